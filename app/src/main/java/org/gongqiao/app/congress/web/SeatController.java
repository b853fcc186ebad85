package org.gongqiao.app.congress.web;

import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.congress.Bodies;
import org.gongqiao.app.congress.CongressOutcome;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.congress.Constituencies;
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

/** Constituencies of a body and its seats, with the arithmetic. */
@Controller
@RequestMapping("/congresses/{id}")
class SeatController {

    private final Congresses congresses;
    private final Bodies bodies;
    private final Constituencies constituencies;
    private final CongressAnswers answers;

    SeatController(Congresses congresses, Bodies bodies, Constituencies constituencies, CongressAnswers answers) {
        this.congresses = congresses;
        this.bodies = bodies;
        this.constituencies = constituencies;
        this.answers = answers;
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "congress")
    @GetMapping("/seats")
    ModelAndView show(@PathVariable UUID id) {
        return show(id, Typed.NOTHING, CongressAnswers.Failure.NONE);
    }

    private ModelAndView show(UUID id, Typed typed, CongressAnswers.Failure failure) {
        CongressPages.Frame frame = CongressController.frame(congresses.get(id), bodies, typed, failure);
        return CongressController.view("congress/seats", failure.status(), new CongressPages.Seats(frame, constituencies.plan(frame.body())));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/constituencies/draw")
    ModelAndView draw(@PathVariable UUID id, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, constituencies.draw(id), "congress.done.drawn", Typed.NOTHING, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/constituencies")
    ModelAndView add(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answer(id, constituencies.add(id, typed.text("name"), typed.number("staff"), typed.number("women")), "congress.done.added", typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/constituencies/{constituency}")
    ModelAndView change(@PathVariable UUID id, @PathVariable UUID constituency, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui,
                        RedirectAttributes redirect) {
        var typed = new Typed(values);
        String suffix = "-" + constituency;
        return answer(id, suffixed(constituencies.change(id, constituency, typed.number("version"), typed.number("staff" + suffix),
                typed.number("women" + suffix), typed.text("seats" + suffix).isBlank() ? null : typed.number("seats" + suffix)), suffix),
                "congress.done.changed", typed, ui, redirect);
    }

    /** The faults of one row's form stand at that row's fields. */
    private static CongressOutcome suffixed(CongressOutcome outcome, String suffix) {
        return outcome instanceof CongressOutcome.Faulty(Map<String, String> faults) ? new CongressOutcome.Faulty(faults.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(each -> each.getKey() + suffix, Map.Entry::getValue))) : outcome;
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/constituencies/{constituency}/removal")
    ModelAndView remove(@PathVariable UUID id, @PathVariable UUID constituency, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, constituencies.remove(id, constituency), "congress.done.removed", Typed.NOTHING, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/seats")
    ModelAndView allot(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answer(id, constituencies.allot(id, typed.number("seats")), "congress.done.allotted", typed, ui, redirect);
    }

    private ModelAndView answer(UUID id, CongressOutcome outcome, String flash, Typed typed, Ui ui, RedirectAttributes redirect) {
        return answers.page(outcome, ui, redirect, flash, done -> "/congresses/" + id + "/seats", failure -> show(id, typed, failure));
    }
}
