package org.gongqiao.app.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.jspecify.annotations.Nullable;

/**
 * Gives a union, with everything below it, another union above it along one line.
 *
 * @param parent null takes it off the industry line; the area line always has one
 */
public record MoveUnion(UUID id, int version, Line line, @Nullable UUID parent, @Nullable LocalDate on) {}
