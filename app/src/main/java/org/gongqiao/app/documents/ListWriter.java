package org.gongqiao.app.documents;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes a list row by row to a stream; the memory it takes does not depend on how many rows there are. */
public sealed interface ListWriter extends Closeable {

    /** One row; null is an empty cell. Values are texts and stay texts. */
    void row(List<@Nullable String> cells) throws IOException;

    /** Opens a list with its headings. Closing ends the list but leaves {@code out} open. */
    static ListWriter open(ListFormat format, OutputStream out, String name, List<String> headings) throws IOException {
        ListWriter writer = switch (format) {
            case XLSX -> new Xlsx(out, name, headings);
            case CSV -> new Csv(out);
        };
        writer.row(List.copyOf(headings));
        return writer;
    }

    /** A sheet holds 1,048,576 rows; what goes beyond begins another. */
    final class Xlsx implements ListWriter {

        private static final int ROWS = 1_048_575;
        private static final int FLUSH = 500;

        private final Workbook workbook;
        private final String name;
        private final List<String> headings;
        private Worksheet sheet;
        private int sheets = 1;
        private int next;

        Xlsx(OutputStream out, String name, List<String> headings) {
            this.workbook = new Workbook(out, "Gongqiao", "1.0");
            this.name = name;
            this.headings = headings;
            this.sheet = workbook.newWorksheet(name);
            sheet.freezePane(0, 1);
        }

        @Override
        public void row(List<@Nullable String> cells) throws IOException {
            if (next == ROWS) {
                sheet.finish();
                sheets++;
                sheet = workbook.newWorksheet(name + " " + sheets);
                next = 0;
                row(List.copyOf(headings));
            }
            for (int column = 0; column < cells.size(); column++) {
                String cell = cells.get(column);
                if (cell != null && !cell.isEmpty()) {
                    sheet.inlineString(next, column, SafeCell.xlsx(cell));
                }
            }
            next++;
            if (next % FLUSH == 0) {
                sheet.flush();
            }
        }

        @Override
        public void close() throws IOException {
            sheet.finish();
            workbook.finish();
        }
    }

    /** See {@link ListFormat#CSV}. */
    final class Csv implements ListWriter {

        private final Writer writer;

        Csv(OutputStream out) throws IOException {
            writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            writer.write('\uFEFF');
        }

        @Override
        public void row(List<@Nullable String> cells) throws IOException {
            for (int column = 0; column < cells.size(); column++) {
                if (column > 0) {
                    writer.write(',');
                }
                String cell = cells.get(column);
                if (cell != null) {
                    writer.write(SafeCell.csv(cell));
                }
            }
            writer.write("\r\n");
        }

        @Override
        public void close() throws IOException {
            writer.flush();
        }
    }
}
