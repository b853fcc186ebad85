package org.gongqiao.bench.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gongqiao.bench.Processes;

/**
 * How long {@code ./gongqiao run} takes until it can be used, and what it occupies: ./gongqiao bench start [--rounds N].
 * A first start has a fresh folder and no start-up cache; the program itself is built already. A later start has both.
 */
public final class StartBench {

    private static final int LIMIT_FIRST_SECONDS = 60;
    private static final int LIMIT_LATER_SECONDS = 10;
    private static final List<String> PAGES = List.of("/", "/sign-in", "/join", "/api/v1/openapi", "/actuator/health");

    /** Seconds until the address was printed and the front page came; memory some seconds later. */
    private record Start(double seconds, double busySeconds, long residentMegabytes, long databaseMegabytes, int databaseProcesses, double stopSeconds) {}

    private final Path home;
    private final Path work;

    private StartBench(Path home, Path work) {
        this.home = home;
        this.work = work;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length == 2 && arguments[0].equals("--rounds") ? Integer.parseInt(arguments[1]) : 3;
        Path home = Path.of(System.getProperty("gongqiao.home", ".")).toAbsolutePath();
        new StartBench(home, home.resolve("bench/target/start")).run(rounds);
    }

    private void run(int rounds) throws IOException, InterruptedException {
        Path cache = home.resolve("app/target/run/gongqiao.aot");
        var first = new ArrayList<Start>();
        var later = new ArrayList<Start>();
        for (int round = 0; round < rounds; round++) {
            delete(work);
            Files.deleteIfExists(cache);
            first.add(start("first", cache));
            later.add(start("later", null));
        }
        System.out.println("Machine: " + Processes.machine() + "; load of the last minute at the end " + Processes.load() + ".\n");
        System.out.println("| start | seconds until usable, each round | limit | CPU s | JVM RSS MB | PostgreSQL PSS MB (processes) | stop s |");
        System.out.println("|---|---|---|---|---|---|---|");
        System.out.println(line("first: fresh folder, demonstration made, no start-up cache", first, LIMIT_FIRST_SECONDS));
        System.out.println(line("later: same folder" + (Files.exists(cache) ? ", start-up cache" : ", without start-up cache"), later, LIMIT_LATER_SECONDS));
        delete(work);
    }

    /** @param cache wait for this file before stopping, where the program makes one; null: do not wait */
    private Start start(String name, Path cache) throws IOException, InterruptedException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var launcher = new ProcessBuilder(home.resolve("gongqiao").toString(), "run", "--port=" + port,
                "--gq.data-dir=" + work.resolve("data"), "--gq.keys-dir=" + work.resolve("keys"));
        launcher.redirectError(ProcessBuilder.Redirect.DISCARD);
        long begun = System.nanoTime();
        Process program = launcher.start();
        Runtime.getRuntime().addShutdownHook(new Thread(program::destroy));
        try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8); var client = HttpClient.newHttpClient()) {
            String address = "http://localhost:" + port;
            for (String line = out.readLine(); line == null || !line.endsWith(address); line = out.readLine()) {
                if (line == null) {
                    throw new IllegalStateException("the program ended with " + program.waitFor());
                }
            }
            see(client, address + "/");
            double seconds = (System.nanoTime() - begun) / 1e9;
            // The launcher becomes the program: it is the same process.
            double busy = Processes.busy(Processes.family(program.pid())).toMillis() / 1e3;
            if (cache != null) {
                awaitCache(cache, work.resolve("data/log/gongqiao.log"));
            }
            for (String page : PAGES) {
                see(client, address + page);
            }
            Thread.sleep(5_000);
            List<Long> server = Processes.family(Processes.server(work.resolve("data/pg")));
            long resident = Processes.residentMegabytes(program.pid());
            long database = Processes.proportionalMegabytes(server);
            long stopping = System.nanoTime();
            program.destroy();
            program.waitFor(60, TimeUnit.SECONDS);
            var start = new Start(seconds, busy, resident, database, server.size(), (System.nanoTime() - stopping) / 1e9);
            System.err.println(name + " " + start);
            return start;
        } finally {
            program.destroy();
        }
    }

    /** Until the program has said in its log that the cache is made, or that there is none. */
    private static void awaitCache(Path cache, Path log) throws IOException, InterruptedException {
        for (int waited = 0; !Files.exists(cache) && waited < 240; waited++) {
            if (Files.exists(log) && Files.readString(log).contains("no start-up cache")) {
                System.err.println("no start-up cache was made; see " + log);
                return;
            }
            Thread.sleep(1_000);
        }
    }

    private static void see(HttpClient client, String address) throws IOException, InterruptedException {
        int status = client.send(HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html").timeout(Duration.ofSeconds(30)).build(),
                HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status >= 500) {
            throw new IllegalStateException(address + " answers " + status);
        }
    }

    private static String line(String name, List<Start> starts, int limit) {
        return String.format("| %s | %s | %d | %s | %s | %s | %s |", name, each(starts, start -> String.format("%.1f", start.seconds())), limit,
                each(starts, start -> String.format("%.1f", start.busySeconds())), each(starts, start -> Long.toString(start.residentMegabytes())),
                each(starts, start -> start.databaseMegabytes() + " (" + start.databaseProcesses() + ")"), each(starts, start -> String.format("%.1f", start.stopSeconds())));
    }

    private static String each(List<Start> starts, java.util.function.Function<Start, String> written) {
        return String.join(", ", starts.stream().map(written).toArray(String[]::new));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
