package org.gongqiao.app.sessions.web;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.SessionState;
import org.gongqiao.app.sessions.Sessions;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.sessions.roll.Seat;
import org.gongqiao.app.sessions.roll.Turnout;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A delegate's sessions for a program of his, such as a mini-program. */
@Self
@RestController
@RequestMapping("/api/v1/my")
class OwnSessionApi {

    private final Sessions sessions;
    private final Agenda agenda;
    private final Roll roll;
    private final OwnDesk desk;
    private final SessionAnswers answers;

    OwnSessionApi(Sessions sessions, Agenda agenda, Roll roll, OwnDesk desk, SessionAnswers answers) {
        this.sessions = sessions;
        this.agenda = agenda;
        this.roll = roll;
        this.desk = desk;
        this.answers = answers;
    }

    record Shown(Session session, Seat seat, List<Item> items, Turnout turnout) {}

    @GetMapping("/sessions")
    List<Session> list() {
        return sessions.own();
    }

    @GetMapping("/sessions/{id}")
    Shown show(@PathVariable UUID id) {
        Session session = sessions.get(id);
        agenda.seen(session, Scope.desk().personId());
        return new Shown(session, seat(session), agenda.of(id), roll.ownTurnout(id));
    }

    /** Opening the papers proves that he had them (D-11). */
    @GetMapping("/sessions/{id}/papers")
    List<Attachment> papers(@PathVariable UUID id) {
        Session session = sessions.get(id);
        seat(session);
        roll.opened(session, Scope.desk().personId());
        return session.state() == SessionState.PREPARING ? List.of() : sessions.papers(id);
    }

    @PostMapping("/sessions/{id}/items")
    ResponseEntity<?> propose(@PathVariable UUID id, @RequestBody Forms.AddItem form) {
        return answers.of(desk.propose(id, form), HttpStatus.CREATED);
    }

    @PostMapping("/sessions/{id}/opinions")
    ResponseEntity<?> say(@PathVariable UUID id, @RequestBody Forms.Say form) {
        return answers.of(desk.say(id, form), HttpStatus.CREATED);
    }

    @PostMapping("/sessions/{id}/sign-in")
    ResponseEntity<?> signIn(@PathVariable UUID id, @RequestBody Forms.SignIn form) {
        return answers.of(desk.signIn(id, form));
    }

    @PostMapping("/session-requests")
    ResponseEntity<?> ask(@RequestBody Forms.Ask form) {
        return answers.of(desk.ask(form), HttpStatus.CREATED);
    }

    private Seat seat(Session session) {
        return roll.own(session.id(), Scope.desk().personId()).orElseThrow(() -> new NotFound("session", session.id()));
    }
}
