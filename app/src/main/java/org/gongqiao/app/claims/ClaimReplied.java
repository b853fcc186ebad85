package org.gongqiao.app.claims;

import java.util.UUID;

/** The person replied to the union. */
record ClaimReplied(UUID claimId, UUID matterId, UUID handlerUnit, boolean sealed) {}
