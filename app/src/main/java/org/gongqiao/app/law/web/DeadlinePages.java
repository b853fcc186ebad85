package org.gongqiao.app.law.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.law.ReckonedStep;
import org.gongqiao.app.law.deadline.CalendarDay;
import org.gongqiao.app.law.deadline.CalendarYear;
import org.gongqiao.app.law.deadline.Question;
import org.gongqiao.app.law.deadline.SettledReading;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the pages about calendar, readings and dates show. */
public final class DeadlinePages {

    private DeadlinePages() {}

    /**
     * All versions of all years.
     *
     * @param mayImport for the operator
     * @param faults    why a file was not taken, in the reader's language
     */
    public record Calendars(List<CalendarYear> years, boolean mayImport, String reason, Map<String, String> errors, List<String> faults) {}

    /** The days of one version. */
    public record Year(int year, int version, List<CalendarDay> days) {}

    /** A question with what was settled, the newest first; {@code limit} names the limit whose unit is in doubt. */
    public record Asked(Question question, String limit, List<SettledReading> settled) {}

    public record Readings(List<Asked> questions, boolean maySettle) {}

    /** The form to settle a reading. */
    public record Settle(Question question, String region, String choice, String source, String reason, List<Ui.Option> choices, Map<String, String> errors) {}

    /**
     * A date that somebody asks for.
     *
     * @param earlier null while nothing was asked, or it could not be answered
     */
    public record Reckoning(List<Ui.Option> limits, String limit, String region, String on, Map<String, String> errors, @Nullable LocalDate earlier,
                            @Nullable LocalDate later, @Nullable LocalDate lateAfter, boolean provisional, List<ReckonedStep> steps) {}
}
