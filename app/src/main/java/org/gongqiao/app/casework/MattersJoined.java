package org.gongqiao.app.casework;

import java.util.UUID;

/** A matter is handled together with a lead from now on, at the lead's handler. Published inside the transaction. */
public record MattersJoined(UUID matterId, String kind, UUID objectId, UUID lead, UUID toUnit) {}
