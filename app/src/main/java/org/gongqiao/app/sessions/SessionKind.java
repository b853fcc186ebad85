package org.gongqiao.app.sessions;

public enum SessionKind {
    /** One of those that are due each year (D-07). */
    REGULAR,
    /** Out of turn, asked for by somebody who may (D-08, J-17). */
    EXTRAORDINARY;

    /** Who asked for a session out of turn. */
    public enum CalledFor { EMPLOYER, UNION, DELEGATES }
}
