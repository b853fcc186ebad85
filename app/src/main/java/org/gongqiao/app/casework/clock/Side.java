package org.gongqiao.app.casework.clock;

/** Whose time a clock measures; message {@code casework.side.<NAME>}. */
public enum Side {
    /** A union's own: lists and warnings go by the earlier day, and the matter is late after the later one. */
    OURS,
    /** Somebody else's, such as an employer's reply: nothing of ours is late by it, and he is only after the later day. */
    THEIRS
}
