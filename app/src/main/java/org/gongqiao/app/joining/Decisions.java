package org.gongqiao.app.joining;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Refusal;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.HandOverReason;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.identity.Person;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.JoiningFacts;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.MembershipRules;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.About;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.membership.BeginMembership;
import org.gongqiao.app.membership.BeginOutcome;
import org.gongqiao.app.membership.MembershipBasis;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The officer's side. Every decision names the version of the application that the officer saw: where somebody else was
 * faster, nothing happens and he is shown how it stands now.
 */
@Component
public class Decisions {

    static final String APPEAL = "M-02.appeal";

    private final ApplicationStore store;
    private final Applications applications;
    private final Memberships memberships;
    private final Matters matters;
    private final Persons persons;
    private final Unions unions;
    private final Law law;
    private final Deadlines deadlines;
    private final Verdicts verdicts;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Decisions(ApplicationStore store, Applications applications, Memberships memberships, Matters matters, Persons persons, Unions unions, Law law, Deadlines deadlines,
              Verdicts verdicts, AuditLog audit, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.applications = applications;
        this.memberships = memberships;
        this.matters = matters;
        this.persons = persons;
        this.unions = unions;
        this.law = law;
        this.deadlines = deadlines;
        this.verdicts = verdicts;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Applications in scope, in the order of the tree; one log entry for the list. */
    @Transactional
    public Slice<Application> list(@Nullable ApplicationStatus status, @Nullable String after, int size) {
        boolean industry = Scope.current().filter(scope -> scope instanceof Scope.Reach reach && reach.line() == Line.INDUSTRY).isPresent();
        Slice<Application> page = store.list(status, after, size, industry);
        audit.record(AuditEntry.of(Act.LIST_SEEN, "application", null)
                .with(Map.of("status", status == null ? "" : status.name(), "rows", page.items().size())));
        return page;
    }

    /** One application for a page that shows it with its applicant; logged with him as its subject. */
    @Transactional
    public Application open(UUID id) {
        Application application = applications.get(id);
        audit.record(AuditEntry.of(Act.APPLICATION_OPENED, "application", id).about(application.personId()));
        return application;
    }

    /** The applicant as an officer sees him, masked; empty once the application no longer waits and he is no member here. */
    @Transactional(readOnly = true)
    public java.util.Optional<Person> applicant(Application application) {
        return persons.find(application.personId());
    }

    /** Admits the applicant to the union he is routed to. */
    @Transactional
    public DecisionOutcome approve(UUID id, int version) {
        Application application = applications.held(id);
        if (!application.isWaiting() || application.version() != version) {
            return new DecisionOutcome.Stale(application);
        }
        requireRole(application);
        if (unions.get(application.targetUnit()).isClosed()) {
            return new DecisionOutcome.NotPossible("joining.notPossible.unionClosed");
        }
        Person applicant = persons.find(application.personId()).orElseThrow(() -> new NotFound("person", application.personId()));
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        boolean live = memberships.hasLive(application.personId());
        List<Decision> weighed = weighed(application, live);
        if (live) {
            return new DecisionOutcome.Unlawful(of(verdicts(application, true), "M-09"));
        }
        var began = memberships.begin(new BeginMembership(applicant.id(), applicant.name(), applicant.sex(), application.targetUnit(), today,
                MembershipBasis.APPLICATION, LocalDate.ofInstant(application.filedAt(), clock.getZone()), application.trade(), application.workplace()));
        return switch (began) {
            case BeginOutcome.AlreadyMember() -> new DecisionOutcome.Unlawful(of(verdicts(application, true), "M-09"));
            case BeginOutcome.Began(UUID membership, String number) -> {
                store.approved(id, membership, now);
                decided(application, ApplicationStatus.APPROVED, null, null, weighed, now);
                yield new DecisionOutcome.Done(applications.get(id));
            }
        };
    }

    /** Refuses with a reason that the worker is told; he may appeal once, within the limit. */
    @Transactional
    public DecisionOutcome refuse(UUID id, int version, RefusalReason reason, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a refusal needs its reason in words");
        }
        Application application = applications.held(id);
        if (!application.isWaiting() || application.version() != version) {
            return new DecisionOutcome.Stale(application);
        }
        requireRole(application);
        boolean live = memberships.hasLive(application.personId());
        if (reason == RefusalReason.ALREADY_MEMBER && !live) {
            return new DecisionOutcome.NotPossible("joining.notPossible.noMembership");
        }
        Instant now = clock.instant();
        store.refused(id, reason, text, appealUntil(application), now);
        decided(application, ApplicationStatus.REFUSED, reason, text, weighed(application, live), now);
        return new DecisionOutcome.Done(applications.get(id));
    }

