package org.gongqiao.app.membership;

/** Standing of a membership; message {@code membership.status.<NAME>}. */
public enum MembershipStatus {
    LIVE,
    /** Retained without dues, without vote (M-06): retired, unemployed, in military service. */
    RETAINED,
    ENDED
}
