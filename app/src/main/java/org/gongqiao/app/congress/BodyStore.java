package org.gongqiao.app.congress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.organization.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BodyStore {

    private static final String COLUMNS = """
            select id, unit_id, unit_name, kind, name, region, term_from, term_years, union_years, staff, women, disabled, agreed, large_group, seats,
                ended_on, version, area_path::text as area_text, line_path::text as line_text""";
    private static final String BODY = COLUMNS + " from congress.body b";

    private final JdbcClient jdbc;

    BodyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Body b, UUID key, Place place, Instant now, @Nullable UUID by) {
        jdbc.sql("""
                insert into congress.body (id, idempotency_key, unit_id, unit_name, kind, name, region, term_from, term_years, union_years, staff, women,
                    disabled, agreed, large_group, set_up_at, set_up_by, area_path, line_path)
                values (:id, :key, :unit, :unitName, :kind, :name, :region, :from, :years, :unionYears, :staff, :women,
                    :disabled, :agreed, :large, :now, :by, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", b.id()).param("key", key).param("unit", b.unit()).param("unitName", b.unitName()).param("kind", b.kind().name())
                .param("name", b.name()).param("region", b.region()).param("from", b.termFrom()).param("years", b.termYears())
                .param("unionYears", b.unionYears()).param("staff", b.staff()).param("women", b.women()).param("disabled", b.disabled())
                .param("agreed", b.agreed()).param("large", b.largeGroup()).param("now", now.atOffset(ZoneOffset.UTC)).param("by", by, Types.OTHER)
                .param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    /** Whoever sets up a body of this kind at this union waits for who does so in the same moment. */
    void serialise(UUID unit, BodyKind kind) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('congress.body:' || :key, 0))").param("key", unit + ":" + kind)
                .query((row, n) -> true).single();
    }

    boolean update(Body b, int version) {
        return jdbc.sql("""
                update congress.body set name = :name, staff = :staff, women = :women, disabled = :disabled, agreed = :agreed, large_group = :large,
                    term_years = :years, union_years = :unionYears, version = version + 1 where id = :id and version = :version and ended_on is null""")
                .param("id", b.id()).param("name", b.name()).param("staff", b.staff()).param("women", b.women()).param("disabled", b.disabled())
                .param("agreed", b.agreed()).param("large", b.largeGroup()).param("years", b.termYears()).param("unionYears", b.unionYears())
                .param("version", version).update() == 1;
    }

    void seats(UUID id, @Nullable Integer seats) {
        jdbc.sql("update congress.body set seats = :seats, version = version + 1 where id = :id").param("id", id).param("seats", seats, Types.INTEGER).update();
    }

    void end(UUID id, LocalDate on, String why) {
        jdbc.sql("update congress.body set ended_on = :on, ended_why = :why, version = version + 1 where id = :id and ended_on is null")
                .param("id", id).param("on", on).param("why", why).update();
    }

    Optional<Body> find(UUID id) {
        return jdbc.sql(BODY + " where id = :id").param("id", id).query(BodyStore::read).optional();
    }

    Optional<Body> lock(UUID id) {
        return jdbc.sql(BODY + " where id = :id for no key update").param("id", id).query(BodyStore::read).optional();
    }

    Optional<Body> byKey(UUID key) {
        return jdbc.sql(BODY + " where idempotency_key = :key").param("key", key).query(BodyStore::read).optional();
    }

    List<Body> of(UUID unit) {
        return jdbc.sql(BODY + " where unit_id = :unit order by ended_on is not null, term_from desc, id").param("unit", unit).query(BodyStore::read).list();
    }

    List<Body> of(List<UUID> ids) {
        return jdbc.sql(BODY + " where id = any (:ids) order by term_from desc, id").param("ids", ids.toArray(UUID[]::new)).query(BodyStore::read).list();
    }

    /** Those that hold for a union on a day: its own first, then those of {@code kinds} that named it or one of those above it. */
    List<Body> covering(UUID unit, List<UUID> above, List<String> kinds, LocalDate on) {
        return jdbc.sql(COLUMNS + " from congress.covering(:unit, :above, :kinds, :on) b order by unit_id <> :unit, term_from desc, id")
                .param("unit", unit).param("above", above.toArray(UUID[]::new)).param("kinds", kinds.toArray(String[]::new)).param("on", on)
                .query(BodyStore::read).list();
    }

    /** Bodies that hold, end within so many days, and whose officers were not told of that many days yet; they count as told. */
    List<Body> toWarn(LocalDate today, int days) {
        return jdbc.sql("""
                with told as (update congress.body set warned_days = :days where ended_on is null and (warned_days is null or warned_days > :days)
                    and term_from + make_interval(years => term_years) - interval '1 day' <= cast(:today as date) + :days returning id as told_id)
                """ + BODY + " where id in (select told_id from told) order by id")
                .param("days", days).param("today", today).query(BodyStore::read).list();
    }

    Slice<Body> list(@Nullable String after, int size, Line line) {
        String path = line == Line.INDUSTRY ? "b.line_path" : "b.area_path";
        String[] key = after == null ? new String[] {"", "00000000-0000-0000-0000-000000000000"} : after.split("_", 2);
        record Keyed(Body body, String path) {}
        var rows = jdbc.sql(BODY + " where (" + path + ", b.id) > (cast(:path as ltree), cast(:id as uuid)) order by " + path + ", b.id limit :limit")
                .param("path", key[0]).param("id", key[1]).param("limit", size + 1)
                .query((row, n) -> new Keyed(read(row, n), row.getString(line == Line.INDUSTRY ? "line_text" : "area_text"))).list();
        Slice<Keyed> page = Slice.of(rows, size, keyed -> keyed.path() + "_" + keyed.body().id());
        return new Slice<>(page.items().stream().map(Keyed::body).toList(), page.next());
    }

    void consent(Consent c, Instant now, @Nullable UUID by) {
        jdbc.sql("""
                insert into congress.consent (id, body_id, by_unit, by_name, given_on, number, words, recorded_at, recorded_by, area_path, line_path)
                select :id, b.id, :unit, :name, :on, :number, :words, :now, :by, b.area_path, b.line_path from congress.body b where b.id = :body""")
                .param("id", c.id()).param("body", c.body()).param("unit", c.byUnit()).param("name", c.byName()).param("on", c.givenOn())
                .param("number", c.number()).param("words", c.words()).param("now", now.atOffset(ZoneOffset.UTC)).param("by", by, Types.OTHER).update();
    }

    boolean withdraw(UUID consent, LocalDate on, String why) {
        return jdbc.sql("update congress.consent set withdrawn_on = :on, withdrawn_why = :why where id = :id and withdrawn_on is null")
                .param("id", consent).param("on", on).param("why", why).update() == 1;
    }

    List<Consent> consents(UUID body) {
        return jdbc.sql("""
                select id, body_id, by_unit, by_name, given_on, number, words, withdrawn_on, withdrawn_why from congress.consent
                where body_id = :body order by recorded_at desc, id desc""").param("body", body)
                .query((row, n) -> new Consent(row.getObject("id", UUID.class), row.getObject("body_id", UUID.class), row.getObject("by_unit", UUID.class),
                        row.getString("by_name"), row.getObject("given_on", LocalDate.class), row.getString("number"), row.getString("words"),
                        row.getObject("withdrawn_on", LocalDate.class), row.getString("withdrawn_why"))).list();
    }

    private static Body read(ResultSet row, int n) throws SQLException {
        return new Body(row.getObject("id", UUID.class), row.getObject("unit_id", UUID.class), row.getString("unit_name"),
                BodyKind.valueOf(row.getString("kind")), row.getString("name"), row.getString("region"), row.getObject("term_from", LocalDate.class),
                row.getInt("term_years"), row.getInt("union_years"), row.getInt("staff"), row.getInt("women"), row.getInt("disabled"),
                row.getBoolean("agreed"), row.getBoolean("large_group"), row.getObject("seats", Integer.class),
                row.getObject("ended_on", LocalDate.class), row.getInt("version"));
    }
}
