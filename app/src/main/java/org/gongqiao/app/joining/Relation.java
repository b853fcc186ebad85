package org.gongqiao.app.joining;

/** How somebody works, as he taps it; message {@code joining.relation.<NAME>}. */
public enum Relation {
    /** With a labour contract. */
    EMPLOYED,
    /** Sent by a dispatching unit to a using unit. */
    DISPATCHED,
    /** Through a platform, without a labour contract. */
    PLATFORM,
    /** In another way, living on what he earns by work. */
    FLEXIBLE;

    public boolean isLabourRelation() {
        return this == EMPLOYED || this == DISPATCHED;
    }
}
