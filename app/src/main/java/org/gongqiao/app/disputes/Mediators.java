package org.gongqiao.app.disputes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.GivenGrant;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewGrant;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Mediator;
import org.gongqiao.app.disputes.file.Mediator.Assignment;
import org.gongqiao.app.disputes.file.Mediator.Basis;
import org.gongqiao.app.disputes.file.Mediator.Declared;
import org.gongqiao.app.disputes.file.Mediator.Seat;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.DisputeFacts;
import org.gongqiao.app.law.rights.RightsRules;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mediation committees, and who mediates in which dispute. */
@Component
public class Mediators {

    private final MediatorStore store;
    private final DisputeStore disputes;
    private final Grants grants;
    private final Matters matters;
    private final Unions unions;
    private final Law law;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Mediators(MediatorStore store, DisputeStore disputes, Grants grants, Matters matters, Unions unions, Law law, AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.disputes = disputes;
        this.grants = grants;
        this.matters = matters;
        this.unions = unions;
        this.law = law;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of an assignment. */
    public sealed interface Assigning {

        record Done(Verdict verdict) implements Assigning {}

        record Refused(Verdict verdict) implements Assigning {}

        /** He mediates in it already, or serves no longer. */
        record NotPossible(String key) implements Assigning {}
    }

    /** With which an outsider takes part: the phone that proves him, and the last day. */
    public record Invitation(String phone, LocalDate lastDay, String base) {}

    /** The mediators of a union, those who serve in front. */
    @Transactional(readOnly = true)
    public List<Mediator> of(UUID unit) {
        return store.of(unit);
    }

    /** Whether those who serve make a committee; empty where the union has nobody yet, and for unions that only ask outsiders. */
    @Transactional(readOnly = true)
    public Optional<Verdict> committee(UUID unit) {
        LocalDate today = LocalDate.now(clock);
        List<Mediator> serving = store.of(unit).stream().filter(each -> each.servesOn(today) && each.seat() != Seat.OUTSIDE).toList();
        if (serving.isEmpty()) {
            return Optional.empty();
        }
        List<Mediator> staff = serving.stream().filter(each -> each.seat() == Seat.STAFF).toList();
        List<Mediator> firm = serving.stream().filter(each -> each.seat() == Seat.EMPLOYER).toList();
        var facts = new DisputeFacts.Committee(staff.size(),
                staff.stream().allMatch(each -> each.basis() == Basis.UNION_MEMBER || each.basis() == Basis.ELECTED), firm.size(),
                firm.stream().allMatch(each -> each.basis() == Basis.NAMED_BY_EMPLOYER || each.chair() && each.basis() == Basis.JOINTLY_CHOSEN),
                serving.stream().anyMatch(each -> each.chair() && (each.basis() == Basis.UNION_MEMBER || each.basis() == Basis.JOINTLY_CHOSEN)));
        return Optional.of(RightsRules.mediationCommittee(facts, law.today(unions.get(unit).region())));
    }

    @Transactional
    public UUID add(String name, Seat seat, String employer, Basis basis, boolean chair) {
        Union at = unions.get(Scope.desk().unit());
        UUID id = ids.next();
        store.insert(id, at, name, seat, employer, basis, chair, LocalDate.now(clock));
        audit.record(AuditEntry.of(Act.MEDIATOR_CHANGED, "mediator", id).with(Map.of("unit", at.id(), "seat", seat.name())));
        return id;
    }

    /** He serves from today on no longer; false where he had ended before. */
    @Transactional
    public boolean end(UUID id) {
        store.find(id).orElseThrow(() -> new NotFound("mediator", id));
        boolean ended = store.end(id, LocalDate.now(clock));
        if (ended) {
            audit.record(AuditEntry.of(Act.MEDIATOR_CHANGED, "mediator", id).with(Map.of("ended", true)));
        }
        return ended;
    }

    @Transactional(readOnly = true)
    public List<Assignment> in(UUID dispute) {
        return store.assignments(dispute);
    }

    /**
     * Assigns a mediator after he was asked what could make him partial; refused with the rule where something does.
     * That he works for the employer is seen by itself.
     *
     * @param invitation for a mediator without an account; null where he needs none
     */
    @Transactional
    public Assigning assign(UUID disputeId, UUID mediatorId, Declared declared, @Nullable Invitation invitation) {
        Dispute dispute = disputes.find(disputeId).orElseThrow(() -> new NotFound("dispute", disputeId));
        Mediator mediator = store.find(mediatorId).orElseThrow(() -> new NotFound("mediator", mediatorId));
        LocalDate today = LocalDate.now(clock);
        if (!dispute.isOpen() || !mediator.servesOn(today)
                || store.assignments(disputeId).stream().anyMatch(each -> each.endedOn() == null && each.mediatorId().equals(mediatorId))) {
            return new Assigning.NotPossible("disputes.assign.notPossible");
        }
        boolean same = declared.sameEmployer() || mediator.employerName().strip().equals(dispute.employer().name().strip());
        Verdict verdict = ConflictRules.mayMediate(new Declared(declared.related(), same, declared.earlierPart(), declared.interest()),
                mediator.seat() != Seat.OUTSIDE, law.today(dispute.region()));
        if (verdict instanceof Verdict.Unlawful) {
            audit.record(AuditEntry.of(Act.MEDIATOR_REFUSED, "dispute", disputeId).about(dispute.personId()).with(Map.of("mediator", mediatorId, "why", verdict.key())));
            return new Assigning.Refused(verdict);
        }
        GivenGrant grant = invitation == null ? null : grants.give(new NewGrant(dispute.matterId(), PartRole.MEDIATOR, mediator.name(),
                mediator.employerName(), dispute.number(), invitation.phone(), invitation.lastDay()), invitation.base());
        store.assign(ids.next(), disputeId, mediator, grant == null ? null : grant.id(), disputes.grounds(List.of(verdict)), today);
        matters.note(dispute.matterId(), List.of(PartRole.PARTNER, PartRole.LAWYER, PartRole.EMPLOYER), "disputes.done.assigned", mediator.name());
        audit.record(AuditEntry.of(Act.MEDIATOR_ASSIGNED, "dispute", disputeId).about(dispute.personId()).with(Map.of("mediator", mediatorId)));
        return new Assigning.Done(verdict);
    }

    /** Ends an assignment, and with it the grant. */
    @Transactional
    public boolean release(UUID disputeId, UUID assignmentId, String why) {
        Dispute dispute = disputes.find(disputeId).orElseThrow(() -> new NotFound("dispute", disputeId));
        Assignment assignment = store.assignments(disputeId).stream().filter(each -> each.id().equals(assignmentId)).findFirst()
                .orElseThrow(() -> new NotFound("assignment", assignmentId));
        if (!store.endAssignment(disputeId, assignmentId, LocalDate.now(clock))) {
            return false;
        }
        if (assignment.grantId() != null) {
            grants.end(assignment.grantId(), why);
        }
        matters.note(dispute.matterId(), List.of(PartRole.PARTNER, PartRole.LAWYER, PartRole.EMPLOYER), "disputes.done.released", assignment.name());
        audit.record(AuditEntry.of(Act.MEDIATOR_CHANGED, "dispute", disputeId).because(why).with(Map.of("assignment", assignmentId)));
        return true;
    }
}
