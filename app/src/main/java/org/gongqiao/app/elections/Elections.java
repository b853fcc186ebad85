package org.gongqiao.app.elections;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.congress.Bodies;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.CongressOutcome;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.congress.Delegate;
import org.gongqiao.app.identity.Person;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.decision.About;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.voting.Manner;
import org.gongqiao.app.voting.VoteQuestion;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Elections from preparation to the answer of the union above, rounds apart ({@link Rounds}). What a rule calls unlawful is not
 * done; what is to be confirmed is shown and goes on. A change of the list makes reviews fall away.
 */
@Component
public class Elections {

    public static final int LONGEST = 500;
    private static final int PAGE = 30;

    private final ElectionStore store;
    private final ElectionLaw law;
    private final Surnames surnames;
    private final CompanyStore companies;
    private final Offices offices;
    private final Congresses congresses;
    private final Bodies bodies;
    private final Persons persons;
    private final Memberships memberships;
    private final Unions unions;
    private final Votes votes;
    private final Verdicts verdicts;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Elections(ElectionStore store, ElectionLaw law, Surnames surnames, CompanyStore companies, Offices offices, Congresses congresses, Bodies bodies,
              Persons persons, Memberships memberships, Unions unions, Votes votes, Verdicts verdicts, AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.law = law;
        this.surnames = surnames;
        this.companies = companies;
        this.offices = offices;
        this.congresses = congresses;
        this.bodies = bodies;
        this.persons = persons;
        this.memberships = memberships;
        this.unions = unions;
        this.votes = votes;
        this.verdicts = verdicts;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** In the caller's scope, else not found. */
    @Transactional(readOnly = true)
    public Election get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("election", id));
    }

    @Transactional(readOnly = true)
    public List<Election> of(UUID unit) {
        return store.of(unit);
    }

    /** Those in scope, in the order of the tree; {@code waiting}: only those that the union above has to review or to answer. */
    @Transactional(readOnly = true)
    public Slice<Election> list(boolean waiting, @Nullable String after) {
        boolean industry = Scope.current().filter(scope -> scope instanceof Scope.Reach reach && reach.line() == Line.INDUSTRY).isPresent();
        return store.list(waiting, after, PAGE, industry ? Line.INDUSTRY : Line.AREA);
    }

    /** In the order of the ballot. */
    @Transactional(readOnly = true)
    public List<Candidate> candidates(UUID id) {
        return store.candidates(id);
    }

    @Transactional(readOnly = true)
    public List<Round> rounds(UUID id) {
        return store.rounds(id);
    }

    /** The last day of the publicity, and of the reply, by both readings. */
    @Transactional(readOnly = true)
    public Optional<Due> shown(Election e) {
        return law.shown(e);
    }

    @Transactional(readOnly = true)
    public Optional<Due> reply(Election e) {
        return law.reply(e);
    }

    /** Prepares an election by a body of the caller's scope; seats or a term that the rules forbid are refused (J-04, J-16). */
    @Transactional
    public CongressOutcome prepare(NewElection form) {
        store.serialise(form.key());
        Optional<UUID> made = store.byKey(form.key());
        if (made.isPresent()) {
            return new CongressOutcome.Done(made.get());
        }
        Body body = congresses.get(form.body());
        Union union = unions.held(unions.getInScope(body.unit()).id());
        Map<String, String> faults = faults(form, body);
        LocalDate on = form.meetingOn();
        if (on != null && !faults.containsKey("meetingOn") && !law.known(form.office(), union.region(), on)) {
            faults.put("meetingOn", "congress.fault.noRule");
        }
        UUID company = form.company();
        if (form.office().isOnBoard() && (company == null || companies.find(company).filter(each -> each.unit().equals(union.id())).isEmpty())) {
            faults.put("company", "elections.fault.company");
        }
        if (!faults.isEmpty()) {
            return new CongressOutcome.Faulty(faults);
        }
        var election = new Election(ids.next(), union.id(), union.name(), body.id(), union.region(), form.office(), form.title().strip(), form.members(),
                form.seats(), form.entitled(), form.amongElected(), form.byElection(), form.termYears(), form.office().isOnBoard() ? company : null,
                Objects.requireNonNull(on), ElectionState.PREPARING, null, new Election.Conduct(org.gongqiao.app.law.democracy.ElectionFacts.WriteIn.ON_BALLOT,
                false, false, false, false, true), null, null, null, null, null, null, null, 0);
        List<Decision> weighed = Stream.concat(law.seats(election).stream(), law.term(election).stream()).toList();
        Optional<Verdict> against = unlawful(Stream.concat(law.number(election).stream(), weighed.stream()).toList());
        if (against.isPresent()) {
            return new CongressOutcome.Unlawful(against.get());
        }
        store.insert(election, form.key(), union.place(), clock.instant(), Scope.actor().orElse(null));
        keep(election, weighed);
        record(Act.ELECTION_PREPARED, election, null, Map.of("office", form.office().name(), "seats", form.seats()));
        return new CongressOutcome.Done(election.id());
    }

    private Map<String, String> faults(NewElection form, Body body) {
        var faults = new LinkedHashMap<String, String>();
        if (form.title().isBlank() || form.title().strip().length() > Bodies.LONGEST_NAME) {
            faults.put("title", "congress.fault.name");
        }
        if (!body.isLive()) {
            faults.put("body", "congress.fault.ended");
        } else if (form.office().isOnBoard() == body.kind().isOfMembers()) {
            // Worker directors and supervisors are elected by the staff's congress, a union's offices by its members' (D-24, J-08).
            faults.put("body", form.office().isOnBoard() ? "elections.fault.staffBody" : "elections.fault.membersBody");
        }
        if (form.members() < 1) {
            faults.put("members", "congress.fault.staff");
        }
        if (form.seats() < 1) {
            faults.put("seats", "congress.fault.staff");
        }
        if (form.entitled() < 1) {
            faults.put("entitled", "congress.fault.staff");
        }
        if (form.termYears() < 1 || form.termYears() > 10) {
            faults.put("termYears", "congress.fault.years");
        }
        if (form.meetingOn() == null) {
            faults.put("meetingOn", "congress.fault.dateMissing");
        }
        return faults;
    }

    /**
     * Puts somebody on the list; whom a rule bars is refused (J-07, D-23).
     *
     * @param strokes of his surname, where nobody has counted them before; 0 otherwise
     * @param motion  behind the publication of the list only by a motion before the vote opens (J-11); empty before it. Where a vote is
     *                being prepared he comes on its ballot
     */
    @Transactional
    public CongressOutcome nominate(UUID id, UUID person, Candidate.Bars bars, int strokes, String motion) {
        Election e = lock(id);
        List<Round> rounds = store.rounds(id);
        Round open = rounds.stream().filter(each -> each.count() == null).findFirst().orElse(null);
        boolean writtenIn = open != null && open.manner().equals(Round.ENTERED) && e.conduct().writtenOnPaper();
        boolean onBallot = open != null && open.vote() != null && open.kind() == Round.Kind.FIRST
                && votes.find(open.vote()).filter(each -> each.state() == VoteState.PREPARING).isPresent();
        if (e.state() != ElectionState.PREPARING && !(e.state() == ElectionState.VOTING && (open == null || writtenIn || onBallot))) {
            return new CongressOutcome.NotPossible("elections.fault.closed");
        }
        boolean late = e.publishedOn() != null;
        if (late && (motion.isBlank() || motion.length() > LONGEST)) {
            return new CongressOutcome.Faulty(Map.of("motion", "elections.fault.motion"));
        }
        if (onBallot && votes.hindersStanding(open.vote(), person).isPresent()) {
            return new CongressOutcome.Faulty(Map.of("person", "elections.fault.office"));
        }
        CongressOutcome admitted = admit(e, person, bars, strokes, late ? motion.strip() : null);
        if (admitted instanceof CongressOutcome.Done(UUID candidate)) {
            if (onBallot) {
                putOnBallot(e, open);
            } else if (writtenIn) {
                store.stand(ids.next(), open.id(), candidate, open.standings().size());
            } else if (!late) {
                store.reviewsFallAway(id);
            }
        }
        return admitted;
    }

    /** The list of a round whose vote has not opened, with whom the motion put on it; in the order of strokes. */
    private void putOnBallot(Election e, Round round) {
        List<Candidate> standing = store.candidates(e.id()).stream().filter(each -> each.stands() && each.electedRound() == null).toList();
        store.layAnew(round.id(), standing.stream().map(Candidate::id).toList(), ids::next);
        votes.amend(Objects.requireNonNull(round.vote()), List.of(question(e, round.seats(), standing, Manner.valueOf(round.manner()))),
                standing.stream().map(Candidate::person).collect(Collectors.toSet())).ifPresent(meanwhile -> {
                    throw new IllegalStateException("the ballot changed while a name was put on it: " + meanwhile.key());
                });
    }

    /** What a round asks: up to as many names as there are seats, or none at all. */
    static VoteQuestion question(Election e, int seats, List<Candidate> standing, Manner manner) {
        return new VoteQuestion(e.title(), standing.stream().map(Candidate::name).toList(), 0, Math.min(seats, standing.size()), true,
                manner.hasPaper() && e.conduct().writtenOnPaper() && !e.office().isOnBoard());
    }

    /**
     * Says who a name on the papers is (J-11): he stands in the round with the votes under that name, if no rule bars him (J-07).
     *
     * @param strokes of his surname, where nobody has counted them before; 0 otherwise
     * @param words   how he came on the list
     */
    @Transactional
    CongressOutcome identify(UUID id, UUID round, UUID name, UUID person, Candidate.Bars bars, int strokes, String words) {
        Election e = lock(id);
        Round of = round(id, round);
        Round.WrittenIn written = of.open().stream().filter(each -> each.id().equals(name)).findFirst().orElseThrow(() -> new NotFound("name", name));
        if (of.count() != null) {
            return new CongressOutcome.Stale();
        }
        if (words.isBlank() || words.length() > LONGEST) {
            return new CongressOutcome.Faulty(Map.of("motion", "elections.fault.motion"));
        }
        Optional<Person> known = persons.find(person);
        if (known.isEmpty() || !new Written(known.get().name(), 0).is(written.name())) {
            return new CongressOutcome.Faulty(Map.of("person", "elections.fault.otherName"));
        }
        Optional<Candidate> earlier = store.candidates(id).stream().filter(each -> each.person().equals(person)).findFirst();
        boolean again = earlier.isPresent() && earlier.get().stands() && earlier.get().electedRound() == null
                && of.standings().stream().noneMatch(each -> each.candidate().equals(earlier.get().id()));
        CongressOutcome admitted = again ? new CongressOutcome.Done(earlier.orElseThrow().id()) : admit(e, person, bars, strokes, words.strip());
        if (admitted instanceof CongressOutcome.Done(UUID candidate)) {
            store.stand(ids.next(), round, candidate, of.standings().size());
            store.settle(name, candidate, null);
        }
        return admitted;
    }

    /** Counts a name on the papers for nobody: it is unclear whose it is, or a rule bars who it is. */
    @Transactional
    CongressOutcome setAside(UUID id, UUID round, UUID name, String why) {
        Election e = lock(id);
        Round of = round(id, round);
        if (of.open().stream().noneMatch(each -> each.id().equals(name))) {
            throw new NotFound("name", name);
        }
        if (of.count() != null) {
            return new CongressOutcome.Stale();
        }
        if (why.isBlank() || why.length() > LONGEST) {
            return new CongressOutcome.Faulty(Map.of("asideWhy", "congress.fault.words"));
        }
        store.settle(name, null, why.strip());
        audit.record(AuditEntry.of(Act.CANDIDATE_STRUCK, "election", e.id()).because(why.strip()).with(Map.of("round", of.number(), "written", name)));
        return new CongressOutcome.Done(name);
    }

    Round round(UUID id, UUID round) {
        return store.rounds(id).stream().filter(each -> each.id().equals(round)).findFirst().orElseThrow(() -> new NotFound("round", round));
    }

    /** Puts a person on the list, if he may stand. */
    private CongressOutcome admit(Election e, UUID person, Candidate.Bars bars, int strokes, @Nullable String motion) {
        // A seat on a board is the staff's: a delegate of theirs stands for it who is no member of the union (D-04, D-20).
        Optional<String> known = memberships.liveOf(person).filter(each -> isBelow(each.unitId(), e.unit())).flatMap(each -> persons.find(person)).map(Person::name)
                .or(() -> e.office().isOnBoard() ? congresses.roster(e.body(), LocalDate.now(clock)).delegates().stream()
                        .filter(each -> each.person().equals(person)).map(Delegate::name).findFirst() : Optional.empty());
        if (known.isEmpty()) {
            return new CongressOutcome.Faulty(Map.of("person", "elections.fault.member"));
        }
        if (store.candidates(e.id()).stream().anyMatch(each -> each.person().equals(person))) {
            return new CongressOutcome.Faulty(Map.of("person", "congress.election.twice"));
        }
        if (e.office().isHead() && e.amongElected() && !offices.holds(e.unit(), Office.COMMITTEE, person, e.meetingOn())
                && !electedTo(e.unit(), person)) {
            return new CongressOutcome.Faulty(Map.of("person", "elections.fault.committee"));
        }
        String surname = surnames.of(known.get());
        OptionalInt counted = surnames.strokes(surname);
        if (counted.isEmpty() && (strokes < 1 || strokes > 64)) {
            return new CongressOutcome.Faulty(Map.of("strokes", "elections.fault.strokes"));
        }
        Candidate.Bars all = e.office() == Office.AUDIT_COMMITTEE && offices.holds(e.unit(), Office.CHAIR, person, e.meetingOn()) ? bars.asUnionHead() : bars;
        List<Decision> weighed = law.candidate(e, all);
        Optional<Verdict> against = unlawful(weighed);
        if (against.isPresent()) {
            return new CongressOutcome.Unlawful(against.get());
        }
        if (counted.isEmpty()) {
            surnames.remember(surname, strokes);
        }
        var candidate = new Candidate(ids.next(), e.id(), person, known.get(), surname, counted.orElse(strokes), all, motion, null, null);
        store.insert(candidate);
        keep(e, weighed);
        record(Act.CANDIDATE_NAMED, e, person, Map.of("late", motion != null));
        return new CongressOutcome.Done(candidate.id());
    }

    /** Elected to the committee in an election whose answer is still out. */
    private boolean electedTo(UUID unit, UUID person) {
        return store.of(unit).stream().filter(each -> each.office() == Office.COMMITTEE && (each.state() == ElectionState.DECIDED
                || each.state() == ElectionState.REPORTED)).anyMatch(each -> store.candidates(each.id()).stream()
                .anyMatch(of -> of.person().equals(person) && of.electedRound() != null));
    }

    /** Along either line: an industry's congress has the people of unions that stand below it on its line only. */
    private boolean isBelow(UUID unit, UUID top) {
        Union of = unions.get(unit);
        Union above = unions.get(top);
        return of.id().equals(above.id()) || of.areaPath().startsWith(above.areaPath() + ".")
                || of.linePath() != null && above.linePath() != null && of.linePath().startsWith(above.linePath() + ".");
    }

    @Transactional
    public CongressOutcome withdraw(UUID id, UUID candidate) {
        Election e = lock(id);
        if (e.state() != ElectionState.PREPARING || !store.withdraw(id, candidate, LocalDate.now(clock))) {
            return new CongressOutcome.NotPossible("elections.fault.closed");
        }
        if (e.publishedOn() == null) {
            store.reviewsFallAway(id);
        }
        record(Act.CANDIDATE_STRUCK, e, null, Map.of("candidate", candidate));
        return new CongressOutcome.Done(candidate);
    }

    /** The day from which the list hangs, and the day of the election; the limit is counted in working days by the calendar (J-14). */
    @Transactional
    public CongressOutcome publish(UUID id, @Nullable LocalDate on, @Nullable LocalDate meetingOn) {
        Election e = lock(id);
        if (e.state() != ElectionState.PREPARING) {
            return new CongressOutcome.NotPossible("elections.fault.closed");
        }
        var faults = new LinkedHashMap<String, String>();
        if (on == null || on.isAfter(LocalDate.now(clock))) {
            faults.put("publishedOn", "congress.fault.dateWrong");
        }
        if (meetingOn == null || on != null && meetingOn.isBefore(on) || meetingOn != null && !law.known(e.office(), e.region(), meetingOn)) {
            faults.put("meetingOn", "congress.fault.dateWrong");
        }
        if (!faults.isEmpty()) {
            return new CongressOutcome.Faulty(faults);
        }
        if (store.candidates(id).stream().noneMatch(Candidate::stands)) {
            return new CongressOutcome.NotPossible("congress.election.nobody");
        }
        store.publish(id, Objects.requireNonNull(on), Objects.requireNonNull(meetingOn));
        record(Act.ELECTION_CHANGED, e, null, Map.of("published", on.toString(), "meeting", meetingOn.toString()));
        return new CongressOutcome.Done(id);
    }

    /** The paper by which the union above agreed that there be a standing committee (J-05). */
    @Transactional
    public CongressOutcome approve(UUID id, String paper) {
        Election e = lock(id);
        if (e.state() != ElectionState.PREPARING || e.office() != Office.STANDING_COMMITTEE) {
            return new CongressOutcome.NotPossible("elections.fault.closed");
        }
        if (paper.isBlank() || paper.strip().length() > LONGEST) {
            return new CongressOutcome.Faulty(Map.of("approval", "congress.fault.words"));
        }
        store.approval(id, paper.strip());
        record(Act.ELECTION_CHANGED, e, null, Map.of("approval", true));
        return new CongressOutcome.Done(id);
    }

    /** What the party organisation of the level said of the candidates, recorded by the union (J-15). */
    @Transactional
    public CongressOutcome partyReview(UUID id, @Nullable LocalDate on, boolean approved, String words) {
        Election e = lock(id);
        CongressOutcome fault = reviewFault(e, on, words);
        if (fault != null) {
            return fault;
        }
        store.partyReview(id, new Election.Review("", Objects.requireNonNull(on), approved, words.strip()));
        record(Act.ELECTION_REVIEWED, e, null, Map.of("by", "party", "approved", approved));
        return new CongressOutcome.Done(id);
    }

    /**
     * The union above reviews the candidates (J-15).
     *
     * @param on date of its word; null: today
     */
    @Transactional
    public CongressOutcome aboveReview(UUID id, UUID byUnit, @Nullable LocalDate on, boolean approved, String words) {
        Election e = lock(id);
        if (!bodies.isAbove(byUnit, congresses.get(e.body()))) {
            return new CongressOutcome.NotPossible("congress.consent.notAbove");
        }
        LocalDate day = on == null ? LocalDate.now(clock) : on;
        CongressOutcome fault = reviewFault(e, day, words);
        if (fault != null) {
            return fault;
        }
        store.aboveReview(id, byUnit, new Election.Review(unions.get(byUnit).name(), day, approved, words.strip()));
        record(Act.ELECTION_REVIEWED, e, null, Map.of("by", byUnit, "approved", approved));
        return new CongressOutcome.Done(id);
    }

    private @Nullable CongressOutcome reviewFault(Election e, @Nullable LocalDate on, String words) {
        if (e.state() != ElectionState.PREPARING || e.office().isOnBoard()) {
            return new CongressOutcome.NotPossible("elections.fault.closed");
        }
        if (store.candidates(e.id()).stream().noneMatch(Candidate::stands)) {
            return new CongressOutcome.NotPossible("congress.election.nobody");
        }
        if (on == null || on.isAfter(LocalDate.now(clock))) {
            return new CongressOutcome.Faulty(Map.of("reviewedOn", "congress.fault.dateWrong"));
        }
        return words.isBlank() || words.length() > LONGEST ? new CongressOutcome.Faulty(Map.of("reviewWords", "congress.fault.words")) : null;
    }

    /** How the vote is held; judged when a round begins and when it is counted (J-11). */
    @Transactional
    public CongressOutcome conduct(UUID id, Election.Conduct conduct) {
        Election e = lock(id);
        if (e.state() != ElectionState.PREPARING && e.state() != ElectionState.VOTING) {
            return new CongressOutcome.NotPossible("elections.fault.closed");
        }
        store.conduct(id, conduct);
        record(Act.ELECTION_CHANGED, e, null, Map.of("writeIn", conduct.writeIn().name()));
        return new CongressOutcome.Done(id);
    }

    /** Breaks an election off before its result was reported. */
    @Transactional
    public CongressOutcome breakOff(UUID id, String why) {
        Election e = lock(id);
        if (e.state().isOver() || e.state() == ElectionState.REPORTED) {
            return new CongressOutcome.NotPossible("elections.fault.closed");
        }
        if (why.isBlank() || why.length() > LONGEST) {
            return new CongressOutcome.Faulty(Map.of("breakWhy", "congress.fault.words"));
        }
        store.breakOff(id, why.strip());
        record(Act.ELECTION_CHANGED, e, null, Map.of("void", true));
        return new CongressOutcome.Done(id);
    }

    /** Leaves the open seats empty by consent of a majority (J-13). */
    @Transactional
    public CongressOutcome leaveEmpty(UUID id, int present, int consenting) {
        Election e = lock(id);
        List<Candidate> elected = store.candidates(id).stream().filter(each -> each.electedRound() != null).toList();
        boolean further = store.rounds(id).stream().filter(each -> each.count() != null).map(each -> Objects.requireNonNull(each.count()).outcome())
                .reduce((a, b) -> b).filter(Round.Outcome.FURTHER::equals).isPresent();
        if (e.state() != ElectionState.VOTING || !further || elected.isEmpty() || e.office() != Office.COMMITTEE) {
            return new CongressOutcome.NotPossible("elections.fault.notFewer");
        }
        if (present < 0 || present > e.entitled()) {
            return new CongressOutcome.Faulty(Map.of("fewerPresent", "congress.fault.part"));
        }
        if (consenting < 0 || consenting > present) {
            return new CongressOutcome.Faulty(Map.of("fewerConsenting", "congress.fault.part"));
        }
        Decision weighed = law.fewer(e, elected.size(), new Election.Fewer(present, consenting));
        if (!(weighed.verdict() instanceof Verdict.Lawful || weighed.verdict() instanceof Verdict.Warning)) {
            return new CongressOutcome.Unlawful(weighed.verdict());
        }
        keep(e, List.of(weighed));
        store.fewer(id, new Election.Fewer(present, consenting));
        store.state(id, ElectionState.DECIDED);
        record(Act.ELECTION_COUNTED, e, null, Map.of("fewer", elected.size()));
        return new CongressOutcome.Done(id);
    }

    /** The result goes up to the union above; of a worker's seat on a board the report itself is enough, and the term begins. */
    @Transactional
    public CongressOutcome report(UUID id, @Nullable LocalDate on) {
        Election e = lock(id);
        if (e.state() != ElectionState.DECIDED) {
            return new CongressOutcome.NotPossible("elections.fault.notDecided");
        }
        if (on == null || on.isAfter(LocalDate.now(clock)) || on.isBefore(lastRound(id).heldOn())) {
            return new CongressOutcome.Faulty(Map.of("reportedOn", "congress.fault.dateWrong"));
        }
        store.report(id, on);
        record(Act.ELECTION_REPORTED, e, null, Map.of("on", on.toString()));
        if (e.office().isOnBoard()) {
            store.state(id, ElectionState.CONFIRMED);
            begin(e, id);
        }
        return new CongressOutcome.Done(id);
    }

    /** The union above answers; it may not approve where the procedure was broken (J-15). */
    @Transactional
    public CongressOutcome answer(UUID id, UUID byUnit, boolean approved, String words) {
        Election e = lock(id);
        if (e.state() != ElectionState.REPORTED) {
            return new CongressOutcome.NotPossible("elections.fault.notReported");
        }
        if (!bodies.isAbove(byUnit, congresses.get(e.body()))) {
            return new CongressOutcome.NotPossible("congress.consent.notAbove");
        }
        if (words.isBlank() || words.length() > LONGEST) {
            return new CongressOutcome.Faulty(Map.of("answerWords", "congress.fault.words"));
        }
        LocalDate today = LocalDate.now(clock);
        boolean kept = procedureKept(e);
        Decision weighed = law.reply(e, kept, true, approved, today);
        if (approved && !kept) {
            return new CongressOutcome.Unlawful(weighed.verdict());
        }
        keep(e, List.of(weighed));
        store.answer(id, new Election.Review(unions.get(byUnit).name(), today, approved, words.strip()));
        record(Act.ELECTION_ANSWERED, e, null, Map.of("by", byUnit, "approved", approved));
        if (approved) {
            begin(e, id);
        }
        return new CongressOutcome.Done(id);
    }

    private void begin(Election e, UUID id) {
        offices.begin(e, store.candidates(id).stream().filter(each -> each.electedRound() != null).toList(), lastRound(id).heldOn());
    }

    private Round.Count lastRound(UUID id) {
        return Objects.requireNonNull(store.rounds(id).stream().map(Round::count).filter(each -> each != null && each.outcome() != Round.Outcome.VOID)
                .reduce((a, b) -> b).orElseThrow());
    }

    private boolean procedureKept(Election e) {
        return steps(e).stream().filter(step -> !step.name().equals("reply")).flatMap(step -> step.verdicts().stream())
                .noneMatch(Verdict.Unlawful.class::isInstance);
    }

    /** Every step with what the rules say of it now; a round that did not count is left out. Nothing is kept. */
    @Transactional(readOnly = true)
    public List<Step> steps(Election e) {
        List<Candidate> candidates = store.candidates(e.id());
        List<Candidate> standing = candidates.stream().filter(Candidate::stands).toList();
        var steps = new ArrayList<Step>();
        if (!e.byElection() && e.office() != Office.STANDING_COMMITTEE) {
            steps.add(new Step("seats", verdictsOf(law.seats(e).stream().toList())));
        }
        Optional.of(law.founding(e, elsewhere(e))).filter(each -> !each.isEmpty()).ifPresent(each -> steps.add(new Step("founding", verdictsOf(each))));
        law.term(e).ifPresent(term -> steps.add(new Step("term", List.of(term.verdict()))));
        steps.add(new Step("candidates", verdictsOf(standing.stream().flatMap(each -> law.candidate(e, each.bars()).stream()).toList())));
        steps.add(new Step("contest", verdictsOf(law.contest(e, standing.size()).stream().toList())));
        if (!e.office().isOnBoard()) {
            steps.add(new Step("publicity", verdictsOf(law.publicity(e).stream().toList())));
            steps.add(new Step("review", verdictsOf(law.review(e).stream().toList())));
        }
        for (Round round : store.rounds(e.id())) {
            List<Candidate> order = Rounds.order(round, candidates);
            Round.Count count = round.count();
            var of = new ArrayList<Decision>();
            law.conduct(e, round, order).ifPresent(of::add);
            if (count != null && count.outcome() != Round.Outcome.VOID) {
                of.add(law.quorum(e, e.entitled(), Math.min(e.entitled(), count.present())));
                of.add(law.ballots(e, count.issued(), count.returned()));
                of.addAll(law.count(e, e.entitled(), round.seats(), Rounds.votes(round), true, Rounds.unionHead(candidates)).decisions().stream()
                        // Who did not win is no fault of the procedure.
                        .filter(each -> !e.office().isOnBoard() || !(each.verdict() instanceof Verdict.Unlawful)).toList());
            }
            if (count == null || count.outcome() != Round.Outcome.VOID) {
                steps.add(new Step("round", verdictsOf(of)));
            }
        }
        if (e.fewer() != null) {
            steps.add(new Step("fewer", List.of(law.fewer(e, Math.toIntExact(candidates.stream().filter(each -> each.electedRound() != null).count()),
                    e.fewer()).verdict())));
        }
        if (e.reportedOn() != null && !e.office().isOnBoard()) {
            Election.Review answer = e.answer();
            steps.add(new Step("reply", List.of(law.reply(e, true, answer != null, answer != null && answer.approved(),
                    answer == null ? LocalDate.now(clock) : answer.on()).verdict())));
        }
        return steps;
    }

    /** What stands beside an election: who holds which office and which elections are under way on the same day, and how many women there are. */
    ElectionLaw.Beside elsewhere(Election e) {
        Predicate<Office> there = office -> offices.held(e.unit(), office, e.meetingOn())
                || store.of(e.unit()).stream().anyMatch(each -> each.office() == office && runsWith(e, each));
        boolean committee = e.office() == Office.COMMITTEE || store.of(e.unit()).stream().anyMatch(each -> each.office() == Office.COMMITTEE && runsWith(e, each))
                || offices.began(e.unit(), Office.COMMITTEE, e.meetingOn());
        return new ElectionLaw.Beside(committee, there.test(Office.WOMENS_COMMITTEE), there.test(Office.WOMENS_COMMISSIONER),
                offices.women(e.unit()));
    }

    private static boolean runsWith(Election e, Election other) {
        return other.meetingOn().equals(e.meetingOn()) && other.state() != ElectionState.VOID;
    }

    private static List<Verdict> verdictsOf(List<Decision> decisions) {
        return decisions.stream().map(Decision::verdict).toList();
    }

    Election lock(UUID id) {
        return store.lock(id).orElseThrow(() -> new NotFound("election", id));
    }

    void keep(Election e, List<Decision> decisions) {
        Union union = unions.get(e.unit());
        verdicts.keep(decisions, new About("election", e.id(), union.areaPath(), union.linePath(), null));
    }

    void record(Act act, Election e, @Nullable UUID person, Map<String, ?> detail) {
        audit.record(AuditEntry.of(act, "election", e.id()).about(person).with(detail));
    }

    static Optional<Verdict> unlawful(List<Decision> decisions) {
        return decisions.stream().map(Decision::verdict).filter(Verdict.Unlawful.class::isInstance).findFirst();
    }
}
