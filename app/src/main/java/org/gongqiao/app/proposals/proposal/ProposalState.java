package org.gongqiao.app.proposals.proposal;

/** Where a proposal stands; message {@code proposals.state.<NAME>}. */
public enum ProposalState {
    /** Written; its seconders are asked. The union has not got it yet. */
    COLLECTING,
    /** Handed in; the committee screens it. */
    SUBMITTED,
    /** Back at the proposer, to be completed. */
    RETURNED,
    /** Not put on file; the proposer was told why. */
    NOT_ON_FILE,
    /** On file; an owner is sought. */
    ON_FILE,
    /** With its owner, who answers in writing. */
    ASSIGNED,
    /** The owner has answered; the union looks whether that is an answer. */
    REPLIED,
    /** Answered; proposer and seconders say what they think of it. */
    CLOSED,
    /** Taken back by its proposer. */
    WITHDRAWN;

    public boolean isOpen() {
        return this != NOT_ON_FILE && this != CLOSED && this != WITHDRAWN;
    }

    /** Whether the proposer may change its text: nobody has taken it up yet, or he was asked to. */
    public boolean isAtProposer() {
        return this == COLLECTING || this == RETURNED;
    }

    /** Whether it still may be joined with another. */
    public boolean mayJoin() {
        return this == SUBMITTED || this == ON_FILE || this == ASSIGNED;
    }
}
