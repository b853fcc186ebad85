package org.gongqiao.app.supervision.risk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.law.RiskGrade;
import org.jspecify.annotations.Nullable;

/**
 * A risk on an employer's side. It holds counts and the employer's affairs; no person stands in it.
 *
 * @param reportedLate whether it was reported after its time by every reading
 */
public record Risk(UUID id, UUID matterId, String number, UUID unitId, String unitName, UUID employerId, String employer, RiskKind kind, int workers,
                   int monthsUnpaid, boolean stopping, boolean stoppage, String situation, LocalDate foundOn, RiskGrade grade,
                   @Nullable Instant reportedAt, @Nullable String reportedName, @Nullable Boolean reportedLate, @Nullable Instant closedAt,
                   @Nullable String outcome, Instant recordedAt, int version) {

    public boolean isOpen() {
        return closedAt == null;
    }
}
