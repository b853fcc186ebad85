package org.gongqiao.app.law.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Rule;
import org.gongqiao.app.law.Unit;
import org.jspecify.annotations.Nullable;

/**
 * The life of a clock by one set of readings: walks the turns and knows the last day. Each reading walks by itself,
 * since a turn may come in time by one of them and too late by another.
 */
final class Track {

    /** No limit of any law is longer; a walk that goes on is a defect. */
    private static final int FAR = 40_000;

    private static final String FIRST_DAY = "N-2.first";
    private static final String MONTHS = "N-2.months";
    private static final String LAST_DAY = "N-2.last";
    private static final String WORKING = "N-2.working";
    private static final String BACK = "N-2.back";

    /** A length of time of the clock: the limit itself, or what was added. */
    private record Part(int amount, Unit unit) {}

    /** Days that were not counted: from the first, up to and without the end. */
    private record Pause(LocalDate from, LocalDate until) {

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }
    }

    /** A last day before it rolls; {@code unknown} where it lies in, or the way to it led through, a year without a calendar. */
    private record Raw(LocalDate day, boolean unknown) {}

    /** The result of one set of readings. */
    record End(LocalDate day, boolean provisional) {}

    private final Almanac almanac;
    private final String limit;
    private final String region;
    private final @Nullable Unit unit;
    private final Rest rest;
    private final Reading back;

    private final List<Line> lines = new ArrayList<>();
    private final List<Parameter> used = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    private @Nullable LocalDate event;
    private @Nullable Parameter number;
    private @Nullable LocalDate pausedFrom;
    private @Nullable LocalDate endedOn;

    /** @param unit the reading of the unit; null for the one that the limit names */
    Track(Almanac almanac, String limit, String region, @Nullable Unit unit, Rest rest, Reading back) {
        this.almanac = almanac;
        this.limit = limit;
        this.region = region;
        this.unit = unit;
        this.rest = rest;
        this.back = back;
    }

    void walk(List<Turn> turns) {
        for (Turn turn : turns) {
            if (endedOn != null) {
                return;
            }
            if (event == null && !(turn instanceof Turn.Started)) {
                throw new IllegalArgumentException("a clock begins with its event");
            }
            switch (turn) {
                case Turn.Started(LocalDate day) -> begin(day, "started");
                case Turn.Ended(LocalDate day) -> endedOn = day;
                case Turn.Interrupted(LocalDate day) -> {
                    if (inTime(day, "interrupted")) {
                        begin(day, "interrupted");
                    }
                }
                case Turn.Suspended(LocalDate day) -> {
                    if (pausedFrom == null && inTime(day, "suspended")) {
                        pausedFrom = day;
                        say("suspended", number.ruleId(), day, day.getDayOfWeek());
                    }
                }
                case Turn.Resumed(LocalDate day) -> resume(day);
                case Turn.Extended(LocalDate day, String by) -> {
                    if (inTime(day, "extended")) {
                        Parameter more = almanac.limit(by, region, day);
                        parts.add(new Part(more.value(), more.unit()));
                        used.add(more);
                        lines.add(new Line("extended", List.of(day, new Amount(more.value(), more.unit())), more.ruleId(), more.citation(), more.mark()));
                    }
                }
                case Turn.ExtendedBy(LocalDate day, int days) -> {
                    if (inTime(day, "extended")) {
                        parts.add(new Part(days, Unit.DAY));
                        say("extended", number.ruleId(), day, new Amount(days, Unit.DAY));
                    }
                }
            }
        }
    }

    private void begin(LocalDate day, String key) {
        event = day;
        number = almanac.limit(limit, region, day);
        used.add(number);
        parts.clear();
        pauses.clear();
        pausedFrom = null;
        Unit counted = unit == null ? number.unit() : unit;
        parts.add(new Part(number.value(), counted));
        if (key.equals("interrupted")) {
            say("interrupted", number.ruleId(), day, day.getDayOfWeek());
        }
        lines.add(new Line(number.backward() ? "limitBack" : "limit", List.of(new LimitName(limit), new Amount(number.value(), counted)),
                number.ruleId(), number.citation(), number.mark()));
        say(number.backward() ? "eventBack" : "event", FIRST_DAY, day, day.getDayOfWeek());
    }

    private void resume(LocalDate day) {
        if (pausedFrom == null) {
            return;
        }
        if (day.isAfter(pausedFrom)) {
            pauses.add(new Pause(pausedFrom, day));
            say("resumed", number.ruleId(), pausedFrom, day.minusDays(1), day, day.toEpochDay() - pausedFrom.toEpochDay());
        }
        pausedFrom = null;
    }

    /** Whether the clock still ran on that day; if not, the turn changes nothing, and the explanation says so. */
    private boolean inTime(LocalDate day, String what) {
        End end = end(null);
        if (number.backward()) {
            say("notBack." + what, BACK, day);
            return false;
        }
        if (pausedFrom != null || end.provisional() || !day.isAfter(end.day())) {
            return true;
        }
        say("tooLate." + what, number.ruleId(), day, end.day());
        return false;
    }

    /** The last day by this track's readings, with the last steps of the arithmetic. */
    End end() {
        return end(lines);
    }

    String region() {
        return region;
    }

    LocalDate eventOn() {
        return event;
    }

    Parameter number() {
        return number;
    }

    @Nullable LocalDate endedOn() {
        return endedOn;
    }

    boolean isSuspended() {
        return pausedFrom != null;
    }

    Unit unitCounted() {
        return parts.getFirst().unit();
    }

    Rest rest() {
        return rest;
    }

    Reading back() {
        return back;
    }

    List<Line> lines() {
        return lines;
    }

    List<Parameter> used() {
        return used;
    }

    private End end(@Nullable List<Line> told) {
        if (number.backward()) {
            return back(told);
        }
        LocalDate from = event;
        boolean unknown = false;
        boolean rolls = true;
        for (Part part : parts) {
            Raw raw = forward(from, part, told);
            unknown |= raw.unknown();
            rolls = part.unit() != Unit.WORKDAY;
            from = raw.day();
        }
        return roll(from, unknown, rolls, told);
    }

    /** The day on which a part ends that begins the day after {@code from}. */
    private Raw forward(LocalDate from, Part part, @Nullable List<Line> told) {
        return switch (part.unit()) {
            case DAY -> {
                LocalDate day = pausing(from, part.amount());
                tell(told, "days", null, from, new Amount(part.amount(), part.unit()), day, day.getDayOfWeek());
                yield new Raw(day, false);
            }
            case MONTH, YEAR -> {
                LocalDate corresponding = part.unit() == Unit.MONTH ? from.plusMonths(part.amount()) : from.plusYears(part.amount());
                tell(told, corresponding.getDayOfMonth() == from.getDayOfMonth() ? "months" : "monthEnd", MONTHS, from,
                        new Amount(part.amount(), part.unit()), corresponding, corresponding.getDayOfWeek());
                LocalDate day = pausing(from, corresponding.toEpochDay() - from.toEpochDay());
                if (!day.equals(corresponding)) {
                    tell(told, "shifted", null, corresponding, new Amount((int) (day.toEpochDay() - corresponding.toEpochDay()), Unit.DAY), day, day.getDayOfWeek());
                }
                yield new Raw(day, false);
            }
            case WORKDAY -> workdays(from, part.amount(), 1, told);
            case PERSON, PERCENT, YUAN, SWITCH -> throw new IllegalStateException("not a limit");
        };
    }

    /** The nth calendar day after {@code from}, days of a pause left out. */
    private LocalDate pausing(LocalDate from, long days) {
        LocalDate day = from.plusDays(days);
        if (pauses.isEmpty()) {
            return day;
        }
        day = from;
        for (long left = days; left > 0; ) {
            day = day.plusDays(1);
            left -= paused(day) ? 0 : 1;
        }
        return day;
    }

    private boolean paused(LocalDate day) {
        return pauses.stream().anyMatch(pause -> pause.holds(day));
    }

    /** The nth working day after {@code from}, or before it where {@code step} is -1. */
    private Raw workdays(LocalDate from, int days, int step, @Nullable List<Line> told) {
        LocalDate day = from;
        boolean unknown = false;
        var off = new ArrayList<LocalDate>();
        var madeUp = new ArrayList<LocalDate>();
        for (int left = days, walked = 0; left > 0; walked++) {
            if (walked > FAR) {
                throw new IllegalStateException("no end of " + limit);
            }
            day = day.plusDays(step);
            DayKind kind = almanac.calendar().kind(day).orElse(null);
            unknown |= kind == null;
            boolean works = kind == null ? !WorkCalendar.isWeekend(day) : kind.isWorkday();
            if (step > 0 && paused(day)) {
                continue;
            }
            if (works) {
                left--;
            } else if (kind != DayKind.WEEKEND && kind != null) {
                off.add(day);
            }
            if (kind == DayKind.MAKE_UP) {
                madeUp.add(day);
            }
        }
        tell(told, step > 0 ? "workdays" : "workdaysBack", WORKING, from, new Amount(days, Unit.WORKDAY), day, day.getDayOfWeek());
        if (!off.isEmpty()) {
            tell(told, "notCounted", WORKING, new Days(off));
        }
        if (!madeUp.isEmpty()) {
            tell(told, "madeUp", WORKING, new Days(madeUp));
        }
        return new Raw(day, unknown);
    }

    private End roll(LocalDate last, boolean unknown, boolean rolls, @Nullable List<Line> told) {
        if (unknown || rolls && !almanac.calendar().covers(last)) {
            return provisional(last, told);
        }
        if (!rolls) {
            return new End(last, false);
        }
        LocalDate day = last;
        while (rest.rollsFrom(almanac.calendar().kind(day).orElseThrow())) {
            day = day.plusDays(1);
            if (!almanac.calendar().covers(day)) {
                return provisional(last, told);
            }
        }
        DayKind kind = almanac.calendar().kind(last).orElseThrow();
        if (day.equals(last)) {
            tell(told, "stays." + kind, kind.isWorkday() ? null : LAST_DAY, last, last.getDayOfWeek(), rest.reading());
        } else {
            tell(told, "rolls." + kind, LAST_DAY, last, last.getDayOfWeek(), rest.reading(), day, day.getDayOfWeek());
        }
        return new End(day, false);
    }

    private End provisional(LocalDate last, @Nullable List<Line> told) {
        tell(told, "provisional", WORKING, last, String.valueOf(firstUncovered(last)));
        return new End(last, true);
    }

    private int firstUncovered(LocalDate last) {
        int from = Math.min(event.getYear(), last.getYear());
        for (int year = from; year <= last.getYear() + 1; year++) {
            if (!almanac.calendar().years().contains(year) && (year == last.getYear() || unitCounted() == Unit.WORKDAY)) {
                return year;
            }
        }
        return last.getYear() + 1;
    }

    /** Back from the event. Nothing moves such a day: no article says so, and a later day would shorten the time it protects. */
    private End back(@Nullable List<Line> told) {
        Part part = parts.getFirst();
        Raw nth = switch (part.unit()) {
            case DAY -> backTo(event.minusDays(part.amount()), part, told);
            case MONTH -> backTo(event.minusMonths(part.amount()), part, told);
            case YEAR -> backTo(event.minusYears(part.amount()), part, told);
            case WORKDAY -> workdays(event, part.amount(), -1, told);
            case PERSON, PERCENT, YUAN, SWITCH -> throw new IllegalStateException("not a limit");
        };
        LocalDate last = back == Reading.CLEAR_DAYS_BACK ? nth.day().minusDays(1) : nth.day();
        tell(told, back == Reading.CLEAR_DAYS_BACK ? "clear" : "nth", BACK, last, last.getDayOfWeek());
        if (nth.unknown()) {
            return provisional(last, told);
        }
        almanac.calendar().kind(last).filter(kind -> !kind.isWorkday())
                .ifPresent(kind -> tell(told, "notMoved", BACK, last, last.getDayOfWeek()));
        return new End(last, false);
    }

    private Raw backTo(LocalDate day, Part part, @Nullable List<Line> told) {
        tell(told, "daysBack", null, event, new Amount(part.amount(), part.unit()), day, day.getDayOfWeek());
        return new Raw(day, false);
    }

    private void say(String key, String ruleId, Object... args) {
        tell(lines, key, ruleId, args);
    }

    private void tell(@Nullable List<Line> told, String key, @Nullable String ruleId, Object... args) {
        if (told == null) {
            return;
        }
        if (ruleId == null) {
            told.add(new Line(key, List.of(args), null, null, null));
        } else {
            Rule rule = almanac.rule(ruleId, region, event);
            told.add(new Line(key, List.of(args), ruleId, rule.citation(), rule.mark()));
        }
    }
}
