package org.gongqiao.app.roster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
import org.springframework.stereotype.Component;

/**
 * Writes what was confirmed: in each chunk persons, memberships, counts, log and undo record. What has changed since the
 * preview is not written over but refused, with a reason.
 */
@Component
class RosterWriting {

    private final ImportStore imports;
    private final RowStore rows;
    private final ChunkRunner runner;
    private final ChunkStore chunks;
    private final PersonRegister persons;
    private final MemberRegister members;
    private final Unions unions;
    private final Notices notices;
    private final AuditLog audit;

    RosterWriting(ImportStore imports, RowStore rows, ChunkRunner runner, ChunkStore chunks, PersonRegister persons, MemberRegister members, Unions unions,
                  Notices notices, AuditLog audit) {
        this.imports = imports;
        this.rows = rows;
        this.runner = runner;
        this.chunks = chunks;
        this.persons = persons;
        this.members = members;
        this.unions = unions;
        this.notices = notices;
        this.audit = audit;
    }

    /** Writes chunks to the end, or until {@code stop} says so. Returns whether it came to an end. */
    boolean run(UUID id, BooleanSupplier stop) {
        return runner.run(id, ImportState.WRITING, stop, (plan, chunk) -> new Writing(plan, chunk).write(), this::finish);
    }

    private void finish(RosterImport plan) {
        imports.done(plan.id());
        RosterImport.Counts counts = plan.counts();
        audit.record(AuditEntry.of(Act.IMPORT_FINISHED, "roster-import", plan.id()).with(Map.of("new", counts.added(), "changed", counts.changed(),
                "invited", counts.invited(), "unchanged", counts.unchanged(), "rejected", counts.rejected(), "duplicate", counts.duplicate())));
    }

    /** One chunk. */
    private final class Writing {

        private final RosterImport plan;
        private final int from;
        private final int to;
        private final boolean careful;
        private final UUID by;
        private final Map<String, Integer> rejected = new TreeMap<>();

        Writing(RosterImport plan, ChunkRunner.Chunk chunk) {
            this.plan = plan;
            this.from = chunk.from();
            this.to = chunk.to();
            this.careful = chunk.careful();
            this.by = Objects.requireNonNull(plan.confirmedBy());
        }

        ChunkRunner.Outcome write() {
            var concerned = new ArrayList<UUID>();
            boolean begins = plan.counts().added() > 0;
            if (begins) {
                rows.takeAside(plan.id(), from, to);
            }
            refuseClosedUnions(begins);
            if (begins) {
                begin();
                concerned.addAll(rows.personsAside());
            }
            if (plan.counts().changed() > 0) {
                change();
                concerned.addAll(rows.changedPersons(plan.id(), from, to));
            }
            if (plan.counts().invited() > 0) {
                invite();
            }
            if (!concerned.isEmpty()) {
                audit.record(AuditEntry.of(Act.IMPORT_WRITTEN, "roster-import", plan.id()).continuing(Objects.requireNonNull(plan.entryId())), concerned);
            }
            return new ChunkRunner.Outcome(rejected, 0);
        }

        private void refuseClosedUnions(boolean begins) {
            List<UUID> units = plan.counts().invited() > 0 ? rows.units(plan.id(), from, to) : begins ? rows.unitsAside() : List.of();
            Map<UUID, Union> known = unions.get(units);
            Collection<UUID> closed = units.stream().filter(unit -> !known.containsKey(unit) || known.get(unit).isClosed()).toList();
            if (!closed.isEmpty()) {
                List<Integer> refused = rows.rowsOf(plan.id(), from, to, closed);
                refuse(refused, PlanReason.UNION_CLOSED, RosterField.UNION);
                if (begins) {
                    rows.dropFromAside(refused);
                }
            }
        }

        /** What is new in the file, whether or not the person is. */
        private void begin() {
            refuseAside(persons.knownMeanwhile(rows.aside(true), careful));
            boolean known = rows.knownAside();
            if (known) {
                List<RowStore.Record> people = knownPeople();
                var refused = new HashSet<>(persons.phonesTakenMeanwhile(rows.relation(plan.id(), from, to, "r.verdict = 'N' and r.known")));
                var live = members.liveAnywhere(people.stream().map(RowStore.Record::personId).toList());
                people.stream().filter(row -> live.contains(row.personId())).map(RowStore.Record::row).forEach(refused::add);
                refuseAside(refused);
            }
            persons.enter(rows.aside(true), plan.id());
            members.begin(rows.aside(false), plan.id(), by, careful);
            if (known) {
                // Only now are these persons in reach: through the membership that has just begun.
                chunks.findByKey(true);
                record(knownPeople(), false);
                persons.change(rows.relation(plan.id(), from, to, "r.verdict = 'N' and r.known"));
                chunks.findByKey(false);
            }
        }

        private List<RowStore.Record> knownPeople() {
            return rows.records(plan.id(), from, to, "verdict = 'N' and known");
        }

        private void refuseAside(Collection<Integer> refused) {
            if (!refused.isEmpty()) {
                refuse(refused, PlanReason.CHANGED_MEANWHILE, RosterField.ID_NUMBER);
                rows.dropFromAside(refused);
            }
        }

        private void change() {
            List<RowStore.Record> changed = rows.records(plan.id(), from, to, "verdict = 'C'");
            if (changed.isEmpty()) {
                return;
            }
            var refused = new HashSet<>(persons.phonesTakenMeanwhile(rows.relation(plan.id(), from, to, "r.verdict = 'C'")));
            chunks.findByKey(true);
            Map<UUID, Integer> memberVersions = members.versions(changed.stream().map(RowStore.Record::membershipId).toList());
            Map<UUID, Integer> personVersions = persons.versions(changed.stream().map(RowStore.Record::personId).toList());
            changed.stream().filter(row -> !Integer.valueOf(row.versions()[0]).equals(personVersions.get(row.personId()))
                    || !Integer.valueOf(row.versions()[1]).equals(memberVersions.get(row.membershipId()))).map(RowStore.Record::row).forEach(refused::add);
            refuse(refused, PlanReason.CHANGED_MEANWHILE, RosterField.ID_NUMBER);
            record(changed.stream().filter(row -> !refused.contains(row.row())).toList(), true);
            StagedRelation relation = rows.relation(plan.id(), from, to, "r.verdict = 'C'");
            persons.change(relation);
            members.change(relation, plan.id(), by);
            chunks.findByKey(false);
        }

        /** Keeps what stood there before, for the undo; versions are those before the change. */
        private void record(List<RowStore.Record> changed, boolean membershipsToo) {
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

        private void invite() {
            var names = new HashMap<UUID, String>();
            for (RowStore.Invited invited : rows.invited(plan.id(), from, to)) {
                String union = names.computeIfAbsent(invited.unitId(), unit -> unions.get(unit).name());
                notices.send(Message.sms(invited.phone(), "roster.invitation", union));
            }
        }

        private void refuse(Collection<Integer> refused, PlanReason reason, RosterField field) {
            if (!refused.isEmpty()) {
                rows.reject(plan.id(), new ArrayList<>(refused), reason, field).forEach((verdict, n) -> rejected.merge(verdict, n, Integer::sum));
            }
        }
    }
}
