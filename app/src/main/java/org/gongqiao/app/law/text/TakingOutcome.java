package org.gongqiao.app.law.text;

/** What became of taking a text in. */
public sealed interface TakingOutcome {

    record Taken(Edition edition) implements TakingOutcome {}

    record Refused(Reason reason) implements TakingOutcome {}

    /** Message {@code law.text.notTaken.<NAME>}. */
    enum Reason {
        /** It was taken in or thrown away meanwhile. */
        GONE,
        /** Not a word of small letters, digits and hyphens. */
        INSTRUMENT,
        /** It would end before it begins. */
        DATES,
        /** The report names faults, and nobody said that he has seen them. */
        FAULTS,
        /** The same file, from the same day, stands there already. */
        SAME
    }
}
