package org.gongqiao.app.claims;

import java.util.UUID;

/** Somebody who takes part from outside wrote to the union. */
record ClaimGuestSpoke(UUID claimId) {}
