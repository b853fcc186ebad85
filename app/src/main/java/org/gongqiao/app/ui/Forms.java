package org.gongqiao.app.ui;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what was typed into a form; what is wrong is gathered as a text for each field. Messages {@code ui.fault.*}. */
public final class Forms {

    public static final int LINE = 200;
    public static final int TEXT = 4_000;

    private static final int CENTS = 2;

    private final Ui ui;
    private final Map<String, String> labels;
    private final Map<String, String> errors = new LinkedHashMap<>();

    public Forms(Ui ui) {
        this(ui, Map.of());
    }

    /** @param labels message key of what each field is called, so that the summary above the form says which one is meant */
    public Forms(Ui ui, Map<String, String> labels) {
        this.ui = ui;
        this.labels = Map.copyOf(labels);
    }

    public Map<String, String> errors() {
        return errors;
    }

    public boolean failed() {
        return !errors.isEmpty();
    }

    public void fault(String field, String key, Object... args) {
        String label = labels.get(field);
        errors.putIfAbsent(field, label == null ? ui.msg(key, args) : ui.msg("ui.fault.of", ui.msg(label), ui.msg(key, args)));
    }

    /** A text that must be there and be no longer than {@code most}. */
    public String text(String field, String typed, int most) {
        String text = typed.strip();
        if (text.isEmpty()) {
            fault(field, "ui.fault.blank");
        } else if (text.length() > most) {
            fault(field, "ui.fault.long", most);
        }
        return text;
    }

    public String optional(String field, String typed, int most) {
        String text = typed.strip();
        if (text.length() > most) {
            fault(field, "ui.fault.long", most);
        }
        return text;
    }

    /** A day; where it is wrong the answer is the epoch, and a fault stands. */
    public LocalDate day(String field, String typed) {
        LocalDate day = date(typed);
        if (day == null) {
            fault(field, "ui.fault.date");
        }
        return day == null ? LocalDate.EPOCH : day;
    }

    public @Nullable LocalDate optionalDay(String field, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        LocalDate day = date(typed);
        if (day == null) {
            fault(field, "ui.fault.date");
        }
        return day;
    }

    public int number(String field, String typed, int most) {
        if (typed.strip().matches("\\d{1,7}") && Integer.parseInt(typed.strip()) <= most) {
            return Integer.parseInt(typed.strip());
        }
        fault(field, "ui.fault.number", most);
        return 0;
    }

    /** A whole number from {@code least} to {@code most}; where it is wrong the answer is {@code least}, and a fault stands. */
    public int number(String field, String typed, int least, int most) {
        String text = typed.strip();
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        fault(field, "ui.fault.range", least, most);
        return least;
    }

    /** Yuan with up to two decimals, as cents; where it is wrong the answer is 0, and a fault stands. */
    public long cents(String field, String typed) {
        Long cents = cents(typed);
        if (cents == null) {
            fault(field, "ui.fault.money");
        }
        return cents == null ? 0 : cents;
    }

    public static @Nullable Long cents(String typed) {
        String text = typed.strip();
        return text.matches("\\d{1,9}(\\.\\d{1,2})?") ? new BigDecimal(text).movePointRight(CENTS).longValueExact() : null;
    }

    public <E extends Enum<E>> E one(String field, E[] values, String name) {
        E found = known(values, name);
        if (found == null) {
            fault(field, "ui.fault.choose");
        }
        return found == null ? values[0] : found;
    }

    public static <E extends Enum<E>> List<E> some(E[] values, List<String> names) {
        return Arrays.stream(values).filter(each -> names.contains(each.name())).toList();
    }

    public static <E extends Enum<E>> @Nullable E known(E[] values, @Nullable String name) {
        return Arrays.stream(values).filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    public static @Nullable LocalDate date(@Nullable String typed) {
        try {
            return typed == null ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException wrong) {
            return null;
        }
    }

    public static @Nullable UUID uuid(@Nullable String typed) {
        return typed != null && typed.strip().matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(typed.strip()) : null;
    }

    public static List<UUID> uuids(List<String> typed) {
        return typed.stream().map(Forms::uuid).filter(Objects::nonNull).distinct().toList();
    }

    /** Whether a text is missing, or longer than {@code most}. */
    public static boolean blank(@Nullable String text, int most) {
        return text == null || text.isBlank() || text.strip().length() > most;
    }

    /** The key of a page in a list that is read by path and id. */
    public static @Nullable String after(@Nullable String typed) {
        return typed != null && typed.matches("[0-9a-z.]*_[0-9A-Za-z_-]{1,60}") ? typed : null;
    }

    public static <E extends Enum<E>> List<Ui.Option> options(Ui ui, E[] values, String prefix) {
        return Arrays.stream(values).map(each -> new Ui.Option(each.name(), ui.msg(prefix + each.name()))).toList();
    }
}
