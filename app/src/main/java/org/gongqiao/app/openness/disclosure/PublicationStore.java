package org.gongqiao.app.openness.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.organization.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PublicationStore {

    private static final TypeReference<List<Figure>> FIGURES = new TypeReference<>() {};
    private static final String PUBLICATION = """
            select id, item_id, unit_id, title, period, body, figures, left_out, sensitive, published_on, published_at, withdrawn_on, withdrawn_why,
                opened, version
            from openness.publication p""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RowMapper<Publication> mapper = this::read;

    PublicationStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Publication p, Elapsed elapsed, UUID key, @Nullable UUID by, Place place) {
        jdbc.sql("""
                insert into openness.publication (id, idempotency_key, item_id, unit_id, title, period, body, figures, left_out, sensitive, published_on,
                    published_at, published_by, elapsed, area_path, line_path)
                values (:id, :key, :item, :unit, :title, :period, :body, cast(:figures as jsonb), :leftOut, :sensitive, :on, :at, :by, :elapsed,
                    cast(:area as ltree), cast(:line as ltree))""")
                .param("id", p.id()).param("key", key).param("item", p.itemId()).param("unit", p.unitId()).param("title", p.title()).param("period", p.period())
                .param("body", p.body()).param("figures", json.writeValueAsString(p.figures())).param("leftOut", p.leftOut()).param("sensitive", p.sensitive())
                .param("on", p.publishedOn()).param("at", OffsetDateTime.ofInstant(p.publishedAt(), ZoneOffset.UTC)).param("by", by, Types.OTHER)
                .param("elapsed", elapsed.name()).param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    Optional<UUID> byKey(UUID key) {
        return jdbc.sql("select id from openness.publication where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    boolean withdraw(UUID id, int version, LocalDate on, String why) {
        return jdbc.sql("""
                update openness.publication set withdrawn_on = :on, withdrawn_why = :why, version = version + 1
                where id = :id and version = :version and withdrawn_on is null""")
                .param("id", id).param("version", version).param("on", on).param("why", why).update() == 1;
    }

    /** One device more opened it. No time, no person, no address goes with it. */
    void opened(UUID id) {
        jdbc.sql("update openness.publication set opened = opened + 1 where id = :id").param("id", id).update();
    }

    Optional<Publication> find(UUID id) {
        return jdbc.sql(PUBLICATION + " where id = :id").param("id", id).query(mapper).optional();
    }

    List<Publication> ofItem(UUID item) {
        return jdbc.sql(PUBLICATION + " where item_id = :item order by published_at desc, id desc limit 100").param("item", item).query(mapper).list();
    }

    /** What is out at a union, the newest first. */
    List<Publication> out(UUID unit, boolean sensitiveToo, int most) {
        return jdbc.sql(PUBLICATION + """
                 where unit_id = :unit and withdrawn_on is null and (:sensitive or not sensitive and not exists (
                    select from openness.item i where i.id = p.item_id and i.sensitive))
                order by published_at desc, id desc limit :most""")
                .param("unit", unit).param("sensitive", sensitiveToo).param("most", most).query(mapper).list();
    }

    private Publication read(ResultSet row, int n) throws SQLException {
        return new Publication(row.getObject("id", UUID.class), row.getObject("item_id", UUID.class), row.getObject("unit_id", UUID.class),
                row.getString("title"), row.getString("period"), row.getString("body"), json.readValue(row.getString("figures"), FIGURES),
                row.getString("left_out"), row.getBoolean("sensitive"), row.getObject("published_on", LocalDate.class),
                row.getObject("published_at", OffsetDateTime.class).toInstant(), row.getObject("withdrawn_on", LocalDate.class),
                row.getString("withdrawn_why"), row.getInt("opened"), row.getInt("version"));
    }
}
