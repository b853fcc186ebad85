package org.gongqiao.bench.voting;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongqiao.ballot.Board;
import org.gongqiao.ballot.FileBoardStore;
import org.gongqiao.bench.Options;
import org.gongqiao.bench.Program;

/**
 * A congress votes: ballots of a draft and a twenty-candidate election, made beforehand, arrive at the real program at random moments
 * over the given minutes, each on a connection that did not exist before, while others read the board and fetch its archive. A
 * latency counts from the moment at which the ballot was meant to be sent.
 * ./gongqiao bench voting [--voters N] [--minutes M] [--casting N] [--data FOLDER]
 */
public final class VotingBench {

    private static final int CAST_LIMIT_MILLIS = 1_000;
    private static final int READ_LIMIT_MILLIS = 1_000;

    private final Path jar;
    private final Path folder;
    private final int voters;
    private final int minutes;
    /** How many of the voters vote. */
    private final int casting;
    private final List<String> table = new ArrayList<>();

    private VotingBench(Path jar, Path folder, int voters, int minutes, int casting) {
        this.jar = jar;
        this.folder = folder;
        this.voters = voters;
        this.minutes = minutes;
        this.casting = casting;
    }

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(System.getProperty("gongqiao.home", ".")).toAbsolutePath();
        Options options = Options.of(arguments);
        int voters = options.number("voters", 5_000);
        new VotingBench(Program.jar(home), Path.of(options.text("data", home.resolve("bench/target/voting").toString())), voters,
                options.number("minutes", 10), options.number("casting", voters)).run();
    }

    private void run() throws Exception {
        Ballots made = Ballots.of(folder, voters);
        double alone = alone(made);
        clear(folder.resolve("program"));
        try (Program program = Program.start(jar, folder.resolve("program"), "--empty", "--db-scheduler.enabled=false")) {
            try (Connection bare = program.administrator()) {
                prepare(bare, made);
            }
            vote(program, made);
            archive(program, made);
        }
        System.out.printf("%nThe check of one ballot alone, on one core and without vectors: %.0f ms%n%n", alone);
        System.out.println("| what | number | p50 ms | p95 ms | p99 ms | longest ms | limit for p99, ms |");
        System.out.println("|---|---|---|---|---|---|---|");
        table.forEach(System.out::println);
    }

    /** What a cast cannot cost less than: the same check in this process, by the same engine. */
    private double alone(Ballots made) throws Exception {
        System.setProperty("gongqiao.ballot.engine", "biginteger");
        Path file = Files.createTempFile(folder, "alone", ".bel");
        Files.delete(file);
        try (FileBoardStore store = FileBoardStore.create(file, made.began())) {
            store.exclusively(page -> {
                page.append(made.setup());
                return null;
            });
            Board board = Board.open(store);
            for (int i = 0; i < 20; i++) {
                board.cast(made.ballots().get(i));
            }
            long begun = System.nanoTime();
            for (int i = 20; i < 60; i++) {
                board.cast(made.ballots().get(i));
            }
            return (System.nanoTime() - begun) / 40e6;
        } finally {
            Files.deleteIfExists(file);
            System.clearProperty("gongqiao.ballot.engine");
        }
    }

    /** The vote as it is once its officers have opened it. */
    private void prepare(Connection bare, Ballots made) throws Exception {
        try (var statement = bare.createStatement()) {
            statement.execute("""
                    insert into organization.unit (id, label, area_path, name, kind, level, region, founded_on)
                    values (gen_random_uuid(), 'a', 'a', 'Bench', 'ENTERPRISE_UNION', 'BASE', '990100', '2020-01-01');
                    insert into voting.vote (id, unit_id, unit_name, subject, subject_link, title, manner, state, questions, board, electors, weight, consent, grace_hours,
                        prepared_at, opened_at, area_path)
                    select gen_random_uuid(), id, name, id, '/votes', 'Bench', 'SECRET_ONLINE', 'OPEN', '%s', '%s', %d, %d, id, 0, now(), to_timestamp(%d), 'a'
                    from organization.unit""".formatted(Ballots.questionsJson().replace("'", "''"), made.board(), voters, voters, made.began()));
        }
        var sha256 = MessageDigest.getInstance("SHA-256");
        try (var entry = bare.prepareStatement("insert into voting.board_entry (board, height, type, event, hash) values (?, 0, 'SETUP', ?, ?)");
                var record = bare.prepareStatement("insert into voting.board_record (board, height, place, hash, content) values (?, 0, ?, ?, ?)")) {
            entry.setString(1, made.board());
            entry.setBytes(2, made.setup().event());
            entry.setString(3, HexFormat.of().formatHex(sha256.digest(made.setup().event())));
            entry.execute();
            for (int place = 0; place < made.setup().records().size(); place++) {
                record.setString(1, made.board());
                record.setInt(2, place);
                record.setBytes(3, sha256.digest(made.setup().records().get(place)));
                record.setBytes(4, made.setup().records().get(place));
                record.execute();
            }
        }
    }

    private void vote(Program program, Ballots made) throws Exception {
        String root = program.base() + "/vote/" + made.board();
        // The first requests of a JVM are no delegate's: the officers who opened the vote have looked at the board.
        for (int i = 0; i < 200; i++) {
            get(root);
            get(root + "/ballots");
        }
        Random random = new Random(20261120);
        long[] moments = random.longs(casting, 0, Duration.ofMinutes(minutes).toNanos()).sorted().toArray();
        Queue<Long> cast = new ConcurrentLinkedQueue<>();
        Queue<Long> page = new ConcurrentLinkedQueue<>();
        Queue<Long> list = new ConcurrentLinkedQueue<>();
        AtomicInteger refused = new AtomicInteger();
        AtomicBoolean voting = new AtomicBoolean(true);
        long begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> {
                // Each second one visitor opens the board's page, and each second one its list somewhere in the middle.
                for (int i = 0; voting.get(); i++) {
                    page.add(timed(root, begun + i * 1_000_000_000L));
                    list.add(timed(root + "/ballots?after=" + random.nextInt(voters), begun + i * 1_000_000_000L + 500_000_000L));
                }
                return null;
            });
            var all = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < casting; i++) {
                byte[] ballot = made.ballots().get(i);
                long moment = begun + moments[i];
                all.add(threads.submit(() -> {
                    sleepUntil(moment);
                    int status = post(root + "/ballots", ballot);
                    cast.add(System.nanoTime() - moment);
                    if (status != 201) {
                        refused.incrementAndGet();
                    }
                    return null;
                }));
            }
            for (var each : all) {
                each.get();
            }
            voting.set(false);
        }
        System.err.printf("%,d ballots in %.0f s, %d not taken%n", casting, (System.nanoTime() - begun) / 1e9, refused.get());
        if (refused.get() > 0) {
            throw new IllegalStateException("ballots were not taken");
        }
        row("casting, %d minutes".formatted(minutes), cast, CAST_LIMIT_MILLIS);
        row("the board's page meanwhile", page, READ_LIMIT_MILLIS);
        row("its list of ballots meanwhile", list, READ_LIMIT_MILLIS);
    }

    private void archive(Program program, Ballots made) throws Exception {
        Path file = folder.resolve("archive.bel");
        long begun = System.nanoTime();
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(URI.create(program.base() + "/vote/" + made.board() + "/archive")).build(), BodyHandlers.ofFile(file));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        var verdict = new org.gongqiao.ballot.ElectionVerifier(org.gongqiao.ballot.ElectionVerifier.Options.standard()).verify(file);
        System.out.printf("Archive: %d MB in %.1f s; %s%n", Files.size(file) >> 20, seconds, verdict instanceof org.gongqiao.ballot.Verdict.Accepted accepted
                ? "accepted with " + accepted.election().ballots() + " ballots" : "REJECTED");
        System.out.printf("Largest memory of the program: %d MB%n", program.peakMegabytes());
        Files.delete(file);
    }

    private static long timed(String address, long moment) throws IOException, InterruptedException {
        sleepUntil(moment);
        get(address);
        return System.nanoTime() - moment;
    }

    private static void sleepUntil(long moment) throws InterruptedException {
        long left = moment - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }

    private static void get(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding());
            if (answer.statusCode() != 200) {
                throw new IOException(address + " answers " + answer.statusCode());
            }
        }
    }

    private static int post(String address, byte[] ballot) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(ballot)).build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private void row(String what, Queue<Long> nanos, int limit) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        double p99 = at(sorted, 99);
        String line = String.format("| %s | %,d | %.0f | %.0f | %.0f | %.0f | %,d%s |", what, sorted.length, at(sorted, 50), at(sorted, 95), p99,
                sorted[sorted.length - 1] / 1e6, limit, p99 < limit ? "" : ", **missed**");
        System.err.println(line);
        table.add(line);
    }

    private static double at(long[] sorted, double percent) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * percent / 100) - 1)] / 1e6;
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
