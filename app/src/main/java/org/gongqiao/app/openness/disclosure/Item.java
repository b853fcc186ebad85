package org.gongqiao.app.openness.disclosure;

import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.law.democracy.OpennessFacts;
import org.jspecify.annotations.Nullable;

/**
 * One matter of the list of an enterprise.
 *
 * @param kind      of the law; null for a matter of the unit's own
 * @param name      the unit's own words; null: message {@code openness.item.<kind>}
 * @param sensitive for delegates only
 * @param preparer  who prepares it
 * @param matterId  the open matter "publish until"; null once it is off the list
 * @param since     the day its time runs from
 * @param limit     law parameter that counts it
 * @param dueOn     last day of the present cycle
 * @param lateAfter the day after which it is overdue; null while the days are provisional
 */
public record Item(UUID id, UUID unitId, OpennessFacts.@Nullable Item kind, @Nullable String name, Cycle cycle, boolean sensitive, String preparer,
                   @Nullable UUID matterId, LocalDate since, String limit, @Nullable LocalDate lastPublishedOn, LocalDate dueOn,
                   @Nullable LocalDate lateAfter, @Nullable LocalDate closedOn, int version) {

    /** Message key of the law's name; only where {@link #name} is null. */
    public String nameKey() {
        return "openness.item." + (kind == null ? "OWN" : kind.name());
    }

    public boolean isOverdue(LocalDate today) {
        return closedOn == null && lateAfter != null && lateAfter.isBefore(today);
    }

    public boolean isOpen() {
        return closedOn == null;
    }
}
