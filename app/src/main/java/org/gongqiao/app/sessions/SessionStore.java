package org.gongqiao.app.sessions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.BodyKind;
import org.gongqiao.app.law.democracy.MatterFacts;
import org.gongqiao.app.organization.Union;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of sessions in the caller's scope. */
@Repository
public class SessionStore {

    private static final String SESSION = """
            select id, body_id, unit_id, unit_name, area_path::text as area_text, line_path::text as line_text, region, body_kind, title, kind, called_for,
                firm, held_on, starts_at, place, chair, recorder, recorded_later, state, created_at, called_at, opened_at, closed_on, papers_version,
                published_at, published_where, filing_matter, filed_on, received_at, received_note, words, version
            from sessions.session s""";
    private static final int MOST = 200;

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Session> find(UUID id) {
        return jdbc.sql(SESSION + " where id = :id").param("id", id).query(SessionStore::read).optional();
    }

    /** Held until the end of the transaction. */
    public Optional<Session> lock(UUID id) {
        return jdbc.sql(SESSION + " where id = :id for update").param("id", id).query(SessionStore::read).optional();
    }

    /** What is sent twice at the same moment waits for the first. */
    Optional<Session> byKey(UUID key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('sessions:' || :key, 0))").param("key", key.toString()).query((row, n) -> 0).single();
        return jdbc.sql(SESSION + " where idempotency_key = :key").param("key", key).query(SessionStore::read).optional();
    }

    /** Sessions of a union itself, the newest first. */
    public List<Session> of(UUID unit) {
        return jdbc.sql(SESSION + " where unit_id = :unit order by held_on desc, id desc limit " + MOST).param("unit", unit).query(SessionStore::read).list();
    }

    public List<Session> ofBody(UUID body) {
        return jdbc.sql(SESSION + " where body_id = :body order by held_on desc, id desc limit " + MOST).param("body", body).query(SessionStore::read).list();
    }

    /** Sessions in the caller's scope that are ahead or open, the nearest first. */
    List<Session> ahead(int most) {
        return jdbc.sql(SESSION + " where state in ('PREPARING', 'CALLED', 'OPEN') order by held_on, id limit :most").param("most", most)
                .query(SessionStore::read).list();
    }

    /** Sessions that a person is or was on the roll of; in his own scope. */
    List<Session> own() {
        return jdbc.sql(SESSION + " order by held_on desc, id desc limit 50").query(SessionStore::read).list();
    }

    /** Closed sessions in the caller's scope that were reported, or still have to be, in the order of their closing. */
    public List<Session> filings(boolean received, int most) {
        return jdbc.sql(SESSION + " where state = 'CLOSED' and (received_at is not null) = :received order by "
                        + (received ? "received_at desc" : "filed_on nulls last, closed_on") + ", id limit :most")
                .param("received", received).param("most", most).query(SessionStore::read).list();
    }

    int waitingFor(int most) {
        return jdbc.sql("select count(*)::int from (select from sessions.session where state = 'CLOSED' and filed_on is not null and received_at is null limit :most) x")
                .param("most", most).query(Integer.class).single();
    }

    void insert(UUID id, NewSession made, Body body, Union at, SessionKind kind, boolean later, Instant now) {
        jdbc.sql("""
                insert into sessions.session (id, body_id, unit_id, unit_name, area_path, line_path, region, body_kind, title, kind, called_for, firm, held_on,
                    starts_at, place, chair, recorder, recorded_later, state, created_at, idempotency_key)
                values (:id, :body, :unit, :unitName, cast(:area as ltree), cast(:line as ltree), :region, :bodyKind, :title, :kind, :calledFor, :firm, :heldOn,
                    :starts, :place, :chair, :recorder, :later, 'PREPARING', :now, :key)""")
                .param("id", id).param("body", body.id()).param("unit", at.id()).param("unitName", at.name()).param("area", at.areaPath())
                .param("line", at.linePath()).param("region", body.region()).param("bodyKind", body.kind().name()).param("title", made.title())
                .param("kind", kind.name()).param("calledFor", made.calledFor() == null ? null : made.calledFor().name(), Types.VARCHAR)
                .param("firm", made.firm().name()).param("heldOn", made.heldOn()).param("starts", made.startsAt(), Types.TIME).param("place", made.place())
                .param("chair", made.chair()).param("recorder", made.recorder()).param("later", later).param("now", at(now)).param("key", made.key()).update();
    }

    /** Day, hour, place and people of a session that is ahead. */
    void move(UUID id, String title, LocalDate heldOn, @Nullable LocalTime startsAt, String place, String chair, String recorder) {
        jdbc.sql("""
                update sessions.session set title = :title, held_on = :on, starts_at = :starts, place = :place, chair = :chair, recorder = :recorder,
                    version = version + 1 where id = :id""")
                .param("title", title).param("on", heldOn).param("starts", startsAt, Types.TIME).param("place", place).param("chair", chair)
                .param("recorder", recorder).param("id", id).update();
    }

    void called(UUID id, Instant at, String words) {
        jdbc.sql("update sessions.session set state = 'CALLED', called_at = :at, words = :words, version = version + 1 where id = :id")
                .param("at", at(at)).param("words", words).param("id", id).update();
    }

    void opened(UUID id, Instant at) {
        jdbc.sql("update sessions.session set state = 'OPEN', opened_at = :at, version = version + 1 where id = :id").param("at", at(at)).param("id", id).update();
    }

    void closed(UUID id, LocalDate on, @Nullable UUID filingMatter) {
        jdbc.sql("update sessions.session set state = 'CLOSED', closed_on = :on, filing_matter = :matter, version = version + 1 where id = :id")
                .param("on", on).param("matter", filingMatter, Types.OTHER).param("id", id).update();
    }

    void cancelled(UUID id, String words) {
        jdbc.sql("update sessions.session set state = 'CANCELLED', words = :words, version = version + 1 where id = :id")
                .param("words", words).param("id", id).update();
    }

    /** A paper came or went: what delegates had before is not the whole any more. */
    void papersChanged(UUID id) {
        jdbc.sql("update sessions.session set papers_version = papers_version + 1, version = version + 1 where id = :id").param("id", id).update();
    }

    public void published(UUID id, Instant at, String where) {
        jdbc.sql("update sessions.session set published_at = :at, published_where = :where, version = version + 1 where id = :id")
                .param("at", at(at)).param("where", where).param("id", id).update();
    }

    public void filed(UUID id, LocalDate on) {
        jdbc.sql("update sessions.session set filed_on = :on, version = version + 1 where id = :id").param("on", on).param("id", id).update();
    }

    public void received(UUID id, Instant at, String note) {
        jdbc.sql("update sessions.session set received_at = :at, received_note = :note, version = version + 1 where id = :id")
                .param("at", at(at)).param("note", note).param("id", id).update();
    }

    private static Session read(ResultSet row, int n) throws SQLException {
        String calledFor = row.getString("called_for");
        return new Session(row.getObject("id", UUID.class), row.getObject("body_id", UUID.class), row.getObject("unit_id", UUID.class),
                row.getString("unit_name"), row.getString("area_text"), row.getString("line_text"), row.getString("region").strip(),
                BodyKind.valueOf(row.getString("body_kind")), row.getString("title"), SessionKind.valueOf(row.getString("kind")),
                calledFor == null ? null : SessionKind.CalledFor.valueOf(calledFor), MatterFacts.Firm.valueOf(row.getString("firm")),
                row.getObject("held_on", LocalDate.class), row.getObject("starts_at", LocalTime.class), row.getString("place"), row.getString("chair"),
                row.getString("recorder"), row.getBoolean("recorded_later"), SessionState.valueOf(row.getString("state")), instant(row, "created_at"),
                instantOrNull(row, "called_at"), instantOrNull(row, "opened_at"), row.getObject("closed_on", LocalDate.class), row.getInt("papers_version"),
                instantOrNull(row, "published_at"), row.getString("published_where"), row.getObject("filing_matter", UUID.class),
                row.getObject("filed_on", LocalDate.class), instantOrNull(row, "received_at"), row.getString("received_note"), row.getString("words"),
                row.getInt("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null ? null : instant(row, column);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
