package org.gongqiao.app.casework;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request of a keeper to open a sealed matter, and what a second keeper answered.
 *
 * @param agreed null while nobody has answered
 * @param answer why not, where the second keeper declined
 */
public record Opening(UUID id, UUID matterId, String reason, UUID askedBy, String askedName, Instant askedAt, @Nullable String answeredName,
                      @Nullable Instant answeredAt, @Nullable Boolean agreed, @Nullable String answer) {

    public boolean waits() {
        return agreed == null;
    }
}
