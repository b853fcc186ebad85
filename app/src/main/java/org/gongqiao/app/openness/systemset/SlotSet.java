package org.gongqiao.app.openness.systemset;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a set of systems consists of.
 *
 * @param unitId the union that set it; null: shipped with the program
 */
public record SlotSet(UUID id, @Nullable UUID unitId, @Nullable String unitName, String reason, LocalDate from, List<Slot> slots) {

    public SlotSet {
        slots = List.copyOf(slots);
    }
}