    /** Hands the application to the next union named for it. */
    @Transactional
    public DecisionOutcome handOver(UUID id, int version, String note) {
        Application application = applications.held(id);
        if (!application.isWaiting() || application.version() != version) {
            return new DecisionOutcome.Stale(application);
        }
        requireRole(application);
        if (!matters.passOn(application.matterId(), HandOverReason.BY_OFFICER, note)) {
            return new DecisionOutcome.NotPossible("joining.notPossible.noNextUnion");
        }
        return new DecisionOutcome.Done(application);
    }

    private @Nullable LocalDate appealUntil(Application application) {
        if (((Application.State.Waiting) application.state()).appealed() || unions.ancestry(application.deciderUnit()).size() < 2) {
            return null;
        }
        String region = unions.get(application.deciderUnit()).region();
        return deadlines.due(APPEAL, region, List.of(new Turn.Started(LocalDate.now(clock)))).earlier();
    }

    private void decided(Application application, ApplicationStatus status, @Nullable RefusalReason reason, @Nullable String text,
                         List<Decision> weighed, Instant now) {
        boolean appeal = ((Application.State.Waiting) application.state()).appealed();
        UUID unit = Scope.DESK.isBound() ? Scope.desk().unitId() : null;
        store.addDecision(ids.next(), application.id(), now, Scope.actor().orElse(null), unit, status.name(),
                reason == null ? null : reason.name(), text, weighed.stream().map(Decision::verdict).toList());
        Union decider = unions.get(application.deciderUnit());
        verdicts.keep(weighed, new About("application", application.id(), decider.areaPath(), decider.linePath(), application.personId()));
        matters.note(application.matterId(), status == ApplicationStatus.APPROVED ? "joining.done.approved" : "joining.done.refused",
                application.targetName());
        applications.close(application, status);
        Act act = appeal ? Act.APPEAL_DECIDED : status == ApplicationStatus.APPROVED ? Act.APPLICATION_APPROVED : Act.APPLICATION_REFUSED;
        audit.record(AuditEntry.of(act, "application", application.id()).about(application.personId()).because(reason == null ? null : reason.name())
                .with(Map.of("unit", application.targetUnit(), "outcome", status.name())));
        events.publishEvent(new ApplicationDecided(application.id(), application.personId(), application.deciderUnit(), status));
    }

    /** An appeal is for whoever decides appeals, and never for the union that refused. */
    private static void requireRole(Application application) {
        boolean appealed = ((Application.State.Waiting) application.state()).appealed();
        if (Scope.DESK.isBound() && !Scope.desk().may(appealed ? Permission.APPEAL_DECIDE : Permission.APPLICATION_DECIDE)) {
            throw new Refusal(Refusal.Kind.WITHOUT_ROLE);
        }
    }

    /** What the rules of joining say about it now. */
    @Transactional(readOnly = true)
    public List<Verdict> verdicts(Application application) {
        return verdicts(application, application.isWaiting() && memberships.hasLive(application.personId()));
    }

    private List<Verdict> verdicts(Application application, boolean live) {
        return weighed(application, live).stream().map(Decision::verdict).toList();
    }

    private List<Decision> weighed(Application application, boolean live) {
        Book book = law.today(unions.get(application.deciderUnit()).region());
        boolean employerHasUnion = application.choices().stream().anyMatch(choice -> choice.reason().equals("employer") || choice.reason().equals("dispatch"));
        var facts = new JoiningFacts(true, true, application.relation().isLabourRelation(), application.trade().isNewForm(),
                application.relation() == Relation.DISPATCHED, live, employerHasUnion, employerHasUnion);
        return verdicts.weigh(MembershipRules.JOINING, facts, book);
    }

    private static Verdict of(List<Verdict> verdicts, String ruleId) {
        return verdicts.stream().filter(verdict -> verdict.ground().ruleId().equals(ruleId)).findFirst().orElseThrow();
    }
}
