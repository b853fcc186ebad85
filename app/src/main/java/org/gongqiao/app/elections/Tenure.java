package org.gongqiao.app.elections;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in an office for a time.
 *
 * @param person    null for one entered by name only, who held it before the program knew of it
 * @param interim   leads while the chair is vacant (J-22)
 * @param termTo    last day of the term
 * @param untilOn   first day on which he no longer holds it
 */
public record Tenure(UUID id, UUID unit, String unitName, String region, Office office, @Nullable UUID person, String name, boolean interim,
                     @Nullable UUID election, LocalDate fromOn, LocalDate termTo, int termYears, @Nullable LocalDate untilOn, @Nullable End end, int version) {

    /** Message {@code elections.end.<NAME>}. */
    public enum End { RECALLED, RESIGNED, LEFT, MOVED, DIED, SUCCEEDED }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(fromOn) && (untilOn == null || day.isBefore(untilOn));
    }
}
