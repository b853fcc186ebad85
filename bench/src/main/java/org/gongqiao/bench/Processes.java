package org.gongqiao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What Linux says of running processes: children, memory, time on the processors. */
public final class Processes {

    private static final long TICK_NANOS = 10_000_000;

    private Processes() {}

    /** The process of the PostgreSQL server that runs on {@code pg}, the folder with {@code postmaster.pid}. */
    public static long server(Path pg) {
        return Long.parseLong(lines(pg.resolve("postmaster.pid")).getFirst().strip());
    }

    /** The port of that server. */
    public static int serverPort(Path pg) {
        return Integer.parseInt(lines(pg.resolve("postmaster.pid")).get(3).strip());
    }

    /** The process itself and its children. */
    public static List<Long> family(long pid) {
        var all = new ArrayList<Long>();
        all.add(pid);
        ProcessHandle.of(pid).ifPresent(process -> process.children().map(ProcessHandle::pid).forEach(all::add));
        return all;
    }

    /** Time that the processes have spent on the processors, in user and system mode. One that has ended counts nothing. */
    public static Duration busy(List<Long> pids) {
        long ticks = 0;
        for (long pid : pids) {
            String stat = text(Path.of("/proc/" + pid + "/stat"));
            if (!stat.isEmpty()) {
                // Behind the name, which stands in brackets and may hold blanks: field 3 is first, times are fields 14 and 15.
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            }
        }
        return Duration.ofNanos(ticks * TICK_NANOS);
    }

    /** Resident memory in MB; pages that several processes share count in each. */
    public static long residentMegabytes(long pid) {
        return kilobytes(pid, "Rss:") / 1024;
    }

    /** Memory of all processes together in MB; a page that n processes share counts one n-th in each, so once in all. */
    public static long proportionalMegabytes(List<Long> pids) {
        return pids.stream().mapToLong(pid -> kilobytes(pid, "Pss:")).sum() / 1024;
    }

    private static long kilobytes(long pid, String name) {
        for (String line : lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return 0;
    }

    /** What the machine is, for the head of a report. */
    public static String machine() {
        String model = lines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name")).findFirst()
                .map(line -> line.substring(line.indexOf(':') + 2)).orElse("?");
        long memory = lines(Path.of("/proc/meminfo")).stream().filter(line -> line.startsWith("MemTotal")).findFirst()
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_048_576).orElse(0L);
        return Runtime.getRuntime().availableProcessors() + " × " + model + ", " + memory + " GB, Linux " + System.getProperty("os.version")
                + ", Java " + Runtime.version();
    }

    /** How many processes wanted a processor in the last minute, on average. */
    public static String load() {
        return text(Path.of("/proc/loadavg")).split(" ")[0];
    }

    private static String text(Path file) {
        return String.join("\n", lines(file));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException gone) {
            return List.of();
        } catch (IOException e) {
            // A process that ends while it is read says so by "no such process".
            if (file.startsWith("/proc") && !Files.exists(file.getParent())) {
                return List.of();
            }
            throw new UncheckedIOException(e);
        }
    }
}
