package org.gongqiao.app.openness.disclosure;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker's question about what was published.
 *
 * @param name     where he wants the desk to know it
 * @param delegate asked as a delegate, to whom the responsible person owes the answer (D-27)
 * @param shared   whether question and answer stand below what was published, without a name
 */
public record Question(UUID id, UUID publicationId, UUID unitId, String unitName, String itemName, UUID matterId, String number, @Nullable String name,
                       boolean delegate, String text, Instant askedAt, @Nullable String reply, @Nullable Instant repliedAt, boolean shared,
                       @Nullable Instant withdrawnAt, int version) {

    public boolean waits() {
        return repliedAt == null && withdrawnAt == null;
    }
}
