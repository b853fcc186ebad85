package org.gongqiao.app.congress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Votes of constituencies with their candidates. */
@Repository
class DelegateElectionStore {

    private static final String ELECTION = """
            select id, body_id, constituency_id, constituency_name, purpose, seats, secret, held_on, constituency, taking_part, published_on, version
            from congress.delegate_election""";

    private final JdbcClient jdbc;

    DelegateElectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(DelegateElection e, UUID key, Instant now) {
        jdbc.sql("""
                insert into congress.delegate_election (id, idempotency_key, body_id, constituency_id, constituency_name, purpose, seats, secret,
                    planned_at, area_path, line_path)
                select :id, :key, c.body_id, c.id, c.name, :purpose, :seats, :secret, :now, c.area_path, c.line_path
                from congress.constituency c where c.id = :constituency""")
                .param("id", e.id()).param("key", key).param("purpose", e.purpose().name()).param("seats", e.seats()).param("secret", e.secret())
                .param("now", now.atOffset(ZoneOffset.UTC)).param("constituency", e.constituency()).update();
    }

    Optional<UUID> byKey(UUID key) {
        return jdbc.sql("select id from congress.delegate_election where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    boolean openIn(UUID constituency) {
        return jdbc.sql("select exists (select from congress.delegate_election where constituency_id = :id and counted_at is null)")
                .param("id", constituency).query(Boolean.class).single();
    }

    boolean anyIn(UUID constituency) {
        return jdbc.sql("select exists (select from congress.delegate_election where constituency_id = :id)")
                .param("id", constituency).query(Boolean.class).single();
    }

    void nominate(DelegateElection.Candidate c, UUID election) {
        Traits t = c.traits();
        jdbc.sql("""
                insert into congress.delegate_candidate (id, election_id, person_id, name, front_line, woman, leader, teacher, dispatched, disabled,
                    area_path, line_path)
                select :id, e.id, :person, :name, :front, :woman, :leader, :teacher, :dispatched, :disabled, e.area_path, e.line_path
                from congress.delegate_election e where e.id = :election""")
                .param("id", c.id()).param("election", election).param("person", c.person()).param("name", c.name()).param("front", t.frontLine())
                .param("woman", t.woman()).param("leader", t.leader()).param("teacher", t.teacher()).param("dispatched", t.dispatched())
                .param("disabled", t.disabled()).update();
    }

    boolean strike(UUID election, UUID candidate) {
        return jdbc.sql("delete from congress.delegate_candidate where id = :id and election_id = :election and votes is null").param("id", candidate)
                .param("election", election).update() == 1;
    }

    boolean cancel(UUID election) {
        return jdbc.sql("delete from congress.delegate_election where id = :id and counted_at is null").param("id", election).update() == 1;
    }

    boolean counted(UUID election, int version, DelegateElection.Count count, Instant now, @Nullable UUID by) {
        return jdbc.sql("""
                update congress.delegate_election set held_on = :on, constituency = :constituency, taking_part = :part, counted_at = :now, counted_by = :by,
                    version = version + 1 where id = :id and version = :version and counted_at is null""")
                .param("id", election).param("version", version).param("on", count.heldOn()).param("constituency", count.constituency())
                .param("part", count.takingPart()).param("now", now.atOffset(ZoneOffset.UTC)).param("by", by, Types.OTHER).update() == 1;
    }

    void outcome(UUID candidate, int votes, DelegateElection.Outcome outcome, UUID decision) {
        jdbc.sql("update congress.delegate_candidate set votes = :votes, outcome = :outcome, decision_id = :decision where id = :id")
                .param("id", candidate).param("votes", votes).param("outcome", outcome.name()).param("decision", decision).update();
    }

    boolean published(UUID election, LocalDate on) {
        return jdbc.sql("""
                update congress.delegate_election set published_on = :on, version = version + 1
                where id = :id and counted_at is not null and published_on is null and held_on <= :on""")
                .param("id", election).param("on", on).update() == 1;
    }

    Optional<DelegateElection> find(UUID id) {
        return jdbc.sql(ELECTION + " where id = :id").param("id", id)
                .query((row, n) -> read(row, candidates(List.of(id)).getOrDefault(id, List.of()))).optional();
    }

    /** The newest first. */
    List<DelegateElection> of(UUID body) {
        List<UUID> ids = jdbc.sql("select id from congress.delegate_election where body_id = :body").param("body", body).query(UUID.class).list();
        Map<UUID, List<DelegateElection.Candidate>> all = candidates(ids);
        return jdbc.sql(ELECTION + " where body_id = :body order by planned_at desc, id desc").param("body", body)
                .query((row, n) -> read(row, all.getOrDefault(row.getObject("id", UUID.class), List.of()))).list();
    }

    private Map<UUID, List<DelegateElection.Candidate>> candidates(List<UUID> elections) {
        record Row(UUID election, DelegateElection.Candidate candidate) {}
        return jdbc.sql("""
                select id, election_id, person_id, name, front_line, woman, leader, teacher, dispatched, disabled, votes, outcome, decision_id
                from congress.delegate_candidate where election_id = any (:ids) order by votes desc nulls last, name collate "zh-x-icu", id""")
                .param("ids", elections.toArray(UUID[]::new)).query((row, n) -> {
                    String outcome = row.getString("outcome");
                    return new Row(row.getObject("election_id", UUID.class), new DelegateElection.Candidate(row.getObject("id", UUID.class),
                            row.getObject("person_id", UUID.class), row.getString("name"), new Traits(row.getBoolean("front_line"),
                            row.getBoolean("woman"), row.getBoolean("leader"), row.getBoolean("teacher"), row.getBoolean("dispatched"),
                            row.getBoolean("disabled")), row.getObject("votes", Integer.class),
                            outcome == null ? null : DelegateElection.Outcome.valueOf(outcome), row.getObject("decision_id", UUID.class)));
                }).list().stream().collect(Collectors.groupingBy(Row::election, Collectors.mapping(Row::candidate, Collectors.toList())));
    }

    private static DelegateElection read(ResultSet row, List<DelegateElection.Candidate> candidates) throws SQLException {
        LocalDate heldOn = row.getObject("held_on", LocalDate.class);
        return new DelegateElection(row.getObject("id", UUID.class), row.getObject("body_id", UUID.class), row.getObject("constituency_id", UUID.class),
                row.getString("constituency_name"), DelegateElection.Purpose.valueOf(row.getString("purpose")), row.getInt("seats"),
                row.getBoolean("secret"), heldOn == null ? null : new DelegateElection.Count(heldOn, row.getInt("constituency"), row.getInt("taking_part")),
                row.getObject("published_on", LocalDate.class), candidates, row.getInt("version"));
    }
}
