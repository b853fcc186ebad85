package org.gongqiao.app.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A matter as somebody who takes part in it sees it: without the person whose matter it is and without the title, which
 * may name him. What else he may know, the module of its kind shares with his role.
 */
public record PartMatter(UUID id, String number, String kind, UUID objectId, String handlerName, String step, @Nullable LocalDate dueOn,
                         Instant openedAt, @Nullable Instant closedAt, @Nullable String outcome) {

    public boolean isOpen() {
        return closedAt == null;
    }
}
