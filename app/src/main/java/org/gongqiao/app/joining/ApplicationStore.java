package org.gongqiao.app.joining;

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
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.organization.Union;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ApplicationStore {

    private static final String APPLICATION = """
            select id, person_id, matter_id, number, name, target_unit, target_name, decider_unit, status, trade, relation, workplace, region,
                invited_by, choices::text as choices, filed_at, decided_at, refusal_reason, refusal_text, appealed, appeal_text, appeal_until,
                membership_id, version, area_path::text as area_text, line_path::text as line_text
            from joining.application a""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ApplicationStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Two forms of one person wait for each other here. */
    void lockPerson(UUID person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('joining:' || :person, 0))").param("person", person.toString())
                .query((row, n) -> 0).single();
    }

    Optional<UUID> byKey(UUID key) {
        return jdbc.sql("select id from joining.application where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    Optional<UUID> waitingOf(UUID person) {
        return jdbc.sql("select id from joining.application where person_id = :person and status = 'WAITING'").param("person", person)
                .query(UUID.class).optional();
    }

    void insert(UUID id, UUID person, String name, UUID matter, String number, FileApplication filed, Route route, Union decider, Instant now) {
        Choice first = route.first();
        jdbc.sql("""
                insert into joining.application (id, person_id, idempotency_key, matter_id, number, name, target_unit, target_name, decider_unit,
                    area_path, line_path, status, trade, relation, employer_id, workplace, region, invited_by, choices, filed_at)
                values (:id, :person, :key, :matter, :number, :name, :target, :targetName, :decider, cast(:area as ltree), cast(:line as ltree),
                    'WAITING', :trade, :relation, :employer, :workplace, :region, :invited, cast(:choices as jsonb), :now)""")
                .param("id", id).param("person", person).param("key", filed.key()).param("matter", matter).param("number", number)
                .param("name", name).param("target", first.targetUnit()).param("targetName", first.targetName())
                .param("decider", decider.id()).param("area", decider.areaPath()).param("line", decider.linePath())
                .param("trade", filed.trade().name()).param("relation", filed.relation().name())
                .param("employer", filed.employerId(), Types.OTHER).param("workplace", filed.workplace()).param("region", route.region())
                .param("invited", filed.invitedBy(), Types.OTHER).param("choices", json.writeValueAsString(route.choices()))
                .param("now", at(now)).update();
    }

    void addDecision(UUID id, UUID application, Instant now, @Nullable UUID actor, @Nullable UUID unit, String outcome, @Nullable String reason,
                     @Nullable String text, List<Verdict> grounds) {
        jdbc.sql("""
                insert into joining.decision (id, application_id, person_id, at, actor, unit_id, outcome, reason, text, grounds, area_path, line_path)
                select :id, a.id, a.person_id, :now, :actor, :unit, :outcome, :reason, :text, cast(:grounds as jsonb), a.area_path, a.line_path
                from joining.application a where a.id = :application""")
                .param("id", id).param("application", application).param("now", at(now)).param("actor", actor, Types.OTHER)
                .param("unit", unit, Types.OTHER).param("outcome", outcome).param("reason", reason).param("text", text)
                .param("grounds", json.writeValueAsString(grounds.stream().map(Stored::of).toList())).update();
    }

    /** A verdict as it is kept: its kind by a stable name. */
    record Stored(String verdict, String key, org.gongqiao.app.law.Ground ground) {
        static Stored of(Verdict verdict) {
            return new Stored(switch (verdict) {
                case Verdict.Lawful v -> "LAWFUL";
                case Verdict.Unlawful v -> "UNLAWFUL";
                case Verdict.Warning v -> "WARNING";
                case Verdict.ToBeConfirmed v -> "TO_BE_CONFIRMED";
            }, verdict.key(), verdict.ground());
        }
    }

    void approved(UUID id, UUID membership, Instant now) {
        jdbc.sql("update joining.application set status = 'APPROVED', membership_id = :membership, decided_at = :now, version = version + 1 where id = :id")
                .param("id", id).param("membership", membership).param("now", at(now)).update();
    }

    void refused(UUID id, RefusalReason reason, String text, @Nullable LocalDate appealUntil, Instant now) {
        jdbc.sql("""
                update joining.application set status = 'REFUSED', refusal_reason = :reason, refusal_text = :text, appeal_until = :until,
                    decided_at = :now, version = version + 1 where id = :id""")
                .param("id", id).param("reason", reason.name()).param("text", text).param("until", appealUntil, Types.DATE)
                .param("now", at(now)).update();
    }

    void withdrawn(UUID id, Instant now) {
        jdbc.sql("update joining.application set status = 'WITHDRAWN', decided_at = :now, version = version + 1 where id = :id")
                .param("id", id).param("now", at(now)).update();
    }

    void appealed(UUID id, String text) {
        jdbc.sql("""
                update joining.application set status = 'WAITING', decided_at = null, refusal_reason = null, refusal_text = null, appeal_until = null,
                    appealed = true, appeal_text = :text, version = version + 1 where id = :id""")
                .param("id", id).param("text", text).update();
    }

    boolean follow(UUID id, Union decider, UUID target, String targetName) {
        return jdbc.sql("select joining.follow(:id, :decider, :target, :name, cast(:area as ltree), cast(:line as ltree))")
                .param("id", id).param("decider", decider.id()).param("target", target).param("name", targetName)
                .param("area", decider.areaPath()).param("line", decider.linePath()).query(Boolean.class).single();
    }

    /** Take the matter first ({@link Matters#hold}): whoever hands it over comes from there. */
    Optional<Application> lock(UUID id) {
        return jdbc.sql(APPLICATION + " where id = :id for update").param("id", id).query(this::read).optional();
    }

    Optional<Application> find(UUID id) {
        return jdbc.sql(APPLICATION + " where id = :id").param("id", id).query(this::read).optional();
    }

    List<Application> of(UUID person) {
        return jdbc.sql(APPLICATION + " where person_id = :person order by filed_at desc limit 50").param("person", person).query(this::read).list();
    }

    /** In the order of the tree, so that a page reads straight from the index at every scope. */
    Slice<Application> list(@Nullable ApplicationStatus status, @Nullable String after, int size, boolean industry) {
        String column = industry ? "a.line_path" : "a.area_path";
        String[] key = after == null ? new String[] {"", "00000000-0000-0000-0000-000000000000"} : after.split("_", 2);
        var rows = jdbc.sql(APPLICATION + " where (" + column + ", a.id) > (cast(:path as ltree), cast(:id as uuid))"
                        + (status == null ? "" : " and a.status = :status") + " order by " + column + ", a.id limit :limit")
                .param("path", key[0]).param("id", key[1]).param("status", status == null ? "" : status.name()).param("limit", size + 1)
                .query((row, n) -> new Keyed(read(row, n), row.getString(industry ? "line_text" : "area_text"))).list();
        Slice<Keyed> page = Slice.of(rows, size, keyed -> keyed.path() + "_" + keyed.application().id());
        return new Slice<>(page.items().stream().map(Keyed::application).toList(), page.next());
    }

    private record Keyed(Application application, String path) {}

    private Application read(ResultSet row, int n) throws SQLException {
        return new Application(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), row.getObject("matter_id", UUID.class),
                row.getString("number"), row.getString("name"), row.getObject("target_unit", UUID.class), row.getString("target_name"),
                row.getObject("decider_unit", UUID.class), Trade.valueOf(row.getString("trade")), Relation.valueOf(row.getString("relation")),
                row.getString("workplace"), row.getString("region"), row.getObject("invited_by", UUID.class),
                List.of(json.readValue(row.getString("choices"), Choice[].class)), instant(row, "filed_at"), state(row), row.getInt("version"));
    }

    private static Application.State state(ResultSet row) throws SQLException {
        return switch (ApplicationStatus.valueOf(row.getString("status"))) {
            case WAITING -> new Application.State.Waiting(row.getBoolean("appealed") ? row.getString("appeal_text") : null);
            case APPROVED -> new Application.State.Approved(instant(row, "decided_at"), row.getObject("membership_id", UUID.class));
            case REFUSED -> new Application.State.Refused(instant(row, "decided_at"), RefusalReason.valueOf(row.getString("refusal_reason")),
                    row.getString("refusal_text"), row.getObject("appeal_until", LocalDate.class));
            case WITHDRAWN -> new Application.State.Withdrawn(instant(row, "decided_at"));
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
