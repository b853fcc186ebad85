package org.gongqiao.app.congress;

import java.time.Clock;
import java.time.LocalDate;
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
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.membership.MemberPages;
import org.gongqiao.app.membership.MemberQuery;
import org.gongqiao.app.membership.MembershipStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Delegates as they are: their make-up judged (D-03, D-04, D-16, D-30), those who leave, and the people of an assembly enrolled. */
@Component
public class Delegates {

    private final DelegateStore store;
    private final BodyStore bodies;
    private final BodyRules rules;
    private final MemberPages members;
    private final Persons persons;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Delegates(DelegateStore store, BodyStore bodies, BodyRules rules, MemberPages members, Persons persons, AuditLog audit,
              ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.bodies = bodies;
        this.rules = rules;
        this.members = members;
        this.persons = persons;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** All of the term for a page that names them, those who ended last; one entry in the log. */
    @Transactional
    public List<Delegate> list(UUID body) {
        List<Delegate> all = store.all(body);
        audit.record(AuditEntry.of(Act.LIST_SEEN, "congress", body).with(Map.of("rows", all.size())));
        return all;
    }

    /** All of the term for a file; everybody in it finds the export in his log. */
    @Transactional
    public List<Delegate> export(UUID body) {
        List<Delegate> all = store.all(body);
        audit.record(AuditEntry.of(Act.LIST_EXPORTED, "congress", body).with(Map.of("rows", all.size())), all.stream().map(Delegate::person).distinct().toList());
        return all;
    }

    /** One of a body for a page that names him; logged with him as its subject. */
    @Transactional
    public Delegate open(UUID body, UUID delegate) {
        Delegate of = store.find(delegate).filter(each -> each.body().equals(body)).orElseThrow(() -> new NotFound("delegate", delegate));
        audit.record(AuditEntry.of(Act.PERSON_OPENED, "congress", body).about(of.person()));
        return of;
    }

    /** The make-up of those of today; nothing is kept. */
    @Transactional(readOnly = true)
    public List<Verdict> composition(Body body) {
        LocalDate today = LocalDate.now(clock);
        return rules.composition(body, store.on(body.id(), today), rules.book(body.region(), today)).stream().map(Decision::verdict).toList();
    }

    /** A delegate's seats of today, for his own page. */
    @Transactional(readOnly = true)
    public List<Delegate> ofPerson(UUID person) {
        return store.ofPerson(person, LocalDate.now(clock));
    }

    /** One leaves before the end of the term without a vote of his constituency. */
    @Transactional
    public CongressOutcome end(UUID body, UUID delegate, @Nullable LocalDate on, String why, String words) {
        lock(body);
        Delegate of = store.find(delegate).filter(each -> each.body().equals(body)).orElseThrow(() -> new NotFound("delegate", delegate));
        var faults = new LinkedHashMap<String, String>();
        if (on == null || on.isBefore(of.fromOn()) || on.isAfter(LocalDate.now(clock))) {
            faults.put("on", "congress.fault.dateWrong");
        }
        DelegateEnd reason = switch (why) {
            case "RESIGNED" -> DelegateEnd.RESIGNED;
            case "LEFT" -> DelegateEnd.LEFT;
            case "MOVED" -> DelegateEnd.MOVED;
            case "DIED" -> DelegateEnd.DIED;
            default -> null;
        };
        if (reason == null) {
            faults.put("why", "congress.fault.why");
        }
        if (words.length() > 500) {
            faults.put("words", "congress.fault.words");
        }
        if (!faults.isEmpty()) {
            return new CongressOutcome.Faulty(faults);
        }
        if (!store.end(delegate, Objects.requireNonNull(on), Objects.requireNonNull(reason), words.strip(), null)) {
            return new CongressOutcome.NotPossible("congress.recall.notOne");
        }
        audit.record(AuditEntry.of(Act.DELEGATE_ENDED, "congress", body).about(of.person()).with(Map.of("why", reason.name())));
        events.publishEvent(new DelegateEnded(body, delegate));
        return new CongressOutcome.Done(delegate);
    }

    /** In an assembly everybody takes part: the live members of the union and below who are not enrolled yet, at most so many a time. */
    @Transactional
    public CongressOutcome enrol(UUID body) {
        Body held = lock(body);
        if (!held.kind().isAssembly()) {
            return new CongressOutcome.NotPossible("congress.enrol.congress");
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate from = today.isBefore(held.termFrom()) ? held.termFrom() : today;
        int enrolled = 0;
        String after = null;
        do {
            var page = members.list(Scope.desk(), new MemberQuery("", held.unit(), MembershipStatus.LIVE, null, null, MemberQuery.Sort.TREE, after)).rows();
            Map<UUID, Person> known = persons.inScope(page.items().stream().map(MemberPages.Row::personId).toList());
            for (MemberPages.Row row : page.items()) {
                if (known.containsKey(row.personId()) && !store.isOn(body, row.personId(), from)) {
                    store.insert(new Delegate(ids.next(), body, row.personId(), row.name(), null, "", false, row.sex().equals("2"), false, false, false,
                            false, 1, from, null, null), null);
                    enrolled++;
                }
            }
            after = page.next();
        } while (after != null);
        audit.record(AuditEntry.of(Act.DELEGATES_ELECTED, "congress", body).with(Map.of("enrolled", enrolled)));
        return enrolled == 0 ? new CongressOutcome.NotPossible("congress.enrol.none") : new CongressOutcome.Done(body);
    }

    /** Whether somebody who is no member may be enrolled: in an assembly of all the staff, not in one of members (J-08). */
    @Transactional(readOnly = true)
    Optional<CongressOutcome> refusesWorkers(UUID body) {
        return refusesWorkers(bodies.find(body).filter(Body::isLive).orElseThrow(() -> new NotFound("congress that holds", body)));
    }

    private Optional<CongressOutcome> refusesWorkers(Body held) {
        if (!held.kind().isAssembly()) {
            return Optional.of(new CongressOutcome.NotPossible("congress.enrol.congress"));
        }
        return held.kind().isOfMembers() ? Optional.of(new CongressOutcome.Unlawful(rules.nominee(false, rules.book(held.region(), LocalDate.now(clock)))))
                : Optional.empty();
    }

    /** Enrols somebody of the staff who is no member and has just proved who he is. */
    @Transactional
    CongressOutcome enrolWorker(UUID body, UUID person, String name, String sex, Traits typed) {
        Body held = lock(body);
        Optional<CongressOutcome> refused = refusesWorkers(held);
        if (refused.isPresent()) {
            return refused.get();
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate from = today.isBefore(held.termFrom()) ? held.termFrom() : today;
        if (store.isOn(body, person, from)) {
            return new CongressOutcome.Faulty(Map.of("worker-name", "congress.election.delegate"));
        }
        UUID id = ids.next();
        store.insert(new Delegate(id, body, person, name, null, "", typed.frontLine(), sex.equals("2"), typed.leader(), typed.teacher(), typed.dispatched(),
                typed.disabled(), 1, from, null, null), null);
        audit.record(AuditEntry.of(Act.DELEGATES_ELECTED, "congress", body).about(person).with(Map.of("enrolled", 1)));
        return new CongressOutcome.Done(id);
    }

    private Body lock(UUID id) {
        return bodies.lock(id).filter(Body::isLive).orElseThrow(() -> new NotFound("congress that holds", id));
    }
}
