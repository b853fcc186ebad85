package org.gongqiao.app.voting.paper;

/** What somebody took at sign-in; message {@code voting.medium.<NAME>}. */
public enum Medium {
    /** A credential on a slip, to vote in a browser. */
    SLIP,
    PAPER,
    /** Took something and gave it back before the opening. */
    NONE
}
