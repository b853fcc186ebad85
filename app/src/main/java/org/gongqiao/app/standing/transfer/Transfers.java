package org.gongqiao.app.standing.transfer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.HandOverReason;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.joining.Applications;
import org.gongqiao.app.joining.Choice;
import org.gongqiao.app.joining.FileApplication;
import org.gongqiao.app.joining.Route;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.JoiningFacts;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.MembershipRules;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.StandingFacts;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.decision.About;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asking for a transfer: by the member himself, who is led to the union that fits as when he joined, or by an officer of
 * his union, who names it. Until the receiving union accepts, nothing changes.
 */
@Component
public class Transfers {

    static final String DECIDE = "M-03.decide";
    static final String PASSED_ON = "M-03.passedOn";

    private final TransferStore store;
    private final Applications applications;
    private final Memberships memberships;
    private final Matters matters;
    private final TransferMatter kind;
    private final Unions unions;
    private final Law law;
    private final Verdicts verdicts;
    private final Deadlines deadlines;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Transfers(TransferStore store, Applications applications, Memberships memberships, Matters matters, TransferMatter kind, Unions unions, Law law,
              Verdicts verdicts, Deadlines deadlines, AuditLog audit, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.applications = applications;
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

    /**
     * Where a transfer would go.
     *
     * @param choices the unions in the order in which they decide; the member's present union is not among those named
     * @param until   last day of the first
     */
    public record Destination(List<Choice> choices, LocalDate until, Decision decision) {

        public Verdict verdict() {
            return decision.verdict();
        }

        public Choice first() {
            return choices.getFirst();
        }
    }

    /** Where what is stated leads, without storing anything; empty where the present union fits best. */
    @Transactional(readOnly = true)
    public Optional<Destination> route(Membership membership, FileApplication stated) {
        Optional<Route> route = applications.route(stated);
        if (route.isEmpty() || route.get().first().targetUnit().equals(membership.unitId())) {
            return Optional.empty();
        }
        List<Choice> choices = route.get().choices().stream().filter(choice -> !choice.targetUnit().equals(membership.unitId())).toList();
        String region = unions.get(choices.getFirst().deciderUnit()).region();
        return Optional.of(new Destination(choices, deadlines.due(DECIDE, region, List.of(new Turn.Started(LocalDate.now(clock)))).earlier(), movesInsteadOfJoining(region)));
    }

    /** Asks in the member's own name. The same key twice makes one transfer. */
    @Transactional
    public AskOutcome askForOneself(UUID person, FileApplication stated) {
        store.lockPerson(person);
        Optional<AskOutcome> before = askedBefore(stated.key());
        if (before.isPresent()) {
            return before.get();
        }
        Optional<Membership> live = memberships.liveOf(person);
        if (live.isEmpty()) {
            return new AskOutcome.NotPossible("standing.ask.notMember");
        }
        if (store.waits(person)) {
            return new AskOutcome.NotPossible("standing.ask.waits");
        }
        Optional<Destination> destination = route(live.get(), stated);
        if (destination.isEmpty()) {
            return new AskOutcome.NotPossible("standing.ask.fitsAlready");
        }
        List<Choice> choices = destination.get().choices();
        Choice first = choices.getFirst();
        Transfer asked = insert(live.get(), new Stated(stated.key(), TransferGround.NEW_EMPLOYER, null, "", first.targetUnit(), first.targetName(),
                stated.trade(), stated.workplace().isBlank() ? null : stated.workplace(), first.deciderUnit(), choices, destination.get().decision()));
        matters.note(asked.matterId(), "standing.done.asked", asked.targetName());
        events.publishEvent(new TransferChanged(asked.id(), TransferChanged.Change.ASKED));
        return new AskOutcome.Asked(asked.id(), asked.number());
    }

    /**
     * Asks for a member of the caller's scope. The matter begins at his union and is handed to the receiving one at once, so
     * that the old union keeps what it handed over, and nothing of what follows.
     */
    @Transactional
    public AskOutcome askFor(UUID membershipId, AskTransfer form) {
        Membership membership = memberships.get(membershipId);
        store.lockPerson(membership.personId());
        Optional<AskOutcome> before = askedBefore(form.key());
        if (before.isPresent()) {
            return before.get();
        }
        Optional<Union> to = unions.find(form.toUnit()).filter(Union::isActive);
        if (to.isEmpty()) {
            return new AskOutcome.NotPossible("standing.ask.noUnion");
        }
        if (to.get().id().equals(membership.unitId())) {
            return new AskOutcome.NotPossible("standing.ask.sameUnion");
        }
        if (!membership.isLive()) {
            return new AskOutcome.NotPossible("standing.ask.notMember");
        }
        if (store.waits(membership.personId())) {
            return new AskOutcome.NotPossible("standing.ask.waits");
        }
        Decision decision = onGround(form, to.get());
        Verdict verdict = decision.verdict();
        if (verdict.key().equals(MembershipRules.STAYS) || verdict instanceof Verdict.ToBeConfirmed) {
            return new AskOutcome.Stays(verdict);
        }
        Union from = unions.get(membership.unitId());
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(from.id(), from.name(), to.get().id(), to.get().name(), "handsOver", form.ground().ruleId()));
        choices.add(new Choice(to.get().id(), to.get().name(), to.get().id(), to.get().name(), "named", form.ground().ruleId()));
        for (Union above : unions.ancestry(to.get().id()).reversed()) {
            if (!above.id().equals(to.get().id())) {
                choices.add(new Choice(above.id(), above.name(), to.get().id(), to.get().name(), "upward", "M-02"));
            }
        }
        UUID unit = Scope.DESK.isBound() ? Scope.desk().unitId() : membership.unitId();
        Transfer asked = insert(membership, new Stated(form.key(), form.ground(), unit, form.words(), to.get().id(), to.get().name(), null, null,
                from.id(), choices, decision));
        matters.note(asked.matterId(), "standing.done.askedByUnion", from.name(), asked.targetName());
        if (!matters.passOn(asked.matterId(), HandOverReason.BY_OFFICER, form.words())) {
            return new AskOutcome.NotPossible("standing.ask.noUnion");
        }
        return new AskOutcome.Asked(asked.id(), asked.number());
    }

