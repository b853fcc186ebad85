package org.gongqiao.app.sessions.between;

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
import org.gongqiao.app.law.democracy.MatterFacts;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.organization.Union;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BetweenStore {

    private static final String JOINT = "select id, body_id, unit_id, unit_name, region, firm, held_on, by_union, present from sessions.joint j";

    private final JdbcClient jdbc;

    BetweenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Joint> of(UUID unit) {
        return jdbc.sql(JOINT + " where unit_id = :unit order by held_on desc, id desc limit 100").param("unit", unit).query(this::joint).list();
    }

    Optional<Joint> find(UUID id) {
        return jdbc.sql(JOINT + " where id = :id").param("id", id).query(this::joint).optional();
    }

    /** What is sent twice at the same moment waits for the first. */
    Optional<UUID> byKey(UUID key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('sessions:' || :key, 0))").param("key", key.toString()).query((row, n) -> 0).single();
        return jdbc.sql("select id from sessions.joint where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    void insert(UUID id, NewJoint made, String region, Union at) {
        jdbc.sql("""
                insert into sessions.joint (id, body_id, unit_id, unit_name, area_path, line_path, region, firm, held_on, by_union, present, idempotency_key)
                values (:id, :body, :unit, :name, cast(:area as ltree), cast(:line as ltree), :region, :firm, :on, :byUnion, :present, :key)""")
                .param("id", id).param("body", made.bodyId()).param("unit", at.id()).param("name", at.name()).param("area", at.areaPath())
                .param("line", at.linePath()).param("region", region).param("firm", made.firm().name()).param("on", made.heldOn())
                .param("byUnion", made.byUnion()).param("present", made.present()).param("key", made.key()).update();
    }

    void add(UUID id, UUID joint, Place at, String title, @Nullable String matter, Power power, String outcome) {
        jdbc.sql("""
                insert into sessions.joint_item (id, joint_id, area_path, line_path, title, matter, power, outcome)
                values (:id, :joint, cast(:area as ltree), cast(:line as ltree), :title, :matter, :power, :outcome)""")
                .param("id", id).param("joint", joint).param("area", at.areaPath()).param("line", at.linePath()).param("title", title)
                .param("matter", matter, Types.VARCHAR).param("power", power.name()).param("outcome", outcome).update();
    }

    /** What joint meetings of a body dealt with and no session was told of yet. */
    List<Joint.Dealt> unreported(UUID body) {
        return jdbc.sql("""
                select i.id, i.title, i.matter, i.power, i.outcome, i.reported_item from sessions.joint_item i join sessions.joint j on j.id = i.joint_id
                where j.body_id = :body and i.reported_item is null order by j.held_on, i.id""")
                .param("body", body).query(BetweenStore::dealt).list();
    }

    void reported(UUID item, UUID reportedItem) {
        jdbc.sql("update sessions.joint_item set reported_item = :reported where id = :id").param("reported", reportedItem).param("id", item).update();
    }

    /** Held until the end of the transaction: who taps twice asks once. */
    void hold(UUID body, UUID person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('sessions.request:' || :body || ':' || :person, 0))").param("body", body.toString())
                .param("person", person.toString()).query((row, n) -> 0).single();
    }

    void ask(UUID id, UUID body, UUID unit, UUID person, Place at, String words, Instant now) {
        jdbc.sql("""
                insert into sessions.request (id, body_id, unit_id, person_id, area_path, line_path, words, asked_at)
                values (:id, :body, :unit, :person, cast(:area as ltree), cast(:line as ltree), :words, :now)""")
                .param("id", id).param("body", body).param("unit", unit).param("person", person).param("area", at.areaPath()).param("line", at.linePath())
                .param("words", words).param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC)).update();
    }

    boolean asks(UUID body, UUID person) {
        return jdbc.sql("select exists (select from sessions.request where body_id = :body and person_id = :person and session_id is null)")
                .param("body", body).param("person", person).query(Boolean.class).single();
    }

    int asking(UUID body) {
        return jdbc.sql("select sessions.asking(:body)").param("body", body).query(Integer.class).single();
    }

    List<Asked> asked(UUID body) {
        return jdbc.sql("select id, person_id, words, asked_at from sessions.request where body_id = :body and session_id is null order by asked_at, id")
                .param("body", body).query((row, n) -> new Asked(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), row.getString("words"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant())).list();
    }

    void answered(UUID body, UUID session) {
        jdbc.sql("update sessions.request set session_id = :session where body_id = :body and session_id is null").param("session", session)
                .param("body", body).update();
    }

    private Joint joint(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        List<Joint.Dealt> items = jdbc.sql("select id, title, matter, power, outcome, reported_item from sessions.joint_item where joint_id = :id order by id")
                .param("id", id).query(BetweenStore::dealt).list();
        return new Joint(id, row.getObject("body_id", UUID.class), row.getObject("unit_id", UUID.class), row.getString("unit_name"),
                row.getString("region").strip(), MatterFacts.Firm.valueOf(row.getString("firm")), row.getObject("held_on", LocalDate.class),
                row.getBoolean("by_union"), row.getString("present"), items);
    }

    private static Joint.Dealt dealt(ResultSet row, int n) throws SQLException {
        return new Joint.Dealt(row.getObject("id", UUID.class), row.getString("title"), row.getString("matter"), Power.valueOf(row.getString("power")),
                row.getString("outcome"), row.getObject("reported_item", UUID.class));
    }
}
