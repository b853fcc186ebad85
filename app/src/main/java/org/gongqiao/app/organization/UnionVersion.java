package org.gongqiao.app.organization;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One version of a union.
 *
 * @param from          first day on which it held
 * @param until         first day on which it no longer did; null: it holds
 * @param believedUntil when a later record replaced it; null: it is believed now
 */
public record UnionVersion(LocalDate from, @Nullable LocalDate until, Instant believedFrom, @Nullable Instant believedUntil,
                           String name, UnionKind kind, UnionLevel level, UnionStatus status, String region, @Nullable String creditCode,
                           @Nullable String areaParentName, @Nullable String lineParentName) {}
