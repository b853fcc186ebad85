package org.gongqiao.app.casework;

/** What came of asking for, agreeing to or declining an opening. */
public enum OpeningOutcome {
    DONE,
    /** The matter is open to the keepers already. */
    ALREADY_OPEN,
    /** Another request waits for its answer. */
    OTHER_WAITS,
    /** Nothing waits any more. */
    NOTHING_WAITS,
    /** Whoever asked cannot be the second of two. */
    OWN_REQUEST
}
