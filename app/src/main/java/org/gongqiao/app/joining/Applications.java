package org.gongqiao.app.joining;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.identity.Person;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.JoiningFacts;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.MembershipRules;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The worker's side: where an application goes, filing it, taking it back, appealing. Runs in the person's own scope. */
@Component
public class Applications {

    /** The law parameter that limits the first union's decision. */
    public static final String DECIDE = "M-02.decide";
    static final String PASSED_ON = "M-02.passedOn";
    static final String DECIDE_APPEAL = "M-02.decideAppeal";

    private final ApplicationStore store;
    private final Candidates candidates;
    private final Memberships memberships;
    private final Matters matters;
    private final JoiningMatter kind;
    private final Persons persons;
    private final Unions unions;
    private final Law law;
    private final Deadlines deadlines;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Applications(ApplicationStore store, Candidates candidates, Memberships memberships, Matters matters, JoiningMatter kind, Persons persons,
                 Unions unions, Law law, Deadlines deadlines, AuditLog audit, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.candidates = candidates;
        this.memberships = memberships;
        this.matters = matters;
        this.kind = kind;
        this.persons = persons;
        this.unions = unions;
        this.law = law;
        this.deadlines = deadlines;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Where what is stated leads, without storing anything: for the last screen before applying, and for a visitor. Empty
     * only where there is no union at all.
     */
    @Transactional(readOnly = true)
    public Optional<Route> route(FileApplication stated) {
        return route(stated, false);
    }

    private Optional<Route> route(FileApplication stated, boolean liveMembership) {
        var gathered = candidates.gather(stated);
        List<Choice> named = Routing.rank(gathered.facts(), gathered.candidates());
        if (named.isEmpty()) {
            return Optional.empty();
        }
        Union first = unions.get(named.getFirst().deciderUnit());
        String region = gathered.facts().regions().isEmpty() ? first.region() : gathered.facts().regions().getFirst();
        Book book = law.today(first.region());
        LocalDate until = deadlines.due(DECIDE, first.region(), List.of(new Turn.Started(LocalDate.now(clock)))).earlier();
        var facts = new JoiningFacts(true, true, stated.relation().isLabourRelation(), stated.trade().isNewForm(),
                stated.relation() == Relation.DISPATCHED, liveMembership, gathered.employerHasUnion(), gathered.employerHasUnion());
        List<Verdict> verdicts = MembershipRules.JOINING.stream().map(rule -> rule.on(facts, book)).toList();
        return Optional.of(new Route(withSuperiors(named, first), region, until, first.region(), verdicts));
    }

    /** The named unions, then those above the first of them, the nearest first: they decide for the first. */
    private List<Choice> withSuperiors(List<Choice> named, Union first) {
        var all = new ArrayList<>(named);
        for (Union above : unions.ancestry(first.id()).reversed()) {
            boolean listed = all.stream().anyMatch(choice -> choice.deciderUnit().equals(above.id()));
            if (!listed) {
                all.add(new Choice(above.id(), above.name(), first.id(), first.name(), "upward", "M-02"));
            }
        }
        return List.copyOf(all);
    }

    /**
     * Whether the time to appeal against the refusal still runs: it ends for the worker only after the later of two
     * defensible days, and never by a provisional one.
     */
    @Transactional(readOnly = true)
    public boolean mayAppeal(Application application) {
        return application.state() instanceof Application.State.Refused refused && refused.appealUntil() != null
                && !deadlines.due(Decisions.APPEAL, unions.get(application.deciderUnit()).region(),
                        List.of(new Turn.Started(LocalDate.ofInstant(refused.at(), clock.getZone())))).isLate(LocalDate.now(clock));
    }

    /** Files an application in the person's own name. The same key twice makes one application. */
    @Transactional
    public FilingOutcome file(UUID person, FileApplication filed) {
        store.lockPerson(person);
        Optional<UUID> before = store.byKey(filed.key());
        if (before.isPresent()) {
            return new FilingOutcome.Filed(before.get());
        }
        Optional<UUID> waiting = store.waitingOf(person);
        if (waiting.isPresent()) {
            return new FilingOutcome.OtherWaits(waiting.get());
        }
        Optional<Membership> live = memberships.liveOf(person);
        Optional<Route> found = route(filed, live.isPresent());
        if (found.isEmpty()) {
            return new FilingOutcome.NoUnion();
        }
        Route route = found.get();
        Optional<Verdict> against = route.verdicts().stream().filter(Verdict.Unlawful.class::isInstance).findFirst();
        if (live.isPresent() && against.isPresent()) {
            return new FilingOutcome.AlreadyMember(unions.get(live.get().unitId()).name(), live.get().joinedOn(), against.get());
        }
        if (against.isPresent()) {
            return new FilingOutcome.Unlawful(against.get());
        }
        return new FilingOutcome.Filed(insert(person, filed, route));
    }

    private UUID insert(UUID person, FileApplication filed, Route route) {
        Person applicant = persons.find(person).orElseThrow(() -> new NotFound("person", person));
        UUID id = ids.next();
        Instant now = clock.instant();
        Union decider = unions.held(route.first().deciderUnit());
        Matter matter = matters.open(new NewMatter(kind, List.of(applicant.name(), route.first().targetName()), id, person,
                route.choices().stream().map(Choice::deciderUnit).toList(), JoiningMatter.DECIDE, DECIDE, PASSED_ON));
        store.insert(id, person, applicant.name(), matter.id(), matter.number(), filed, route, decider, now);
        store.addDecision(ids.next(), id, now, person, null, "FILED", route.first().reason(), null, route.verdicts());
        matters.note(matter.id(), "joining.done.filed", decider.name());
        audit.record(AuditEntry.of(Act.APPLICATION_FILED, "application", id).about(person)
                .with(Map.of("unit", decider.id(), "reason", route.first().reason())).at(decider.areaPath(), decider.linePath()));
        events.publishEvent(new ApplicationFiled(id, person, decider.id()));
        return id;
    }

    /** Takes a waiting application back. */
    @Transactional
    public DecisionOutcome withdraw(UUID id) {
        Application application = held(id);
        if (!application.isWaiting()) {
            return new DecisionOutcome.Stale(application);
        }
        Instant now = clock.instant();
        store.withdrawn(id, now);
        store.addDecision(ids.next(), id, now, application.personId(), null, "WITHDRAWN", null, null, List.of());
        matters.note(application.matterId(), "joining.done.withdrawn");
        close(application, ApplicationStatus.WITHDRAWN);
        audit.record(AuditEntry.of(Act.APPLICATION_WITHDRAWN, "application", id).about(application.personId()));
        events.publishEvent(new ApplicationWithdrawn(id, application.personId(), application.deciderUnit()));
        return new DecisionOutcome.Done(get(id));
    }

    /** Appeals a refusal to the union above the one that refused, within the limit. */
    @Transactional
    public DecisionOutcome appeal(UUID id, String text) {
        Application application = held(id);
        if (!(application.state() instanceof Application.State.Refused refused)) {
            return new DecisionOutcome.Stale(application);
        }
        if (!mayAppeal(application)) {
            return new DecisionOutcome.NotPossible("joining.notPossible.appealOver");
        }
        if (store.waitingOf(application.personId()).isPresent() || memberships.liveOf(application.personId()).isPresent()) {
            return new DecisionOutcome.NotPossible("joining.notPossible.appealMoot");
        }
        List<Union> line = unions.ancestry(application.deciderUnit());
        if (line.size() < 2) {
            return new DecisionOutcome.NotPossible("joining.notPossible.noHigherUnion");
        }
        Union higher = line.get(line.size() - 2);
        store.appealed(id, text);
        store.addDecision(ids.next(), id, clock.instant(), application.personId(), null, "APPEALED", refused.reason().name(), text, List.of());
        if (!matters.appeal(application.matterId(), higher.id(), JoiningMatter.DECIDE_APPEAL, DECIDE_APPEAL)) {
            throw new IllegalStateException("a refused application had an open matter");
        }
        audit.record(AuditEntry.of(Act.APPLICATION_APPEALED, "application", id).about(application.personId())
                .with(Map.of("unit", higher.id())).at(higher.areaPath(), higher.linePath()));
        events.publishEvent(new ApplicationAppealed(id, application.personId(), higher.id()));
        return new DecisionOutcome.Done(get(id));
    }

    /** The application under the lock of its matter and its own. */
    Application held(UUID id) {
        matters.hold(get(id).matterId());
        return store.lock(id).orElseThrow(() -> new NotFound("application", id));
    }

    void close(Application application, ApplicationStatus outcome) {
        if (!matters.close(application.matterId(), outcome.name())) {
            throw new IllegalStateException("a waiting application had a closed matter");
        }
    }

    /** In the caller's scope, else not found. */
    @Transactional(readOnly = true)
    public Application get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("application", id));
    }

    /** The application made by a form, in the caller's scope. */
    @Transactional(readOnly = true)
    public Optional<UUID> byKey(UUID key) {
        return store.byKey(key);
    }

    /** The person's waiting application. */
    @Transactional(readOnly = true)
    public Optional<UUID> waitingOf(UUID person) {
        return store.waitingOf(person);
    }

    /** A person's applications, the newest first. */
    @Transactional(readOnly = true)
    public List<Application> of(UUID person) {
        return store.of(person);
    }
}
