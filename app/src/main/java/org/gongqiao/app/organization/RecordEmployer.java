package org.gongqiao.app.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Enters an employer, or changes the one with this id from a day on.
 *
 * @param id      chosen by the form, so that sending it twice makes one employer
 * @param version the version that the caller saw; null for a new one
 * @param unitId  the union that covers it; it must lie in scope
 */
public record RecordEmployer(UUID id, @Nullable Integer version, @Nullable LocalDate on, String name, EmployerKind kind,
                             @Nullable String creditCode, @Nullable Ownership ownership, @Nullable String industry, String region,
                             @Nullable Integer staff, @Nullable Integer women, @Nullable UUID platformId, @Nullable UUID unitId) {

    /** The command that changes nothing yet. */
    public static RecordEmployer of(Employer employer, LocalDate on) {
        return new RecordEmployer(employer.id(), employer.version(), on, employer.name(), employer.kind(), employer.creditCode(),
                employer.ownership(), employer.industry(), employer.region(), employer.staff(), employer.women(), employer.platformId(),
                employer.unitId());
    }

    public RecordEmployer coveredBy(@Nullable UUID union) {
        return new RecordEmployer(id, version, on, name, kind, creditCode, ownership, industry, region, staff, women, platformId, union);
    }
}
