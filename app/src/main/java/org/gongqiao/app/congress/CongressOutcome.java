package org.gongqiao.app.congress;

import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.law.Verdict;

/** What came of a step in setting up or keeping a body. */
public sealed interface CongressOutcome {

    /** @param id of what was made or changed */
    record Done(UUID id) implements CongressOutcome {}

    /** A rule forbids it; nothing was changed. */
    record Unlawful(Verdict verdict) implements CongressOutcome {}

    /** @param faults for each input at fault the key of the message that says why */
    record Faulty(Map<String, String> faults) implements CongressOutcome {}

    /** @param key message that says why, and what to do */
    record NotPossible(String key) implements CongressOutcome {}

    /** There is one already, set up by somebody else or in the same moment; nothing was made. */
    record Exists(UUID id) implements CongressOutcome {}

    /** Somebody else changed it meanwhile. */
    record Stale() implements CongressOutcome {}
}
