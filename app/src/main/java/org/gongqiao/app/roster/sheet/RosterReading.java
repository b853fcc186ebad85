package org.gongqiao.app.roster.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.gongqiao.app.kernel.Regions;
import org.jspecify.annotations.Nullable;

/**
 * Reads a roster file from its first byte to the last verdict. One thread unpacks and parses, the calling thread checks
 * the rows and hands them on, so the sink runs with the caller's transaction and scope.
 *
 * <p>Most verdicts are final when they are given. One is not: an accepted row is withdrawn when a row further down gives the
 * same ID to another name, because then neither is safe. Those rows are known at the end ({@link Finished#withdrawn}). A
 * second reading of the same file that is given them rejects them at once, so a preview reads once and an import, given the
 * preview's list, writes nothing it would have to take back.
 */
public final class RosterReading {

    /** Takes what is found, on the calling thread and in the order of the file. */
    public interface Sink {

        /** The heading was found; rows follow. */
        default void begin(RosterLayout layout) {
        }

        void row(SheetRow row, Verdict verdict);

        /** Now and then, with the rows looked at so far and the part of the file read, in thousandths. */
        default void progress(int rows, int permille) {
        }
    }

    public enum Format { XLSX, XLS, CSV }

    /** How a reading ended. */
    public sealed interface Outcome permits Finished, Refused {
    }

    /**
     * @param endingDiffers the file's name promises another format than its content has; it was read by its content
     * @param withdrawn     rows given as accepted that are not to be written, each with the row that contradicts it
     */
    public record Finished(RosterLayout layout, Format format, boolean endingDiffers, Counts counts, Map<Integer, Integer> withdrawn)
            implements Outcome {
    }

    /**
     * The file as a whole is not read, or not to its end; rows given before are void.
     *
     * @param arguments for the message; for missing columns the {@link RosterField}s
     */
    public record Refused(Refusal refusal, List<Object> arguments) implements Outcome {
    }

    /** What became of the rows, withdrawn ones counted as rejected. {@code cleaned} are among {@code accepted}. */
    public record Counts(int accepted, int cleaned, int duplicates, int rejected, int skipped) {
    }

