package org.gongqiao.app.roster;

import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what an import waits for, in the scope of the desk at which it was made: read, write, undo, erase. Calling it again, or
 * twice at once, does nothing twice.
 */
@Component
public class RosterRunner {

    /** An import that nobody decides on is dropped after these days, and what is staged of a finished one erased. */
    static final Duration KEPT = Duration.ofDays(7);
    private static final String SERVICE = "roster-import";
    private static final int ERASED = 50_000;

    private final ImportStore imports;
    private final RowStore rows;
    private final ChunkStore chunks;
    private final RosterPreview preview;
    private final RosterWriting writing;
    private final RosterUndo undo;
    private final Uploads uploads;
    private final Unions unions;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RosterRunner(ImportStore imports, RowStore rows, ChunkStore chunks, RosterPreview preview, RosterWriting writing, RosterUndo undo, Uploads uploads,
                 Unions unions, Clock clock, TransactionTemplate transaction) {
        this.imports = imports;
        this.rows = rows;
        this.chunks = chunks;
        this.preview = preview;
        this.writing = writing;
        this.undo = undo;
        this.uploads = uploads;
        this.unions = unions;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Runs what the state of the import asks for; false where {@code stop} broke it off, so that it must be run again. */
    public boolean run(UUID id, BooleanSupplier stop) {
        Union root = unions.root().orElseThrow(() -> new NotFound("union", "root"));
        RosterImport plan = Scope.call(Scope.service(SERVICE, root.areaPath()), () -> transaction.execute(status -> imports.find(id)))
                .orElseThrow(() -> new NotFound("roster-import", id));
        Union desk = unions.get(plan.deskUnit());
        String path = Optional.ofNullable(desk.path(plan.line())).orElse(desk.areaPath());
        var scope = new Scope.Reach(desk.path(plan.line()) == null ? org.gongqiao.app.access.Line.AREA : plan.line(), path, null, SERVICE, null);
        return Scope.call(scope, () -> switch (plan.state()) {
            // What a broken run left goes first.
            case READING -> erase(id, RowStore.Erased.ALL, stop) && preview.run(plan, stop);
            case WRITING -> writing.run(id, stop) && erase(id, RowStore.Erased.WRITTEN, stop);
            case UNDOING -> undo.run(id, stop);
            case DONE -> erase(id, RowStore.Erased.WRITTEN, stop);
            case CANCELLED, REFUSED -> erase(id, RowStore.Erased.ALL, stop);
            case PREVIEWED, UNDONE -> true;
        });
    }

    /** Drops what nobody decided on, and erases what need not be kept any longer. */
    public void eraseOld() {
        Optional<Union> root = unions.root();
        if (root.isEmpty()) {
            return;
        }
        OffsetDateTime before = OffsetDateTime.now(clock).minus(KEPT);
        Scope.run(Scope.service(SERVICE, root.get().areaPath()), () -> {
            for (UUID id : inState(ImportState.PREVIEWED, before)) {
                transaction.executeWithoutResult(status -> imports.lock(id, ImportState.PREVIEWED).ifPresent(old -> imports.cancelled(id)));
            }
            for (ImportState over : List.of(ImportState.CANCELLED, ImportState.REFUSED)) {
                inState(over, before).forEach(id -> erase(id, RowStore.Erased.ALL, () -> false));
            }
            for (ImportState done : List.of(ImportState.DONE, ImportState.UNDONE)) {
                inState(done, before).forEach(id -> erase(id, RowStore.Erased.STAGED, () -> false));
            }
        });
        uploads.deleteOlderThan(FileTime.from(clock.instant().minus(KEPT)));
    }

    private List<UUID> inState(ImportState state, OffsetDateTime before) {
        return transaction.execute(status -> imports.inState(state, before));
    }

    /** Some rows at a time; false where {@code stop} broke it off. */
    private boolean erase(UUID id, RowStore.Erased what, BooleanSupplier stop) {
        int last = transaction.execute(status -> rows.lastRow(id));
        for (int from = 0; from < last; from += ERASED) {
            if (stop.getAsBoolean()) {
                return false;
            }
            int begin = from;
            transaction.executeWithoutResult(status -> rows.erase(id, begin, begin + ERASED, what));
        }
        if (what == RowStore.Erased.ALL) {
            transaction.executeWithoutResult(status -> {
                rows.eraseUnions(id);
                chunks.erase(id);
                uploads.deleteUnlessReading(id);
            });
        }
        return true;
    }
}
