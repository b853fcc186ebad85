package org.gongqiao.app.joining.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterHistory;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.joining.Application;
import org.gongqiao.app.joining.Application.State;
import org.gongqiao.app.joining.Applications;
import org.gongqiao.app.joining.DecisionOutcome;
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

/** A worker's own application: who handles it and until when, taking it back, appealing. */
@Self
@Controller
@RequestMapping("/my/applications/{id}")
class OwnApplicationController {

    private static final int LONGEST = 500;

    private final Applications applications;
    private final Matters matters;
    private final MatterHistory history;

    OwnApplicationController(Applications applications, Matters matters, MatterHistory history) {
        this.applications = applications;
        this.matters = matters;
        this.history = history;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, id, ui, "", Map.of());
    }

    @PostMapping("/withdrawal")
    ModelAndView withdraw(@PathVariable UUID id, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, applications.withdraw(id), "joining.own.withdrawn", ui, redirect);
    }

    @PostMapping("/appeal")
    ModelAndView appeal(@PathVariable UUID id, @RequestParam(defaultValue = "") String text, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        if (text.isBlank() || text.length() > LONGEST) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, text, Map.of("text", ui.msg("joining.fault.appealText", LONGEST)));
        }
        return answer(id, applications.appeal(id, text.strip()), "joining.own.appealed", ui, redirect);
    }

    private ModelAndView answer(UUID id, DecisionOutcome outcome, String done, Ui ui, RedirectAttributes redirect) {
        return switch (outcome) {
            case DecisionOutcome.Done(Application now) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(done, now.number()));
                yield new ModelAndView("redirect:/my/applications/" + id);
            }
            case DecisionOutcome.Stale stale -> show(HttpStatus.CONFLICT, id, ui, "", Map.of("stale", ui.msg("joining.stale")));
            case DecisionOutcome.Unlawful unlawful -> show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, "", Map.of("unlawful", ui.msg(unlawful.verdict().key())));
            case DecisionOutcome.NotPossible not -> show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, "", Map.of("notPossible", ui.msg(not.key())));
        };
    }

    private ModelAndView show(HttpStatus status, UUID id, Ui ui, String text, Map<String, String> errors) {
        Application application = applications.get(id);
        Matter matter = matters.get(application.matterId());
        boolean mayAppeal = applications.mayAppeal(application);
        return new ModelAndView("joining/own-application", new HashMap<>(Map.of("page", new ApplicationPages.Own(application, matter,
                steps(ui, application, matter), history.of(ui, matter.id()), matters.handOvers(matter.id()), mayAppeal, text, errors))), status);
    }

    /** Filed, with the union, decided; an appeal is a step of its own. */
    static List<Ui.Step> steps(Ui ui, Application application, Matter matter) {
        var steps = new ArrayList<Ui.Step>();
        steps.add(new Ui.Step(Ui.Stage.DONE, ui.msg("joining.steps.filed"), ui.when(application.filedAt())));
        String due = matter.dueOn() == null ? null : ui.date(matter.dueOn());
        switch (application.state()) {
            case State.Waiting waiting -> {
                if (waiting.appealed()) {
                    steps.add(new Ui.Step(Ui.Stage.BAD, ui.msg("joining.steps.refused"), null));
                }
                steps.add(new Ui.Step(Ui.Stage.NOW, ui.msg(waiting.appealed() ? "joining.steps.appeal" : "joining.steps.deciding"), due,
                        matter.due() == null ? null : "/my/clocks/" + matter.due().clockId()));
                steps.add(new Ui.Step(Ui.Stage.NEXT, ui.msg("joining.steps.member"), null));
            }
            case State.Approved approved -> {
                steps.add(new Ui.Step(Ui.Stage.DONE, ui.msg("joining.steps.deciding"), ui.when(approved.at())));
                steps.add(new Ui.Step(Ui.Stage.DONE, ui.msg("joining.steps.member"), null));
            }
            case State.Refused refused -> steps.add(new Ui.Step(Ui.Stage.BAD, ui.msg("joining.steps.refused"), ui.when(refused.at())));
            case State.Withdrawn withdrawn -> steps.add(new Ui.Step(Ui.Stage.BAD, ui.msg("joining.steps.withdrawn"), ui.when(withdrawn.at())));
        }
        return List.copyOf(steps);
    }
}
