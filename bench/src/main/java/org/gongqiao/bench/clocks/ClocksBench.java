package org.gongqiao.bench.clocks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gongqiao.bench.Officer;
import org.gongqiao.bench.Options;
import org.gongqiao.bench.Processes;
import org.gongqiao.bench.Program;

/**
 * Open clocks by the hundred thousand: how long the program takes to derive all of them again after a change of the calendar, and how
 * fast the desk of an officer with thousands of open cases below opens; each beside bare SQL on the same tables.
 * ./gongqiao bench clocks [--cases N] [--below N] [--rounds R] [--data FOLDER]
 */
public final class ClocksBench {

    private static final int RECOUNT_LIMIT_SECONDS = 30;
    private static final int DESK_LIMIT_MILLIS = 100;

    private final Path jar;
    private final Path folder;
    private final int cases;
    private final int below;
    private final int rounds;
    private final List<String> table = new ArrayList<>();

    private ClocksBench(Path jar, Path folder, int cases, int below, int rounds) {
        this.jar = jar;
        this.folder = folder;
        this.cases = cases;
        this.below = below;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(System.getProperty("gongqiao.home", ".")).toAbsolutePath();
        Options options = Options.of(arguments);
        new ClocksBench(Program.jar(home), Path.of(options.text("data", home.resolve("bench/target/clocks").toString())), options.number("cases", 200_000),
                options.number("below", 5_000), options.number("rounds", 400)).run();
    }

    private void run() throws Exception {
        Program.fill(jar, folder, 3_000, 3_000);
        try (Program program = Program.start(jar, folder, "--db-scheduler.enabled=false"); Connection bare = program.administrator()) {
            fill(bare);
            recount(bare);
            desk(bare, Officer.ofDemonstration(program, "city-reviewer"));
        }
        report();
    }

    /** Cases of the kind that the demonstration has, spread over its unions, begun over the last four months. */
    private void fill(Connection bare) throws SQLException, IOException {
        if (Files.exists(folder.resolve("cases"))) {
            return;
        }
        long begun = System.nanoTime();
        try (var statement = bare.createStatement()) {
            statement.execute("create temporary table place as select id, name, area_path, line_path, row_number() over (order by id) - 1 as n,"
                    + " area_path <@ (select area_path from organization.unit where id = (" + OFFICE + ")) as mine from organization.unit where status = 'ACTIVE'");
            statement.execute("create temporary table made as select gen_random_uuid() as matter, gen_random_uuid() as clock, i,"
                    + " (array['M-02.decide', 'M-02.passedOn', 'M-02.decideAppeal', 'M-02.appeal'])[1 + i % 4] as limit_name,"
                    + " date '2026-09-01' + (i * 7 % 115) as event from generate_series(1, " + cases + ") i");
            statement.execute("""
                    create temporary table spread as select m.*, p.id as unit, p.name, p.area_path, p.line_path from made m join
                        (select *, row_number() over (partition by mine order by n) - 1 as k, count(*) over (partition by mine) as of_kind from place) p
                        on p.mine = (m.i <= %d) and p.k = m.i %% p.of_kind""".formatted(below));
            statement.execute("""
                    insert into casework.matter (id, number, kind, title_args, object_id, handler_unit, handler_name, area_path, line_path, step, due_on,
                        limit_passed_on, succession, position, opened_at)
                    select matter, 'RH-2026-9' || lpad(i::text, 7, '0'), 'JOINING', array['Bench', 'Bench'], gen_random_uuid(), unit, name, area_path, line_path,
                        'decide', event, 'M-02.passedOn', array[unit], 1, event from spread""");
            statement.execute("""
                    insert into casework.clock (id, matter_id, limit_name, region, side, drives, area_path, line_path, state, due_on, later_on, provisional, warn_on)
                    select clock, matter, limit_name, '330106', 'OURS', true, area_path, line_path, 'RUNNING', event, event, false, event from spread""");
            statement.execute("""
                    insert into casework.clock_turn (id, clock_id, matter_id, kind, day, at, why, area_path, line_path)
                    select gen_random_uuid(), clock, matter, 'STARTED', event, event, 'bench', area_path, line_path from spread""");
            statement.execute("""
                    insert into casework.clock_turn (id, clock_id, matter_id, kind, day, days, at, why, area_path, line_path)
                    select gen_random_uuid(), clock, matter, 'EXTENDED_BY', event + 1, 10, event + 1, 'bench', area_path, line_path from spread where i % 10 = 0""");
            statement.execute("analyze casework.matter, casework.clock, casework.clock_turn");
        }
        Files.writeString(folder.resolve("cases"), cases + " " + below);
        System.err.printf("%,d cases in %d s%n", cases, (System.nanoTime() - begun) / 1_000_000_000L);
    }

