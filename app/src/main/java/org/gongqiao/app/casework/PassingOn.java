package org.gongqiao.app.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.clock.Clocks;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Passes on what is overdue: silence never decides, it only hands the decision to the next named union and then upward
 * (M-02). It acts only after the later of two defensible days, and never by a provisional one. Each matter in a transaction of its own, looked at again under its lock, so that a second run at the same time,
 * or after a crash in the middle, passes nothing on twice.
 */
@Component
public class PassingOn {

    private static final int BATCH = 200;

    private final Matters matters;
    private final MatterStore store;
    private final Clocks clocks;
    private final Unions unions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PassingOn(Matters matters, MatterStore store, Clocks clocks, Unions unions, TransactionTemplate transaction, Clock clock) {
        this.matters = matters;
        this.store = store;
        this.clocks = clocks;
        this.unions = unions;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One run of the job over the whole tree; returns how many matters changed hands. */
    public int passOnOverdue() {
        Optional<Union> root = unions.root();
        return root.isEmpty() ? 0 : Scope.call(Scope.service("pass-on-overdue", root.get().areaPath()), this::passOnAll) + passOnSealed(root.get());
    }

    /** A sealed matter goes from keepers to keepers, each in the scope of the union that has it: no job sees them all. */
    private int passOnSealed(Union top) {
        LocalDate today = LocalDate.now(clock);
        List<MatterStore.SealedOverdue> overdue = Scope.call(Scope.service("pass-on-overdue", top.areaPath()),
                () -> transaction.execute(status -> store.sealedOverdue(today)));
        int passed = 0;
        for (var waiting : overdue) {
            passed += Scope.call(Scope.keeperService("pass-on-overdue", waiting.unit()),
                    () -> transaction.execute(status -> passOn(waiting.id(), today))) ? 1 : 0;
        }
        return passed;
    }

    private int passOnAll() {
        LocalDate today = LocalDate.now(clock);
        int passed = 0;
        UUID after = new UUID(0, 0);
        while (true) {
            UUID from = after;
            List<UUID> overdue = transaction.execute(status -> store.overdueWithSuccessor(today, from, BATCH));
            for (UUID id : overdue) {
                passed += transaction.execute(status -> passOn(id, today)) ? 1 : 0;
            }
            if (overdue.size() < BATCH) {
                return passed;
            }
            after = overdue.getLast();
        }
    }

    private boolean passOn(UUID id, LocalDate today) {
        store.lock(id).orElseThrow(() -> new NotFound("matter", id));
        // Derived from the ledger under the lock: the index only named a candidate.
        return clocks.isHandlerLate(id, today) && matters.passOn(id, HandOverReason.OVERDUE, "");
    }
}
