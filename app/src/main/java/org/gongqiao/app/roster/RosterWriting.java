package org.gongqiao.app.roster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.identity.PersonRegister;
import org.gongqiao.app.identity.StagedRelation;
import org.gongqiao.app.membership.MemberRegister;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.roster.sheet.RosterField;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes what was confirmed, a chunk at a time. A chunk is one transaction: persons, memberships, counts, log, undo record and
 * how far the import has come stand or fall together, so that a program killed at any moment goes on where it was, without
 * a row lost or doubled. What has changed since the preview is not written over but refused, with a reason.
 */
@Component
class RosterWriting {

    /** How often a chunk is tried that somebody else's work got in the way of. */
    private static final int ATTEMPTS = 8;

    private final ImportStore imports;
    private final RowStore rows;
    private final PersonRegister persons;
    private final MemberRegister members;
    private final Unions unions;
    private final Notices notices;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final int chunk;

    RosterWriting(ImportStore imports, RowStore rows, PersonRegister persons, MemberRegister members, Unions unions, Notices notices, AuditLog audit,
                  TransactionTemplate transaction, @Value("${gq.roster.chunk:10000}") int chunk) {
        this.imports = imports;
        this.rows = rows;
        this.persons = persons;
        this.members = members;
        this.unions = unions;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
        this.chunk = chunk;
    }

    /** Writes chunks to the end, or until {@code stop} says so. Returns whether it came to an end. */
    boolean run(UUID id, BooleanSupplier stop) {
        while (!stop.getAsBoolean()) {
            if (!attempt(id)) {
                return true;
            }
        }
        return false;
    }

