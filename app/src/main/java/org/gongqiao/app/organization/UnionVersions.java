package org.gongqiao.app.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of unions: what held from when to when, and from when to when the system believed it. */
@Component
class UnionVersions {

    private static final String FACTS = """
            lower(v.valid) as holds_from, upper(v.valid) as holds_until, v.name, v.kind, v.level, v.area_parent, v.line_parent, v.region,
            v.industry, v.credit_code, v.status, v.trades, v.catch_all""";

    private final JdbcClient jdbc;
    private final Clock clock;

    UnionVersions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is believed now; fails for a union without versions, which no writer leaves behind. */
    Timeline<UnionFacts> believed(UUID unit) {
        return new Timeline<>(jdbc.sql("select " + FACTS + " from organization.unit_version v where v.unit_id = :unit and upper_inf(v.recorded) "
                + "and not isempty(v.recorded) order by lower(v.valid)").param("unit", unit).query(UnionVersions::span).list());
    }

    /** Retires what is believed no longer and adds what is believed instead; the old rows stay with the time they were believed. */
    void replace(UUID unit, Timeline<UnionFacts> before, Timeline<UnionFacts> after) {
        OffsetDateTime now = now(unit);
        for (var gone : before.without(after)) {
            jdbc.sql("""
                    update organization.unit_version set recorded = tstzrange(lower(recorded), :now)
                    where unit_id = :unit and upper_inf(recorded) and not isempty(recorded) and lower(valid) = :from""")
                    .param("now", now).param("unit", unit).param("from", gone.from()).update();
        }
        after.without(before).forEach(span -> insert(unit, span, now));
    }

    void begin(UUID unit, Timeline<UnionFacts> first) {
        first.spans().forEach(span -> insert(unit, span, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    private void insert(UUID unit, Timeline.Span<UnionFacts> span, OffsetDateTime now) {
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

    /** Now, or the last record of this union where another node's clock was ahead. */
    private OffsetDateTime now(UUID unit) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        @Nullable OffsetDateTime last = jdbc.sql("select max(lower(recorded)) from organization.unit_version where unit_id = :unit")
                .param("unit", unit).query(OffsetDateTime.class).optional().orElse(null);
        return last != null && last.isAfter(now) ? last : now;
    }

    /** Every version, the last recorded first, for the page of a union. */
    List<UnionVersion> history(UUID unit) {
        return jdbc.sql("select " + FACTS + """
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

    private static Timeline.Span<UnionFacts> span(ResultSet row, int n) throws SQLException {
        return new Timeline.Span<>(row.getObject("holds_from", LocalDate.class), row.getObject("holds_until", LocalDate.class),
                new UnionFacts(row.getString("name"), UnionKind.valueOf(row.getString("kind")), UnionLevel.valueOf(row.getString("level")),
                        row.getObject("area_parent", UUID.class), row.getObject("line_parent", UUID.class), row.getString("region"),
                        row.getString("industry"), row.getString("credit_code"), UnionStatus.valueOf(row.getString("status")),
                        List.of((String[]) row.getArray("trades").getArray()), row.getBoolean("catch_all")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
