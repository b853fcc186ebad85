package org.gongqiao.app.claims;

import java.util.UUID;

/**
 * A claim goes on to mediation under its number. Published inside the transaction, in the officer's scope: the module of
 * disputes opens its record there and takes the matter over with {@code Matters.turnInto}; the claim then stays as it
 * is until {@link Claims#endMediation}.
 *
 * @param personId who claims; never null, since only a claim with a name can be mediated
 */
public record ClaimWentToMediation(UUID claimId, UUID matterId, UUID personId, UUID handlerUnit) {}
