package org.gongqiao.app.standing.ending;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.MatterPassedOn;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.MembershipRules;
import org.gongqiao.app.law.StandingFacts;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.decision.About;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Memberships that end by the committee's decision: counting as having left (M-07) and expulsion (M-08). The rule is asked
 * first, with the steps that were taken; where it does not carry the act, nothing is written. The record itself is the
 * report to the next higher union, which is told and sees it. An expelled member may appeal to that union once.
 */
@Component
public class Endings {

    static final String APPEAL = "M-08.appeal";
    static final String DECIDE_APPEAL = "M-08.decideAppeal";
    /** 因犯罪被开除会籍 of the roster's list of reasons, the one there is for an expulsion. */
    private static final String EXPELLED_REASON = "6";

    private final EndingStore store;
    private final Memberships memberships;
    private final Matters matters;
    private final EndingMatter kind;
    private final Unions unions;
    private final Law law;
    private final Verdicts verdicts;
    private final Deadlines deadlines;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Endings(EndingStore store, Memberships memberships, Matters matters, EndingMatter kind, Unions unions, Law law, Verdicts verdicts, Deadlines deadlines,
            AuditLog audit, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.memberships = memberships;
        this.matters = matters;
        this.kind = kind;
        this.unions = unions;
        this.law = law;
        this.verdicts = verdicts;
        this.deadlines = deadlines;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Ends a membership in the caller's scope from today, if the rule carries it. */
    @Transactional
    public EndOutcome end(UUID membershipId, EndMembership form) {
        LocalDate today = LocalDate.now(clock);
        Map<String, String> faults = faults(form, today);
        if (!faults.isEmpty()) {
            return new EndOutcome.Faulty(faults);
        }
        Membership membership = memberships.get(membershipId);
        Optional<Union> higher = above(membership.unitId());
        List<Decision> weighed = weigh(form, today, unions.get(membership.unitId()), higher.isPresent());
        Verdict verdict = weighed.getFirst().verdict();
        // A warning of M-08 says only that there is nobody to report to; one of M-07 that a step is missing.
        boolean carried = verdict instanceof Verdict.Lawful || form.kind() == EndingKind.EXPELLED && verdict instanceof Verdict.Warning;
        LocalDate committeeOn = form.committeeOn();
        if (!carried || committeeOn == null) {
            return new EndOutcome.NotYet(verdict);
        }
        // Before the membership's own lock: a move takes the union first and the rows below it second.
        Union union = unions.held(membership.unitId());
        if (!memberships.end(membershipId, form.kind().change(), form.kind() == EndingKind.EXPELLED ? EXPELLED_REASON : null, today)) {
            return new EndOutcome.Stale();
        }
        var ending = new Ending(ids.next(), membershipId, membership.personId(), membership.name(), union.id(), union.name(), form.kind(), form.words(),
                form.awaySince(), form.spokenOn(), form.groupHeardOn(), committeeOn, clock.instant(),
                form.kind() == EndingKind.EXPELLED && higher.isPresent() ? lastDayToAppeal(union.region(), today) : null, null, 0);
        store.insert(ending, union.place(), Scope.actor().orElse(null));
        verdicts.keep(weighed, new About("ending", ending.id(), union.areaPath(), union.linePath(), membership.personId()));
        audit.record(AuditEntry.of(Act.MEMBERSHIP_ENDING_DECIDED, "ending", ending.id()).about(membership.personId()).because(form.words())
                .with(Map.of("unit", union.id(), "kind", form.kind().name(), "rule", form.kind().ruleId())));
        events.publishEvent(new EndingChanged(ending.id(), EndingChanged.Change.ENDED));
        return new EndOutcome.Ended(ending);
    }

    private static Map<String, String> faults(EndMembership form, LocalDate today) {
        var faults = new LinkedHashMap<String, String>();
        if (form.kind() == EndingKind.LAPSED && form.awaySince() == null) {
            faults.put("awaySince", "standing.end.awayMissing");
        }
        var dates = new LinkedHashMap<String, @Nullable LocalDate>();
        dates.put("awaySince", form.awaySince());
        dates.put("spokenOn", form.spokenOn());
        dates.put("groupHeardOn", form.groupHeardOn());
        dates.put("committeeOn", form.committeeOn());
        LocalDate before = null;
        for (var date : dates.entrySet()) {
            LocalDate day = date.getValue();
            if (day == null) {
                continue;
            }
            if (day.isAfter(today)) {
                faults.put(date.getKey(), "standing.end.future");
            } else if (before != null && day.isBefore(before)) {
                faults.put(date.getKey(), "standing.end.order");
            }
            before = day;
        }
        if (form.words().isBlank()) {
            faults.put("words", "standing.end.wordsMissing");
        }
        return faults;
    }

    private List<Decision> weigh(EndMembership form, LocalDate today, Union union, boolean reported) {
        int months = form.awaySince() == null ? 0 : Math.toIntExact(Math.max(0, ChronoUnit.MONTHS.between(form.awaySince(), today)));
        var facts = new StandingFacts(false, 0, months, form.spokenOn() != null, form.groupHeardOn() != null, form.committeeOn() != null, reported);
        var rule = MembershipRules.STANDING.stream().filter(each -> each.ruleId().equals(form.kind().ruleId())).toList();
        return verdicts.weigh(rule, facts, law.today(union.region()));
    }

    /** Appeals against an expulsion to the union above the one that decided, once and within the limit. In the person's own scope. */
    @Transactional
    public AppealOutcome appeal(UUID id, String text) {
        Ending ending = store.lock(id).orElseThrow(() -> new NotFound("ending", id));
        if (!ending.mayAppeal(LocalDate.now(clock))) {
            return ending.appeal() != null ? new AppealOutcome.Stale(ending) : new AppealOutcome.NotPossible("standing.appeal.over");
        }
        if (memberships.hasLive(ending.personId())) {
            return new AppealOutcome.NotPossible("standing.appeal.member");
        }
        List<UUID> above = unions.ancestry(ending.unitId()).reversed().stream().skip(1).map(Union::id).toList();
        if (above.isEmpty()) {
            return new AppealOutcome.NotPossible("standing.appeal.noHigher");
        }
        Union decider = unions.get(above.getFirst());
        var matter = matters.open(new NewMatter(kind, List.of(ending.name(), ending.unitName()), id, ending.personId(), above, EndingMatter.DECIDE,
                DECIDE_APPEAL, DECIDE_APPEAL));
        if (!store.appealed(id, matter.id(), decider.id(), text)) {
            throw new IllegalStateException("a locked record was appealed twice");
        }
        matters.note(matter.id(), "standing.done.appealed", decider.name());
        audit.record(AuditEntry.of(Act.MEMBERSHIP_ENDING_APPEALED, "ending", id).about(ending.personId()).with(Map.of("unit", decider.id()))
                .at(decider.areaPath(), decider.linePath()));
        events.publishEvent(new EndingChanged(id, EndingChanged.Change.APPEALED));
        return new AppealOutcome.Done(get(id));
    }

    /** Decides an appeal; where it is granted, the membership is taken up again from today, with its number. */
    @Transactional
    public AppealOutcome decideAppeal(UUID id, int version, boolean reversed, String words) {
        Ending seen = get(id);
        if (seen.appeal() == null) {
            return new AppealOutcome.NotPossible("standing.appeal.none");
        }
        if (Scope.DESK.isBound() && seen.unitId().equals(Scope.desk().unitId())) {
            return new AppealOutcome.NotPossible("standing.appeal.ownDecision");
        }
        matters.hold(seen.appeal().matterId());
        Ending ending = store.lock(id).orElseThrow(() -> new NotFound("ending", id));
        if (!ending.appealWaits() || ending.version() != version) {
            return new AppealOutcome.Stale(ending);
        }
        if (reversed && !memberships.reinstate(ending.membershipId(), LocalDate.now(clock))) {
            return new AppealOutcome.NotPossible("standing.appeal.member");
        }
        Instant now = clock.instant();
        store.decided(id, reversed, words, now);
        matters.note(seen.appeal().matterId(), reversed ? "standing.done.reversed" : "standing.done.upheld", ending.unitName());
        if (!matters.close(seen.appeal().matterId(), reversed ? "REVERSED" : "UPHELD")) {
            throw new IllegalStateException("a waiting appeal had a closed matter");
        }
        audit.record(AuditEntry.of(Act.APPEAL_DECIDED, "ending", id).about(ending.personId()).because(words).with(Map.of("reversed", reversed)));
        events.publishEvent(new EndingChanged(id, reversed ? EndingChanged.Change.REVERSED : EndingChanged.Change.UPHELD));
        return new AppealOutcome.Done(get(id));
    }

    /** The appeal's decider changes with its matter, in the same transaction. */
    @EventListener
    void on(MatterPassedOn moved) {
        if (moved.kind().equals(EndingMatter.NAME)) {
            store.passedOn(moved.objectId(), moved.toUnit());
        }
    }

    /** One of them for a page that names its person; logged with him as its subject. */
    @Transactional
    public Ending open(UUID id) {
        Ending ending = get(id);
        audit.record(AuditEntry.of(Act.PERSON_OPENED, "ending", id).about(ending.personId()));
        return ending;
    }

    /** Those in scope, in the order of the tree; one log entry for the list. */
    @Transactional
    public Slice<Ending> list(@Nullable String after, int size) {
        boolean industry = Scope.current().filter(scope -> scope instanceof Scope.Reach reach && reach.line() == Line.INDUSTRY).isPresent();
        Slice<Ending> page = store.list(after, size, industry ? Line.INDUSTRY : Line.AREA);
        audit.record(AuditEntry.of(Act.LIST_SEEN, "ending", null).with(Map.of("rows", page.items().size())));
        return page;
    }

    @Transactional(readOnly = true)
    public List<Ending> of(UUID person) {
        return store.of(person);
    }

    /** In the caller's scope, else not found. */
    @Transactional(readOnly = true)
    public Ending get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("ending", id));
    }

    private Optional<Union> above(UUID unit) {
        return unions.ancestry(unit).reversed().stream().skip(1).findFirst();
    }

    /** Where two readings of the limit give two days, the later one: no appeal is refused that one of them would allow. */
    private LocalDate lastDayToAppeal(String region, LocalDate today) {
        return deadlines.due(APPEAL, region, List.of(new Turn.Started(today))).later();
    }
}
