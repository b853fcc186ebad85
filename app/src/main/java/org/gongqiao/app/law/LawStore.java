package org.gongqiao.app.law;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LawStore {

    private static final String RULES = """
            select r.*, lower(r.valid) as valid_from, upper(r.valid) as valid_until, i.title_zh, i.title_en
            from law.rule_version r join lateral (select title_zh, title_en from law.instrument n where n.id = r.instrument
                order by n.version desc limit 1) i on true""";
    private static final String PARAMETERS = """
            select p.*, lower(p.valid) as valid_from, upper(p.valid) as valid_until, i.title_zh, i.title_en
            from law.parameter_version p join lateral (select title_zh, title_en from law.instrument n where n.id = p.instrument
                order by n.version desc limit 1) i on true""";

    private final JdbcClient jdbc;
    private volatile @Nullable Versions kept;

    LawStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All versions as this transaction sees them: read again only when they changed. */
    Versions versions() {
        Versions last = kept;
        UUID edition = edition();
        if (last == null || !last.edition().equals(edition)) {
            last = new Versions(edition, List.copyOf(jdbc.sql(RULES + " order by r.rule_id, r.version").query(LawStore::rule).list()),
                    List.copyOf(jdbc.sql(PARAMETERS + " order by p.name, p.region, p.version").query(LawStore::parameter).list()));
            kept = last;
        }
        return last;
    }

    /** Another one after every change of statute book, calendar or readings, and never the same again: what was read before the change is kept in vain. */
    UUID edition() {
        return jdbc.sql("select stamp from law.edition").query(UUID.class).single();
    }

    /** Rules by id and version, numbers by name, region and version. */
    record Versions(UUID edition, List<Rule> rules, List<Parameter> parameters) {}

    /** One writer at a time, so that two versions never take the same number. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(7205101)").query((row, n) -> 0).single();
    }

    boolean isLoaded(String dataset, int version) {
        return jdbc.sql("select exists (select from law.dataset where name = :name and version >= :version)")
                .param("name", dataset).param("version", version).query(Boolean.class).single();
    }

    void loaded(String dataset, int version, OffsetDateTime at) {
        jdbc.sql("insert into law.dataset values (:name, :version, :at)").param("name", dataset).param("version", version)
                .param("at", at).update();
    }

    boolean hasInstrument(String id) {
        return jdbc.sql("select exists (select from law.instrument where id = :id)").param("id", id).query(Boolean.class).single();
    }

    List<Citation> instruments() {
        return jdbc.sql("select distinct on (id) id, title_zh, title_en from law.instrument order by id, version desc")
                .query((row, n) -> new Citation(row.getString("id"), row.getString("title_zh"), row.getString("title_en"), "")).list();
    }

    void addInstrument(String id, int version, String titleZh, String titleEn) {
        jdbc.sql("insert into law.instrument values (:id, :version, :zh, :en) on conflict do nothing").param("id", id)
                .param("version", version).param("zh", titleZh).param("en", titleEn).update();
    }

    int addRule(String id, String region, String statementZh, String statementEn, String instrument, String article, Mark mark, String readIn,
                @Nullable LocalDate from, @Nullable LocalDate until, Recorded recorded) {
        return jdbc.sql("""
                insert into law.rule_version (rule_id, region, version, statement_zh, statement_en, instrument, article, mark, read_in, valid,
                    origin, reason, recorded_at, recorded_by)
                values (:id, :region, (select coalesce(max(version), 0) + 1 from law.rule_version where rule_id = :id), :zh, :en, :instrument,
                    :article, :mark, :readIn, daterange(:from, :until), :origin, :reason, :at, :by)
                returning version""")
                .param("id", id).param("region", region).param("zh", statementZh).param("en", statementEn).param("instrument", instrument)
                .param("article", article).param("mark", mark.name()).param("readIn", readIn)
                .param("from", from, java.sql.Types.DATE).param("until", until, java.sql.Types.DATE)
                .param("origin", recorded.origin().name()).param("reason", recorded.reason()).param("at", recorded.at())
                .param("by", recorded.by(), java.sql.Types.OTHER).query(Integer.class).single();
    }

    int addParameter(String name, String region, String ruleId, int value, Unit unit, String instrument, String article, Mark mark,
                     @Nullable LocalDate from, @Nullable LocalDate until, @Nullable Unit otherUnit, boolean backward, Recorded recorded) {
        return jdbc.sql("""
                insert into law.parameter_version (name, region, version, rule_id, value, unit, instrument, article, mark, valid,
                    other_unit, backward, origin, reason, recorded_at, recorded_by)
                values (:name, :region, (select coalesce(max(version), 0) + 1 from law.parameter_version where name = :name and region = :region),
                    :rule, :value, :unit, :instrument, :article, :mark, daterange(:from, :until), :other, :backward, :origin, :reason, :at, :by)
                returning version""")
                .param("name", name).param("region", region).param("rule", ruleId).param("value", value).param("unit", unit.name())
                .param("other", otherUnit == null ? null : otherUnit.name(), java.sql.Types.VARCHAR).param("backward", backward)
                .param("instrument", instrument).param("article", article).param("mark", mark.name())
                .param("from", from, java.sql.Types.DATE).param("until", until, java.sql.Types.DATE)
                .param("origin", recorded.origin().name()).param("reason", recorded.reason()).param("at", recorded.at())
                .param("by", recorded.by(), java.sql.Types.OTHER).query(Integer.class).single();
    }

    /** Names of numbers, also of those that no file and nobody has set yet. */
    List<ParameterName> names() {
        return jdbc.sql("""
                select n.*, i.title_zh, i.title_en from law.parameter_name n join lateral (select title_zh, title_en from law.instrument v
                    where v.id = n.instrument order by v.version desc limit 1) i on true order by n.name""")
                .query((row, n) -> new ParameterName(row.getString("name"), row.getString("rule_id"), Unit.valueOf(row.getString("unit")),
                        citation(row))).list();
    }

    void addName(String name, String ruleId, Unit unit, String instrument, String article) {
        jdbc.sql("insert into law.parameter_name values (:name, :rule, :unit, :instrument, :article) on conflict (name) do nothing")
                .param("name", name).param("rule", ruleId).param("unit", unit.name()).param("instrument", instrument)
                .param("article", article).update();
    }

    /** Who wrote a version, when and why. */
    record Recorded(Origin origin, String reason, OffsetDateTime at, @Nullable UUID by) {}

    private static Rule rule(ResultSet row, int n) throws SQLException {
        return new Rule(row.getString("rule_id"), row.getInt("version"), row.getString("region"), row.getString("statement_zh"), row.getString("statement_en"),
                citation(row), Mark.valueOf(row.getString("mark")), row.getString("read_in"),
                row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class),
                Origin.valueOf(row.getString("origin")), row.getString("reason"));
    }

    private static Parameter parameter(ResultSet row, int n) throws SQLException {
        return new Parameter(row.getString("name"), row.getString("region"), row.getInt("version"), row.getString("rule_id"),
                row.getInt("value"), Unit.valueOf(row.getString("unit")), citation(row), Mark.valueOf(row.getString("mark")),
                row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class),
                Origin.valueOf(row.getString("origin")), row.getString("reason"),
                row.getString("other_unit") == null ? null : Unit.valueOf(row.getString("other_unit")), row.getBoolean("backward"));
    }

    private static Citation citation(ResultSet row) throws SQLException {
        return new Citation(row.getString("instrument"), row.getString("title_zh"), row.getString("title_en"), row.getString("article"));
    }
}