    private void recount(Connection bare) throws Exception {
        Program.command(jar, folder, "clocks", "recount");
        for (int round = 1; round <= 3; round++) {
            // A festival that nobody expected: each round two more days are off, and most dates of November move or stay by them.
            changeCalendar(bare, round);
            Program.command(jar, folder, "clocks", "recount");
            double seconds;
            int clocks;
            int changed;
            try (var statement = bare.createStatement(); var row = statement.executeQuery("""
                    select clocks, changed, extract(epoch from finished_at - started_at) from casework.recount where clocks > 1000
                    order by changed > 0 desc, finished_at desc limit 1""")) {
                row.next();
                clocks = row.getInt(1);
                changed = row.getInt(2);
                seconds = row.getDouble(3);
            }
            double peer = peer(bare);
            String line = String.format("| recount after a calendar change, round %d | %,d | %,d | %.1f | %.1f | %.1f | %d%s |", round, clocks, changed, seconds, peer,
                    seconds / peer, RECOUNT_LIMIT_SECONDS, seconds < RECOUNT_LIMIT_SECONDS ? "" : ", **missed**");
            System.err.println(line);
            table.add(line);
        }
    }

    /** A new version of this year's calendar, as two operators would take it in, with more days of an invented festival in November. */
    private static void changeCalendar(Connection bare, int round) throws SQLException {
        try (var statement = bare.createStatement()) {
            statement.execute("""
                    insert into law.calendar_year (year, version, origin, notice, reason, recorded_at)
                    select 2026, max(version) + 1, 'OPERATOR', 'bench %d', 'bench', now() from law.calendar_year where year = 2026""".formatted(round));
            statement.execute("""
                    insert into law.calendar_day (year, version, day, kind, festival)
                    select distinct on (day) 2026, (select max(version) from law.calendar_year where year = 2026), day, kind, festival from (
                        select day, kind, festival from law.calendar_day where year = 2026 and version = 1
                        union all select d::date, 'DAY_OFF', 'bench' from generate_series(timestamp '2026-11-02', timestamp '2026-11-02' + interval '%d days', interval '1 day') d) x
                    order by day""".formatted(2 * round + System.nanoTime() % 2));
        }
    }

