package org.gongqiao.app.openness.hold;

/** How a company decision stands; message {@code openness.decision.state.<NAME>}. */
public enum DecisionState {
    /** Waits for the step of the congress. */
    HELD,
    /** The congress took the step: it may be carried out. */
    RELEASED,
    /** The congress did not pass it. */
    REJECTED,
    /** Carried out without the step. */
    BREACHED,
    /** Carried out without it, and set right. */
    CORRECTED,
    WITHDRAWN;

    /** Whether something still has to happen. */
    public boolean isOpen() {
        return this == HELD || this == REJECTED || this == BREACHED;
    }
}
