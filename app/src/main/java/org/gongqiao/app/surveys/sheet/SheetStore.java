package org.gongqiao.app.surveys.sheet;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.organization.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class SheetStore {

    private static final String SHEET = "select s.*, s.answers::text as answers_text, s.%s::text as key_path from surveys.sheet s";
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
    private static final int FETCH = 1_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SheetStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<UUID> byKey(UUID key) {
        return jdbc.sql("select id from surveys.survey where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    void insert(Survey s, UUID key, @Nullable UUID by, Place place) {
        jdbc.sql("""
                insert into surveys.survey (id, idempotency_key, unit_id, unit_name, form_id, form_version, title, as_of, issued_at, issued_by, due_on, enterprises,
                    area_path, line_path)
                values (:id, :key, :unit, :unitName, :form, :formVersion, :title, :asOf, :at, :by, :due, :enterprises, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", s.id()).param("key", key).param("unit", s.unitId()).param("unitName", s.unitName()).param("form", s.formId())
                .param("formVersion", s.formVersion()).param("title", s.title()).param("asOf", s.asOf()).param("at", at(s.issuedAt())).param("by", by, Types.OTHER)
                .param("due", s.dueOn()).param("enterprises", s.enterprises()).param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    /** One enterprise of a survey to be. */
    record NewSheet(UUID id, UUID employerId, String employer, @Nullable String creditCode, @Nullable String industry, @Nullable String ownership,
                    @Nullable Integer staff, String unitName, String unitLevel, String region, Place place) {}

    /** All of them in one statement. */
    int insertAll(UUID survey, List<NewSheet> sheets) {
        return jdbc.sql("""
                insert into surveys.sheet (id, survey_id, employer_id, employer, credit_code, industry, ownership, staff, unit_id, unit_name, unit_level, region,
                    area_path, line_path)
                select n.id, :survey, n.employer_id, n.employer, n.credit_code, n.industry, n.ownership, n.staff, n.unit_id, n.unit_name, n.unit_level, n.region,
                    cast(n.area as ltree), cast(n.line as ltree)
                from unnest(cast(:ids as uuid[]), cast(:employers as uuid[]), cast(:names as text[]), cast(:codes as text[]), cast(:industries as text[]),
                    cast(:ownerships as text[]), cast(:staffs as int[]), cast(:units as uuid[]), cast(:unitNames as text[]), cast(:levels as text[]),
                    cast(:regions as text[]), cast(:areas as text[]), cast(:lines as text[]))
                    as n(id, employer_id, employer, credit_code, industry, ownership, staff, unit_id, unit_name, unit_level, region, area, line)""")
                .param("survey", survey).param("ids", sheets.stream().map(NewSheet::id).toArray(UUID[]::new))
                .param("employers", sheets.stream().map(NewSheet::employerId).toArray(UUID[]::new))
                .param("names", sheets.stream().map(NewSheet::employer).toArray(String[]::new))
                .param("codes", sheets.stream().map(NewSheet::creditCode).toArray(String[]::new))
                .param("industries", sheets.stream().map(NewSheet::industry).toArray(String[]::new))
                .param("ownerships", sheets.stream().map(NewSheet::ownership).toArray(String[]::new))
                .param("staffs", sheets.stream().map(NewSheet::staff).toArray(Integer[]::new))
                .param("units", sheets.stream().map(sheet -> sheet.place().unionId()).toArray(UUID[]::new))
                .param("unitNames", sheets.stream().map(NewSheet::unitName).toArray(String[]::new))
                .param("levels", sheets.stream().map(NewSheet::unitLevel).toArray(String[]::new))
                .param("regions", sheets.stream().map(NewSheet::region).toArray(String[]::new))
                .param("areas", sheets.stream().map(sheet -> sheet.place().areaPath()).toArray(String[]::new))
                .param("lines", sheets.stream().map(sheet -> sheet.place().linePath()).toArray(String[]::new)).update();
    }

    boolean close(UUID survey, int version, Instant now) {
        return jdbc.sql("update surveys.survey set closed_at = :at, version = version + 1 where id = :id and version = :version and closed_at is null")
                .param("at", at(now)).param("id", survey).param("version", version).update() == 1;
    }

    Optional<Survey> survey(UUID id) {
        return jdbc.sql("select * from surveys.survey where id = :id").param("id", id).query(SheetStore::survey).optional();
    }

    /** Those that a desk's own union or one below it issued, and those with sheets in its scope. */
    List<Survey> surveys(String low, Line line, int most) {
        String path = line == Line.AREA ? "area_path" : "line_path";
        return jdbc.sql("""
                select * from surveys.survey v where v.%1$s >= cast(:low as ltree) and v.%1$s < cast(:low || '-' as ltree)
                    or exists (select from surveys.sheet s where s.survey_id = v.id)
                order by v.issued_at desc limit :most""".formatted(path)).param("low", low).param("most", most).query(SheetStore::survey).list();
    }

    /** Open surveys whose sheets are to be reminded of: due within some days, or late. */
    List<Survey> dueBy(LocalDate day) {
        return jdbc.sql("select * from surveys.survey where closed_at is null and due_on <= :day order by due_on, id").param("day", day).query(SheetStore::survey).list();
    }

    /** The unions with sheets not filled in, with how many each has; marks them as reminded today. */
    Map<UUID, Integer> remind(UUID survey, LocalDate today) {
        var units = new LinkedHashMap<UUID, Integer>();
        jdbc.sql("""
                with late as (update surveys.sheet set reminded_on = :today where survey_id = :survey and state in ('OPEN', 'RETURNED')
                    and (reminded_on is null or reminded_on < :today) returning unit_id)
                select unit_id, count(*)::int as sheets from late group by unit_id order by unit_id""").param("today", today).param("survey", survey)
                .query(row -> {
                    units.put(row.getObject("unit_id", UUID.class), row.getInt("sheets"));
                });
        return units;
    }

    /** The unions with sheets in a survey, with how many each has. */
    Map<UUID, Integer> units(UUID survey) {
        var units = new LinkedHashMap<UUID, Integer>();
        jdbc.sql("select unit_id, count(*)::int as sheets from surveys.sheet where survey_id = :survey group by unit_id order by unit_id").param("survey", survey)
                .query(row -> {
                    units.put(row.getObject("unit_id", UUID.class), row.getInt("sheets"));
                });
        return units;
    }

    boolean fill(UUID id, int version, Map<String, String> answers, List<String> differs, @Nullable UUID by, Instant now) {
        return jdbc.sql("""
                update surveys.sheet set state = 'FILLED', answers = cast(:answers as jsonb), differs = cast(:differs as text[]), filled_at = :at, filled_by = :by,
                    words = null, version = version + 1 where id = :id and version = :version and state <> 'CHECKED'""")
                .param("answers", json.writeValueAsString(answers)).param("differs", differs.toArray(String[]::new)).param("at", at(now)).param("by", by, Types.OTHER)
                .param("id", id).param("version", version).update() == 1;
    }

    boolean check(UUID id, int version, @Nullable UUID by, Instant now) {
        return jdbc.sql("""
                update surveys.sheet set state = 'CHECKED', checked_at = :at, checked_by = :by, version = version + 1
                where id = :id and version = :version and state = 'FILLED'""").param("at", at(now)).param("by", by, Types.OTHER).param("id", id)
                .param("version", version).update() == 1;
    }

    boolean giveBack(UUID id, int version, String words) {
        return jdbc.sql("""
                update surveys.sheet set state = 'RETURNED', words = :words, checked_at = null, checked_by = null, version = version + 1
                where id = :id and version = :version and state in ('FILLED', 'CHECKED')""").param("words", words).param("id", id).param("version", version)
                .update() == 1;
    }

    Optional<Sheet> find(UUID id) {
        return jdbc.sql(SHEET.formatted("area_path") + " where s.id = :id").param("id", id).query(this::sheet).optional();
    }

    private record Keyed(Sheet sheet, String path) {}

    /** Which sheets: of a survey, in some states, with an answer to one of some questions, below a path; null or no question for any. */
    record Which(@Nullable UUID survey, List<Sheet.State> states, List<String> questions, @Nullable String answer, @Nullable String low) {}

    Slice<Sheet> list(Which which, @Nullable String after, int size, Line line) {
        String path = line == Line.AREA ? "area_path" : "line_path";
        String[] key = after == null ? new String[] {"", NOBODY} : after.split("_", 2);
        List<Keyed> rows = bound(SHEET.formatted(path) + where(which, path)
                + " and (s.%1$s, s.id) > (cast(:after as ltree), cast(:afterId as uuid)) order by s.%1$s, s.id limit :most".formatted(path), which)
                .param("after", key[0]).param("afterId", key[1]).param("most", size + 1)
                .query((row, n) -> new Keyed(sheet(row, n), row.getString("key_path"))).list();
        Slice<Keyed> page = Slice.of(rows, size, row -> row.path() + "_" + row.sheet().id());
        return new Slice<>(page.items().stream().map(Keyed::sheet).toList(), page.next());
    }

    /** All of them, one after another through a cursor; in the caller's transaction. */
    void each(Which which, Line line, Consumer<Sheet> reader) {
        String path = line == Line.AREA ? "area_path" : "line_path";
        try (Stream<Sheet> rows = bound(SHEET.formatted(path) + where(which, path) + " order by s.%1$s, s.id".formatted(path), which).withFetchSize(FETCH)
                .query(this::sheet).stream()) {
            rows.forEach(reader);
        }
    }

    private static String where(Which which, String path) {
        var where = new StringBuilder(" where s.").append(path).append(" is not null and s.state = any (:states)");
        if (which.survey() != null) {
            where.append(" and s.survey_id = :survey");
        }
        if (which.low() != null) {
            where.append(" and s.%1$s >= cast(:low as ltree) and s.%1$s < cast(:low || '-' as ltree)".formatted(path));
        }
        if (!which.questions().isEmpty()) {
            // An answer counts once it is filled in; none is what nobody has given.
            where.append(which.answer() == null ? " and (s.state not in ('FILLED', 'CHECKED') or exists (select from unnest(cast(:questions as text[])) q where s.answers ->> q is null))"
                    : " and s.state in ('FILLED', 'CHECKED') and exists (select from unnest(cast(:questions as text[])) q where s.answers ->> q = :answer)");
        }
        return where.toString();
    }

    private JdbcClient.StatementSpec bound(String sql, Which which) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql).param("states", which.states().stream().map(Enum::name).toArray(String[]::new));
        statement = which.survey() == null ? statement : statement.param("survey", which.survey());
        statement = which.low() == null ? statement : statement.param("low", which.low());
        statement = which.questions().isEmpty() ? statement : statement.param("questions", which.questions().toArray(String[]::new));
        return which.questions().isEmpty() || which.answer() == null ? statement : statement.param("answer", which.answer());
    }

    Rates.Progress progress(UUID survey, String low, Line line) {
        String path = line == Line.AREA ? "area_path" : "line_path";
        return jdbc.sql("""
                select count(*)::int as enterprises, count(*) filter (where state = 'FILLED')::int as filled, count(*) filter (where state = 'RETURNED')::int as returned,
                    count(*) filter (where state = 'CHECKED')::int as checked
                from surveys.sheet s where s.survey_id = :survey and s.%1$s >= cast(:low as ltree) and s.%1$s < cast(:low || '-' as ltree)""".formatted(path))
                .param("survey", survey).param("low", low)
                .query((row, n) -> new Rates.Progress(row.getInt("enterprises"), row.getInt("filled"), row.getInt("returned"), row.getInt("checked"))).single();
    }

    /** All rates of a scope in one statement: every question along every dimension. */
    List<Rates.Line> rates(UUID survey, List<String> questions, String low, Line line) {
        if (questions.isEmpty()) {
            return List.of();
        }
        String path = line == Line.AREA ? "area_path" : "line_path";
        return jdbc.sql("""
                with answer as (
                    select q.question, s.unit_level, coalesce(s.industry, '') as industry, coalesce(s.ownership, '') as ownership,
                        case when nlevel(s.%1$s) > nlevel(cast(:low as ltree)) then subpath(s.%1$s, 0, nlevel(cast(:low as ltree)) + 1) else s.%1$s end::text as below,
                        case when s.state in ('FILLED', 'CHECKED') then s.answers ->> q.question end as answer
                    from surveys.sheet s cross join unnest(cast(:questions as text[])) as q(question)
                    where s.survey_id = :survey and s.%1$s >= cast(:low as ltree) and s.%1$s < cast(:low || '-' as ltree)
                )
                select question, grouping(below, unit_level, industry, ownership) as set, coalesce(below, unit_level, industry, ownership, '') as key,
                    count(*)::int as enterprises, count(*) filter (where answer = 'yes')::int as yes, count(*) filter (where answer = 'no')::int as no
                from answer
                group by grouping sets ((question), (question, below), (question, unit_level), (question, industry), (question, ownership))
                order by question, 2 desc, 3""".formatted(path))
                .param("survey", survey).param("questions", questions.toArray(String[]::new)).param("low", low)
                .query((row, n) -> new Rates.Line(row.getString("question"), by(row.getInt("set")), row.getString("key"), row.getInt("enterprises"), row.getInt("yes"),
                        row.getInt("no"))).list();
    }

    /** A bit is set for each column that was not grouped by. */
    private static Rates.By by(int set) {
        return switch (set) {
            case 0b0111 -> Rates.By.BELOW;
            case 0b1011 -> Rates.By.LEVEL;
            case 0b1101 -> Rates.By.INDUSTRY;
            case 0b1110 -> Rates.By.OWNERSHIP;
            default -> Rates.By.ALL;
        };
    }

    private static Survey survey(ResultSet row, int n) throws SQLException {
        return new Survey(row.getObject("id", UUID.class), row.getObject("unit_id", UUID.class), row.getString("unit_name"), row.getObject("form_id", UUID.class),
                row.getInt("form_version"), row.getString("title"), row.getObject("as_of", LocalDate.class),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(), row.getObject("due_on", LocalDate.class), instant(row, "closed_at"),
                row.getInt("enterprises"), row.getInt("version"));
    }

    private Sheet sheet(ResultSet row, int n) throws SQLException {
        Map<String, String> answers = new LinkedHashMap<>();
        json.readTree(row.getString("answers_text")).properties().forEach(each -> answers.put(each.getKey(), each.getValue().asString()));
        return new Sheet(row.getObject("id", UUID.class), row.getObject("survey_id", UUID.class), row.getObject("employer_id", UUID.class), row.getString("employer"),
                row.getString("credit_code"), row.getString("industry"), row.getString("ownership"), row.getObject("staff", Integer.class),
                row.getObject("unit_id", UUID.class), row.getString("unit_name"), row.getString("unit_level"), row.getString("region"),
                Sheet.State.valueOf(row.getString("state")), answers, texts(row.getArray("differs")), instant(row, "filled_at"),
                row.getObject("filled_by", UUID.class), instant(row, "checked_at"), row.getString("words"), row.getObject("reminded_on", LocalDate.class),
                row.getInt("version"));
    }

    private static List<String> texts(Array array) throws SQLException {
        var texts = new ArrayList<String>();
        for (Object each : (Object[]) array.getArray()) {
            texts.add(String.valueOf(each));
        }
        return texts;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