    private Optional<AskOutcome> askedBefore(UUID key) {
        return store.byKey(key).map(asked -> new AskOutcome.Asked(asked.id(), asked.number()));
    }

    private record Stated(UUID key, TransferGround ground, @Nullable UUID byUnit, String words, UUID target, String targetName,
                          @Nullable Trade trade, @Nullable String workplace, UUID decider, List<Choice> choices,
                          Decision decision) {}

    private Transfer insert(Membership membership, Stated stated) {
        UUID id = ids.next();
        Instant now = clock.instant();
        // Both unions stay where they stand until the rows that carry their paths are written.
        var places = unions.places(List.of(stated.decider(), membership.unitId()));
        Matter matter = matters.open(new NewMatter(kind, List.of(membership.name(), stated.targetName()), id, membership.personId(),
                stated.choices().stream().map(Choice::deciderUnit).toList(), TransferMatter.DECIDE, DECIDE,
                stated.byUnit() == null ? PASSED_ON : DECIDE));
        var transfer = new Transfer(id, membership.personId(), membership.id(), matter.id(), matter.number(), membership.name(), membership.memberNo(),
                membership.joinedOn(), membership.unitId(), unions.get(membership.unitId()).name(), stated.target(), stated.targetName(),
                stated.decider(), stated.ground(), stated.byUnit(), stated.words(), stated.trade(), stated.workplace(), stated.choices(),
                TransferStatus.WAITING, now, null, null, 0);
        var decider = Objects.requireNonNull(places.get(stated.decider()));
        store.insert(transfer, stated.key(), decider, Objects.requireNonNull(places.get(membership.unitId())));
        verdicts.keep(List.of(stated.decision()), new About("transfer", id, decider.areaPath(), decider.linePath(), membership.personId()));
        memberships.offer(membership.id(), new LinkedHashSet<>(stated.choices().stream().map(Choice::targetUnit).toList()));
        audit.record(AuditEntry.of(Act.TRANSFER_ASKED, "transfer", id).about(membership.personId())
                .with(Map.of("from", membership.unitId(), "to", stated.target(), "ground", stated.ground().name()))
                .at(decider.areaPath(), decider.linePath()));
        return transfer;
    }

    /** The member takes a waiting transfer back. */
    @Transactional
    public TransferOutcome withdraw(UUID id) {
        Transfer transfer = held(id);
        if (!transfer.isWaiting()) {
            return new TransferOutcome.Stale(transfer);
        }
        store.decided(id, TransferStatus.WITHDRAWN, null, clock.instant());
        memberships.offer(transfer.membershipId(), List.of());
        matters.note(transfer.matterId(), "standing.done.withdrawn");
        close(transfer, TransferStatus.WITHDRAWN);
        audit.record(AuditEntry.of(Act.TRANSFER_DECIDED, "transfer", id).about(transfer.personId())
                .with(Map.of("outcome", TransferStatus.WITHDRAWN.name())));
        events.publishEvent(new TransferChanged(id, TransferChanged.Change.WITHDRAWN));
        return new TransferOutcome.Done(get(id));
    }

    /** The transfer under the lock of its matter and its own. */
    Transfer held(UUID id) {
        matters.hold(get(id).matterId());
        return store.lock(id).orElseThrow(() -> new NotFound("transfer", id));
    }

    void close(Transfer transfer, TransferStatus outcome) {
        if (!matters.close(transfer.matterId(), outcome.name())) {
            throw new IllegalStateException("a waiting transfer had a closed matter");
        }
    }

    /** In the caller's scope, else not found. */
    @Transactional(readOnly = true)
    public Transfer get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("transfer", id));
    }

    /** A person's transfers, the newest first. */
    @Transactional(readOnly = true)
    public List<Transfer> of(UUID person) {
        return store.of(person);
    }

    /** Secondment has to have lasted; otherwise the membership follows the labour relation. */
    private Decision onGround(AskTransfer form, Union to) {
        if (form.ground() != TransferGround.SECONDMENT) {
            return movesInsteadOfJoining(to.region());
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate since = form.secondedSince() == null ? today : form.secondedSince();
        int months = Math.toIntExact(Math.max(0, ChronoUnit.MONTHS.between(since, today)));
        return weigh(MembershipRules.STANDING, "M-05", new StandingFacts(false, months, 0, false, false, false, false), to.region());
    }

    private Decision movesInsteadOfJoining(String region) {
        return weigh(MembershipRules.JOINING, "M-03", new JoiningFacts(true, true, true, false, false, true, true, true), region);
    }

    private <F> Decision weigh(List<RuleCheck<F>> rules, String id, F facts, String region) {
        return verdicts.weigh(rules.stream().filter(rule -> rule.ruleId().equals(id)).toList(), facts, law.today(region)).getFirst();
    }
}
