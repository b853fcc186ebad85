package org.gongqiao.app.organization;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A union as it stood on a day, as believed at an instant; {@code depth} 0 is the top that was asked for. */
public record UnionAsOf(UUID id, @Nullable UUID areaParent, int depth, String name, UnionKind kind, UnionLevel level,
                        String region, @Nullable String industry, @Nullable String creditCode, UnionStatus status) {}
