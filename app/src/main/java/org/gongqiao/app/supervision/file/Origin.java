package org.gongqiao.app.supervision.file;

/** Where a clue comes from; messages {@code supervision.origin.<NAME>}. */
public enum Origin {
    /** A worker complained: answered even where it is not accepted (S-05). */
    COMPLAINT,
    DAILY_WORK, INSPECTION, HIGHER_UNION, MEDIA
}
