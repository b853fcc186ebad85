package org.gongqiao.app.supervision.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.identity.Person;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.CardFacts;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.SupervisionDutyRules;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.SupervisionFacts;
import org.gongqiao.app.law.rights.SupervisionFacts.Level;
import org.gongqiao.app.law.rights.SupervisionRules;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.organization.Tallies;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.supervision.Federations;
import org.gongqiao.app.supervision.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who supervises at the unions in scope: bodies, supervisors, training and cards. */
@Component
public class Supervisors {

    private final SupervisorStore store;
    private final Unions unions;
    private final Tallies tallies;
    private final Persons persons;
    private final Memberships memberships;
    private final Law law;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Supervisors(SupervisorStore store, Unions unions, Tallies tallies, Persons persons, Memberships memberships, Law law, AuditLog audit, Ids ids,
                Clock clock) {
        this.store = store;
        this.unions = unions;
        this.tallies = tallies;
        this.persons = persons;
        this.memberships = memberships;
        this.law = law;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<SupervisionBody> body(UUID unit) {
        return store.body(unit);
    }

    /** Members of a union with the parts below it: what S-08 counts. */
    @Transactional(readOnly = true)
    public int members(UUID unit) {
        return Math.toIntExact(tallies.subtree(unit, Line.AREA).members());
    }

    /** How a union stands with S-08 today: its committee, or its supervisors where it may do without. */
    @Transactional(readOnly = true)
    public Verdict standing(UUID unitId) {
        Union union = unions.get(unitId);
        boolean committee = store.body(unitId).map(body -> body.form() == SupervisionBody.Form.COMMITTEE).orElse(false);
        LocalDate today = LocalDate.now(clock);
        int serving = Math.toIntExact(store.at(List.of(unitId)).stream().filter(each -> each.servesOn(today)).count());
        return SupervisionRules.ORGANS.on(new SupervisionFacts.Organs(members(unitId), committee, serving), law.today(union.region()));
    }

    /** Sets up or changes the body of a union in scope; a committee is a must except for small unions (S-08). */
    @Transactional
    public Outcome setUp(UUID unitId, SetUpBody command) {
        Union union = unions.getInScope(unitId);
        int members = members(unitId);
        if (command.form() == SupervisionBody.Form.SUPERVISOR && Federations.level(union) != Level.GRASSROOTS) {
            return new Outcome.NotPossible("supervision.notPossible.committee");
        }
        // Supervisors are appointed in the next step, so the form is looked at as if there were one.
        Verdict verdict = SupervisionRules.ORGANS.on(new SupervisionFacts.Organs(members, command.form() == SupervisionBody.Form.COMMITTEE, 1),
                law.today(union.region()));
        if (!(verdict instanceof Verdict.Lawful)) {
            return new Outcome.Refused(List.of(verdict));
        }
        Optional<SupervisionBody> known = store.body(unitId);
        UUID id = known.map(SupervisionBody::id).orElseGet(ids::next);
        var body = new SupervisionBody(id, unitId, union.name(), command.form(), members, command.establishedOn(), command.termUntil(),
                command.letterCode(), command.address(), command.phone(), command.email(), command.version() == null ? 0 : command.version());
        if (known.isEmpty()) {
            store.insert(body, List.of(verdict), unions.place(unitId));
        } else if (command.version() == null || !store.update(body, List.of(verdict))) {
            return new Outcome.Stale();
        }
        audit.record(AuditEntry.of(Act.SUPERVISION_BODY_SET, "union", unitId).with(Map.of("form", command.form().name(), "members", members))
                .at(union.areaPath(), union.linePath()));
        return new Outcome.Done(id);
    }

    /**
     * Makes somebody a supervisor of a union in scope. He is found by his mobile number; an elected one is a member in scope.
     */
    @Transactional
    public Outcome appoint(UUID unitId, String phone, Supervisor.Kind kind, boolean head, LocalDate on, LocalDate until) {
        Union union = unions.getInScope(unitId);
        List<UUID> found = persons.inScopeByPhone(phone);
        if (found.size() != 1) {
            return new Outcome.NotPossible("supervision.notPossible.nobody");
        }
        Person person = persons.find(found.getFirst()).orElseThrow();
        if (kind == Supervisor.Kind.ELECTED && memberships.liveOf(person.id()).isEmpty()) {
            return new Outcome.NotPossible("supervision.notPossible.noMember");
        }
        if (store.body(unitId).isEmpty()) {
            return new Outcome.NotPossible("supervision.notPossible.noBody");
        }
        if (store.isLive(unitId, person.id())) {
            return new Outcome.NotPossible("supervision.notPossible.already");
        }
        if (until.isBefore(on)) {
            return new Outcome.NotPossible("supervision.notPossible.dates");
        }
        UUID id = ids.next();
        store.insert(new Supervisor(id, unitId, union.name(), person.id(), person.name(), kind, head, on, until, null, "", null, null, null, 0),
                unions.place(unitId));
        audit.record(AuditEntry.of(Act.SUPERVISOR_APPOINTED, "supervisor", id).about(person.id()).with(Map.of("kind", kind.name(), "unit", unitId))
                .at(union.areaPath(), union.linePath()));
        return new Outcome.Done(id);
    }

    /** Notes that a supervisor was trained and examined. */
    @Transactional
    public Outcome train(UUID id, int version, LocalDate on, String training) {
        Supervisor supervisor = get(id);
        if (!store.trained(id, version, on, training)) {
            return new Outcome.Stale();
        }
        record(Act.SUPERVISOR_TRAINED, supervisor, Map.of("on", on.toString()), null);
        return new Outcome.Done(id);
    }

    /** What the rules say to a card issued by {@code issuer} until {@code until}. */
    @Transactional(readOnly = true)
    public List<Verdict> cardVerdicts(Supervisor supervisor, UUID issuer, LocalDate until) {
        Union federation = unions.get(issuer);
        var facts = new CardFacts(Federations.isLocal(federation), supervisor.trainedOn() != null, !until.isAfter(supervisor.termUntil()));
        Book book = law.today(federation.region());
        return SupervisionDutyRules.CARD.stream().map(rule -> rule.on(facts, book)).toList();
    }

    /** Issues a card under the next number of the desk's federation (S-11); an earlier card of his loses its number. */
    @Transactional
    public Outcome issueCard(UUID id, int version, LocalDate from, LocalDate until) {
        Supervisor supervisor = get(id);
        UUID issuer = Scope.desk().unit();
        List<Verdict> verdicts = cardVerdicts(supervisor, issuer, until);
        if (verdicts.stream().anyMatch(verdict -> verdict instanceof Verdict.Unlawful || verdict instanceof Verdict.ToBeConfirmed)) {
            return new Outcome.Refused(verdicts);
        }
        if (until.isBefore(from)) {
            return new Outcome.NotPossible("supervision.notPossible.dates");
        }
        Union federation = unions.get(issuer);
        int year = LocalDate.now(clock).getYear();
        String number = "JD%s-%d-%04d".formatted(federation.region(), year, store.nextCard(issuer, year));
        if (!store.card(id, version, new Supervisor.Card(number, issuer, federation.name(), from, until, null))) {
            // The number must not be lost with a stale form: the transaction goes back as a whole.
            org.springframework.transaction.interceptor.TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Outcome.Stale();
        }
        record(Act.SUPERVISOR_CARD_ISSUED, supervisor, Map.of("number", number), null);
        return new Outcome.Done(id);
    }

    /** The card no longer holds, from today on. */
    @Transactional
    public Outcome withdrawCard(UUID id, int version, String reason) {
        Supervisor supervisor = get(id);
        if (!store.withdrawn(id, version, LocalDate.now(clock))) {
            return new Outcome.Stale();
        }
        record(Act.SUPERVISOR_CARD_WITHDRAWN, supervisor, Map.of(), reason);
        return new Outcome.Done(id);
    }

    /** Ends the office, and with it the card. */
    @Transactional
    public Outcome end(UUID id, int version, String reason) {
        Supervisor supervisor = get(id);
        if (!store.ended(id, version, LocalDate.now(clock), reason)) {
            return new Outcome.Stale();
        }
        record(Act.SUPERVISOR_ENDED, supervisor, Map.of(), reason);
        return new Outcome.Done(id);
    }

    @Transactional(readOnly = true)
    public Supervisor get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("supervisor", id));
    }

    @Transactional(readOnly = true)
    public Optional<Supervisor> find(UUID id) {
        return store.find(id);
    }

    /** In scope only; an id elsewhere has no entry. */
    @Transactional(readOnly = true)
    public List<Supervisor> get(Collection<UUID> ids) {
        return store.find(ids);
    }

    @Transactional(readOnly = true)
    public List<Supervisor> at(Collection<UUID> units) {
        return store.at(units);
    }

    /** Those in office in scope, in the order of the tree. */
    @Transactional(readOnly = true)
    public Slice<Supervisor> list(@Nullable String after, int size) {
        boolean industry = Scope.current().filter(scope -> scope instanceof Scope.Reach reach && reach.line() == Line.INDUSTRY).isPresent();
        return store.list(after, size, industry);
    }

    private void record(Act act, Supervisor supervisor, Map<String, ?> detail, @Nullable String reason) {
        Union union = unions.get(supervisor.unitId());
        audit.record(AuditEntry.of(act, "supervisor", supervisor.id()).about(supervisor.personId()).with(detail).because(reason)
                .at(union.areaPath(), union.linePath()));
    }
}
