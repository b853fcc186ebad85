package org.gongqiao.app.roster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.identity.PersonRegister;
import org.gongqiao.app.membership.MemberRegister;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes an import back, a chunk at a time, each in one transaction as in {@link RosterWriting}. Current rows become what they
 * were; versions and log stay. What somebody changed since is left as it is, marked and listed. A person goes only where
 * the import entered him and nothing else refers to him.
 */
@Component
class RosterUndo {

    private static final int ATTEMPTS = 8;

    private final ImportStore imports;
    private final RowStore rows;
    private final PersonRegister persons;
    private final MemberRegister members;
    private final AuditLog audit;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final int chunk;

    RosterUndo(ImportStore imports, RowStore rows, PersonRegister persons, MemberRegister members, AuditLog audit, JsonMapper json,
               TransactionTemplate transaction, @Value("${gq.roster.chunk:10000}") int chunk) {
        this.imports = imports;
        this.rows = rows;
        this.persons = persons;
        this.members = members;
        this.audit = audit;
        this.json = json;
        this.transaction = transaction;
        this.chunk = chunk;
    }

    /** Runs to the end, or until {@code stop} says so. Returns whether it came to an end. */
    boolean run(UUID id, BooleanSupplier stop) {
        while (!stop.getAsBoolean()) {
            if (!attempt(id)) {
                return true;
            }
        }
        return false;
    }

    private boolean attempt(UUID id) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> chunk(id));
            } catch (PessimisticLockingFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private boolean chunk(UUID id) {
        RosterImport plan = imports.lock(id, ImportState.UNDOING).orElse(null);
        if (plan == null) {
            return false;
        }
        int from = plan.position();
        int to = rows.chunkEnd(id, from, chunk).orElse(0);
        if (to == 0) {
            imports.undone(id);
            return false;
        }
        List<RowStore.Record> written = rows.records(id, from, to, "verdict in ('N', 'C')");
        if (!written.isEmpty()) {
            var kept = new ArrayList<Integer>();
            undo(plan, written, kept);
            if (!kept.isEmpty()) {
                rows.keep(id, kept);
                imports.keptMore(id, kept.size());
            }
            if (plan.entryId() != null) {
                var left = new HashSet<>(kept);
                audit.addPersons(plan.entryId(), written.stream().filter(row -> !left.contains(row.row())).map(RowStore.Record::personId).toList());
            }
        }
        imports.advance(id, to);
        return true;
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
