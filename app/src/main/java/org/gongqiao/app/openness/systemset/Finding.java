package org.gongqiao.app.openness.systemset;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something missing or broken in the set of one enterprise.
 *
 * @param slotLabel the union's own words, or a message key
 * @param entryId   what is broken; null: nothing is there
 */
public record Finding(UUID unitId, String unitName, String slot, String slotLabel, FindingKind kind, @Nullable UUID entryId) {

    Finding as(FindingKind other) {
        return new Finding(unitId, unitName, slot, slotLabel, other, entryId);
    }

    public String ruleId() {
        return kind.ruleId(slot);
    }
}
