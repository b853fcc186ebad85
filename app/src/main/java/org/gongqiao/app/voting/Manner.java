package org.gongqiao.app.voting;

/** How a vote is held; message {@code voting.manner.<NAME>}. */
public enum Manner {
    /** Each elector with a credential, in a browser. */
    SECRET_ONLINE,
    /** Each elector with a credential or with a paper, never both. */
    SECRET_MIXED,
    SECRET_PAPER,
    /** By show of hands, counted by two tellers. */
    HANDS,
    /** Each by name. */
    ROLL_CALL;

    /** Whether ballots lie on a board, so that trustees, registrars and the higher union's consent are needed. */
    public boolean hasBoard() {
        return this == SECRET_ONLINE || this == SECRET_MIXED;
    }

    public boolean hasPaper() {
        return this == SECRET_MIXED || this == SECRET_PAPER;
    }

    public boolean isSecret() {
        return this != HANDS && this != ROLL_CALL;
    }
}
