package org.gongqiao.app.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.jspecify.annotations.Nullable;

/**
 * A union as it is now.
 *
 * @param areaPath path of immutable labels along the area line
 * @param linePath the same along the industry line; null where it is on none
 * @param region   six-digit code of GB/T 2260
 * @param trades   trades it is there for (names of {@code membership.Trade}); empty: any
 * @param catchAll whether it takes whom no other union takes
 */
public record Union(UUID id, String areaPath, @Nullable String linePath, @Nullable UUID areaParent, @Nullable UUID lineParent,
                    String name, UnionKind kind, UnionLevel level, String region, @Nullable String industry,
                    @Nullable String creditCode, UnionStatus status, List<String> trades, boolean catchAll,
                    LocalDate foundedOn, @Nullable LocalDate closedOn, int version) {

    /** Where it stood when it was read; {@link Unions#held} reads it so that it stays there. */
    public Place place() {
        return new Place(id, areaPath, linePath, status);
    }

    public boolean isActive() {
        return status == UnionStatus.ACTIVE;
    }

    public boolean isClosed() {
        return status == UnionStatus.CLOSED;
    }

    /** The path along a line; null where the union is not on it. */
    public @Nullable String path(Line line) {
        return line == Line.AREA ? areaPath : linePath;
    }

    UnionFacts facts() {
        return new UnionFacts(name, kind, level, areaParent, lineParent, region, industry, creditCode, status, trades, catchAll);
    }
}