    /** Does one chunk; false when there was none left to do. */
    private boolean attempt(UUID id) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> chunk(id));
            } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
                // Somebody entered one of these persons in the same moment; the next attempt sees it.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private boolean chunk(UUID id) {
        RosterImport plan = imports.lock(id, ImportState.WRITING).orElse(null);
        if (plan == null) {
            return false;
        }
        int from = plan.position();
        int to = rows.chunkEnd(id, from, chunk).orElse(0);
        if (to == 0) {
            finish(plan);
            return false;
        }
        UUID by = Objects.requireNonNull(plan.confirmedBy());
        refuseClosedUnions(plan, from, to);
        var concerned = new ArrayList<UUID>();
        if (plan.counts().added() > 0) {
            begin(plan, from, to, by);
            concerned.addAll(rows.personsAside());
        }
        if (plan.counts().changed() > 0) {
            change(plan, from, to, by);
            concerned.addAll(rows.changedPersons(id, from, to));
        }
        if (plan.counts().invited() > 0) {
            invite(plan, from, to);
        }
        if (plan.entryId() != null && !concerned.isEmpty()) {
            audit.addPersons(plan.entryId(), concerned);
        }
        imports.advance(id, to);
        return true;
    }

    private void begin(RosterImport plan, int from, int to, UUID by) {
        rows.takeAside(plan.id(), from, to);
        refuseAside(plan, persons.knownMeanwhile(rows.aside(true)));
        List<RowStore.Record> known = rows.records(plan.id(), from, to, "verdict = 'N' and known");
        if (!known.isEmpty()) {
            var refused = new HashSet<>(persons.phonesTakenMeanwhile(rows.relation(plan.id(), from, to, "r.verdict = 'N' and r.known")));
            var live = members.liveAnywhere(known.stream().map(RowStore.Record::personId).toList());
            known.stream().filter(row -> live.contains(row.personId())).map(RowStore.Record::row).forEach(refused::add);
            refuseAside(plan, refused);
        }
        persons.enter(rows.aside(true), plan.id());
        members.begin(rows.aside(false), plan.id(), by);
        if (!known.isEmpty()) {
            // Only now are these persons in reach: through the membership that has just begun.
            record(plan, rows.records(plan.id(), from, to, "verdict = 'N' and known"), false);
            persons.change(rows.relation(plan.id(), from, to, "r.verdict = 'N' and r.known"));
        }
    }

    private void refuseAside(RosterImport plan, Collection<Integer> refused) {
        if (!refused.isEmpty()) {
            refuse(plan, refused, PlanReason.CHANGED_MEANWHILE, RosterField.ID_NUMBER);
            rows.dropFromAside(refused);
        }
    }

    private void change(RosterImport plan, int from, int to, UUID by) {
        List<RowStore.Record> changed = rows.records(plan.id(), from, to, "verdict = 'C'");
        if (changed.isEmpty()) {
            return;
        }
        var refused = new HashSet<>(persons.phonesTakenMeanwhile(rows.relation(plan.id(), from, to, "r.verdict = 'C'")));
        Map<UUID, Integer> memberVersions = members.versions(changed.stream().map(RowStore.Record::membershipId).toList());
        Map<UUID, Integer> personVersions = persons.versions(changed.stream().map(RowStore.Record::personId).toList());
        changed.stream().filter(row -> !Integer.valueOf(row.versions()[0]).equals(personVersions.get(row.personId()))
                || !Integer.valueOf(row.versions()[1]).equals(memberVersions.get(row.membershipId()))).map(RowStore.Record::row).forEach(refused::add);
        refuse(plan, refused, PlanReason.CHANGED_MEANWHILE, RosterField.ID_NUMBER);
        record(plan, changed.stream().filter(row -> !refused.contains(row.row())).toList(), true);
        StagedRelation relation = rows.relation(plan.id(), from, to, "r.verdict = 'C'");
        persons.change(relation);
        members.change(relation, plan.id(), by);
    }

    /** Keeps what stood there before, for the undo; versions are those before the change. */
    private void record(RosterImport plan, List<RowStore.Record> changed, boolean membershipsToo) {
        Map<UUID, PersonRegister.Before> people = persons.before(changed.stream().map(RowStore.Record::personId).toList());
        Map<UUID, PersonRegister.Before> memberships = membershipsToo
                ? members.before(changed.stream().map(RowStore.Record::membershipId).toList()) : Map.of();
        var befores = new LinkedHashMap<Integer, String>();
        var versions = new HashMap<Integer, Integer>();
        for (RowStore.Record row : changed) {
            PersonRegister.Before person = Objects.requireNonNull(people.get(row.personId()));
            PersonRegister.Before membership = memberships.get(row.membershipId());
            befores.put(row.row(), "{\"person\":" + person.row() + (membership == null ? "" : ",\"membership\":" + membership.row()) + "}");
            versions.put(row.row(), person.version());
        }
        if (!befores.isEmpty()) {
            rows.before(plan.id(), befores, versions);
        }
    }

    private void invite(RosterImport plan, int from, int to) {
        var names = new HashMap<UUID, String>();
        for (RowStore.Invited invited : rows.invited(plan.id(), from, to)) {
            String union = names.computeIfAbsent(invited.unitId(), unit -> unions.get(unit).name());
            notices.send(Message.sms(invited.phone(), "roster.invitation", union));
        }
    }

    private void refuseClosedUnions(RosterImport plan, int from, int to) {
        List<UUID> units = rows.units(plan.id(), from, to);
        Map<UUID, Union> known = unions.get(units);
        Collection<UUID> closed = units.stream().filter(unit -> !known.containsKey(unit) || known.get(unit).isClosed()).toList();
        if (!closed.isEmpty()) {
            refuse(plan, rows.rowsOf(plan.id(), from, to, closed), PlanReason.UNION_CLOSED, RosterField.UNION);
        }
    }

    private void refuse(RosterImport plan, Collection<Integer> refused, PlanReason reason, RosterField field) {
        if (!refused.isEmpty()) {
            rows.reject(plan.id(), new ArrayList<>(refused), reason, field).forEach((verdict, n) -> imports.rejectedLate(plan.id(), verdict, n));
        }
    }

    private void finish(RosterImport plan) {
        imports.done(plan.id());
        RosterImport.Counts counts = plan.counts();
        audit.record(AuditEntry.of(Act.IMPORT_FINISHED, "roster-import", plan.id()).with(Map.of("new", counts.added(), "changed", counts.changed(),
                "invited", counts.invited(), "unchanged", counts.unchanged(), "rejected", counts.rejected(), "duplicate", counts.duplicate())));
    }
}
