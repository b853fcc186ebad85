package org.gongqiao.app.casework.clock;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Reckoner;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Derives all open clocks again after the statute book, a calendar or a reading changed, and writes only the days that
 * moved. In batches of matters, each in a transaction of its own: a run that broke off begins again and finds the first
 * part done. It can also only look, which proves that the index says what the ledgers say.
 */
@Component
public class ClockRecount {

    private static final int BATCH = 4000;
    private static final String NAME = "recount-clocks";

    private final ClockStore store;
    private final Deadlines deadlines;
    private final Unions unions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ClockRecount(ClockStore store, Deadlines deadlines, Unions unions, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.deadlines = deadlines;
        this.unions = unions;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Open clocks looked at, clocks whose days were not what they derive to, and matters whose days were not their clocks'. */
    public record Found(int clocks, int stray, int strayMatters) {

        private Found and(Found other) {
            return new Found(clocks + other.clocks, stray + other.stray, strayMatters + other.strayMatters);
        }
    }

    /** The job: nothing where all was derived at the present state of the book. */
    public Optional<Found> recountIfChanged() {
        long basis = deadlines.basis();
        return inService(top -> transaction.execute(status -> store.countedAt()) < basis).filter(Boolean::booleanValue).map(changed -> recountAt(basis));
    }

    /** Derives all, whether or not anything changed. */
    public Found recount() {
        return recountAt(deadlines.basis());
    }

    /** Looks without writing. */
    public Found check() {
        return everywhere(false);
    }

    private Found recountAt(long basis) {
        OffsetDateTime started = OffsetDateTime.now(clock);
        Found found = everywhere(true);
        inService(top -> transaction.execute(status -> {
            store.counted(basis, started, OffsetDateTime.now(clock), found.clocks(), found.stray());
            return found;
        }));
        return found;
    }

    /** The tree, and then the sealed matters, which no service sees, each in the scope of the union that keeps them. */
    private Found everywhere(boolean write) {
        Reckoner reckoner = deadlines.reckoner();
        return inService(top -> {
            Found found = each(write, reckoner);
            for (UUID keeper : transaction.execute(status -> store.keepers())) {
                found = found.and(Scope.call(Scope.keeperService(NAME, keeper), () -> each(write, reckoner)));
            }
            return found;
        }).orElse(new Found(0, 0, 0));
    }

    private Found each(boolean write, Reckoner reckoner) {
        Found found = new Found(0, 0, 0);
        UUID after = new UUID(0, 0);
        while (true) {
            UUID from = after;
            record Batch(List<UUID> matters, Found found) {}
            Batch batch = transaction.execute(status -> {
                List<UUID> matters = store.holdOpen(from, BATCH);
                return new Batch(matters, matters.isEmpty() ? new Found(0, 0, 0) : derive(matters, reckoner, write));
            });
            found = found.and(batch.found());
            if (batch.matters().size() < BATCH) {
                return found;
            }
            after = batch.matters().getLast();
        }
    }

    private Found derive(List<UUID> matters, Reckoner reckoner, boolean write) {
        List<ClockStore.Row> open = store.openOf(matters);
        Map<UUID, List<Turn>> turns = store.turns(open.stream().map(ClockStore.Row::id).toList());
        var stray = new ArrayList<ClockStore.Row>();
        for (ClockStore.Row row : open) {
            Due due = reckoner.due(row.limit(), row.region(), turns.getOrDefault(row.id(), List.of()));
            Kept kept = Kept.of(due, row.region(), reckoner);
            if (!kept.equals(row.kept())) {
                stray.add(Clocks.with(row, kept));
            }
        }
        if (!write) {
            return new Found(open.size(), stray.size(), store.strayMatters(matters));
        }
        store.keep(stray);
        return new Found(open.size(), stray.size(), store.keepMatters(matters));
    }

    private <T> Optional<T> inService(Function<String, T> work) {
        return unions.root().map(Union::areaPath).map(top -> Scope.call(Scope.service(NAME, top), () -> work.apply(top)));
    }
}
