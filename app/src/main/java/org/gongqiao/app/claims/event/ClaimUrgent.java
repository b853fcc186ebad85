package org.gongqiao.app.claims.event;

import java.util.UUID;

/** A claim became urgent after it was filed. */
public record ClaimUrgent(UUID claimId, UUID handlerUnit) {}
