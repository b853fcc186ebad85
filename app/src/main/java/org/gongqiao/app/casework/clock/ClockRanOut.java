package org.gongqiao.app.casework.clock;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The later day of an open clock has passed, by every reading. Published once for each such day, never while it is
 * provisional or suspended; a module that knows the next step proposes it.
 *
 * @param keeper the union that keeps the matter, where it is sealed
 */
public record ClockRanOut(UUID clockId, UUID matterId, String limit, Side side, LocalDate lastDay, @Nullable UUID keeper) {}
