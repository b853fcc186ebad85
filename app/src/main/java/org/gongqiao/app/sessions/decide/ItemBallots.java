package org.gongqiao.app.sessions.decide;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.democracy.Result;
import org.gongqiao.app.law.democracy.Round;
import org.gongqiao.app.law.democracy.SessionFacts;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.sessions.Judge;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.SessionOutcome;
import org.gongqiao.app.sessions.SessionStore;
import org.gongqiao.app.sessions.agenda.AgendaStore;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.voting.NewVote;
import org.gongqiao.app.voting.VoteQuestion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The names on the ballot of an item that elects or appraises, and the rounds of its vote. Elected is who has the majority that D-10 (D-30, J-25)
 * asks of all delegates; of more than there are seats the highest, and between equal votes, or for seats that nobody reached, a further round.
 */
@Component
public class ItemBallots {

    /** Matters with a procedure of their own (review, publicity, bars): an election of {@code elections}, never a list of names here. */
    private static final Set<String> OWN_PROCEDURE = Set.of("workerDirectors", "unionCommittee");

    private final BallotStore store;
    private final AgendaStore agenda;
    private final SessionStore sessions;
    private final Judge judge;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    ItemBallots(BallotStore store, AgendaStore agenda, SessionStore sessions, Judge judge, AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.agenda = agenda;
        this.sessions = sessions;
        this.judge = judge;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether an item of this power is voted on by names. */
    public static boolean hasNames(Item item) {
        return item.power() == Power.ELECTED || item.power() == Power.APPRAISED;
    }

    public static boolean hasOwnProcedure(Item item) {
        return item.matter() != null && OWN_PROCEDURE.contains(item.matter());
    }

    /** The names of all items of a session, by item, in the order of the ballot. */
    @Transactional(readOnly = true)
    public Map<UUID, List<BallotName>> names(UUID session) {
        return store.names(session);
    }

    /** The rounds of all items of a session, by item, the first round first. */
    @Transactional(readOnly = true)
    public Map<UUID, List<ItemRound>> rounds(UUID session) {
        return store.rounds(session);
    }

    /** Puts a name on the ballot, behind the others; refused while a round is under way and once the item is decided. */
    @Transactional
    public SessionOutcome enter(UUID itemId, String name, String about) {
        Item item = held(itemId);
        Optional<SessionOutcome> refusal = refusal(item);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<BallotName> names = store.namesOf(itemId);
        if (names.stream().anyMatch(each -> each.name().equals(name) && each.about().equals(about))) {
            return SessionOutcome.not("sessions.ballot.twice", name);
        }
        int most = item.power() == Power.APPRAISED ? NewVote.QUESTIONS : VoteQuestion.ANSWERS;
        if (names.size() >= most) {
            return SessionOutcome.not("sessions.ballot.most", most);
        }
        var made = new BallotName(ids.next(), itemId, names.isEmpty() ? 1 : names.getLast().place() + 1, name, about, null);
        Session session = session(item);
        store.insert(made, session);
        record(session, Map.of("item", itemId, "named", made.id()));
        return SessionOutcome.done(made.id());
    }

    /** Takes a name off again; not one that stood in a round. */
    @Transactional
    public SessionOutcome strike(UUID itemId, UUID nameId) {
        Item item = held(itemId);
        Optional<SessionOutcome> refusal = refusal(item);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (store.roundsOf(itemId).stream().flatMap(round -> round.standings().stream()).anyMatch(each -> each.nameId().equals(nameId))) {
            return SessionOutcome.not("sessions.ballot.stood");
        }
        if (!store.strike(itemId, nameId)) {
            throw new NotFound("name", nameId);
        }
        record(session(item), Map.of("item", itemId, "struck", nameId));
        return SessionOutcome.done(itemId);
    }

    /** How many are to be elected; before the first round. */
    @Transactional
    public SessionOutcome seats(UUID itemId, int seats) {
        Item item = held(itemId);
        Optional<SessionOutcome> refusal = refusal(item);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (item.power() != Power.ELECTED || seats < 1 || seats > VoteQuestion.ANSWERS) {
            return SessionOutcome.not("sessions.ballot.seatsWrong", VoteQuestion.ANSWERS);
        }
        if (!store.roundsOf(itemId).isEmpty()) {
            return SessionOutcome.not("sessions.ballot.running");
        }
        store.seats(itemId, seats);
        record(session(item), Map.of("item", itemId, "seats", seats));
        return SessionOutcome.done(itemId);
    }

    private Optional<SessionOutcome> refusal(Item item) {
        Session session = session(item);
        if (!hasNames(item) || !item.isAdmitted() || item.result() != null || !session.isAhead() && !session.isOpen()) {
            return Optional.of(SessionOutcome.not("sessions.agenda.settled"));
        }
        return electedElsewhere(item).or(() -> running(item.id()).isPresent() ? Optional.of(SessionOutcome.not("sessions.ballot.running")) : Optional.empty());
    }

    private static Optional<SessionOutcome> electedElsewhere(Item item) {
        return !hasOwnProcedure(item) && item.electionId() == null ? Optional.empty()
                : Optional.of(SessionOutcome.not(item.electionId() == null ? "sessions.ballot.ownProcedure" : "sessions.election.named"));
    }

    /** What stands against a vote on the names of an item; empty where one may begin, or the item has no names. */
    Optional<SessionOutcome> hindrance(Item item) {
        if (!hasNames(item)) {
            return Optional.empty();
        }
        Optional<SessionOutcome> elsewhere = item.elects() ? electedElsewhere(item) : Optional.empty();
        if (elsewhere.isPresent()) {
            return elsewhere;
        }
        if (store.namesOf(item.id()).isEmpty()) {
            return Optional.of(SessionOutcome.not(item.power() == Power.ELECTED ? "sessions.ballot.noCandidates" : "sessions.ballot.nobodyAppraised"));
        }
        if (item.power() == Power.ELECTED && item.seats() == null) {
            return Optional.of(SessionOutcome.not("sessions.ballot.seatsMissing"));
        }
        return next(item).isEmpty() ? Optional.of(SessionOutcome.not("sessions.ballot.nobodyLeft")) : Optional.empty();
    }

    /** What is voted on next; empty where a round is under way, nobody is left, or the book does not decide. */
    Optional<BallotForm.Next> next(Item item) {
        return hasNames(item) ? next(item, store.namesOf(item.id()), store.roundsOf(item.id())) : Optional.empty();
    }

    /** The same, of what was read already. */
    public static Optional<BallotForm.Next> next(Item item, List<BallotName> names, List<ItemRound> rounds) {
        if (names.isEmpty() || rounds.stream().anyMatch(round -> !round.isCounted()) || item.result() != null) {
            return Optional.empty();
        }
        if (item.power() == Power.APPRAISED) {
            return rounds.isEmpty() ? Optional.of(new BallotForm.Next(ItemRound.Kind.APPRAISAL, 0, names)) : Optional.empty();
        }
        Integer seats = item.seats();
        if (seats == null) {
            return Optional.empty();
        }
        int open = seats - Math.toIntExact(names.stream().filter(name -> name.electedRound() != null).count());
        List<BallotName> left = names.stream().filter(name -> name.electedRound() == null).toList();
        if (rounds.isEmpty()) {
            return Optional.of(new BallotForm.Next(ItemRound.Kind.FIRST, seats, names));
        }
        ItemRound last = rounds.getLast();
        boolean tied = last.outcome() == Round.AMONG_TIED;
        List<UUID> level = last.standings().stream().filter(each -> each.result() == ItemRound.Result.TIED).map(ItemRound.Standing::nameId).toList();
        List<BallotName> standing = tied ? left.stream().filter(name -> level.contains(name.id())).toList() : left;
        return last.outcome() == Round.CONFIRM || open < 1 || standing.isEmpty() ? Optional.empty()
                : Optional.of(new BallotForm.Next(tied ? ItemRound.Kind.AMONG_TIED : ItemRound.Kind.FURTHER, open, standing));
    }

    boolean hasBegun(UUID item) {
        return !store.roundsOf(item).isEmpty();
    }

    /** The vote of the round before, held in the same manner: its people run the next one too. */
    Optional<UUID> before(UUID item, String manner) {
        List<ItemRound> rounds = store.roundsOf(item);
        return rounds.isEmpty() || !rounds.getLast().manner().equals(manner) ? Optional.empty() : Optional.ofNullable(rounds.getLast().voteId());
    }

    /** The round under way. */
    Optional<ItemRound> running(UUID item) {
        return store.roundsOf(item).stream().filter(round -> !round.isCounted()).findFirst();
    }

    void begin(Session session, Item item, BallotForm.Next next, String manner, @Nullable UUID vote) {
        store.begin(ids.next(), session, item.id(), store.roundsOf(item.id()).size() + 1, next, manner, vote);
    }

    /** Whether an election whose last round left seats open may end so. */
    boolean mayEnd(Item item) {
        return item.power() == Power.ELECTED && item.result() == null && mayEnd(store.roundsOf(item.id()));
    }

    /** The same, of what was read already. */
    public static boolean mayEnd(List<ItemRound> rounds) {
        return !rounds.isEmpty() && (rounds.getLast().outcome() == Round.FURTHER || rounds.getLast().outcome() == Round.AMONG_TIED);
    }

    void drop(UUID vote) {
        store.drop(vote);
    }

    /** Those elected so far, in the order of the ballot. */
    List<BallotName> elected(UUID item) {
        return store.namesOf(item).stream().filter(name -> name.electedRound() != null).toList();
    }

    /** How a round ended, and the decisions it rests on. */
    record Counted(Round outcome, List<Decision> decisions) {}

    /**
     * Judges a round and keeps its figures.
     *
     * @param votes of each name in the order of the ballot, by weight, as in {@link ItemRound.Standing}
     */
    Counted count(Session session, Item item, ItemRound round, int electors, int present, boolean secret, List<List<Integer>> votes) {
        if (round.kind() == ItemRound.Kind.APPRAISAL) {
            keep(round, votes, place -> ItemRound.Result.GRADED, electors, present, secret, Round.DONE);
            return new Counted(Round.DONE, List.of());
        }
        List<Integer> cast = votes.stream().map(List::getFirst).toList();
        List<Decision> each = cast.stream().map(of -> judge.vote(session, new SessionFacts.Vote(item.power(), electors, present, of, secret, true))).toList();
        Result result = Result.among(each.stream().map(Decision::verdict).toList(), cast, round.seats());
        Round outcome = result.next();
        keep(round, votes, place -> outcome == Round.CONFIRM ? ItemRound.Result.OPEN
                : result.elected().contains(place) ? ItemRound.Result.ELECTED
                : result.tied().contains(place) ? ItemRound.Result.TIED : ItemRound.Result.NOT_ELECTED, electors, present, secret, outcome);
        return new Counted(outcome, each);
    }

    private void keep(ItemRound round, List<List<Integer>> votes, java.util.function.IntFunction<ItemRound.Result> results, int electors, int present, boolean secret,
                      Round outcome) {
        store.counted(round.id(), electors, present, secret, outcome, clock.instant());
        for (int place = 0; place < votes.size(); place++) {
            ItemRound.Result result = results.apply(place);
            UUID name = round.standings().get(place).nameId();
            store.result(round.id(), name, votes.get(place), result);
            if (result == ItemRound.Result.ELECTED) {
                store.elected(name, round.number());
            }
        }
    }

    /** So few voted in secret that voting shows no figures. */
    void suppressed(ItemRound round, int electors, int present) {
        keep(round, round.standings().stream().map(each -> List.<Integer>of()).toList(), place -> ItemRound.Result.OPEN, electors, present, true,
                Round.CONFIRM);
    }

    /** Elected people in words, for papers. */
    static String listed(List<BallotName> names, String comma) {
        return names.stream().map(BallotName::name).collect(Collectors.joining(comma));
    }

    private Item held(UUID id) {
        return agenda.lock(id).orElseThrow(() -> new NotFound("item", id));
    }

    private Session session(Item item) {
        return sessions.find(item.sessionId()).orElseThrow(() -> new NotFound("session", item.sessionId()));
    }

    private void record(Session session, Map<String, ?> facts) {
        audit.record(AuditEntry.of(Act.SESSION_ITEM_CHANGED, "session", session.id()).with(facts).at(session.areaPath(), session.linePath()));
    }
}
