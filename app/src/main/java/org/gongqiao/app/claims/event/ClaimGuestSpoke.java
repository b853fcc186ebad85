package org.gongqiao.app.claims.event;

import java.util.UUID;

/** Somebody who takes part from outside wrote to the union. */
public record ClaimGuestSpoke(UUID claimId) {}
