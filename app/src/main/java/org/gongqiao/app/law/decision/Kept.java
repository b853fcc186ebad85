package org.gongqiao.app.law.decision;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision that was kept.
 *
 * @param decidedBy null for a job, or where the person decided about his own matter
 */
public record Kept(UUID id, Decision decision, String aboutKind, UUID aboutId, Instant decidedAt, @Nullable UUID decidedBy) {}
