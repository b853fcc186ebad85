package org.gongqiao.app.roster.sheet;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of ECMA-376 (.xlsx). Reads the parts a roster needs, workbook, styles, shared strings and one sheet, and
 * follows relations only within the package.
 *
 * <p>Own reader instead of fastexcel's: that one keeps every shared string as an object in memory with no bound, decides
 * on memory by what the file claims, and answers hostile input with exceptions; see {@link XmlScanner} for the speed.
 */
final class XlsxSource implements RowSource {

    private record Tab(String name, String part, boolean hidden) {
    }

    private final ZipParts parts;
    private final Limits limits;
    private final List<Tab> tabs = new ArrayList<>();
    private boolean from1904;
    private boolean[] dateStyles = new boolean[0];
    private SharedStrings strings = SharedStrings.none();

    private XlsxSource(ZipParts parts, Limits limits) {
        this.parts = parts;
        this.limits = limits;
    }

    static XlsxSource open(Path file, Limits limits) throws UnreadableFile, IOException {
        ZipParts parts = ZipParts.open(file, limits);
        var source = new XlsxSource(parts, limits);
        boolean opened = false;
        try {
            source.readPackage();
            opened = true;
            return source;
        } catch (EOFException | ZipException e) {
            throw new UnreadableFile(Refusal.DAMAGED);
        } catch (ZipParts.Swollen e) {
            throw new UnreadableFile(Refusal.ZIP_BOMB);
        } finally {
            if (!opened) {
                parts.close();
            }
        }
    }

    @Override
    public List<String> sheets() {
        return tabs.stream().map(Tab::name).toList();
    }

    @Override
    public void read(int sheet, Taker taker) throws UnreadableFile, IOException {
        try (InputStream part = parts.open(tabs.get(sheet).part()); var xml = new XmlScanner(part)) {
            readRows(xml, taker);
        } catch (EOFException | ZipException e) {
            throw new UnreadableFile(Refusal.DAMAGED);
        } catch (ZipParts.Swollen e) {
            throw new UnreadableFile(Refusal.ZIP_BOMB);
        }
    }

    @Override
    public int permille() {
        return parts.permille();
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }

    private void readPackage() throws UnreadableFile, IOException {
        if (!parts.has("_rels/.rels")) {
            throw new UnreadableFile(Refusal.NOT_A_SPREADSHEET);
        }
        String workbook = relations("_rels/.rels", "").values().stream()
                .filter(r -> r.type().endsWith("/officeDocument")).map(Relation::target).findFirst()
                .orElseThrow(() -> new UnreadableFile(Refusal.NOT_A_SPREADSHEET));
        if (!parts.has(workbook)) {
            throw new UnreadableFile(Refusal.DAMAGED);
        }
        int slash = workbook.lastIndexOf('/');
        String folder = workbook.substring(0, slash + 1);
        Map<String, Relation> relations = relations(folder + "_rels/" + workbook.substring(slash + 1) + ".rels", folder);
        readWorkbook(workbook, relations);
        for (Relation relation : relations.values()) {
            if (relation.type().endsWith("/styles") && parts.has(relation.target())) {
                readStyles(relation.target());
            } else if (relation.type().endsWith("/sharedStrings") && parts.has(relation.target())) {
                try (InputStream part = parts.open(relation.target())) {
                    strings = SharedStrings.read(part, limits);
                }
            }
        }
    }

    private record Relation(String type, String target) {
    }

    private Map<String, Relation> relations(String part, String folder) throws UnreadableFile, IOException {
        Map<String, Relation> relations = new HashMap<>();
        if (!parts.has(part)) {
            return relations;
        }
        try (var xml = new XmlScanner(parts.open(part))) {
            for (XmlScanner.Tag tag = xml.next(); tag != XmlScanner.Tag.END; tag = xml.next()) {
                if (tag == XmlScanner.Tag.CLOSE || !xml.is("Relationship")) {
                    continue;
                }
                if (xml.find("TargetMode") && xml.valueIs("External")) {
                    continue;
                }
                String id = attribute(xml, "Id");
                String type = attribute(xml, "Type");
                String target = attribute(xml, "Target");
                if (relations.size() > 10_000) {
                    throw new UnreadableFile(Refusal.DAMAGED);
                }
                relations.put(id, new Relation(type, resolve(folder, target)));
            }
        }
        return relations;
    }

