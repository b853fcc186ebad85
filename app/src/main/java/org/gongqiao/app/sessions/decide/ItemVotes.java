package org.gongqiao.app.sessions.decide;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private final AgendaStore agenda;
    private final ItemBallots ballots;
    private final SessionStore sessions;
    private final Roll roll;
    private final Votes votes;
    private final Congresses congresses;
    private final Judge judge;
    private final MessageSource texts;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ItemVotes(AgendaStore agenda, ItemBallots ballots, SessionStore sessions, Roll roll, Votes votes, Congresses congresses, Judge judge, MessageSource texts, AuditLog audit,
              ApplicationEventPublisher events, Clock clock) {
        this.agenda = agenda;
        this.ballots = ballots;
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
        Optional<SessionOutcome> hindrance = ballots.hindrance(item);
        if (hindrance.isPresent()) {
            return hindrance.get();
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
        if (manner == Manner.HANDS && electors.stream().mapToInt(Elector::weight).distinct().count() > 1) {
            return SessionOutcome.not("sessions.vote.weightedHands");
        }
        Optional<BallotForm.Next> next = ballots.next(item);
        UUID vote = votes.prepare(new NewVote(session.unitId(), itemId, "/session-items/" + itemId, item.title(), manner,
                BallotForm.questions(item, next.orElse(null), this::text), electors, manner.hasBoard() ? consent.orElse(null) : null,
                manner.hasBoard() ? graceHours : 0, Set.of(), next.flatMap(each -> ballots.before(itemId, manner.name())).orElse(null)));
        agenda.putToVote(itemId, manner.name(), vote);
        next.ifPresent(each -> ballots.begin(session, item, each, manner.name(), vote));
        judge.keep(session, List.of(quorum));
        audit.record(AuditEntry.of(Act.SESSION_ITEM_CHANGED, "session", session.id()).with(Map.of("item", itemId, "vote", vote, "manner", manner.name())));
        return SessionOutcome.done(vote);
    }

    /** The count as it stands in the papers of a past session. */
    @Transactional
    public SessionOutcome record(UUID itemId, Item.Counted count, String words) {
        Item item = agenda.lock(itemId).orElseThrow(() -> new NotFound("item", itemId));
        Session session = session(item);
        if (!session.recordedLater() || !session.isOpen() || item.result() != null || ItemBallots.hasNames(item)) {
            return SessionOutcome.not("sessions.vote.notRecorded");
        }
        if (count.inFavour() + count.against() + count.abstained() > count.present() || count.present() > count.electors()) {
            return SessionOutcome.not("sessions.vote.doesNotAdd");
        }
        agenda.putToVote(itemId, Item.RECORDED, null);
        decide(session, item, count, words);
        return SessionOutcome.done(itemId);
    }

    /**
     * The count of a round on names, as it stands in the papers of a past session.
     *
     * @param votes of each name on the ballot: of a candidate one number, of who is appraised one for each grade, abstentions first
     */
    @Transactional
    public SessionOutcome record(UUID itemId, int present, boolean secret, Map<UUID, List<Integer>> votes) {
        Item item = agenda.lock(itemId).orElseThrow(() -> new NotFound("item", itemId));
        Session session = session(item);
        if (!session.recordedLater() || !session.isOpen() || item.result() != null || !ItemBallots.hasNames(item)) {
            return SessionOutcome.not("sessions.vote.notRecorded");
        }
        Optional<SessionOutcome> hindrance = ballots.hindrance(item);
        if (hindrance.isPresent()) {
            return hindrance.get();
        }
        BallotForm.Next next = ballots.next(item).orElseThrow();
        int electors = roll.turnout(session).delegates();
        int slots = next.kind() == ItemRound.Kind.APPRAISAL ? BallotForm.GRADES.size() + 1 : 1;
        List<List<Integer>> cast = next.standing().stream().map(name -> votes.getOrDefault(name.id(), List.of())).toList();
        if (cast.stream().anyMatch(each -> each.size() != slots)) {
            return SessionOutcome.not("sessions.fault.votes");
        }
        long most = (long) present * Math.max(1, next.seats());
        boolean tooMany = slots > 1 ? cast.stream().anyMatch(each -> sum(each) > present)
                : cast.stream().anyMatch(each -> each.getFirst() > present) || cast.stream().mapToLong(ItemVotes::sum).sum() > most;
        if (tooMany || present > electors) {
            return SessionOutcome.not("sessions.vote.doesNotAdd");
        }
        ballots.begin(session, item, next, Item.RECORDED, null);
        conclude(session, item, ballots.running(itemId).orElseThrow(), electors, present, secret, cast);
        return SessionOutcome.done(itemId);
    }

    private static long sum(List<Integer> votes) {
        return votes.stream().mapToLong(Integer::longValue).sum();
    }

    /** After a round: all seats filled, a further round, or nothing that could be said. */
    private void conclude(Session session, Item item, ItemRound round, int electors, int present, boolean secret, List<List<Integer>> cast) {
        ItemBallots.Counted counted = ballots.count(session, item, round, electors, present, secret, cast);
        var kept = new ArrayList<Decision>(counted.decisions());
        Item.Result result = switch (counted.outcome()) {
            case DONE -> item.power() == SessionFacts.Power.APPRAISED ? Item.Result.DONE : Item.Result.PASSED;
            case CONFIRM -> Item.Result.TO_BE_CONFIRMED;
            case FURTHER, AMONG_TIED -> null;
        };
        if (result == null) {
            agenda.withdrawVote(item.id());
        } else {
            if (result != Item.Result.TO_BE_CONFIRMED) {
                judge.effect(session, item.power(), true, result == Item.Result.PASSED).ifPresent(kept::add);
            }
            agenda.decided(item.id(), null, result, words(item), clock.instant());
        }
        judge.keep(session, kept);
        audit.record(AuditEntry.of(Act.SESSION_ITEM_DECIDED, "session", session.id())
                .with(Map.of("item", item.id(), "round", round.number(), "outcome", counted.outcome().name())).at(session.areaPath(), session.linePath()));
    }

    /** Who is elected, as it stands in the minutes. */
    private String words(Item item) {
        List<BallotName> elected = ballots.elected(item.id());
        return elected.isEmpty() ? "" : texts.getMessage("sessions.ballot.elected", new Object[] {ItemBallots.listed(elected, text("sessions.ballot.comma"))},
                Locale.SIMPLIFIED_CHINESE);
    }

    /** What is heard, deliberated, supervised or appraised without a vote is done, with what came of it; an election leaves the seats empty that no round filled. */
    @Transactional
    public SessionOutcome conclude(UUID itemId, String words) {
        Item item = agenda.lock(itemId).orElseThrow(() -> new NotFound("item", itemId));
        Session session = session(item);
        if (ballots.mayEnd(item) && session.isOpen() && item.voteId() == null) {
            List<BallotName> elected = ballots.elected(itemId);
            Item.Result result = elected.isEmpty() ? Item.Result.NOT_PASSED : Item.Result.PASSED;
            agenda.decided(itemId, null, result, elected.isEmpty() ? words : words(item) + "\n" + words, clock.instant());
            audit.record(AuditEntry.of(Act.SESSION_ITEM_DECIDED, "session", session.id()).with(Map.of("item", itemId, "result", result.name())));
            return SessionOutcome.done(itemId);
        }
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
        // Who waited for the lock may find that the round was settled meanwhile, and the item free for the next one.
        Optional<Item> found = agenda.byVote(voteId).flatMap(item -> agenda.lock(item.id())).filter(item -> item.result() == null && voteId.equals(item.voteId()));
        if (found.isEmpty()) {
            return;
        }
        Item item = found.get();
        Session session = session(item);
        Vote vote = votes.get(voteId);
        if (vote.state() == VoteState.ANNULLED) {
            ballots.drop(voteId);
            agenda.withdrawVote(item.id());
            return;
        }
        Optional<Count> count = votes.count(voteId);
        if (count.isEmpty()) {
            return;
        }
        Optional<ItemRound> round = ballots.running(item.id());
        if (round.isPresent() && !count.get().suppressed()) {
            settle(session, item, round.get(), count.get(), vote.manner().isSecret());
            return;
        }
        round.ifPresent(each -> ballots.suppressed(each, count.get().weight(), Math.min(roll.turnout(session).present(), count.get().weight())));
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

    private void settle(Session session, Item item, ItemRound round, Count count, boolean secret) {
        boolean graded = round.kind() == ItemRound.Kind.APPRAISAL;
        List<List<Integer>> numbers = count.counts().stream().map(slots -> slots.stream().map(Math::toIntExact).toList()).toList();
        List<List<Integer>> cast = graded ? numbers
                : round.standings().stream().map(standing -> List.of(numbers.getFirst().get(standing.place() + 1))).toList();
        // Who voted took part: a ballot is blank or names somebody, and in an appraisal it grades each once.
        int took = graded ? numbers.stream().mapToInt(each -> Math.toIntExact(sum(each))).max().orElse(0)
                : numbers.getFirst().getFirst() + cast.stream().mapToInt(List::getFirst).max().orElse(0);
        int present = Math.min(Math.max(roll.turnout(session).present(), took), count.weight());
        conclude(session, item, round, count.weight(), present, secret, cast);
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

    private String text(String key) {
        return texts.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }

    private Session session(Item item) {
        return sessions.find(item.sessionId()).orElseThrow(() -> new NotFound("session", item.sessionId()));
    }
}
