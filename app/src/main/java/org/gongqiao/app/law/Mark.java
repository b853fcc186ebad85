package org.gongqiao.app.law;

/** How far a rule or a number was checked; shown wherever it is used, message {@code law.mark.<NAME>}. */
public enum Mark {
    /** Read in the full text or a quoted article of the instrument. */
    VERIFIED,
    /** Some of it read in the instrument, the rest remembered. */
    PARTLY,
    /** Read in a secondary or local source only. */
    SECONDARY,
    /** From knowledge; the article number too. */
    UNVERIFIED,
    /** No number in any instrument: set by this deployment. */
    CONFIGURED
}
