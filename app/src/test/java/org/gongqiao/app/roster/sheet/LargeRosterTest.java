package org.gongqiao.app.roster.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Large files. A small one always; a million rows with {@code -Droster.large=true}, best with {@code JAVA_TOOL_OPTIONS=-Xmx1g}, which
 * prints the time of reading and checking beside that of fastexcel's bare parse of the same file.
 */
class LargeRosterTest {

    private static final int MILLION = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void acceptsEveryRowOfAMediumFile() throws IOException {
        for (Path file : new Path[] {LargeRoster.xlsx(folder, 4_000, true), LargeRoster.xlsx(folder, 4_000, false), LargeRoster.csv(folder, 4_000)}) {
            Set<String> ids = new HashSet<>();
            var outcome = RosterReading.standard(Readings.TODAY).read(file, file.toString(), (_, verdict) -> {
                assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
                ids.add(((Verdict.Accepted) verdict).values().idNumber());
            });
            assertThat(((RosterReading.Finished) outcome).counts()).isEqualTo(new RosterReading.Counts(4_000, 0, 0, 0, 0));
            assertThat(ids).hasSize(4_000);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "roster.large", matches = "true")
    void readsAMillionRowsWithinBounds() throws IOException {
        Path kept = Files.createDirectories(Path.of("target", "large-rosters"));
        for (boolean shared : new boolean[] {false, true}) {
            Path file = LargeRoster.xlsx(kept, MILLION, shared);
            System.out.printf("%s: %d MB, heap at most %d MB%n", file.getFileName(), Files.size(file) >> 20, Runtime.getRuntime().maxMemory() >> 20);
            for (int round = 0; round < 3; round++) {
                time("  read and check", () -> checked(file));
                time("  own bare parse", () -> bare(file));
                time("  fastexcel bare parse", () -> fastexcel(file));
            }
        }
        Path csv = LargeRoster.csv(kept, MILLION);
        for (int round = 0; round < 3; round++) {
            time("  csv read and check", () -> checked(csv));
        }
    }

    private static void time(String what, Supplier<String> work) {
        System.gc();
        long start = System.nanoTime();
        String result = work.get();
        System.out.printf("%s: %.2f s, %s%n", what, (System.nanoTime() - start) / 1e9, result);
    }

    private static String checked(Path file) {
        try {
            long[] most = {0};
            var outcome = RosterReading.standard(Readings.TODAY).read(file, file.toString(), new RosterReading.Sink() {
                @Override
                public void row(SheetRow row, Verdict verdict) {
                }

                @Override
                public void progress(int rows, int permille) {
                    if (rows % 65_536 == 0) {
                        most[0] = Math.max(most[0], Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
                    }
                }
            });
            var finished = (RosterReading.Finished) outcome;
            assertThat(finished.counts().accepted()).isEqualTo(MILLION);
            return "heap seen " + (most[0] >> 20) + " MB";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String bare(Path file) {
        try (RowSource source = XlsxSource.open(file, Limits.STANDARD)) {
            long[] cells = {0};
            source.read(0, row -> {
                for (org.gongqiao.app.roster.sheet.Cell cell : row.cells()) {
                    cells[0] += cell.text().length();
                }
                return true;
            });
            return cells[0] + " characters";
        } catch (IOException | UnreadableFile e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fastexcel(Path file) {
        try (var workbook = new ReadableWorkbook(file.toFile()); var rows = workbook.getFirstSheet().openStream()) {
            long[] cells = {0};
            rows.forEach(row -> {
                for (Cell cell : row) {
                    cells[0] += cell.getText().length();
                }
            });
            return cells[0] + " characters";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (OutOfMemoryError e) {
            return "OUT OF MEMORY";
        }
    }
}
