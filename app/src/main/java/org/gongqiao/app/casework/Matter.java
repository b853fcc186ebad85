package org.gongqiao.app.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A matter as it stands.
 *
 * @param titleArgs  arguments of the title's message
 * @param subject    the person whose matter it is
 * @param step       what comes next
 * @param due        last day of it, in Asia/Shanghai; null once it is closed
 * @param succession the unions that take it in turn when a day passes
 * @param position   place of the present handler in it, from 1; 0 where a matter left it (an appeal)
 * @param outcome    null while it is open
 * @param lead       the matter together with which it is handled; null for most
 * @param sealed     whether only keepers know of it
 * @param escalatedTo the union above on whose list it stands, too
 */
public record Matter(UUID id, String number, String kind, List<String> titleArgs, UUID objectId, @Nullable UUID subject, UUID handlerUnit,
                     String handlerName, String step, @Nullable MatterDue due, List<UUID> succession, int position, Instant openedAt,
                     @Nullable Instant closedAt, @Nullable String outcome, int version, @Nullable UUID lead, boolean sealed,
                     @Nullable UUID escalatedTo) {

    public boolean isOpen() {
        return closedAt == null;
    }

    /** The day to go by; null once it is closed. */
    public @Nullable LocalDate dueOn() {
        return due == null ? null : due.on();
    }

    /** Whether its day has passed on {@code today} by every reading; never while the day is provisional. */
    public boolean isOverdue(LocalDate today) {
        return isOpen() && due != null && due.lateAfter() != null && due.lateAfter().isBefore(today);
    }

    /** Whether another union waits in the succession. */
    public boolean hasNext() {
        return position > 0 && position < succession.size();
    }
}
