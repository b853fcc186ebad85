package org.gongqiao.app.proposals.suggestion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.organization.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class SuggestionStore {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SuggestionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<UUID> byKey(UUID key) {
        return jdbc.sql("select id from proposals.suggestion where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    void insert(Suggestion s, UUID key, Place place) {
        jdbc.sql("""
                insert into proposals.suggestion (id, idempotency_key, matter_id, number, person_id, name, unit_id, unit_name, field, title, situation, improvement,
                    state, filed_at, area_path, line_path)
                values (:id, :key, :matter, :number, :person, :name, :unit, :unitName, :field, :title, :situation, :improvement, 'SUBMITTED', :at,
                    cast(:area as ltree), cast(:line as ltree))""")
                .param("id", s.id()).param("key", key).param("matter", s.matterId()).param("number", s.number()).param("person", s.personId())
                .param("name", s.name()).param("unit", s.unitId()).param("unitName", s.unitName()).param("field", s.field().name()).param("title", s.title())
                .param("situation", s.situation()).param("improvement", s.improvement()).param("at", at(s.filedAt())).param("area", place.areaPath())
                .param("line", place.linePath()).update();
    }

    void decided(UUID id, SuggestionState state, String words, Instant now) {
        jdbc.sql("update proposals.suggestion set state = :state, decision = :words, decided_at = :at, version = version + 1 where id = :id")
                .param("state", state.name()).param("words", words).param("at", at(now)).param("id", id).update();
    }

    void withdrawn(UUID id) {
        jdbc.sql("update proposals.suggestion set state = 'WITHDRAWN', version = version + 1 where id = :id").param("id", id).update();
    }

    void done(UUID id, String result, @Nullable Benefit benefit, @Nullable Long reward, @Nullable Integer rates, Instant now) {
        jdbc.sql("""
                update proposals.suggestion set state = 'DONE', done_at = :at, result = :result, before_cents = :before, after_cents = :after, pieces = :pieces,
                    months = :months, cost_cents = :cost, benefit_cents = :benefit, reward_cents = :reward, rates_version = :rates, version = version + 1
                where id = :id""")
                .param("at", at(now)).param("result", result).param("before", benefit == null ? null : benefit.beforeCents(), Types.BIGINT)
                .param("after", benefit == null ? null : benefit.afterCents(), Types.BIGINT).param("pieces", benefit == null ? null : benefit.pieces(), Types.INTEGER)
                .param("months", benefit == null ? null : benefit.months(), Types.INTEGER).param("cost", benefit == null ? null : benefit.costCents(), Types.BIGINT)
                .param("benefit", benefit == null ? null : benefit.cents(), Types.BIGINT).param("reward", reward, Types.BIGINT).param("rates", rates, Types.INTEGER)
                .param("id", id).update();
    }

    Optional<Suggestion> lock(UUID id) {
        jdbc.sql("select id from proposals.suggestion where id = :id for update").param("id", id).query(UUID.class).optional();
        return find(id);
    }

    Optional<Suggestion> find(UUID id) {
        return jdbc.sql("select * from proposals.suggestion where id = :id").param("id", id).query(SuggestionStore::read).optional();
    }

    Optional<Suggestion> ofMatter(UUID matter) {
        return jdbc.sql("select * from proposals.suggestion where matter_id = :matter").param("matter", matter).query(SuggestionStore::read).optional();
    }

    List<Suggestion> of(UUID person, int most) {
        return jdbc.sql("select * from proposals.suggestion where person_id = :person order by filed_at desc limit :most").param("person", person)
                .param("most", most).query(SuggestionStore::read).list();
    }

    Slice<Suggestion> list(Collection<SuggestionState> states, @Nullable String after, int size, Line line) {
        String path = line == Line.AREA ? "area_path" : "line_path";
        String[] key = after == null ? new String[] {"", NOBODY} : after.split("_", 2);
        record Keyed(Suggestion suggestion, String path) {}
        List<Keyed> rows = jdbc.sql("""
                select s.*, s.%1$s::text as key_path from proposals.suggestion s
                where s.state = any (:states) and s.%1$s is not null and (s.%1$s, s.id) > (cast(:after as ltree), cast(:afterId as uuid))
                order by s.%1$s, s.id limit :most""".formatted(path)).param("states", states.stream().map(Enum::name).toArray(String[]::new))
                .param("after", key[0]).param("afterId", key[1]).param("most", size + 1)
                .query((row, n) -> new Keyed(read(row, n), row.getString("key_path"))).list();
        Slice<Keyed> page = Slice.of(rows, size, row -> row.path() + "_" + row.suggestion().id());
        return new Slice<>(page.items().stream().map(Keyed::suggestion).toList(), page.next());
    }

    /** Numbers of a unit, for anybody who belongs to it. */
    SuggestionCounts of(UUID unit, Instant since) {
        return jdbc.sql("select * from proposals.suggestions_of(:unit, :since)").param("unit", unit).param("since", at(since))
                .query((row, n) -> new SuggestionCounts(row.getInt("filed"), row.getInt("decided"), row.getInt("adopted"), row.getInt("done"))).single();
    }

    /** Numbers and sums in the caller's scope. */
    Suggestions.Sums sums(Instant since) {
        return jdbc.sql("""
                select count(*)::int as filed, count(*) filter (where state in ('ADOPTED', 'NOT_ADOPTED', 'DONE'))::int as decided,
                    count(*) filter (where state in ('ADOPTED', 'DONE'))::int as adopted, count(*) filter (where state = 'DONE')::int as done,
                    coalesce(sum(benefit_cents), 0)::bigint as benefit, coalesce(sum(reward_cents), 0)::bigint as reward
                from proposals.suggestion where filed_at >= :since and state <> 'WITHDRAWN'""").param("since", at(since))
                .query((row, n) -> new Suggestions.Sums(new SuggestionCounts(row.getInt("filed"), row.getInt("decided"), row.getInt("adopted"), row.getInt("done")),
                        row.getLong("benefit"), row.getLong("reward"))).single();
    }

    Optional<RewardRates> rates(UUID unit) {
        return jdbc.sql("select version, bands::text as bands, set_at from proposals.reward_rates where unit_id = :unit order by version desc limit 1")
                .param("unit", unit).query((row, n) -> rates(row)).optional();
    }

    void insertRates(UUID id, UUID unit, RewardRates rates, @Nullable UUID by, Place place) {
        jdbc.sql("""
                insert into proposals.reward_rates (id, unit_id, version, bands, set_at, set_by, area_path, line_path)
                values (:id, :unit, :version, cast(:bands as jsonb), :at, :by, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", id).param("unit", unit).param("version", rates.version()).param("bands", json.writeValueAsString(rates.bands()))
                .param("at", at(rates.setAt())).param("by", by, Types.OTHER).param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    private RewardRates rates(ResultSet row) throws SQLException {
        return new RewardRates(row.getInt("version"), List.of(json.readValue(row.getString("bands"), RewardRates.Band[].class)),
                row.getObject("set_at", OffsetDateTime.class).toInstant());
    }

    private static Suggestion read(ResultSet row, int n) throws SQLException {
        Long before = row.getObject("before_cents", Long.class);
        Benefit benefit = before == null ? null : new Benefit(before, row.getLong("after_cents"), row.getInt("pieces"), row.getInt("months"), row.getLong("cost_cents"));
        return new Suggestion(row.getObject("id", UUID.class), row.getObject("matter_id", UUID.class), row.getString("number"), row.getObject("person_id", UUID.class),
                row.getString("name"), row.getObject("unit_id", UUID.class), row.getString("unit_name"), Field.valueOf(row.getString("field")), row.getString("title"),
                row.getString("situation"), row.getString("improvement"), SuggestionState.valueOf(row.getString("state")),
                row.getObject("filed_at", OffsetDateTime.class).toInstant(), instant(row, "decided_at"), row.getString("decision"), instant(row, "done_at"), benefit,
                row.getObject("benefit_cents", Long.class), row.getObject("reward_cents", Long.class), row.getObject("rates_version", Integer.class),
                row.getString("result"), row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
