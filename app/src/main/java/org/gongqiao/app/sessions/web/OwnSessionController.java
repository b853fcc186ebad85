package org.gongqiao.app.sessions.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.SessionOutcome;
import org.gongqiao.app.sessions.SessionState;
import org.gongqiao.app.sessions.Sessions;
import org.gongqiao.app.sessions.after.Resolutions;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.agenda.Opinion;
import org.gongqiao.app.sessions.between.Between;
import org.gongqiao.app.sessions.roll.DoorCodes;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.sessions.roll.Seat;
import org.gongqiao.app.ui.QrCode;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.Votes;
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

/** A delegate's phone: what is on the agenda, the papers, what he says of them, signing in, and what came of it. */
@Self
@Controller
class OwnSessionController {

    private final Sessions sessions;
    private final Agenda agenda;
    private final Roll roll;
    private final DoorCodes codes;
    private final Resolutions resolutions;
    private final Between between;
    private final Congresses congresses;
    private final Votes votes;
    private final OwnDesk desk;
    private final SessionView view;
    private final Ids ids;
    private final Clock clock;

    OwnSessionController(Sessions sessions, Agenda agenda, Roll roll, DoorCodes codes, Resolutions resolutions, Between between,
                         Congresses congresses, Votes votes, OwnDesk desk, SessionView view, Ids ids, Clock clock) {
        this.sessions = sessions;
        this.agenda = agenda;
        this.roll = roll;
        this.codes = codes;
        this.resolutions = resolutions;
        this.between = between;
        this.congresses = congresses;
        this.votes = votes;
        this.desk = desk;
        this.view = view;
        this.ids = ids;
        this.clock = clock;
    }

    @GetMapping("/my/sessions")
    ModelAndView list() {
        return list(HttpStatus.OK, SessionPages.Problem.NONE);
    }

    private ModelAndView list(HttpStatus status, SessionPages.Problem problem) {
        UUID person = Scope.desk().personId();
        LocalDate today = LocalDate.now(clock);
        List<SessionPages.OwnBody> bodies = congresses.bodiesOf(person, today).stream().map(congresses::get)
                .map(body -> new SessionPages.OwnBody(body.id(), body.name(), between.asking(body.id()), congresses.voters(body.id(), today), between.asks(body.id(), person))).toList();
        return SessionView.view("sessions/own-list", status, new SessionPages.OwnList(sessions.own(), bodies, problem));
    }

    /** A delegate asks for a session out of turn (D-08). */
    @PostMapping("/my/session-requests")
    ModelAndView ask(@ModelAttribute("form") Forms.Ask form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return switch (desk.ask(form)) {
            case SessionOutcome.Done done -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("sessions.own.asked"));
                yield new ModelAndView("redirect:/my/sessions");
            }
            case SessionOutcome other -> list(HttpStatus.UNPROCESSABLE_CONTENT, SessionView.problem(other, ui));
        };
    }

    @GetMapping("/my/sessions/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        Session session = sessions.get(id);
        agenda.seen(session, Scope.desk().personId());
        return show("own-show", HttpStatus.OK, session, ui, SessionPages.Problem.NONE);
    }

    /** Opening the papers proves that he had them (D-11). */
    @GetMapping("/my/sessions/{id}/papers")
    ModelAndView papers(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        Session session = sessions.get(id);
        roll.opened(session, Scope.desk().personId());
        return show("own-papers", HttpStatus.OK, session, ui, SessionPages.Problem.NONE);
    }

    private ModelAndView show(String page, HttpStatus status, Session session, Ui ui, SessionPages.Problem problem) {
        Seat seat = seat(session);
        List<Item> items = agenda.of(session.id());
        var found = new HashMap<UUID, Vote>();
        items.stream().filter(item -> item.voteId() != null).forEach(item -> votes.find(Objects.requireNonNull(item.voteId())).ifPresent(vote -> found.put(item.id(), vote)));
        Map<UUID, List<Opinion>> opinions = agenda.opinions(session.id()).stream().collect(Collectors.groupingBy(Opinion::itemId));
        String letters = codes.seat(seat.id());
        String address = ServletUriComponentsBuilder.fromCurrentContextPath().path("/sessions/" + session.id() + "/door").queryParam("code", letters).toUriString();
        return SessionView.view("sessions/" + page, status, new SessionPages.OwnShow(session, seat, items, view.results(session, items), opinions,
                agenda.reach(session.id()), session.state() == SessionState.PREPARING ? List.of() : sessions.papers(session.id()), resolutions.of(session.id()), found,
                view.ownBallots(session, items), roll.ownTurnout(session.id()), QrCode.of(address), letters, view.matters(session, ui), roll.takesSignIns(session), seat.had(session.papersVersion()),
                ids.next().toString(), ids.next().toString(), problem));
    }

    @PostMapping("/my/sessions/{id}/items")
    ModelAndView propose(@PathVariable UUID id, @ModelAttribute("form") Forms.AddItem form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(desk.propose(id, form), id, "sessions.own.proposed", ui, redirect);
    }

    @PostMapping("/my/sessions/{id}/opinions")
    ModelAndView say(@PathVariable UUID id, @ModelAttribute("form") Forms.Say form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(desk.say(id, form), id, "sessions.own.said", ui, redirect);
    }

    /** The address in the code at the door; it asks once more, so that a look does not sign anybody in. */
    @GetMapping("/my/sessions/{id}/sign-in")
    ModelAndView signIn(@PathVariable UUID id, @RequestParam(required = false) @Nullable String code) {
        return signIn(HttpStatus.OK, sessions.get(id), code, SessionPages.Problem.NONE);
    }

    @PostMapping("/my/sessions/{id}/sign-in")
    ModelAndView signIn(@PathVariable UUID id, @ModelAttribute("form") Forms.SignIn form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        SessionOutcome outcome = desk.signIn(id, form);
        if (outcome instanceof SessionOutcome.Done) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("sessions.own.signedIn"));
            return new ModelAndView("redirect:/my/sessions/" + id);
        }
        return signIn(HttpStatus.UNPROCESSABLE_CONTENT, sessions.get(id), form.code(), SessionView.problem(outcome, ui));
    }

    private ModelAndView signIn(HttpStatus status, Session session, @Nullable String code, SessionPages.Problem problem) {
        String typed = code != null && code.matches("[0-9A-Fa-f]{1,20}") ? code : "";
        return SessionView.view("sessions/own-sign-in", status, new SessionPages.OwnSignIn(session, seat(session), typed, roll.takesSignIns(session), problem));
    }

    private ModelAndView answer(SessionOutcome outcome, UUID id, String done, Ui ui, RedirectAttributes redirect) {
        if (outcome instanceof SessionOutcome.Done) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(done));
            return new ModelAndView("redirect:/my/sessions/" + id);
        }
        return show("own-show", HttpStatus.UNPROCESSABLE_CONTENT, sessions.get(id), ui, SessionView.problem(outcome, ui));
    }

    private Seat seat(Session session) {
        return roll.own(session.id(), Scope.desk().personId()).orElseThrow(() -> new NotFound("session", session.id()));
    }
}
