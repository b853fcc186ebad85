package org.gongqiao.app.standing.transfer;

import java.util.UUID;
import org.gongqiao.app.law.Verdict;

/** What came of asking for a transfer. */
public sealed interface AskOutcome {

    /** Asked now, or before with the same key: the two look the same on purpose. */
    record Asked(UUID transferId, String number) implements AskOutcome {}

    /** The rule says that the membership stays where it is. */
    record Stays(Verdict verdict) implements AskOutcome {}

    /** @param key message that says why, and what to do */
    record NotPossible(String key) implements AskOutcome {}
}
