package org.gongqiao.app.elections;

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
class TenureStore {

    private static final String TENURE = """
            select t.id, t.unit_id, t.unit_name, t.region, t.office, t.person_id, t.name, t.interim, t.election_id, t.from_on, t.term_to, t.term_years,
                t.until_on, t.end_reason, t.version, t.area_path::text as area_text, t.line_path::text as line_text
            from elections.tenure t""";

    private final JdbcClient jdbc;

    TenureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Tenure t, Place place, Instant now, @Nullable UUID by) {
        jdbc.sql("""
                insert into elections.tenure (id, unit_id, unit_name, region, office, person_id, name, interim, election_id, from_on, term_to, term_years,
                    recorded_at, recorded_by, area_path, line_path)
                values (:id, :unit, :unitName, :region, :office, :person, :name, :interim, :election, :from, :to, :years, :now, :by,
                    cast(:area as ltree), cast(:line as ltree))""")
                .param("id", t.id()).param("unit", t.unit()).param("unitName", t.unitName()).param("region", t.region()).param("office", t.office().name())
                .param("person", t.person(), Types.OTHER).param("name", t.name()).param("interim", t.interim()).param("election", t.election(), Types.OTHER)
                .param("from", t.fromOn()).param("to", t.termTo()).param("years", t.termYears()).param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by, Types.OTHER).param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    boolean end(UUID id, LocalDate on, Tenure.End why, @Nullable String words) {
        return jdbc.sql("""
                update elections.tenure set until_on = greatest(from_on, :on), end_reason = :why, end_words = :words, version = version + 1
                where id = :id and until_on is null""").param("id", id).param("on", on).param("why", why.name()).param("words", words).update() == 1;
    }

    Optional<Tenure> find(UUID id) {
        return jdbc.sql(TENURE + " where t.id = :id").param("id", id).query(TenureStore::read).optional();
    }

    Optional<Tenure> lock(UUID id) {
        return jdbc.sql(TENURE + " where t.id = :id for update").param("id", id).query(TenureStore::read).optional();
    }

    /** Of a union; those who hold first, by office. */
    List<Tenure> of(UUID unit) {
        return jdbc.sql(TENURE + " where t.unit_id = :unit order by t.until_on is not null, t.office, t.from_on desc, t.name, t.id").param("unit", unit)
                .query(TenureStore::read).list();
    }

    List<Tenure> ofPerson(UUID person) {
        return jdbc.sql(TENURE + " where t.person_id = :person and t.until_on is null order by t.from_on, t.id").param("person", person)
                .query(TenureStore::read).list();
    }

    /** Those who hold an office today, in the order of the tree. */
    Slice<Tenure> list(@Nullable String after, int size, Line line) {
        String path = line == Line.INDUSTRY ? "t.line_path" : "t.area_path";
        String[] key = after == null ? new String[] {"", "00000000-0000-0000-0000-000000000000"} : after.split("_", 2);
        record Keyed(Tenure tenure, String path) {}
        var rows = jdbc.sql(TENURE + " where t.until_on is null and (" + path + ", t.id) > (cast(:path as ltree), cast(:id as uuid)) order by " + path
                        + ", t.id limit :limit").param("path", key[0]).param("id", key[1]).param("limit", size + 1)
                .query((row, n) -> new Keyed(read(row, n), row.getString(line == Line.INDUSTRY ? "line_text" : "area_text"))).list();
        Slice<Keyed> page = Slice.of(rows, size, keyed -> keyed.path() + "_" + keyed.tenure().id());
        return new Slice<>(page.items().stream().map(Keyed::tenure).toList(), page.next());
    }

    /** Those that hold and end within so many days, of which nobody was told yet; they count as told. */
    List<Tenure> toWarn(LocalDate today, int days) {
        return jdbc.sql("""
                with told as (update elections.tenure set warned_days = :days where until_on is null and (warned_days is null or warned_days > :days)
                    and term_to <= cast(:today as date) + :days returning id as told_id)
                """ + TENURE + " where t.id in (select told_id from told) order by t.unit_id, t.office, t.id")
                .param("days", days).param("today", today).query(TenureStore::read).list();
    }

    private static Tenure read(ResultSet row, int n) throws SQLException {
        String end = row.getString("end_reason");
        return new Tenure(row.getObject("id", UUID.class), row.getObject("unit_id", UUID.class), row.getString("unit_name"), row.getString("region"),
                Office.valueOf(row.getString("office")), row.getObject("person_id", UUID.class), row.getString("name"), row.getBoolean("interim"),
                row.getObject("election_id", UUID.class), row.getObject("from_on", LocalDate.class), row.getObject("term_to", LocalDate.class),
                row.getInt("term_years"), row.getObject("until_on", LocalDate.class), end == null ? null : Tenure.End.valueOf(end), row.getInt("version"));
    }
}
