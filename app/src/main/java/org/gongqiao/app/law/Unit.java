package org.gongqiao.app.law;

/** What a parameter counts; message {@code law.unit.<NAME>}. */
public enum Unit {
    /** Calendar days. */
    DAY,
    MONTH, YEAR, PERSON, PERCENT
}
