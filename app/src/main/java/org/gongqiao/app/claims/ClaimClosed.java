package org.gongqiao.app.claims;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A claim was answered, not accepted or taken back. */
public record ClaimClosed(UUID claimId, UUID matterId, @Nullable UUID personId, UUID handlerUnit, ClaimStatus status) {}
