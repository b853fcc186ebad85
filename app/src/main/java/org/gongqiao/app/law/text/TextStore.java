package org.gongqiao.app.law.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class TextStore {

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final String EDITION = "select e.* from law.text_edition e";
    /** The edition in force of each instrument on a day: of several, the one that began last, then the one taken in last. */
    private static final String IN_FORCE = """
            select distinct on (instrument) id from law.text_edition where taken_at is not null and (from_day is null or from_day <= :day)
            and (until_day is null or until_day > :day) order by instrument, from_day desc nulls last, taken_at desc""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    TextStore(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** Instruments of the statute book, by id and by what rules call them. */
    record Known(String id, String title) {}

    List<Known> instruments() {
        return jdbc.sql("select distinct on (id) id, title_zh from law.instrument order by id, version desc")
                .query((row, n) -> new Known(row.getString("id"), row.getString("title_zh"))).list();
    }

    void addInstrument(String id, String title) {
        jdbc.sql("insert into law.instrument values (:id, 1, :title, :title) on conflict do nothing").param("id", id).param("title", title).update();
    }

    void insert(Edition edition, List<Provision> provisions, @Nullable UUID by) {
        jdbc.sql("""
                insert into law.text_edition (id, instrument, title, history, file_name, sha256, from_day, articles, findings, read_at, read_by)
                values (:id, :instrument, :title, cast(:history as text[]), :file, :sha, :from, :articles, cast(:findings as jsonb), :at, :by)""")
                .param("id", edition.id()).param("instrument", edition.instrument()).param("title", edition.title())
                .param("history", edition.history().toArray(String[]::new), Types.ARRAY).param("file", edition.fileName())
                .param("sha", edition.sha256()).param("from", edition.from(), Types.DATE).param("articles", edition.articles())
                .param("findings", json.writeValueAsString(edition.findings())).param("at", edition.readAt().atOffset(ZoneOffset.UTC))
                .param("by", by, Types.OTHER).update();
        batches.batchUpdate("insert into law.text_provision (edition, position, chapter, section, number, inserted, label, body, line) values (?,?,?,?,?,?,?,?,?)",
                new BatchPreparedStatementSetter() {
                    @Override
                    public void setValues(java.sql.PreparedStatement row, int i) throws SQLException {
                        Provision p = provisions.get(i);
                        row.setObject(1, edition.id());
                        row.setInt(2, p.position());
                        row.setString(3, p.chapter());
                        row.setString(4, p.section());
                        row.setInt(5, p.number());
                        row.setInt(6, p.inserted());
                        row.setString(7, p.label());
                        row.setString(8, p.body());
                        row.setInt(9, p.line());
                    }

                    @Override
                    public int getBatchSize() {
                        return provisions.size();
                    }
                });
    }

    Optional<Edition> find(UUID id) {
        return jdbc.sql(EDITION + " where e.id = :id").param("id", id).query(this::edition).optional();
    }

    /** Locked, and only while nobody took it in. */
    Optional<Edition> hold(UUID id) {
        return jdbc.sql(EDITION + " where e.id = :id and e.taken_at is null for update").param("id", id).query(this::edition).optional();
    }

    List<Edition> taken() {
        return jdbc.sql(EDITION + " where e.taken_at is not null order by e.title, e.instrument, e.from_day desc nulls last, e.taken_at desc")
                .query(this::edition).list();
    }

    List<Edition> taken(String instrument) {
        return jdbc.sql(EDITION + " where e.instrument = :instrument and e.taken_at is not null order by e.from_day desc nulls last, e.taken_at desc")
                .param("instrument", instrument).query(this::edition).list();
    }

    List<Edition> previews() {
        return jdbc.sql(EDITION + " where e.taken_at is null order by e.read_at desc").query(this::edition).list();
    }

    void take(UUID id, String instrument, @Nullable LocalDate from, @Nullable LocalDate until, Instant at, @Nullable UUID by) {
        jdbc.sql("update law.text_edition set instrument = :instrument, from_day = :from, until_day = :until, taken_at = :at, taken_by = :by where id = :id")
                .param("instrument", instrument).param("from", from, Types.DATE).param("until", until, Types.DATE)
                .param("at", at.atOffset(ZoneOffset.UTC)).param("by", by, Types.OTHER).param("id", id).update();
    }

    int discard(UUID id) {
        return jdbc.sql("delete from law.text_edition where id = :id and taken_at is null").param("id", id).update();
    }

    void discardOlderThan(Instant moment) {
        jdbc.sql("delete from law.text_edition where taken_at is null and read_at < :moment").param("moment", moment.atOffset(ZoneOffset.UTC)).update();
    }

    Optional<Edition> inForce(String instrument, LocalDate day) {
        return jdbc.sql(EDITION + " where e.id in (" + IN_FORCE + ") and e.instrument = :instrument").param("day", day)
                .param("instrument", instrument).query(this::edition).optional();
    }

    List<UUID> inForce(LocalDate day) {
        return jdbc.sql(IN_FORCE).param("day", day).query(UUID.class).list();
    }

    List<Provision> provisions(UUID edition) {
        return jdbc.sql("select * from law.text_provision where edition = :edition order by position").param("edition", edition)
                .query(TextStore::provision).list();
    }

    List<Provision> articles(UUID edition, ArticleNumbers.Span span) {
        return jdbc.sql("""
                select * from law.text_provision where edition = :edition and number between :from and :to
                and (:inserted = 0 or inserted = :inserted) and (:inserted > 0 or :from < :to or inserted = 0) order by position""")
                .param("edition", edition).param("from", span.from()).param("to", span.to()).param("inserted", span.inserted())
                .query(TextStore::provision).list();
    }

    List<Hit> search(List<String> terms, List<String> grams, LocalDate day, int most) {
        var conditions = new ArrayList<String>();
        for (int i = 0; i < terms.size(); i++) {
            conditions.add("strpos(p.search, :term" + i + ") > 0");
        }
        var query = jdbc.sql("select p.*, e.instrument, e.title from law.text_provision p join law.text_edition e on e.id = p.edition where e.id in ("
                + IN_FORCE + ") and law.grams(p.search) @> cast(:grams as text[]) and " + String.join(" and ", conditions)
                + " order by e.title, p.edition, p.position limit :most").param("day", day)
                .param("grams", grams.toArray(String[]::new), Types.ARRAY).param("most", most);
        for (int i = 0; i < terms.size(); i++) {
            query = query.param("term" + i, terms.get(i));
        }
        return query.query((row, n) -> new Hit(row.getString("instrument"), row.getString("title"), provision(row, n))).list();
    }

    private static Provision provision(ResultSet row, int n) throws SQLException {
        return new Provision(row.getInt("position"), row.getString("chapter"), row.getString("section"), row.getInt("number"),
                row.getInt("inserted"), row.getString("label"), row.getString("body"), row.getInt("line"));
    }

    private Edition edition(ResultSet row, int n) throws SQLException {
        OffsetDateTime taken = row.getObject("taken_at", OffsetDateTime.class);
        return new Edition(row.getObject("id", UUID.class), row.getString("instrument"), row.getString("title"),
                Arrays.asList((String[]) row.getArray("history").getArray()), row.getString("file_name"), row.getString("sha256"),
                row.getObject("from_day", LocalDate.class), row.getObject("until_day", LocalDate.class),
                row.getObject("read_at", OffsetDateTime.class).toInstant(), taken == null ? null : taken.toInstant(), row.getInt("articles"),
                json.readValue(row.getString("findings"), FINDINGS));
    }
}
