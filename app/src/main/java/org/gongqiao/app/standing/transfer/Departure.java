package org.gongqiao.app.standing.transfer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the old union sees of a transfer: who goes where, and what came of it. */
public record Departure(UUID transferId, String number, String name, String toName, TransferStatus status, Instant askedAt,
                        @Nullable Instant decidedAt) {}
