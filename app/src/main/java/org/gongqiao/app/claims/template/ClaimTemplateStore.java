package org.gongqiao.app.claims.template;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.claims.file.Occupation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ClaimTemplateStore {

    private static final String TEMPLATE = "select id, unit_id, unit_name, occupation, version, body, reason, made_at from claims.template t";

    private record Body(List<Template.Field> fields, List<Template.Answer> answers) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ClaimTemplateStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void lock(Occupation occupation, UUID union) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('claims.template:' || :key, 0))").param("key", occupation + ":" + union).query((row, n) -> 0).single();
    }

    Optional<Template> find(UUID id) {
        return jdbc.sql(TEMPLATE + " where id = :id").param("id", id).query(this::read).optional();
    }

    /** The newest of each of these unions that has one. */
    Map<UUID, Template> newest(Occupation occupation, List<UUID> unions) {
        var newest = new LinkedHashMap<UUID, Template>();
        jdbc.sql(TEMPLATE + " where t.occupation = :occupation and t.unit_id = any (:unions)"
                        + " and not exists (select from claims.template n where n.unit_id = t.unit_id and n.occupation = t.occupation and n.version > t.version)")
                .param("occupation", occupation.name()).param("unions", unions.toArray(UUID[]::new)).query(this::read).list()
                .forEach(template -> newest.put(Objects.requireNonNull(template.unitId()), template));
        return newest;
    }

    List<Template> of(Occupation occupation, UUID union) {
        return jdbc.sql(TEMPLATE + " where occupation = :occupation and unit_id = :union order by version desc").param("occupation", occupation.name())
                .param("union", union).query(this::read).list();
    }

    void insert(Template template, UUID by) {
        jdbc.sql("""
                insert into claims.template (id, unit_id, unit_name, occupation, version, body, reason, made_by, made_at)
                values (:id, :unit, :unitName, :occupation, :version, cast(:body as jsonb), :reason, :by, :at)""")
                .param("id", template.id()).param("unit", template.unitId()).param("unitName", template.unitName())
                .param("occupation", template.occupation().name()).param("version", template.version())
                .param("body", json.writeValueAsString(new Body(template.fields(), template.answers()))).param("reason", template.reason()).param("by", by)
                .param("at", OffsetDateTime.ofInstant(Objects.requireNonNull(template.madeAt()), ZoneOffset.UTC)).update();
    }

    private Template read(ResultSet row, int n) throws SQLException {
        Body body = json.readValue(row.getString("body"), Body.class);
        return new Template(row.getObject("id", UUID.class), Occupation.valueOf(row.getString("occupation")), row.getInt("version"),
                row.getObject("unit_id", UUID.class), row.getString("unit_name"), row.getString("reason"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(), body.fields(), body.answers());
    }
}
