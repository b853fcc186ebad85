package org.gongqiao.app.elections;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.congress.CongressOutcome;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.congress.Roster;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.democracy.Result;
import org.gongqiao.app.voting.Count;
import org.gongqiao.app.voting.Elector;
import org.gongqiao.app.voting.Manner;
import org.gongqiao.app.voting.NewVote;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.app.voting.Votes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rounds of an election: begun only when everything before is lawful, held by {@code voting} or counted on paper and entered, judged
 * (J-09, J-11 to J-13; D-09, D-24), and followed by what the count demands. A round that does not count is held again.
 */
@Component
public class Rounds {

    private final ElectionStore store;
    private final Elections elections;
    private final ElectionLaw law;
    private final Votes votes;
    private final Congresses congresses;
    private final Ids ids;
    private final Clock clock;

    Rounds(ElectionStore store, Elections elections, ElectionLaw law, Votes votes, Congresses congresses, Ids ids, Clock clock) {
        this.store = store;
        this.elections = elections;
        this.law = law;
        this.votes = votes;
        this.congresses = congresses;
        this.ids = ids;
        this.clock = clock;
    }

    /** The candidates of a round in the order of its ballot. */
    static List<Candidate> order(Round round, List<Candidate> all) {
        Map<UUID, Candidate> byId = all.stream().collect(Collectors.toMap(Candidate::id, Function.identity()));
        // Written-in names stand behind the printed ones.
        return round.standings().stream().sorted(Comparator.comparingInt(Round.Standing::place)).map(each -> byId.get(each.candidate()))
                .filter(each -> round.vote() == null ? each.motion() == null : !round.isWrittenIn(each.id())).toList();
    }

    /** Of those who stand, and behind them of the names on papers that nobody needed to know. */
    static List<Integer> votes(Round round) {
        return Stream.concat(round.standings().stream().map(each -> Objects.requireNonNull(each.votes())),
                round.open().stream().map(Round.WrittenIn::votes)).toList();
    }

    static boolean unionHead(List<Candidate> candidates) {
        return candidates.stream().anyMatch(each -> each.stands() && each.bars().unionHead());
    }

    /**
     * Begins the first or the next round.
     *
     * @param manner     a {@link Manner}, or {@link Round#ENTERED}
     * @param graceHours for complaints between close and tally, of a vote with a board
     */
    @Transactional
    public CongressOutcome begin(UUID id, int version, String manner, int graceHours) {
        Election e = elections.lock(id);
        if (e.version() != version) {
            return new CongressOutcome.Stale();
        }
        if (e.state() != ElectionState.PREPARING && e.state() != ElectionState.VOTING) {
            return new CongressOutcome.NotPossible("elections.fault.closed");
        }
        List<Round> rounds = store.rounds(id);
        if (rounds.stream().anyMatch(each -> each.count() == null)) {
            return new CongressOutcome.NotPossible("elections.fault.roundOpen");
        }
        boolean entered = manner.equals(Round.ENTERED);
        if (!entered && Arrays.stream(Manner.values()).noneMatch(each -> each.name().equals(manner))) {
            return new CongressOutcome.Faulty(Map.of("manner", "congress.fault.kind"));
        }
        List<Candidate> all = store.candidates(id);
        Next next = next(e, rounds, all);
        if (next == null) {
            return new CongressOutcome.NotPossible("elections.fault.noRound");
        }
        if (next.standing().isEmpty()) {
            return new CongressOutcome.NotPossible("congress.election.nobody");
        }
        var round = new Round(ids.next(), id, rounds.size() + 1, next.kind(), next.seats(), manner, null, null, List.of(), List.of(), 0);
        var weighed = new ArrayList<Decision>();
        if (rounds.isEmpty()) {
            weighed.addAll(law.before(e, all, elections.elsewhere(e)));
        }
        law.conduct(e, round, next.standing()).ifPresent(weighed::add);
        Optional<Verdict> against = Elections.unlawful(weighed);
        if (against.isPresent()) {
            return new CongressOutcome.Unlawful(against.get());
        }
        UUID vote = null;
        if (!entered) {
            Roster roster = congresses.roster(e.body(), LocalDate.now(clock));
            Optional<UUID> consent = congresses.consentToOnlineVoting(e.body());
            if (Manner.valueOf(manner).hasBoard() && consent.isEmpty()) {
                return new CongressOutcome.NotPossible("elections.fault.noConsent");
            }
            if (roster.weight() != e.entitled()) {
                return new CongressOutcome.NotPossible("elections.fault.roll");
            }
            vote = votes.prepare(new NewVote(e.unit(), id, "/elections/" + id, e.title() + " " + round.number(), Manner.valueOf(manner),
                    List.of(Elections.question(e, next.seats(), next.standing(), Manner.valueOf(manner))),
                    roster.delegates().stream().map(each -> new Elector(each.person(), each.name(), each.weight(), false)).toList(),
                    Manner.valueOf(manner).hasBoard() ? consent.orElse(null) : null, Math.clamp(graceHours, 0, NewVote.LONGEST_GRACE),
                    next.standing().stream().map(Candidate::person).collect(Collectors.toSet()), before(rounds, manner)));
        }
        store.insert(new Round(round.id(), id, round.number(), round.kind(), round.seats(), manner, vote, null, List.of(), List.of(), 0));
        for (int place = 0; place < next.standing().size(); place++) {
            store.stand(ids.next(), round.id(), next.standing().get(place).id(), place);
        }
        store.state(id, ElectionState.VOTING);
        elections.keep(e, weighed);
        elections.record(Act.ELECTION_CHANGED, e, null, Map.of("round", round.number(), "manner", manner));
        return new CongressOutcome.Done(round.id());
    }

