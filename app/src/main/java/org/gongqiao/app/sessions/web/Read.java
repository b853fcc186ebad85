package org.gongqiao.app.sessions.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.sessions.SessionOutcome;
import org.jspecify.annotations.Nullable;

/** Reads what was typed and remembers the first thing at fault; what is at fault reads as something harmless. */
final class Read {

    static final int LINE = 200;
    static final int TEXT = 4000;

    private static final UUID NONE = new UUID(0, 0);

    private final List<String> faults = new ArrayList<>();

    String line(@Nullable String typed, String fault) {
        return text(typed, LINE, fault);
    }

    String text(@Nullable String typed, String fault) {
        return text(typed, TEXT, fault);
    }

    private String text(@Nullable String typed, int longest, String fault) {
        String read = typed == null ? "" : typed.strip();
        if (read.isEmpty() || read.length() > longest) {
            faults.add(fault);
            return "";
        }
        return read;
    }

    /** May be empty; too long is a fault. */
    String optional(@Nullable String typed, int longest) {
        String read = typed == null ? "" : typed.strip();
        if (read.length() > longest) {
            faults.add("sessions.fault.long");
            return "";
        }
        return read;
    }

    UUID id(@Nullable String typed, String fault) {
        return optionalId(typed).orElseGet(() -> {
            faults.add(fault);
            return NONE;
        });
    }

    static Optional<UUID> optionalId(@Nullable String typed) {
        return typed != null && typed.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? Optional.of(UUID.fromString(typed)) : Optional.empty();
    }

    LocalDate day(@Nullable String typed, String fault) {
        try {
            return LocalDate.parse(typed == null ? "" : typed.strip());
        } catch (DateTimeParseException e) {
            faults.add(fault);
            return LocalDate.EPOCH;
        }
    }

    @Nullable LocalTime hour(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalTime.parse(typed.strip());
        } catch (DateTimeParseException e) {
            faults.add("sessions.fault.hour");
            return null;
        }
    }

    int number(@Nullable String typed, String fault) {
        if (typed != null && typed.strip().matches("\\d{1,6}")) {
            return Integer.parseInt(typed.strip());
        }
        faults.add(fault);
        return 0;
    }

    /** Null where nothing is chosen; something unknown is a fault. */
    <E extends Enum<E>> @Nullable E chosen(Class<E> type, @Nullable String typed, String fault) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        Optional<E> found = Arrays.stream(type.getEnumConstants()).filter(each -> each.name().equals(typed)).findFirst();
        if (found.isEmpty()) {
            faults.add(fault);
        }
        return found.orElse(null);
    }

    <E extends Enum<E>> E one(Class<E> type, @Nullable String typed, String fault) {
        E found = chosen(type, typed, fault);
        if (found == null) {
            faults.add(fault);
            return type.getEnumConstants()[0];
        }
        return found;
    }

    static boolean yes(@Nullable String typed) {
        return typed != null && (typed.equals("true") || typed.equals("on"));
    }

    /** The refusal of the first fault; empty where there is none. */
    Optional<SessionOutcome> refusal() {
        return faults.isEmpty() ? Optional.empty() : Optional.of(SessionOutcome.not(faults.getFirst()));
    }
}
