package org.gongqiao.app.sessions;

public enum SessionState {
    /** Its agenda is being made. */
    PREPARING,
    /** The notice and the papers are out. */
    CALLED,
    /** In session. */
    OPEN,
    CLOSED, CANCELLED
}
