package org.gongqiao.app.proposals.guide;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A guide in its newest version.
 *
 * @param version the newest one, from 1
 * @param endedAt when it was withdrawn; null while it holds
 */
public record Guide(UUID id, UUID unitId, String unitName, String title, int version, Instant publishedAt, @Nullable Instant endedAt) {

    public boolean holds() {
        return endedAt == null;
    }

    /** One version of it. @param changes what is new; empty for the first */
    public record Version(UUID id, UUID guideId, int version, String text, String changes, Instant publishedAt) {}
}
