package org.gongqiao.app.supervision.file;

/** How a case ended; messages {@code supervision.outcome.<NAME>}. */
public enum CaseOutcome {
    /** The employer corrected what was wrong. */
    CORRECTED,
    /** Worker and employer settled it with each other. */
    SETTLED,
    /** The inquiry found no breach, or the employer's reason was good. */
    NO_BREACH,
    /** The reminder did its work; nothing further was found. */
    PREVENTED,
    /** Outside the scope of supervision, or already with an authority, arbitration or a court (S-05). */
    NOT_ACCEPTED,
    /** The authority dealt with it and reported back. */
    BY_AUTHORITY,
    /** The prosecutors took it over. */
    BY_PROSECUTORS
}
