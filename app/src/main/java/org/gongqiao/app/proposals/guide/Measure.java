package org.gongqiao.app.proposals.guide;

/** What is measured in a pilot; message {@code proposals.measure.<NAME>}. */
public enum Measure {
    /** Proposals handed in. */
    PROPOSALS(true),
    /** Of them answered. */
    PROPOSALS_ANSWERED(true),
    /** Of them answered in time by every reading. */
    PROPOSALS_IN_TIME(true),
    /** Suggestions filed. */
    SUGGESTIONS(true),
    /** Of them adopted. */
    SUGGESTIONS_ADOPTED(true),
    /** Sessions that the union's own congresses held. */
    SESSIONS(true),
    /** Published to the workers and not withdrawn. */
    MATTERS_PUBLISHED(true),
    /** Of them on or before the day they were owed, by every reading. */
    MATTERS_IN_TIME(true),
    /** Workers' questions about what was published. */
    COMMENTS(true),
    /** Of them answered. */
    COMMENTS_ANSWERED(true),
    /** Of them answered in time by every reading. */
    COMMENTS_IN_TIME(true),
    /** Entered by hand. */
    DISPUTES(false);

    private final boolean counted;

    Measure(boolean counted) {
        this.counted = counted;
    }

    /** Whether this program counts it from its own records; the others are entered by hand with their source, and stay marked so. */
    public boolean isCounted() {
        return counted;
    }
}
