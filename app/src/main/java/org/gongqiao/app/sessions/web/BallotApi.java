package org.gongqiao.app.sessions.web;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.Sessions;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.decide.BallotForm;
import org.gongqiao.app.sessions.decide.BallotName;
import org.gongqiao.app.sessions.decide.ItemRound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Names on the ballot of an item and their rounds, for other programs of an officer. */
@RestController
@RequestMapping("/api/v1/session-items/{id}")
class BallotApi {

    private final Sessions sessions;
    private final Agenda agenda;
    private final BallotView view;
    private final SessionDesk desk;
    private final SessionAnswers answers;

    BallotApi(Sessions sessions, Agenda agenda, BallotView view, SessionDesk desk, SessionAnswers answers) {
        this.sessions = sessions;
        this.agenda = agenda;
        this.view = view;
        this.desk = desk;
        this.answers = answers;
    }

    /** @param next what may be voted on now; null where nothing may */
    record Shown(@Nullable Integer seats, List<BallotName> names, List<ItemRound> rounds, BallotForm.@Nullable Next next) {}

    /** Of an item that neither elects nor appraises without names. */
    @Allowed(value = Permission.CONGRESS_READ, record = "sessionItem")
    @GetMapping("/ballot")
    @Transactional(readOnly = true)
    Shown show(@PathVariable UUID id) {
        Item item = agenda.get(id);
        Session session = sessions.get(item.sessionId());
        SessionPages.Ballot ballot = view.of(session, List.of(item), true).get(id);
        return ballot == null ? new Shown(null, List.of(), List.of(), null)
                : new Shown(ballot.seats(), ballot.names(), ballot.rounds().stream().map(SessionPages.OneRound::round).toList(), ballot.next());
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/names")
    ResponseEntity<?> enter(@PathVariable UUID id, @RequestBody Forms.AddName form) {
        return answers.of(desk.enter(id, form), HttpStatus.CREATED);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/names/removal")
    ResponseEntity<?> strike(@PathVariable UUID id, @RequestBody Forms.StrikeName form) {
        return answers.of(desk.strike(id, form));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PutMapping("/seats")
    ResponseEntity<?> seats(@PathVariable UUID id, @RequestBody Forms.SetSeats form) {
        return answers.of(desk.seats(id, form));
    }

    /** By which election the item elects; without one by none any more. */
    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PutMapping("/election")
    ResponseEntity<?> election(@PathVariable UUID id, @RequestBody Forms.NameElection form) {
        return answers.of(desk.nameElection(id, form));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/election/result")
    ResponseEntity<?> take(@PathVariable UUID id) {
        return answers.of(desk.takeElection(id));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/round-count")
    ResponseEntity<?> count(@PathVariable UUID id, @RequestBody Forms.CountRound form) {
        return answers.of(desk.count(id, form));
    }
}