    private void readWorkbook(String part, Map<String, Relation> relations) throws UnreadableFile, IOException {
        boolean isWorkbook = false;
        List<Tab> hidden = new ArrayList<>();
        try (var xml = new XmlScanner(parts.open(part))) {
            for (XmlScanner.Tag tag = xml.next(); tag != XmlScanner.Tag.END; tag = xml.next()) {
                if (tag == XmlScanner.Tag.CLOSE) {
                    continue;
                }
                if (xml.is("workbook")) {
                    isWorkbook = true;
                } else if (xml.is("workbookPr")) {
                    from1904 = xml.find("date1904") && (xml.valueIs("1") || xml.valueIs("true"));
                } else if (xml.is("sheet")) {
                    String name = attribute(xml, "name");
                    boolean visible = !xml.find("state") || xml.valueIs("visible");
                    Relation relation = relations.get(attribute(xml, "id"));
                    if (relation == null || !relation.type().endsWith("/worksheet") || !parts.has(relation.target())) {
                        continue;
                    }
                    (visible ? tabs : hidden).add(new Tab(name, relation.target(), !visible));
                }
            }
        }
        tabs.addAll(hidden);
        if (!isWorkbook) {
            throw new UnreadableFile(Refusal.NOT_A_SPREADSHEET);
        }
        if (tabs.isEmpty() || tabs.size() > 1_000) {
            throw new UnreadableFile(Refusal.DAMAGED);
        }
    }

    private void readStyles(String part) throws UnreadableFile, IOException {
        Map<Integer, Boolean> own = new HashMap<>();
        List<Integer> formats = new ArrayList<>();
        boolean inCells = false;
        try (var xml = new XmlScanner(parts.open(part))) {
            for (XmlScanner.Tag tag = xml.next(); tag != XmlScanner.Tag.END; tag = xml.next()) {
                if (xml.is("cellXfs")) {
                    inCells = tag == XmlScanner.Tag.OPEN;
                } else if (tag == XmlScanner.Tag.CLOSE) {
                    continue;
                } else if (xml.is("numFmt") && own.size() < 65_536) {
                    int id = xml.find("numFmtId") ? xml.valueNumber() : -1;
                    own.put(id, DateFormats.isDate(attribute(xml, "formatCode")));
                } else if (inCells && xml.is("xf") && formats.size() < 65_536) {
                    formats.add(xml.find("numFmtId") ? xml.valueNumber() : 0);
                }
            }
        }
        dateStyles = new boolean[formats.size()];
        for (int i = 0; i < dateStyles.length; i++) {
            int format = formats.get(i);
            dateStyles[i] = own.containsKey(format) ? own.get(format) : DateFormats.isBuiltInDate(format);
        }
    }

    private void readRows(XmlScanner xml, Taker taker) throws UnreadableFile, IOException {
        boolean complete = false;
        boolean inRow = false;
        var cells = new Cell[32];
        int filled = 0;
        int row = 0;
        int column = -1;
        while (true) {
            XmlScanner.Tag tag = xml.next();
            if (tag == XmlScanner.Tag.END) {
                break;
            }
            if (xml.nameLength() == 1 && xml.nameStart() == 'c') {
                if (tag == XmlScanner.Tag.CLOSE) {
                    continue;
                }
                column = xml.find("r") ? column(xml) : column + 1;
                if (column < 0 || !inRow) {
                    throw new UnreadableFile(Refusal.DAMAGED);
                }
                if (tag == XmlScanner.Tag.EMPTY) {
                    continue;
                }
                Cell cell = readCell(xml);
                if (cell != null && column < limits.columns()) {
                    if (column >= cells.length) {
                        cells = Arrays.copyOf(cells, Math.max(column + 1, cells.length * 2));
                    }
                    cells[column] = cell;
                    filled = Math.max(filled, column + 1);
                }
            } else if (xml.is("row")) {
                if (inRow != (tag == XmlScanner.Tag.CLOSE)) {
                    throw new UnreadableFile(Refusal.DAMAGED);
                }
                inRow = tag == XmlScanner.Tag.OPEN;
                if (tag == XmlScanner.Tag.CLOSE) {
                    if (filled > 0) {
                        if (!taker.take(new SheetRow(row, Arrays.copyOf(cells, filled)))) {
                            return;
                        }
                        Arrays.fill(cells, 0, filled, null);
                        filled = 0;
                    }
                    continue;
                }
                int number = xml.find("r") ? xml.valueNumber() : row + 1;
                if (number <= row) {
                    throw new UnreadableFile(Refusal.DAMAGED);
                }
                if (number > limits.rows()) {
                    throw new UnreadableFile(Refusal.TOO_MANY_ROWS, limits.rows());
                }
                row = number;
                column = -1;
            } else if (xml.is("sheetData") && tag != XmlScanner.Tag.OPEN) {
                // What follows (merged areas, print settings) says nothing about a roster, but a sheet cut off is noticed.
                complete = !inRow;
                break;
            }
        }
        if (!complete) {
            throw new UnreadableFile(Refusal.DAMAGED);
        }
    }

