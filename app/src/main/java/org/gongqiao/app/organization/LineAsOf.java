package org.gongqiao.app.organization;

import java.util.Map;
import java.util.UUID;

/** One line of a table of unions as of a day: a union and how many of each kind stand there with it. */
public record LineAsOf(UUID id, String name, Map<UnionKind, Long> counts) {

    public long of(UnionKind kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
