package org.gongqiao.app.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.gongqiao.app.identity.IdType;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.organization.Measure;
import org.gongqiao.app.organization.RegionTable;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Fills an empty database with the invented province, in one transaction of the owner of the tables: either all of it is
 * there afterwards or nothing.
 */
@Component
public class DemoProvince {

    /** What was made. */
    public record Filled(int unions, int employers, int members) {}

    private static final LocalDate UNTIL = LocalDate.of(2026, 10, 31);
    /** From here on the indexes are made after the rows, which costs a lock that nobody waits for in an empty database. */
    private static final int MANY = 300_000;
    private static final int MANY_UNIONS = 20_000;
    private static final List<String> PEOPLE_TABLES = List.of("identity.person", "membership.membership");
    private static final List<String> TREE_TABLES = List.of("organization.unit", "organization.unit_version", "organization.employer",
            "organization.employer_version");
    private static final String[] OCCUPATIONS = "操作工 电工 焊工 质检员 仓管员 驾驶员 会计 技术员 班组长 维修工 教师 护士 营业员 客服 工程师".split(" ");
    private static final String[] SKILLS = {"1", "2", "3", "4", "5"};
    private static final String[] EDUCATION = {"21", "31", "41", "61", "71"};
    private static final String[] POLITICAL = {"01", "03", "13", "13", "13", "13"};
    private static final int PEOPLE = 3;
    private static final int MEMBERSHIPS = 4;

    private final Unions unions;
    private final RegionTable regions;
    private final Vault vault;
    private final Clock clock;

    DemoProvince(Unions unions, RegionTable regions, Vault vault, Clock clock) {
        this.unions = unions;
        this.regions = regions;
        this.vault = vault;
        this.clock = clock;
    }

    /** Whether there is no union yet. */
    public boolean wanted() {
        return unions.root().isEmpty();
    }

