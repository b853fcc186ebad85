package org.gongqiao.app.standing.ending;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the officer records of the procedure that ends a membership; a date that is missing is a step that was not taken.
 *
 * @param awaySince    first day without dues and without activity (M-07)
 * @param spokenOn     day on which the union spoke to the member about it (M-07)
 * @param groupHeardOn day on which the group gave its opinion (M-08)
 * @param committeeOn  day of the committee's decision
 * @param words        why, as the member is told
 */
public record EndMembership(EndingKind kind, @Nullable LocalDate awaySince, @Nullable LocalDate spokenOn, @Nullable LocalDate groupHeardOn,
                            @Nullable LocalDate committeeOn, String words) {}
