package org.gongqiao.app.supervision.file;

/** How far a case is; messages {@code supervision.stage.<NAME>}. */
public enum Stage {
    /** A clue is registered; reminders may go out. */
    CLUE,
    /** Supervisors inquire. */
    INQUIRY,
    /** A breach was found; the employer is urged, or the opinion prepared. */
    BREACH,
    /** The opinion is out. */
    OPINION,
    /** The recommendation lies with an authority. */
    RECOMMENDATION,
    /** The clue lies with the prosecutors. */
    PROSECUTORS,
    CLOSED
}
