package org.gongqiao.app.casework.clock;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Reckoner;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Derives all open clocks again after the statute book, a calendar or a reading changed. It first looks, without a lock, for
 * clocks whose days moved, and then derives those once more under their matters' locks and writes them, in batches, each a
 * transaction of its own: a run that broke off begins again and finds the first part done. It can also only look, which
 * proves that the index says what the ledgers say.
 */
@Component
public class ClockRecount {

    private static final UUID NONE = new UUID(0, 0);
    private static final int BATCH = 20_000;
    private static final int MENDED_AT_ONCE = 2_000;
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
        return inService(top -> transaction.execute(status -> store.countedAt()) < basis).filter(Boolean::booleanValue).map(changed -> recountAt(basis, false));
    }

    /** Derives all, whether or not anything changed, and brings every matter in line with its clocks. */
    public Found recount() {
        return recountAt(deadlines.basis(), true);
    }

    /** Looks without writing. */
    public Found check() {
        return everywhere(reckoner -> {
            Looked looked = look(reckoner);
            return new Found(looked.clocks(), looked.stray(), transaction.execute(status -> store.strayMatters()));
        });
    }

    private Found recountAt(long basis, boolean everyMatter) {
        OffsetDateTime started = OffsetDateTime.now(clock);
        Found found = everywhere(reckoner -> {
            Looked looked = look(reckoner);
            int matters = mend(looked.matters(), reckoner);
            return new Found(looked.clocks(), looked.stray(), everyMatter ? matters + transaction.execute(status -> store.keepAllMatters()) : matters);
        });
        inService(top -> transaction.execute(status -> {
            store.counted(basis, started, OffsetDateTime.now(clock), found.clocks(), found.stray());
            return found;
        }));
        return found;
    }

    /** The tree, and then the sealed matters, which no service sees, each in the scope of the union that keeps them. */
    private Found everywhere(Function<Reckoner, Found> work) {
        Reckoner reckoner = deadlines.reckoner();
        return inService(top -> {
            Found found = work.apply(reckoner);
            for (UUID keeper : transaction.execute(status -> store.keepers())) {
                found = found.and(Scope.call(Scope.keeperService(NAME, keeper), () -> work.apply(reckoner)));
            }
            return found;
        }).orElse(new Found(0, 0, 0));
    }

    /** What a look found: clocks, those that moved, and the matters of these in the order of their ids. */
    private record Looked(int clocks, int stray, List<UUID> matters) {}

    private Looked look(Reckoner reckoner) {
        int clocks = 0;
        int stray = 0;
        var matters = new TreeSet<UUID>();
        ClockStore.@Nullable Row last = null;
        while (true) {
            UUID matter = last == null ? NONE : last.matterId();
            UUID after = last == null ? NONE : last.id();
            List<ClockStore.Counted> batch = transaction.execute(status -> store.open(matter, after, BATCH));
            for (ClockStore.Counted each : batch) {
                clocks++;
                if (!derived(each.row(), each.turns(), reckoner).equals(each.row().kept())) {
                    stray++;
                    matters.add(each.row().matterId());
                }
            }
            if (batch.size() < BATCH) {
                return new Looked(clocks, stray, List.copyOf(matters));
            }
            last = batch.getLast().row();
        }
    }

    private int mend(List<UUID> matters, Reckoner reckoner) {
        int mended = 0;
        for (int from = 0; from < matters.size(); from += MENDED_AT_ONCE) {
            List<UUID> some = matters.subList(from, Math.min(matters.size(), from + MENDED_AT_ONCE));
            mended += transaction.execute(status -> {
                List<UUID> held = store.hold(some);
                List<ClockStore.Row> open = store.openOf(held);
                Map<UUID, List<Turn>> turns = store.turns(open.stream().map(ClockStore.Row::id).toList());
                store.keep(open.stream().map(row -> Clocks.with(row, derived(row, turns.get(row.id()), reckoner))).toList());
                return store.keepMatters(held);
            });
        }
        return mended;
    }

    private static Kept derived(ClockStore.Row row, List<Turn> turns, Reckoner reckoner) {
        return Kept.of(reckoner.due(row.limit(), row.region(), turns), row.region(), reckoner);
    }

    private <T> Optional<T> inService(Function<String, T> work) {
        return unions.root().map(Union::areaPath).map(top -> Scope.call(Scope.service(NAME, top), () -> work.apply(top)));
    }
}
