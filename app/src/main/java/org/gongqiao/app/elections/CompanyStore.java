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
import org.gongqiao.app.law.democracy.BoardFacts;
import org.gongqiao.app.organization.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Companies, and the reports of those who hold workers' seats. */
@Repository
class CompanyStore {

    private static final String COMPANY = "select c.*, c.area_path::text as area_text, c.line_path::text as line_text from elections.company c";

    private final JdbcClient jdbc;

    CompanyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Company c, UUID key, Place place, Instant now) {
        jdbc.sql("""
                insert into elections.company (id, idempotency_key, unit_id, unit_name, region, name, kind, staff, board, oversight, supervisors,
                    supervisor_years, recorded_at, area_path, line_path)
                values (:id, :key, :unit, :unitName, :region, :name, :kind, :staff, :board, :oversight, :supervisors, :years, :now,
                    cast(:area as ltree), cast(:line as ltree))""")
                .param("id", c.id()).param("key", key).param("unit", c.unit()).param("unitName", c.unitName()).param("region", c.region())
                .param("name", c.name()).param("kind", c.kind().name()).param("staff", c.staff()).param("board", c.board())
                .param("oversight", c.oversight().name()).param("supervisors", c.supervisors()).param("years", c.supervisorYears())
                .param("now", now.atOffset(ZoneOffset.UTC)).param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    boolean update(Company c) {
        return jdbc.sql("""
                update elections.company set kind = :kind, staff = :staff, board = :board, oversight = :oversight, supervisors = :supervisors,
                    supervisor_years = :years, version = version + 1 where id = :id and version = :version""")
                .param("id", c.id()).param("kind", c.kind().name()).param("staff", c.staff()).param("board", c.board())
                .param("oversight", c.oversight().name()).param("supervisors", c.supervisors()).param("years", c.supervisorYears())
                .param("version", c.version()).update() == 1;
    }

    Optional<UUID> byKey(UUID key) {
        return jdbc.sql("select id from elections.company where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    Optional<Company> find(UUID id) {
        return jdbc.sql(COMPANY + " where c.id = :id").param("id", id).query(CompanyStore::read).optional();
    }

    List<Company> of(UUID unit) {
        return jdbc.sql(COMPANY + " where c.unit_id = :unit order by c.name, c.id").param("unit", unit).query(CompanyStore::read).list();
    }

    Slice<Company> list(@Nullable String after, int size, Line line) {
        String path = line == Line.INDUSTRY ? "c.line_path" : "c.area_path";
        String[] key = after == null ? new String[] {"", "00000000-0000-0000-0000-000000000000"} : after.split("_", 2);
        record Keyed(Company company, String path) {}
        var rows = jdbc.sql(COMPANY + " where (" + path + ", c.id) > (cast(:path as ltree), cast(:id as uuid)) order by " + path + ", c.id limit :limit")
                .param("path", key[0]).param("id", key[1]).param("limit", size + 1)
                .query((row, n) -> new Keyed(read(row, n), row.getString(line == Line.INDUSTRY ? "line_text" : "area_text"))).list();
        Slice<Keyed> page = Slice.of(rows, size, keyed -> keyed.path() + "_" + keyed.company().id());
        return new Slice<>(page.items().stream().map(Keyed::company).toList(), page.next());
    }

    Optional<UUID> reportByKey(UUID key) {
        return jdbc.sql("select id from elections.board_report where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    void report(BoardReport r, UUID key, Instant now, @Nullable UUID by) {
        jdbc.sql("""
                insert into elections.board_report (id, idempotency_key, tenure_id, reported_on, words, score, recorded_at, recorded_by, area_path, line_path)
                select :id, :key, t.id, :on, :words, :score, :now, :by, t.area_path, t.line_path from elections.tenure t where t.id = :tenure""")
                .param("id", r.id()).param("key", key).param("tenure", r.tenure()).param("on", r.reportedOn()).param("words", r.words())
                .param("score", r.score()).param("now", now.atOffset(ZoneOffset.UTC)).param("by", by, Types.OTHER).update();
    }

    /** The newest first. */
    List<BoardReport> reports(UUID tenure) {
        return jdbc.sql("select id, tenure_id, reported_on, words, score from elections.board_report where tenure_id = :id order by reported_on desc, id desc")
                .param("id", tenure).query((row, n) -> new BoardReport(row.getObject("id", UUID.class), row.getObject("tenure_id", UUID.class),
                        row.getObject("reported_on", LocalDate.class), row.getString("words"), row.getInt("score"))).list();
    }

    private static Company read(ResultSet row, int n) throws SQLException {
        return new Company(row.getObject("id", UUID.class), row.getObject("unit_id", UUID.class), row.getString("unit_name"), row.getString("region"),
                row.getString("name"), BoardFacts.Company.valueOf(row.getString("kind")), row.getInt("staff"), row.getBoolean("board"),
                BoardFacts.Oversight.valueOf(row.getString("oversight")), row.getInt("supervisors"), row.getInt("supervisor_years"), row.getInt("version"));
    }
}
