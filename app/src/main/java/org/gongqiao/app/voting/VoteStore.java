package org.gongqiao.app.voting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.organization.Union;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class VoteStore {

    private static final String VOTE = """
            select v.id, v.unit_id, v.unit_name, v.subject, v.subject_link, v.title, v.manner, v.state, v.questions::text as questions_text, v.board, v.electors,
                v.weight, v.consent, v.grace_hours, v.prepared_at, v.opened_at, v.closed_at, v.countable_at, v.finished_at, v.annulment, v.version,
                v.area_path::text as area_text, v.line_path::text as line_text
            from voting.vote v""";
    private static final TypeReference<List<VoteQuestion>> QUESTIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    VoteStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Vote vote, Union unit, Collection<Elector> electors) {
        jdbc.sql("""
                insert into voting.vote (id, unit_id, unit_name, subject, subject_link, title, manner, state, questions, board, electors, weight, consent,
                    grace_hours, prepared_at, area_path, line_path)
                values (:id, :unit, :unitName, :subject, :link, :title, :manner, :state, cast(:questions as jsonb), :board, :electors, :weight, :consent,
                    :grace, :prepared, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", vote.id()).param("unit", vote.unit()).param("unitName", vote.unitName()).param("subject", vote.subject())
                .param("link", vote.subjectLink()).param("title", vote.title()).param("manner", vote.manner().name()).param("state", vote.state().name())
                .param("questions", json.writeValueAsString(vote.questions())).param("board", vote.board(), Types.VARCHAR)
                .param("electors", vote.electors()).param("weight", vote.weight()).param("consent", vote.consent(), Types.OTHER)
                .param("grace", vote.graceHours()).param("prepared", at(vote.preparedAt())).param("area", unit.areaPath())
                .param("line", unit.linePath(), Types.VARCHAR).update();
        insertElectors(vote.id(), unit, electors);
    }

    /** In the order of their ids, which tells nothing. */
    private void insertElectors(UUID vote, Union unit, Collection<Elector> electors) {
        List<Elector> sorted = electors.stream().sorted(Comparator.comparing(Elector::person)).toList();
        jdbc.sql("""
                insert into voting.elector (vote_id, person_id, name, weight, present, area_path, line_path)
                select :vote, e.person, e.name, e.weight, e.present, cast(:area as ltree), cast(:line as ltree)
                from unnest(cast(:persons as uuid[]), cast(:names as text[]), cast(:weights as int[]), cast(:present as boolean[])) as e(person, name, weight, present)""")
                .param("vote", vote).param("area", unit.areaPath()).param("line", unit.linePath(), Types.VARCHAR)
                .param("persons", sorted.stream().map(Elector::person).toArray(UUID[]::new))
                .param("names", sorted.stream().map(Elector::name).toArray(String[]::new))
                .param("weights", sorted.stream().map(Elector::weight).toArray(Integer[]::new))
                .param("present", sorted.stream().map(Elector::present).toArray(Boolean[]::new)).update();
    }

    void bar(UUID vote, Collection<UUID> persons) {
        jdbc.sql("""
                insert into voting.barred (vote_id, person_id, area_path, line_path)
                select v.id, each, v.area_path, v.line_path from voting.vote v, unnest(cast(:persons as uuid[])) each where v.id = :vote
                    and not exists (select from voting.barred b where b.vote_id = v.id and b.person_id = each)""")
                .param("vote", vote).param("persons", persons.stream().sorted().toArray(UUID[]::new)).update();
    }

    Optional<Vote> find(UUID id) {
        return jdbc.sql(VOTE + " where v.id = :id").param("id", id).query(this::read).optional();
    }

    /** Two acts on one vote wait for each other here. */
    Optional<Vote> lock(UUID id) {
        return jdbc.sql(VOTE + " where v.id = :id for update of v").param("id", id).query(this::read).optional();
    }

    List<Vote> of(UUID subject) {
        return jdbc.sql(VOTE + " where v.subject = :subject order by v.prepared_at, v.id").param("subject", subject).query(this::read).list();
    }

    List<Elector> electors(UUID vote) {
        return jdbc.sql("select person_id, name, weight, present from voting.elector where vote_id = :vote order by name, person_id").param("vote", vote)
                .query((row, n) -> new Elector(row.getObject("person_id", UUID.class), row.getString("name"), row.getInt("weight"), row.getBoolean("present")))
                .list();
    }

    boolean isElector(UUID vote, UUID person) {
        return jdbc.sql("select exists (select from voting.elector where vote_id = :vote and person_id = :person)").param("vote", vote)
                .param("person", person).query(Boolean.class).single();
    }

    /** Those in scope, the newest first. */
    Slice<Vote> list(Line line, @Nullable VoteState state, @Nullable UUID after, int size) {
        String path = line == Line.AREA ? "v.area_path" : "v.line_path";
        List<Vote> rows = jdbc.sql(VOTE + " where " + path + " is not null and (cast(:state as text) is null or v.state = :state)"
                + " and (cast(:after as uuid) is null or v.id < :after) order by v.id desc limit :size")
                .param("state", state == null ? null : state.name(), Types.VARCHAR).param("after", after, Types.OTHER).param("size", size + 1)
                .query(this::read).list();
        return rows.size() > size ? new Slice<>(rows.subList(0, size), rows.get(size - 1).id().toString()) : new Slice<>(rows, null);
    }

    /** The votes on whose roll the person stands, the newest first. */
    List<Vote> ofElector(UUID person, int most) {
        return jdbc.sql(VOTE + " join voting.elector e on e.vote_id = v.id where e.person_id = :person order by v.prepared_at desc, v.id limit :most")
                .param("person", person).param("most", most).query(this::read).list();
    }

    void questions(UUID id, List<VoteQuestion> questions) {
        changed(jdbc.sql("update voting.vote set questions = cast(:questions as jsonb), version = version + 1 where id = :id and state = 'PREPARING'")
                .param("id", id).param("questions", json.writeValueAsString(questions)).update());
    }

    void opened(UUID id, Instant now) {
        changed(jdbc.sql("update voting.vote set state = 'OPEN', opened_at = :now, version = version + 1 where id = :id and state = 'PREPARING'")
                .param("id", id).param("now", at(now)).update());
    }

    void closed(UUID id, Instant now, Instant countable, ClosingSheet sheet) {
        changed(jdbc.sql("""
                update voting.vote set state = 'CLOSED', closed_at = :now, countable_at = :countable, sheet = cast(:sheet as jsonb), version = version + 1
                where id = :id and state = 'OPEN'""")
                .param("id", id).param("now", at(now)).param("countable", at(countable)).param("sheet", json.writeValueAsString(sheet)).update());
    }

    void counting(UUID id) {
        changed(jdbc.sql("update voting.vote set state = 'COUNTING', version = version + 1 where id = :id and state = 'CLOSED'").param("id", id).update());
    }

    void finished(UUID id, Instant now, Count count, ClosingSheet sheet) {
        changed(jdbc.sql("""
                update voting.vote set state = 'FINISHED', finished_at = :now, count = cast(:count as jsonb), sheet = cast(:sheet as jsonb), version = version + 1
                where id = :id and state in ('CLOSED', 'COUNTING')""")
                .param("id", id).param("now", at(now)).param("count", json.writeValueAsString(count)).param("sheet", json.writeValueAsString(sheet)).update());
    }

    void annulled(UUID id, String words) {
        changed(jdbc.sql("update voting.vote set state = 'ANNULLED', annulment = :words, version = version + 1 where id = :id and state <> 'FINISHED' and state <> 'ANNULLED'")
                .param("id", id).param("words", words).update());
    }

    private static void changed(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("a locked vote was in another state");
        }
    }

    Optional<Count> count(UUID id) {
        return jdbc.sql("select count::text from voting.vote where id = :id and count is not null").param("id", id)
                .query((row, n) -> json.readValue(row.getString(1), Count.class)).optional();
    }

    Optional<ClosingSheet> sheet(UUID id) {
        return jdbc.sql("select sheet::text from voting.vote where id = :id and sheet is not null").param("id", id)
                .query((row, n) -> json.readValue(row.getString(1), ClosingSheet.class)).optional();
    }

    /** Closed votes whose complaint period is over, and those being counted. */
    List<UUID> countable(Instant now) {
        return jdbc.sql("select id from voting.vote where state in ('CLOSED', 'COUNTING') and countable_at <= :now order by countable_at, id")
                .param("now", at(now)).query(UUID.class).list();
    }

    private Vote read(ResultSet row, int n) throws SQLException {
        return new Vote(row.getObject("id", UUID.class), row.getObject("unit_id", UUID.class), row.getString("unit_name"),
                row.getObject("subject", UUID.class), row.getString("subject_link"), row.getString("title"), Manner.valueOf(row.getString("manner")),
                VoteState.valueOf(row.getString("state")), json.readValue(row.getString("questions_text"), QUESTIONS), row.getString("board"),
                row.getInt("electors"), row.getInt("weight"), row.getObject("consent", UUID.class), row.getInt("grace_hours"),
                at(row, "prepared_at"), instant(row, "opened_at"), instant(row, "closed_at"), instant(row, "countable_at"), instant(row, "finished_at"),
                row.getString("annulment"), row.getInt("version"));
    }

    static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
