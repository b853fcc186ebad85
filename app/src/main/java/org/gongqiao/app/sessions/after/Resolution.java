package org.gongqiao.app.sessions.after;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a session resolved, until it is carried out.
 *
 * @param responsible  who carries it out, in words
 * @param reportedItem the item of a later session to which it is reported
 */
public record Resolution(UUID id, UUID sessionId, UUID itemId, String title, String words, String responsible, LocalDate dueOn, UUID matterId,
                         @Nullable LocalDate doneOn, String doneWords, @Nullable UUID reportedItem, int version) {

    public boolean isOpen() {
        return doneOn == null;
    }
}