    /** The cell whose opening tag was just read, up to its closing tag; null when it holds nothing. */
    private @Nullable Cell readCell(XmlScanner xml) throws UnreadableFile, IOException {
        int style = xml.find("s") ? xml.valueNumber() : -1;
        char type = 'n';
        if (xml.find("t")) {
            // s shared, str calculated text, inlineStr, b, e, d, n
            type = xml.valueIs("str") ? 'f' : xml.valueLength() == 0 ? 'n' : (char) xml.valueAt(0);
        }
        boolean formula = false;
        boolean value = false;
        boolean phonetic = false;
        xml.clearText();
        while (true) {
            XmlScanner.Tag tag = xml.next();
            if (tag == XmlScanner.Tag.END) {
                throw new UnreadableFile(Refusal.DAMAGED);
            }
            if (xml.nameLength() == 1) {
                byte name = xml.nameStart();
                if (name == 'c') {
                    if (tag != XmlScanner.Tag.CLOSE) {
                        throw new UnreadableFile(Refusal.DAMAGED);
                    }
                    break;
                }
                if (name == 'v' || name == 't') {
                    if (tag == XmlScanner.Tag.OPEN && !phonetic) {
                        xml.collectText();
                        value = true;
                    }
                } else if (name == 'f') {
                    formula = true;
                }
            } else if (xml.is("rPh")) {
                phonetic = tag == XmlScanner.Tag.OPEN;
            }
        }
        if (!value) {
            return formula ? new Cell(Cell.Kind.TEXT, "", true) : null;
        }
        return switch (type) {
            case 's' -> shared(xml, formula);
            case 'f', 'i' -> textCell(unescape(xml.text()), formula);
            case 'b' -> new Cell(Cell.Kind.BOOLEAN, xml.text().trim(), formula);
            case 'e' -> new Cell(Cell.Kind.ERROR, xml.text(), formula);
            case 'd' -> new Cell(Cell.Kind.DATE, isoDay(xml.text()), formula);
            default -> number(xml.text().trim(), style, formula);
        };
    }

    private @Nullable Cell shared(XmlScanner xml, boolean formula) throws UnreadableFile {
        int index = 0;
        byte[] digits = xml.textBytes();
        for (int i = 0; i < xml.textLength(); i++) {
            int digit = digits[i] - '0';
            if (digit < 0 || digit > 9 || i > 8) {
                throw new UnreadableFile(Refusal.DAMAGED);
            }
            index = index * 10 + digit;
        }
        String text = strings.get(index);
        if (text == null) {
            throw new UnreadableFile(Refusal.DAMAGED);
        }
        return textCell(text, formula);
    }

    private static @Nullable Cell textCell(String text, boolean formula) {
        return text.isEmpty() && !formula ? null : new Cell(Cell.Kind.TEXT, text, formula);
    }

    private @Nullable Cell number(String text, int style, boolean formula) {
        if (text.isEmpty()) {
            return formula ? new Cell(Cell.Kind.TEXT, "", true) : null;
        }
        if (style >= 0 && style < dateStyles.length && dateStyles[style]) {
            LocalDate day = DateFormats.day(text, from1904);
            if (day != null) {
                return new Cell(Cell.Kind.DATE, day.toString(), formula);
            }
        }
        return new Cell(Cell.Kind.NUMBER, text, formula);
    }

    private static String isoDay(String text) {
        int time = text.indexOf('T');
        return time > 0 ? text.substring(0, time) : text;
    }

    /** The column of a reference such as "AB12", from 0; -1 when it is none. */
    private static int column(XmlScanner xml) {
        int column = 0;
        int i = 0;
        for (; i < xml.valueLength(); i++) {
            int letter = xml.valueAt(i) - 'A';
            if (letter < 0 || letter > 25) {
                break;
            }
            if (i > 2) {
                return -1;
            }
            column = column * 26 + letter + 1;
        }
        return column - 1;
    }

    /** Resolves what the format writes for characters XML cannot hold: {@code _x000D_}. */
    static String unescape(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        int from = 0;
        for (; at >= 0; at = text.indexOf("_x", Math.max(at + 2, from))) {
            if (at + 7 > text.length() || text.charAt(at + 6) != '_' || !isHex(text, at + 2, at + 6)) {
                continue;
            }
            plain.append(text, from, at).append((char) Integer.parseInt(text, at + 2, at + 6, 16));
            from = at + 7;
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String attribute(XmlScanner xml, String name) throws UnreadableFile {
        return xml.find(name) ? xml.value() : "";
    }

    /** A target relative to the folder of its source, or from the root of the package; never outside of it. */
    private static String resolve(String folder, String target) {
        List<String> path = new ArrayList<>();
        for (String step : ((target.startsWith("/") ? "" : folder) + target).split("/")) {
            if (step.equals("..")) {
                if (!path.isEmpty()) {
                    path.removeLast();
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                path.add(step);
            }
        }
        return String.join("/", path);
    }
}
