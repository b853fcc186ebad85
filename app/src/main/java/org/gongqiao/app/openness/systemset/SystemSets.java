package org.gongqiao.app.openness.systemset;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.RecordLookup;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.democracy.HeldFacts.Reached;
import org.gongqiao.app.openness.CongressLink;
import org.gongqiao.app.openness.Outcome;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The set of systems (1+2+N) of each enterprise in the caller's scope, and what machine finds in it. */
@Component
public class SystemSets implements RecordLookup {

    /** Kind of the attachments and of the record in routes. */
    public static final String OWNER = "systemEntry";
    private static final String AHEAD = "D-19.ahead";
    private static final int BATCH = 500;

    private final SystemStore store;
    private final Enterprises enterprises;
    private final ObjectProvider<CongressLink> congress;
    private final Attachments attachments;
    private final Unions unions;
    private final Law law;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    SystemSets(SystemStore store, Enterprises enterprises, ObjectProvider<CongressLink> congress, Attachments attachments, Unions unions, Law law,
               AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.enterprises = enterprises;
        this.congress = congress;
        this.attachments = attachments;
        this.unions = unions;
        this.law = law;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** How many findings of a kind there are in scope, and at how many enterprises. */
    public record Count(FindingKind kind, int findings, int units) {}

    /** Over all enterprises in scope. */
    public record Overview(int enterprises, List<Count> counts) {}

    /** One slot of one enterprise; entry null: empty. */
    public record Filled(Slot slot, @Nullable Entry entry, List<Finding> findings) {}

    @Override
    public String kind() {
        return OWNER;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }

    /** The set that holds for a union and, unless they set their own, for those below it. */
    @Transactional(readOnly = true)
    public SlotSet setFor(UUID unit) {
        return store.setAt(unions.get(unit).areaPath());
    }

    /** Sets the slots for a union of the caller's scope and those below it, from today; the set before ends. */
    @Transactional
    public Outcome define(UUID unit, List<Slot> slots, String reason) {
        var keys = new HashSet<String>();
        if (slots.isEmpty() || !slots.stream().allMatch(slot -> keys.add(slot.key()))) {
            return new Outcome.NotPossible("openness.notPossible.slots");
        }
        Union union = unions.held(unions.getInScope(unit).id());
        LocalDate today = LocalDate.now(clock);
        store.endSetOf(unit, today);
        UUID id = ids.next();
        store.insert(new SlotSet(id, unit, union.name(), reason, today, slots), union);
        audit.record(AuditEntry.of(Act.SYSTEM_CHANGED, "slotSet", id).because(reason).with(Map.of("slots", slots.size())));
        return new Outcome.Done(id);
    }

    /** The set of an enterprise, slot by slot, with what is found. */
    @Transactional(readOnly = true)
    public List<Filled> of(UUID unit) {
        enterprises.get(unit);
        List<Entry> entries = store.of(unit);
        List<Finding> findings = findings(unit);
        return setFor(unit).slots().stream().map(slot -> new Filled(slot,
                entries.stream().filter(entry -> entry.slot().equals(slot.key())).findFirst().orElse(null),
                findings.stream().filter(finding -> finding.slot().equals(slot.key())).toList())).toList();
    }

    @Transactional(readOnly = true)
    public List<Entry> before(UUID unit) {
        return store.before(unit);
    }

    @Transactional(readOnly = true)
    public List<Finding> findings(UUID unit) {
        List<CongressLink.Cover> covers = covers(unit);
        boolean elected = covers.stream().anyMatch(CongressLink.Cover::elected);
        // What covers it is copied to its row every night; its own page does not wait for that.
        return store.findings(unit, LocalDate.now(clock), ahead(unions.get(unit).region())).stream().map(finding -> covers.isEmpty()
                || !finding.slot().equals(Slot.CONGRESS) || finding.kind() != FindingKind.MISSING ? finding : finding.as(FindingKind.NO_ELECTION))
                .filter(finding -> !elected || !finding.slot().equals(Slot.CONGRESS) || finding.kind() != FindingKind.NO_ELECTION).toList();
    }

    private int ahead(String region) {
        return law.today(region).parameter(AHEAD).map(Parameter::value).orElse(0);
    }

    /** Counts over the caller's scope. The days of warning are those of the country: one query serves all regions. */
    @Transactional(readOnly = true)
    public Overview overview() {
        return new Overview(store.enterprises(), store.counts(LocalDate.now(clock), ahead(Parameter.COUNTRY)));
    }

    @Transactional(readOnly = true)
    public Slice<Finding> findings(FindingKind kind, @Nullable String after, int size) {
        Line line = Scope.current().filter(scope -> scope instanceof Scope.Reach reach && reach.line() == Line.INDUSTRY).isPresent() ? Line.INDUSTRY : Line.AREA;
        return store.findings(kind, after, size, line, LocalDate.now(clock), ahead(Parameter.COUNTRY));
    }

    @Transactional(readOnly = true)
    public Entry get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("entry", id));
    }

    /** The congresses of a region or an industry that cover a union (D-16). */
    @Transactional(readOnly = true)
    public List<CongressLink.Cover> covers(UUID unit) {
        return congress.stream().flatMap(link -> link.covers(unit).stream()).toList();
    }

    /** What sessions of the union's congresses, and of those that cover it, did, to choose from. */
    public List<CongressLink.Step> steps(UUID unit) {
        return congress.stream().flatMap(link -> link.steps(unit).stream()).toList();
    }

    private Optional<CongressLink.Step> step(UUID unit, UUID item) {
        return congress.stream().flatMap(link -> link.step(unit, item).stream()).findFirst();
    }

    private Optional<CongressLink.Step> linked(UUID unit, Entry.Step step) {
        return congress.stream().flatMap(link -> link.linked(unit, step.item(), step.on()).stream()).findFirst();
    }

    /** Records a system; the one in the same slot ends today. */
    @Transactional
    public Outcome record(RecordEntry form) {
        var known = store.byKey(form.key());
        if (known.isPresent()) {
            return new Outcome.Done(known.get());
        }
        enterprises.get(form.unit());
        if (setFor(form.unit()).slots().stream().noneMatch(slot -> slot.key().equals(form.slot()))) {
            return new Outcome.NotPossible("openness.notPossible.slot");
        }
        CongressLink.Step step = null;
        if (form.stepItem() != null) {
            Optional<CongressLink.Step> found = step(form.unit(), form.stepItem());
            if (found.isEmpty()) {
                return new Outcome.NotPossible("openness.notPossible.step");
            }
            step = found.get();
        }
        Union union = unions.held(form.unit());
        LocalDate today = LocalDate.now(clock);
        store.endEntry(form.unit(), form.slot(), today);
        UUID id = ids.next();
        store.insert(id, form, step, form.slot().equals(Slot.CONGRESS) && hasElected(form.unit()), clock.instant(),
                Scope.actor().orElse(null), union.place());
        bind(id, form.attachments());
        audit.record(AuditEntry.of(Act.SYSTEM_CHANGED, OWNER, id).with(Map.of("slot", form.slot(), "unit", form.unit())));
        return new Outcome.Done(id);
    }

    private boolean covered(SystemStore.Covered before) {
        List<CongressLink.Cover> covers = covers(before.unit());
        var now = new SystemStore.Covered(before.unit(), covers.isEmpty() ? null : covers.stream().map(CongressLink.Cover::name).collect(Collectors.joining("、")),
                covers.stream().anyMatch(CongressLink.Cover::elected));
        if (now.equals(before)) {
            return false;
        }
        store.cover(now);
        return true;
    }

    private boolean hasElected(UUID unit) {
        return congress.stream().anyMatch(link -> link.hasElectedDelegates(unit));
    }

    /** Links what a session of the congress did. */
    @Transactional
    public Outcome link(UUID id, int version, UUID item) {
        Entry entry = get(id);
        Optional<CongressLink.Step> step = step(entry.unitId(), item);
        if (step.isEmpty()) {
            return new Outcome.NotPossible("openness.notPossible.step");
        }
        if (!store.link(id, version, step.get())) {
            return new Outcome.Stale();
        }
        audit.record(AuditEntry.of(Act.SYSTEM_CHANGED, OWNER, id).with(Map.of("item", item)));
        return new Outcome.Done(id);
    }

    /** Adds papers that wait for the form. */
    @Transactional
    public Outcome addPapers(UUID id, List<UUID> waiting) {
        Entry entry = get(id);
        int bound = entry.endedOn() == null ? bind(id, waiting) : 0;
        if (bound == 0) {
            return new Outcome.NotPossible("openness.notPossible.papers");
        }
        audit.record(AuditEntry.of(Act.SYSTEM_CHANGED, OWNER, id).with(Map.of("papers", bound)));
        return new Outcome.Done(id);
    }

    /** Work that takes files. */
    @FunctionalInterface
    public interface Taking<T, E extends Exception> {
        T take() throws E;
    }

    /** Lets the caller take papers to an entry and counts what is with it afterwards. */
    public <T, E extends Exception> T takePapers(UUID id, Taking<T, E> taking) throws E {
        T taken = taking.take();
        store.papersNow(id, attachments.of(AttachmentOwner.of(OWNER, id)).size());
        return taken;
    }

    private int bind(UUID id, List<UUID> waiting) {
        int bound = waiting.isEmpty() ? 0 : attachments.bind(AttachmentOwner.of(OWNER, id), waiting, Audience.DESK).size();
        if (bound > 0) {
            store.papers(id, bound);
        }
        return bound;
    }

    /** What stood in the slot no longer holds. */
    @Transactional
    public Outcome end(UUID id, int version) {
        get(id);
        if (!store.endEntry(id, version, LocalDate.now(clock))) {
            return new Outcome.Stale();
        }
        audit.record(AuditEntry.of(Act.SYSTEM_CHANGED, OWNER, id).with(Map.of("ended", true)));
        return new Outcome.Done(id);
    }

    /** Asks the congresses of the caller's scope again whether delegates were elected and what was passed; returns how many rows changed. */
    @Transactional
    public int refresh() {
        int changed = 0;
        List<SystemStore.Covered> enterprises = store.coveredAfter(new UUID(0, 0), BATCH);
        while (!enterprises.isEmpty()) {
            changed += (int) enterprises.stream().filter(this::covered).count();
            enterprises = store.coveredAfter(enterprises.getLast().unit(), BATCH);
        }
        List<Entry> batch = store.linkedAfter(new UUID(0, 0), BATCH);
        while (!batch.isEmpty()) {
            for (Entry entry : batch) {
                if (entry.slot().equals(Slot.CONGRESS)) {
                    boolean elected = hasElected(entry.unitId());
                    if (elected != entry.delegatesElected()) {
                        store.elected(entry.id(), elected);
                        changed++;
                    }
                }
                if (entry.step() != null) {
                    Reached now = linked(entry.unitId(), entry.step()).map(CongressLink.Step::reached).orElse(Reached.NOTHING);
                    if (now != entry.step().reached()) {
                        store.relinked(entry.id(), now);
                        changed++;
                    }
                }
            }
            batch = store.linkedAfter(batch.getLast().id(), BATCH);
        }
        return changed;
    }
}
