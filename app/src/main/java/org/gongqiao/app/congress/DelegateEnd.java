package org.gongqiao.app.congress;

/** Why somebody stopped being a delegate before the end of the term; message {@code congress.end.<NAME>}. */
public enum DelegateEnd {
    /** By a vote of the constituency (D-05). */
    RECALLED,
    RESIGNED,
    /** Left the employer. */
    LEFT,
    /** Moved to another constituency. */
    MOVED,
    DIED,
    /** The body itself ended. */
    TERM
}
