package org.gongqiao.app.elections;

/** How far an election has come; message {@code elections.state.<NAME>}. */
public enum ElectionState {
    PREPARING,
    /** At least one round has begun. */
    VOTING,
    /** All seats are filled, or left empty by consent. */
    DECIDED,
    /** The result lies with the union above. */
    REPORTED,
    CONFIRMED,
    /** The union above did not approve: to be held again. */
    REFUSED,
    VOID;

    public boolean isOver() {
        return this == CONFIRMED || this == REFUSED || this == VOID;
    }
}
