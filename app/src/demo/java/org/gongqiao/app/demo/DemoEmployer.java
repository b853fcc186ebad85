package org.gongqiao.app.demo;

import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.organization.EmployerKind;
import org.gongqiao.app.organization.Ownership;
import org.jspecify.annotations.Nullable;

/** An invented employer; staff and women are set once the members of its union are known. */
final class DemoEmployer {

    final UUID id;
    final String name;
    final EmployerKind kind;
    final String creditCode;
    final Ownership ownership;
    final @Nullable String industry;
    final DemoPlace place;
    final @Nullable DemoEmployer platform;
    final @Nullable DemoUnit unit;
    final LocalDate since;
    int staff;
    int women;

    DemoEmployer(UUID id, String name, EmployerKind kind, String creditCode, Ownership ownership, @Nullable String industry, DemoPlace place,
                 @Nullable DemoEmployer platform, @Nullable DemoUnit unit, LocalDate since) {
        this.id = id;
        this.name = name;
        this.kind = kind;
        this.creditCode = creditCode;
        this.ownership = ownership;
        this.industry = industry;
        this.place = place;
        this.platform = platform;
        this.unit = unit;
        this.since = since;
    }
}
