package org.gongqiao.app.openness.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class QuestionStore {

    private static final Vault.Column BODY = SealedQuestions.BODY;
    private static final Vault.Column REPLY = SealedQuestions.REPLY;
    private static final String QUESTION = """
            select id, publication_id, unit_id, unit_name, item_name, matter_id, number, name, delegate, body, asked_at, reply, replied_at, shared,
                withdrawn_at, version
            from openness.question q""";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final RowMapper<Question> mapper = this::read;

    QuestionStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void insert(Question q, UUID key, UUID person, Place place) {
        jdbc.sql("""
                insert into openness.question (id, idempotency_key, publication_id, unit_id, unit_name, item_name, matter_id, number, person_id, name,
                    delegate, body, asked_at, area_path, line_path)
                values (:id, :key, :publication, :unit, :unitName, :item, :matter, :number, :person, :name, :delegate, :body, :at, cast(:area as ltree),
                    cast(:line as ltree))""")
                .param("id", q.id()).param("key", key).param("publication", q.publicationId()).param("unit", q.unitId()).param("unitName", q.unitName())
                .param("item", q.itemName()).param("matter", q.matterId()).param("number", q.number()).param("person", person)
                .param("name", q.name(), Types.VARCHAR).param("delegate", q.delegate()).param("body", vault.seal(BODY, q.id(), q.text()))
                .param("at", at(q.askedAt())).param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    Optional<UUID> byKey(UUID key) {
        return jdbc.sql("select id from openness.question where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    boolean reply(UUID id, int version, String text, boolean shared, Elapsed elapsed, Instant now) {
        return jdbc.sql("""
                update openness.question set reply = :reply, replied_at = :at, reply_elapsed = :elapsed, shared = :shared, version = version + 1
                where id = :id and version = :version and replied_at is null and withdrawn_at is null""")
                .param("id", id).param("version", version).param("reply", vault.seal(REPLY, id, text)).param("at", at(now)).param("elapsed", elapsed.name())
                .param("shared", shared).update() == 1;
    }

    boolean withdraw(UUID id, Instant now) {
        return jdbc.sql("update openness.question set withdrawn_at = :at, version = version + 1 where id = :id and replied_at is null and withdrawn_at is null")
                .param("id", id).param("at", at(now)).update() == 1;
    }

    Optional<Question> find(UUID id) {
        return jdbc.sql(QUESTION + " where id = :id").param("id", id).query(mapper).optional();
    }

    Optional<Question> waiting(UUID matter) {
        return jdbc.sql(QUESTION + " where matter_id = :matter and replied_at is null and withdrawn_at is null").param("matter", matter).query(mapper).optional();
    }

    Optional<UUID> asker(UUID id) {
        return jdbc.sql("select person_id from openness.question where id = :id").param("id", id).query(UUID.class).optional();
    }

    List<Question> of(UUID person, int most) {
        return jdbc.sql(QUESTION + " where person_id = :person order by asked_at desc limit :most").param("person", person).param("most", most).query(mapper).list();
    }

    /** In scope: what waits, the oldest first, or what was answered, the newest first. */
    List<Question> list(boolean waiting, int most) {
        return jdbc.sql(QUESTION + (waiting ? " where replied_at is null and withdrawn_at is null order by asked_at limit :most"
                : " where replied_at is not null order by replied_at desc limit :most")).param("most", most).query(mapper).list();
    }

    List<Question> shared(UUID publication) {
        return jdbc.sql(QUESTION + " where publication_id = :publication and shared order by replied_at limit 100").param("publication", publication)
                .query(mapper).list();
    }

    List<Question> ofPublication(UUID publication) {
        return jdbc.sql(QUESTION + " where publication_id = :publication order by asked_at desc limit 200").param("publication", publication)
                .query(mapper).list();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime found = row.getObject(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }

    private Question read(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Question(id, row.getObject("publication_id", UUID.class), row.getObject("unit_id", UUID.class), row.getString("unit_name"),
                row.getString("item_name"), row.getObject("matter_id", UUID.class), row.getString("number"), row.getString("name"),
                row.getBoolean("delegate"), vault.open(BODY, id, row.getBytes("body")), row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                vault.openNullable(REPLY, id, row.getBytes("reply")), moment(row, "replied_at"), row.getBoolean("shared"), moment(row, "withdrawn_at"),
                row.getInt("version"));
    }
}
