package org.gongqiao.app.sessions.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.sessions.Judge;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.Sessions;
import org.gongqiao.app.sessions.roll.DoorCodes;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.sessions.roll.Turnout;
import org.gongqiao.app.ui.QrCode;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Papers with their proof of delivery, and the door: sign-in and quorum. */
@Controller
class DoorController {

    private final Sessions sessions;
    private final Roll roll;
    private final DoorCodes codes;
    private final Judge judge;
    private final SessionDesk desk;
    private final SessionView view;

    DoorController(Sessions sessions, Roll roll, DoorCodes codes, Judge judge, SessionDesk desk, SessionView view) {
        this.sessions = sessions;
        this.roll = roll;
        this.codes = codes;
        this.judge = judge;
        this.desk = desk;
        this.view = view;
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping("/sessions/{id}/papers")
    ModelAndView papers(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return view.page("papers", id, ui);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/sessions/{id}/papers")
    ModelAndView add(@PathVariable UUID id, @RequestParam(required = false) @Nullable List<String> attachments, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        List<UUID> uploads = attachments == null ? List.of() : attachments.stream().flatMap(each -> Read.optionalId(each).stream()).toList();
        return view.answer(sessions.addPapers(id, uploads), id, "papers", "sessions.done.papers", ui, redirect, Map.of());
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/sessions/{id}/papers/removal")
    ModelAndView remove(@PathVariable UUID id, @ModelAttribute("form") Forms.Remove form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return view.answer(desk.removePaper(id, form), id, "papers", "sessions.done.paperRemoved", ui, redirect, Map.of());
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/sessions/{id}/receipts")
    ModelAndView receipt(@PathVariable UUID id, @ModelAttribute("form") Forms.Receipt form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return view.answer(desk.receipt(id, form), id, "papers", "sessions.done.receipt", ui, redirect, Map.of());
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping("/sessions/{id}/door")
    ModelAndView door(@PathVariable UUID id, @RequestParam(defaultValue = "") String code, @ModelAttribute("ui") Ui ui) {
        return view.page("door", id, ui, code.matches("[0-9A-Fa-f]{1,20}") ? Map.of("code", code) : Map.of());
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/sessions/{id}/sign-ins")
    ModelAndView signIn(@PathVariable UUID id, @ModelAttribute("form") Forms.SignIn form, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui,
                        RedirectAttributes redirect) {
        return view.answer(desk.signIn(id, form), id, "door", "sessions.done.signedIn", ui, redirect, typed);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/sessions/{id}/sign-ins/removal")
    ModelAndView takeBack(@PathVariable UUID id, @ModelAttribute("form") Forms.SignIn form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return view.answer(desk.takeBack(id, form), id, "door", "sessions.done.takenBack", ui, redirect, Map.of());
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/sessions/{id}/departures")
    ModelAndView leave(@PathVariable UUID id, @ModelAttribute("form") Forms.SignIn form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return view.answer(desk.leave(id, form), id, "door", "sessions.done.left", ui, redirect, Map.of());
    }

    /** What a screen at the door shows to the room. */
    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @GetMapping("/sessions/{id}/door/screen")
    ModelAndView screen(@PathVariable UUID id) {
        return SessionView.view("sessions/screen", HttpStatus.OK, code(id));
    }

    /** The part of it that changes: asked for again before the code changes. */
    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @GetMapping("/sessions/{id}/door/code")
    ModelAndView moving(@PathVariable UUID id) {
        return SessionView.view("sessions/_code", HttpStatus.OK, code(id));
    }

    private SessionPages.Door code(UUID id) {
        Session session = sessions.get(id);
        Turnout turnout = roll.turnout(session);
        String letters = codes.room(id);
        String address = ServletUriComponentsBuilder.fromCurrentContextPath().path("/my/sessions/" + id + "/sign-in").queryParam("code", letters).toUriString();
        Verdict quorum = turnout.delegates() == 0 ? null : judge.quorum(session, turnout.delegates(), turnout.present()).verdict();
        return new SessionPages.Door(session, QrCode.of(address), letters, turnout, quorum, quorum == null ? null : judge.needed(session, quorum, turnout.delegates()).orElse(null),
                DoorCodes.SECONDS);
    }
}
