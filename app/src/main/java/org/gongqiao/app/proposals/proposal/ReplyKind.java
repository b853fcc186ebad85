package org.gongqiao.app.proposals.proposal;

/** What an owner answers, as offices sort replies; message {@code proposals.reply.<NAME>}. */
public enum ReplyKind {
    /** Solved, or adopted as proposed. */
    SOLVED,
    /** On a plan, with a time. */
    PLANNED,
    /** Not possible for now; explained. */
    EXPLAINED,
    /** Kept for reference. */
    NOTED
}
