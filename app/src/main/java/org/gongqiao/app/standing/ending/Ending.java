package org.gongqiao.app.standing.ending;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A membership that the committee's decision ended.
 *
 * @param appealUntil last day to appeal; null where the kind knows no appeal or no higher union is there
 * @param appeal      null unless the member appealed
 */
public record Ending(UUID id, UUID membershipId, UUID personId, String name, UUID unitId, String unitName, EndingKind kind, String words,
                     @Nullable LocalDate awaySince, @Nullable LocalDate spokenOn, @Nullable LocalDate groupHeardOn, LocalDate committeeOn,
                     Instant recordedAt, @Nullable LocalDate appealUntil, @Nullable Appeal appeal, int version) {

    /**
     * The appeal against it.
     *
     * @param decision null while it waits
     */
    public record Appeal(UUID matterId, UUID deciderUnit, String text, @Nullable Decision decision) {}

    /** @param reversed whether the membership was taken up again */
    public record Decision(boolean reversed, String words, Instant at) {}

    public boolean mayAppeal(LocalDate today) {
        return appeal == null && appealUntil != null && !today.isAfter(appealUntil);
    }

    public boolean appealWaits() {
        return appeal != null && appeal.decision() == null;
    }
}
