package org.gongqiao.bench.ballot;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gongqiao.ballot.ElectionVerifier;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/** Whole verification beside the reference tool on the same archive, memory for a large one, the browser; writes docs/bench/ballot.md. */
public final class BallotBench {
    private static final String TOOL = "/usr/bin/belenios-tool";
    private final StringBuilder report = new StringBuilder();
    private final int ballots;
    private final int large;
    private final int rounds;
    private final int reference;
    private final Path folder;

    private BallotBench(int ballots, int large, int rounds, int reference, Path folder) {
        this.ballots = ballots;
        this.large = large;
        this.rounds = rounds;
        this.reference = reference;
        this.folder = folder;
    }

    /** Options: --ballots, --large (0 for none), --rounds, --reference (rounds of the BigInteger engine). */
    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> options = new TreeMap<>(Map.of("--ballots", 1_000, "--large", 10_000, "--rounds", 3, "--reference", 1));
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            if (options.replace(arguments[i], Integer.parseInt(arguments[i + 1])) == null) {
                throw new IllegalArgumentException(arguments[i]);
            }
        }
        Path folder = Files.createTempDirectory("bench-ballot");
        try {
            new BallotBench(options.get("--ballots"), options.get("--large"), options.get("--rounds"), options.get("--reference"), folder).run();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void say(String line, Object... values) {
        String text = String.format(Locale.ROOT, line, values);
        report.append(text).append('\n');
        System.out.println(text);
    }

    private static void tell(String line) {
        System.err.println("bench: " + line);
    }

    private void run() throws Exception {
        say("# Ballots: measurements%n");
        say("Made by `./gongqiao bench ballot` on %s. Nothing here is a promise; the machine was shared, so the times of the processor say more than those on the wall.%n",
                LocalDate.now(Clock.systemUTC()));
        say("Machine: %s, %d cores, Java %s, load at the start %.1f.%n", processor(), Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        browser();
        verification();
        profile();
        write();
        engines();
        write();
        if (large > 0) {
            large();
            write();
        }
    }

    /** After each part, so that a run cut short leaves what it has. */
    private void write() throws IOException {
        Path home = Path.of(System.getProperty("gongqiao.home", "."));
        Files.createDirectories(home.resolve("docs/bench"));
        Files.writeString(home.resolve("docs/bench/ballot.md"), report.toString());
        tell("written: docs/bench/ballot.md");
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return System.getProperty("os.arch");
        }
        List<String> lines = Files.readAllLines(info);
        String model = lines.stream().filter(line -> line.startsWith("model name")).map(line -> line.substring(line.indexOf(':') + 2)).findFirst().orElse("?");
        boolean wide = lines.stream().anyMatch(line -> line.startsWith("flags") && line.contains(" avx512dq"));
        return model + (wide ? " with AVX-512" : "");
    }

    private static String classPath() {
        try {
            return Path.of(ElectionVerifier.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String[] verify(Path archive, List<String> flags, String... options) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath(), "org.gongqiao.ballot.command.Main", "verify-election", archive.toString()));
        command.addAll(Arrays.asList(options));
        return command.toArray(String[]::new);
    }

    private static final List<String> VECTOR = List.of("--add-modules", "jdk.incubator.vector");
    private static final List<String> AVX2 = List.of("--add-modules", "jdk.incubator.vector", "-XX:UseAVX=2");

    private record Way(String name, String[] command, int times) {}

    private void verification() throws Exception {
        tell("making " + ballots + " ballots");
        Path place = Files.createDirectory(folder.resolve("small"));
        Path archive = Archives.make(place, ballots);
        List<Way> ways = new ArrayList<>();
        if (Files.isExecutable(Path.of(TOOL))) {
            ways.add(new Way("belenios-tool 2.0 (uses one core)", new String[] {TOOL, "election", "verify"}, rounds));
        }
        ways.add(new Way("vector engine, 1 core", verify(archive, VECTOR, "--threads", "1"), rounds));
        ways.add(new Way("vector engine, 2 cores", verify(archive, VECTOR, "--threads", "2"), rounds));
        ways.add(new Way("vector engine limited to AVX2, 1 core", verify(archive, AVX2, "--threads", "1"), rounds));
        ways.add(new Way("vector engine limited to AVX2, 2 cores", verify(archive, AVX2, "--threads", "2"), rounds));
        ways.add(new Way("BigInteger engine, 1 core", verify(archive, List.of(), "--threads", "1"), reference));
        Map<Way, List<Child>> times = new java.util.LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Way way : ways) {
                if (round < way.times) {
                    tell("round " + (round + 1) + ": " + way.name);
                    times.computeIfAbsent(way, key -> new ArrayList<>()).add(Child.run(place, way.command));
                }
            }
        }
        say("## Whole verification of %,d ballots%n", ballots);
        say("One yes/no question with blank votes, one question with up to 5 of 20 candidates; %.1f MB. Start of the JVM and its compilation included. Runs took turns, %d rounds; the best of each counts, "
                + "the spread is given as a measure of the noise.%n", Files.size(archive) / 1e6, rounds);
        say("| | wall, s | spread | processor, s | ms a ballot (processor) | times the tool: wall | processor |");
        say("|---|---|---|---|---|---|---|");
        List<Child> peer = times.values().iterator().next();
        for (Map.Entry<Way, List<Child>> entry : times.entrySet()) {
            double wall = best(entry.getValue().stream().map(Child::wall).toList());
            double worst = entry.getValue().stream().mapToDouble(Child::wall).max().orElse(0);
            double processor = best(entry.getValue().stream().map(Child::processor).toList());
            say("| %s | %.1f | %.0f %% | %.1f | %.1f | ×%.1f | ×%.1f |", entry.getKey().name, wall, (worst / wall - 1) * 100, processor, processor * 1_000 / ballots,
                    best(peer.stream().map(Child::wall).toList()) / wall, best(peer.stream().map(Child::processor).toList()) / processor);
        }
        say("");
    }

    private static double best(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    private void profile() throws Exception {
        tell("profiling");
        Path archive;
        try (Stream<Path> files = Files.list(folder.resolve("small"))) {
            archive = files.findFirst().orElseThrow();
        }
        Path recording = folder.resolve("verify.jfr");
        List<String> flags = new ArrayList<>(VECTOR);
        flags.add("-XX:StartFlightRecording:settings=profile,filename=" + recording);
        Child.run(folder, verify(archive, flags, "--threads", "1"));
        Map<String, Integer> samples = Profile.of(recording);
        int all = samples.values().stream().mapToInt(Integer::intValue).sum();
        say("## What the time is spent on%n");
        say("Samples of the run on one core with the vector engine:%n");
        say("| | share |");
        say("|---|---|");
        samples.forEach((part, count) -> say("| %s | %.0f %% |", part, 100.0 * count / all));
        say("%nThe kernel is the limit: about 1,000 products and squares a choice, each of about 3,400 (a square: 2,700) products of limbs, at five vector instructions "
                + "for all lanes. Less can be had only by fewer products (larger tables for g and y would save 3 %%) or by wider multipliers (AVX-512 IFMA, which the "
                + "Vector API does not reach).%n");
    }

    private void engines() throws Exception {
        tell("engines (JMH)");
        say("## The engines alone%n");
        say("JMH, a choice (two memberships, four commitments), 32 choices in a batch, one core. The least is close to the time without other work on the machine for the vector engine "
                + "(some 8 ms a batch); a batch of the BigInteger engine outlasts the slices of a busy machine, and its figures are "
                + "too high by the load.%n");
        say("| engine | least, µs a choice | median, µs a choice |");
        say("|---|---|---|");
        for (RunResult result : new Runner(new OptionsBuilder().include(PowerBenchmark.class.getName()).build()).run()) {
            Statistics times = result.getPrimaryResult().getStatistics();
            say("| %s | %.0f | %.0f |", result.getParams().getParam("engine"), times.getMin() / PowerBenchmark.CHOICES,
                    times.getPercentile(50) / PowerBenchmark.CHOICES);
        }
        say("");
    }

    private void large() throws Exception {
        tell("making " + large + " ballots");
        Path place = Files.createDirectory(folder.resolve("large"));
        Path archive = Archives.make(place, large);
        tell("verifying them in 256 MB of heap");
        List<String> flags = new ArrayList<>(VECTOR);
        flags.add("-Xmx256m");
        Child child = Child.run(place, verify(archive, flags));
        say("## %,d ballots%n", large);
        say("%.0f MB, all cores, heap limited to 256 MB: %.0f s on the wall, %.0f s of processor, at most %.0f MB of memory in all (heap, code and JVM).%n", Files.size(archive) / 1e6, child.wall(),
                child.processor(), child.peakKilobytes() / 1e3);
    }

    private void browser() throws Exception {
        tell("browser");
        String election = Archives.browserElection();
        Optional<String> times = BrowserTimes.measure(election, "6phBH-5i5Jry-C2n64-RTrgFy", Archives.browserVotes());
        say("## In the browser%n");
        if (times.isEmpty()) {
            say("Chromium is not installed here.%n");
            return;
        }
        String[] best = times.get().split(" ");
        say("Chromium, a ballot of 3 + 20 choices, best of 7: tables of g and y %s ms; the whole ballot, tables included, %s ms on the page's own thread and %s ms in the worker.%n", best[0], best[1], best[2]);
    }
}