    private static final int BATCH = 256;
    private static final int BATCHES_AHEAD = 8;
    /** A batch ends early here, so that a file of monstrous cells cannot fill the memory with rows read ahead. */
    private static final int BATCH_CHARACTERS = 1 << 18;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};

    private final Limits limits;
    private final Regions regions;
    private final LocalDate today;

    /** @param today decides which birth dates lie ahead */
    public RosterReading(Limits limits, Regions regions, LocalDate today) {
        this.limits = limits;
        this.regions = regions;
        this.today = today;
    }

    public static RosterReading standard(LocalDate today) {
        return new RosterReading(Limits.STANDARD, Regions.national(), today);
    }

    /** A first reading; see {@link #read(Path, String, Map, Sink)}. */
    public Outcome read(Path file, String fileName, Sink sink) throws IOException {
        return read(file, fileName, Map.of(), sink);
    }

    /**
     * Reads a file. Nothing in the file makes this throw; an {@link IOException} means that the disk failed or that the
     * thread was interrupted. What the sink throws comes out as it is.
     *
     * @param fileName  as the person named it, looked at only for its ending
     * @param withdrawn from an earlier reading of the same file, or empty
     */
    public Outcome read(Path file, String fileName, Map<Integer, Integer> withdrawn, Sink sink) throws IOException {
        try (RowSource source = open(file)) {
            RosterLayout layout = RosterLayout.find(source);
            if (layout == null) {
                return new Refused(Refusal.NO_HEADING, List.of());
            }
            if (!layout.missing().isEmpty()) {
                return new Refused(Refusal.MISSING_COLUMNS, List.copyOf(layout.missing()));
            }
            sink.begin(layout);
            return rows(source, layout, format(source), differs(fileName, format(source)), withdrawn, sink);
        } catch (UnreadableFile e) {
            return new Refused(e.refusal(), e.arguments());
        }
    }

    private RowSource open(Path file) throws UnreadableFile, IOException {
        long size = Files.size(file);
        if (size == 0) {
            throw new UnreadableFile(Refusal.EMPTY);
        }
        if (size > limits.fileBytes()) {
            throw new UnreadableFile(Refusal.TOO_LARGE);
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(OLE2.length);
        }
        if (startsWith(head, ZIP)) {
            return XlsxSource.open(file, limits);
        }
        if (startsWith(head, OLE2)) {
            return XlsSource.open(file, limits);
        }
        return CsvSource.open(file, limits);
    }

    private Outcome rows(RowSource source, RosterLayout layout, Format format, boolean differs, Map<Integer, Integer> known, Sink sink)
            throws UnreadableFile, IOException {
        var check = new RosterCheck(layout, today, regions, known);
        int accepted = 0;
        int cleaned = 0;
        int duplicates = 0;
        int rejected = 0;
        int skipped = 0;
        int seen = 0;
        // A withdrawn row no longer counts among the cleaned.
        var cleanedRows = new BitSet();
        try (var ahead = new Ahead(source, layout)) {
            for (SheetRow[] batch = ahead.next(); batch != null; batch = ahead.next()) {
                for (SheetRow row : batch) {
                    Verdict verdict = check.check(row);
                    switch (verdict) {
                        case Verdict.Accepted a -> {
                            accepted++;
                            if (a.isCleaned()) {
                                cleaned++;
                                cleanedRows.set(row.number());
                            }
                        }
                        case Verdict.DuplicateInFile _ -> duplicates++;
                        case Verdict.Rejected _ -> rejected++;
                        case Verdict.Skipped _ -> skipped++;
                    }
                    sink.row(row, verdict);
                    seen++;
                }
                sink.progress(seen, source.permille());
            }
        }
        if (accepted + duplicates + rejected == 0) {
            return new Refused(Refusal.NO_ROWS, List.of());
        }
        Map<Integer, Integer> withdrawn = new TreeMap<>(check.withdrawn());
        withdrawn.keySet().removeAll(known.keySet());
        int takenBack = withdrawn.size();
        cleaned -= (int) withdrawn.keySet().stream().filter(cleanedRows::get).count();
        var counts = new Counts(accepted - takenBack, cleaned, duplicates, rejected + takenBack, skipped);
        return new Finished(layout, format, differs, counts, withdrawn);
    }

    private static Format format(RowSource source) {
        return switch (source) {
            case XlsxSource _ -> Format.XLSX;
            case XlsSource _ -> Format.XLS;
            default -> Format.CSV;
        };
    }

    private static boolean differs(String fileName, Format format) {
        int dot = fileName.lastIndexOf('.');
        String ending = dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "xlsx", "xlsm", "xltx" -> format != Format.XLSX;
            case "xls", "et", "xlt" -> format != Format.XLS;
            case "csv", "txt", "tsv" -> format != Format.CSV;
            default -> true;
        };
    }

    private static boolean startsWith(byte[] head, byte[] start) {
        return head.length >= start.length && Arrays.equals(head, 0, start.length, start, 0, start.length);
    }

    /** The rows below the heading, parsed ahead on a thread of its own, a few batches at most. */
    private static final class Ahead implements AutoCloseable {

        private sealed interface Delivery {
        }

        private record Batch(SheetRow[] rows) implements Delivery {
        }

        private record End(@Nullable Throwable problem) implements Delivery {
        }

        private final BlockingQueue<Delivery> queue = new ArrayBlockingQueue<>(BATCHES_AHEAD);
        private final Thread parser;

        Ahead(RowSource source, RosterLayout layout) {
            parser = Thread.ofPlatform().daemon().name("roster-parser").start(() -> parse(source, layout));
        }

        SheetRow @Nullable [] next() throws UnreadableFile, IOException {
            try {
                return switch (queue.take()) {
                    case Batch batch -> batch.rows();
                    case End end -> {
                        rethrow(end.problem());
                        yield null;
                    }
                };
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("reading a roster");
            }
        }

        /** Stops the parser, also in the middle, and waits until it no longer touches the file. */
        @Override
        public void close() {
            boolean interrupted = false;
            parser.interrupt();
            while (parser.isAlive()) {
                queue.clear();
                try {
                    parser.join(20);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void parse(RowSource source, RosterLayout layout) {
            Throwable problem = null;
            var batch = new SheetRow[BATCH];
            var filled = new int[1];
            var characters = new int[1];
            try {
                source.read(layout.tab(), row -> {
                    if (row.number() <= layout.heading().number()) {
                        return true;
                    }
                    batch[filled[0]++] = row;
                    characters[0] += row.characters();
                    if (filled[0] < BATCH && characters[0] < BATCH_CHARACTERS) {
                        return true;
                    }
                    SheetRow[] full = Arrays.copyOf(batch, filled[0]);
                    filled[0] = 0;
                    characters[0] = 0;
                    return deliver(new Batch(full));
                });
                if (filled[0] > 0) {
                    deliver(new Batch(Arrays.copyOf(batch, filled[0])));
                }
            } catch (UnreadableFile | IOException | RuntimeException | Error e) {
                // Whatever it is belongs to the calling thread.
                problem = e;
            }
            deliver(new End(problem));
        }

        private boolean deliver(Delivery delivery) {
            try {
                queue.put(delivery);
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private static void rethrow(@Nullable Throwable problem) throws UnreadableFile, IOException {
            switch (problem) {
                case null -> {
                }
                case UnreadableFile e -> throw e;
                case IOException e -> throw e;
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new IllegalStateException(problem);
            }
        }
    }
}
