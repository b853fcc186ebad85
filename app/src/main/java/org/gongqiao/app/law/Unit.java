package org.gongqiao.app.law;

/** What a parameter counts; message {@code law.unit.<NAME>}. */
public enum Unit {
    /** Calendar days. */
    DAY,
    /** Days on which people work: the State Council's holidays are left out, its make-up workdays are in. */
    WORKDAY,
    MONTH, YEAR, PERSON, PERCENT,
    /** Whole yuan. */
    YUAN,
    /** 1 yes, 0 no: a rule of which a region decides whether it holds. */
    SWITCH;

    /** Whether it counts time, so that a limit may have it. */
    public boolean isTime() {
        return switch (this) {
            case DAY, WORKDAY, MONTH, YEAR -> true;
            case PERSON, PERCENT, YUAN, SWITCH -> false;
        };
    }
}