    /** The vote whose people run the next one too: of the last round, where it was held in the same manner. */
    private static @Nullable UUID before(List<Round> rounds, String manner) {
        return rounds.isEmpty() || !rounds.getLast().manner().equals(manner) ? null : rounds.getLast().vote();
    }

    /** What round comes next; standing in the order of strokes. */
    record Next(Round.Kind kind, int seats, List<Candidate> standing) {}

    /** Null where nothing is left to vote on, or the rules do not decide. */
    static @Nullable Next next(Election e, List<Round> rounds, List<Candidate> all) {
        List<Candidate> left = all.stream().filter(each -> each.stands() && each.electedRound() == null).toList();
        Round last = rounds.isEmpty() ? null : rounds.getLast();
        Round.Count count = last == null ? null : last.count();
        if (last == null || count == null) {
            return last == null ? new Next(Round.Kind.FIRST, e.seats(), left) : null;
        }
        int open = e.seats() - Math.toIntExact(all.stream().filter(each -> each.electedRound() != null).count());
        return switch (count.outcome()) {
            case DONE, CONFIRM -> null;
            case FURTHER -> new Next(Round.Kind.FURTHER, open, left);
            case AMONG_TIED -> {
                List<UUID> tied = last.standings().stream().filter(each -> each.result() == Round.Result.TIED).map(Round.Standing::candidate).toList();
                yield new Next(Round.Kind.AMONG_TIED, Math.min(open, last.seats()), left.stream().filter(each -> tied.contains(each.id())).toList());
            }
            case VOID -> {
                List<UUID> stood = last.standings().stream().map(Round.Standing::candidate).toList();
                yield new Next(last.kind(), last.seats(), left.stream().filter(each -> stood.contains(each.id())).toList());
            }
        };
    }

    /** Drops a round that was not counted; one held by the program only where its vote was annulled, or its figures are withheld. */
    @Transactional
    public CongressOutcome drop(UUID id, UUID round) {
        Election e = elections.lock(id);
        Round of = find(id, round);
        boolean dead = of.vote() == null || votes.find(of.vote()).filter(each -> each.state() == VoteState.ANNULLED).isPresent()
                || votes.count(of.vote()).filter(Count::suppressed).isPresent();
        if (of.count() != null || !dead) {
            return new CongressOutcome.NotPossible("elections.fault.counted");
        }
        store.drop(round);
        elections.record(Act.ELECTION_CHANGED, e, null, Map.of("dropped", of.number()));
        return new CongressOutcome.Done(id);
    }

    /** A count on paper as it was entered. */
    public record Entered(@Nullable LocalDate heldOn, int present, int issued, int returned, int invalid, Map<UUID, Integer> votes) {}

    /** Enters the count of a round on paper. */
    @Transactional
    public CongressOutcome enter(UUID id, UUID round, int version, Entered form) {
        Election e = elections.lock(id);
        Round of = find(id, round);
        if (of.count() != null || of.version() != version) {
            return new CongressOutcome.Stale();
        }
        if (!of.manner().equals(Round.ENTERED)) {
            return new CongressOutcome.NotPossible("elections.fault.byVote");
        }
        Map<String, String> faults = faults(e, of, form);
        if (!faults.isEmpty()) {
            return new CongressOutcome.Faulty(faults);
        }
        return decide(e, of, Objects.requireNonNull(form.heldOn()), form.present(), form.issued(), form.returned(), form.invalid(),
                of.standings().stream().map(each -> form.votes().get(each.candidate())).toList(), List.of(), true);
    }

