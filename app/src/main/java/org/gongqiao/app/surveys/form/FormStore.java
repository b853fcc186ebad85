package org.gongqiao.app.surveys.form;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.organization.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class FormStore {

    private static final RowMapper<SurveyForm> FORM = (row, n) -> new SurveyForm(row.getObject("id", UUID.class), row.getObject("unit_id", UUID.class),
            row.getString("unit_name"), row.getString("title"), row.getInt("version"), row.getObject("changed_at", OffsetDateTime.class).toInstant());

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FormStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<UUID> byKey(UUID key) {
        return jdbc.sql("select id from surveys.form where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    void insert(SurveyForm f, UUID key, Place place) {
        jdbc.sql("""
                insert into surveys.form (id, idempotency_key, unit_id, unit_name, title, changed_at, area_path, line_path)
                values (:id, :key, :unit, :unitName, :title, :at, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", f.id()).param("key", key).param("unit", f.unitId()).param("unitName", f.unitName()).param("title", f.title())
                .param("at", at(f.changedAt())).param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    void insertVersion(UUID id, UUID form, int version, Questions questions, Instant now, @Nullable UUID by) {
        jdbc.sql("""
                insert into surveys.form_version (id, form_id, version, questions, recorded_at, recorded_by, area_path, line_path)
                select :id, f.id, :version, cast(:questions as jsonb), :at, :by, f.area_path, f.line_path from surveys.form f where f.id = :form""")
                .param("id", id).param("version", version).param("questions", json.writeValueAsString(questions.all())).param("at", at(now))
                .param("by", by, Types.OTHER).param("form", form).update();
    }

    boolean next(UUID form, int version, Instant now) {
        return jdbc.sql("update surveys.form set version = version + 1, changed_at = :at where id = :id and version = :version").param("at", at(now))
                .param("id", form).param("version", version).update() == 1;
    }

    Optional<SurveyForm> find(UUID id) {
        return jdbc.sql("select * from surveys.form where id = :id").param("id", id).query(FORM).optional();
    }

    List<SurveyForm> of(Collection<UUID> units, int most) {
        return jdbc.sql("select * from surveys.form where unit_id = any (:units) order by changed_at desc limit :most")
                .param("units", units.toArray(UUID[]::new)).param("most", most).query(FORM).list();
    }

    Optional<Questions> questions(UUID form, int version) {
        return jdbc.sql("select questions::text as questions from surveys.form_version where form_id = :form and version = :version").param("form", form)
                .param("version", version).query((row, n) -> read(row.getString("questions"))).optional();
    }

    Questions read(String text) {
        return new Questions(List.of(json.readValue(text, Question[].class)));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
