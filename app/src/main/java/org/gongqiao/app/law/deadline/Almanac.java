package org.gongqiao.app.law.deadline;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Rule;

/** All that counting reads, taken at one moment: immutable, so that many clocks can be counted from it, and twice alike. */
final class Almanac {

    private static final Comparator<SettledReading> PRECEDENCE = Comparator.comparingInt(SettledReading::nearness)
            .thenComparingInt(SettledReading::version);

    private record Asked(String name, String region, LocalDate day) {}

    /** How many answers are kept: more than the days, numbers and regions of a full recount ask, little enough for a small machine. */
    private static final int MOST = 100_000;

    /** Counting many clocks asks the same again and again. */
    private final Map<Asked, Optional<Parameter>> found = new ConcurrentHashMap<>();
    private final WorkCalendar calendar;
    private final Map<String, List<Parameter>> numbers;
    private final Map<String, List<Rule>> rules;
    private final Map<String, List<SettledReading>> settled;

    Almanac(WorkCalendar calendar, List<Parameter> numbers, List<Rule> rules, List<SettledReading> settled) {
        this.calendar = calendar;
        this.numbers = numbers.stream().collect(Collectors.groupingBy(Parameter::name));
        this.rules = rules.stream().collect(Collectors.groupingBy(Rule::id));
        this.settled = settled.stream().collect(Collectors.groupingBy(SettledReading::question));
    }

    WorkCalendar calendar() {
        return calendar;
    }

    /**
     * The limit as it holds at a region on a day.
     *
     * @throws MissingLimit where nobody has set it, or it counts no time: without a day a matter would wait for ever
     */
    Parameter limit(String name, String region, LocalDate day) {
        if (found.size() > MOST) {
            found.clear();
        }
        return found.computeIfAbsent(new Asked(name, region, day), asked -> Book.open(region, day, List.of(), numbers.getOrDefault(name, List.of()))
                .parameter(name)).filter(number -> number.unit().isTime()).orElseThrow(() -> new MissingLimit(name, region, day));
    }

    /** The rule as it holds at a region on a day; its newest version where that day is not covered. */
    Rule rule(String id, String region, LocalDate day) {
        List<Rule> versions = rules.getOrDefault(id, List.of());
        if (versions.size() == 1) {
            return versions.getFirst();
        }
        return Book.open(region, day, versions, List.of()).rules().stream().findFirst()
                .or(() -> versions.stream().max(Comparator.comparingInt(Rule::version)))
                .orElseThrow(() -> new IllegalStateException("no rule " + id));
    }

    /** What was settled for the nearest region; empty where the question is open. */
    Optional<SettledReading> settled(String question, String region) {
        return settled.getOrDefault(question, List.of()).stream().filter(each -> each.holdsIn(region)).max(PRECEDENCE)
                .filter(each -> each.choice() != null);
    }
}
