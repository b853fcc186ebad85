package org.gongqiao.app.congress;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A constituency of a body.
 *
 * @param unit   the part of the organisation tree it was drawn from; null: by hand
 * @param staff  all staff of it, who elect; of a body of members: members
 * @param seats  null until seats are allotted
 * @param byHand the officer set its seats; an allotment leaves them
 */
public record Constituency(UUID id, UUID body, @Nullable UUID unit, String name, int staff, int women, @Nullable Integer seats, boolean byHand, int version) {}
