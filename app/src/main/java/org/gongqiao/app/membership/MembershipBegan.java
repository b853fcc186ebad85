package org.gongqiao.app.membership;

import java.util.UUID;

/** Somebody became a member. */
public record MembershipBegan(UUID membershipId, UUID personId, UUID unitId) {}
