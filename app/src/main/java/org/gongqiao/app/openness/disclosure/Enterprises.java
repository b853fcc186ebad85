package org.gongqiao.app.openness.disclosure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.RecordLookup;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.democracy.MatterFacts.Firm;
import org.gongqiao.app.law.democracy.OpennessFacts;
import org.gongqiao.app.law.democracy.OpennessRules;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.openness.Outcome;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enterprises that keep open management, in the caller's scope. */
@Component
public class Enterprises implements RecordLookup {

    private final EnterpriseStore store;
    private final Disclosures disclosures;
    private final Unions unions;
    private final Law law;
    private final AuditLog audit;
    private final Clock clock;

    Enterprises(EnterpriseStore store, Disclosures disclosures, Unions unions, Law law, AuditLog audit, Clock clock) {
        this.store = store;
        this.disclosures = disclosures;
        this.unions = unions;
        this.law = law;
        this.audit = audit;
        this.clock = clock;
    }

    /** One enterprise with what is on its list, overdue, and asked without an answer. */
    public record Standing(Enterprise enterprise, int items, int overdue, int waiting) {}

    /** The same over all enterprises in scope; {@code unnamed}: nobody answers for open management. */
    public record Summary(int enterprises, int unnamed, int items, int overdue, int waiting) {}

    @Override
    public String kind() {
        return "enterprise";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }

    @Transactional(readOnly = true)
    public Optional<Enterprise> find(UUID unit) {
        return store.find(unit);
    }

    @Transactional(readOnly = true)
    public Enterprise get(UUID unit) {
        return store.find(unit).orElseThrow(() -> new NotFound("enterprise", unit));
    }

    /**
     * Begins open management at an enterprise, with the matters that the law of its region asks of its kind of owner. A second time
     * changes nothing.
     */
    @Transactional
    public Outcome setUp(SetUpEnterprise form) {
        Union union = unions.held(unions.getInScope(form.unit()).id());
        if (store.find(union.id()).isPresent()) {
            return new Outcome.Done(union.id());
        }
        var enterprise = new Enterprise(union.id(), union.name(), union.region(), form.employerId(), form.employerName(), form.owner(), form.responsibleName(),
                form.responsiblePost(), LocalDate.now(clock), 0);
        store.insert(enterprise, union.place());
        for (OpennessFacts.Item kind : OpennessFacts.Item.values()) {
            if (isAsked(kind, enterprise)) {
                disclosures.begin(enterprise, union, kind, form.preparer());
            }
        }
        audit.record(AuditEntry.of(Act.OPENNESS_CHANGED, "enterprise", union.id()).with(Map.of("owner", form.owner().name())));
        return new Outcome.Done(union.id());
    }

    /** Whether the law asks it of this kind of owner (D-28). */
    private boolean isAsked(OpennessFacts.Item kind, Enterprise enterprise) {
        Verdict verdict = OpennessRules.PUBLISHED.on(new OpennessFacts.Published(kind, enterprise.isOfState(), false, false, Elapsed.RUNNING),
                law.today(enterprise.region()));
        return !(verdict instanceof Verdict.Lawful);
    }

    @Transactional
    public Outcome change(UUID unit, int version, String responsibleName, String responsiblePost, Firm owner) {
        if (!store.change(unit, version, responsibleName, responsiblePost, owner)) {
            return new Outcome.Stale();
        }
        Enterprise enterprise = get(unit);
        Union union = unions.held(unit);
        // Another kind of owner may have more to publish; what is on the list stays until somebody takes it off.
        var listed = disclosures.items(unit).stream().map(Item::kind).toList();
        for (OpennessFacts.Item kind : OpennessFacts.Item.values()) {
            if (!listed.contains(kind) && isAsked(kind, enterprise)) {
                disclosures.begin(enterprise, union, kind, responsiblePost.isEmpty() ? responsibleName : responsiblePost);
            }
        }
        audit.record(AuditEntry.of(Act.OPENNESS_CHANGED, "enterprise", unit).with(Map.of("owner", owner.name())));
        return new Outcome.Done(unit);
    }

    /** Those in scope with their counts, in the order of the tree. */
    @Transactional(readOnly = true)
    public Slice<Standing> list(@Nullable String after, int size) {
        return store.list(after, size, line(), LocalDate.now(clock));
    }

    @Transactional(readOnly = true)
    public Summary summary() {
        return store.summary(LocalDate.now(clock));
    }

    /** The line along which the caller sees. */
    static Line line() {
        return Scope.current().filter(scope -> scope instanceof Scope.Reach reach && reach.line() == Line.INDUSTRY).isPresent() ? Line.INDUSTRY : Line.AREA;
    }
}
