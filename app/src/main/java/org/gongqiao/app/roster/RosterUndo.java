package org.gongqiao.app.roster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.identity.PersonRegister;
import org.gongqiao.app.membership.MemberRegister;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes an import back. Current rows become what they were; versions and log stay. What somebody changed since is left as it
 * is, marked and listed. A person goes only where the import entered him and nothing else refers to him.
 */
@Component
class RosterUndo {

    private final ImportStore imports;
    private final RowStore rows;
    private final ChunkRunner runner;
    private final ChunkStore chunks;
    private final PersonRegister persons;
    private final MemberRegister members;
    private final AuditLog audit;
    private final JsonMapper json;

    RosterUndo(ImportStore imports, RowStore rows, ChunkRunner runner, ChunkStore chunks, PersonRegister persons, MemberRegister members, AuditLog audit,
               JsonMapper json) {
        this.imports = imports;
        this.rows = rows;
        this.runner = runner;
        this.chunks = chunks;
        this.persons = persons;
        this.members = members;
        this.audit = audit;
        this.json = json;
    }

    /** Runs to the end, or until {@code stop} says so. Returns whether it came to an end. */
    boolean run(UUID id, BooleanSupplier stop) {
        return runner.run(id, ImportState.UNDOING, stop, this::chunk, plan -> imports.undone(plan.id()));
    }

    private ChunkRunner.Outcome chunk(RosterImport plan, ChunkRunner.Chunk chunk) {
        chunks.findByKey(true);
        List<RowStore.Record> written = rows.records(plan.id(), chunk.from(), chunk.to(), "verdict in ('N', 'C')");
        var kept = new ArrayList<Integer>();
        if (!written.isEmpty()) {
            undo(plan, written, kept);
            if (!kept.isEmpty()) {
                rows.keep(plan.id(), kept);
            }
            var left = new HashSet<>(kept);
            List<UUID> concerned = written.stream().filter(row -> !left.contains(row.row())).map(RowStore.Record::personId).toList();
            if (!concerned.isEmpty()) {
                audit.record(AuditEntry.of(Act.IMPORT_TAKEN_BACK, "roster-import", plan.id()).continuing(Objects.requireNonNull(plan.entryId())), concerned);
            }
        }
        return new ChunkRunner.Outcome(Map.of(), kept.size());
    }

    private void undo(RosterImport plan, List<RowStore.Record> written, List<Integer> kept) {
        Map<UUID, Integer> memberVersions = members.versions(written.stream().map(RowStore.Record::membershipId).toList());
        Map<UUID, Integer> personVersions = persons.versions(written.stream().map(RowStore.Record::personId).toList());
        Set<UUID> untouched = members.untouched(plan.id(), written.stream().filter(row -> row.verdict() == RosterVerdict.NEW)
                .map(RowStore.Record::membershipId).toList());
        var people = new ArrayList<PersonRegister.Before>();
        var memberships = new ArrayList<PersonRegister.Before>();
        var begun = new ArrayList<UUID>();
        var entered = new ArrayList<UUID>();
        for (RowStore.Record row : written) {
            boolean changed = row.verdict() == RosterVerdict.CHANGED;
            int personAfter = row.known() ? row.versions()[0] + 1 : 0;
            boolean as = Integer.valueOf(personAfter).equals(personVersions.get(row.personId()))
                    && (changed ? Integer.valueOf(row.versions()[1] + 1).equals(memberVersions.get(row.membershipId())) : untouched.contains(row.membershipId()));
            if (!as) {
                kept.add(row.row());
                continue;
            }
            if (row.known()) {
                JsonNode before = json.readTree(Objects.requireNonNull(row.before()));
                people.add(new PersonRegister.Before(row.personId(), personAfter, before.path("person").toString()));
                if (changed) {
                    memberships.add(new PersonRegister.Before(row.membershipId(), row.versions()[1] + 1, before.path("membership").toString()));
                }
            } else {
                entered.add(row.personId());
            }
            if (!changed) {
                begun.add(row.membershipId());
            }
        }
        if (!people.isEmpty()) {
            persons.restore(people);
        }
        if (!memberships.isEmpty()) {
            members.restore(memberships, Objects.requireNonNull(plan.undoneBy()));
        }
        if (!begun.isEmpty()) {
            members.takeBack(begun);
        }
        if (!entered.isEmpty()) {
            Set<UUID> stillMembers = members.memberAnywhere(entered);
            persons.removeEntered(plan.id(), entered.stream().filter(person -> !stillMembers.contains(person)).toList());
        }
    }
}
