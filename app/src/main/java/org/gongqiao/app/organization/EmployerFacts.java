package org.gongqiao.app.organization;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is dated about an employer: every change of one of these makes a version. */
record EmployerFacts(String name, EmployerKind kind, @Nullable String creditCode, @Nullable Ownership ownership, @Nullable String industry,
                     String region, @Nullable Integer staff, @Nullable Integer women, @Nullable UUID platformId, @Nullable UUID unitId,
                     boolean ended) {

    EmployerFacts endedNow() {
        return new EmployerFacts(name, kind, creditCode, ownership, industry, region, staff, women, platformId, unitId, true);
    }
}
