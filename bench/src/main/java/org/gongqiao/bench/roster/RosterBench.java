package org.gongqiao.bench.roster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.gongqiao.bench.Options;
import org.gongqiao.bench.Processes;
import org.gongqiao.bench.Program;
import org.postgresql.PGConnection;

/**
 * The import of a roster beside what cannot be avoided and beside the usual way: ./gongqiao bench roster [--rows N] [--rounds N].
 * All on the same server with the same settings, one after the other. Writes {@code docs/bench/roster.md} when the rows are a million.
 */
public final class RosterBench {

    private static final int FULL = 1_000_000;

    private final Path home;
    private final Path work;
    private final int rows;
    private final int rounds;

    private RosterBench(Path home, int rows, int rounds) {
        this.home = home;
        this.work = home.resolve("bench/target/roster");
        this.rows = rows;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        new RosterBench(Path.of(System.getProperty("gongqiao.home", System.getProperty("gq.home", "."))).toAbsolutePath(),
                options.number("rows", FULL), options.number("rounds", 3)).run();
    }

    private void run() throws IOException, InterruptedException, SQLException, GeneralSecurityException {
        RosterProgram.delete(work.resolve("program"));
        Files.createDirectories(work);
        Path file = work.resolve("roster-" + rows + ".xlsx");
        if (!Files.exists(file)) {
            say("writing " + rows + " rows × " + RosterFile.COLUMNS + " columns");
            RosterFile.write(file, rows, RosterProgram.UNION);
        }
        String load = Processes.load();
        var parses = new ArrayList<Double>();
        var copies = new ArrayList<Double>();
        double preview;
        double write;
        double erase;
        double export;
        double usual;
        double usualLarge;
        long peak;
        long peakOfExport;
        long exported;
        try (var program = RosterProgram.start(Program.jar(home), work.resolve("program"))) {
            for (int round = 0; round < rounds; round++) {
                parses.add(seconds(() -> parse(file)));
                say("bare parse " + last(parses));
            }
            long begun = System.nanoTime();
            String id = program.upload(file);
            program.await(id, "PREVIEWED");
            preview = (System.nanoTime() - begun) / 1e9;
            say("preview %.1f".formatted(preview));
            begun = System.nanoTime();
            program.confirm(id);
            String done = program.await(id, "DONE");
            write = (System.nanoTime() - begun) / 1e9;
            peak = program.peakMegabytes();
            say("confirmation to done %.1f, peak %d MB, %s".formatted(write, peak, done));
            if (!RosterProgram.value(done, "added").equals(Integer.toString(rows))) {
                throw new IllegalStateException("not all rows were new: " + done);
            }
            begun = System.nanoTime();
            program.settle();
            erase = (System.nanoTime() - begun) / 1e9;
            begun = System.nanoTime();
            exported = program.export();
            export = (System.nanoTime() - begun) / 1e9;
            peakOfExport = program.peakMegabytes();
            say("export %.1f".formatted(export));
            try (Connection connection = program.administrator(); Connection scoped = program.application()) {
                Path people = work.resolve("person.copy");
                Path memberships = work.resolve("membership.copy");
                copyOut(connection, "copy (select * from identity.person where import_id is not null order by id) to stdout (format binary)", people);
                copyOut(connection, "copy (select * from membership.membership where import_id is not null order by id) to stdout (format binary)", memberships);
                for (int round = 0; round < rounds; round++) {
                    empty(connection);
                    copies.add(seconds(() -> {
                        copyIn(connection, "copy identity.person from stdin (format binary)", people);
                        copyIn(connection, "copy membership.membership from stdin (format binary)", memberships);
                    }));
                    say("bare copy " + last(copies));
                }
                empty(connection);
                usual = usual(scoped, file, UsualWay.DEFAULT_PAGE);
                empty(connection);
                usualLarge = usual(scoped, file, UsualWay.LARGE_PAGE);
                Files.delete(people);
                Files.delete(memberships);
            }
        }
        String report = report(parses, copies, preview, write, erase, export, usual, usualLarge, peak, peakOfExport, exported, Files.size(file), load);
        System.out.println(report);
        if (rows == FULL) {
            Files.createDirectories(home.resolve("docs/bench"));
            Files.writeString(home.resolve("docs/bench/roster.md"), report);
        }
        Files.delete(file);
    }

