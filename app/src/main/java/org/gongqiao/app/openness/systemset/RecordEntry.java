package org.gongqiao.app.openness.systemset;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A system of an enterprise is recorded; the one that stood in the slot before ends.
 *
 * @param key         of the form: sent twice, it records once
 * @param stepItem    the item of a session that dealt with it; null: none
 * @param attachments files that wait for the form
 */
public record RecordEntry(UUID key, UUID unit, String slot, String title, String number, @Nullable LocalDate paperOn, @Nullable LocalDate validUntil,
                          @Nullable LocalDate toldPassedOn, @Nullable UUID stepItem, List<UUID> attachments) {

    public RecordEntry {
        attachments = List.copyOf(attachments);
    }
}
