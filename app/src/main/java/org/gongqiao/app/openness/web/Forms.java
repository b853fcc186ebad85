package org.gongqiao.app.openness.web;

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

    static final int LINE = 200;
    static final int TEXT = 4_000;

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
        errors.putIfAbsent(field, ui.msg(key, args));
    }

    /** A text that must be there and be no longer than {@code most}. */
    String text(String field, String typed, int most) {
        String text = typed.strip();
        if (text.isEmpty()) {
            fault(field, "openness.fault.blank");
        } else if (text.length() > most) {
            fault(field, "openness.fault.long", most);
        }
        return text;
    }

    String optional(String field, String typed, int most) {
        String text = typed.strip();
        if (text.length() > most) {
            fault(field, "openness.fault.long", most);
        }
        return text;
    }

    /** A day; where it is wrong the answer is the epoch, and a fault stands. */
    LocalDate day(String field, String typed) {
        LocalDate day = date(typed);
        if (day == null) {
            fault(field, "openness.fault.date");
        }
        return day == null ? LocalDate.EPOCH : day;
    }

    @Nullable LocalDate optionalDay(String field, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        LocalDate day = date(typed);
        if (day == null) {
            fault(field, "openness.fault.date");
        }
        return day;
    }

    int number(String field, String typed, int most) {
        if (typed.strip().matches("\\d{1,7}") && Integer.parseInt(typed.strip()) <= most) {
            return Integer.parseInt(typed.strip());
        }
        fault(field, "openness.fault.number", most);
        return 0;
    }

    <E extends Enum<E>> E one(String field, E[] values, String name) {
        E found = known(values, name);
        if (found == null) {
            fault(field, "openness.fault.choose");
        }
        return found == null ? values[0] : found;
    }

    static <E extends Enum<E>> List<E> some(E[] values, List<String> names) {
        return Arrays.stream(values).filter(each -> names.contains(each.name())).toList();
    }

    static <E extends Enum<E>> @Nullable E known(E[] values, @Nullable String name) {
        return Arrays.stream(values).filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    static @Nullable LocalDate date(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException wrong) {
            return null;
        }
    }

    static @Nullable UUID uuid(@Nullable String typed) {
        return typed != null && typed.strip().matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(typed.strip()) : null;
    }

    static List<UUID> uuids(List<String> typed) {
        return typed.stream().map(Forms::uuid).filter(Objects::nonNull).toList();
    }

    /** The key of a page in a list that is read by path and id. */
    static @Nullable String after(@Nullable String typed) {
        return typed != null && typed.matches("[0-9a-z.]*_[0-9A-Za-z_-]{1,60}") ? typed : null;
    }

    static <E extends Enum<E>> List<Ui.Option> options(Ui ui, E[] values, String prefix) {
        return Arrays.stream(values).map(each -> new Ui.Option(each.name(), ui.msg(prefix + each.name()))).toList();
    }
}
