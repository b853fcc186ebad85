package org.gongqiao.app.law.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.kernel.RegionCode;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.MissingLimit;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.deadline.Wording;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A date for anybody who asks: a limit, a place and the day of the event; the answer with its arithmetic. */
@Controller
class ReckoningController {

    private final Deadlines deadlines;
    private final Wording wording;
    private final Clock clock;

    ReckoningController(Deadlines deadlines, Wording wording, Clock clock) {
        this.deadlines = deadlines;
        this.wording = wording;
        this.clock = clock;
    }

    @Public
    @GetMapping("/law/reckoning")
    ModelAndView reckon(@RequestParam(defaultValue = "") String limit, @RequestParam(defaultValue = "") String region,
                        @RequestParam(defaultValue = "") String on, @ModelAttribute("ui") Ui ui) {
        List<Ui.Option> limits = deadlines.limits().stream().map(Parameter::name).distinct().sorted()
                .map(name -> new Ui.Option(name, wording.limit(name, ui.locale()))).toList();
        var errors = new LinkedHashMap<String, String>();
        if (limit.isEmpty() && region.isEmpty() && on.isEmpty()) {
            return page(HttpStatus.OK, ui, limits, limit, Parameter.COUNTRY, LocalDate.now(clock).toString(), errors, null);
        }
        if (limits.stream().noneMatch(each -> each.value().equals(limit))) {
            errors.put("limit", ui.msg("law.fault.blank"));
        }
        if (!region.equals(Parameter.COUNTRY) && RegionCode.parse(region).isEmpty()) {
            errors.put("region", ui.msg("law.fault.region"));
        }
        LocalDate day = day(on);
        if (day == null) {
            errors.put("on", ui.msg("law.fault.day"));
        }
        if (!errors.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, ui, limits, limit, region, on, errors, null);
        }
        try {
            return page(HttpStatus.OK, ui, limits, limit, region, on, errors, deadlines.due(limit, region, List.of(new Turn.Started(day))));
        } catch (MissingLimit nobodySetIt) {
            errors.put("limit", ui.msg("law.fault.missingLimit"));
            return page(HttpStatus.UNPROCESSABLE_CONTENT, ui, limits, limit, region, on, errors, null);
        }
    }

    static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text.strip());
            return day.getYear() < 1990 || day.getYear() > 2100 ? null : day;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    private ModelAndView page(HttpStatus status, Ui ui, List<Ui.Option> limits, String limit, String region, String on, Map<String, String> errors, @Nullable Due due) {
        var page = due == null ? new DeadlinePages.Reckoning(limits, limit, region, on, errors, null, null, null, false, List.of())
                : new DeadlinePages.Reckoning(limits, limit, region, on, errors, due.earlier(), due.later(), due.lateAfter().orElse(null), due.provisional(),
                        wording.steps(due, ui.locale()));
        return new ModelAndView("law/reckoning", new HashMap<>(Map.of("page", page)), status);
    }
}
