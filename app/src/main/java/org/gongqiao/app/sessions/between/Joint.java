package org.gongqiao.app.sessions.between;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.law.democracy.MatterFacts;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.jspecify.annotations.Nullable;

/**
 * A joint meeting of the heads of groups and committees between two sessions.
 *
 * @param byUnion convened by the union
 * @param present who attended, as written down
 */
public record Joint(UUID id, UUID bodyId, UUID unitId, String unitName, String region, MatterFacts.Firm firm, LocalDate heldOn, boolean byUnion,
                    String present, List<Dealt> items) {

    public Joint {
        items = List.copyOf(items);
    }

    /** @param reportedItem the item of the next session to which it is reported; null until that is prepared */
    public record Dealt(UUID id, String title, @Nullable String matter, Power power, String outcome, @Nullable UUID reportedItem) {}
}
