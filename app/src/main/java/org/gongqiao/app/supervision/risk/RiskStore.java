package org.gongqiao.app.supervision.risk;

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
import org.gongqiao.app.law.RiskGrade;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.supervision.Kept;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class RiskStore {

    private static final String RISK = """
            select id, matter_id, number, unit_id, unit_name, employer_id, employer, kind, workers, months_unpaid, stopping, stoppage, situation, found_on,
                grade, reported_at, reported_name, reported_late, closed_at, outcome, recorded_at, version from supervision.risk r""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RiskStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<UUID> byKey(UUID key) {
        return jdbc.sql("select id from supervision.risk where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    void insert(Risk r, UUID key, Verdict ground, @Nullable UUID by, Place place) {
        jdbc.sql("""
                insert into supervision.risk (id, idempotency_key, matter_id, number, unit_id, unit_name, employer_id, employer, kind, workers, months_unpaid,
                    stopping, stoppage, situation, found_on, grade, grounds, recorded_at, recorded_by, area_path, line_path)
                values (:id, :key, :matter, :number, :unit, :unitName, :employer, :employerName, :kind, :workers, :months, :stopping, :stoppage, :situation,
                    :found, :grade, cast(:grounds as jsonb), :at, :by, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", r.id()).param("key", key).param("matter", r.matterId()).param("number", r.number()).param("unit", r.unitId())
                .param("unitName", r.unitName()).param("employer", r.employerId()).param("employerName", r.employer()).param("kind", r.kind().name())
                .param("workers", r.workers()).param("months", r.monthsUnpaid()).param("stopping", r.stopping()).param("stoppage", r.stoppage())
                .param("situation", r.situation()).param("found", r.foundOn()).param("grade", r.grade().name())
                .param("grounds", json.writeValueAsString(Kept.of(List.of(ground)))).param("at", at(r.recordedAt())).param("by", by, Types.OTHER)
                .param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    boolean regrade(UUID id, int version, int workers, int months, boolean stopping, boolean stoppage, RiskGrade grade, Verdict ground) {
        return jdbc.sql("""
                update supervision.risk set workers = :workers, months_unpaid = :months, stopping = :stopping, stoppage = :stoppage, grade = :grade,
                    grounds = cast(:grounds as jsonb), version = version + 1 where id = :id and version = :version and closed_at is null""")
                .param("id", id).param("version", version).param("workers", workers).param("months", months).param("stopping", stopping)
                .param("stoppage", stoppage).param("grade", grade.name()).param("grounds", json.writeValueAsString(Kept.of(List.of(ground)))).update() == 1;
    }

    boolean reported(UUID id, int version, UUID to, String toName, boolean late, Instant now) {
        return jdbc.sql("""
                update supervision.risk set reported_at = :at, reported_to = :to, reported_name = :name, reported_late = :late, version = version + 1
                where id = :id and version = :version and reported_at is null and closed_at is null""").param("id", id).param("version", version)
                .param("to", to).param("name", toName).param("late", late).param("at", at(now)).update() == 1;
    }

    boolean closed(UUID id, int version, String outcome, Instant now) {
        return jdbc.sql("""
                update supervision.risk set closed_at = :at, outcome = :outcome, version = version + 1 where id = :id and version = :version
                    and closed_at is null""").param("id", id).param("version", version).param("outcome", outcome).param("at", at(now)).update() == 1;
    }

    void addStep(UUID id, UUID risk, Instant now, RiskAct act, String text, @Nullable UUID actor, String unit) {
        jdbc.sql("""
                insert into supervision.risk_step (id, risk_id, at, act, text, actor, unit_name, area_path, line_path)
                select :id, r.id, :at, :act, :text, :actor, :unit, r.area_path, r.line_path from supervision.risk r where r.id = :risk""")
                .param("id", id).param("risk", risk).param("at", at(now)).param("act", act.name()).param("text", text).param("actor", actor, Types.OTHER)
                .param("unit", unit).update();
    }

    List<RiskStep> steps(UUID risk) {
        return jdbc.sql("select at, act, text, unit_name from supervision.risk_step where risk_id = :risk order by id desc").param("risk", risk)
                .query((row, n) -> new RiskStep(row.getObject("at", OffsetDateTime.class).toInstant(), RiskAct.valueOf(row.getString("act")),
                        row.getString("text"), row.getString("unit_name"))).list();
    }

    Optional<Risk> find(UUID id) {
        return jdbc.sql(RISK + " where id = :id").param("id", id).query(RiskStore::read).optional();
    }

    boolean inScope(UUID id) {
        return jdbc.sql("select supervision.risk_in_scope(:id)").param("id", id).query(Boolean.class).single();
    }

    List<Verdict> grounds(UUID id) {
        return jdbc.sql("select grounds::text as grounds from supervision.risk where id = :id").param("id", id)
                .query((row, n) -> List.of(json.readValue(row.getString("grounds"), Kept[].class))).single().stream().map(Kept::again).toList();
    }

    /** Open ones first, the gravest and oldest in front. */
    List<Risk> list(boolean open, int most) {
        return jdbc.sql(RISK + (open ? " where closed_at is null" : "")
                + " order by closed_at is not null, array_position(array['RED', 'ORANGE', 'YELLOW'], grade), recorded_at limit :most")
                .param("most", most).query(RiskStore::read).list();
    }

    void insert(RiskReader r, @Nullable UUID by, Place place) {
        jdbc.sql("""
                insert into supervision.risk_reader (id, person_id, name, unit_id, unit_name, reason, from_on, until_on, named_by, area_path, line_path)
                values (:id, :person, :name, :unit, :unitName, :reason, :from, :until, :by, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", r.id()).param("person", r.personId()).param("name", r.name()).param("unit", r.unitId()).param("unitName", r.unitName())
                .param("reason", r.reason()).param("from", r.from()).param("until", r.until()).param("by", by, Types.OTHER)
                .param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    boolean isLive(UUID unit, UUID person) {
        return jdbc.sql("select exists (select from supervision.risk_reader where unit_id = :unit and person_id = :person and ended_at is null)")
                .param("unit", unit).param("person", person).query(Boolean.class).single();
    }

    boolean end(UUID id, int version, Instant now) {
        return jdbc.sql("update supervision.risk_reader set ended_at = :at, version = version + 1 where id = :id and version = :version and ended_at is null")
                .param("id", id).param("version", version).param("at", at(now)).update() == 1;
    }

    List<RiskReader> readers() {
        return jdbc.sql("select * from supervision.risk_reader where ended_at is null order by unit_name, name, id limit 200").query(RiskStore::reader).list();
    }

    Optional<RiskReader> reader(UUID id) {
        return jdbc.sql("select * from supervision.risk_reader where id = :id").param("id", id).query(RiskStore::reader).optional();
    }

    boolean isNamed(Place place) {
        return jdbc.sql("select supervision.is_named(cast(:area as ltree), cast(:line as ltree))").param("area", place.areaPath()).param("line", place.linePath())
                .query(Boolean.class).single();
    }

    private static RiskReader reader(ResultSet row, int n) throws SQLException {
        return new RiskReader(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), row.getString("name"), row.getObject("unit_id", UUID.class),
                row.getString("unit_name"), row.getString("reason"), row.getObject("from_on", LocalDate.class), row.getObject("until_on", LocalDate.class),
                row.getInt("version"));
    }

    private static Risk read(ResultSet row, int n) throws SQLException {
        return new Risk(row.getObject("id", UUID.class), row.getObject("matter_id", UUID.class), row.getString("number"), row.getObject("unit_id", UUID.class),
                row.getString("unit_name"), row.getObject("employer_id", UUID.class), row.getString("employer"), RiskKind.valueOf(row.getString("kind")),
                row.getInt("workers"), row.getInt("months_unpaid"), row.getBoolean("stopping"), row.getBoolean("stoppage"), row.getString("situation"),
                row.getObject("found_on", LocalDate.class), RiskGrade.valueOf(row.getString("grade")), instant(row, "reported_at"), row.getString("reported_name"),
                row.getObject("reported_late", Boolean.class), instant(row, "closed_at"), row.getString("outcome"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
