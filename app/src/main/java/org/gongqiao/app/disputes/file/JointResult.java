package org.gongqiao.app.disputes.file;

/** With what a partner body gives a shared case back; message {@code disputes.result.<NAME>}. */
public enum JointResult {
    /** It mediated an agreement. */
    AGREED,
    NOT_AGREED,
    /** It took the case itself: filed, confirmed, ordered. */
    TAKEN_OVER,
    /** Not a case for it. */
    RETURNED
}
