package org.gongqiao.app.sessions.decide;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.elections.Candidate;
import org.gongqiao.app.elections.Election;
import org.gongqiao.app.elections.ElectionState;
import org.gongqiao.app.elections.Elections;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.sessions.Judge;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.SessionOutcome;
import org.gongqiao.app.sessions.SessionStore;
import org.gongqiao.app.sessions.agenda.AgendaStore;
import org.gongqiao.app.sessions.agenda.Item;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Items that elect by an election of its own, with nominations, reviews, publicity and bars ({@code elections}): the item names it and takes
 * its result over. What the election decides is judged there; nothing is counted twice.
 */
@Component
public class ItemElections {

    private final Elections elections;
    private final ItemBallots ballots;
    private final AgendaStore agenda;
    private final SessionStore sessions;
    private final Judge judge;
    private final MessageSource texts;
    private final AuditLog audit;
    private final Clock clock;

    ItemElections(Elections elections, ItemBallots ballots, AgendaStore agenda, SessionStore sessions, Judge judge, MessageSource texts, AuditLog audit, Clock clock) {
        this.elections = elections;
        this.ballots = ballots;
        this.agenda = agenda;
        this.sessions = sessions;
        this.judge = judge;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /** The elections of a session's congress that an item may name. */
    @Transactional(readOnly = true)
    public List<Election> of(Session session) {
        return elections.of(session.unitId()).stream().filter(each -> each.body().equals(session.bodyId()) && stands(each)).toList();
    }

    /** The election that an item names; empty without one, and for a delegate, who does not see it. */
    @Transactional(readOnly = true)
    public Optional<Election> of(Item item) {
        return item.electionId() == null ? Optional.empty() : Optional.of(elections.get(item.electionId()));
    }

    private static boolean stands(Election election) {
        return election.state() != ElectionState.VOID && election.state() != ElectionState.REFUSED;
    }

    /** Whether all its seats are filled, or left empty by consent. */
    public static boolean isDecided(Election election) {
        return election.state() == ElectionState.DECIDED || election.state() == ElectionState.REPORTED || election.state() == ElectionState.CONFIRMED;
    }

    /** Names the election by which the item elects; one of the same congress, before a round on names has begun. */
    @Transactional
    public SessionOutcome name(UUID itemId, UUID electionId) {
        Item item = held(itemId);
        Session session = session(item);
        if (!item.elects() || !item.isAdmitted() || item.result() != null || !session.isAhead() && !session.isOpen()) {
            return SessionOutcome.not("sessions.agenda.settled");
        }
        if (ballots.hasBegun(itemId)) {
            return SessionOutcome.not("sessions.ballot.running");
        }
        Election election = elections.get(electionId);
        if (!election.body().equals(session.bodyId()) || !stands(election)) {
            return SessionOutcome.not("sessions.election.other");
        }
        agenda.elects(itemId, electionId);
        audit.record(AuditEntry.of(Act.SESSION_ITEM_CHANGED, "session", session.id()).with(Map.of("item", itemId, "election", electionId)));
        return SessionOutcome.done(itemId);
    }

    /** Names none any more; while the item is not decided. */
    @Transactional
    public SessionOutcome forget(UUID itemId) {
        Item item = held(itemId);
        if (item.electionId() == null || item.result() != null) {
            return SessionOutcome.not("sessions.agenda.settled");
        }
        agenda.elects(itemId, null);
        audit.record(AuditEntry.of(Act.SESSION_ITEM_CHANGED, "session", item.sessionId()).with(Map.of("item", itemId, "election", "")));
        return SessionOutcome.done(itemId);
    }

    /** Takes over who was elected, once the election is decided; in an open session. */
    @Transactional
    public SessionOutcome take(UUID itemId) {
        Item item = held(itemId);
        Session session = session(item);
        if (item.electionId() == null || item.result() != null || !session.isOpen()) {
            return SessionOutcome.not("sessions.vote.notNow");
        }
        Election election = elections.get(item.electionId());
        if (!isDecided(election)) {
            return SessionOutcome.not("sessions.election.notDecided");
        }
        List<String> elected = elections.candidates(election.id()).stream().filter(each -> each.electedRound() != null).map(Candidate::name).toList();
        var kept = new ArrayList<Decision>();
        judge.effect(session, item.power(), true, true).ifPresent(kept::add);
        judge.keep(session, kept);
        agenda.decided(itemId, null, elected.isEmpty() ? Item.Result.NOT_PASSED : Item.Result.PASSED,
                text("sessions.ballot.elected", String.join(text("sessions.ballot.comma"), elected)), clock.instant());
        audit.record(AuditEntry.of(Act.SESSION_ITEM_DECIDED, "session", session.id()).with(Map.of("item", itemId, "election", election.id())));
        return SessionOutcome.done(itemId);
    }

    private String text(String key, Object... args) {
        return texts.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }

    private Item held(UUID id) {
        return agenda.lock(id).orElseThrow(() -> new NotFound("item", id));
    }

    private Session session(Item item) {
        return sessions.find(item.sessionId()).orElseThrow(() -> new NotFound("session", item.sessionId()));
    }
}
