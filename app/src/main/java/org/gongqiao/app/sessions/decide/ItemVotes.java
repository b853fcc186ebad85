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
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.democracy.SessionFacts;
import org.gongqiao.app.sessions.Judge;
import org.gongqiao.app.sessions.ResolutionPassed;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.SessionOutcome;
import org.gongqiao.app.sessions.SessionStore;
import org.gongqiao.app.sessions.agenda.AgendaStore;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.sessions.roll.Seat;
import org.gongqiao.app.sessions.roll.Turnout;
import org.gongqiao.app.voting.Count;
import org.gongqiao.app.voting.Elector;
import org.gongqiao.app.voting.Manner;
import org.gongqiao.app.voting.NewVote;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.VoteQuestion;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.app.voting.Votes;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts items to the vote and judges the count: of all delegates on the roll, not of those present (N-3). A manner that the
 * text does not allow is refused before anybody votes.
 */
@Component
public class ItemVotes {

    /** Message keys of the answers; the first is in favour. */
    private static final List<String> ANSWERS = List.of("sessions.vote.yes", "sessions.vote.no");

    private final AgendaStore agenda;
    private final SessionStore sessions;
    private final Roll roll;
    private final Votes votes;
    private final Congresses congresses;
    private final Judge judge;
    private final MessageSource texts;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ItemVotes(AgendaStore agenda, SessionStore sessions, Roll roll, Votes votes, Congresses congresses, Judge judge, MessageSource texts, AuditLog audit,
              ApplicationEventPublisher events, Clock clock) {
        this.agenda = agenda;
        this.sessions = sessions;
        this.roll = roll;
        this.votes = votes;
        this.congresses = congresses;
        this.judge = judge;
        this.texts = texts;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Prepares the vote on an item of an open session; the vote itself is run by voting. */
    @Transactional
    public SessionOutcome put(UUID itemId, Manner manner, int graceHours) {
        Item item = agenda.lock(itemId).orElseThrow(() -> new NotFound("item", itemId));
        Session session = session(item);
        if (!session.isOpen() || !item.isAdmitted() || item.result() != null) {
            return SessionOutcome.not("sessions.vote.notNow");
        }
        if (item.voteId() != null && votes.find(item.voteId()).filter(vote -> vote.state() != VoteState.ANNULLED).isPresent()) {
            return SessionOutcome.not("sessions.vote.already");
        }
        Turnout turnout = roll.turnout(session);
        Decision quorum = judge.quorum(session, turnout.delegates(), turnout.present());
        if (quorum.verdict() instanceof Verdict.Unlawful unlawful) {
            return new SessionOutcome.Refused(unlawful);
        }
        Decision open = judge.vote(session, new SessionFacts.Vote(item.power(), turnout.delegates(), turnout.delegates(), turnout.delegates(),
                manner.isSecret(), true));
        if (open.verdict() instanceof Verdict.Unlawful unlawful) {
            return new SessionOutcome.Refused(unlawful);
        }
        Optional<UUID> consent = congresses.consentToOnlineVoting(session.bodyId());
        if (manner.hasBoard() && consent.isEmpty()) {
            return SessionOutcome.not("sessions.vote.noConsent");
        }
        List<Elector> electors = roll.delegates(session.id()).stream()
                .map(seat -> new Elector(seat.personId(), seat.name(), seat.weight(), seat.isPresent())).toList();
        var question = new VoteQuestion(item.title(), ANSWERS.stream().map(key -> texts.getMessage(key, null, Locale.SIMPLIFIED_CHINESE)).toList(), 1, 1, true);
        UUID vote = votes.prepare(new NewVote(session.unitId(), itemId, "/session-items/" + itemId, item.title(), manner, List.of(question), electors,
                manner.hasBoard() ? consent.orElse(null) : null, manner.hasBoard() ? graceHours : 0));
        agenda.putToVote(itemId, manner.name(), vote);
        judge.keep(session, List.of(quorum));
        audit.record(AuditEntry.of(Act.SESSION_ITEM_CHANGED, "session", session.id()).with(Map.of("item", itemId, "vote", vote, "manner", manner.name())));
        return SessionOutcome.done(vote);
    }

    /** The count as it stands in the papers of a past session. */
    @Transactional
    public SessionOutcome record(UUID itemId, Item.Counted count, String words) {
        Item item = agenda.lock(itemId).orElseThrow(() -> new NotFound("item", itemId));
        Session session = session(item);
        if (!session.recordedLater() || !session.isOpen() || item.result() != null) {
            return SessionOutcome.not("sessions.vote.notRecorded");
        }
        if (count.inFavour() + count.against() + count.abstained() > count.present() || count.present() > count.electors()) {
            return SessionOutcome.not("sessions.vote.doesNotAdd");
        }
        agenda.putToVote(itemId, Item.RECORDED, null);
        decide(session, item, count, words);
        return SessionOutcome.done(itemId);
    }

    /** What is heard, deliberated, supervised or appraised without a vote is done, with what came of it. */
    @Transactional
    public SessionOutcome conclude(UUID itemId, String words) {
        Item item = agenda.lock(itemId).orElseThrow(() -> new NotFound("item", itemId));
        Session session = session(item);
        if (!session.isOpen() || !item.isAdmitted() || item.result() != null || item.needsVote() || item.voteId() != null) {
            return SessionOutcome.not("sessions.vote.notNow");
        }
        var kept = new ArrayList<Decision>();
        judge.effect(session, item.power(), true, false).ifPresent(kept::add);
        judge.keep(session, kept);
        agenda.decided(itemId, null, Item.Result.DONE, words, clock.instant());
        audit.record(AuditEntry.of(Act.SESSION_ITEM_DECIDED, "session", session.id()).with(Map.of("item", itemId, "result", Item.Result.DONE.name())));
        return SessionOutcome.done(itemId);
    }

    /** Takes the count of a finished vote over into its item, once; an annulled vote leaves the item free for another. */
    @Transactional
    public void settle(UUID voteId) {
        Optional<Item> found = agenda.byVote(voteId).flatMap(item -> agenda.lock(item.id())).filter(item -> item.result() == null);
        if (found.isEmpty()) {
            return;
        }
        Item item = found.get();
        Session session = session(item);
        Vote vote = votes.get(voteId);
        if (vote.state() == VoteState.ANNULLED) {
            agenda.withdrawVote(item.id());
            return;
        }
        Optional<Count> count = votes.count(voteId);
        if (count.isEmpty()) {
            return;
        }
        if (count.get().suppressed()) {
            agenda.decided(item.id(), null, Item.Result.TO_BE_CONFIRMED, "", clock.instant());
            return;
        }
        List<Long> numbers = count.get().counts().getFirst();
        int abstained = Math.toIntExact(numbers.get(0));
        int inFavour = Math.toIntExact(numbers.get(1));
        int against = Math.toIntExact(numbers.get(2));
        // Who voted took part, also where he left the room before the count or voted from elsewhere.
        int present = Math.max(roll.turnout(session).present(), inFavour + against + abstained);
        decide(session, item, new Item.Counted(count.get().weight(), Math.min(present, count.get().weight()), inFavour, against, abstained,
                vote.manner().isSecret(), true), "");
    }

    private void decide(Session session, Item item, Item.Counted count, String words) {
        var kept = new ArrayList<Decision>();
        Decision decision = judge.vote(session, facts(item, count));
        kept.add(decision);
        Item.Result result = result(item, decision.verdict());
        boolean passed = result == Item.Result.PASSED;
        if (result != Item.Result.TO_BE_CONFIRMED) {
            judge.effect(session, item.power(), true, passed).ifPresent(kept::add);
        }
        if (item.changesItem() != null && !session.ofMembers()) {
            kept.add(judge.change(session, passed));
        }
        judge.keep(session, kept);
        agenda.decided(item.id(), count, result, words, clock.instant());
        audit.record(AuditEntry.of(Act.SESSION_ITEM_DECIDED, "session", session.id()).with(Map.of("item", item.id(), "result", result.name()))
                .at(session.areaPath(), session.linePath()));
        if (passed && item.power() == SessionFacts.Power.PASSED) {
            events.publishEvent(new ResolutionPassed(session.id(), item.id()));
        }
    }

    /** The facts of a count, for its verdict on a page. */
    public static SessionFacts.Vote facts(Item item, Item.Counted count) {
        return new SessionFacts.Vote(item.power(), count.electors(), count.present(), count.inFavour(), count.secret(), count.itemByItem());
    }

    private static Item.Result result(Item item, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Lawful lawful -> item.needsVote() ? Item.Result.PASSED : Item.Result.DONE;
            case Verdict.Warning warning -> Item.Result.PASSED;
            case Verdict.Unlawful unlawful -> Item.Result.NOT_PASSED;
            case Verdict.ToBeConfirmed open -> Item.Result.TO_BE_CONFIRMED;
        };
    }

    private Session session(Item item) {
        return sessions.find(item.sessionId()).orElseThrow(() -> new NotFound("session", item.sessionId()));
    }
}
