package org.gongqiao.app.proposals.guide;

/** What is measured in a pilot; message {@code proposals.measure.<NAME>}. */
public enum Measure {
    /** Counted here: proposals handed in. */
    PROPOSALS(true),
    /** Counted here: of them answered in time by every reading. */
    PROPOSALS_IN_TIME(true),
    /** Counted here: suggestions filed. */
    SUGGESTIONS(true),
    /** Counted here: of them adopted. */
    SUGGESTIONS_ADOPTED(true),
    SESSIONS(false),
    MATTERS_PUBLISHED(false),
    COMMENTS_ANSWERED(false),
    DISPUTES(false);

    private final boolean counted;

    Measure(boolean counted) {
        this.counted = counted;
    }

    /** Whether this program counts it; the others are entered with their source. */
    public boolean isCounted() {
        return counted;
    }
}
