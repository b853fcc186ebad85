package org.gongqiao.app.sessions.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.sessions.SessionOutcome;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.ui.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Candidates and those who are appraised, and rounds from the papers of a past session, at an officer's desk. */
@Controller
@RequestMapping("/session-items/{id}")
class BallotController {

    /** The votes of a name: abstentions and grades, or the one number of a candidate. */
    private static final Pattern FIELD = Pattern.compile("v-([0-9a-f-]{36})-([0-9])");

    private final SessionDesk desk;
    private final SessionView view;
    private final Agenda agenda;

    BallotController(SessionDesk desk, SessionView view, Agenda agenda) {
        this.desk = desk;
        this.view = view;
        this.agenda = agenda;
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/names")
    ModelAndView enter(@PathVariable UUID id, @ModelAttribute("form") Forms.AddName form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, desk.enter(id, form), "sessions.done.named", ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/names/removal")
    ModelAndView strike(@PathVariable UUID id, @ModelAttribute("form") Forms.StrikeName form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, desk.strike(id, form), "sessions.done.struck", ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/seats")
    ModelAndView seats(@PathVariable UUID id, @ModelAttribute("form") Forms.SetSeats form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, desk.seats(id, form), "sessions.done.seats", ui, redirect);
    }

    /** By which election the item elects. */
    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/election")
    ModelAndView election(@PathVariable UUID id, @ModelAttribute("form") Forms.NameElection form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, desk.nameElection(id, form), "sessions.done.election", ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/election/result")
    ModelAndView take(@PathVariable UUID id, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, desk.takeElection(id), "sessions.done.counted", ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/round-count")
    ModelAndView count(@PathVariable UUID id, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var slots = new LinkedHashMap<String, TreeMap<Integer, String>>();
        typed.forEach((field, number) -> {
            Matcher named = FIELD.matcher(field);
            if (named.matches()) {
                slots.computeIfAbsent(named.group(1), key -> new TreeMap<>()).put(Integer.valueOf(named.group(2)), number);
            }
        });
        var votes = new LinkedHashMap<String, List<String>>();
        slots.forEach((name, numbers) -> votes.put(name, new ArrayList<>(numbers.values())));
        return answer(id, desk.count(id, new Forms.CountRound(typed.get("present"), typed.get("secret"), votes)), "sessions.done.counted", ui, redirect);
    }

    private ModelAndView answer(UUID id, SessionOutcome outcome, String done, Ui ui, RedirectAttributes redirect) {
        return view.answer(outcome, agenda.get(id).sessionId(), "votes", done, ui, redirect, Map.of());
    }
}
