package org.gongqiao.app.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An employer as it is now.
 *
 * @param staff      as the employer told it; null: unknown
 * @param platformId the platform for which a station or partner firm works
 * @param unitId     the union that covers it; null: none yet
 * @param endedOn    first day on which it no longer exists
 */
public record Employer(UUID id, String name, EmployerKind kind, @Nullable String creditCode, @Nullable Ownership ownership,
                       @Nullable String industry, String region, @Nullable Integer staff, @Nullable Integer women,
                       @Nullable UUID platformId, @Nullable UUID unitId, LocalDate knownSince, @Nullable LocalDate endedOn, int version) {

    public boolean isOpen() {
        return endedOn == null;
    }

    EmployerFacts facts() {
        return new EmployerFacts(name, kind, creditCode, ownership, industry, region, staff, women, platformId, unitId, endedOn != null);
    }
}
