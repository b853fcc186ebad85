package org.gongqiao.app.congress;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A congress or an assembly in one of its terms.
 *
 * @param unit      the union that convenes it
 * @param region    six digits of GB/T 2260: whose rules judge it
 * @param termFrom  first day of the term
 * @param staff     all staff; of a body of members: all members
 * @param women     of them
 * @param disabled  of them, where the employer gathers disabled workers; else 0
 * @param unionYears term of the union's committee in years
 * @param agreed    employer and union agreed on the number of delegates (D-02)
 * @param largeGroup spread over regions or industries (D-03)
 * @param seats     of delegates; null until set, and for an assembly
 * @param endedOn   first day on which it no longer holds: its successor began, or the unit ended
 */
public record Body(UUID id, UUID unit, String unitName, BodyKind kind, String name, String region, LocalDate termFrom, int termYears, int unionYears,
                   int staff, int women, int disabled, boolean agreed, boolean largeGroup, @Nullable Integer seats, @Nullable LocalDate endedOn, int version) {

    /** The last day of the term: the one before the corresponding day (Civil Code 202). */
    public LocalDate termTo() {
        return termFrom.plusYears(termYears).minusDays(1);
    }

    public boolean isLive() {
        return endedOn == null;
    }
}
