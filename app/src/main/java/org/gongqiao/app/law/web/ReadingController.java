package org.gongqiao.app.law.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ArrayList;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.TwoPeople;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.RegionCode;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Proposal;
import org.gongqiao.app.law.Proposals;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Question;
import org.gongqiao.app.law.deadline.Reading;
import org.gongqiao.app.law.deadline.SettleReading;
import org.gongqiao.app.law.deadline.Wording;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which reading of a text counts where: to read for everybody, to settle for the operator, with its source. */
@Controller
@RequestMapping("/law/readings")
class ReadingController {

    private static final String OPEN = "OPEN";

    private final Deadlines deadlines;
    private final Proposals proposals;
    private final Wording wording;

    ReadingController(Deadlines deadlines, Proposals proposals, Wording wording) {
        this.deadlines = deadlines;
        this.proposals = proposals;
        this.wording = wording;
    }

    @Public
    @GetMapping
    ModelAndView list(@ModelAttribute("ui") Ui ui) {
        List<DeadlinePages.Asked> asked = deadlines.questions().stream().map(each -> new DeadlinePages.Asked(each, wording.limit(each.id(), ui.locale()), deadlines.settled(each.id()))).toList();
        boolean operator = Scope.DESK.isBound() && Scope.desk().may(Permission.LAW_WRITE);
        return view("law/readings", HttpStatus.OK, new DeadlinePages.Readings(asked, operator));
    }

    @Allowed(Permission.LAW_WRITE)
    @GetMapping("/{question}")
    ModelAndView form(@PathVariable String question, @ModelAttribute("ui") Ui ui) {
        return form(HttpStatus.OK, ui, question(question), Parameter.COUNTRY, "", "", "", Map.of());
    }

    /** A proposal: it takes effect when a second person has approved it. */
    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/{question}")
    ModelAndView settle(@PathVariable("question") String id, @RequestParam(defaultValue = "") String region, @RequestParam(defaultValue = "") String choice,
                        @RequestParam(defaultValue = "") String source, @RequestParam(defaultValue = "") String reason,
                        @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Question question = question(id);
        var errors = new LinkedHashMap<String, String>();
        if (!region.equals(Parameter.COUNTRY) && RegionCode.parse(region).isEmpty()) {
            errors.put("region", ui.msg("law.fault.region"));
        }
        Optional<Reading> reading = question.readings().stream().filter(each -> each.name().equals(choice)).findFirst();
        if (reading.isEmpty() && !choice.equals(OPEN)) {
            errors.put("choice", ui.msg("law.fault.blank"));
        }
        if (source.isBlank()) {
            errors.put("source", ui.msg("law.fault.blank"));
        }
        if (reason.isBlank()) {
            errors.put("reason", ui.msg("law.fault.blank"));
        }
        if (!errors.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, ui, question, region, choice, source, reason, errors);
        }
        return switch (proposals.propose(new Proposal.Change.OfReading(new SettleReading(id, region, reading.orElse(null), source.strip(), reason.strip())))) {
            case Proposal.Outcome.Done(Proposal proposal) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("law.proposal.made", id));
                yield new ModelAndView("redirect:/law/proposals/" + proposal.id());
            }
            case Proposal.Outcome.Refused(TwoPeople.Why why) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.refused("ui.proposal.why." + why));
                yield new ModelAndView("redirect:/law/readings");
            }
        };
    }

    private Question question(String id) {
        return deadlines.questions().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow(() -> new NotFound("question", id));
    }

    private static ModelAndView form(HttpStatus status, Ui ui, Question question, String region, String choice, String source, String reason, Map<String, String> errors) {
        var choices = new ArrayList<Ui.Option>();
        question.readings().forEach(reading -> choices.add(new Ui.Option(reading.name(), ui.msg("law.reading." + reading.name()))));
        choices.add(new Ui.Option(OPEN, ui.msg("law.readings.open")));
        return view("law/reading-form", status, new DeadlinePages.Settle(question, region, choice, source, reason, choices, errors));
    }

    private static ModelAndView view(String name, HttpStatus status, Object page) {
        return new ModelAndView(name, new HashMap<>(Map.of("page", page)), status);
    }
}
