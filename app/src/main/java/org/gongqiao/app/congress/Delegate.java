package org.gongqiao.app.congress;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One who speaks and votes in a body: an elected delegate, or in an assembly each one who belongs to it.
 *
 * @param constituency null in an assembly
 * @param constituencyName empty in an assembly
 * @param frontLine  works on the front line
 * @param leader     manager of the middle level or above, or leader
 * @param teacher    of a school
 * @param weight     votes that his vote counts for; 1 unless the body's rules say otherwise
 * @param fromOn     first day
 * @param untilOn    first day on which he no longer is one; null: until the end of the term
 */
public record Delegate(UUID id, UUID body, UUID person, String name, @Nullable UUID constituency, String constituencyName, boolean frontLine,
                       boolean woman, boolean leader, boolean teacher, boolean dispatched, boolean disabled, int weight, LocalDate fromOn,
                       @Nullable LocalDate untilOn, @Nullable DelegateEnd end) {

    public boolean isOn(LocalDate day) {
        return !day.isBefore(fromOn) && (untilOn == null || day.isBefore(untilOn));
    }
}
