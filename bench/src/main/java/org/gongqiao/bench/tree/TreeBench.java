package org.gongqiao.bench.tree;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.gongqiao.bench.Officer;
import org.gongqiao.bench.Options;
import org.gongqiao.bench.Processes;
import org.gongqiao.bench.Program;

/**
 * The tree of unions as an officer of the province works with it: opening levels, type-ahead, totals, over HTTP against the real
 * program in a process of its own: ./gongqiao bench tree [--unions N] [--members M] [--rounds R] [--data FOLDER]. The limit beside the
 * figures is that of a list that answers while one types: 100 ms for 95 of 100 answers.
 */
public final class TreeBench {

    private static final int LIMIT_MILLIS = 100;

    private final Path jar;
    private final Path folder;
    private final int unions;
    private final int members;
    private final int rounds;
    private final List<String> table = new ArrayList<>();

    private TreeBench(Path jar, Path folder, int unions, int members, int rounds) {
        this.jar = jar;
        this.folder = folder;
        this.unions = unions;
        this.members = members;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(System.getProperty("gongqiao.home", ".")).toAbsolutePath();
        Options options = Options.of(arguments);
        new TreeBench(Program.jar(home), Path.of(options.text("data", home.resolve("bench/target/tree").toString())), options.number("unions", 215_000),
                options.number("members", 300_000), options.number("rounds", 1_000)).run();
    }

    private void run() throws Exception {
        Program.fill(jar, folder, unions, members);
        try (Program program = Program.start(jar, folder, "--gq.directory.questions-per-ten-seconds=100000000")) {
            measure(Officer.ofDemonstration(program, "province-reviewer"));
        }
        report();
    }

    private void measure(Officer officer) throws Exception {
        var random = new Random(20_261_120L);
        var names = new ArrayList<String>();
        var ids = new ArrayList<String>();
        walk(officer, ids, names, random);
        System.err.println(names.size() + " unions seen on the way");
        for (int connections : new int[] {1, 16}) {
            row(officer, "tree: first page of the province", connections, () -> "/unions");
            row(officer, "tree: open a level (50 unions with totals)", connections, () -> "/unions/" + pick(ids, random) + "/children");
            row(officer, "totals of one subtree (API)", connections, () -> "/api/v1/unions/" + pick(ids, random));
            for (int length : new int[] {1, 2, 3, 6}) {
                row(officer, "type-ahead, beginning of " + length, connections, () -> "/unions/options?q=" + part(pick(names, random), 0, length));
                row(officer, "type-ahead, any part of " + length, connections, () -> {
                    String name = pick(names, random);
                    return "/unions/options?q=" + part(name, random.nextInt(Math.max(1, name.length() - length)), length);
                });
            }
            row(officer, "type-ahead, found in nearly every name", connections, () -> "/unions/options?q=" + part("工会", 0, 2));
            row(officer, "type-ahead, found in none", connections, () -> "/unions/options?q=" + part("琪琪", 0, 1 + random.nextInt(2)));
            row(officer, "public type-ahead, employers, any part of 3", connections, () -> {
                String name = pick(names, random);
                return "/api/v1/employer-suggestions?q=" + part(name, random.nextInt(Math.max(1, name.length() - 3)), 3);
            });
        }
    }

    /** Goes down at random from the desk's union and gathers unions of every level. */
    private void walk(Officer officer, List<String> ids, List<String> names, Random random) {
        String top = Officer.field(officer.get("/api/v1/unions"), "id").getFirst();
        for (int descent = 0; descent < 60; descent++) {
            String at = top;
            while (true) {
                String page = officer.get("/api/v1/unions/" + at + "/children");
                List<String> below = Officer.field(page, "id");
                if (below.isEmpty()) {
                    break;
                }
                ids.add(at);
                names.addAll(Officer.field(page, "name"));
                at = below.get(random.nextInt(below.size()));
            }
        }
    }

    private static synchronized <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static String part(String name, int from, int length) {
        return URLEncoder.encode(name.substring(Math.min(from, name.length() - 1), Math.min(name.length(), from + length)), StandardCharsets.UTF_8);
    }

    private void row(Officer officer, String what, int connections, Supplier<String> addresses) throws Exception {
        var paths = new ArrayList<String>();
        for (int i = 0; i < rounds + 50; i++) {
            paths.add(addresses.get());
        }
        paths.subList(0, 50).forEach(officer::get);
        long[] nanos = new long[rounds];
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var work = new ArrayList<Future<?>>();
            for (int c = 0; c < connections; c++) {
                int first = c;
                work.add(threads.submit(() -> {
                    for (int i = first; i < rounds; i += connections) {
                        long begun = System.nanoTime();
                        officer.get(paths.get(50 + i));
                        nanos[i] = System.nanoTime() - begun;
                    }
                }));
            }
            for (var done : work) {
                done.get();
            }
        }
        Arrays.sort(nanos);
        double p95 = nanos[(int) (rounds * 0.95)] / 1e6;
        String line = String.format("| %s | %d | %.1f | %.1f | %.1f | %d%s |", what, connections, nanos[rounds / 2] / 1e6, p95, nanos[(int) (rounds * 0.99)] / 1e6,
                LIMIT_MILLIS, p95 <= LIMIT_MILLIS ? "" : ", **missed**");
        table.add(line);
        System.err.println(line);
    }

    private void report() {
        System.out.printf("%,d unions, %,d members; %d questions each; %s; load of the last minute %s.%n%n", unions, members, rounds, Processes.machine(),
                Processes.load());
        System.out.println("| question | at once | p50 ms | p95 ms | p99 ms | limit for p95, ms |");
        System.out.println("|---|---|---|---|---|---|");
        table.forEach(System.out::println);
    }
}
