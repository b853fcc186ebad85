package org.gongqiao.app.voting;

/** How far a vote has come; message {@code voting.state.<NAME>}. */
public enum VoteState {
    /** Trustees, registrars and the roll are made ready; nothing is final. */
    PREPARING,
    OPEN,
    /** No more ballots; complaints may be raised, paper is counted. */
    CLOSED,
    /** The complaint period is over and the board is being tallied, decrypted and verified. */
    COUNTING,
    FINISHED,
    ANNULLED
}
