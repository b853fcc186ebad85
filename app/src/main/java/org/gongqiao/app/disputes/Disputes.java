package org.gongqiao.app.disputes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.disputes.file.ActOutcome;
import org.gongqiao.app.disputes.file.ActRecorded;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.file.Dispute.Entry;
import org.gongqiao.app.disputes.file.Dispute.Head;
import org.gongqiao.app.disputes.file.DisputeAct;
import org.gongqiao.app.disputes.file.DisputeAct.Field;
import org.gongqiao.app.disputes.file.DisputeOpened;
import org.gongqiao.app.disputes.file.OpenDispute;
import org.gongqiao.app.disputes.file.Outcome;
import org.gongqiao.app.disputes.file.Proposal;
import org.gongqiao.app.disputes.file.RecordAct;
import org.gongqiao.app.disputes.file.Running;
import org.gongqiao.app.disputes.file.Stage;
import org.gongqiao.app.disputes.procedure.CaseFacts;
import org.gongqiao.app.disputes.procedure.CountingBack;
import org.gongqiao.app.disputes.procedure.Procedure;
import org.gongqiao.app.disputes.procedure.Proposals;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.Step;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Disputes in the caller's scope: taking one up, recording what was done, and what comes next. */
@Component
public class Disputes {

    /** Days for the union's next step, and days after which it looks again where it only waits for others. */
    static final String ACT = "R-00.act";
    static final String WATCH = "R-00.watch";

