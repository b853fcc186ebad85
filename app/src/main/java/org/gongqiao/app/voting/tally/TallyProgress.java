package org.gongqiao.app.voting.tally;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the count of a board has come.
 *
 * @param attempts     failed attempts at the present step
 * @param decryptableAt the encrypted tally lies on the board, and the trustees may decrypt
 * @param openedAt     enough of them have, and the result lies on the board
 * @param verifiedAt   the whole board was verified
 * @param lastEvent    hash of the last event that the verification saw
 * @param failure      message key of why the last attempt came to nothing; null where none failed
 */
public record TallyProgress(int attempts, @Nullable Instant decryptableAt, @Nullable Instant openedAt, @Nullable Instant verifiedAt,
                            @Nullable String lastEvent, @Nullable String failure) {

    public static final TallyProgress NONE = new TallyProgress(0, null, null, null, null, null);
}
