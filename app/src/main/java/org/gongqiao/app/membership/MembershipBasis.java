package org.gongqiao.app.membership;

/** What a membership rests on (M-02). */
public enum MembershipBasis {
    /** An application decided in this program. */
    APPLICATION,
    /** A paper application whose date an officer declared. */
    PAPER
}
