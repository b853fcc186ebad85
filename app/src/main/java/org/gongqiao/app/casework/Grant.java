package org.gongqiao.app.casework;

import java.time.Instant;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;
import org.jspecify.annotations.Nullable;

/**
 * A grant as officers and the person concerned see it.
 *
 * @param maskedPhone null for whoever complained without a name
 * @param givenUnit   name of the union that gave it
 * @param endedWhy    null where nobody ended it before its day
 */
public record Grant(UUID id, UUID matterId, PartRole role, String name, String organisation, String purpose, @Nullable String maskedPhone,
                    Instant givenAt, String givenUnit, Instant expiresAt, @Nullable Instant endedAt, @Nullable String endedWhy) {

    /** Whether it still admits at this moment. */
    public boolean holdsAt(Instant now) {
        return endedAt == null && expiresAt.isAfter(now);
    }
}
