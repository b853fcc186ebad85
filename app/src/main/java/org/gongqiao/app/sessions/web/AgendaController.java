package org.gongqiao.app.sessions.web;

import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.ui.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The agenda of a session and what groups say of it, at an officer's desk. */
@Controller
class AgendaController {

    private final SessionDesk desk;
    private final SessionView view;
    private final Agenda agenda;

    AgendaController(SessionDesk desk, SessionView view, Agenda agenda) {
        this.desk = desk;
        this.view = view;
        this.agenda = agenda;
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping("/sessions/{id}/agenda")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return view.page("agenda", id, ui);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/sessions/{id}/items")
    ModelAndView add(@PathVariable UUID id, @ModelAttribute("form") Forms.AddItem form, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui,
                     RedirectAttributes redirect) {
        return view.answer(desk.add(id, form), id, "agenda", "sessions.done.added", ui, redirect, typed);
    }

    /** The report on the proposals since the session before, with its paper. */
    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/sessions/{id}/proposal-report")
    ModelAndView bringProposals(@PathVariable UUID id, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return view.answer(desk.bringProposals(id), id, "agenda", "sessions.done.proposals", ui, redirect, Map.of());
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/session-items/{id}/change")
    ModelAndView change(@PathVariable UUID id, @ModelAttribute("form") Forms.ChangeItem form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return view.answer(desk.change(id, form), session(id), "agenda", "sessions.done.changed", ui, redirect, Map.of());
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/session-items/{id}/screening")
    ModelAndView screen(@PathVariable UUID id, @ModelAttribute("form") Forms.Screen form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return view.answer(desk.screen(id, form), session(id), "agenda", "sessions.done.screened", ui, redirect, Map.of());
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping("/sessions/{id}/discussion")
    ModelAndView discussion(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return view.page("discussion", id, ui);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/sessions/{id}/discussions")
    ModelAndView discussed(@PathVariable UUID id, @ModelAttribute("form") Forms.Discuss form, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui,
                           RedirectAttributes redirect) {
        return view.answer(desk.discussed(id, form), id, "discussion", "sessions.done.discussed", ui, redirect, typed);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/sessions/{id}/opinions")
    ModelAndView note(@PathVariable UUID id, @ModelAttribute("form") Forms.Say form, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui,
                      RedirectAttributes redirect) {
        return view.answer(desk.note(id, form), id, "discussion", "sessions.done.noted", ui, redirect, typed);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/sessions/{id}/answers")
    ModelAndView answer(@PathVariable UUID id, @ModelAttribute("form") Forms.Answer form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return view.answer(desk.answer(id, form), id, "discussion", "sessions.done.answered", ui, redirect, Map.of());
    }

    private UUID session(UUID item) {
        return agenda.get(item).sessionId();
    }
}
