package org.gongqiao.app.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.organization.history.DatedVersions;
import org.gongqiao.app.organization.history.Timeline;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of employers; the same two times as {@link UnionVersions}. */
@Component
class EmployerVersions extends DatedVersions<EmployerFacts> {

    private static final String FACTS = """
            v.name, v.kind, v.credit_code, v.ownership, v.industry, v.region,
            v.staff, v.women, v.platform_id, v.unit_id, v.ended""";

    private final JdbcClient jdbc;

    EmployerVersions(JdbcClient jdbc, Clock clock) {
        super(jdbc, clock, "organization.employer_version", "employer_id", FACTS);
        this.jdbc = jdbc;
    }

    @Override
    protected void insert(UUID employer, Timeline.Span<EmployerFacts> span, OffsetDateTime now) {
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

    List<EmployerVersion> history(UUID employer) {
        return jdbc.sql("select " + columns() + """
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

    @Override
    protected EmployerFacts facts(ResultSet row) throws SQLException {
        return new EmployerFacts(row.getString("name"), EmployerKind.valueOf(row.getString("kind")), row.getString("credit_code"),
                        ownership(row), row.getString("industry"), row.getString("region"), row.getObject("staff", Integer.class),
                        row.getObject("women", Integer.class), row.getObject("platform_id", UUID.class), row.getObject("unit_id", UUID.class),
                        row.getBoolean("ended"));
    }

    static @Nullable Ownership ownership(ResultSet row) throws SQLException {
        String code = row.getString("ownership");
        return code == null ? null : Ownership.byCode(code).orElseThrow(() -> new IllegalStateException("ownership " + code));
    }
}
