package org.gongqiao.app.standing.transfer;

/** What came of deciding a transfer or of taking it back. */
public sealed interface TransferOutcome {

    record Done(Transfer transfer) implements TransferOutcome {}

    /** Somebody else changed it meanwhile; shown as it stands now. */
    record Stale(Transfer now) implements TransferOutcome {}

    /** @param key message that says why */
    record NotPossible(String key) implements TransferOutcome {}
}
