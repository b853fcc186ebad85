package org.gongqiao.app.standing.ending;

import java.util.Map;
import org.gongqiao.app.law.Verdict;

/** What came of ending a membership. */
public sealed interface EndOutcome {

    record Ended(Ending ending) implements EndOutcome {}

    /** The rule does not carry it yet: a step is missing, or the time. Nothing was changed. */
    record NotYet(Verdict verdict) implements EndOutcome {}

    /** @param faults for each input at fault the key of the message that says why */
    record Faulty(Map<String, String> faults) implements EndOutcome {}

    /** The membership is not live any more. */
    record Stale() implements EndOutcome {}
}
