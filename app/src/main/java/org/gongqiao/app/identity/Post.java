package org.gongqiao.app.identity;

import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * A role held at a union, for a time.
 *
 * @param untilOn first day on which it no longer holds; null: open
 */
public record Post(UUID id, UUID personId, String personName, UUID unitId, String unitName, Role role, Line line,
                   LocalDate fromOn, @Nullable LocalDate untilOn, int version) {}
