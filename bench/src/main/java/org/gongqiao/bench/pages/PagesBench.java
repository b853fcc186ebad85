package org.gongqiao.bench.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.gongqiao.bench.Options;
import org.gongqiao.bench.Processes;
import org.gongqiao.bench.Program;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pages of the running program over a large province, each beside a bare handler that asks the database for exactly the
 * same: ./gongqiao bench pages [--members N] [--unions N] [--data FOLDER] [--seconds S] [--rounds R] [--connections 1,16,50]
 * [--only WORD].
 */
public final class PagesBench {

    /** How a round went. {@code busy} is time on the processors, of the server's JVM and of PostgreSQL. */
    private record Round(Load.Result load, Duration jvm, Duration database) {

        double millisOfJvm() {
            return jvm.toNanos() / 1e6 / Math.max(1, load.nanos().length);
        }

        double millisOfDatabase() {
            return database.toNanos() / 1e6 / Math.max(1, load.nanos().length);
        }
    }

    /** The same page from the program and from the bare handler, in turns. */
    private record Comparison(String name, int connections, List<Round> program, List<Round> bare) {

        /** The middle one of the ratios of neighbouring rounds. */
        double ratio() {
            return ratios()[ratios().length / 2];
        }

        double[] ratios() {
            double[] all = new double[program.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = program.get(i).load().perSecond() / bare.get(i).load().perSecond();
            }
            Arrays.sort(all);
            return all;
        }
    }

    /** The server of the folder may write its log as JSON; what it writes is decided later, and is nothing while anything is measured. */
    private static final String LOG_SETTINGS = """
            logging_collector = on
            log_destination = 'jsonlog'
            log_directory = 'bench'
            log_filename = 'statements'
            """;
    /** Where it writes statements while they are recorded, below {@code pg}. */
    private static final String STATEMENTS = "bench/statements.json";

    private final Options options;

    private PagesBench(Options options) {
        this.options = options;
    }

    /** Prints the report to the standard output and what it does meanwhile to the standard error. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        new PagesBench(Options.of(arguments)).run();
    }

    private void run() throws IOException, InterruptedException, SQLException {
        Path home = Path.of(System.getProperty("gongqiao.home", "."));
        Path jar = Program.jar(home);
        int members = options.number("members", 1_000_000);
        int unions = options.number("unions", 35_000);
        Path folder = Path.of(options.text("data", home.resolve("bench/target/province-" + members).toString())).toAbsolutePath();
        var connections = Arrays.stream(options.text("connections", "1,16,50").split(",")).map(Integer::valueOf).toList();
        if (Program.fill(jar, folder, unions, members)) {
            Files.writeString(folder.resolve("data/pg/postgresql.auto.conf"), LOG_SETTINGS, StandardOpenOption.APPEND);
        }
        try (Program program = Program.start(jar, folder); Connection administrator = program.administrator()) {
            administrator.createStatement().execute("vacuum analyze");
            var visitors = Visitors.arrive(program, administrator, options.text("login", "province-reviewer"),
                    connections.stream().mapToInt(Integer::intValue).max().orElse(1));
            Map<String, String> pages = pages(administrator, visitors, members);
            var recorder = new Recorder(program.pg().resolve(STATEMENTS), administrator, visitors);
            var traces = new LinkedHashMap<String, Trace>();
            for (var page : pages.entrySet()) {
                traces.put(page.getKey(), recorder.record(page.getValue()));
            }
            if (options.has("statements")) {
                traces.forEach((name, trace) -> trace.steps().forEach(step -> System.err.println(name + "\t" + step.connection() + "\t"
                        + (step.sql().isEmpty() ? step.kind() : step.sql().replaceAll("\\s+", " ")))));
            }
            measure(program, visitors, pages, traces, connections);
        }
    }

    /** The pages with what they need of the province: a key far down, names and numbers that somebody has. */
    private Map<String, String> pages(Connection administrator, Visitors visitors, int members) throws SQLException, IOException, InterruptedException {
        String deep = one(administrator, "select area_path::text || '~' || id from membership.membership where status <> 'ENDED' order by area_path, id offset "
                + members * 9L / 10 + " limit 1");
        UUID somebody = UUID.fromString(one(administrator, "select id from membership.membership where status = 'LIVE' order by id offset " + members / 3 + " limit 1"));
        String few = one(administrator, "select name from membership.membership group by name order by count(*), name limit 1");
        String many = one(administrator, "select left(name, 1) from membership.membership group by 1 order by count(*) desc limit 1");
        String unit = one(administrator, "select id from organization.unit where area_path is not null and level = 'CITY' and kind = 'FEDERATION' order by area_path limit 1");
        var pages = new LinkedHashMap<String, String>();
        pages.put("list, first page", "/members");
        pages.put("list, after " + members * 9L / 10, "/members?after=" + encoded(deep));
        pages.put("name, few hits", "/members?text=" + encoded(few));
        pages.put("name, many hits", "/members?text=" + encoded(many));
        pages.put("by phone", "/members?text=" + visitors.unmask(somebody, "PHONE"));
        pages.put("by ID number", "/members?text=" + visitors.unmask(somebody, "ID_NUMBER"));
        pages.put("filter: courier, woman", "/members?sex=2&trade=COURIER");
        pages.put("filter: one city", "/members?unit=" + unit);
        pages.put("one member's file", "/members/" + somebody);
        pages.put("desk", "/desk");
        pages.put("tree, children", "/unions/" + unit + "/children");
        pages.keySet().removeIf(name -> !name.contains(options.text("only", "")));
        for (var page : List.copyOf(pages.entrySet())) {
            int status = visitors.see(page.getValue()).statusCode();
            if (status == 404) {
                System.err.println("This build has no " + page.getKey() + ".");
                pages.remove(page.getKey());
            }
        }
        return pages;
    }

