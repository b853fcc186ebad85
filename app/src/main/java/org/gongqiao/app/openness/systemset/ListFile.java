package org.gongqiao.app.openness.systemset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Reads the one template in which lists of systems come: an xlsx with its headings in the first row. Refuses what unpacks too far. */
final class ListFile {

    static final int COLUMNS = 7;
    private static final int MOST_BYTES = 5_000_000;
    private static final long MOST_UNPACKED = 60_000_000;
    private static final int MOST_PARTS = 200;
    private static final int MOST_ROWS = 5_000;
    private static final int LONGEST_CELL = 500;

    /** What a sheet says, before anything is looked up. */
    record Sheet(List<String> headings, List<Line> lines) {}

    /** @param cells as many as there are columns; dates as yyyy-MM-dd */
    record Line(int number, List<String> cells) {}

    /** Message {@code openness.file.<NAME>}. */
    enum Fault { EMPTY, TOO_LARGE, NOT_XLSX, TOO_MANY_ROWS }

    /** A file that is not read. */
    static final class Unreadable extends IOException {

        private static final long serialVersionUID = 1L;
        private final Fault fault;

        Unreadable(Fault fault) {
            super(fault.name());
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }
    }

    private ListFile() {}

    static Sheet read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length == 0) {
            throw new Unreadable(Fault.EMPTY);
        }
        if (bytes.length > MOST_BYTES) {
            throw new Unreadable(Fault.TOO_LARGE);
        }
        unpack(bytes);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes)); var rows = workbook.getFirstSheet().openStream()) {
            var lines = new ArrayList<Line>();
            List<String> headings = List.of();
            for (Row row : (Iterable<Row>) rows::iterator) {
                List<String> cells = cells(row);
                if (headings.isEmpty()) {
                    headings = cells;
                } else if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                    lines.add(new Line(row.getRowNum(), cells));
                }
                if (lines.size() > MOST_ROWS) {
                    throw new Unreadable(Fault.TOO_MANY_ROWS);
                }
            }
            return new Sheet(headings, lines);
        } catch (Unreadable counted) {
            throw counted;
        } catch (IOException | ExcelReaderException | IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new Unreadable(Fault.NOT_XLSX);
        }
    }

    /** Unpacks it once and counts, before a reader trusts it. */
    private static void unpack(byte[] bytes) throws IOException {
        long total = 0;
        int parts = 0;
        boolean workbook = false;
        var buffer = new byte[8192];
        try (var zip = ZipFile.builder().setByteArray(bytes).get()) {
            for (ZipArchiveEntry part : (Iterable<ZipArchiveEntry>) () -> zip.getEntries().asIterator()) {
                parts++;
                workbook |= part.getName().equals("xl/workbook.xml");
                try (InputStream content = zip.getInputStream(part)) {
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        total += read;
                        if (total > MOST_UNPACKED || parts > MOST_PARTS) {
                            throw new Unreadable(Fault.TOO_LARGE);
                        }
                    }
                }
            }
        } catch (Unreadable counted) {
            throw counted;
        } catch (IOException broken) {
            throw new Unreadable(Fault.NOT_XLSX);
        }
        if (!workbook) {
            throw new Unreadable(Fault.NOT_XLSX);
        }
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>();
        for (int column = 0; column < COLUMNS; column++) {
            cells.add(text(row.getCellCount() > column ? row.getCell(column) : null));
        }
        return cells;
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getValue() == null || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER && cell.getDataFormatString() != null && cell.getDataFormatString().contains("y")) {
            return cell.asDate().toLocalDate().toString();
        }
        String text = cell.getText().strip();
        return text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text;
    }

    /** A date as offices write it: 2026-03-01, 2026/3/1, 2026.3.1, with the Chinese signs, or 20260301. */
    static Optional<LocalDate> date(String typed) {
        String[] parts = typed.replaceAll("[^0-9]+", "-").replaceAll("-$", "").split("-");
        try {
            if (parts.length == 3) {
                return Optional.of(LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
            }
            return typed.matches("\\d{8}") ? Optional.of(LocalDate.parse(typed, java.time.format.DateTimeFormatter.BASIC_ISO_DATE)) : Optional.empty();
        } catch (java.time.DateTimeException | NumberFormatException none) {
            return Optional.empty();
        }
    }
}
