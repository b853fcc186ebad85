package org.gongqiao.app.law.deadline;

/** Which days a last day rolls from: the readings, with the days of which the calendar itself is unsure taken both ways. */
enum Rest {
    FESTIVAL_SURE(Reading.FESTIVAL_ROLLS),
    FESTIVAL_UNSURE(Reading.FESTIVAL_ROLLS),
    HOLIDAY(Reading.HOLIDAY_ROLLS),
    WEEKEND(Reading.WEEKEND_ROLLS);

    private final Reading reading;

    Rest(Reading reading) {
        this.reading = reading;
    }

    Reading reading() {
        return reading;
    }

    boolean rollsFrom(DayKind kind) {
        return switch (kind) {
            case WORKDAY, MAKE_UP -> false;
            case FESTIVAL -> true;
            case UNSURE -> this != FESTIVAL_SURE;
            case DAY_OFF -> this == HOLIDAY || this == WEEKEND;
            case WEEKEND -> this == WEEKEND;
        };
    }
}