    /** Bare SQL: one reading, no suspension, no explanation; reads every ledger, rolls each last day, writes every row once. */
    private double peer(Connection bare) throws SQLException {
        bare.setAutoCommit(false);
        long begun = System.nanoTime();
        try (var statement = bare.createStatement()) {
            statement.execute("create temporary table off on commit drop as select d.day from law.calendar_day d where d.kind <> 'MAKE_UP'"
                    + " and (d.year, d.version) in (select year, max(version) from law.calendar_year group by year)");
            statement.execute("create temporary table rolled on commit drop as select x.day, (select min(y) from generate_series(x.day, x.day + 12, interval '1 day') y"
                    + " where y::date not in (select day from off) and extract(isodow from y) < 6)::date as to_day"
                    + " from (select (date '2026-08-01' + i) as day from generate_series(0, 400) i) x");
            statement.execute("""
                    update casework.clock c set due_on = r.day, later_on = r.to_day from (
                        select t.clock_id, min(t.day) + (max(p.value) + coalesce(sum(t.days), 0))::int as last from casework.clock_turn t
                        join casework.clock k on k.id = t.clock_id
                        join (select name, max(value) as value from law.parameter_version where region = '000000' group by name) p on p.name = k.limit_name
                        where k.state <> 'ENDED' group by t.clock_id) d join rolled r on r.day = d.last where c.id = d.clock_id""");
            statement.execute("update casework.matter m set due_on = c.due_on, later_on = c.later_on from casework.clock c where c.matter_id = m.id and c.drives and c.state <> 'ENDED'");
        } finally {
            bare.rollback();
            bare.setAutoCommit(true);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** The union of the officer whose desk is opened: the county above the demonstration's enterprise union. */
    private static final String OFFICE = "select p.unit_id from identity.post p where p.role = 'REVIEWER' and p.line = 'A' order by (select nlevel(u.area_path) from organization.unit u where u.id = p.unit_id) desc limit 1";

    private void desk(Connection bare, Officer officer) throws Exception {
        try (var statement = bare.createStatement()) {
            statement.execute("vacuum analyze casework.matter");
            statement.execute("vacuum analyze casework.clock");
        }
        for (String path : List.of("/desk", "/api/v1/desk/matters")) {
            for (int i = 0; i < 60; i++) {
                officer.get(path);
            }
            long[] nanos = new long[rounds];
            for (int i = 0; i < rounds; i++) {
                long begun = System.nanoTime();
                officer.get(path);
                nanos[i] = System.nanoTime() - begun;
            }
            long[] peer = path.equals("/desk") ? bareDesk(bare, true) : bareDesk(bare, false);
            Arrays.sort(nanos);
            Arrays.sort(peer);
            double p95 = nanos[(int) (rounds * 0.95)] / 1e6;
            double bareP95 = peer[(int) (rounds * 0.95)] / 1e6;
            String line = String.format("| %s, %,d open cases below | %.1f | %.1f | %.1f | %.1f | %.1f | %d%s |", path, below, nanos[rounds / 2] / 1e6, p95,
                    nanos[(int) (rounds * 0.99)] / 1e6, bareP95, p95 / bareP95, DESK_LIMIT_MILLIS, p95 < DESK_LIMIT_MILLIS ? "" : ", **missed**");
            System.err.println(line);
            table.add(line);
        }
    }

    /** The same questions by JDBC on one open connection, with the officer's range written out and no policy. */
    private long[] bareDesk(Connection bare, boolean counts) throws SQLException {
        String unit;
        String path;
        try (var statement = bare.createStatement(); var row = statement.executeQuery("select id::text, area_path::text from organization.unit where id = (" + OFFICE + ")")) {
            row.next();
            unit = row.getString(1);
            path = row.getString(2);
        }
        String range = "area_path >= '" + path + "' and area_path < '" + path + "-'";
        long[] nanos = new long[rounds];
        try (var list = bare.prepareStatement("select * from casework.matter where closed_at is null and handler_unit = '" + unit + "' order by due_on, id limit 51");
             var count = bare.prepareStatement("select count(*), count(*) filter (where late_after < current_date) from casework.matter where closed_at is null and " + range);
             var late = bare.prepareStatement("select * from casework.matter where closed_at is null and late_after < current_date and " + range + " order by late_after, id limit 20")) {
            for (int i = -60; i < rounds; i++) {
                long begun = System.nanoTime();
                for (var each : counts ? List.of(list, count, late) : List.of(list)) {
                    try (var row = each.executeQuery()) {
                        while (row.next()) {
                            row.getString(1);
                        }
                    }
                }
                if (i >= 0) {
                    nanos[i] = System.nanoTime() - begun;
                }
            }
        }
        return nanos;
    }

    private void report() {
        System.out.printf("%,d open cases; %s; load of the last minute %s.%n%n", cases, Processes.machine(), Processes.load());
        System.out.println("| what | clocks | moved | s | bare SQL, s | ratio | limit, s |");
        System.out.println("|---|---|---|---|---|---|---|");
        table.stream().filter(line -> line.startsWith("| recount")).forEach(System.out::println);
        System.out.println();
        System.out.println("| page | p50 ms | p95 ms | p99 ms | bare SQL p95 ms | ratio | limit for p95, ms |");
        System.out.println("|---|---|---|---|---|---|---|");
        table.stream().filter(line -> !line.startsWith("| recount")).forEach(System.out::println);
    }
}
