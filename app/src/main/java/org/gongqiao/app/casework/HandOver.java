package org.gongqiao.app.casework;

import java.time.Instant;
import java.util.UUID;

/** A matter changed hands. To the union that had it before, this is all that stays visible. */
public record HandOver(UUID id, UUID matterId, String number, String kind, Instant at, HandOverReason reason, String note,
                       String fromName, String toName) {}
