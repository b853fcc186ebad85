package org.gongqiao.app.law.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each day is, in the years of which a calendar is loaded. A year that is not loaded has no answer: nobody guesses
 * a holiday.
 *
 * @param marked days that are not what their weekday says, or are festival days
 */
public record WorkCalendar(Set<Integer> years, Map<LocalDate, DayKind> marked) {

    public WorkCalendar {
        years = Set.copyOf(years);
        marked = Map.copyOf(marked);
    }

    public boolean covers(LocalDate day) {
        return years.contains(day.getYear());
    }

    /** Empty in a year without a calendar. */
    public Optional<DayKind> kind(LocalDate day) {
        if (!covers(day)) {
            return Optional.empty();
        }
        DayKind kind = marked.get(day);
        return Optional.of(kind != null ? kind : isWeekend(day) ? DayKind.WEEKEND : DayKind.WORKDAY);
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
