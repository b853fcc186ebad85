package org.gongqiao.app.law.deadline;

import java.util.Arrays;
import java.util.List;

/** One defensible reading of a text; message {@code law.reading.<NAME>}. */
public enum Reading {
    /** A "day" of the limit is a calendar day. */
    CALENDAR_DAYS(Question.Kind.UNIT),
    /** A "day" of the limit is a working day. */
    WORKING_DAYS(Question.Kind.UNIT),
    /** A last day moves only where it is a statutory festival day. */
    FESTIVAL_ROLLS(Question.Kind.REST_DAY),
    /** A last day moves where it lies in an announced holiday, days off by arrangement included; an ordinary weekend does not. */
    HOLIDAY_ROLLS(Question.Kind.REST_DAY),
    /** A last day moves from any day on which people do not work, an ordinary weekend included. */
    WEEKEND_ROLLS(Question.Kind.REST_DAY),
    /** Counting back, the nth day before the event is the last day to act. */
    NTH_DAY_BACK(Question.Kind.BACKWARD),
    /** Counting back, the whole days must lie between the act and the event: the last day is the one before them. */
    CLEAR_DAYS_BACK(Question.Kind.BACKWARD);

    private final Question.Kind kind;

    Reading(Question.Kind kind) {
        this.kind = kind;
    }

    public Question.Kind kind() {
        return kind;
    }

    static List<Reading> of(Question.Kind kind) {
        return Arrays.stream(values()).filter(reading -> reading.kind == kind).toList();
    }
}
