package org.gongqiao.app.casework.clock;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The day of an open clock comes near. Published once for each day that is warned of.
 *
 * @param keeper the union that keeps the matter, where it is sealed
 */
public record ClockWarned(UUID clockId, UUID matterId, @Nullable UUID keeper) {}
