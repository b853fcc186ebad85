package org.gongqiao.app.congress;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.identity.Person;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.About;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Delegates elected, recalled and replaced by their constituency (D-05, J-08). A vote is planned, candidates are named, and its
 * count is entered once; each candidate's votes have a verdict, and only a lawful one makes or unmakes a delegate. Equal votes for the
 * last seat seat nobody: those tied stand again.
 */
@Component
public class DelegateElections {

    private final DelegateElectionStore store;
    private final BodyStore bodies;
    private final ConstituencyStore constituencies;
    private final DelegateStore delegates;
    private final BodyRules rules;
    private final Verdicts verdicts;
    private final Persons persons;
    private final Memberships memberships;
    private final Unions unions;
    private final Notices notices;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    DelegateElections(DelegateElectionStore store, BodyStore bodies, ConstituencyStore constituencies, DelegateStore delegates, BodyRules rules, Verdicts verdicts,
                      Persons persons, Memberships memberships, Unions unions, Notices notices, AuditLog audit, ApplicationEventPublisher events, Ids ids,
                      Clock clock) {
        this.store = store;
        this.bodies = bodies;
        this.constituencies = constituencies;
        this.delegates = delegates;
        this.rules = rules;
        this.verdicts = verdicts;
        this.persons = persons;
        this.memberships = memberships;
        this.unions = unions;
        this.notices = notices;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<DelegateElection> of(UUID body) {
        return store.of(body);
    }

    @Transactional(readOnly = true)
    public DelegateElection get(UUID body, UUID id) {
        return store.find(id).filter(each -> each.body().equals(body)).orElseThrow(() -> new NotFound("delegate election", id));
    }

    /** Seats of a constituency that no delegate holds today. */
    @Transactional(readOnly = true)
    public int free(Constituency constituency) {
        int seats = constituency.seats() == null ? 0 : constituency.seats();
        return Math.max(0, seats - (int) delegates.on(constituency.body(), LocalDate.now(clock)).stream()
                .filter(each -> constituency.id().equals(each.constituency())).count());
    }

    /** Plans a vote on the free seats of a constituency: its first, or to fill a gap. */
    @Transactional
    public CongressOutcome plan(UUID body, UUID key, UUID constituency, boolean secret) {
        Body held = lock(body);
        Optional<UUID> made = store.byKey(key);
        if (made.isPresent()) {
            return new CongressOutcome.Done(made.get());
        }
        Constituency at = constituencies.find(constituency).filter(each -> each.body().equals(body))
                .orElseThrow(() -> new NotFound("constituency", constituency));
        if (store.openIn(constituency)) {
            return new CongressOutcome.NotPossible("congress.election.open");
        }
        int free = free(at);
        if (free == 0) {
            return new CongressOutcome.NotPossible("congress.election.noSeat");
        }
        boolean again = store.of(body).stream().anyMatch(each -> each.constituency().equals(constituency) && each.isCounted()
                && each.purpose() != DelegateElection.Purpose.RECALL);
        return plan(held, key, at, again ? DelegateElection.Purpose.BY_ELECTION : DelegateElection.Purpose.FIRST, free, secret);
    }

    /** Plans a vote on recalling a delegate, by his constituency. */
    @Transactional
    public CongressOutcome planRecall(UUID body, UUID key, UUID delegate, boolean secret) {
        Body held = lock(body);
        Optional<UUID> made = store.byKey(key);
        if (made.isPresent()) {
            return new CongressOutcome.Done(made.get());
        }
        Delegate of = delegates.find(delegate).filter(each -> each.body().equals(body)).orElseThrow(() -> new NotFound("delegate", delegate));
        UUID constituency = of.constituency();
        if (constituency == null || of.untilOn() != null) {
            return new CongressOutcome.NotPossible("congress.recall.notOne");
        }
        if (store.openIn(constituency)) {
            return new CongressOutcome.NotPossible("congress.election.open");
        }
        CongressOutcome planned = plan(held, key, constituencies.find(constituency).orElseThrow(), DelegateElection.Purpose.RECALL, 1, secret);
        if (planned instanceof CongressOutcome.Done(UUID id)) {
            store.nominate(new DelegateElection.Candidate(ids.next(), of.person(), of.name(), new Traits(of.frontLine(), of.woman(), of.leader(),
                    of.teacher(), of.dispatched(), of.disabled()), null, null, null), id);
        }
        return planned;
    }

    private CongressOutcome plan(Body body, UUID key, Constituency at, DelegateElection.Purpose purpose, int seats, boolean secret) {
        var election = new DelegateElection(ids.next(), body.id(), at.id(), at.name(), purpose, seats, secret, null, null, List.of(), 0);
        store.insert(election, key, clock.instant());
        audit.record(AuditEntry.of(Act.DELEGATE_ELECTION_PLANNED, "congress", body.id()).with(Map.of("election", election.id(), "purpose", purpose.name())));
        return new CongressOutcome.Done(election.id());
    }

    /**
     * Names a candidate: a member of the constituency who is no delegate yet; for a congress of members nobody else (J-08), for the others see
     * {@link Workers}. Whether a woman is taken from the person's record.
     */
    @Transactional
    public CongressOutcome nominate(UUID body, UUID election, UUID person, Traits typed) {
        Body held = lock(body);
        DelegateElection at = get(body, election);
        Optional<Person> known = persons.find(person);
        Optional<Membership> membership = memberships.liveOf(person);
        Constituency constituency = constituencies.find(at.constituency()).orElseThrow();
        UUID within = constituency.unit() == null ? held.unit() : constituency.unit();
        Optional<CongressOutcome> closed = closed(at);
        if (closed.isPresent()) {
            return closed.get();
        }
        if (known.isPresent() && held.kind().isOfMembers() && !memberships.hasLive(person)) {
            return new CongressOutcome.Unlawful(rules.nominee(false, rules.book(held.region(), LocalDate.now(clock))));
        }
        if (known.isEmpty() || membership.filter(each -> isBelow(each.unitId(), within)).isEmpty()) {
            return new CongressOutcome.Faulty(Map.of("person", "congress.election.notOfConstituency"));
        }
        return name(held, at, person, known.get().name(), known.get().sex(), typed);
    }

    /** Whether somebody who is no member may stand: in a congress of staff, whom all of them elect (D-05); not in one of members (J-08). */
    @Transactional(readOnly = true)
    Optional<CongressOutcome> refusesWorkers(UUID body, UUID election) {
        Body held = bodies.find(body).filter(Body::isLive).orElseThrow(() -> new NotFound("congress that holds", body));
        return refusesWorkers(held, get(body, election));
    }

    private Optional<CongressOutcome> refusesWorkers(Body held, DelegateElection at) {
        return held.kind().isOfMembers() ? Optional.of(new CongressOutcome.Unlawful(rules.nominee(false, rules.book(held.region(), LocalDate.now(clock)))))
                : closed(at);
    }

    /** Names somebody of the staff who is no member and has just proved who he is. */
    @Transactional
    CongressOutcome nominateWorker(UUID body, UUID election, UUID person, String name, String sex, Traits typed) {
        Body held = lock(body);
        DelegateElection at = get(body, election);
        Optional<CongressOutcome> refused = refusesWorkers(held, at);
        return refused.isPresent() ? refused.get() : name(held, at, person, name, sex, typed);
    }

    private static Optional<CongressOutcome> closed(DelegateElection at) {
        return at.isCounted() || at.purpose() == DelegateElection.Purpose.RECALL ? Optional.of(new CongressOutcome.NotPossible("congress.election.closed"))
                : Optional.empty();
    }

    private CongressOutcome name(Body held, DelegateElection at, UUID person, String name, String sex, Traits typed) {
        if (at.candidates().stream().anyMatch(each -> each.person().equals(person))) {
            return new CongressOutcome.Faulty(Map.of("person", "congress.election.twice"));
        }
        if (delegates.isOn(held.id(), person, LocalDate.now(clock))) {
            return new CongressOutcome.Faulty(Map.of("person", "congress.election.delegate"));
        }
        var traits = new Traits(typed.frontLine(), sex.equals("2"), typed.leader(), typed.teacher(), typed.dispatched(), typed.disabled());
        UUID made = ids.next();
        store.nominate(new DelegateElection.Candidate(made, person, name, traits, null, null, null), at.id());
        audit.record(AuditEntry.of(Act.CANDIDATE_NAMED, "congress", held.id()).about(person).with(Map.of("election", at.id())));
        return new CongressOutcome.Done(made);
    }

    /** Along either line: an industry's congress has the people of unions that stand below it on its line only. */
    private boolean isBelow(UUID unit, UUID top) {
        Union of = unions.get(unit);
        Union above = unions.get(top);
        return of.id().equals(above.id()) || of.areaPath().startsWith(above.areaPath() + ".")
                || of.linePath() != null && above.linePath() != null && of.linePath().startsWith(above.linePath() + ".");
    }

    @Transactional
    public CongressOutcome strike(UUID body, UUID election, UUID candidate) {
        lock(body);
        DelegateElection at = get(body, election);
        if (at.purpose() == DelegateElection.Purpose.RECALL || !store.strike(election, candidate)) {
            return new CongressOutcome.NotPossible("congress.election.closed");
        }
        audit.record(AuditEntry.of(Act.CANDIDATE_STRUCK, "congress", body).with(Map.of("election", election)));
        return new CongressOutcome.Done(election);
    }

    /** Calls off a vote that has not been counted. */
    @Transactional
    public CongressOutcome cancel(UUID body, UUID election) {
        lock(body);
        get(body, election);
        if (!store.cancel(election)) {
            return new CongressOutcome.NotPossible("congress.election.closed");
        }
        audit.record(AuditEntry.of(Act.DELEGATE_ELECTION_PLANNED, "congress", body).with(Map.of("cancelled", election)));
        return new CongressOutcome.Done(election);
    }

    /**
     * The count as it was entered.
     *
     * @param votes by candidate; a missing one is a fault
     */
    public record Result(@Nullable LocalDate heldOn, int constituency, int takingPart, Map<UUID, Integer> votes, @Nullable LocalDate publishedOn) {}

    /** Enters the count: delegates are those whose votes the rule carries, the highest first, as many as there are seats. */
    @Transactional
    public CongressOutcome count(UUID body, UUID election, int version, Result result) {
        Body held = lock(body);
        DelegateElection at = get(body, election);
        if (at.isCounted() || at.version() != version) {
            return new CongressOutcome.Stale();
        }
        if (at.candidates().isEmpty()) {
            return new CongressOutcome.NotPossible("congress.election.nobody");
        }
        Map<String, String> faults = faults(held, at, result);
        if (!faults.isEmpty()) {
            return new CongressOutcome.Faulty(faults);
        }
        LocalDate on = Objects.requireNonNull(result.heldOn());
        Book book = rules.book(held.region(), on);
        if (!rules.known(held.kind(), book)) {
            return new CongressOutcome.Faulty(Map.of("heldOn", "congress.fault.noRule"));
        }
        var count = new DelegateElection.Count(on, result.constituency(), result.takingPart());
        var decisions = new HashMap<UUID, Decision>();
        at.candidates().forEach(each -> decisions.put(each.id(), rules.election(held, at, count, result.votes().get(each.id()),
                result.publishedOn() != null, book)));
        Map<UUID, DelegateElection.Outcome> outcomes = outcomes(at, result.votes(), decisions);
        store.counted(election, version, count, clock.instant(), Scope.actor().orElse(null));
        if (result.publishedOn() != null) {
            store.published(election, result.publishedOn());
        }
        Union union = unions.get(held.unit());
        at.candidates().forEach(each -> {
            UUID decision = verdicts.keep(List.of(decisions.get(each.id())), new About("congress", body, union.areaPath(), union.linePath(), null)).getFirst();
            store.outcome(each.id(), result.votes().get(each.id()), outcomes.get(each.id()), decision);
            if (outcomes.get(each.id()) == DelegateElection.Outcome.WON) {
                seat(held, at, each, on);
            }
        });
        audit.record(AuditEntry.of(Act.DELEGATES_ELECTED, "congress", body).with(Map.of("election", election, "purpose", at.purpose().name(),
                "won", outcomes.values().stream().filter(DelegateElection.Outcome.WON::equals).count())));
        if (at.purpose() != DelegateElection.Purpose.RECALL) {
            events.publishEvent(new DelegatesElected(body, election));
        }
        return new CongressOutcome.Done(election);
    }

    private Map<String, String> faults(Body body, DelegateElection at, Result result) {
        var faults = new LinkedHashMap<String, String>();
        LocalDate on = result.heldOn();
        if (on == null || on.isAfter(LocalDate.now(clock))) {
            faults.put("heldOn", "congress.fault.dateWrong");
        } else if (at.purpose() == DelegateElection.Purpose.RECALL && on.isBefore(body.termFrom())) {
            faults.put("heldOn", "congress.fault.dateWrong");
        }
        if (result.publishedOn() != null && on != null && (result.publishedOn().isBefore(on) || result.publishedOn().isAfter(LocalDate.now(clock)))) {
            faults.put("publishedOn", "congress.fault.dateWrong");
        }
        if (result.constituency() < 1) {
            faults.put("constituency", "congress.fault.staff");
        } else if (result.takingPart() < 0 || result.takingPart() > result.constituency()) {
            faults.put("takingPart", "congress.fault.part");
        } else {
            long marks = 0;
            for (DelegateElection.Candidate each : at.candidates()) {
                Integer votes = result.votes().get(each.id());
                if (votes == null || votes < 0 || votes > result.takingPart()) {
                    faults.put("votes-" + each.id(), "congress.election.votes");
                } else {
                    marks += votes;
                }
            }
            // Nobody can have chosen more than there are seats.
            if (faults.isEmpty() && at.purpose() != DelegateElection.Purpose.RECALL && marks > (long) at.seats() * result.takingPart()) {
                faults.put("takingPart", "congress.election.tooMany");
            }
        }
        return faults;
    }

    private static Map<UUID, DelegateElection.Outcome> outcomes(DelegateElection at, Map<UUID, Integer> votes, Map<UUID, Decision> decisions) {
        var outcomes = new HashMap<UUID, DelegateElection.Outcome>();
        var enough = new ArrayList<UUID>();
        at.candidates().forEach(each -> {
            Verdict verdict = decisions.get(each.id()).verdict();
            outcomes.put(each.id(), verdict instanceof Verdict.ToBeConfirmed ? DelegateElection.Outcome.OPEN : DelegateElection.Outcome.LOST);
            if (verdict instanceof Verdict.Lawful || verdict instanceof Verdict.Warning) {
                enough.add(each.id());
            }
        });
        enough.sort(Comparator.comparing(votes::get, Comparator.reverseOrder()));
        for (int place = 0; place < enough.size(); place++) {
            int of = votes.get(enough.get(place));
            boolean overflows = enough.size() > at.seats();
            boolean level = overflows && of == votes.get(enough.get(at.seats() - 1)) && of == votes.get(enough.get(at.seats()));
            outcomes.put(enough.get(place), level ? DelegateElection.Outcome.TIED
                    : place < at.seats() ? DelegateElection.Outcome.WON : DelegateElection.Outcome.LOST);
        }
        return outcomes;
    }

    private void seat(Body body, DelegateElection at, DelegateElection.Candidate candidate, LocalDate on) {
        if (at.purpose() == DelegateElection.Purpose.RECALL) {
            delegates.on(body.id(), LocalDate.now(clock)).stream().filter(each -> each.person().equals(candidate.person())).findFirst().ifPresent(each -> {
                delegates.end(each.id(), on, DelegateEnd.RECALLED, null, at.id());
                notices.send(Message.inbox(candidate.person(), "congress.notice.recalled", body.name(), at.constituencyName()).leadingTo("/my/congress"));
                audit.record(AuditEntry.of(Act.DELEGATE_ENDED, "congress", body.id()).about(candidate.person()).with(Map.of("why", DelegateEnd.RECALLED.name())));
                events.publishEvent(new DelegateEnded(body.id(), each.id()));
            });
            return;
        }
        Traits t = candidate.traits();
        LocalDate from = on.isBefore(body.termFrom()) ? body.termFrom() : on;
        delegates.insert(new Delegate(ids.next(), body.id(), candidate.person(), candidate.name(), at.constituency(), at.constituencyName(), t.frontLine(),
                t.woman(), t.leader(), t.teacher(), t.dispatched(), t.disabled(), 1, from, null, null), at.id());
        audit.record(AuditEntry.of(Act.DELEGATES_ELECTED, "congress", body.id()).about(candidate.person()).with(Map.of("election", at.id())));
        notices.send(Message.inbox(candidate.person(), "congress.notice.elected", body.name(), at.constituencyName()).leadingTo("/my/congress"));
    }

    /** The day on which the result was published; the verdicts are made again with it (D-05). */
    @Transactional
    public CongressOutcome publish(UUID body, UUID election, @Nullable LocalDate on) {
        Body held = lock(body);
        DelegateElection at = get(body, election);
        DelegateElection.Count count = at.count();
        if (count == null || at.publishedOn() != null) {
            return new CongressOutcome.NotPossible("congress.election.published");
        }
        if (on == null || on.isBefore(count.heldOn()) || on.isAfter(LocalDate.now(clock))) {
            return new CongressOutcome.Faulty(Map.of("on", "congress.fault.dateWrong"));
        }
        store.published(election, on);
        Book book = rules.book(held.region(), count.heldOn());
        Union union = unions.get(held.unit());
        at.candidates().forEach(each -> store.outcome(each.id(), each.votes(), Objects.requireNonNull(each.outcome()), verdicts.keep(
                List.of(rules.election(held, at, count, Objects.requireNonNull(each.votes()), true, book)),
                new About("congress", body, union.areaPath(), union.linePath(), null)).getFirst()));
        audit.record(AuditEntry.of(Act.CONGRESS_CHANGED, "congress", body).with(Map.of("election", election, "published", on.toString())));
        return new CongressOutcome.Done(election);
    }

    private Body lock(UUID id) {
        return bodies.lock(id).filter(Body::isLive).orElseThrow(() -> new NotFound("congress that holds", id));
    }
}