    private Map<String, String> faults(Election e, Round round, Entered form) {
        var faults = new LinkedHashMap<String, String>();
        LocalDate on = form.heldOn();
        if (on == null || on.isAfter(LocalDate.now(clock)) || on.isBefore(e.meetingOn())) {
            faults.put("heldOn", "elections.fault.heldOn");
        }
        if (form.present() < 0 || form.present() > e.entitled()) {
            faults.put("present", "congress.fault.part");
        }
        if (form.issued() < 0 || form.issued() > e.entitled()) {
            faults.put("issued", "congress.fault.part");
        }
        if (form.returned() < 0 || form.returned() > 2 * e.entitled()) {
            faults.put("returned", "congress.fault.part");
        }
        int valid = form.returned() - form.invalid();
        if (form.invalid() < 0 || valid < 0) {
            faults.put("invalid", "congress.fault.part");
        }
        long marks = 0;
        for (Round.Standing each : round.standings()) {
            Integer of = form.votes().get(each.candidate());
            if (of == null || of < 0 || of > Math.min(valid, e.entitled())) {
                faults.put("votes-" + each.candidate(), "elections.fault.votes");
            } else {
                marks += of;
            }
        }
        // A valid ballot chooses no more than the seats (J-12).
        if (faults.isEmpty() && marks > (long) valid * round.seats()) {
            faults.put("returned", "elections.fault.marks");
        }
        return faults;
    }

    /**
     * Takes the count of the round's vote over, once it is finished. Names on papers are counted with the others (J-13); where one of them
     * would be elected or stand level, nothing is decided before somebody has said who it is.
     */
    @Transactional
    public CongressOutcome takeCount(UUID id, UUID round) {
        Election e = elections.lock(id);
        Round of = find(id, round);
        if (of.count() != null) {
            return new CongressOutcome.Stale();
        }
        Optional<Vote> vote = of.vote() == null ? Optional.empty() : votes.find(of.vote());
        Optional<Count> count = vote.flatMap(each -> votes.count(each.id()));
        if (count.isEmpty() || vote.isEmpty()) {
            return new CongressOutcome.NotPossible("elections.fault.notFinished");
        }
        if (count.get().suppressed()) {
            return new CongressOutcome.NotPossible("elections.fault.suppressed");
        }
        if (of.written().isEmpty() && !count.get().writtenTo(0).isEmpty()) {
            count.get().writtenTo(0).forEach(each -> store.written(ids.next(), round, each.name(), Math.toIntExact(each.votes())));
            of = find(id, round);
        }
        List<Integer> each = cast(of, count.get().counts().getFirst());
        Manner manner = vote.get().manner();
        LocalDate on = LocalDate.ofInstant(Objects.requireNonNull(vote.get().closedAt()), clock.getZone());
        // Whoever cast a ballot took part; a slip sent out proves nobody's presence.
        int present = manner.isSecret() ? count.get().returned() : count.get().issued();
        return decide(e, of, on, Math.min(present, e.entitled()), count.get().issued(), count.get().returned(), count.get().invalid(), each,
                of.open().stream().map(Round.WrittenIn::votes).toList(), manner.isSecret());
    }

    /** The votes of each who stands, in that order: of those on the ballot behind the blank ones, of the others under their name. */
    private static List<Integer> cast(Round round, List<Long> sums) {
        return round.standings().stream().map(standing -> round.written().stream().filter(each -> standing.candidate().equals(each.candidate()))
                .map(Round.WrittenIn::votes).findFirst().orElseGet(() -> Math.toIntExact(sums.get(standing.place() + 1)))).toList();
    }

    /** The names on papers of a finished vote that would be elected or stand level: who they are must be said before the round is decided. */
    @Transactional(readOnly = true)
    public Set<UUID> reaching(Election e, Round round) {
        Optional<Count> count = round.vote() == null || round.count() != null || round.open().isEmpty() ? Optional.empty() : votes.count(round.vote());
        if (count.isEmpty() || count.get().suppressed()) {
            return Set.of();
        }
        List<Integer> cast = cast(round, count.get().counts().getFirst());
        List<Round.WrittenIn> open = round.open();
        Result result = law.count(e, e.entitled(), round.seats(), Stream.concat(cast.stream(), open.stream().map(Round.WrittenIn::votes)).toList(), true, false).result();
        return Stream.concat(result.elected().stream(), result.tied().stream()).filter(place -> place >= cast.size())
                .map(place -> open.get(place - cast.size()).id()).collect(Collectors.toSet());
    }

