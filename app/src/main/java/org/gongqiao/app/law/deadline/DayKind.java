package org.gongqiao.app.law.deadline;

/** What a day of the calendar is; message {@code law.day.<NAME>}. */
public enum DayKind {
    /** Monday to Friday, no holiday. */
    WORKDAY,
    /** A Saturday or Sunday that the State Council made a workday. */
    MAKE_UP,
    /** An ordinary Saturday or Sunday. */
    WEEKEND,
    /** A day off that the arrangement of a holiday adds to the festival days; not itself a statutory festival day. */
    DAY_OFF,
    /** A statutory festival day. */
    FESTIVAL,
    /** A day off of a holiday of which the file does not say whether it is a statutory festival day. */
    UNSURE;

    /** Whether people work on it. */
    public boolean isWorkday() {
        return this == WORKDAY || this == MAKE_UP;
    }
}
