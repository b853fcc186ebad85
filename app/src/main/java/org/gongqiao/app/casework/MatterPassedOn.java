package org.gongqiao.app.casework;

import java.util.UUID;

/**
 * A matter changed hands. Published inside the transaction of the hand-over, so that the module which keeps the record
 * can move its own rows with it.
 *
 * @param position place of the new handler in the succession; 0 outside it
 */
public record MatterPassedOn(UUID matterId, String kind, UUID objectId, UUID fromUnit, UUID toUnit, int position, HandOverReason reason) {}
