package org.gongqiao.app.surveys.sheet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A survey that was issued.
 *
 * @param asOf        the day that the answers are about
 * @param closedAt    null while sheets can be filled in
 * @param enterprises how many sheets it has
 */
public record Survey(UUID id, UUID unitId, String unitName, UUID formId, int formVersion, String title, LocalDate asOf, Instant issuedAt, LocalDate dueOn,
                     @Nullable Instant closedAt, int enterprises, int version) {

    public boolean isOpen() {
        return closedAt == null;
    }

    public boolean isLate(LocalDate today) {
        return isOpen() && today.isAfter(dueOn);
    }
}
