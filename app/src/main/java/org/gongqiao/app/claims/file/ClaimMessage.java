package org.gongqiao.app.claims.file;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one side wrote to the other.
 *
 * @param byPerson whether whoever claims wrote it; else the union
 * @param reason   why it was not accepted; null for others
 */
public record ClaimMessage(UUID id, Instant at, Kind kind, boolean byPerson, @Nullable String unitName, @Nullable RefusalReason reason, String text) {

    /** Message {@code claims.message.<NAME>}. */
    public enum Kind { ASKED_BACK, REPLY, NOT_ACCEPTED, ANSWER, REOPENED,
        /** The union to those who take part from outside. */
        TOLD,
        /** One of them to the union. */
        GUEST
    }

    @Override
    public String toString() {
        return "ClaimMessage[" + kind + "]";
    }
}
