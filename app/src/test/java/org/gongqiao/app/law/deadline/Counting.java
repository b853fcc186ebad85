package org.gongqiao.app.law.deadline;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongqiao.app.law.Citation;
import org.gongqiao.app.law.Mark;
import org.gongqiao.app.law.Origin;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Rule;
import org.gongqiao.app.law.Unit;
import org.jspecify.annotations.Nullable;

/** Engines for tests: the shipped calendar, limits made for the case, and settled readings. */
final class Counting {

    static final String PLACE = "330106";

    private final List<Parameter> numbers = new ArrayList<>();
    private final List<SettledReading> settled = new ArrayList<>();
    private WorkCalendar calendar = shipped();

    static WorkCalendar shipped() {
        try (var in = new InputStreamReader(Counting.class.getResourceAsStream("/law/calendar-2025-2026.tsv"), StandardCharsets.UTF_8)) {
            CalendarFile file = CalendarFile.read(in);
            var marked = new HashMap<LocalDate, DayKind>();
            file.years().forEach(year -> year.days().forEach(day -> marked.put(day.day(), day.kind())));
            return new WorkCalendar(file.years().stream().map(CalendarFile.Year::year).collect(Collectors.toSet()), marked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Counting limit(String name, int value, Unit unit) {
        return limit(name, value, unit, null, false);
    }

    Counting limit(String name, int value, Unit unit, @Nullable Unit other, boolean backward) {
        numbers.add(new Parameter(name, Parameter.COUNTRY, 1, "T-01", value, unit, citation("T", "14"), Mark.VERIFIED, null, null,
                Origin.SHIPPED, "", other, backward));
        return this;
    }

    Counting number(Parameter number) {
        numbers.add(number);
        return this;
    }

    Counting settle(String question, String region, @Nullable Reading choice) {
        settled.add(new SettledReading(question, region, settled.size() + 1, choice, "试验依据", "", Instant.EPOCH));
        return this;
    }

    Counting calendar(WorkCalendar other) {
        calendar = other;
        return this;
    }

    Counting withoutYear(int year) {
        var years = new HashSet<>(calendar.years());
        years.remove(year);
        Map<LocalDate, DayKind> marked = calendar.marked().entrySet().stream().filter(day -> day.getKey().getYear() != year)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        calendar = new WorkCalendar(years, marked);
        return this;
    }

    Reckoner reckoner() {
        List<Rule> rules = Stream.of("T-01", "N-2.first", "N-2.months", "N-2.last", "N-2.working", "N-2.back")
                .map(id -> new Rule(id, 1, Parameter.COUNTRY, "中", "en", citation(id, "20"), Mark.VERIFIED, "", null, null, Origin.SHIPPED, "")).toList();
        return new Reckoner(new Almanac(calendar, numbers, rules, settled));
    }

    static Citation citation(String instrument, String article) {
        return new Citation(instrument, "试", "trial", article);
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    static Turn started(String day) {
        return new Turn.Started(day(day));
    }
}
