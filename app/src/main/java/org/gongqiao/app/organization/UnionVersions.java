package org.gongqiao.app.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.organization.history.DatedVersions;
import org.gongqiao.app.organization.history.Timeline;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of unions: what held from when to when, and from when to when the system believed it. */
@Component
class UnionVersions extends DatedVersions<UnionFacts> {

    private static final String FACTS = """
            v.name, v.kind, v.level, v.area_parent, v.line_parent, v.region,
            v.industry, v.credit_code, v.status, v.trades, v.catch_all""";

    private final JdbcClient jdbc;

    UnionVersions(JdbcClient jdbc, Clock clock) {
        super(jdbc, clock, "organization.unit_version", "unit_id", FACTS);
        this.jdbc = jdbc;
    }

    @Override
    protected void insert(UUID unit, Timeline.Span<UnionFacts> span, OffsetDateTime now) {
        UnionFacts f = span.facts();
        jdbc.sql("""
                insert into organization.unit_version (unit_id, valid, recorded, recorded_by, name, kind, level, area_parent, line_parent,
                    region, industry, credit_code, status, trades, catch_all)
                values (:unit, daterange(:from, :until), tstzrange(:now, null), :by, :name, :kind, :level, :areaParent, :lineParent,
                    :region, :industry, :code, :status, :trades, :catchAll)""")
                .param("unit", unit).param("from", span.from()).param("until", span.until()).param("now", now)
                .param("by", Scope.actor().orElse(null)).param("name", f.name()).param("kind", f.kind().name()).param("level", f.level().name())
                .param("areaParent", f.areaParent()).param("lineParent", f.lineParent()).param("region", f.region())
                .param("industry", f.industry()).param("code", f.creditCode()).param("status", f.status().name())
                .param("trades", f.trades().toArray(String[]::new)).param("catchAll", f.catchAll()).update();
    }

    /** Every version, the last recorded first, for the page of a union. */
    List<UnionVersion> history(UUID unit) {
        return jdbc.sql("select " + columns() + """
                , lower(v.recorded) as believed_from, upper(v.recorded) as believed_until, a.name as area_parent_name, l.name as line_parent_name
                from organization.unit_version v left join organization.unit a on a.id = v.area_parent
                left join organization.unit l on l.id = v.line_parent
                where v.unit_id = :unit and not isempty(v.recorded) order by lower(v.valid) desc, lower(v.recorded) desc""")
                .param("unit", unit).query((row, n) -> {
                    var span = span(row, n);
                    return new UnionVersion(span.from(), span.until(), instant(row, "believed_from"), instantOrNull(row, "believed_until"),
                            span.facts().name(), span.facts().kind(), span.facts().level(), span.facts().status(), span.facts().region(),
                            span.facts().creditCode(), row.getString("area_parent_name"), row.getString("line_parent_name"));
                }).list();
    }

    @Override
    protected UnionFacts facts(ResultSet row) throws SQLException {
        return new UnionFacts(row.getString("name"), UnionKind.valueOf(row.getString("kind")), UnionLevel.valueOf(row.getString("level")),
                        row.getObject("area_parent", UUID.class), row.getObject("line_parent", UUID.class), row.getString("region"),
                        row.getString("industry"), row.getString("credit_code"), UnionStatus.valueOf(row.getString("status")),
                        List.of((String[]) row.getArray("trades").getArray()), row.getBoolean("catch_all"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
