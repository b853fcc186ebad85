package org.gongqiao.app.supervision.file;

/** Messages {@code supervision.letterState.<NAME>}. */
public enum LetterState {
    /** Proposed: waits for whoever may sign. */
    PROPOSED,
    /** A grassroots union asked a higher federation to issue it (S-03). */
    ASKED,
    ISSUED,
    /** Taken back before issue, or declined by the federation that was asked. */
    WITHDRAWN
}
