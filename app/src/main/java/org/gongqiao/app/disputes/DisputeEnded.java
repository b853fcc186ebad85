package org.gongqiao.app.disputes;

import java.util.UUID;
import org.gongqiao.app.disputes.file.Outcome;

/** The last open track of a dispute ended. Published inside the transaction. */
public record DisputeEnded(UUID disputeId, UUID matterId, Outcome outcome) {}
