package org.gongqiao.app.openness.hold;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.casework.clock.Side;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.About;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.democracy.HeldFacts;
import org.gongqiao.app.law.democracy.HeldFacts.Reached;
import org.gongqiao.app.law.democracy.HeldRules;
import org.gongqiao.app.law.democracy.SessionFacts;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.law.democracy.SessionRules;
import org.gongqiao.app.openness.CongressLink;
import org.gongqiao.app.openness.Outcome;
import org.gongqiao.app.openness.disclosure.Enterprise;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.supervision.Cases;
import org.gongqiao.app.supervision.file.Cause;
import org.gongqiao.app.supervision.file.Origin;
import org.gongqiao.app.supervision.file.RegisterClue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decisions of employers that touch workers, in the caller's scope. One is held until a session of the congress has taken the step
 * that the matrix of matters asks for (D-18); carried out without it, it has the consequence of D-13.
 */
@Component
public class CompanyDecisions implements RecordLookup {

    /** Kind of the attachments and of the record in routes. */
    public static final String OWNER = "companyDecision";
    private static final String SUBMIT = "D-19.submit";
    private static final String CORRECT = "D-17.correct";

    private final CompanyDecisionStore store;
    private final Enterprises enterprises;
    private final ObjectProvider<CongressLink> congress;
    private final Matters matters;
    private final DecisionMatter kind;
    private final Cases cases;
    private final Attachments attachments;
    private final Unions unions;
    private final Law law;
    private final Verdicts verdicts;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    CompanyDecisions(CompanyDecisionStore store, Enterprises enterprises, ObjectProvider<CongressLink> congress, Matters matters, DecisionMatter kind,
                     Cases cases, Attachments attachments, Unions unions, Law law, Verdicts verdicts, AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.enterprises = enterprises;
        this.congress = congress;
        this.matters = matters;
        this.kind = kind;
        this.cases = cases;
        this.attachments = attachments;
        this.unions = unions;
        this.law = law;
        this.verdicts = verdicts;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return OWNER;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }

