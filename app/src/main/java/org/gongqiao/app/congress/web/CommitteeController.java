package org.gongqiao.app.congress.web;

import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.congress.AttendeeKind;
import org.gongqiao.app.congress.Bodies;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.CommitteeKind;
import org.gongqiao.app.congress.Committees;
import org.gongqiao.app.congress.CongressOutcome;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.ui.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Committees of a body, its presidium, and who attends without a vote. */
@Controller
@RequestMapping("/congresses/{id}")
class CommitteeController {

    private final Congresses congresses;
    private final Bodies bodies;
    private final Committees committees;
    private final CongressAnswers answers;

    CommitteeController(Congresses congresses, Bodies bodies, Committees committees, CongressAnswers answers) {
        this.congresses = congresses;
        this.bodies = bodies;
        this.committees = committees;
        this.answers = answers;
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "congress")
    @GetMapping("/committees")
    ModelAndView list(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return list(id, ui, Typed.NOTHING, CongressAnswers.Failure.NONE);
    }

    private ModelAndView list(UUID id, Ui ui, Typed typed, CongressAnswers.Failure failure) {
        Body body = congresses.get(id);
        return CongressController.view("congress/committees", failure.status(), new CongressPages.Committees(
                CongressController.frame(body, bodies, typed, failure), congresses.committees(id),
                congresses.roster(id, body.termFrom()).attendees(), committees.presidium(body).orElse(null),
                Typed.options(ui, CommitteeKind.values(), "congress.committee."), Typed.options(ui, AttendeeKind.values(), "congress.attendee.")));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/committees")
    ModelAndView found(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        CommitteeKind kind = typed.one("kind", CommitteeKind.values());
        return answer(id, kind == null ? new CongressOutcome.Faulty(Map.of("kind", "congress.fault.kind")) : committees.found(id, kind, typed.text("name")),
                "congress.done.added", typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/committees/{committee}/dissolution")
    ModelAndView dissolve(@PathVariable UUID id, @PathVariable UUID committee, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, committees.dissolve(id, committee), "congress.done.removed", Typed.NOTHING, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/committees/{committee}/members")
    ModelAndView appoint(@PathVariable UUID id, @PathVariable UUID committee, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui,
                         RedirectAttributes redirect) {
        var typed = new Typed(values);
        UUID person = typed.id("person-" + committee);
        CongressOutcome outcome = person == null ? new CongressOutcome.Faulty(Map.of("person", "congress.fault.person"))
                : committees.appoint(id, committee, person, typed.yes("chair-" + committee), typed.yes("frontLine-" + committee));
        if (outcome instanceof CongressOutcome.Faulty(Map<String, String> faults)) {
            var named = faults.entrySet().iterator().next();
            outcome = new CongressOutcome.Faulty(Map.of(named.getKey() + "-" + committee + (named.getKey().equals("person") ? "-text" : ""), named.getValue()));
        }
        return answer(id, outcome, "congress.done.added", typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/committees/{committee}/members/{person}/removal")
    ModelAndView release(@PathVariable UUID id, @PathVariable UUID committee, @PathVariable UUID person, @ModelAttribute("ui") Ui ui,
                         RedirectAttributes redirect) {
        return answer(id, committees.release(id, committee, person), "congress.done.removed", Typed.NOTHING, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/attendees")
    ModelAndView attend(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        AttendeeKind kind = typed.one("attendeeKind", AttendeeKind.values());
        UUID person = typed.id("guest");
        CongressOutcome outcome = kind == null ? new CongressOutcome.Faulty(Map.of("attendeeKind", "congress.fault.kind"))
                : committees.attend(id, person, typed.text("q"), kind, typed.text("office"));
        if (outcome instanceof CongressOutcome.Faulty(Map<String, String> faults) && (faults.containsKey("name") || faults.containsKey("person"))) {
            outcome = new CongressOutcome.Faulty(Map.of("guest-text", faults.values().iterator().next()));
        }
        return answer(id, outcome, "congress.done.added", typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/attendees/{attendee}/removal")
    ModelAndView dismiss(@PathVariable UUID id, @PathVariable UUID attendee, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, committees.dismiss(id, attendee), "congress.done.removed", Typed.NOTHING, ui, redirect);
    }

    private ModelAndView answer(UUID id, CongressOutcome outcome, String flash, Typed typed, Ui ui, RedirectAttributes redirect) {
        return answers.page(outcome, ui, redirect, flash, done -> "/congresses/" + id + "/committees", failure -> list(id, ui, typed, failure));
    }
}
