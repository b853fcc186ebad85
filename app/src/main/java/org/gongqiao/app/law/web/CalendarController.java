package org.gongqiao.app.law.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.TwoPeople;
import org.gongqiao.app.law.Proposal;
import org.gongqiao.app.law.Proposals;
import org.gongqiao.app.law.deadline.CalendarFile;
import org.gongqiao.app.law.deadline.CalendarYear;
import org.gongqiao.app.law.deadline.Calendars;
import org.gongqiao.app.law.deadline.ImportCalendar;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The working-day calendar: to read for everybody, to import for the operator. */
@Controller
@RequestMapping("/law/calendar")
class CalendarController {

    private static final int LONGEST_LIST = 50;

    private final Calendars calendars;
    private final Proposals proposals;

    CalendarController(Calendars calendars, Proposals proposals) {
        this.calendars = calendars;
        this.proposals = proposals;
    }

    @Public
    @GetMapping
    ModelAndView show() {
        return page(HttpStatus.OK, "", Map.of(), List.of());
    }

    @Public
    @GetMapping("/{year}/{version}")
    ModelAndView year(@PathVariable int year, @PathVariable int version) {
        return new ModelAndView("law/calendar-year", new HashMap<>(Map.of("page", new DeadlinePages.Year(year, version, calendars.days(year, version)))));
    }

    /** A proposal: it counts when a second person has approved it. */
    @Allowed(Permission.LAW_WRITE)
    @PostMapping
    ModelAndView load(@RequestParam(required = false) @Nullable MultipartFile file, @RequestParam(defaultValue = "") String reason,
                      @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) throws IOException {
        var errors = new LinkedHashMap<String, String>();
        if (file == null || file.isEmpty() || file.getSize() > ImportCalendar.LONGEST) {
            errors.put("file", ui.msg("law.calendar.fault.EMPTY"));
        }
        if (reason.isBlank()) {
            errors.put("reason", ui.msg("law.fault.blank"));
        }
        if (!errors.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, reason, errors, List.of());
        }
        var wanted = new ImportCalendar(new String(file.getBytes(), StandardCharsets.UTF_8), reason.strip());
        Calendars.Checked checked = calendars.check(wanted);
        if (!checked.faults().isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, reason, Map.of("file", ui.msg("law.calendar.refused", checked.faults().size())),
                    checked.faults().stream().limit(LONGEST_LIST).map(fault -> said(ui, fault)).toList());
        }
        if (checked.news().isEmpty()) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.note("law.calendar.nothingNew"));
            return new ModelAndView("redirect:/law/calendar");
        }
        return switch (proposals.propose(new Proposal.Change.OfCalendar(wanted))) {
            case Proposal.Outcome.Done(Proposal proposal) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("law.proposal.made", proposal.change().subject()));
                yield new ModelAndView("redirect:/law/proposals/" + proposal.id());
            }
            case Proposal.Outcome.Refused(TwoPeople.Why why) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.refused("ui.proposal.why." + why));
                yield new ModelAndView("redirect:/law/calendar");
            }
        };
    }

    private static String said(Ui ui, CalendarFile.Fault fault) {
        String what = ui.msg("law.calendar.fault." + fault.kind().name(), fault.text());
        return fault.line() == 0 ? what : ui.msg("law.calendar.line", String.valueOf(fault.line()), what);
    }

    private ModelAndView page(HttpStatus status, String reason, Map<String, String> errors, List<String> faults) {
        boolean operator = Scope.DESK.isBound() && Scope.desk().may(Permission.LAW_WRITE);
        List<CalendarYear> years = calendars.years();
        return new ModelAndView("law/calendar", new HashMap<>(Map.of("page", new DeadlinePages.Calendars(years, operator, reason, errors, faults))), status);
    }
}
