package org.gongqiao.app.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The statute book opened at one place and one day: what a rule may read. Immutable; rules that take it stay pure. */
public final class Book {

    /** The nearer region first, then the operator's word before the shipped one, then the newer version. */
    private static final Comparator<Parameter> PRECEDENCE = Comparator.comparingInt(Parameter::nearness)
            .thenComparing(Parameter::origin).thenComparingInt(Parameter::version);
    private static final Comparator<Rule> RULE_PRECEDENCE = Comparator.comparingInt(Rule::nearness)
            .thenComparing(Rule::origin).thenComparingInt(Rule::version);

    /** Told what is read in the book, whether or not it decides. */
    public interface Reader {

        void read(Rule rule);

        void read(Parameter parameter);
    }

    private static final Reader NOBODY = new Reader() {
        @Override
        public void read(Rule rule) {}

        @Override
        public void read(Parameter parameter) {}
    };

    private final String region;
    private final LocalDate day;
    private final Reader reader;
    private final Map<String, Rule> rules = new TreeMap<>();
    private final Map<String, Parameter> parameters = new TreeMap<>();

    private Book(String region, LocalDate day, Reader reader) {
        this.region = region;
        this.day = day;
        this.reader = reader;
    }

    /** Opens a book made of all versions at {@code region} (six digits, or {@link Parameter#COUNTRY}) and {@code day}. */
    public static Book open(String region, LocalDate day, Collection<Rule> rules, Collection<Parameter> parameters) {
        var book = new Book(region, day, NOBODY);
        for (Rule rule : rules) {
            if (rule.holdsOn(day) && rule.holdsIn(region)) {
                book.rules.merge(rule.id(), rule, (a, b) -> RULE_PRECEDENCE.compare(a, b) >= 0 ? a : b);
            }
        }
        for (Parameter parameter : parameters) {
            if (parameter.holdsOn(day) && parameter.holdsIn(region)) {
                book.parameters.merge(parameter.name(), parameter, (a, b) -> PRECEDENCE.compare(a, b) >= 0 ? a : b);
            }
        }
        return book;
    }

    /** A book of these versions and no others, whenever and wherever they hold: to run an old decision again. */
    public static Book exactly(String region, LocalDate day, Collection<Rule> rules, Collection<Parameter> parameters) {
        var book = new Book(region, day, NOBODY);
        rules.forEach(rule -> book.rules.put(rule.id(), rule));
        parameters.forEach(parameter -> book.parameters.put(parameter.name(), parameter));
        return book;
    }

    /** The same book, which tells what is read in it. */
    public Book readBy(Reader told) {
        var book = new Book(region, day, told);
        book.rules.putAll(rules);
        book.parameters.putAll(parameters);
        return book;
    }

    public String region() {
        return region;
    }

    public LocalDate day() {
        return day;
    }

    /** @throws IllegalArgumentException for a rule that does not hold on that day: a decision without its rule must not go on */
    public Rule rule(String id) {
        Rule rule = rules.get(id);
        if (rule == null) {
            throw new IllegalArgumentException("no rule " + id + " in force on " + day);
        }
        reader.read(rule);
        return rule;
    }

    public List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    /** Empty where nobody has set the number for this place and day: the caller's answer is then "to be confirmed". */
    public Optional<Parameter> parameter(String name) {
        Parameter parameter = parameters.get(name);
        if (parameter != null) {
            reader.read(parameter);
        }
        return Optional.ofNullable(parameter);
    }

    public List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    /** Begins the ground of a verdict on this rule. */
    public Finding finding(String ruleId) {
        return new Finding(rule(ruleId));
    }

    /** Gathers what a verdict rests on while a rule looks at its facts. */
    public static final class Finding {
        private final Rule rule;
        private final Map<String, String> facts = new LinkedHashMap<>();
        private final List<Ground.Used> used = new ArrayList<>();

        private Finding(Rule rule) {
            this.rule = rule;
        }

        public Finding fact(String name, Object value) {
            facts.put(name, String.valueOf(value));
            return this;
        }

        public Finding uses(Parameter parameter) {
            used.add(new Ground.Used(parameter.name(), parameter.region(), parameter.version(), parameter.value(), parameter.unit(),
                    parameter.citation(), parameter.mark()));
            return this;
        }

        private Ground ground() {
            return new Ground(rule.id(), rule.version(), rule.citation(), rule.mark(), List.copyOf(used), Collections.unmodifiableMap(new LinkedHashMap<>(facts)));
        }

        public Verdict lawful(String key) {
            return new Verdict.Lawful(ground(), key);
        }

        public Verdict unlawful(String key) {
            return new Verdict.Unlawful(ground(), key);
        }

        public Verdict warning(String key) {
            return new Verdict.Warning(ground(), key);
        }

        public Verdict toBeConfirmed(String key) {
            return new Verdict.ToBeConfirmed(ground(), key);
        }
    }
}
