package org.gongqiao.app.openness.systemset;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.law.democracy.HeldFacts.Reached;
import org.jspecify.annotations.Nullable;

/**
 * One system of one enterprise.
 *
 * @param paperOn       date of its paper
 * @param validUntil    last day; null: until it is changed
 * @param toldPassedOn  when it passed, as the list says; proves nothing
 * @param step          what a session of the congress did with it; null: nothing linked
 * @param delegatesElected as the congress itself shows
 * @param papers        how many files are with it
 */
public record Entry(UUID id, UUID unitId, String slot, String title, String number, @Nullable LocalDate paperOn, @Nullable LocalDate validUntil,
                    @Nullable LocalDate toldPassedOn, @Nullable Step step, boolean delegatesElected, int papers, Instant recordedAt,
                    @Nullable LocalDate endedOn, int version) {

    /** @param link page of the session; empty where it lies above @param through the congress above that dealt with it; null: the union's own */
    public record Step(UUID item, String title, String link, Reached reached, LocalDate on, @Nullable String through) {}
}
