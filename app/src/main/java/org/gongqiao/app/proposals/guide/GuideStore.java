package org.gongqiao.app.proposals.guide;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.organization.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GuideStore {

    private final JdbcClient jdbc;

    GuideStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> byKey(UUID key) {
        return jdbc.sql("select id from proposals.guide where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    void insert(Guide g, UUID key, Place place) {
        jdbc.sql("""
                insert into proposals.guide (id, idempotency_key, unit_id, unit_name, title, published_at, area_path, line_path)
                values (:id, :key, :unit, :unitName, :title, :at, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", g.id()).param("key", key).param("unit", g.unitId()).param("unitName", g.unitName()).param("title", g.title())
                .param("at", at(g.publishedAt())).param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    void insert(Guide.Version v, @Nullable UUID by) {
        jdbc.sql("""
                insert into proposals.guide_version (id, guide_id, version, text, changes, published_at, published_by, area_path, line_path)
                select :id, g.id, :version, :text, :changes, :at, :by, g.area_path, g.line_path from proposals.guide g where g.id = :guide""")
                .param("id", v.id()).param("version", v.version()).param("text", v.text()).param("changes", v.changes()).param("at", at(v.publishedAt()))
                .param("by", by, Types.OTHER).param("guide", v.guideId()).update();
    }

    /** False where the guide is out of the caller's reach, ended, or has a newer version by now. */
    boolean next(UUID guide, int version, Instant now) {
        return jdbc.sql("update proposals.guide set version = version + 1, published_at = :at where id = :id and version = :version and ended_at is null")
                .param("at", at(now)).param("id", guide).param("version", version).update() == 1;
    }

    boolean end(UUID guide, Instant now) {
        return jdbc.sql("update proposals.guide set ended_at = :at where id = :id and ended_at is null").param("at", at(now)).param("id", guide).update() == 1;
    }

    Optional<Guide> find(UUID id) {
        return jdbc.sql("select * from proposals.guide where id = :id").param("id", id).query(GuideStore::guide).optional();
    }

    List<Guide> of(Collection<UUID> units, int most) {
        return jdbc.sql("select * from proposals.guide where unit_id = any (:units) order by ended_at is not null, published_at desc limit :most")
                .param("units", units.toArray(UUID[]::new)).param("most", most).query(GuideStore::guide).list();
    }

    List<Guide.Version> versions(UUID guide) {
        return jdbc.sql("select * from proposals.guide_version where guide_id = :id order by version desc").param("id", guide)
                .query((row, n) -> new Guide.Version(row.getObject("id", UUID.class), guide, row.getInt("version"), row.getString("text"), row.getString("changes"),
                        row.getObject("published_at", OffsetDateTime.class).toInstant())).list();
    }

    private static Guide guide(ResultSet row, int n) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Guide(row.getObject("id", UUID.class), row.getObject("unit_id", UUID.class), row.getString("unit_name"), row.getString("title"),
                row.getInt("version"), row.getObject("published_at", OffsetDateTime.class).toInstant(), ended == null ? null : ended.toInstant());
    }

    Optional<UUID> pilotByKey(UUID key) {
        return jdbc.sql("select id from proposals.pilot where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    void insert(Pilot p, UUID key, Place place) {
        jdbc.sql("""
                insert into proposals.pilot (id, idempotency_key, unit_id, unit_name, named_unit, named_name, guide_id, subject, from_on, until_on, area_path, line_path)
                values (:id, :key, :unit, :unitName, :named, :namedName, :guide, :subject, :from, :until, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", p.id()).param("key", key).param("unit", p.unitId()).param("unitName", p.unitName()).param("named", p.namedUnit())
                .param("namedName", p.namedName()).param("guide", p.guideId(), Types.OTHER).param("subject", p.subject()).param("from", p.from())
                .param("until", p.until()).param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    boolean conclude(UUID id, int version, Conclusion conclusion, String words, LocalDate on) {
        return jdbc.sql("""
                update proposals.pilot set conclusion_kind = :kind, conclusion = :words, concluded_on = :on, version = version + 1
                where id = :id and version = :version and conclusion is null""")
                .param("kind", conclusion.name()).param("words", words).param("on", on).param("id", id).param("version", version).update() == 1;
    }

    void put(UUID id, UUID pilot, Pilot.Figure f, Instant now, @Nullable UUID by) {
        // A figure is replaced where it stands; an update that finds none is told from one out of reach by the pilot, which was read before.
        int changed = jdbc.sql("""
                update proposals.pilot_figure set value = :value, source = :source, counted = :counted, recorded_at = :at, recorded_by = :by
                where pilot_id = :pilot and measure = :measure and phase = :phase""")
                .param("value", f.value()).param("source", f.source()).param("counted", f.counted()).param("at", at(now)).param("by", by, Types.OTHER)
                .param("pilot", pilot).param("measure", f.measure().name()).param("phase", f.phase().name()).update();
        if (changed == 0) {
            jdbc.sql("""
                    insert into proposals.pilot_figure (id, pilot_id, measure, phase, value, source, counted, recorded_at, recorded_by, area_path, line_path)
                    select :id, p.id, :measure, :phase, :value, :source, :counted, :at, :by, p.area_path, p.line_path from proposals.pilot p where p.id = :pilot""")
                    .param("id", id).param("measure", f.measure().name()).param("phase", f.phase().name()).param("value", f.value()).param("source", f.source())
                    .param("counted", f.counted()).param("at", at(now)).param("by", by, Types.OTHER).param("pilot", pilot).update();
        }
    }

    /** What this program counts of a union and those below it on these days. */
    Map<Measure, Long> count(String areaPath, LocalDate from, LocalDate to, ZoneId zone) {
        OffsetDateTime first = at(from.atStartOfDay(zone).toInstant());
        OffsetDateTime until = at(to.plusDays(1).atStartOfDay(zone).toInstant());
        Map<Measure, Long> proposals = jdbc.sql("""
                select count(*) as submitted, count(*) filter (where state = 'CLOSED') as answered,
                    count(*) filter (where state = 'CLOSED' and reply_elapsed = 'RUNNING') as in_time from proposals.proposal
                where area_path >= cast(:path as ltree) and area_path < cast(:path || '-' as ltree) and submitted_at >= :from and submitted_at < :until and state <> 'WITHDRAWN'""")
                .param("path", areaPath).param("from", first).param("until", until)
                .query((row, n) -> Map.of(Measure.PROPOSALS, row.getLong("submitted"), Measure.PROPOSALS_ANSWERED, row.getLong("answered"), Measure.PROPOSALS_IN_TIME, row.getLong("in_time"))).single();
        Map<Measure, Long> suggestions = jdbc.sql("""
                select count(*) as filed, count(*) filter (where state in ('ADOPTED', 'DONE')) as adopted from proposals.suggestion
                where area_path >= cast(:path as ltree) and area_path < cast(:path || '-' as ltree) and filed_at >= :from and filed_at < :until and state <> 'WITHDRAWN'""")
                .param("path", areaPath).param("from", first).param("until", until)
                .query((row, n) -> Map.of(Measure.SUGGESTIONS, row.getLong("filed"), Measure.SUGGESTIONS_ADOPTED, row.getLong("adopted"))).single();
        var all = new EnumMap<Measure, Long>(proposals);
        all.putAll(suggestions);
        return all;
    }

    Optional<Pilot> pilot(UUID id) {
        return jdbc.sql("select * from proposals.pilot where id = :id").param("id", id).query(GuideStore::pilot).optional();
    }

    List<Pilot> pilots(int most) {
        return jdbc.sql("select * from proposals.pilot order by conclusion is not null, until_on, id limit :most").param("most", most).query(GuideStore::pilot).list();
    }

    List<Pilot.Figure> figures(UUID pilot) {
        return jdbc.sql("select * from proposals.pilot_figure where pilot_id = :id").param("id", pilot)
                .query((row, n) -> new Pilot.Figure(Measure.valueOf(row.getString("measure")), Phase.valueOf(row.getString("phase")), row.getLong("value"),
                        row.getString("source"), row.getBoolean("counted"))).list();
    }

    private static Pilot pilot(ResultSet row, int n) throws SQLException {
        String kind = row.getString("conclusion_kind");
        return new Pilot(row.getObject("id", UUID.class), row.getObject("unit_id", UUID.class), row.getString("unit_name"), row.getObject("named_unit", UUID.class),
                row.getString("named_name"), row.getObject("guide_id", UUID.class), row.getString("subject"), row.getObject("from_on", LocalDate.class),
                row.getObject("until_on", LocalDate.class), kind == null ? null : Conclusion.valueOf(kind), row.getString("conclusion"),
                row.getObject("concluded_on", LocalDate.class), row.getInt("version"));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
