package org.gongqiao.app.standing.ending;

import org.gongqiao.app.membership.MembershipChange;

/** How a membership ends by the committee's decision; message {@code standing.ending.<NAME>}. */
public enum EndingKind {
    /** Counts as having left, after long absence and being spoken to. */
    LAPSED("M-07", MembershipChange.LEFT),
    /** Expelled. */
    EXPELLED("M-08", MembershipChange.EXPELLED);

    private final String ruleId;
    private final MembershipChange change;

    EndingKind(String ruleId, MembershipChange change) {
        this.ruleId = ruleId;
        this.change = change;
    }

    public String ruleId() {
        return ruleId;
    }

    MembershipChange change() {
        return change;
    }
}
