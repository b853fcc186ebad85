package org.gongqiao.app.openness.hold;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.law.democracy.MatterFacts.Firm;
import org.gongqiao.app.law.democracy.HeldFacts.Reached;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.openness.CongressLink;
import org.gongqiao.app.organization.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CompanyDecisionStore {

    private static final String UNSET = "UNSET";
    private static final String DECISION = """
            select id, unit_id, unit_name, region, employer_id, employer_name, matter_id, number, kind, owner, title, body, organ, effective_on, affected,
                required, state, step_item, step_title, step_link, step_through, step_reached, step_on, carried_out_on, demanded_on, demand_text, correct_clock,
                supervision_case, corrected_on, recorded_at, closed_why, version
            from openness.decision d""";

    private final JdbcClient jdbc;

    CompanyDecisionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(CompanyDecision d, UUID key, @Nullable UUID by, Place place) {
        jdbc.sql("""
                insert into openness.decision (id, idempotency_key, unit_id, unit_name, region, employer_id, employer_name, matter_id, number, kind, owner,
                    title, body, organ, effective_on, affected, required, state, recorded_at, recorded_by, area_path, line_path)
                values (:id, :key, :unit, :unitName, :region, :employer, :employerName, :matter, :number, :kind, :owner, :title, :body, :organ, :effective,
                    :affected, :required, :state, :at, :by, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", d.id()).param("key", key).param("unit", d.unitId()).param("unitName", d.unitName()).param("region", d.region())
                .param("employer", d.employerId(), Types.OTHER).param("employerName", d.employerName()).param("matter", d.matterId())
                .param("number", d.number()).param("kind", d.kind().name()).param("owner", d.owner().name()).param("title", d.title()).param("body", d.body())
                .param("organ", d.organ()).param("effective", d.effectiveOn(), Types.DATE).param("affected", d.affected())
                .param("required", d.required().map(Power::name).orElse(UNSET)).param("state", d.state().name())
                .param("at", OffsetDateTime.ofInstant(d.recordedAt(), ZoneOffset.UTC)).param("by", by, Types.OTHER)
                .param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    boolean link(UUID id, int version, CongressLink.Step step, DecisionState state, @Nullable LocalDate correctedOn) {
        return jdbc.sql("""
                update openness.decision set step_item = :item, step_title = :title, step_link = :link, step_through = :through, step_reached = :reached, step_on = :on, state = :state,
                    corrected_on = :corrected, version = version + 1 where id = :id and version = :version and state in ('HELD', 'REJECTED', 'BREACHED')""")
                .param("id", id).param("version", version).param("item", step.item()).param("title", step.title()).param("link", step.link())
                .param("through", step.through(), Types.VARCHAR)
                .param("reached", step.reached().name()).param("on", step.on()).param("state", state.name()).param("corrected", correctedOn, Types.DATE)
                .update() == 1;
    }

    boolean carriedOut(UUID id, int version, LocalDate on) {
        return jdbc.sql("""
                update openness.decision set state = 'BREACHED', carried_out_on = :on, version = version + 1
                where id = :id and version = :version and state in ('HELD', 'REJECTED')""")
                .param("id", id).param("version", version).param("on", on).update() == 1;
    }

    boolean demanded(UUID id, int version, LocalDate on, String text) {
        return jdbc.sql("""
                update openness.decision set demanded_on = :on, demand_text = :text, version = version + 1
                where id = :id and version = :version and state = 'BREACHED' and demanded_on is null""")
                .param("id", id).param("version", version).param("on", on).param("text", text).update() == 1;
    }

    void correctBy(UUID id, UUID clock) {
        jdbc.sql("update openness.decision set correct_clock = :clock where id = :id").param("id", id).param("clock", clock).update();
    }

    boolean atSupervision(UUID id, int version, UUID file) {
        return jdbc.sql("""
                update openness.decision set supervision_case = :file, version = version + 1
                where id = :id and version = :version and state = 'BREACHED' and supervision_case is null""")
                .param("id", id).param("version", version).param("file", file).update() == 1;
    }

    boolean close(UUID id, int version, DecisionState state, @Nullable LocalDate correctedOn, String why) {
        return jdbc.sql("""
                update openness.decision set state = :state, corrected_on = :corrected, closed_why = :why, version = version + 1
                where id = :id and version = :version and state in ('HELD', 'REJECTED', 'BREACHED')""")
                .param("id", id).param("version", version).param("state", state.name()).param("corrected", correctedOn, Types.DATE).param("why", why).update() == 1;
    }

    Optional<UUID> byKey(UUID key) {
        return jdbc.sql("select id from openness.decision where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    Optional<CompanyDecision> find(UUID id) {
        return jdbc.sql(DECISION + " where id = :id").param("id", id).query(CompanyDecisionStore::read).optional();
    }

    /** In scope, the newest first; only those of a state where one is named. */
    List<CompanyDecision> list(@Nullable DecisionState state, @Nullable UUID before, int most) {
        return jdbc.sql(DECISION + " where (cast(:state as text) is null or state = :state) and (cast(:before as uuid) is null or id < :before)"
                        + " order by id desc limit :most")
                .param("state", state == null ? null : state.name(), Types.VARCHAR).param("before", before, Types.OTHER).param("most", most)
                .query(CompanyDecisionStore::read).list();
    }

    private static CompanyDecision read(ResultSet row, int n) throws SQLException {
        UUID item = row.getObject("step_item", UUID.class);
        String required = row.getString("required");
        CompanyDecision.Step step = item == null ? null : new CompanyDecision.Step(item, row.getString("step_title"), row.getString("step_link"),
                Reached.valueOf(row.getString("step_reached")), row.getObject("step_on", LocalDate.class), row.getString("step_through"));
        return new CompanyDecision(row.getObject("id", UUID.class), row.getObject("unit_id", UUID.class), row.getString("unit_name"), row.getString("region"),
                row.getObject("employer_id", UUID.class), row.getString("employer_name"), row.getObject("matter_id", UUID.class), row.getString("number"),
                CompanyMatter.valueOf(row.getString("kind")), Firm.valueOf(row.getString("owner")), row.getString("title"), row.getString("body"),
                row.getString("organ"), row.getObject("effective_on", LocalDate.class), row.getInt("affected"),
                required.equals(UNSET) ? Optional.empty() : Optional.of(Power.valueOf(required)), DecisionState.valueOf(row.getString("state")), step,
                row.getObject("carried_out_on", LocalDate.class), row.getObject("demanded_on", LocalDate.class), row.getString("demand_text"),
                row.getObject("correct_clock", UUID.class), row.getObject("supervision_case", UUID.class), row.getObject("corrected_on", LocalDate.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getString("closed_why"), row.getInt("version"));
    }
}