    @Transactional(readOnly = true)
    public CompanyDecision get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("company decision", id));
    }

    /** In scope, the newest first. */
    @Transactional(readOnly = true)
    public Slice<CompanyDecision> list(@Nullable DecisionState state, @Nullable UUID before, int size) {
        return Slice.of(store.list(state, before, size + 1), size, decision -> decision.id().toString());
    }

    /** What sessions of the union's congresses, and of those of a region or an industry that cover it, did, to choose from. */
    public List<CongressLink.Step> steps(UUID unit) {
        return congress.stream().flatMap(link -> link.steps(unit).stream()).toList();
    }

    /** What the matrix asks of a matter at an enterprise today; empty where no text says. */
    @Transactional(readOnly = true)
    public Optional<Power> required(CompanyMatter matter, Enterprise enterprise) {
        return HeldRules.required(enterprise.owner(), matter.words(), law.today(enterprise.region()));
    }

    /** Records a decision; it is held from now on. */
    @Transactional
    public Outcome record(RecordDecision form) {
        var known = store.byKey(form.key());
        if (known.isPresent()) {
            return new Outcome.Done(known.get());
        }
        Enterprise enterprise = enterprises.get(form.unit());
        Union union = unions.held(form.unit());
        UUID id = ids.next();
        Matter matter = matters.open(new NewMatter(kind, List.of(form.title()), id, null, List.of(union.id()), DecisionMatter.SUBMIT, SUBMIT, SUBMIT));
        var decision = new CompanyDecision(id, union.id(), union.name(), union.region(), enterprise.employerId(), enterprise.employerName(), matter.id(),
                matter.number(), form.kind(), enterprise.owner(), form.title(), form.body(), form.organ(), form.effectiveOn(), form.affected(),
                required(form.kind(), enterprise), DecisionState.HELD, null, null, null, null, null, null, null, clock.instant(), null, 0);
        store.insert(decision, form.key(), Scope.actor().orElse(null), union.place());
        attachments.bind(AttachmentOwner.of(OWNER, id), form.attachments(), Audience.DESK);
        keep(List.of(weigh(decision, Reached.NOTHING)), decision, union);
        matters.note(matter.id(), "openness.done.recorded", form.title());
        record(decision, Map.of("kind", form.kind().name()));
        return new Outcome.Done(id);
    }

    private Book book(CompanyDecision decision) {
        return law.today(decision.region());
    }

    private Decision weigh(CompanyDecision decision, Reached reached) {
        return verdicts.weigh(HeldRules.HELD, new HeldFacts(decision.owner(), decision.kind().words(), reached), book(decision));
    }

    /** What the matrix says of it as it stands (D-18). */
    @Transactional(readOnly = true)
    public Verdict verdict(CompanyDecision decision) {
        return weigh(decision, decision.reached()).verdict();
    }

    /** What follows for a decision that was carried out without the step (D-13). */
    @Transactional(readOnly = true)
    public Optional<Verdict> effect(CompanyDecision decision) {
        return decision.carriedOutOn() == null ? Optional.empty() : Optional.of(effect(decision, book(decision)).verdict());
    }

    private Decision effect(CompanyDecision decision, Book book) {
        Reached reached = decision.reached();
        var facts = new SessionFacts.Effect(decision.required().orElse(Power.HEARD), reached != Reached.NOTHING, reached == Reached.PASSED);
        return verdicts.weigh(SessionRules.EFFECT, facts, book);
    }

    /**
     * Links what a session did with it. Where that is the step the matrix asks for, a held decision is released and one that was carried
     * out without it counts as set right; where the congress did not pass it, it stays held as rejected.
     */
    @Transactional
    public Outcome link(UUID id, int version, UUID item) {
        CompanyDecision decision = get(id);
        Optional<CongressLink.Step> found = congress.stream().flatMap(link -> link.step(decision.unitId(), item).stream()).findFirst();
        if (found.isEmpty()) {
            return new Outcome.NotPossible("openness.notPossible.step");
        }
        CongressLink.Step step = found.get();
        matters.hold(decision.matterId());
        Decision weighed = weigh(decision, step.reached());
        Verdict verdict = weighed.verdict();
        boolean met = verdict instanceof Verdict.Lawful;
        if (!met && step.reached() != Reached.REJECTED) {
            return new Outcome.Refused(verdict);
        }
        boolean breached = decision.state() == DecisionState.BREACHED;
        DecisionState next = !met ? breached ? DecisionState.BREACHED : DecisionState.REJECTED : breached ? DecisionState.CORRECTED : DecisionState.RELEASED;
        if (!store.link(id, version, step, next, next == DecisionState.CORRECTED ? LocalDate.now(clock) : null)) {
            return new Outcome.Stale();
        }
        keep(List.of(weighed), decision, unions.get(decision.unitId()));
        matters.note(decision.matterId(), "openness.done.step." + step.reached(), step.title());
        if (met) {
            matters.close(decision.matterId(), next.name());
        } else if (!breached) {
            matters.proceed(decision.matterId(), DecisionMatter.RECONSIDER, SUBMIT);
        }
        record(decision, Map.of("state", next.name(), "item", item));
        return new Outcome.Done(id);
    }

    /** It was carried out without the step: unlawful, with the consequence of D-13. */
    @Transactional
    public Outcome carriedOut(UUID id, int version, LocalDate on) {
        CompanyDecision decision = get(id);
        if (on.isAfter(LocalDate.now(clock))) {
            return new Outcome.NotPossible("openness.notPossible.future");
        }
        matters.hold(decision.matterId());
        if (!store.carriedOut(id, version, on)) {
            return new Outcome.Stale();
        }
        CompanyDecision now = get(id);
        var kept = new ArrayList<>(List.of(weigh(now, now.reached())));
        kept.add(effect(now, book(now)));
        keep(kept, now, unions.get(now.unitId()));
        matters.proceed(now.matterId(), DecisionMatter.CORRECT, SUBMIT);
        matters.note(now.matterId(), "openness.done.carriedOut", on.toString());
        record(now, Map.of("state", DecisionState.BREACHED.name()));
        return new Outcome.Done(id);
    }

    /** The union demands correction in writing (D-17); where the region sets days for it, they run from the day of the demand. */
    @Transactional
    public Outcome demand(UUID id, int version, LocalDate on, String text) {
        CompanyDecision decision = get(id);
        if (on.isAfter(LocalDate.now(clock))) {
            return new Outcome.NotPossible("openness.notPossible.future");
        }
        matters.hold(decision.matterId());
        if (!store.demanded(id, version, on, text)) {
            return new Outcome.Stale();
        }
        if (book(decision).parameter(CORRECT).isPresent()) {
            store.correctBy(id, matters.startClock(decision.matterId(), Side.THEIRS, CORRECT, on, "openness.done.demanded"));
        }
        matters.note(decision.matterId(), "openness.done.demanded");
        record(decision, Map.of("demandedOn", on.toString()));
        return new Outcome.Done(id);
    }

    /** Hands the breach to supervision as a clue, from which the written opinion follows. */
    @Transactional
    public Outcome supervise(UUID id, int version, String clue) {
        CompanyDecision decision = get(id);
        LocalDate carriedOut = decision.carriedOutOn();
        if (decision.state() != DecisionState.BREACHED || carriedOut == null) {
            return new Outcome.NotPossible("openness.notPossible.notBreached");
        }
        matters.hold(decision.matterId());
        var registered = cases.register(new RegisterClue(id, decision.unitId(), decision.employerId(), decision.employerName(), Origin.DAILY_WORK,
                Cause.DEMOCRATIC_MANAGEMENT, List.of(), Math.max(1, decision.affected()), clue, LocalDate.now(clock), null, null, null));
        if (!(registered instanceof org.gongqiao.app.supervision.Outcome.Done(UUID file))) {
            return new Outcome.NotPossible("openness.notPossible.supervision");
        }
        if (!store.atSupervision(id, version, file)) {
            return new Outcome.Stale();
        }
        matters.note(decision.matterId(), "openness.done.supervision");
        record(decision, Map.of("case", file));
        return new Outcome.Done(id);
    }

    /** What was carried out without the step was taken back or set right otherwise. */
    @Transactional
    public Outcome corrected(UUID id, int version, LocalDate on, String why) {
        CompanyDecision decision = get(id);
        if (decision.state() != DecisionState.BREACHED) {
            return new Outcome.NotPossible("openness.notPossible.notBreached");
        }
        return on.isAfter(LocalDate.now(clock)) ? new Outcome.NotPossible("openness.notPossible.future") : close(decision, version, DecisionState.CORRECTED, on, why);
    }

    /** The employer took a held or rejected decision back. */
    @Transactional
    public Outcome withdraw(UUID id, int version, String why) {
        CompanyDecision decision = get(id);
        if (decision.state() != DecisionState.HELD && decision.state() != DecisionState.REJECTED) {
            return new Outcome.NotPossible("openness.notPossible.notHeld");
        }
        return close(decision, version, DecisionState.WITHDRAWN, null, why);
    }

    private Outcome close(CompanyDecision decision, int version, DecisionState state, @Nullable LocalDate on, String why) {
        matters.hold(decision.matterId());
        if (!store.close(decision.id(), version, state, on, why)) {
            return new Outcome.Stale();
        }
        matters.note(decision.matterId(), "openness.done.state." + state);
        matters.close(decision.matterId(), state.name());
        audit.record(AuditEntry.of(Act.COMPANY_DECISION_CHANGED, OWNER, decision.id()).because(why).with(Map.of("state", state.name())));
        return new Outcome.Done(decision.id());
    }

    private void keep(List<Decision> decisions, CompanyDecision decision, Union union) {
        verdicts.keep(decisions, new About(OWNER, decision.id(), union.areaPath(), union.linePath(), null));
    }

    private void record(CompanyDecision decision, Map<String, ?> facts) {
        audit.record(AuditEntry.of(Act.COMPANY_DECISION_CHANGED, OWNER, decision.id()).with(facts));
    }
}
