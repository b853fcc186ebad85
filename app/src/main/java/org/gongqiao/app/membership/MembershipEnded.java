package org.gongqiao.app.membership;

import java.util.UUID;

/** A membership ended. */
public record MembershipEnded(UUID membershipId, UUID personId, UUID unitId, MembershipChange change) {}
