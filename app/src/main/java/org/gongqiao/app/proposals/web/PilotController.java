package org.gongqiao.app.proposals.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.proposals.Outcome;
import org.gongqiao.app.proposals.guide.Conclusion;
import org.gongqiao.app.proposals.guide.Guide;
import org.gongqiao.app.proposals.guide.Guides;
import org.gongqiao.app.proposals.guide.Measure;
import org.gongqiao.app.proposals.guide.Phase;
import org.gongqiao.app.proposals.guide.Pilot;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.Views;
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

/** Pilots of democratic management: named, measured before and after, concluded. */
@Controller
@RequestMapping("/pilots")
class PilotController {

    static final int MOST = 100_000_000;

    private final Guides guides;
    private final Unions unions;
    private final Ids ids;

    PilotController(Guides guides, Unions unions, Ids ids) {
        this.guides = guides;
        this.unions = unions;
        this.ids = ids;
    }

    @Allowed(Permission.PROPOSAL_READ)
    @GetMapping
    ModelAndView list() {
        return Views.of("proposals/pilots", HttpStatus.OK, new GuidePages.Pilots(guides.pilots(), Scope.desk().may(Permission.PROPOSAL_WORK)));
    }

    @Allowed(Permission.PROPOSAL_WORK)
    @GetMapping("/new")
    ModelAndView begin() {
        return form(HttpStatus.OK, new GuidePages.NewPilot(ids.next().toString(), "", "", "", options(), "", "", "", Map.of()));
    }

    private List<Ui.Option> options() {
        return guides.at(Scope.desk().unitId()).stream().filter(Guide::holds).map(each -> new Ui.Option(each.id().toString(), each.title())).toList();
    }

    @Allowed(Permission.PROPOSAL_WORK)
    @PostMapping
    ModelAndView name(@RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "") String q,
                      @RequestParam(defaultValue = "") String guide, @RequestParam(defaultValue = "") String subject, @RequestParam(defaultValue = "") String from,
                      @RequestParam(defaultValue = "") String until, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = Fields.form(ui);
        UUID at = Forms.uuid(unit);
        if (at == null || unions.findInScope(at).isEmpty()) {
            form.fault("unit-text", "proposals.fault.unit");
        }
        UUID tried = Forms.uuid(guide);
        if (tried != null && guides.find(tried).isEmpty()) {
            form.fault("guide", "ui.fault.choose");
        }
        String what = form.text("subject", subject, Fields.LINE);
        LocalDate first = form.day("from", from);
        LocalDate last = form.day("until", until);
        if (last.isBefore(first)) {
            form.fault("until", "proposals.fault.order");
        }
        if (!form.failed()) {
            UUID typed = Forms.uuid(key);
            Outcome outcome = guides.name(typed == null ? ids.next() : typed, Objects.requireNonNull(at), tried, what, first, last);
            if (outcome instanceof Outcome.Done(UUID id)) {
                return done(id, "proposals.flash.pilotNamed", redirect);
            }
            form.errors().putAll(Answers.faults(outcome, ui));
        }
        return form(HttpStatus.UNPROCESSABLE_CONTENT, new GuidePages.NewPilot(key, unit, q, guide, options(), subject, from, until, form.errors()));
    }

    private static ModelAndView form(HttpStatus status, GuidePages.NewPilot form) {
        return Views.of("proposals/pilot-form", status, form);
    }

    @Allowed(value = Permission.PROPOSAL_READ, record = "pilot")
    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return show(HttpStatus.OK, id, Map.of(), Map.of());
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "pilot")
    @PostMapping("/{id}/figures")
    ModelAndView enter(@PathVariable UUID id, @RequestParam(defaultValue = "") String measure, @RequestParam(defaultValue = "") String phase,
                       @RequestParam(defaultValue = "") String value, @RequestParam(defaultValue = "") String source, @ModelAttribute("ui") Ui ui,
                       RedirectAttributes redirect) {
        var form = Fields.form(ui);
        Measure what = form.one("measure", Measure.values(), measure);
        Phase when = form.one("phase", Phase.values(), phase);
        int number = form.number("value", value, 0, MOST);
        String who = form.text("source", source, Fields.LINE);
        return form.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, Map.of("measure", measure, "phase", phase, "value", value, "source", source), form.errors())
                : answer(id, guides.enter(id, what, when, number, who), "proposals.flash.figure", ui, redirect);
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "pilot")
    @PostMapping("/{id}/counts")
    ModelAndView count(@PathVariable UUID id, @RequestParam(name = "countPhase", defaultValue = "") String phase, @RequestParam(defaultValue = "") String from,
                       @RequestParam(defaultValue = "") String to, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = Fields.form(ui);
        Phase when = form.one("countPhase", Phase.values(), phase);
        LocalDate first = form.day("from", from);
        LocalDate last = form.day("to", to);
        if (last.isBefore(first)) {
            form.fault("to", "proposals.fault.order");
        }
        return form.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, Map.of("countPhase", phase, "from", from, "to", to), form.errors())
                : answer(id, guides.count(id, when, first, last), "proposals.flash.figure", ui, redirect);
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "pilot")
    @PostMapping("/{id}/conclusion")
    ModelAndView conclude(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @RequestParam(defaultValue = "") String conclusion,
                          @RequestParam(defaultValue = "") String words, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = Fields.form(ui);
        Conclusion kind = form.one("conclusion", Conclusion.values(), conclusion);
        String text = form.text("words", words, Fields.TEXT);
        return form.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, Map.of("conclusion", conclusion, "words", words), form.errors())
                : answer(id, guides.conclude(id, version, kind, text), "proposals.flash.concluded", ui, redirect);
    }

    private ModelAndView answer(UUID id, Outcome outcome, String done, Ui ui, RedirectAttributes redirect) {
        return outcome instanceof Outcome.Done ? done(id, done, redirect) : show(HttpStatus.CONFLICT, id, Map.of(), Answers.faults(outcome, ui));
    }

    private static ModelAndView done(UUID id, String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(key));
        return new ModelAndView("redirect:/pilots/" + id);
    }

    private ModelAndView show(HttpStatus status, UUID id, Map<String, String> typed, Map<String, String> errors) {
        Pilot pilot = guides.pilot(id);
        return Views.of("proposals/pilot", status, new GuidePages.PilotShow(pilot, pilot.guideId() == null ? null : guides.find(pilot.guideId()).orElse(null),
                guides.compare(id), pilot.conclusion() == null && Scope.desk().may(Permission.PROPOSAL_WORK), typed, errors));
    }
}
