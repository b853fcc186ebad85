package org.gongqiao.app.claims.event;

import java.util.UUID;
import org.gongqiao.app.claims.file.ClaimStatus;
import org.jspecify.annotations.Nullable;

/** A claim was answered, not accepted or taken back. */
public record ClaimClosed(UUID claimId, UUID matterId, @Nullable UUID personId, UUID handlerUnit, ClaimStatus status) {}
