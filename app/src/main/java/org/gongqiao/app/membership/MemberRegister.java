package org.gongqiao.app.membership;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongqiao.app.identity.PersonRegister;
import org.gongqiao.app.identity.StagedRelation;
import org.gongqiao.app.organization.Measure;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.organization.Tallies;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Memberships by the thousand, for imports that record what stands on paper (M-02): begin, correct, take back. The counts of
 * the unions follow in the same transaction; versions are kept as for any change. One live membership a person holds here
 * too (M-09): the index refuses a second one. Nothing is logged here; an import has one entry that names all its persons.
 */
@Component
public class MemberRegister {

    /** The live membership of a person in scope, as far as a roster tells of it. */
    public record Held(UUID id, UUID personId, UUID unitId, int version, String sex, String status, @Nullable String employment,
                       @Nullable String changeType, @Nullable String changeOn, @Nullable String changeReason, @Nullable String workplace,
                       @Nullable String occupation, @Nullable String jobNo, @Nullable String jobTitle, @Nullable String skillLevel,
                       @Nullable Boolean migrant, @Nullable String note) {}

    private static final String VERSION = """
            insert into membership.membership_version (membership_id, valid, recorded, person_id, unit_id, area_path, line_path, recorded_by, import_id, fields)
            select m.id, daterange(m.valid_from, null), tstzrange(m.recorded_at, :now), m.person_id, m.unit_id, m.area_path, m.line_path,
                m.recorded_by, m.import_id,
                to_jsonb(m) - '{id,person_id,unit_id,area_path,line_path,recorded_by,import_id,recorded_at,valid_from}'::text[]
            from membership.membership m\s""";

    private final JdbcClient jdbc;
    private final Unions unions;
    private final Tallies tallies;
    private final Clock clock;

    MemberRegister(JdbcClient jdbc, Unions unions, Tallies tallies, Clock clock) {
        this.jdbc = jdbc;
        this.unions = unions;
        this.tallies = tallies;
        this.clock = clock;
    }