    /** Every cell as text, one thread, nothing kept. */
    private static void parse(Path file) throws IOException {
        long[] characters = {0};
        try (var workbook = new ReadableWorkbook(file.toFile()); var stream = workbook.getFirstSheet().openStream()) {
            for (Row row : (Iterable<Row>) stream::iterator) {
                for (int column = 0; column < RosterFile.COLUMNS; column++) {
                    characters[0] += row.getCellText(column).length();
                }
            }
        }
        if (characters[0] == 0) {
            throw new IllegalStateException("nothing was read");
        }
    }

    /** The program's own tables, emptied: nothing is asked of the program any more. */
    private static void empty(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("truncate identity.person, membership.membership cascade");
            statement.execute("checkpoint");
        }
    }

    private static void copyOut(Connection connection, String sql, Path file) throws SQLException, IOException {
        try (var out = Files.newOutputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
        }
    }

    private static void copyIn(Connection connection, String sql, Path file) throws SQLException, IOException {
        try (var in = Files.newInputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in, 1 << 16);
        }
    }

    private interface Work {
        void run() throws IOException, SQLException;
    }

    private double usual(Connection connection, Path file, int page) throws SQLException, GeneralSecurityException {
        long begun = System.nanoTime();
        int written = UsualWay.run(connection, file, page);
        double seconds = (System.nanoTime() - begun) / 1e9;
        say("usual way, pages of %d: %.1f, %d rows".formatted(page, seconds, written));
        return seconds;
    }

    private static double seconds(Work work) throws IOException, SQLException {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private String report(List<Double> parses, List<Double> copies, double preview, double write, double erase, double export, double usual, double usualLarge,
                          long peak, long peakOfExport, long exported, long bytes, String load) {
        double bare = median(parses) + median(copies);
        return """
                # Import of a roster

                %,d rows × %d columns, an xlsx of %d MB. Command: `./gongqiao bench roster%s`.
                Machine: %s. Load of the last minute: %s before, %s after (more than the number of processors means that others were at work too).

                | what | seconds |
                |---|---|
                | bare streaming parse (fastexcel-reader, every cell as text, nothing kept), each round | %s |
                | bare COPY of the finished rows (sealed and hashed already) into the same tables, emptied, past row-level security, each round | %s |
                | parse + COPY, medians | %.1f |
                | **ours, confirmation to done**: check against the database, persons, memberships, counts, log with every person, undo record, in chunks that survive a kill, two at once | **%.1f** |
                | afterwards, in the background: the values that were staged are erased | %.1f |
                | ours, upload to preview: upload, reading, validation, comparison, encryption, hashes, staging | %.1f |
                | ours, all together | %.1f |
                | the usual way: EasyExcel-line listener (fastexcel 1.3.0) with pages of 100 rows, EasyExcel's default, as JDBC batches into the same tables, emptied, as the program's own login in an officer's scope; encryption and hashes, nothing checked or logged | %.1f |
                | the same with pages of 1,000 rows | %.1f |
                | export of all %,d members as xlsx (%d MB), masked, everybody logged | %.1f |

                | ratio | value | goal |
                |---|---|---|
                | confirmation to done / (parse + COPY) | %.2f | at most 1.5 |
                | usual way / confirmation to done | %.1f | at least 4 |
                | usual way with pages of 1,000 / confirmation to done | %.1f | – |
                | all of ours / (parse + COPY) | %.2f | – |
                | usual way / all of ours | %.1f | – |
                | export | %.1f s | below 60 s |

                The program ran with `-Xmx1g`; its largest resident memory was %d MB after the import and %d MB after the export.
                Spread of the bare way over %d rounds: parse %.1f to %.1f s, COPY %.1f to %.1f s.
                """.formatted(rows, RosterFile.COLUMNS, bytes >> 20, rows == FULL ? "" : " --rows " + rows, Processes.machine(), load, Processes.load(), list(parses),
                list(copies), bare, write, erase, preview, preview + write, usual, usualLarge, rows, exported >> 20, export, write / bare, usual / write, usualLarge / write, (preview + write) / bare,
                usual / (preview + write), export, peak, peakOfExport, parses.size(), Collections.min(parses), Collections.max(parses), Collections.min(copies),
                Collections.max(copies));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String list(List<Double> values) {
        return values.stream().map(value -> String.format(Locale.ROOT, "%.1f", value)).collect(Collectors.joining(", "));
    }

    private static String last(List<Double> values) {
        return list(values.subList(values.size() - 1, values.size()));
    }

    private static void say(String text) {
        System.err.println("roster: " + text);
    }
}
