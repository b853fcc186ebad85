package org.gongqiao.app.casework.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.law.ReckonedStep;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the page about a date shows: how it is counted, what happened to its clock, and how it stands today. */
public final class ClockPages {

    private ClockPages() {}

    /**
     * An entry of the ledger.
     *
     * @param what   what happened, with its day, in the reader's language
     * @param struck who took it back and why; null while it counts
     */
    public record Entry(UUID id, String what, String at, String who, String why, @Nullable String struck, boolean mayStrike) {}

    /**
     * @param standing how it stands today, in words
     * @param link     the page of the matter's record; null where it has none
     * @param kinds    what may be recorded
     */
    public record Show(UUID id, String number, String limit, String side, LocalDate earlier, LocalDate later, @Nullable LocalDate lateAfter,
                       boolean provisional, boolean suspended, boolean ended, String standing, String standingColour, List<ReckonedStep> steps,
                       List<Entry> ledger, @Nullable String link, boolean mayRecord, List<Ui.Option> kinds, String kind, String day, String days, String why,
                       Map<String, String> errors) {}
}
