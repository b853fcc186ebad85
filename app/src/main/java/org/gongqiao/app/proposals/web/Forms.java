package org.gongqiao.app.proposals.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** Reads what was typed; what is wrong is gathered as a text for each field. */
final class Forms {

    static final int LINE = 100;
    static final int TEXT = 2_000;
    private static final int CENTS = 2;
    /** What a field is called, so that the summary above a form says which one is meant. */
    private static final Map<String, String> LABELS = Map.ofEntries(Map.entry("topic", "proposals.topic"), Map.entry("title", "proposals.title"),
            Map.entry("reason", "proposals.reason"), Map.entry("measure", "proposals.measure"), Map.entry("field", "proposals.field"),
            Map.entry("situation", "proposals.suggest.situation"), Map.entry("improvement", "proposals.suggest.improvement"),
            Map.entry("result", "proposals.suggest.result"), Map.entry("owner", "proposals.assign.owner"), Map.entry("contact", "proposals.assign.contact"),
            Map.entry("phone", "proposals.assign.phone"), Map.entry("until", "proposals.assign.until"), Map.entry("kind", "proposals.enter.kind"),
            Map.entry("reply", "proposals.reply"), Map.entry("on", "proposals.enter.on"), Map.entry("subject", "proposals.pilots.subject"),
            Map.entry("source", "proposals.pilots.source"), Map.entry("value", "proposals.pilots.value"), Map.entry("text", "proposals.guides.text"),
            Map.entry("changes", "proposals.guides.changes"), Map.entry("before", "proposals.benefit.before"), Map.entry("after", "proposals.benefit.after"),
            Map.entry("pieces", "proposals.benefit.pieces"), Map.entry("months", "proposals.benefit.months"), Map.entry("cost", "proposals.benefit.cost"));

    private final Ui ui;
    private final Map<String, String> errors = new LinkedHashMap<>();

    Forms(Ui ui) {
        this.ui = ui;
    }

    Map<String, String> errors() {
        return errors;
    }

    boolean failed() {
        return !errors.isEmpty();
    }

    void fault(String field, String key, Object... args) {
        String label = LABELS.get(field);
        errors.putIfAbsent(field, label == null ? ui.msg(key, args) : ui.msg("proposals.fault.of", ui.msg(label), ui.msg(key, args)));
    }

    /** A text that must be there and be no longer than {@code most}. */
    String text(String field, @Nullable String typed, int most) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            fault(field, "proposals.fault.blank");
        } else if (text.length() > most) {
            fault(field, "proposals.fault.long", most);
        }
        return text;
    }

    String optional(String field, @Nullable String typed, int most) {
        String text = typed == null ? "" : typed.strip();
        if (text.length() > most) {
            fault(field, "proposals.fault.long", most);
        }
        return text;
    }

    /** A day; where it is wrong the answer is the epoch, and a fault stands. */
    LocalDate day(String field, @Nullable String typed) {
        LocalDate day = date(typed);
        if (day == null) {
            fault(field, "proposals.fault.date");
        }
        return day == null ? LocalDate.EPOCH : day;
    }

    /** A whole number from {@code least} to {@code most}. */
    int number(String field, @Nullable String typed, int least, int most) {
        String text = typed == null ? "" : typed.strip();
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        fault(field, "proposals.fault.number", least, most);
        return least;
    }

    /** Yuan with up to two decimals, as cents. */
    long cents(String field, @Nullable String typed) {
        Long cents = cents(typed);
        if (cents == null) {
            fault(field, "proposals.fault.money");
        }
        return cents == null ? 0 : cents;
    }

    static @Nullable Long cents(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        return text.matches("\\d{1,9}(\\.\\d{1,2})?") ? new BigDecimal(text).movePointRight(CENTS).longValueExact() : null;
    }

    <E extends Enum<E>> E one(String field, E[] values, @Nullable String name) {
        E found = known(values, name);
        if (found == null) {
            fault(field, "proposals.fault.choose");
        }
        return found == null ? values[0] : found;
    }

    static <E extends Enum<E>> @Nullable E known(E[] values, @Nullable String name) {
        return Arrays.stream(values).filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    static @Nullable LocalDate date(@Nullable String typed) {
        try {
            return typed == null ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException wrong) {
            return null;
        }
    }

    static @Nullable UUID uuid(@Nullable String typed) {
        return typed != null && typed.strip().matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(typed.strip()) : null;
    }

    static List<UUID> uuids(@Nullable List<String> typed) {
        return typed == null ? List.of() : typed.stream().map(Forms::uuid).filter(Objects::nonNull).distinct().toList();
    }

    /** The key of a page in a list that is read by path and id. */
    static @Nullable String after(@Nullable String typed) {
        return typed != null && typed.matches("[0-9a-z.]*_[0-9a-f-]{36}") ? typed : null;
    }

    static <E extends Enum<E>> List<Ui.Option> options(Ui ui, E[] values, String prefix) {
        return Arrays.stream(values).map(each -> new Ui.Option(each.name(), ui.msg(prefix + each.name()))).toList();
    }

    static boolean blank(@Nullable String text, int most) {
        return text == null || text.isBlank() || text.strip().length() > most;
    }
}
