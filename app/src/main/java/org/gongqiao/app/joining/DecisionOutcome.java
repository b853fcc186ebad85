package org.gongqiao.app.joining;

import org.gongqiao.app.law.Verdict;

/** What came of an officer's decision, of a withdrawal or of an appeal. */
public sealed interface DecisionOutcome {

    record Done(Application application) implements DecisionOutcome {}

    /** Somebody else changed it meanwhile; shown as it stands now. */
    record Stale(Application now) implements DecisionOutcome {}

    /** A rule forbids it; nothing was changed. */
    record Unlawful(Verdict verdict) implements DecisionOutcome {}

    /** No further union is named, or the time to appeal is over. */
    record NotPossible(String key) implements DecisionOutcome {}
}
