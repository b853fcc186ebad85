package org.gongqiao.app.sessions.web;

import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.sessions.SessionOutcome;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.ui.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Items discussed and put to the vote, at an officer's desk. */
@Controller
class ItemVoteController {

    private final SessionDesk desk;
    private final SessionView view;
    private final Agenda agenda;

    ItemVoteController(SessionDesk desk, SessionView view, Agenda agenda) {
        this.desk = desk;
        this.view = view;
        this.agenda = agenda;
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping("/sessions/{id}/votes")
    ModelAndView votes(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return view.page("votes", id, ui);
    }

    /** Where a vote leads back to. */
    @Allowed(value = Permission.CONGRESS_READ, record = "sessionItem")
    @GetMapping("/session-items/{id}")
    ModelAndView item(@PathVariable UUID id) {
        return new ModelAndView("redirect:/sessions/" + session(id) + "/votes#item-" + id);
    }

    /** Prepares a vote, and leads on to where it is run. */
    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/session-items/{id}/vote")
    ModelAndView put(@PathVariable UUID id, @ModelAttribute("form") Forms.PutToVote form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        SessionOutcome outcome = desk.put(id, form);
        return outcome instanceof SessionOutcome.Done(UUID vote) ? new ModelAndView("redirect:/votes/" + vote)
                : view.answer(outcome, session(id), "votes", "", ui, redirect, Map.of());
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/session-items/{id}/count")
    ModelAndView count(@PathVariable UUID id, @ModelAttribute("form") Forms.Count form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return view.answer(desk.count(id, form), session(id), "votes", "sessions.done.counted", ui, redirect, Map.of());
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/session-items/{id}/conclusion")
    ModelAndView conclude(@PathVariable UUID id, @ModelAttribute("form") Forms.Step form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return view.answer(desk.conclude(id, form), session(id), "votes", "sessions.done.concluded", ui, redirect, Map.of());
    }

    private UUID session(UUID item) {
        return agenda.get(item).sessionId();
    }
}