    /** Live memberships in scope of these persons, by person. */
    @Transactional(readOnly = true)
    public Map<UUID, Held> held(Collection<UUID> persons) {
        return jdbc.sql("""
                select id, person_id, unit_id, version, sex, status, employment, change_type, change_on::text as changed, change_reason, workplace,
                    occupation, job_no, job_title, skill_level, migrant, note
                from unnest(:persons) wanted join membership.membership on person_id = wanted and status <> 'ENDED'""").param("persons", persons.toArray(UUID[]::new))
                .query((row, n) -> new Held(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), row.getObject("unit_id", UUID.class),
                        row.getInt("version"), row.getString("sex"), row.getString("status"), row.getString("employment"), row.getString("change_type"),
                        row.getString("changed"), row.getString("change_reason"), row.getString("workplace"), row.getString("occupation"),
                        row.getString("job_no"), row.getString("job_title"), row.getString("skill_level"), row.getObject("migrant", Boolean.class),
                        row.getString("note"))).list().stream().collect(Collectors.toMap(Held::personId, Function.identity()));
    }

    /** Who of them has a live membership anywhere; works across scopes and says no more than that. */
    @Transactional(readOnly = true)
    public Set<UUID> liveAnywhere(Collection<UUID> persons) {
        return Set.copyOf(jdbc.sql("select * from membership.live_among(:persons)").param("persons", persons.toArray(UUID[]::new)).query(UUID.class).list());
    }

    /** Who of them has a membership of any standing anywhere. */
    @Transactional(readOnly = true)
    public Set<UUID> memberAnywhere(Collection<UUID> persons) {
        return Set.copyOf(jdbc.sql("select * from membership.any_among(:persons)").param("persons", persons.toArray(UUID[]::new)).query(UUID.class).list());
    }

    /**
     * Begins memberships on a declared paper application. A row keeps the member number it brings unless that is taken; others
     * get the next ones of their union's region.
     *
     * @param rows columns {@code row, membership_id, person_id, unit_id, name, sex, status, member_no, joined_on, basis_on, employment,
     *             change_type, change_on, change_reason, workplace, occupation, job_no, job_title, skill_level, migrant, note}
     * @param numbersToo where false, nobody looks whether a number is taken: one that is fails the statement
     */
    @Transactional
    public int begin(StagedRelation rows, UUID importId, UUID by, boolean numbersToo) {
        List<UUID> units = jdbc.sql("select distinct s.unit_id from " + rows.as("s")).params(rows.parameters()).query(UUID.class).list();
        if (units.isEmpty()) {
            return 0;
        }
        List<Place> places = List.copyOf(unions.places(units).values());
        Map<Integer, String> numbers = numbers(rows, units, numbersToo);
        int begun = jdbc.sql("""
                insert into membership.membership (id, person_id, unit_id, area_path, line_path, name, sex, status, member_no, joined_on, basis,
                    basis_on, employment, change_type, change_on, change_reason, workplace, occupation, job_no, job_title, skill_level, migrant,
                    note, import_id, valid_from, recorded_at, recorded_by)
                select s.membership_id, s.person_id, s.unit_id, u.area_path, u.line_path, s.name, s.sex, s.status,
                    FIRST, s.joined_on, 'PAPER', s.basis_on, s.employment, s.change_type, s.change_on,
                    s.change_reason, s.workplace, s.occupation, s.job_no, s.job_title, s.skill_level, s.migrant, s.note, :import, s.joined_on,
                    :now, :by
                from\s""".replace("FIRST", numbers.isEmpty() ? "s.member_no" : "coalesce(g.number, s.member_no)") + rows.as("s") + "\n" + """
                join (select unit, cast(area as ltree) as area_path, cast(line as ltree) as line_path from unnest(:units, :areas, :lines) x (unit, area, line)) u
                    on u.unit = s.unit_id""" + (numbers.isEmpty() ? "" : " left join unnest(:numbered, :numbers) g (row, number) on g.row = s.row"))
                .params(rows.parameters()).param("import", importId).param("now", OffsetDateTime.now(clock)).param("by", by)
                .param("units", places.stream().map(Place::unionId).toArray(UUID[]::new))
                .param("areas", places.stream().map(Place::areaPath).toArray(String[]::new))
                .param("lines", places.stream().map(Place::linePath).toArray(String[]::new))
                .param("numbered", numbers.keySet().toArray(Integer[]::new)).param("numbers", numbers.values().toArray(String[]::new)).update();
        count("select s.unit_id, count(*) as members, count(*) filter (where s.sex = '2') as women, count(*) filter (where s.migrant) as migrants from "
                + rows.as("s") + " group by s.unit_id", rows.parameters(), 1);
        return begun;
    }

    /** Rows that bring no number, or one that is taken, with the number they get. */
    private Map<Integer, String> numbers(StagedRelation rows, List<UUID> units, boolean takenToo) {
        record Without(int row, UUID unit) {}
        List<Without> without = jdbc.sql(!takenToo ? "select s.row, s.unit_id from " + rows.as("s") + " where s.member_no is null order by s.row" : "with s as materialized (select x.row, x.unit_id, x.member_no, row_number() over (partition by x.member_no order by x.row) as nth from "
                + rows.as("x") + ") select s.row, s.unit_id from s where s.member_no is null or s.nth > 1 or s.member_no in "
                + "(select * from membership.numbers_taken(array(select member_no from s where member_no is not null))) order by s.row")
                .params(rows.parameters()).query((row, n) -> new Without(row.getInt("row"), row.getObject("unit_id", UUID.class))).list();
        if (without.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Union> known = unions.get(units);
        var numbers = new LinkedHashMap<Integer, String>();
        without.stream().collect(Collectors.groupingBy(each -> known.get(each.unit()).region(), java.util.TreeMap::new, Collectors.toList()))
                .forEach((region, needing) -> {
                    long next = take(region, needing.size());
                    for (Without each : needing) {
                        numbers.put(each.row(), number(region, next++));
                    }
                });
        return numbers;
    }

    /** Takes a run of free numbers; returns the first. */
    private long take(String region, int many) {
        while (true) {
            long last = jdbc.sql("""
                    insert into membership.member_number as n values (:region, :many)
                    on conflict (region) do update set last = n.last + :many returning last""").param("region", region).param("many", many)
                    .query(Long.class).single();
            long first = last - many + 1;
            String foreign = jdbc.sql("select membership.highest_number(:from, :to)").param("from", number(region, first)).param("to", number(region, last))
                    .query((row, n) -> String.valueOf(row.getString(1))).single();
            if (foreign.equals("null")) {
                return first;
            }
        }
    }

    private static String number(String region, long n) {
        return region + "%010d".formatted(n);
    }

    /** The rows of these memberships in scope as they stand, for a later {@link #restore}. */
    @Transactional(readOnly = true)
    public Map<UUID, PersonRegister.Before> before(Collection<UUID> memberships) {
        return jdbc.sql("select id, version, to_jsonb(m)::text as before from unnest(:ids) wanted join membership.membership m on m.id = wanted")
                .param("ids", memberships.toArray(UUID[]::new))
                .query((row, n) -> new PersonRegister.Before(row.getObject("id", UUID.class), row.getInt("version"), row.getString("before"))).list().stream()
                .collect(Collectors.toMap(PersonRegister.Before::id, Function.identity()));
    }

    /**
     * Corrects live memberships: what was recorded becomes a version, a blank leaves what is known.
     *
     * @param rows the columns of {@link #begin} and {@code membership_version}, the version that the change was planned for
     * @return memberships written; one whose version has moved on is not among them
     */
    @Transactional
    public List<UUID> change(StagedRelation rows, UUID importId, UUID by) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql(VERSION + "join " + rows.as("s") + " on m.id = s.membership_id and m.version = s.membership_version where m.recorded_at < :now and m.status <> 'ENDED'")
                .params(rows.parameters()).param("now", now).update();
        count("select m.unit_id, 0 as members, sum((s.sex = '2')::int - (m.sex = '2')::int) as women,"
                + " sum(coalesce(coalesce(s.migrant, m.migrant), false)::int - coalesce(m.migrant, false)::int) as migrants from membership.membership m join "
                + rows.as("s") + " on m.id = s.membership_id and m.version = s.membership_version where m.status <> 'ENDED' group by m.unit_id", rows.parameters(), 1);
        return jdbc.sql("""
                update membership.membership m set sex = s.sex, status = coalesce(s.status, m.status), employment = coalesce(s.employment, m.employment),
                    change_type = coalesce(s.change_type, m.change_type), change_on = coalesce(s.change_on, m.change_on),
                    change_reason = coalesce(s.change_reason, m.change_reason), workplace = coalesce(s.workplace, m.workplace),
                    occupation = coalesce(s.occupation, m.occupation), job_no = coalesce(s.job_no, m.job_no),
                    job_title = coalesce(s.job_title, m.job_title), skill_level = coalesce(s.skill_level, m.skill_level),
                    migrant = coalesce(s.migrant, m.migrant), note = coalesce(s.note, m.note), import_id = :import, recorded_at = :now,
                    recorded_by = :by, version = m.version + 1
                from\s""" + rows.as("s") + " where m.id = s.membership_id and m.version = s.membership_version and m.status <> 'ENDED' returning m.id")
                .params(rows.parameters()).param("import", importId).param("now", now).param("by", by).query(UUID.class).list();
    }

    /** Which of these memberships still stand as the import began them; they are locked until the end of the transaction. */
    @Transactional
    public Set<UUID> untouched(UUID importId, Collection<UUID> memberships) {
        return Set.copyOf(jdbc.sql("select id from unnest(:ids) wanted join membership.membership m on m.id = wanted and version = 0 and import_id = :import and status <> 'ENDED' for update of m")
                .param("ids", memberships.toArray(UUID[]::new)).param("import", importId).query(UUID.class).list());
    }

    /** Versions of memberships in scope, locked until the end of the transaction. */
    @Transactional
    public Map<UUID, Integer> versions(Collection<UUID> memberships) {
        var found = new HashMap<UUID, Integer>();
        jdbc.sql("select id, version from unnest(:ids) wanted join membership.membership m on m.id = wanted and status <> 'ENDED' for update of m")
                .param("ids", memberships.toArray(UUID[]::new))
                .query((row, n) -> found.put(row.getObject("id", UUID.class), row.getInt("version"))).list();
        return found;
    }

    /** Takes memberships back that an import began by mistake: the row goes, what was believed for a while stays as a version. */
    @Transactional
    public void takeBack(Collection<UUID> memberships) {
        Map<String, ?> ids = Map.of("ids", memberships.toArray(UUID[]::new));
        count("select unit_id, count(*) as members, count(*) filter (where sex = '2') as women, count(*) filter (where migrant) as migrants"
                + " from unnest(:ids) wanted join membership.membership on id = wanted group by unit_id", ids, -1);
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql(VERSION + "join unnest(:ids) wanted on m.id = wanted where m.recorded_at < :now").params(ids).param("now", now).update();
        jdbc.sql("delete from membership.membership m using unnest(:ids) wanted where m.id = wanted").params(ids).update();
    }

    /** Puts memberships back as they were before a change; the version goes on counting, the change stays as a version. */
    @Transactional
    public void restore(Collection<PersonRegister.Before> rows, UUID by) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        UUID[] ids = rows.stream().map(PersonRegister.Before::id).toArray(UUID[]::new);
        String[] befores = rows.stream().map(PersonRegister.Before::row).toArray(String[]::new);
        String from = " from membership.membership m join unnest(:ids, :befores) r (id, before) on r.id = m.id,"
                + " lateral jsonb_populate_record(null::membership.membership, cast(r.before as jsonb)) b";
        count("select m.unit_id, 0 as members, sum((b.sex = '2')::int - (m.sex = '2')::int) as women,"
                + " sum(coalesce(b.migrant, false)::int - coalesce(m.migrant, false)::int) as migrants" + from + " group by m.unit_id",
                Map.of("ids", ids, "befores", befores), 1);
        jdbc.sql(VERSION + "join unnest(:ids) wanted on m.id = wanted where m.recorded_at < :now").param("ids", ids).param("now", now).update();
        jdbc.sql("""
                update membership.membership m set (sex, status, employment, change_type, change_on, change_reason, workplace, occupation, job_no,
                        job_title, skill_level, migrant, note, import_id, recorded_at, recorded_by, version)
                    = (select b.sex, b.status, b.employment, b.change_type, b.change_on, b.change_reason, b.workplace, b.occupation, b.job_no,
                        b.job_title, b.skill_level, b.migrant, b.note, b.import_id, cast(:now as timestamptz), cast(:by as uuid), m.version + 1
                        from jsonb_populate_record(null::membership.membership, cast(r.before as jsonb)) b)
                from unnest(:ids, :befores) r (id, before) where m.id = r.id""")
                .param("ids", ids).param("befores", befores).param("now", now).param("by", by, Types.OTHER).update();
    }

    private void count(String query, Map<String, ?> parameters, int sign) {
        var deltas = new HashMap<UUID, Map<Measure, Long>>();
        jdbc.sql(query).params(parameters).query((row, n) -> {
            var counts = new EnumMap<Measure, Long>(Measure.class);
            counts.put(Measure.MEMBERS, sign * row.getLong("members"));
            counts.put(Measure.WOMEN, sign * row.getLong("women"));
            counts.put(Measure.MIGRANTS, sign * row.getLong("migrants"));
            return deltas.put(row.getObject("unit_id", UUID.class), counts);
        }).list();
        tallies.add(deltas);
    }
}
