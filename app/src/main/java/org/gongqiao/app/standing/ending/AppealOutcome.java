package org.gongqiao.app.standing.ending;

/** What came of an appeal against an expulsion, or of deciding it. */
public sealed interface AppealOutcome {

    record Done(Ending ending) implements AppealOutcome {}

    /** Somebody else changed it meanwhile. */
    record Stale(Ending now) implements AppealOutcome {}

    /** @param key message that says why */
    record NotPossible(String key) implements AppealOutcome {}
}
