package org.gongqiao.app.casework.clock;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.law.deadline.Due;

/**
 * A clock of a matter with its days as they derive now.
 *
 * @param limit  name of the law parameter
 * @param region where it is counted, six digits of GB/T 2260
 * @param drives whether the matter passes on when it is late
 * @param ledger what happened to it, in the order in which it was recorded
 */
public record RunningClock(UUID id, UUID matterId, String limit, String region, Side side, boolean drives, Due due, List<LedgerEntry> ledger) {

    public RunningClock {
        ledger = List.copyOf(ledger);
    }

    public boolean isOpen() {
        return due.state() != Due.State.ENDED;
    }
}
