package org.gongqiao.app.casework.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongqiao.app.law.deadline.Turn;
import org.jspecify.annotations.Nullable;

/** What somebody records about a clock, as typed. */
record TurnForm(String kind, String day, String days, String why) {

    static final List<String> KINDS = List.of("SUSPENDED", "RESUMED", "EXTENDED_BY", "INTERRUPTED", "STARTED", "ENDED");
    private static final int LONGEST = 500;

    static TurnForm of(@Nullable String kind, @Nullable String day, @Nullable String days, @Nullable String why) {
        return new TurnForm(text(kind), text(day), text(days), text(why));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** Faults by field, each a message key; nothing may lie in the future but the event of a limit counted back. */
    Map<String, String> faults(LocalDate today, LocalDate event) {
        var faults = new LinkedHashMap<String, String>();
        if (!KINDS.contains(kind)) {
            faults.put("kind", "casework.turn.fault.kind");
        }
        Optional<LocalDate> read = read();
        if (read.isEmpty() || read.get().isAfter(today) && !kind.equals("STARTED")) {
            faults.put("day", "casework.turn.fault.day");
        } else if (!kind.equals("STARTED") && !kind.equals("ENDED") && read.get().isBefore(event)) {
            faults.put("day", "casework.turn.fault.beforeEvent");
        }
        if (kind.equals("EXTENDED_BY") && !days.matches("[1-9]\\d{0,2}")) {
            faults.put("days", "casework.turn.fault.days");
        }
        if (why.isBlank() || why.length() > LONGEST) {
            faults.put("why", "casework.turn.fault.why");
        }
        return faults;
    }

    Turn turn() {
        LocalDate on = read().orElseThrow();
        return switch (kind) {
            case "SUSPENDED" -> new Turn.Suspended(on);
            case "RESUMED" -> new Turn.Resumed(on);
            case "EXTENDED_BY" -> new Turn.ExtendedBy(on, Integer.parseInt(days));
            case "INTERRUPTED" -> new Turn.Interrupted(on);
            case "STARTED" -> new Turn.Started(on);
            case "ENDED" -> new Turn.Ended(on);
            default -> throw new IllegalStateException("not checked");
        };
    }

    private Optional<LocalDate> read() {
        try {
            LocalDate on = LocalDate.parse(day);
            return on.getYear() < 1990 || on.getYear() > 2100 ? Optional.empty() : Optional.of(on);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
