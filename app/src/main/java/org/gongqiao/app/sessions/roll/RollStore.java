package org.gongqiao.app.sessions.roll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.sessions.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RollStore {

    private static final String SEAT = """
            select id, session_id, person_id, name, group_name, delegate, weight, gone, proof_on, proof_how, proof_version, signed_at, signed_how, left_at
            from sessions.seat s""";

    private final JdbcClient jdbc;

    RollStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of a session in the caller's scope, by group and name; those who are gone last. */
    List<Seat> of(UUID session) {
        return jdbc.sql(SEAT + " where session_id = :session order by gone, delegate desc, group_name collate \"zh-x-icu\", name collate \"zh-x-icu\", id")
                .param("session", session).query(RollStore::read).list();
    }

    Optional<Seat> find(UUID id) {
        return jdbc.sql(SEAT + " where id = :id").param("id", id).query(RollStore::read).optional();
    }

    Optional<Seat> of(UUID session, UUID person) {
        return jdbc.sql(SEAT + " where session_id = :session and person_id = :person and not gone").param("session", session).param("person", person)
                .query(RollStore::read).optional();
    }

    void insert(UUID id, Session at, UUID person, String name, String group, boolean delegate, int weight) {
        jdbc.sql("""
                insert into sessions.seat (id, session_id, person_id, area_path, line_path, name, group_name, delegate, weight)
                values (:id, :session, :person, cast(:area as ltree), cast(:line as ltree), :name, :group, :delegate, :weight)""")
                .param("id", id).param("session", at.id()).param("person", person).param("area", at.areaPath()).param("line", at.linePath())
                .param("name", name).param("group", group).param("delegate", delegate).param("weight", weight).update();
    }

    void again(UUID id, String name, String group, boolean delegate, int weight) {
        jdbc.sql("update sessions.seat set name = :name, group_name = :group, delegate = :delegate, weight = :weight, gone = false where id = :id")
                .param("name", name).param("group", group).param("delegate", delegate).param("weight", weight).param("id", id).update();
    }

    void gone(UUID id) {
        jdbc.sql("update sessions.seat set gone = true where id = :id").param("id", id).update();
    }

    void proved(UUID id, LocalDate on, Seat.ProofHow how, int version) {
        jdbc.sql("update sessions.seat set proof_on = :on, proof_how = :how, proof_version = :version where id = :id")
                .param("on", on).param("how", how.name()).param("version", version).param("id", id).update();
    }

    /** False where he is signed in already: the first sign-in counts. */
    boolean signed(UUID id, Instant at, Seat.SignedHow how) {
        return jdbc.sql("update sessions.seat set signed_at = :at, signed_how = :how where id = :id and signed_at is null")
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC)).param("how", how.name()).param("id", id).update() == 1;
    }

    /** A mistake of the door is taken back. */
    void unsigned(UUID id) {
        jdbc.sql("update sessions.seat set signed_at = null, signed_how = null, left_at = null where id = :id").param("id", id).update();
    }

    void left(UUID id, @Nullable Instant at) {
        jdbc.sql("update sessions.seat set left_at = cast(:at as timestamptz) where id = :id")
                .param("at", at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC)).param("id", id).update();
    }

    /** Delegates and those present by weight; also for a delegate, who sees no row but his own. */
    int[] attendance(UUID session) {
        return jdbc.sql("select delegates, present from sessions.attendance(:session)").param("session", session)
                .query((row, n) -> new int[] {row.getInt("delegates"), row.getInt("present")}).single();
    }

    private static Seat read(ResultSet row, int n) throws SQLException {
        String proof = row.getString("proof_how");
        String signed = row.getString("signed_how");
        return new Seat(row.getObject("id", UUID.class), row.getObject("session_id", UUID.class), row.getObject("person_id", UUID.class),
                row.getString("name"), row.getString("group_name"), row.getBoolean("delegate"), row.getInt("weight"), row.getBoolean("gone"),
                row.getObject("proof_on", LocalDate.class), proof == null ? null : Seat.ProofHow.valueOf(proof),
                row.getObject("proof_version", Integer.class), instant(row, "signed_at"), signed == null ? null : Seat.SignedHow.valueOf(signed),
                instant(row, "left_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
