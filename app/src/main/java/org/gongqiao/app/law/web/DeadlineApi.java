package org.gongqiao.app.law.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.kernel.RegionCode;
import org.gongqiao.app.law.Ground;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Proposal;
import org.gongqiao.app.law.Proposals;
import org.gongqiao.app.law.ReckonedStep;
import org.gongqiao.app.law.deadline.CalendarDay;
import org.gongqiao.app.law.deadline.CalendarYear;
import org.gongqiao.app.law.deadline.Calendars;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.ImportCalendar;
import org.gongqiao.app.law.deadline.MissingLimit;
import org.gongqiao.app.law.deadline.Question;
import org.gongqiao.app.law.deadline.Reading;
import org.gongqiao.app.law.deadline.SettleReading;
import org.gongqiao.app.law.deadline.SettledReading;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.deadline.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calendar, readings and dates for other programs. */
@RestController
@RequestMapping("/api/v1/law")
class DeadlineApi {

    record QuestionView(Question question, List<Reading> readings, List<SettledReading> settled) {}

    /** @param lateAfter null while provisional: nobody is late by such a day */
    record DueView(LocalDate earlier, LocalDate later, @Nullable LocalDate lateAfter, boolean provisional, List<ReckonedStep> steps, Ground ground) {

        static DueView of(Due due, Wording wording) {
            return new DueView(due.earlier(), due.later(), due.lateAfter().orElse(null), due.provisional(),
                    wording.steps(due, LocaleContextHolder.getLocale()), due.ground());
        }
    }

    /** @param choice null to take an earlier settlement back */
    record Settlement(@Nullable String question, @Nullable String region, @Nullable Reading choice, @Nullable String source, @Nullable String reason) {}

    private final Calendars calendars;
    private final Deadlines deadlines;
    private final Proposals proposals;
    private final Wording wording;
    private final MessageSource texts;

    DeadlineApi(Calendars calendars, Deadlines deadlines, Proposals proposals, Wording wording, MessageSource texts) {
        this.calendars = calendars;
        this.deadlines = deadlines;
        this.proposals = proposals;
        this.wording = wording;
        this.texts = texts;
    }

    @Public
    @GetMapping("/calendar")
    List<CalendarYear> years() {
        return calendars.years();
    }

    @Public
    @GetMapping("/calendar/{year}/{version}")
    List<CalendarDay> days(@PathVariable int year, @PathVariable int version) {
        return calendars.days(year, version);
    }

    /** The body is the file, in UTF-8. A faulty one is refused with all its faults; else it is a proposal, and counts when a second person has approved it. */
    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/calendar")
    ResponseEntity<?> load(@RequestBody(required = false) byte @Nullable [] file, @RequestParam(defaultValue = "") String reason) {
        if (reason.isBlank()) {
            return problem("law.fault.reason", "N-2.working");
        }
        var wanted = new ImportCalendar(file == null || file.length > ImportCalendar.LONGEST ? "" : new String(file, StandardCharsets.UTF_8), reason.strip());
        Calendars.Checked checked = calendars.check(wanted);
        if (checked.faults().isEmpty()) {
            return checked.news().isEmpty() ? ResponseEntity.ok(checked) : LawApi.proposed(proposals.propose(new Proposal.Change.OfCalendar(wanted)));
        }
        ProblemDetail problem = detail("law.calendar.refused", "N-2.working", checked.faults().size());
        problem.setProperty("faults", checked.faults());
        return ResponseEntity.unprocessableContent().body(problem);
    }

    @Public
    @GetMapping("/readings")
    List<QuestionView> readings() {
        return deadlines.questions().stream().map(each -> new QuestionView(each, each.readings(), deadlines.settled(each.id()))).toList();
    }

    /** A proposal: it takes effect when a second person has approved it. */
    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/readings")
    ResponseEntity<?> settle(@RequestBody Settlement settlement) {
        Question question = deadlines.questions().stream().filter(each -> each.id().equals(settlement.question())).findFirst().orElse(null);
        if (question == null || settlement.choice() != null && settlement.choice().kind() != question.kind()) {
            return problem("law.fault.question", "N-2.last");
        }
        if (settlement.source() == null || settlement.source().isBlank() || settlement.reason() == null || settlement.reason().isBlank()) {
            return problem("law.fault.reason", question.ruleId());
        }
        String region = settlement.region();
        if (region == null || !region.equals(Parameter.COUNTRY) && RegionCode.parse(region).isEmpty()) {
            return problem("law.fault.region", question.ruleId());
        }
        return LawApi.proposed(proposals.propose(new Proposal.Change.OfReading(new SettleReading(question.id(), region, settlement.choice(),
                settlement.source().strip(), settlement.reason().strip()))));
    }

    /** The last day of a limit that begins with an event on a day, at a region, with its arithmetic. */
    @Public
    @GetMapping("/reckoning")
    ResponseEntity<?> reckon(@RequestParam(defaultValue = "") String limit, @RequestParam(defaultValue = Parameter.COUNTRY) String region,
                             @RequestParam(defaultValue = "") String on) {
        LocalDate day = ReckoningController.day(on);
        if (day == null || !region.equals(Parameter.COUNTRY) && RegionCode.parse(region).isEmpty()) {
            return problem(day == null ? "law.fault.day" : "law.fault.region", "N-2.first");
        }
        try {
            return ResponseEntity.ok(DueView.of(deadlines.due(limit, region, List.of(new Turn.Started(day))), wording));
        } catch (MissingLimit nobodySetIt) {
            return problem("law.fault.missingLimit", "N-2.first");
        }
    }

    private ResponseEntity<ProblemDetail> problem(String key, String ruleId) {
        return ResponseEntity.unprocessableContent().body(detail(key, ruleId));
    }

    private ProblemDetail detail(String key, String ruleId, Object... args) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, texts.getMessage(key, args, LocaleContextHolder.getLocale()));
        problem.setProperty("ruleId", ruleId);
        deadlines.rule(ruleId).ifPresent(rule -> problem.setProperty("article", rule.citation().article()));
        return problem;
    }
}
