package org.gongqiao.app.sessions.decide;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.law.democracy.Round;
import org.gongqiao.app.sessions.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Names on ballots and their rounds, in the caller's scope. */
@Repository
class BallotStore {

    private static final String NAME = "select id, item_id, place, name, about, elected_round from sessions.ballot_name n";
    private static final String ROUND = """
            select id, item_id, number, kind, seats, manner, vote_id, electors, present, secret, outcome, counted_at from sessions.round r""";

    private final JdbcClient jdbc;
    private final Ids ids;

    BallotStore(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** By item, in the order of the ballot. */
    Map<UUID, List<BallotName>> names(UUID session) {
        return jdbc.sql(NAME + " where session_id = :session order by place, id").param("session", session).query(BallotStore::name).list().stream()
                .collect(Collectors.groupingBy(BallotName::itemId));
    }

    List<BallotName> namesOf(UUID item) {
        return jdbc.sql(NAME + " where item_id = :item order by place, id").param("item", item).query(BallotStore::name).list();
    }

    void insert(BallotName name, Session at) {
        jdbc.sql("""
                insert into sessions.ballot_name (id, item_id, session_id, area_path, line_path, place, name, about)
                values (:id, :item, :session, cast(:area as ltree), cast(:line as ltree), :place, :name, :about)""")
                .param("id", name.id()).param("item", name.itemId()).param("session", at.id()).param("area", at.areaPath()).param("line", at.linePath())
                .param("place", name.place()).param("name", name.name()).param("about", name.about()).update();
    }

    boolean strike(UUID item, UUID name) {
        return jdbc.sql("delete from sessions.ballot_name where id = :id and item_id = :item").param("id", name).param("item", item).update() == 1;
    }

    void elected(UUID name, int round) {
        jdbc.sql("update sessions.ballot_name set elected_round = :round where id = :id").param("round", round).param("id", name).update();
    }

    void seats(UUID item, int seats) {
        jdbc.sql("update sessions.item set seats = :seats, version = version + 1 where id = :id").param("seats", seats).param("id", item).update();
    }

    /** By item, the first round first. */
    Map<UUID, List<ItemRound>> rounds(UUID session) {
        return withStandings(jdbc.sql(ROUND + " where session_id = :of order by number").param("of", session).query(BallotStore::round).list(),
                "session_id", session).stream().collect(Collectors.groupingBy(ItemRound::itemId));
    }

    List<ItemRound> roundsOf(UUID item) {
        List<ItemRound> rounds = jdbc.sql(ROUND + " where item_id = :of order by number").param("of", item).query(BallotStore::round).list();
        return rounds.stream().flatMap(round -> withStandings(List.of(round), "round_id", round.id()).stream()).toList();
    }

    private List<ItemRound> withStandings(List<ItemRound> rounds, String column, UUID of) {
        Map<UUID, List<ItemRound.Standing>> standings = new HashMap<>();
        jdbc.sql("select round_id, name_id, place, votes, result from sessions.standing where " + column + " = :of order by place, id").param("of", of)
                .query((row, n) -> standings.computeIfAbsent(row.getObject("round_id", UUID.class), key -> new java.util.ArrayList<>()).add(standing(row))).list();
        return rounds.stream().map(r -> new ItemRound(r.id(), r.itemId(), r.number(), r.kind(), r.seats(), r.manner(), r.voteId(), r.electors(), r.present(),
                r.secret(), r.outcome(), r.countedAt(), standings.getOrDefault(r.id(), List.of()))).toList();
    }

    void begin(UUID id, Session at, UUID item, int number, BallotForm.Next next, String manner, @Nullable UUID vote) {
        jdbc.sql("""
                insert into sessions.round (id, item_id, session_id, area_path, line_path, number, kind, seats, manner, vote_id)
                values (:id, :item, :session, cast(:area as ltree), cast(:line as ltree), :number, :kind, :seats, :manner, :vote)""")
                .param("id", id).param("item", item).param("session", at.id()).param("area", at.areaPath()).param("line", at.linePath())
                .param("number", number).param("kind", next.kind().name()).param("seats", next.seats()).param("manner", manner)
                .param("vote", vote, Types.OTHER).update();
        for (int place = 0; place < next.standing().size(); place++) {
            jdbc.sql("""
                    insert into sessions.standing (id, round_id, name_id, session_id, area_path, line_path, place)
                    values (:id, :round, :name, :session, cast(:area as ltree), cast(:line as ltree), :place)""")
                    .param("id", ids.next()).param("round", id).param("name", next.standing().get(place).id()).param("session", at.id())
                    .param("area", at.areaPath()).param("line", at.linePath()).param("place", place).update();
        }
    }

    /** A round whose vote was annulled never was. */
    void drop(UUID vote) {
        jdbc.sql("delete from sessions.round where vote_id = :vote and outcome is null").param("vote", vote).update();
    }

    void counted(UUID round, int electors, int present, boolean secret, Round outcome, Instant at) {
        jdbc.sql("""
                update sessions.round set electors = :electors, present = :present, secret = :secret, outcome = :outcome, counted_at = :at
                where id = :id and outcome is null""")
                .param("electors", electors).param("present", present).param("secret", secret).param("outcome", outcome.name())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC)).param("id", round).update();
    }

    void result(UUID round, UUID name, List<Integer> votes, ItemRound.Result result) {
        jdbc.sql("update sessions.standing set votes = :votes, result = :result where round_id = :round and name_id = :name")
                .param("votes", votes.toArray(Integer[]::new)).param("result", result.name()).param("round", round).param("name", name).update();
    }

    private static BallotName name(ResultSet row, int n) throws SQLException {
        return new BallotName(row.getObject("id", UUID.class), row.getObject("item_id", UUID.class), row.getInt("place"), row.getString("name"),
                row.getString("about"), row.getObject("elected_round", Integer.class));
    }

    private static ItemRound round(ResultSet row, int n) throws SQLException {
        String outcome = row.getString("outcome");
        OffsetDateTime counted = row.getObject("counted_at", OffsetDateTime.class);
        return new ItemRound(row.getObject("id", UUID.class), row.getObject("item_id", UUID.class), row.getInt("number"),
                ItemRound.Kind.valueOf(row.getString("kind")), row.getInt("seats"), row.getString("manner"), row.getObject("vote_id", UUID.class),
                row.getObject("electors", Integer.class), row.getObject("present", Integer.class), row.getObject("secret", Boolean.class),
                outcome == null ? null : Round.valueOf(outcome), counted == null ? null : counted.toInstant(), List.of());
    }

    private static ItemRound.Standing standing(ResultSet row) throws SQLException {
        Array votes = row.getArray("votes");
        String result = row.getString("result");
        return new ItemRound.Standing(row.getObject("name_id", UUID.class), row.getInt("place"), votes == null ? List.of() : Arrays.asList((Integer[]) votes.getArray()),
                result == null ? null : ItemRound.Result.valueOf(result));
    }
}