    /** Says who a name on the papers is, and takes the count over if nothing else is open. */
    @Transactional
    public CongressOutcome identify(UUID id, UUID round, UUID name, UUID person, Candidate.Bars bars, int strokes, String words) {
        return andTake(id, round, elections.identify(id, round, name, person, bars, strokes, words));
    }

    /** Counts a name on the papers for nobody, with the reason, and takes the count over if nothing else is open. */
    @Transactional
    public CongressOutcome setAside(UUID id, UUID round, UUID name, String why) {
        return andTake(id, round, elections.setAside(id, round, name, why));
    }

    private CongressOutcome andTake(UUID id, UUID round, CongressOutcome settled) {
        if (settled instanceof CongressOutcome.Done) {
            takeCount(id, round);
        }
        return settled;
    }

    /** The same by the vote; one that belongs to no round is not ours. */
    @Transactional
    void takeCountOf(UUID vote) {
        store.electionOfVote(vote).ifPresent(election -> store.rounds(election).stream().filter(each -> vote.equals(each.vote())).findFirst()
                .ifPresent(round -> takeCount(election, round.id())));
    }

    private CongressOutcome decide(Election e, Round round, LocalDate heldOn, int present, int issued, int returned, int invalid, List<Integer> cast,
                                   List<Integer> unknown, boolean secret) {
        List<Candidate> all = store.candidates(e.id());
        var weighed = new ArrayList<Decision>();
        law.conduct(e, round, order(round, all)).ifPresent(weighed::add);
        weighed.add(law.quorum(e, e.entitled(), present));
        weighed.add(law.ballots(e, issued, returned));
        boolean counts = Elections.unlawful(weighed).isEmpty();
        ElectionLaw.Counted counted = law.count(e, e.entitled(), round.seats(), Stream.concat(cast.stream(), unknown.stream()).toList(), secret, unionHead(all));
        weighed.addAll(counted.decisions());
        Round.Outcome outcome = !counts ? Round.Outcome.VOID : switch (counted.result().next()) {
            case DONE -> Round.Outcome.DONE;
            case AMONG_TIED -> Round.Outcome.AMONG_TIED;
            case FURTHER -> Round.Outcome.FURTHER;
            case CONFIRM -> Round.Outcome.CONFIRM;
        };
        if (outcome != Round.Outcome.VOID && Stream.concat(counted.result().elected().stream(), counted.result().tied().stream()).anyMatch(place -> place >= cast.size())) {
            return new CongressOutcome.NotPossible("elections.fault.writtenIn");
        }
        store.counted(round.id(), round.version(), new Round.Count(heldOn, present, issued, returned, invalid, outcome), clock.instant());
        Map<Integer, Round.Result> results = results(counted.result(), cast.size(), outcome);
        for (int i = 0; i < cast.size(); i++) {
            UUID candidate = round.standings().get(i).candidate();
            store.result(round.id(), candidate, cast.get(i), results.get(i));
            if (results.get(i) == Round.Result.ELECTED) {
                store.elected(candidate, round.number());
            }
        }
        // A tie for some of the seats decided the rest: seats that nobody reached are voted on further.
        store.state(e.id(), outcome == Round.Outcome.DONE ? ElectionState.DECIDED : ElectionState.VOTING);
        elections.keep(e, weighed);
        elections.record(Act.ELECTION_COUNTED, e, null, Map.of("round", round.number(), "outcome", outcome.name()));
        return new CongressOutcome.Done(round.id());
    }

    private static Map<Integer, Round.Result> results(Result result, int candidates, Round.Outcome outcome) {
        var results = new HashMap<Integer, Round.Result>();
        for (int place = 0; place < candidates; place++) {
            results.put(place, outcome == Round.Outcome.VOID || outcome == Round.Outcome.CONFIRM ? Round.Result.OPEN
                    : result.elected().contains(place) ? Round.Result.ELECTED : result.tied().contains(place) ? Round.Result.TIED : Round.Result.NOT_ELECTED);
        }
        return results;
    }

    private Round find(UUID id, UUID round) {
        return elections.round(id, round);
    }
}
