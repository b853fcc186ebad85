package org.gongqiao.app.openness.systemset;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a list of systems, read and checked.
 *
 * @param number    of the row in the sheet, from 1 for the headings
 * @param unitId    null where the enterprise was not found
 * @param slot      null where the slot was not found
 * @param faults    message keys; empty: the row can be taken
 */
public record ListRow(int number, String unit, @Nullable UUID unitId, String slotName, @Nullable String slot, String title, String paperNumber,
                      @Nullable LocalDate paperOn, @Nullable LocalDate validUntil, @Nullable LocalDate passedOn, List<String> faults) {

    public ListRow {
        faults = List.copyOf(faults);
    }

    public boolean isGood() {
        return faults.isEmpty();
    }
}
