package org.gongqiao.app.roster;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.roster.sheet.ErrorWorkbook;
import org.gongqiao.app.roster.sheet.RosterField;
import org.gongqiao.app.roster.sheet.RosterLayout;
import org.gongqiao.app.roster.sheet.RosterWording;
import org.gongqiao.app.roster.sheet.SheetRow;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports in the caller's scope: upload, look, decide. The work itself is done by a job. */
@Component
public class RosterImports {

    /** Writes an upload to a file that is ready for it. */
    @FunctionalInterface
    public interface Upload {
        void writeTo(Path file) throws IOException;
    }

    /** A row as the preview shows it; {@code why} in words. */
    public record Row(int row, String name, RosterVerdict verdict, List<Change> changes, List<String> why, @Nullable UUID membershipId) {}

    /** A changed field with its heading, in words where it is coded. */
    public record Change(String heading, @Nullable String old, @Nullable String now) {}

    private final ImportStore imports;
    private final RowStore rows;
    private final ChunkStore chunks;
    private final Uploads uploads;
    private final Unions unions;
    private final AuditLog audit;
    private final ObjectProvider<Scheduler> scheduler;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RosterImports(ImportStore imports, RowStore rows, ChunkStore chunks, Uploads uploads, Unions unions, AuditLog audit,
                  ObjectProvider<Scheduler> scheduler, Ids ids, Clock clock, TransactionTemplate transaction) {
        this.imports = imports;
        this.rows = rows;
        this.chunks = chunks;
        this.uploads = uploads;
        this.unions = unions;
        this.audit = audit;
        this.scheduler = scheduler;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Keeps the file and begins to read it. The union of rows that name none must lie in the desk's scope. */
    public UUID upload(Desk desk, NewImport begun, Upload upload) {
        UUID id = ids.next();
        try (var file = uploads.take(upload::writeTo)) {
            transaction.executeWithoutResult(status -> {
                unions.getInScope(begun.unitId());
                Place place = unions.place(desk.unit());
                imports.insert(id, place, desk.line(), begun, desk.personId());
                uploads.keep(id, file);
                audit.record(AuditEntry.of(Act.IMPORT_PREVIEWED, "roster-import", id).with(Map.of("unit", begun.unitId(), "basis", begun.basis() != null))
                        .at(place.areaPath(), place.linePath()));
                schedule(id, ImportState.READING);
            });
        }
        return id;
    }

    @Transactional(readOnly = true)
    public RosterImport get(UUID id) {
        return imports.find(id).orElseThrow(() -> new NotFound("roster-import", id));
    }

    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return imports.find(id).isPresent();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Slice<RosterImport> list(@Nullable UUID after) {
        return Slice.of(imports.list(after), ImportStore.PAGE, each -> each.id().toString());
    }

    /** The names of unions in the file, those that need a hand first. */
    @Transactional(readOnly = true)
    public List<NamedUnion> unions(UUID id) {
        return rows.unions(id);
    }

    /** Matches names with unions of the scope; false where the import no longer waits for a decision. */
    @Transactional
    public boolean match(UUID id, Map<Integer, UUID> matches) {
        if (imports.lock(id, ImportState.PREVIEWED).isEmpty()) {
            return false;
        }
        matches.forEach((no, unit) -> {
            Union union = unions.getInScope(unit);
            if (!union.isClosed()) {
                rows.match(id, no, unit);
            }
        });
        imports.counts(id, rows.counts(id));
        return true;
    }

    /** The officer's word: from here on it is written. Rows whose union nobody matched are rejected. False where it does not wait for one. */
    @Transactional
    public boolean confirm(UUID id, UUID by) {
        if (imports.lock(id, ImportState.PREVIEWED).isEmpty()) {
            return false;
        }
        if (rows.rejectWaiting(id) > 0) {
            imports.counts(id, rows.counts(id));
        }
        RosterImport plan = get(id);
        var facts = new HashMap<String, Object>(Map.of("unit", plan.unitId(), "new", plan.counts().added(), "changed", plan.counts().changed(),
                "invited", plan.counts().invited()));
        if (plan.basis() != null) {
            facts.put("basis", plan.basis());
        }
        UUID entry = audit.record(AuditEntry.of(Act.IMPORT_CONFIRMED, "roster-import", id).with(facts));
        imports.confirmed(id, entry, by);
        schedule(id, ImportState.WRITING);
        return true;
    }

    /** Drops an import that is being read or waits; what was staged is erased. False where it is too late. */
    @Transactional
    public boolean cancel(UUID id) {
        boolean waits = imports.lock(id, ImportState.PREVIEWED).isPresent() || imports.lock(id, ImportState.READING).isPresent();
        if (waits) {
            imports.cancelled(id);
            uploads.delete(id);
            schedule(id, ImportState.CANCELLED);
        }
        return waits;
    }

    /** Begins to take an import back; false where it is not done. */
    @Transactional
    public boolean undo(UUID id, UUID by) {
        if (imports.lock(id, ImportState.DONE).isEmpty()) {
            return false;
        }
        UUID entry = audit.record(AuditEntry.of(Act.IMPORT_UNDONE, "roster-import", id));
        imports.undoing(id, entry, by);
        chunks.again(id);
        schedule(id, ImportState.UNDOING);
        return true;
    }

    /**
     * One page of rows.
     *
     * @param verdict null: those that the undo left as they are
     * @param after   number of the row before the page
     */
    @Transactional(readOnly = true)
    public Slice<Row> rows(UUID id, @Nullable RosterVerdict verdict, int after, RosterWording words) {
        RosterImport plan = get(id);
        var shown = rows.shown(id, verdict, after);
        Map<Integer, String> names = rows.names(id, shown.stream().map(RowStore.Shown::row).toList(), plan.fields());
        return Slice.of(shown.stream().map(row -> new Row(row.row(), names.getOrDefault(row.row(), ""), row.verdict(),
                row.changes().stream().map(change -> change(change, words)).toList(), row.reasons().stream().map(why -> why(why, words)).toList(),
                row.membershipId())).toList(), RowStore.pageSize(), row -> Integer.toString(row.row()));
    }

    /** Writes the rows that were not imported, with the reasons beside their cells; logged. */
    @Transactional
    public void errors(UUID id, RosterWording words, OutputStream out) throws IOException {
        RosterImport plan = get(id);
        audit.record(AuditEntry.of(Act.LIST_EXPORTED, "roster-import", id).with(Map.of("rows", plan.counts().rejected() + plan.counts().duplicate())));
        var columns = new java.util.EnumMap<RosterField, Integer>(RosterField.class);
        IntStream.range(0, plan.fields().size()).forEach(i -> columns.put(plan.fields().get(i), i));
        // The map is in the order of the template; so are the cells of a staged row, because they were kept through the same kind of map.
        var layout = new RosterLayout("", 0, new SheetRow(0, new org.gongqiao.app.roster.sheet.Cell[0]), columns, List.of());
        try (var workbook = new ErrorWorkbook(out, layout, words); var returned = rows.returned(id, plan.fields())) {
            for (var row : (Iterable<RowStore.Returned>) returned::iterator) {
                var faulty = java.util.EnumSet.noneOf(RosterField.class);
                row.reasons().stream().filter(why -> !why.field().isEmpty()).forEach(why -> faulty.add(RosterField.valueOf(why.field())));
                if (row.verdict() == RosterVerdict.WAITING) {
                    faulty.add(RosterField.UNION);
                }
                String reasons = row.verdict() == RosterVerdict.WAITING ? words.message("roster.reason.union_unmatched")
                        : String.join("\n", row.reasons().stream().map(why -> why(why, words)).toList());
                workbook.refused(row.row(), reasons, faulty);
            }
        }
    }

    private static String why(PlannedRow.Why why, RosterWording words) {
        if (why.id().equals("duplicate")) {
            return words.message("roster.file.duplicate", "", "", Integer.toString(why.row()));
        }
        String heading = why.field().isEmpty() ? "" : RosterField.valueOf(why.field()).heading(words.locale());
        return words.message("roster.reason." + why.id(), heading, why.typed(), Integer.toString(why.row()));
    }

    private static Change change(PlannedRow.Change change, RosterWording words) {
        RosterField field = RosterField.valueOf(change.field());
        return new Change(field.heading(words.locale()), word(field, change.old(), words), word(field, change.now(), words));
    }

    private static @Nullable String word(RosterField field, @Nullable String code, RosterWording words) {
        if (code == null || field.codes() == null) {
            return code;
        }
        boolean english = words.locale().getLanguage().equals("en");
        return Objects.requireNonNull(field.codes()).find(code).map(entry -> english ? entry.en() : entry.zh()).orElse(code);
    }

    /**
     * In the transaction that changes the state, so that neither is without the other; this node looks for the job as soon as that
     * stands, others when they look next. Where no scheduler runs, somebody else runs the job.
     */
    private void schedule(UUID id, ImportState state) {
        scheduler.ifAvailable(jobs -> {
            jobs.scheduleIfNotExists(new TaskInstance<>(RosterJobs.TASK, id + ":" + state.name()), clock.instant());
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    jobs.triggerCheckForDueExecutions();
                }
            });
        });
    }
}
