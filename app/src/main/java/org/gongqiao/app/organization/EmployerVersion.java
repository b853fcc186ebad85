package org.gongqiao.app.organization;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One version of an employer; dates as in {@link UnionVersion}. */
public record EmployerVersion(LocalDate from, @Nullable LocalDate until, Instant believedFrom, @Nullable Instant believedUntil,
                              String name, @Nullable Integer staff, @Nullable String unitName, boolean ended) {}
