package org.gongqiao.app.voting.tally;

/** What became of a trustee's partial decryption. */
public sealed interface DecryptionOutcome {

    /** It lies on the board, or lay there already. */
    record Taken() implements DecryptionOutcome {}

    /** @param key a message that says why not */
    record Refused(String key) implements DecryptionOutcome {}
}
