package org.gongqiao.app.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of employers; the same two times as {@link UnionVersions}. */
@Component
class EmployerVersions {

    private static final String FACTS = """
            lower(v.valid) as holds_from, upper(v.valid) as holds_until, v.name, v.kind, v.credit_code, v.ownership, v.industry, v.region,
            v.staff, v.women, v.platform_id, v.unit_id, v.ended""";

    private final JdbcClient jdbc;
    private final Clock clock;

    EmployerVersions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Timeline<EmployerFacts> believed(UUID employer) {
        return new Timeline<>(jdbc.sql("select " + FACTS + " from organization.employer_version v where v.employer_id = :employer "
                + "and upper_inf(v.recorded) and not isempty(v.recorded) order by lower(v.valid)").param("employer", employer)
                .query(EmployerVersions::span).list());
    }

    void replace(UUID employer, Timeline<EmployerFacts> before, Timeline<EmployerFacts> after) {
        OffsetDateTime now = now(employer);
        for (var gone : before.without(after)) {
            jdbc.sql("""
                    update organization.employer_version set recorded = tstzrange(lower(recorded), :now)
                    where employer_id = :employer and upper_inf(recorded) and not isempty(recorded) and lower(valid) = :from""")
                    .param("now", now).param("employer", employer).param("from", gone.from()).update();
        }
        after.without(before).forEach(span -> insert(employer, span, now));
    }

    void begin(UUID employer, Timeline<EmployerFacts> first) {
        first.spans().forEach(span -> insert(employer, span, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    private void insert(UUID employer, Timeline.Span<EmployerFacts> span, OffsetDateTime now) {
        EmployerFacts f = span.facts();
        jdbc.sql("""
                insert into organization.employer_version (employer_id, valid, recorded, recorded_by, name, kind, credit_code, ownership,
                    industry, region, staff, women, platform_id, unit_id, ended)
                values (:employer, daterange(:from, :until), tstzrange(:now, null), :by, :name, :kind, :code, :ownership,
                    :industry, :region, :staff, :women, :platform, :unit, :ended)""")
                .param("employer", employer).param("from", span.from()).param("until", span.until()).param("now", now)
                .param("by", Scope.actor().orElse(null)).param("name", f.name()).param("kind", f.kind().name()).param("code", f.creditCode())
                .param("ownership", f.ownership() == null ? null : f.ownership().code()).param("industry", f.industry())
                .param("region", f.region()).param("staff", f.staff()).param("women", f.women()).param("platform", f.platformId())
                .param("unit", f.unitId()).param("ended", f.ended()).update();
    }

    private OffsetDateTime now(UUID employer) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        @Nullable OffsetDateTime last = jdbc.sql("select max(lower(recorded)) from organization.employer_version where employer_id = :employer")
                .param("employer", employer).query(OffsetDateTime.class).optional().orElse(null);
        return last != null && last.isAfter(now) ? last : now;
    }

    List<EmployerVersion> history(UUID employer) {
        return jdbc.sql("select " + FACTS + """
                , lower(v.recorded) as believed_from, upper(v.recorded) as believed_until, u.name as unit_name
                from organization.employer_version v left join organization.unit u on u.id = v.unit_id
                where v.employer_id = :employer and not isempty(v.recorded) order by lower(v.valid) desc, lower(v.recorded) desc""")
                .param("employer", employer).query((row, n) -> {
                    var span = span(row, n);
                    OffsetDateTime until = row.getObject("believed_until", OffsetDateTime.class);
                    return new EmployerVersion(span.from(), span.until(), row.getObject("believed_from", OffsetDateTime.class).toInstant(),
                            until == null ? null : until.toInstant(), span.facts().name(), span.facts().staff(), row.getString("unit_name"),
                            span.facts().ended());
                }).list();
    }

    private static Timeline.Span<EmployerFacts> span(ResultSet row, int n) throws SQLException {
        return new Timeline.Span<>(row.getObject("holds_from", LocalDate.class), row.getObject("holds_until", LocalDate.class),
                new EmployerFacts(row.getString("name"), EmployerKind.valueOf(row.getString("kind")), row.getString("credit_code"),
                        ownership(row), row.getString("industry"), row.getString("region"), row.getObject("staff", Integer.class),
                        row.getObject("women", Integer.class), row.getObject("platform_id", UUID.class), row.getObject("unit_id", UUID.class),
                        row.getBoolean("ended")));
    }

    static @Nullable Ownership ownership(ResultSet row) throws SQLException {
        String code = row.getString("ownership");
        return code == null ? null : Ownership.byCode(code).orElseThrow(() -> new IllegalStateException("ownership " + code));
    }
}
