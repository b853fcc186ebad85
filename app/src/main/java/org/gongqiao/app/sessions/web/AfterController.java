package org.gongqiao.app.sessions.web;

import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterHistory;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.sessions.SessionOutcome;
import org.gongqiao.app.sessions.Sessions;
import org.gongqiao.app.sessions.after.Resolution;
import org.gongqiao.app.sessions.after.Resolutions;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Resolutions until they are carried out, publication, and the report with its receipt above. */
@Controller
class AfterController {

    private final SessionDesk desk;
    private final SessionView view;
    private final Agenda agenda;
    private final Sessions sessions;
    private final Resolutions resolutions;
    private final Matters matters;
    private final MatterHistory history;

    AfterController(SessionDesk desk, SessionView view, Agenda agenda, Sessions sessions, Resolutions resolutions, Matters matters, MatterHistory history) {
        this.desk = desk;
        this.view = view;
        this.agenda = agenda;
        this.sessions = sessions;
        this.resolutions = resolutions;
        this.matters = matters;
        this.history = history;
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping("/sessions/{id}/resolutions")
    ModelAndView resolutions(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return view.page("resolutions", id, ui);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/session-items/{id}/resolution")
    ModelAndView resolve(@PathVariable UUID id, @ModelAttribute("form") Forms.Resolve form, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui,
                         RedirectAttributes redirect) {
        return view.answer(desk.resolve(id, form), agenda.get(id).sessionId(), "resolutions", "sessions.done.resolved", ui, redirect, typed);
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "resolution")
    @GetMapping("/resolutions/{id}")
    ModelAndView resolution(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return resolution(HttpStatus.OK, id, ui, SessionPages.Problem.NONE);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "resolution")
    @PostMapping("/resolutions/{id}/completion")
    ModelAndView carriedOut(@PathVariable UUID id, @ModelAttribute("form") Forms.Step form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return switch (desk.carriedOut(id, form)) {
            case SessionOutcome.Done done -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("sessions.done.completed"));
                yield new ModelAndView("redirect:/resolutions/" + id);
            }
            case SessionOutcome.Stale stale -> resolution(HttpStatus.CONFLICT, id, ui, SessionView.problem(stale, ui));
            case SessionOutcome other -> resolution(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, SessionView.problem(other, ui));
        };
    }

    private ModelAndView resolution(HttpStatus status, UUID id, Ui ui, SessionPages.Problem problem) {
        Resolution resolution = resolutions.get(id);
        Matter matter = matters.get(resolution.matterId());
        return SessionView.view("sessions/resolution", status, new SessionPages.OneResolution(resolution, sessions.get(resolution.sessionId()), matter,
                history.of(ui, matter.id()), Scope.desk().may(Permission.CONGRESS_WORK), problem));
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping("/sessions/{id}/filing")
    ModelAndView filing(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return view.page("filing", id, ui);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/sessions/{id}/publication")
    ModelAndView publish(@PathVariable UUID id, @ModelAttribute("form") Forms.Step form, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui,
                         RedirectAttributes redirect) {
        return view.answer(desk.publish(id, form), id, "filing", "sessions.done.published", ui, redirect, typed);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/sessions/{id}/filing")
    ModelAndView file(@PathVariable UUID id, @ModelAttribute("form") Forms.Step form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return view.answer(desk.file(id, form), id, "filing", "sessions.done.reported", ui, redirect, Map.of());
    }

    @Allowed(value = Permission.CONGRESS_REVIEW, record = "session")
    @PostMapping("/sessions/{id}/receipt")
    ModelAndView receive(@PathVariable UUID id, @ModelAttribute("form") Forms.Step form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return view.answer(desk.receive(id, form), id, "filing", "sessions.done.acknowledged", ui, redirect, Map.of());
    }

    @Allowed(Permission.CONGRESS_REVIEW)
    @GetMapping("/filings")
    ModelAndView filings() {
        return SessionView.view("sessions/filings", HttpStatus.OK, view.filings());
    }
}
