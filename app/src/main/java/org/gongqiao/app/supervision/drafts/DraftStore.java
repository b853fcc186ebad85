package org.gongqiao.app.supervision.drafts;

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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DraftStore {

    private final JdbcClient jdbc;

    DraftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> byKey(UUID key) {
        return jdbc.sql("select id from supervision.draft_law where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    void insert(UUID id, UUID unit, String unitName, RegisterDraft draft) {
        jdbc.sql("""
                insert into supervision.draft_law (id, idempotency_key, unit_id, unit_name, title, drafter, text, received_on, opinions_until, answer_until, state)
                values (:id, :key, :unit, :name, :title, :drafter, :text, :received, :opinions, :answer, 'OPEN')""").param("id", id).param("key", draft.key())
                .param("unit", unit).param("name", unitName).param("title", draft.title()).param("drafter", draft.drafter()).param("text", draft.text())
                .param("received", draft.receivedOn()).param("opinions", draft.opinionsUntil()).param("answer", draft.answerUntil()).update();
    }

    Optional<DraftLaw> find(UUID id) {
        return jdbc.sql("select * from supervision.draft_law where id = :id").param("id", id).query(DraftStore::draft).optional();
    }

    List<DraftLaw> all(int most) {
        return jdbc.sql("select * from supervision.draft_law order by state = 'OPEN' desc, opinions_until desc, id limit :most").param("most", most)
                .query(DraftStore::draft).list();
    }

    boolean sent(UUID id, UUID letter) {
        return jdbc.sql("update supervision.draft_law set state = 'SENT', letter_id = :letter, version = version + 1 where id = :id and state = 'OPEN'")
                .param("id", id).param("letter", letter).update() == 1;
    }

    boolean hold(UUID id, UUID letter) {
        return jdbc.sql("update supervision.draft_law set letter_id = :letter, version = version + 1 where id = :id and state = 'OPEN'")
                .param("id", id).param("letter", letter).update() == 1;
    }

    Optional<DraftLaw> byLetter(UUID letter) {
        return jdbc.sql("select * from supervision.draft_law where letter_id = :letter").param("letter", letter).query(DraftStore::draft).optional();
    }

    boolean close(UUID id, int version) {
        return jdbc.sql("update supervision.draft_law set state = 'CLOSED', version = version + 1 where id = :id and version = :version and state = 'SENT'")
                .param("id", id).param("version", version).update() == 1;
    }

    boolean give(UUID id, UUID key, UUID draft, @Nullable UUID unit, String unitName, String provision, String text, Instant now, LocalDate today) {
        return jdbc.sql("select supervision.give_opinion(:id, :key, :draft, :unit, :name, :provision, :text, :at, :today)").param("id", id).param("key", key)
                .param("draft", draft).param("unit", unit, Types.OTHER).param("name", unitName).param("provision", provision).param("text", text)
                .param("at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC)).param("today", today).query(Boolean.class).single();
    }

    List<Opinion> of(UUID draft, int most) {
        return jdbc.sql("select * from supervision.opinion where draft_id = :draft order by id limit :most").param("draft", draft).param("most", most)
                .query(DraftStore::opinion).list();
    }

    Optional<Opinion> opinion(UUID id) {
        return jdbc.sql("select * from supervision.opinion where id = :id").param("id", id).query(DraftStore::opinion).optional();
    }

    boolean decide(UUID id, int version, Opinion.Fate fate, String reason, LocalDate on) {
        return jdbc.sql("""
                update supervision.opinion set fate = :fate, fate_reason = :reason, fate_on = :on, version = version + 1 where id = :id and version = :version""")
                .param("id", id).param("version", version).param("fate", fate.name()).param("reason", reason).param("on", on).update() == 1;
    }

    List<GivenOpinion> ofUnit(UUID unit) {
        return jdbc.sql("select * from supervision.opinions_of(:unit)").param("unit", unit).query(DraftStore::given).list();
    }

    List<GivenOpinion> ofPerson(UUID person) {
        return jdbc.sql("""
                select o.id, o.draft_id, d.title as draft_title, o.provision, o.text, o.given_at, o.fate, o.fate_reason, o.fate_on
                from supervision.opinion o join supervision.draft_law d on d.id = o.draft_id where o.person_id = :person order by o.id desc limit 100""")
                .param("person", person).query(DraftStore::given).list();
    }

    private static GivenOpinion given(ResultSet row, int n) throws SQLException {
        String fate = row.getString("fate");
        return new GivenOpinion(row.getObject("id", UUID.class), row.getObject("draft_id", UUID.class), row.getString("draft_title"), row.getString("provision"),
                row.getString("text"), row.getObject("given_at", OffsetDateTime.class).toInstant(), fate == null ? null : Opinion.Fate.valueOf(fate),
                row.getString("fate_reason"), row.getObject("fate_on", LocalDate.class));
    }

    private static DraftLaw draft(ResultSet row, int n) throws SQLException {
        return new DraftLaw(row.getObject("id", UUID.class), row.getObject("unit_id", UUID.class), row.getString("unit_name"), row.getString("title"),
                row.getString("drafter"), row.getString("text"), row.getObject("received_on", LocalDate.class), row.getObject("opinions_until", LocalDate.class),
                row.getObject("answer_until", LocalDate.class), DraftLaw.State.valueOf(row.getString("state")), row.getObject("letter_id", UUID.class),
                row.getInt("version"));
    }

    private static Opinion opinion(ResultSet row, int n) throws SQLException {
        String fate = row.getString("fate");
        return new Opinion(row.getObject("id", UUID.class), row.getObject("draft_id", UUID.class), row.getObject("person_id", UUID.class),
                row.getObject("unit_id", UUID.class), row.getString("giver"), row.getString("provision"), row.getString("text"),
                row.getObject("given_at", OffsetDateTime.class).toInstant(), fate == null ? null : Opinion.Fate.valueOf(fate), row.getString("fate_reason"),
                row.getObject("fate_on", LocalDate.class), row.getInt("version"));
    }
}
