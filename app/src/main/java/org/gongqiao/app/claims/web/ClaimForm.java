package org.gongqiao.app.claims.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.claims.file.Circumstance;
import org.gongqiao.app.claims.file.ClaimType;
import org.gongqiao.app.claims.file.FileClaim;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.file.Topic;
import org.gongqiao.app.claims.template.Template;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the form of a claim, as it was typed.
 *
 * @param fields name to value; several values of one name are joined by commas
 */
public record ClaimForm(Map<String, String> fields) {

    public static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_PLACE = 100;
    private static final int MOST_PEOPLE = 100_000;
    private static final BigDecimal MOST_YUAN = new BigDecimal("1000000000");
    /** Names that are not kept in a draft and not handed on. */
    private static final Set<String> NOT_TYPED = Set.of("_csrf", "code", "idNumber", "files", "attachments");

    public ClaimForm {
        fields = Map.copyOf(fields);
    }

    static ClaimForm of(Map<String, List<String>> parameters) {
        var fields = new TreeMap<String, String>();
        parameters.forEach((name, values) -> {
            if (!NOT_TYPED.contains(name) && name.length() < 40) {
                String joined = String.join(",", values);
                fields.put(name, joined.length() > LONGEST_TEXT * 2 ? joined.substring(0, LONGEST_TEXT * 2) : joined);
            }
        });
        return new ClaimForm(fields);
    }

    public String get(String name) {
        return fields.getOrDefault(name, "");
    }

    public List<String> many(String name) {
        return get(name).isEmpty() ? List.of() : List.of(get(name).split(","));
    }

    public Optional<ClaimType> type() {
        return constant(ClaimType.class, get("type"));
    }

    public Optional<Occupation> occupation() {
        return constant(Occupation.class, get("occupation"));
    }

    public Optional<Topic> topic() {
        return constant(Topic.class, get("topic"));
    }

    /** Whether the first screen is complete. */
    public boolean isChosen() {
        return type().isPresent() && occupation().isPresent() && topic().isPresent();
    }

    public ClaimForm with(String name, String value) {
        var changed = new TreeMap<>(fields);
        changed.put(name, value);
        return new ClaimForm(changed);
    }

    /**
     * What is wrong, field name to message key, in the order of the form.
     *
     * @param today    nothing happened later than today
     * @param hasFiles whether files say it instead of words
     */
    Map<String, String> faults(LocalDate today, boolean hasFiles) {
        var faults = new LinkedHashMap<String, String>();
        if (get("q").isBlank() || get("q").length() > LONGEST_PLACE) {
            faults.put("place", "claims.fault.place");
        }
        for (String name : List.of("from", "until", "known", "ended")) {
            if (!get(name).isBlank() && day(get(name)).filter(day -> name.equals("until") || !day.isAfter(today)).filter(day -> day.getYear() > 1980).isEmpty()) {
                faults.put(name, "claims.fault.day");
            }
        }
        if (day(get("from")).isPresent() && day(get("until")).isPresent() && day(get("until")).get().isBefore(day(get("from")).get())) {
            faults.put("until", "claims.fault.period");
        }
        if (!get("amount").isBlank() && cents(get("amount")).isEmpty()) {
            faults.put("amount", "claims.fault.amount");
        }
        if (!get("people").isBlank() && number(get("people"), 1, MOST_PEOPLE).isEmpty()) {
            faults.put("people", "claims.fault.people");
        }
        if (!get("youngest").isBlank() && number(get("youngest"), 1, 120).isEmpty()) {
            faults.put("youngest", "claims.fault.youngest");
        }
        if (get("text").isBlank() && !hasFiles || get("text").length() > LONGEST_TEXT) {
            faults.put("text", "claims.fault.text");
        }
        if (key().isEmpty()) {
            faults.put("text", "claims.fault.key");
        }
        return faults;
    }

    /** Only after {@link #faults} found nothing and where {@link #isChosen()}. */
    FileClaim toCommand(Template template, boolean sealed, @Nullable UUID union, List<UUID> files) {
        Occupation occupation = occupation().orElseThrow();
        Topic topic = topic().orElseThrow();
        String pick = get("place");
        return new FileClaim(key().orElseThrow(), type().orElseThrow(), topic, occupation, get("q").strip(),
                pick.matches("employer:" + ID) ? UUID.fromString(pick.substring(9)) : null, pick.matches("region:[1-9]\\d{5}") ? pick.substring(7) : null,
                pick.matches("union:" + ID) ? UUID.fromString(pick.substring(6)) : union, day(get("from")).orElse(null), day(get("until")).orElse(null),
                day(get("known")).orElse(null), day(get("ended")).orElse(null), number(get("people"), 1, MOST_PEOPLE).orElse(1),
                cents(get("amount")).orElse(null), number(get("youngest"), 1, 120).orElse(null),
                many("circumstances").stream().flatMap(name -> constant(Circumstance.class, name).stream()).collect(Collectors.toSet()),
                get("text").strip(), template.accepted(topic, answers()), sealed, files, template.id());
    }

    private Map<String, String> answers() {
        var answers = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> {
            if (name.startsWith("a_")) {
                answers.put(name.substring(2), value);
            }
        });
        return answers;
    }

    Optional<UUID> key() {
        return get("key").matches(ID) ? Optional.of(UUID.fromString(get("key"))) : Optional.empty();
    }

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static Optional<LocalDate> day(String typed) {
        if (!typed.strip().matches("\\d{4}-\\d{2}-\\d{2}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Yuan with at most two decimals, as exact cents. */
    private static Optional<Long> cents(String typed) {
        String plain = typed.strip().replace(",", "");
        if (!plain.matches("\\d{1,10}(\\.\\d{1,2})?") || new BigDecimal(plain).compareTo(MOST_YUAN) > 0) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(plain).movePointRight(2).longValueExact());
    }

    private static Optional<Integer> number(String typed, int least, int most) {
        String plain = typed.strip();
        return plain.matches("\\d{1,6}") && Integer.parseInt(plain) >= least && Integer.parseInt(plain) <= most
                ? Optional.of(Integer.parseInt(plain)) : Optional.empty();
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants()).filter(each -> each.name().equals(name)).findFirst();
    }

    /** What is kept while somebody types: the same without what is empty. */
    Map<String, String> toKeep() {
        var kept = new TreeMap<String, String>();
        fields.forEach((name, value) -> {
            if (!value.isBlank() && !name.equals("sealed")) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    static List<String> names(Enum<?>[] constants) {
        var names = new ArrayList<String>();
        for (Enum<?> each : constants) {
            names.add(each.name());
        }
        return names;
    }

    @Override
    public String toString() {
        return "ClaimForm[" + fields.keySet() + "]";
    }
}
