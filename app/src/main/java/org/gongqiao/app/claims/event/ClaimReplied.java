package org.gongqiao.app.claims.event;

import java.util.UUID;

/** The person replied to the union. */
public record ClaimReplied(UUID claimId, UUID matterId, UUID handlerUnit, boolean sealed) {}
