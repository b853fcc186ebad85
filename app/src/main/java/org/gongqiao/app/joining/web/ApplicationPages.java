package org.gongqiao.app.joining.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.casework.HandOver;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.identity.Person;
import org.gongqiao.app.joining.Application;
import org.gongqiao.app.joining.Choice;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.Kept;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the pages about applications show. */
public final class ApplicationPages {

    private ApplicationPages() {}

    /**
     * @param unit the desk's union, whose code for joining can be printed
     * @param next address of the next page; null on the last
     */
    public record ListPage(UUID unit, List<Application> rows, String status, boolean mayDecide, @Nullable String next) {}

    /**
     * For an officer.
     *
     * @param applicant null where he is no longer reached (refused or withdrawn)
     * @param kept      verdicts of its decisions, as they were made
     * @param mayDecide whether this desk may decide it as it stands
     * @param next      the union to which it may be handed; null for none
     */
    public record Show(Application application, Matter matter, @Nullable Person applicant, List<Verdict> verdicts, List<Kept> kept,
                       List<Ui.Event> history, boolean mayDecide, @Nullable Choice next, List<Ui.Option> reasons, String reason, String text, Map<String, String> errors) {}

    /**
     * For the worker himself.
     *
     * @param mayAppeal whether the time to appeal still runs
     */
    public record Own(Application application, Matter matter, List<Ui.Step> steps, List<Ui.Event> history, List<HandOver> handOvers,
                      boolean mayAppeal, String text, Map<String, String> errors) {}

    /** What became of one row of a bulk approval; {@code text} is already in the reader's language. */
    public record Result(String number, String name, boolean done, String text) {}
}
