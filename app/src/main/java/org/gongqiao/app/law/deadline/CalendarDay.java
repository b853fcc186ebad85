package org.gongqiao.app.law.deadline;

import java.time.LocalDate;

/**
 * A day that is not what its weekday says, or is a festival day.
 *
 * @param festival name of the holiday it belongs to
 */
public record CalendarDay(LocalDate day, DayKind kind, String festival) {}
