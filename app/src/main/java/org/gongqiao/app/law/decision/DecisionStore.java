package org.gongqiao.app.law.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class DecisionStore {

    private static final String COLUMNS = "select id, content, about_kind, about_id, decided_at, decided_by from law.decision";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DecisionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID id, Decision decision, About about, Instant at, @Nullable UUID by) {
        jdbc.sql("""
                insert into law.decision (id, check_id, rule_id, rule_version, outcome, content, about_kind, about_id, subject, area_path, line_path,
                    decided_at, decided_by)
                values (:id, :check, :rule, :version, :outcome, cast(:content as jsonb), :kind, :about, :subject, cast(:area as ltree),
                    cast(:line as ltree), :at, :by)""")
                .param("id", id).param("check", decision.check()).param("rule", decision.ground().ruleId())
                .param("version", decision.ground().ruleVersion()).param("outcome", decision.outcome().name())
                .param("content", json.writeValueAsString(decision)).param("kind", about.kind()).param("about", about.id())
                .param("subject", about.subject(), Types.OTHER).param("area", about.areaPath()).param("line", about.linePath())
                .param("at", at.atOffset(ZoneOffset.UTC)).param("by", by, Types.OTHER).update();
    }

    List<Kept> about(String kind, UUID id) {
        return jdbc.sql(COLUMNS + " where about_id = :id and about_kind = :kind order by id").param("id", id).param("kind", kind)
                .query(this::kept).list();
    }

    Optional<Kept> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = :id").param("id", id).query(this::kept).optional();
    }

    private Kept kept(ResultSet row, int n) throws SQLException {
        return new Kept(row.getObject("id", UUID.class), json.readValue(row.getString("content"), Decision.class), row.getString("about_kind"),
                row.getObject("about_id", UUID.class), row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getObject("decided_by", UUID.class));
    }
}