    private void measure(Program program, Visitors visitors, Map<String, String> pages, Map<String, Trace> traces, List<Integer> connections)
            throws IOException, InterruptedException {
        var names = List.copyOf(pages.keySet());
        var slugs = names.stream().map(name -> name.replaceAll("[^a-zA-Z0-9]+", "-")).toList();
        int barePort = Program.freePort();
        Path script = Files.createTempFile("bare", ".json");
        Files.writeString(script, JsonMapper.builder().build().writeValueAsString(new Trace.Script(slugs, List.copyOf(traces.values()), visitors.sessions(),
                program.databaseUrl(), "gq_app", program.password("application"))));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Program.JVM);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BareServer.class.getName(), script.toString(), Integer.toString(barePort)));
        Process bare = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Files.createTempFile("bare", ".log").toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(bare::destroy));
        try {
            awaitPort(barePort, bare);
            var compared = new ArrayList<Comparison>();
            int rounds = options.number("rounds", 3);
            var seconds = Duration.ofSeconds(options.number("seconds", 4));
            boolean compressed = options.has("gzip");
            int most = connections.stream().mapToInt(Integer::intValue).max().orElse(1);
            String loadBefore = Processes.load();
            // Until both JVMs have compiled what the pages run, which takes a minute where client, compilers and database share two
            // processors; later pages run most of the same code.
            var begun = Duration.ofSeconds(options.number("warm", 60));
            for (int i = 0; i < names.size(); i++) {
                var warm = i == 0 ? begun : begun.dividedBy(6);
                one(program, program.pid(), program.port(), pages.get(names.get(i)), visitors, most, warm, compressed);
                one(program, bare.pid(), barePort, "/" + slugs.get(i), visitors, most, warm.dividedBy(2), false);
            }
            for (int i = 0; i < names.size(); i++) {
                for (int many : connections) {
                    var comparison = new Comparison(names.get(i), many, new ArrayList<>(), new ArrayList<>());
                    for (int round = 0; round < rounds; round++) {
                        comparison.program().add(one(program, program.pid(), program.port(), pages.get(names.get(i)), visitors, many, seconds, compressed));
                        comparison.bare().add(one(program, bare.pid(), barePort, "/" + slugs.get(i), visitors, many, seconds, false));
                    }
                    System.err.println(line(comparison, traces.get(names.get(i))));
                    compared.add(comparison);
                }
            }
            report(compared, traces, rounds, seconds, loadBefore);
        } finally {
            bare.destroy();
        }
    }

    private static Round one(Program program, long server, int port, String path, Visitors visitors, int connections, Duration seconds, boolean compressed) {
        List<Long> database = Processes.family(Processes.server(program.pg()));
        Duration jvmBefore = Processes.busy(List.of(server));
        Duration databaseBefore = Processes.busy(database);
        Load.Result load = Load.run(port, path, visitors.sessions(), connections, seconds, compressed);
        return new Round(load, Processes.busy(List.of(server)).minus(jvmBefore), Processes.busy(database).minus(databaseBefore));
    }

    private static void awaitPort(int port, Process process) throws InterruptedException, IOException {
        for (int tries = 0; tries < 200; tries++) {
            try (var socket = new java.net.Socket("127.0.0.1", port)) {
                return;
            } catch (java.net.ConnectException notYet) {
                if (!process.isAlive()) {
                    break;
                }
                Thread.sleep(100);
            }
        }
        throw new IOException("the bare handler did not start");
    }

    private void report(List<Comparison> compared, Map<String, Trace> traces, int rounds, Duration seconds, String loadBefore) {
        System.out.println("Machine: " + Processes.machine() + "; processes that wanted a processor before and after: " + loadBefore + ", " + Processes.load() + ".");
        System.out.println(rounds + " rounds of " + seconds.toSeconds() + " s each, program and bare handler in turns.\n");
        System.out.println("| page | connections | p50 ms | p99 ms | req/s | bare p50 | bare p99 | bare req/s | ratio (least–most) | bare rounds differ by | CPU ms JVM / PostgreSQL | bare CPU ms | statements, commits |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        compared.forEach(each -> System.out.println(line(each, traces.get(each.name()))));
    }

    private static String line(Comparison each, Trace trace) {
        long[] program = together(each.program());
        long[] bare = together(each.bare());
        double[] ratios = each.ratios();
        double[] spread = each.bare().stream().mapToDouble(round -> round.load().perSecond()).sorted().toArray();
        return String.format("| %s | %d | %.2f | %.2f | %.0f | %.2f | %.2f | %.0f | **%.2f** (%.2f–%.2f) | %.0f %% | %.2f / %.2f | %.2f / %.2f | %d, %d |",
                each.name(), each.connections(),
                Load.Result.percentileMillis(program, 50), Load.Result.percentileMillis(program, 99), mean(each.program(), round -> round.load().perSecond()),
                Load.Result.percentileMillis(bare, 50), Load.Result.percentileMillis(bare, 99), mean(each.bare(), round -> round.load().perSecond()),
                each.ratio(), ratios[0], ratios[ratios.length - 1], 100 * (spread[spread.length - 1] / spread[0] - 1),
                mean(each.program(), Round::millisOfJvm), mean(each.program(), Round::millisOfDatabase),
                mean(each.bare(), Round::millisOfJvm), mean(each.bare(), Round::millisOfDatabase),
                trace.count(Trace.Kind.STATEMENT), trace.count(Trace.Kind.COMMIT));
    }

    private static double mean(List<Round> rounds, ToDoubleFunction<Round> of) {
        return rounds.stream().mapToDouble(of).average().orElse(Double.NaN);
    }

    private static long[] together(List<Round> rounds) {
        return rounds.stream().flatMapToLong(round -> Arrays.stream(round.load().nanos())).sorted().toArray();
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new IllegalStateException("nothing found by " + sql);
            }
            return row.getString(1);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