    private final DisputeStore store;
    private final DisputeClocks clocks;
    private final MediatorStore mediators;
    private final Matters matters;
    private final DisputeMatter kind;
    private final Unions unions;
    private final Law law;
    private final CountingBack back;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Disputes(DisputeStore store, DisputeClocks clocks, MediatorStore mediators, Matters matters, DisputeMatter kind, Unions unions, Law law, CountingBack back, AuditLog audit,
             ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.clocks = clocks;
        this.mediators = mediators;
        this.matters = matters;
        this.kind = kind;
        this.unions = unions;
        this.law = law;
        this.back = back;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes a dispute up at the desk's union. It keeps the number of the claim it grows out of; the limitation runs from
     * the day on which the worker knew, and of arrears only once the labour relation has ended.
     */
    @Transactional
    public UUID open(OpenDispute opened) {
        Optional<UUID> known = store.byKey(opened.key()).or(() -> Optional.ofNullable(opened.matterId()).flatMap(store::byMatter));
        if (known.isPresent()) {
            return known.get();
        }
        UUID id = ids.next();
        UUID person = opened.claimants().stream().map(OpenDispute.NewClaimant::personId).filter(each -> each != null).findFirst().orElse(null);
        Matter matter;
        if (opened.matterId() == null) {
            matter = matters.open(new NewMatter(kind, List.of(opened.title()), id, person, List.of(Scope.desk().unit()), "step", ACT, ACT));
        } else {
            if (!matters.turnInto(opened.matterId(), kind, List.of(opened.title()), id, "step", ACT)) {
                throw new IllegalStateException("the matter of the claim is closed");
            }
            matter = matters.get(opened.matterId());
        }
        Union at = unions.get(matter.handlerUnit());
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        store.insert(id, matter.id(), matter.number(), opened, person, at, now);
        var claimants = new ArrayList<UUID>();
        for (int i = 0; i < opened.claimants().size(); i++) {
            claimants.add(store.addClaimant(id, i + 1, opened.claimants().get(i), today));
        }
        clocks.startLimitation(get(id), claimants, store.heads(id));
        matters.note(matter.id(), "disputes.done.opened", at.name());
        audit.record(AuditEntry.of(Act.DISPUTE_OPENED, "dispute", id).about(person).with(Map.of("workers", claimants.size(), "cause", opened.cause().name())));
        events.publishEvent(new DisputeOpened(id));
        return id;
    }

    /** Records a step for some of the workers, with what the rules say of it; starts, moves and ends their clocks. */
    @Transactional
    public ActOutcome record(UUID id, RecordAct step) {
        Dispute before = held(id);
        if (store.actKnown(step.key())) {
            return new ActOutcome.Done(before, List.of());
        }
        if (before.version() != step.version()) {
            return new ActOutcome.Stale(before);
        }
        CaseFacts facts = facts(before, step.on());
        Map<String, String> faults = faults(facts, step);
        if (!faults.isEmpty()) {
            return new ActOutcome.Faulty(faults);
        }
        List<Verdict> verdicts = Procedure.check(facts, step);
        Optional<Verdict> refused = verdicts.stream().filter(Verdict.Unlawful.class::isInstance).findFirst();
        if (refused.isPresent()) {
            return new ActOutcome.Unlawful(refused.get());
        }
        DisputeAct act = step.act();
        String unitName = Scope.DESK.isBound() ? Scope.desk().unitName() : null;
        UUID entry = store.addAct(id, step, verdicts, Scope.actor().orElse(null), unitName, clock.instant());
        if (act.to() != null) {
            store.move(step.claimants(), act.to(), step.on(), act.outcome());
        }
        switch (act) {
            case ARBITRATION_FILED -> {
                store.formal(id, step.on());
                store.commission(id, step.place());
            }
            case SUIT_FILED -> store.formal(id, step.on());
            case EMPLOYMENT_ENDED -> store.employedUntil(id, step.on());
            default -> { }
        }
        clocks.apply(facts, step, store.claimants(id));
        boolean over = store.claimants(id).stream().noneMatch(claimant -> claimant.stage().isOpen());
        store.touched(id, over ? clock.instant() : null);
        matters.note(before.matterId(), store.sharedWith(act), "disputes.done." + act.name(), String.valueOf(step.claimants().size()), step.on().toString());
        audit.record(AuditEntry.of(Act.DISPUTE_STEP, "dispute", id).about(before.personId())
                .with(Map.of("act", act.name(), "on", step.on(), "workers", step.claimants().size())));
        events.publishEvent(new ActRecorded(id, entry, act));
        if (over) {
            clocks.endAll(id, step.on());
            Outcome outcome = outcomeOf(store.claimants(id));
            events.publishEvent(new DisputeEnded(id, before.matterId(), outcome));
            matters.close(before.matterId(), outcome.name());
        } else {
            boolean waits = proposals(id).stream().allMatch(next -> next.step() == Step.WAIT);
            matters.proceed(before.matterId(), waits ? "watch" : "step", waits ? WATCH : ACT);
        }
        return new ActOutcome.Done(get(id), verdicts);
    }

    /** A dispute that ended differently for different workers is named after the strongest end: an agreement kept, then an award, a judgment. */
    static Outcome outcomeOf(List<Claimant> claimants) {
        return claimants.stream().map(Claimant::outcome).filter(each -> each != null).min(java.util.Comparator.naturalOrder()).orElse(Outcome.WITHDRAWN);
    }

    private Map<String, String> faults(CaseFacts c, RecordAct step) {
        var faults = new LinkedHashMap<String, String>();
        LocalDate today = LocalDate.now(clock);
        Map<UUID, Claimant> known = new LinkedHashMap<>();
        c.claimants().forEach(claimant -> known.put(claimant.id(), claimant));
        if (step.claimants().isEmpty() || !known.keySet().containsAll(step.claimants())) {
            faults.put("claimant", "disputes.fault.claimants");
        } else if (step.claimants().stream().anyMatch(each -> !step.act().from().contains(known.get(each).stage()))) {
            faults.put("claimant", "disputes.fault.stage");
        } else if (step.act().to() != null && step.claimants().stream().anyMatch(each -> step.on().isBefore(earliest(c, known.get(each))))) {
            faults.put("on", "disputes.fault.before");
        }
        if (step.on().isAfter(today)) {
            faults.put("on", "disputes.fault.future");
        }
        require(faults, step, Field.NOTE, "note", step.note().isBlank());
        require(faults, step, Field.PLACE, "place", step.place().isBlank());
        require(faults, step, Field.AMOUNT, "amount", step.amount() == null);
        require(faults, step, Field.UNTIL, "until", step.until() == null);
        if (step.until() != null && step.until().isBefore(step.on())) {
            faults.put("until", "disputes.fault.until");
        }
        return faults;
    }

    /** A step may be entered days after it was taken, but not before the one that led to where the worker stands. */
    private static LocalDate earliest(CaseFacts c, Claimant claimant) {
        return claimant.stage() == Stage.TAKEN_UP ? LocalDate.MIN : claimant.stageOn();
    }

    private static void require(Map<String, String> faults, RecordAct step, Field field, String name, boolean missing) {
        if (missing && step.act().needs(field)) {
            faults.put(name, "disputes.fault." + name);
        }
    }

    /** Changes the statement of the case and the commission that its papers name, while nothing of it is before one. */
    @Transactional
    public ActOutcome state(UUID id, int version, String facts, Dispute.Employer employer, String commission) {
        Dispute before = held(id);
        if (before.version() != version) {
            return new ActOutcome.Stale(before);
        }
        store.state(id, facts, employer);
        store.commission(id, commission);
        store.touched(id, null);
        matters.note(before.matterId(), "disputes.done.stated");
        audit.record(AuditEntry.of(Act.DISPUTE_STATED, "dispute", id).about(before.personId()));
        return new ActOutcome.Done(get(id), List.of());
    }

    /** Adds a worker to an open dispute, who then stands at its beginning. */
    @Transactional
    public ActOutcome addClaimant(UUID id, int version, OpenDispute.NewClaimant claimant) {
        Dispute before = held(id);
        if (before.version() != version || !before.isOpen()) {
            return new ActOutcome.Stale(before);
        }
        int position = store.claimants(id).stream().mapToInt(Claimant::position).max().orElse(0) + 1;
        UUID added = store.addClaimant(id, position, claimant, LocalDate.now(clock));
        clocks.startLimitation(before, List.of(added), store.heads(id).stream().filter(head -> head.claimantId().equals(added)).toList());
        store.touched(id, null);
        matters.note(before.matterId(), "disputes.done.claimantAdded", String.valueOf(position));
        audit.record(AuditEntry.of(Act.DISPUTE_STATED, "dispute", id).about(claimant.personId()).with(Map.of("position", position)));
        return new ActOutcome.Done(get(id), List.of());
    }

    /** What the papers need of a worker; an empty field leaves what is there. At a desk, or by the worker himself. */
    @Transactional
    public boolean particulars(UUID id, UUID claimant, String idNumber, String phone, String address) {
        Claimant one = claimants(id).stream().filter(each -> each.id().equals(claimant)).findFirst().orElseThrow(() -> new NotFound("claimant", claimant));
        store.particulars(one.id(), idNumber, phone, address);
        audit.record(AuditEntry.of(Act.DISPUTE_STATED, "dispute", id).about(one.personId()).with(Map.of("particulars", true)));
        return true;
    }

    /** Number, phone and address in clear, for a paper; empty where unknown. */
    public record OpenParticulars(String idNumber, String phone, String address) {

        @Override
        public String toString() {
            return "OpenParticulars";
        }
    }

    /** What is sealed of a worker, for a paper that shows it; the caller logs the paper. */
    @Transactional(readOnly = true)
    public OpenParticulars openParticulars(UUID id, UUID claimant) {
        Claimant one = claimants(id).stream().filter(each -> each.id().equals(claimant)).findFirst().orElseThrow(() -> new NotFound("claimant", claimant));
        DisputeStore.Particulars known = store.particulars(one.id());
        return new OpenParticulars(known.idNumber(), known.phone(), known.address());
    }

    /** Names the representatives of ten workers and more. */
    @Transactional
    public void represent(UUID id, Set<UUID> representatives) {
        Dispute dispute = held(id);
        for (Claimant claimant : claimants(id)) {
            if (claimant.representative() != representatives.contains(claimant.id())) {
                store.represent(claimant.id(), representatives.contains(claimant.id()));
            }
        }
        store.touched(id, null);
        matters.note(dispute.matterId(), "disputes.done.representatives", String.valueOf(representatives.size()));
    }

    private Dispute held(UUID id) {
        Dispute seen = get(id);
        matters.hold(seen.matterId());
        return store.lock(id).orElseThrow(() -> new NotFound("dispute", id));
    }

    /** In the caller's scope, else not found. */
    @Transactional(readOnly = true)
    public Dispute get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("dispute", id));
    }

    /** Opens a dispute at a desk; the opening is logged. */
    @Transactional
    public Dispute see(UUID id) {
        Dispute dispute = get(id);
        audit.record(AuditEntry.of(Act.DISPUTE_SEEN, "dispute", id).about(dispute.personId()));
        return dispute;
    }

    @Transactional(readOnly = true)
    public List<Claimant> claimants(UUID id) {
        return store.claimants(id);
    }

    @Transactional(readOnly = true)
    public List<Head> heads(UUID id) {
        return store.heads(id);
    }

    @Transactional(readOnly = true)
    public List<Entry> entries(UUID id) {
        return store.entries(id);
    }

    /** The clocks that run, the one that ends first in front. */
    @Transactional(readOnly = true)
    public List<Running> clocks(UUID id) {
        return clocks.of(get(id));
    }

    /** Open or closed disputes of the desk's scope, in the order of the tree. */
    @Transactional(readOnly = true)
    public Slice<Dispute> list(boolean open, @Nullable String after, int size) {
        return store.list(open, after, size, Scope.desk().line() == Line.INDUSTRY);
    }

    /** A person's own disputes. */
    @Transactional(readOnly = true)
    public List<Dispute> of(UUID person) {
        return store.of(person);
    }

    @Transactional(readOnly = true)
    public Optional<UUID> byMatter(UUID matterId) {
        return store.byMatter(matterId);
    }

    /** What comes next, for the workers of each stage. */
    @Transactional(readOnly = true)
    public List<Proposal> proposals(UUID id) {
        LocalDate today = LocalDate.now(clock);
        return Proposals.of(facts(get(id), today), today);
    }

    /** Steps that may be taken now, each with the workers who may. */
    @Transactional(readOnly = true)
    public Map<DisputeAct, List<Claimant>> open(UUID id) {
        List<Claimant> claimants = store.claimants(id);
        Set<Stage> stages = new LinkedHashSet<>();
        claimants.forEach(claimant -> stages.add(claimant.stage()));
        var open = new LinkedHashMap<DisputeAct, List<Claimant>>();
        Procedure.open(stages).forEach(act -> open.put(act, Procedure.whoMay(act, claimants)));
        return open;
    }

    private CaseFacts facts(Dispute dispute, LocalDate on) {
        return new CaseFacts(dispute, store.claimants(dispute.id()), store.heads(dispute.id()), store.entries(dispute.id()), clocks.of(dispute),
                mediators.assigned(dispute.id()), law.on(dispute.region(), on),
                (limit, event, day) -> back.stood(limit, dispute.region(), event, day));
    }
}
