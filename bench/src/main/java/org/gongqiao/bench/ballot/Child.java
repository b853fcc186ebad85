package org.gongqiao.bench.ballot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program run to its end, with the time on the wall, the time of the processor, and the largest memory it had. */
record Child(double wall, double processor, long peakKilobytes, String out) {
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");

    static Child run(Path folder, String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("bench", ".out");
        Path err = Files.createTempFile("bench", ".err");
        List<String> shell = new ArrayList<>(List.of("sh", "-c", "\"$@\" >\"$0.out\" 2>\"$0.err\"; s=$?; times; exit $s", out.toString()));
        shell.addAll(List.of(command));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(shell).directory(folder.toFile()).start();
        long peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, process.descendants().mapToLong(Child::peak).max().orElse(0));
            Thread.sleep(50);
        }
        double wall = (System.nanoTime() - start) / 1e9;
        String times = new String(process.getInputStream().readAllBytes());
        String said = Files.readString(Path.of(out + ".out"));
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + process.exitValue() + "\n" + said + Files.readString(Path.of(out + ".err")));
        }
        for (Path file : List.of(out, err, Path.of(out + ".out"), Path.of(out + ".err"))) {
            Files.deleteIfExists(file);
        }
        // The second line is of the children.
        Matcher matcher = TIMES.matcher(times.substring(times.indexOf('\n') + 1));
        if (!matcher.find()) {
            throw new IOException("no times: " + times);
        }
        double processor = 60 * Double.parseDouble(matcher.group(1)) + Double.parseDouble(matcher.group(2)) + 60 * Double.parseDouble(matcher.group(3))
                + Double.parseDouble(matcher.group(4));
        return new Child(wall, processor, peak, said);
    }

    private static long peak(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream().filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
