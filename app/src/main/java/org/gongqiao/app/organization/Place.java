package org.gongqiao.app.organization;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a union stands: the paths that rows which belong to it carry. */
public record Place(UUID unionId, String areaPath, @Nullable String linePath, UnionStatus status) {}
