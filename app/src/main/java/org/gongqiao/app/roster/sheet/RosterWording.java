package org.gongqiao.app.roster.sheet;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts what was found into words of one language. */
public final class RosterWording {

    /** Looks up a message and fills in its arguments (java.text.MessageFormat). */
    @FunctionalInterface
    public interface Messages {
        String get(String key, Object... arguments);
    }

    private final Locale locale;
    private final Messages messages;

    public RosterWording(Locale locale, Messages messages) {
        this.locale = locale;
        this.messages = messages;
    }

    public Locale locale() {
        return locale;
    }

    public String message(String key, Object... arguments) {
        return messages.get(key, arguments);
    }

    /** What is wrong with a row and what to do. */
    public String of(Finding finding) {
        RosterField field = finding.field();
        return messages.get(finding.reason().messageKey(), field == null ? "" : field.heading(locale), finding.typed(), Integer.toString(finding.row()));
    }

    /** All that is wrong with a row, in one line. */
    public String of(List<Finding> findings) {
        return findings.stream().map(this::of).collect(Collectors.joining("\n"));
    }

    /** Why a row that repeats a person is left out. */
    public String of(Verdict.DuplicateInFile duplicate) {
        return messages.get("roster.file.duplicate", "", "", Integer.toString(duplicate.firstRow()));
    }

    /** Why a file is not read and what to do. */
    public String of(RosterReading.Refused refused) {
        if (refused.refusal() == Refusal.MISSING_COLUMNS) {
            String missing = refused.arguments().stream().map(RosterField.class::cast).map(field -> field.heading(locale))
                    .collect(Collectors.joining(", "));
            return messages.get(refused.refusal().messageKey(), missing);
        }
        return messages.get(refused.refusal().messageKey(), refused.arguments().stream().map(String::valueOf).toArray());
    }
}
