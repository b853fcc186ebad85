package org.gongqiao.app.claims.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question, claim or complaint came in. Sealed ones are told to keepers only. */
public record ClaimFiled(UUID claimId, UUID matterId, @Nullable UUID personId, UUID handlerUnit, boolean sealed) {}
