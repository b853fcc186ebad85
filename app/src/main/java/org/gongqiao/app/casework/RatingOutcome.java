package org.gongqiao.app.casework;

/** What came of rating a matter. */
public enum RatingOutcome {
    RATED,
    /** Still in the hands of the union. */
    NOT_CLOSED,
    /** He closed it himself: took it back, or handled it as an officer. */
    CLOSED_BY_HIMSELF,
    /** One rating a matter. */
    RATED_BEFORE
}