    /**
     * Fills the database.
     *
     * @param owner connects as the owner of the tables
     * @param told  hears now and then how many persons and memberships are written
     */
    public Filled fill(DemoSize size, DataSource owner, LongConsumer told) throws SQLException {
        if (!wanted()) {
            throw new IllegalStateException("there is a union already: a demonstration is made in an empty database only");
        }
        DemoTree tree = DemoTree.grow(size);
        var people = new DemoPeople(size.seed());
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try {
                write(connection, size, tree, people, told);
                connection.commit();
            } finally {
                connection.rollback();
            }
            connection.setAutoCommit(true);
            execute(connection, "analyze");
        }
        regions.refresh();
        return new Filled(tree.units.size(), tree.employers.size(), size.members());
    }

    private void write(Connection connection, DemoSize size, DemoTree tree, DemoPeople people, LongConsumer told) throws SQLException {
        Instant now = clock.instant();
        // COPY refuses a table under row-level security, even the owner's, unless the owner is exempt for the moment.
        for (String table : PEOPLE_TABLES) {
            execute(connection, "alter table " + table + " no force row level security");
        }
        execute(connection, "set local maintenance_work_mem = '512MB'");
        List<String> treeIndexes = size.unions() >= MANY_UNIONS ? dropIndexes(connection, TREE_TABLES) : List.of();
        List<String> indexes = size.members() >= MANY ? dropIndexes(connection, PEOPLE_TABLES) : List.of();
        places(connection, tree);
        units(connection, tree);
        employers(connection, tree);
        for (String index : treeIndexes) {
            execute(connection, index);
        }
        var work = new Work(size, tree, people, now, told);
        try (var copy = BinaryCopy.into(connection, "identity.person", "id", "name", "id_type", "id_number", "id_hash", "phone", "phone_hash", "sex",
                "birth_on", "nationality", "education", "political", "household_region", "native_region", "created_at")) {
            work.persons(copy);
            copy.finish();
        }
        try (var copy = BinaryCopy.into(connection, "membership.membership", "id", "person_id", "unit_id", "area_path", "line_path", "name", "sex",
                "status", "member_no", "joined_on", "basis", "basis_on", "employment", "change_type", "change_on", "workplace", "trade", "occupation",
                "skill_level", "migrant", "valid_from", "recorded_at")) {
            work.memberships(copy);
            copy.finish();
        }
        try (var copy = BinaryCopy.into(connection, "membership.member_number", "region", "last")) {
            for (var entry : work.numbers.entrySet()) {
                copy.row().text(entry.getKey()).large(entry.getValue());
            }
            copy.finish();
        }
        tree.sum();
        tallies(connection, tree);
        for (String index : indexes) {
            execute(connection, index);
        }
        for (String table : PEOPLE_TABLES) {
            execute(connection, "alter table " + table + " force row level security");
        }
    }

    /** Takes unique and exclusion constraints and secondary indexes away and says how to make them again. */
    private static List<String> dropIndexes(Connection connection, List<String> tables) throws SQLException {
        var again = new ArrayList<String>();
        for (String table : tables) {
            try (var constraints = connection.prepareStatement("""
                    select conname, pg_get_constraintdef(oid) from pg_constraint where conrelid = cast(? as regclass) and contype in ('u', 'x')""")) {
                constraints.setString(1, table);
                var drops = new ArrayList<String>();
                try (var row = constraints.executeQuery()) {
                    while (row.next()) {
                        drops.add("alter table " + table + " drop constraint " + row.getString(1));
                        again.add("alter table " + table + " add constraint " + row.getString(1) + " " + row.getString(2));
                    }
                }
                for (String drop : drops) {
                    execute(connection, drop);
                }
            }
            try (var indexes = connection.prepareStatement("""
                    select cast(cast(indexrelid as regclass) as text), pg_get_indexdef(indexrelid) from pg_index where indrelid = cast(? as regclass) and not indisprimary""")) {
                indexes.setString(1, table);
                var drops = new ArrayList<String>();
                try (var row = indexes.executeQuery()) {
                    while (row.next()) {
                        drops.add("drop index " + row.getString(1));
                        again.add(row.getString(2));
                    }
                }
                for (String drop : drops) {
                    execute(connection, drop);
                }
            }
        }
        return again;
    }

    private static void places(Connection connection, DemoTree tree) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into organization.region (code, name, valid, fictional) values (?, ?, daterange(null, null), true) on conflict do nothing")) {
            for (var place : tree.places.entrySet()) {
                insert.setString(1, place.getKey());
                insert.setString(2, place.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void units(Connection connection, DemoTree tree) throws SQLException {
        try (var copy = BinaryCopy.into(connection, "organization.unit", "id", "label", "area_path", "line_path", "area_parent", "line_parent", "name",
                "kind", "level", "region", "industry", "credit_code", "status", "trades", "catch_all", "founded_on")) {
            for (DemoUnit unit : tree.units) {
                copy.row().uuid(unit.id).text(unit.label).path(unit.areaPath).path(unit.linePath).uuid(unit.above == null ? null : unit.above.id)
                        .uuid(unit.lineAbove == null ? null : unit.lineAbove.id).text(unit.name).text(unit.kind.name()).text(unit.level.name())
                        .text(unit.place.code()).text(unit.industry).text(unit.creditCode).text("ACTIVE").texts(unit.trades).truth(unit.catchAll)
                        .date(unit.foundedOn);
            }
            copy.finish();
        }
        execute(connection, "select setval('organization.label', " + (tree.units.size() + 1) + ")");
        execute(connection, """
                insert into organization.unit_version (unit_id, valid, recorded, name, kind, level, area_parent, line_parent, region, industry,
                    credit_code, status, trades, catch_all)
                select id, daterange(founded_on, null), tstzrange(now(), null), name, kind, level, area_parent, line_parent, region, industry,
                    credit_code, status, trades, catch_all from organization.unit""");
    }

    private static void employers(Connection connection, DemoTree tree) throws SQLException {
        try (var copy = BinaryCopy.into(connection, "organization.employer", "id", "name", "kind", "credit_code", "ownership", "industry", "region",
                "staff", "women", "platform_id", "unit_id", "known_since")) {
            for (DemoEmployer employer : tree.employers) {
                copy.row().uuid(employer.id).text(employer.name).text(employer.kind.name()).text(employer.creditCode).text(employer.ownership.code())
                        .text(employer.industry).text(employer.place.code()).number(employer.staff).number(employer.women)
                        .uuid(employer.platform == null ? null : employer.platform.id).uuid(employer.unit == null ? null : employer.unit.id)
                        .date(employer.since);
            }
            copy.finish();
        }
        execute(connection, """
                insert into organization.employer_version (employer_id, valid, recorded, name, kind, credit_code, ownership, industry, region, staff,
                    women, platform_id, unit_id)
                select id, daterange(known_since, null), tstzrange(now(), null), name, kind, credit_code, ownership, industry, region, staff,
                    women, platform_id, unit_id from organization.employer""");
    }

    private static void tallies(Connection connection, DemoTree tree) throws SQLException {
        try (var copy = BinaryCopy.into(connection, "organization.tally", "unit_id", "line", "measure", "own", "subtree")) {
            for (DemoUnit unit : tree.units) {
                for (Measure measure : Measure.values()) {
                    int m = measure.ordinal();
                    if (unit.areaTotal[m] != 0) {
                        copy.row().uuid(unit.id).text("A").text(measure.name()).large(unit.own[m]).large(unit.areaTotal[m]);
                    }
                    if (unit.linePath != null && unit.lineTotal[m] != 0) {
                        copy.row().uuid(unit.id).text("L").text(measure.name()).large(unit.own[m]).large(unit.lineTotal[m]);
                    }
                }
            }
            copy.finish();
        }
    }

    /** The rows of people, made twice from their numbers instead of being kept. */
    private final class Work {

        private final DemoSize size;
        private final DemoTree tree;
        private final DemoPeople people;
        private final Instant now;
        private final LongConsumer told;
        private final Map<String, Long> numbers = new HashMap<>();

        Work(DemoSize size, DemoTree tree, DemoPeople people, Instant now, LongConsumer told) {
            this.size = size;
            this.tree = tree;
            this.people = people;
            this.now = now;
            this.told = told;
        }

        void persons(BinaryCopy copy) throws SQLException {
            for (int number = 0; number < size.members(); number++) {
                person(copy, number);
                if (number % 50_000 == 0) {
                    told.accept(number);
                }
            }
        }

        private void person(BinaryCopy copy, long number) throws SQLException {
            var person = people.person(number);
            UUID id = personId(size.seed(), number);
            var random = new SplittableRandom(size.seed() + number);
            copy.row().uuid(id).text(person.name()).text(IdType.RESIDENT_ID.name())
                    .bytes(vault.seal(Persons.ID_NUMBER, id, person.idNumber()))
                    .bytes(vault.hash(Vault.Domain.IDENTITY_DOCUMENT, Persons.documentText(IdType.RESIDENT_ID, person.idNumber())))
                    .bytes(vault.seal(Persons.PHONE, id, person.phone())).bytes(vault.hash(Vault.Domain.PHONE, person.phone()))
                    .text(person.sex()).date(person.birthOn()).text(random.nextInt(20) == 0 ? "03" : "01")
                    .text(EDUCATION[random.nextInt(EDUCATION.length)]).text(POLITICAL[random.nextInt(POLITICAL.length)])
                    .text(person.county()).text(person.county()).time(now);
        }

        void memberships(BinaryCopy copy) throws SQLException {
            for (DemoUnit unit : tree.units) {
                for (int number = unit.firstMember; number < unit.firstMember + unit.members; number++) {
                    membership(copy, unit, number);
                    if (number % 50_000 == 0) {
                        told.accept((long) size.members() + number);
                    }
                }
            }
        }

        private void membership(BinaryCopy copy, DemoUnit unit, long number) throws SQLException {
            var person = people.person(number);
            var random = new SplittableRandom(size.seed() - number - 1);
            boolean retained = random.nextInt(50) == 0;
            boolean migrant = random.nextInt(10) < 3;
            @Nullable Trade trade = unit.trades.isEmpty() ? null : Trade.valueOf(unit.trades.get(random.nextInt(unit.trades.size())));
            LocalDate joined = unit.foundedOn.plusDays((long) ((UNTIL.toEpochDay() - unit.foundedOn.toEpochDay()) * random.nextDouble()));
            String workplace = unit.employers.isEmpty() ? null : unit.employers.get(random.nextInt(unit.employers.size())).name;
            String memberNo = unit.place.code() + String.format("%010d", numbers.merge(unit.place.code(), 1L, Long::sum));
            copy.row().uuid(DemoTree.id(size.seed(), number, MEMBERSHIPS)).uuid(personId(size.seed(), number)).uuid(unit.id).path(unit.areaPath)
                    .path(unit.linePath).text(person.name()).text(person.sex()).text(retained ? "RETAINED" : "LIVE").text(memberNo).date(joined)
                    .text(joined.getYear() < 2024 ? "PAPER" : "APPLICATION").date(joined).text(retained ? "4" : "1").text(retained ? "3" : "1")
                    .date(joined).text(workplace).text(trade == null ? null : trade.name())
                    .text(trade != null ? null : OCCUPATIONS[random.nextInt(OCCUPATIONS.length)])
                    .text(random.nextInt(3) == 0 ? SKILLS[random.nextInt(SKILLS.length)] : null).truth(migrant).date(joined).time(now);
            unit.count(Measure.MEMBERS, 1);
            if (person.female()) {
                unit.count(Measure.WOMEN, 1);
            }
            if (migrant) {
                unit.count(Measure.MIGRANTS, 1);
            }
            if (trade != null && trade.isNewForm()) {
                unit.count(Measure.NEW_FORM_WORKERS, 1);
            }
        }
    }

    static UUID personId(long seed, long number) {
        return DemoTree.id(seed, number, PEOPLE);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
