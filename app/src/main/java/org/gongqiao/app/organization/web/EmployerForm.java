package org.gongqiao.app.organization.web;

import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.EmployerKind;
import org.gongqiao.app.organization.Ownership;
import org.gongqiao.app.organization.RecordEmployer;
import org.jspecify.annotations.Nullable;

/** The form of an employer as typed. */
public record EmployerForm(@Nullable String key, @Nullable String version, @Nullable String name, @Nullable String kind, @Nullable String creditCode,
                           @Nullable String ownership, @Nullable String industry, @Nullable String region, @Nullable String staff,
                           @Nullable String women, @Nullable String platformId, @Nullable String unitId, @Nullable String on) {

    static EmployerForm blank(UUID key, String region, @Nullable UUID unit, LocalDate today) {
        return new EmployerForm(key.toString(), null, "", EmployerKind.ENTERPRISE.name(), "", null, null, region, "", "", null,
                unit == null ? null : unit.toString(), today.toString());
    }

    static EmployerForm of(Employer employer, LocalDate today) {
        return new EmployerForm(employer.id().toString(), Integer.toString(employer.version()), employer.name(), employer.kind().name(), employer.creditCode(),
                employer.ownership() == null ? null : employer.ownership().code(), employer.industry(), employer.region(), text(employer.staff()),
                text(employer.women()), text(employer.platformId()), text(employer.unitId()), today.toString());
    }

    RecordEmployer command(UUID id, boolean known) {
        EmployerKind chosen = UnionForm.one(EmployerKind.values(), kind);
        String code = UnionForm.orNull(ownership);
        return new RecordEmployer(id, known ? UnionForm.number(version) : null, UnionForm.date(on), UnionForm.text(name),
                chosen == null ? EmployerKind.ENTERPRISE : chosen, UnionForm.orNull(creditCode),
                code == null ? null : Ownership.byCode(code).orElse(null), UnionForm.orNull(industry), UnionForm.text(region), count(staff), count(women),
                UnionForm.uuid(platformId), UnionForm.uuid(unitId));
    }

    /** Null where nothing was typed, -1 where it is no number, which the rules refuse. */
    private static @Nullable Integer count(@Nullable String typed) {
        String text = UnionForm.orNull(typed);
        return text == null ? null : UnionForm.number(org.gongqiao.app.kernel.TypedText.compact(text).replace(",", ""));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
