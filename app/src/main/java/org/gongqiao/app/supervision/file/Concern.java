package org.gongqiao.app.supervision.file;

/** Who or what a case touches; each opens the way to the prosecutors (S-04). Messages {@code supervision.concern.<NAME>}. */
public enum Concern {
    NEW_FORMS, WOMEN, MINORS, DISABLED, OLDER,
    /** Unpaid social insurance of a group. */
    GROUP_INSURANCE,
    /** Unpaid wages of migrant workers as a group. */
    GROUP_MIGRANT_WAGES
}
