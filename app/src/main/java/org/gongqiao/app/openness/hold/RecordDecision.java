package org.gongqiao.app.openness.hold;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision of the employer is recorded.
 *
 * @param key         of the form: sent twice, it records once
 * @param unit        the union, in the caller's scope, whose enterprise keeps open management
 * @param attachments files that wait for the form
 */
public record RecordDecision(UUID key, UUID unit, CompanyMatter kind, String title, String body, String organ, @Nullable LocalDate effectiveOn, int affected,
                             List<UUID> attachments) {

    public RecordDecision {
        attachments = List.copyOf(attachments);
    }
}
