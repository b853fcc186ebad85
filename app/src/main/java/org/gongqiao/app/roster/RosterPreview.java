package org.gongqiao.app.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.gongqiao.app.identity.PersonRegister;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.membership.MemberRegister;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.roster.sheet.Reason;
import org.gongqiao.app.roster.sheet.RosterField;
import org.gongqiao.app.roster.sheet.RosterLayout;
import org.gongqiao.app.roster.sheet.RosterReading;
import org.gongqiao.app.roster.sheet.SheetRow;
import org.gongqiao.app.roster.sheet.Verdict;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads an uploaded file, compares it with the database and stages it. Nothing of it reaches persons or memberships. A run that
 * was broken off begins anew: the file is kept until the preview stands.
 */
@Component
class RosterPreview {

    private static final int BATCH = 5_000;
    /** The refusal of a file that is not there any more. */
    static final String LOST = "lost";

    private static final class BrokenOff extends RuntimeException {
        BrokenOff() {
            super("the import was cancelled or the program is stopping", null, false, false);
        }
    }

    private final ImportStore imports;
    private final RowStore rows;
    private final ChunkStore chunks;
    private final Uploads uploads;
    private final PersonRegister persons;
    private final MemberRegister members;
    private final Unions unions;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final int chunk;

    RosterPreview(ImportStore imports, RowStore rows, ChunkStore chunks, Uploads uploads, PersonRegister persons, MemberRegister members, Unions unions,
                  Ids ids, Clock clock, TransactionTemplate transaction, @Value("${gq.roster.chunk}") int chunk) {
        this.imports = imports;
        this.rows = rows;
        this.chunks = chunks;
        this.uploads = uploads;
        this.persons = persons;
        this.members = members;
        this.unions = unions;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
        this.chunk = chunk;
    }

    /** Runs to the end, or until {@code stop} says so; then the next run begins anew. Returns whether it came to an end. */
    boolean run(RosterImport plan, BooleanSupplier stop) {
        Optional<Uploads.Local> file = transaction.execute(status -> uploads.fetch(plan.id()));
        if (file.isEmpty()) {
            transaction.executeWithoutResult(status -> imports.refused(plan.id(), LOST, List.of()));
            return true;
        }
        try (var local = file.get()) {
            return read(plan, local.path(), stop);
        }
    }

    private boolean read(RosterImport plan, Path file, BooleanSupplier stop) {
        var staging = new Staging(plan, stop);
        RosterReading.Outcome outcome;
        try {
            outcome = RosterReading.standard(LocalDate.now(clock)).read(file, plan.fileName(), staging);
            staging.flush();
        } catch (BrokenOff cancelled) {
            return !stop.getAsBoolean();
        } catch (IOException e) {
            throw new UncheckedIOException("the uploaded roster could not be read", e);
        }
        transaction.executeWithoutResult(status -> {
            switch (outcome) {
                case RosterReading.Refused refused -> imports.refused(plan.id(), refused.refusal().id(),
                        refused.arguments().stream().map(each -> each instanceof RosterField field ? field.name() : String.valueOf(each)).toList());
                case RosterReading.Finished finished -> finish(plan, staging, finished);
            }
            uploads.delete(plan.id());
        });
        return true;
    }

    private void finish(RosterImport plan, Staging staging, RosterReading.Finished finished) {
        var withdrawn = new LinkedHashMap<Integer, PlannedRow.Why>();
        finished.withdrawn().forEach((row, other) -> withdrawn.put(row,
                new PlannedRow.Why(Reason.ONE_ID_TWO_NAMES.id(), RosterField.ID_NUMBER.name(), "", other)));
        rows.withdraw(plan.id(), withdrawn);
        rows.countUnions(plan.id());
        chunks.divide(plan.id(), staging.ends());
        imports.previewed(plan.id(), finished, rows.counts(plan.id()), staging.lastRow, staging.fields);
        rows.analyze();
    }

    /** Gathers rows into batches, each planned and staged in a transaction of its own. */
    private final class Staging implements RosterReading.Sink {

        private final RosterImport plan;
        private final BooleanSupplier stop;
        private final RosterPlan planning;
        private final List<SheetRow> sheet = new ArrayList<>(BATCH);
        private final List<Verdict> verdicts = new ArrayList<>(BATCH);
        private List<RosterField> fields = List.of();
        private int[] columns = {};
        /** Where the chunks of the writing end. */
        private final List<Integer> ends = new ArrayList<>();
        private int inChunk;
        private int lastRow;
        private int permille;

        Staging(RosterImport plan, BooleanSupplier stop) {
            this.plan = plan;
            this.stop = stop;
            this.planning = new RosterPlan(plan, persons, members, unions, ids);
        }

        @Override
        public void begin(RosterLayout layout) {
            Map<RosterField, Integer> found = layout.columns();
            fields = List.copyOf(found.keySet());
            columns = found.values().stream().mapToInt(Integer::intValue).toArray();
        }

        @Override
        public void row(SheetRow row, Verdict verdict) {
            if (verdict instanceof Verdict.Skipped) {
                return;
            }
            sheet.add(row);
            verdicts.add(verdict);
            lastRow = Math.max(lastRow, row.number());
            if (++inChunk >= chunk) {
                end();
            }
            if (sheet.size() == BATCH) {
                flush();
            }
        }

        private void end() {
            // A file may number its rows as it likes; a chunk ends above all rows before it.
            if (ends.isEmpty() || lastRow > ends.getLast()) {
                ends.add(lastRow);
                inChunk = 0;
            }
        }

        List<Integer> ends() {
            end();
            return ends;
        }

        @Override
        public void progress(int seen, int done) {
            permille = Math.clamp(done, 0, 999);
        }

        private void flush() {
            if (stop.getAsBoolean()) {
                throw new BrokenOff();
            }
            if (sheet.isEmpty()) {
                return;
            }
            boolean goesOn = transaction.execute(status -> {
                RosterPlan.Batch batch = planning.plan(sheet, verdicts);
                batch.names().forEach(name -> rows.union(plan.id(), name.no(), name.name(), name.unit()));
                rows.add(plan.id(), batch.rows(), columns, plan.basisOn());
                return imports.readingAt(plan.id(), permille, lastRow);
            });
            sheet.clear();
            verdicts.clear();
            if (!goesOn) {
                throw new BrokenOff();
            }
        }
    }
}
