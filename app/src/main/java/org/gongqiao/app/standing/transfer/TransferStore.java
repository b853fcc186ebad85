package org.gongqiao.app.standing.transfer;

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
import org.gongqiao.app.joining.Choice;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.organization.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class TransferStore {

    private static final String TRANSFER = """
            select id, person_id, membership_id, matter_id, number, name, member_no, joined_on, from_unit, from_name, target_unit, target_name,
                decider_unit, ground, by_unit, words, trade, workplace, choices::text as choices, status, asked_at, decided_at, refusal_text, version,
                area_path::text as area_text, line_path::text as line_text
            from standing.transfer t""";
    private static final String DEPARTURE = """
            select transfer_id, number, name, to_name, status, asked_at, decided_at, area_path::text as area_text, line_path::text as line_text
            from standing.departure t""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TransferStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Two forms about one person wait for each other here. */
    void lockPerson(UUID person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('standing:' || :person, 0))").param("person", person.toString())
                .query((row, n) -> 0).single();
    }

    record Asked(UUID id, String number) {}

    /** By the old union's row, which stays in the scope of whoever asked. */
    Optional<Asked> byKey(UUID key) {
        return jdbc.sql("select transfer_id, number from standing.departure where idempotency_key = :key").param("key", key)
                .query((row, n) -> new Asked(row.getObject("transfer_id", UUID.class), row.getString("number"))).optional();
    }

    /** Across scopes, yes or no. */
    boolean waits(UUID person) {
        return jdbc.sql("select standing.transfer_waits(:person)").param("person", person).query(Boolean.class).single();
    }

    void insert(Transfer t, UUID key, Place decider, Place from) {
        jdbc.sql("""
                insert into standing.transfer (id, person_id, membership_id, matter_id, number, name, member_no, joined_on, from_unit,
                    from_name, target_unit, target_name, decider_unit, area_path, line_path, ground, by_unit, words, trade, workplace, choices,
                    status, asked_at)
                values (:id, :person, :membership, :matter, :number, :name, :memberNo, :joined, :from, :fromName, :target, :targetName, :decider,
                    cast(:area as ltree), cast(:line as ltree), :ground, :byUnit, :words, :trade, :workplace, cast(:choices as jsonb),
                    'WAITING', :now)""")
                .param("id", t.id()).param("person", t.personId()).param("membership", t.membershipId())
                .param("matter", t.matterId()).param("number", t.number()).param("name", t.name()).param("memberNo", t.memberNo(), Types.VARCHAR)
                .param("joined", t.joinedOn()).param("from", t.fromUnit()).param("fromName", t.fromName()).param("target", t.targetUnit())
                .param("targetName", t.targetName()).param("decider", t.deciderUnit()).param("area", decider.areaPath())
                .param("line", decider.linePath()).param("ground", t.ground().name()).param("byUnit", t.byUnit(), Types.OTHER)
                .param("words", t.words()).param("trade", t.trade() == null ? null : t.trade().name(), Types.VARCHAR)
                .param("workplace", t.workplace(), Types.VARCHAR).param("choices", json.writeValueAsString(t.choices()))
                .param("now", at(t.askedAt())).update();
        jdbc.sql("""
                insert into standing.departure (transfer_id, person_id, idempotency_key, number, name, from_unit, to_name, status, asked_at, area_path, line_path)
                values (:id, :person, :key, :number, :name, :from, :to, 'WAITING', :now, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", t.id()).param("person", t.personId()).param("key", key).param("number", t.number()).param("name", t.name()).param("from", t.fromUnit())
                .param("to", t.targetName()).param("now", at(t.askedAt())).param("area", from.areaPath()).param("line", from.linePath()).update();
    }

    /** Ends a waiting transfer and tells the old union. */
    void decided(UUID id, TransferStatus status, @Nullable String refusalText, Instant now) {
        jdbc.sql("update standing.transfer set status = :status, refusal_text = :text, decided_at = :now, version = version + 1 where id = :id")
                .param("id", id).param("status", status.name()).param("text", refusalText, Types.VARCHAR).param("now", at(now)).update();
        if (!jdbc.sql("select standing.tell_old_union(:id)").param("id", id).query(Boolean.class).single()) {
            throw new IllegalStateException("a decided transfer is not seen by whoever decided it");
        }
    }

    boolean follow(UUID id, Place decider, UUID target, String targetName) {
        return jdbc.sql("select standing.follow(:id, :decider, :target, :name, cast(:area as ltree), cast(:line as ltree))")
                .param("id", id).param("decider", decider.unionId()).param("target", target).param("name", targetName)
                .param("area", decider.areaPath()).param("line", decider.linePath()).query(Boolean.class).single();
    }

    /** Take the matter first: whoever hands it over comes from there. */
    Optional<Transfer> lock(UUID id) {
        return jdbc.sql(TRANSFER + " where id = :id for update").param("id", id).query(this::read).optional();
    }

    Optional<Transfer> find(UUID id) {
        return jdbc.sql(TRANSFER + " where id = :id").param("id", id).query(this::read).optional();
    }

    List<Transfer> of(UUID person) {
        return jdbc.sql(TRANSFER + " where person_id = :person order by asked_at desc limit 50").param("person", person).query(this::read).list();
    }

    /** In the order of the tree, so that a page reads straight from the index at every scope. */
    Slice<Transfer> list(@Nullable TransferStatus status, @Nullable String after, int size, Line line) {
        return page(TRANSFER, "id", status, after, size, line, this::read);
    }

    Slice<Departure> departures(@Nullable TransferStatus status, @Nullable String after, int size, Line line) {
        return page(DEPARTURE, "transfer_id", status, after, size, line, (row, n) -> new Departure(row.getObject("transfer_id", UUID.class),
                row.getString("number"), row.getString("name"), row.getString("to_name"), TransferStatus.valueOf(row.getString("status")),
                instant(row, "asked_at"), instantOrNull(row, "decided_at")));
    }

    private record Keyed<T>(T item, String key) {}

    private <T> Slice<T> page(String select, String id, @Nullable TransferStatus status, @Nullable String after, int size, Line line,
                              org.springframework.jdbc.core.RowMapper<T> mapper) {
        String path = line == Line.INDUSTRY ? "t.line_path" : "t.area_path";
        String text = line == Line.INDUSTRY ? "line_text" : "area_text";
        String[] key = after == null ? new String[] {"", "00000000-0000-0000-0000-000000000000"} : after.split("_", 2);
        var rows = jdbc.sql(select + " where (" + path + ", t." + id + ") > (cast(:path as ltree), cast(:id as uuid))"
                        + (status == null ? "" : " and t.status = :status") + " order by " + path + ", t." + id + " limit :limit")
                .param("path", key[0]).param("id", key[1]).param("status", status == null ? "" : status.name()).param("limit", size + 1)
                .query((row, n) -> new Keyed<>(mapper.mapRow(row, n), row.getString(text) + "_" + row.getString(id))).list();
        Slice<Keyed<T>> page = Slice.of(rows, size, Keyed::key);
        return new Slice<>(page.items().stream().map(Keyed::item).toList(), page.next());
    }

    private Transfer read(ResultSet row, int n) throws SQLException {
        String trade = row.getString("trade");
        return new Transfer(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), row.getObject("membership_id", UUID.class),
                row.getObject("matter_id", UUID.class), row.getString("number"), row.getString("name"), row.getString("member_no"),
                row.getObject("joined_on", LocalDate.class), row.getObject("from_unit", UUID.class), row.getString("from_name"),
                row.getObject("target_unit", UUID.class), row.getString("target_name"), row.getObject("decider_unit", UUID.class),
                TransferGround.valueOf(row.getString("ground")), row.getObject("by_unit", UUID.class), row.getString("words"),
                trade == null ? null : Trade.valueOf(trade), row.getString("workplace"),
                List.of(json.readValue(row.getString("choices"), Choice[].class)), TransferStatus.valueOf(row.getString("status")),
                instant(row, "asked_at"), instantOrNull(row, "decided_at"), row.getString("refusal_text"), row.getInt("version"));
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
