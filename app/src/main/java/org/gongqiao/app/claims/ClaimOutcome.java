package org.gongqiao.app.claims;

import org.gongqiao.app.claims.file.Claim;

/** What came of a decision about a claim, an answer to it, or what its person did with it. */
public sealed interface ClaimOutcome {

    record Done(Claim claim) implements ClaimOutcome {}

    /** Somebody else was faster, or it is over: how it stands now. */
    record Stale(Claim claim) implements ClaimOutcome {}

    /** @param key message with the reason */
    record NotPossible(String key) implements ClaimOutcome {}
}
