package org.gongqiao.app.congress;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.identity.Person;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Committees of a body, its presidium among them (D-12), and those who attend without a vote. */
@Component
public class Committees {

    private final CommitteeStore store;
    private final BodyStore bodies;
    private final DelegateStore delegates;
    private final BodyRules rules;
    private final Persons persons;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Committees(CommitteeStore store, BodyStore bodies, DelegateStore delegates, BodyRules rules, Persons persons, AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.bodies = bodies;
        this.delegates = delegates;
        this.rules = rules;
        this.persons = persons;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public CongressOutcome found(UUID body, CommitteeKind kind, String name) {
        lock(body);
        if (name.isBlank() || name.strip().length() > Bodies.LONGEST_NAME) {
            return new CongressOutcome.Faulty(Map.of("name", "congress.fault.name"));
        }
        List<Committee> all = store.of(body);
        if (all.stream().anyMatch(each -> each.name().equals(name.strip()))) {
            return new CongressOutcome.Faulty(Map.of("name", "congress.committee.twice"));
        }
        if (kind == CommitteeKind.PRESIDIUM && all.stream().anyMatch(each -> each.kind() == kind)) {
            return new CongressOutcome.NotPossible("congress.committee.presidium");
        }
        var made = new Committee(ids.next(), body, kind, name.strip(), List.of());
        store.insert(made);
        audit.record(AuditEntry.of(Act.CONGRESS_COMMITTEE_SET, "congress", body).with(Map.of("committee", made.id(), "kind", kind.name())));
        return new CongressOutcome.Done(made.id());
    }

    @Transactional
    public CongressOutcome dissolve(UUID body, UUID committee) {
        lock(body);
        of(body, committee);
        store.dissolve(committee);
        audit.record(AuditEntry.of(Act.CONGRESS_COMMITTEE_SET, "congress", body).with(Map.of("dissolved", committee)));
        return new CongressOutcome.Done(body);
    }

    /** Puts somebody on a committee; on the presidium only a delegate. */
    @Transactional
    public CongressOutcome appoint(UUID body, UUID committee, UUID person, boolean chair, boolean frontLine) {
        lock(body);
        Committee at = of(body, committee);
        // A delegate who is no member is known by his seat only.
        Optional<String> known = delegates.on(body, LocalDate.now(clock)).stream().filter(each -> each.person().equals(person)).map(Delegate::name).findFirst()
                .or(() -> persons.find(person).map(Person::name));
        if (known.isEmpty()) {
            return new CongressOutcome.Faulty(Map.of("person", "congress.fault.person"));
        }
        if (at.kind() == CommitteeKind.PRESIDIUM && !delegates.isOn(body, person, LocalDate.now(clock))) {
            return new CongressOutcome.Faulty(Map.of("person", "congress.committee.notDelegate"));
        }
        if (at.members().stream().anyMatch(each -> each.person().equals(person))) {
            return new CongressOutcome.Faulty(Map.of("person", "congress.committee.member"));
        }
        if (chair && at.members().stream().anyMatch(Committee.Member::chair)) {
            return new CongressOutcome.Faulty(Map.of("chair", "congress.committee.chair"));
        }
        UUID id = ids.next();
        store.put(id, committee, new Committee.Member(person, known.get(), chair, frontLine));
        audit.record(AuditEntry.of(Act.CONGRESS_COMMITTEE_SET, "congress", body).about(person).with(Map.of("committee", committee)));
        return new CongressOutcome.Done(id);
    }

    @Transactional
    public CongressOutcome release(UUID body, UUID committee, UUID person) {
        lock(body);
        of(body, committee);
        if (!store.remove(committee, person)) {
            return new CongressOutcome.Stale();
        }
        audit.record(AuditEntry.of(Act.CONGRESS_COMMITTEE_SET, "congress", body).about(person).with(Map.of("committee", committee)));
        return new CongressOutcome.Done(committee);
    }

    /** @param person null for a guest whom the union does not know; then {@code name} is needed */
    @Transactional
    public CongressOutcome attend(UUID body, @Nullable UUID person, String name, AttendeeKind kind, String office) {
        lock(body);
        Optional<Person> known = person == null ? Optional.empty() : persons.find(person);
        String called = known.map(Person::name).orElse(name.strip());
        if (person != null && known.isEmpty()) {
            return new CongressOutcome.Faulty(Map.of("person", "congress.fault.person"));
        }
        if (called.isEmpty() || called.length() > Bodies.LONGEST_NAME) {
            return new CongressOutcome.Faulty(Map.of("name", "congress.fault.name"));
        }
        if (office.isBlank() || office.length() > Bodies.LONGEST_NAME) {
            return new CongressOutcome.Faulty(Map.of("office", "congress.fault.office"));
        }
        if (person != null && delegates.isOn(body, person, LocalDate.now(clock))) {
            return new CongressOutcome.Faulty(Map.of("person", "congress.attendee.delegate"));
        }
        if (person != null && store.attendees(body).stream().anyMatch(each -> person.equals(each.person()))) {
            return new CongressOutcome.Faulty(Map.of("person", "congress.attendee.twice"));
        }
        UUID id = ids.next();
        store.attend(new Attendee(id, person, called, kind, office.strip()), body);
        audit.record(AuditEntry.of(Act.CONGRESS_COMMITTEE_SET, "congress", body).about(person).with(Map.of("attendee", id)));
        return new CongressOutcome.Done(id);
    }

    @Transactional
    public CongressOutcome dismiss(UUID body, UUID attendee) {
        lock(body);
        if (!store.leave(attendee, body)) {
            return new CongressOutcome.Stale();
        }
        audit.record(AuditEntry.of(Act.CONGRESS_COMMITTEE_SET, "congress", body).with(Map.of("attendee", attendee)));
        return new CongressOutcome.Done(body);
    }

    /** On the presidium as it is; empty without one, or where no text asks. Nothing is kept. */
    @Transactional(readOnly = true)
    public Optional<Verdict> presidium(Body body) {
        LocalDate today = LocalDate.now(clock);
        boolean asked = body.kind() == BodyKind.WORKERS_CONGRESS || body.kind().isOfManyEmployers();
        return store.of(body.id()).stream().filter(each -> asked && each.kind() == CommitteeKind.PRESIDIUM && !each.members().isEmpty()).findFirst()
                .map(each -> rules.presidium(body, delegates.on(body.id(), today).size(), each, rules.book(body.region(), today)).verdict());
    }

    private Committee of(UUID body, UUID committee) {
        return store.of(body).stream().filter(each -> each.id().equals(committee)).findFirst().orElseThrow(() -> new NotFound("committee", committee));
    }

    private Body lock(UUID id) {
        return bodies.lock(id).filter(Body::isLive).orElseThrow(() -> new NotFound("congress that holds", id));
    }
}
