package org.gongqiao.app.casework.clock;

import java.time.Instant;
import java.util.UUID;
import org.gongqiao.app.law.deadline.Turn;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a clock's ledger.
 *
 * @param at       when it was recorded
 * @param actor    who recorded it; null for a job
 * @param unitName at which union's desk; null where the person himself or a job did
 * @param why      a message key, or words somebody typed
 * @param struck   the entry that takes it back; null while it counts
 */
public record LedgerEntry(UUID id, Turn turn, Instant at, @Nullable UUID actor, @Nullable String unitName, String why, @Nullable Struck struck) {

    /** An entry was a mistake. */
    public record Struck(Instant at, @Nullable UUID actor, String why) {}
}
