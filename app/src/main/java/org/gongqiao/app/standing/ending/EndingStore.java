package org.gongqiao.app.standing.ending;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
class EndingStore {

    private static final String ENDING = """
            select id, membership_id, person_id, name, unit_id, unit_name, kind, words, away_since, spoken_on, group_heard_on, committee_on, recorded_at,
                appeal_until, appeal_text, matter_id, decider_unit, appeal_decided_at, appeal_outcome, appeal_words, version,
                area_path::text as area_text, line_path::text as line_text
            from standing.ending e""";

    private final JdbcClient jdbc;

    EndingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Ending e, Place place, @Nullable UUID by) {
        jdbc.sql("""
                insert into standing.ending (id, membership_id, person_id, name, unit_id, unit_name, kind, words, away_since, spoken_on, group_heard_on,
                    committee_on, recorded_at, recorded_by, appeal_until, area_path, line_path)
                values (:id, :membership, :person, :name, :unit, :unitName, :kind, :words, :away, :spoken, :heard, :committee,
                    :now, :by, :until, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", e.id()).param("membership", e.membershipId()).param("person", e.personId()).param("name", e.name())
                .param("unit", e.unitId()).param("unitName", e.unitName()).param("kind", e.kind().name()).param("words", e.words())
                .param("away", e.awaySince(), Types.DATE).param("spoken", e.spokenOn(), Types.DATE).param("heard", e.groupHeardOn(), Types.DATE)
                .param("committee", e.committeeOn()).param("now", at(e.recordedAt())).param("by", by, Types.OTHER).param("until", e.appealUntil(), Types.DATE)
                .param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    boolean appealed(UUID id, UUID matter, UUID decider, String text) {
        return jdbc.sql("""
                update standing.ending set appeal_text = :text, matter_id = :matter, decider_unit = :decider, version = version + 1
                where id = :id and matter_id is null""")
                .param("id", id).param("matter", matter).param("decider", decider).param("text", text).update() == 1;
    }

    void passedOn(UUID id, UUID decider) {
        jdbc.sql("update standing.ending set decider_unit = :decider, version = version + 1 where id = :id").param("id", id)
                .param("decider", decider).update();
    }

    void decided(UUID id, boolean reversed, String words, Instant now) {
        jdbc.sql("""
                update standing.ending set appeal_outcome = :outcome, appeal_words = :words, appeal_decided_at = :now, version = version + 1
                where id = :id""")
                .param("id", id).param("outcome", reversed ? "REVERSED" : "UPHELD").param("words", words).param("now", at(now)).update();
    }

    Optional<Ending> lock(UUID id) {
        return jdbc.sql(ENDING + " where id = :id for update").param("id", id).query(EndingStore::read).optional();
    }

    Optional<Ending> find(UUID id) {
        return jdbc.sql(ENDING + " where id = :id").param("id", id).query(EndingStore::read).optional();
    }

    List<Ending> of(UUID person) {
        return jdbc.sql(ENDING + " where person_id = :person order by recorded_at desc limit 50").param("person", person).query(EndingStore::read).list();
    }

    Slice<Ending> list(@Nullable String after, int size, Line line) {
        String path = line == Line.INDUSTRY ? "e.line_path" : "e.area_path";
        String[] key = after == null ? new String[] {"", "00000000-0000-0000-0000-000000000000"} : after.split("_", 2);
        var rows = jdbc.sql(ENDING + " where (" + path + ", e.id) > (cast(:path as ltree), cast(:id as uuid)) order by " + path + ", e.id limit :limit")
                .param("path", key[0]).param("id", key[1]).param("limit", size + 1)
                .query((row, n) -> new Keyed(read(row, n), row.getString(line == Line.INDUSTRY ? "line_text" : "area_text"))).list();
        Slice<Keyed> page = Slice.of(rows, size, keyed -> keyed.path() + "_" + keyed.ending().id());
        return new Slice<>(page.items().stream().map(Keyed::ending).toList(), page.next());
    }

    private record Keyed(Ending ending, String path) {}

    private static Ending read(ResultSet row, int n) throws SQLException {
        return new Ending(row.getObject("id", UUID.class), row.getObject("membership_id", UUID.class), row.getObject("person_id", UUID.class),
                row.getString("name"), row.getObject("unit_id", UUID.class), row.getString("unit_name"), EndingKind.valueOf(row.getString("kind")),
                row.getString("words"), row.getObject("away_since", LocalDate.class), row.getObject("spoken_on", LocalDate.class),
                row.getObject("group_heard_on", LocalDate.class), row.getObject("committee_on", LocalDate.class), instant(row, "recorded_at"),
                row.getObject("appeal_until", LocalDate.class), appeal(row), row.getInt("version"));
    }

    private static Ending.@Nullable Appeal appeal(ResultSet row) throws SQLException {
        if (row.getString("appeal_text") == null) {
            return null;
        }
        String outcome = row.getString("appeal_outcome");
        return new Ending.Appeal(row.getObject("matter_id", UUID.class), row.getObject("decider_unit", UUID.class), row.getString("appeal_text"),
                outcome == null ? null : new Ending.Decision(outcome.equals("REVERSED"), row.getString("appeal_words"), instant(row, "appeal_decided_at")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
