package org.gongqiao.app.roster.sheet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.eventusermodel.AbortableHSSFListener;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.eventusermodel.HSSFUserException;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/** An old binary workbook (.xls, BIFF8), by the event interface of Apache POI: one record at a time, no tree of cells. */
final class XlsSource implements RowSource {

    private static final int FILE_PASS = 0x002F;
    private static final int STRING_TABLE = 0x00FC;
    private static final int CONTINUATION = 0x003C;
    /** Length and flags of an empty string. */
    private static final int SMALLEST_STRING = 3;
    /** Strings of 65,536 rows that are all different in 30 columns. */
    private static final long MOST_STRINGS = 2_000_000;

    private final POIFSFileSystem files;
    private final List<String> names;
    /** Position of a tab among the sheets' own streams; tabs that are hidden come last in {@link #names}. */
    private final List<Integer> order;
    private volatile int rows;

    private XlsSource(POIFSFileSystem files, List<String> names, List<Integer> order) {
        this.files = files;
        this.names = names;
        this.order = order;
    }

    static XlsSource open(Path file, Limits limits) throws UnreadableFile, IOException {
        POIFSFileSystem files = openFiles(file);
        boolean opened = false;
        try {
            DirectoryNode root = files.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage") || root.hasEntryCaseInsensitive("EncryptionInfo")) {
                throw new UnreadableFile(Refusal.ENCRYPTED);
            }
            if (!root.hasEntryCaseInsensitive("Workbook")) {
                // "Book" is BIFF5 of Excel 95, which the event interface cannot read; other names are other documents.
                throw new UnreadableFile(Refusal.NOT_A_SPREADSHEET);
            }
            if (file.toFile().length() > limits.xlsBytes()) {
                throw new UnreadableFile(Refusal.TOO_LARGE);
            }
            checkStringTable(root);
            var tabs = new Tabs();
            process(files, tabs);
            if (tabs.visible.isEmpty() && tabs.hidden.isEmpty()) {
                throw new UnreadableFile(Refusal.DAMAGED);
            }
            tabs.visible.addAll(tabs.hidden);
            tabs.visibleAt.addAll(tabs.hiddenAt);
            opened = true;
            return new XlsSource(files, tabs.visible, tabs.visibleAt);
        } finally {
            if (!opened) {
                files.close();
            }
        }
    }

    @Override
    public List<String> sheets() {
        return names;
    }

    @Override
    public void read(int sheet, Taker taker) throws UnreadableFile {
        rows = 0;
        var cells = new Cells(order.get(sheet), taker);
        process(files, cells);
        if (cells.damaged || !cells.ended && !cells.stopped) {
            throw new UnreadableFile(Refusal.DAMAGED);
        }
    }

    @Override
    public int permille() {
        return Math.min(1000, rows * 1000 / 65_536);
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    private static POIFSFileSystem openFiles(Path file) throws UnreadableFile {
        try {
            return new POIFSFileSystem(file.toFile(), true);
        } catch (IOException | RuntimeException e) {
            // POI answers broken containers with exceptions of many kinds, most of them unchecked.
            throw new UnreadableFile(Refusal.DAMAGED);
        }
    }

    /**
     * Refuses a string table that promises more strings than its bytes can hold, or than a full sheet needs: the library
     * would build every one of them in memory before the first cell is seen.
     */
    private static void checkStringTable(DirectoryNode root) throws UnreadableFile {
        try (DocumentInputStream in = root.createDocumentInputStream(root.getEntryCaseInsensitive("Workbook"))) {
            var head = new byte[4];
            long strings = -1;
            long bytes = 0;
            boolean inTable = false;
            while (in.readNBytes(head, 0, 4) == 4) {
                int kind = (head[0] & 0xFF) | (head[1] & 0xFF) << 8;
                int length = (head[2] & 0xFF) | (head[3] & 0xFF) << 8;
                int read = 0;
                if (kind == FILE_PASS) {
                    // Also the standing password of write-protected files: what is encrypted cannot be looked at beforehand.
                    throw new UnreadableFile(Refusal.ENCRYPTED);
                }
                if (kind == STRING_TABLE && length >= 8) {
                    var counts = new byte[8];
                    read = in.readNBytes(counts, 0, 8);
                    long unique = Integer.toUnsignedLong(ByteBuffer.wrap(counts).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
                    strings = Math.max(strings, unique);
                    inTable = true;
                } else {
                    inTable = inTable && kind == CONTINUATION;
                }
                bytes += inTable ? length : 0;
                in.skip(length - read);
            }
            if (strings > MOST_STRINGS) {
                throw new UnreadableFile(Refusal.TOO_LARGE);
            }
            if (strings * SMALLEST_STRING > bytes) {
                throw new UnreadableFile(Refusal.DAMAGED);
            }
        } catch (IOException | RuntimeException e) {
            throw new UnreadableFile(Refusal.DAMAGED);
        }
    }

    private interface RecordTaker extends HSSFListener {
        boolean isDone();
    }

    private static void process(POIFSFileSystem files, RecordTaker taker) throws UnreadableFile {
        var formats = new FormatTrackingHSSFListener(taker);
        if (taker instanceof Cells cells) {
            cells.formats = formats;
        }
        var request = new HSSFRequest();
        request.addListenerForAllRecords(new AbortableHSSFListener() {
            @Override
            public short abortableProcessRecord(Record record) {
                formats.processRecord(record);
                return taker.isDone() ? (short) 1 : 0;
            }
        });
        try {
            new HSSFEventFactory().abortableProcessWorkbookEvents(request, files);
        } catch (EncryptedDocumentException e) {
            throw new UnreadableFile(Refusal.ENCRYPTED);
        } catch (IOException | HSSFUserException | RuntimeException e) {
            throw new UnreadableFile(Refusal.DAMAGED);
        }
    }

    private static final class Tabs implements RecordTaker {
        private final List<String> visible = new ArrayList<>();
        private final List<Integer> visibleAt = new ArrayList<>();
        private final List<String> hidden = new ArrayList<>();
        private final List<Integer> hiddenAt = new ArrayList<>();
        private int count;
        private boolean complete;

        @Override
        public boolean isDone() {
            return complete;
        }

        @Override
        public void processRecord(Record record) {
            if (record instanceof BoundSheetRecord tab) {
                boolean shown = !tab.isHidden() && !tab.isVeryHidden();
                (shown ? visible : hidden).add(tab.getSheetname());
                (shown ? visibleAt : hiddenAt).add(count++);
            } else if (record instanceof EOFRecord) {
                complete = true;
            }
        }
    }

    private final class Cells implements RecordTaker {
        private final int wanted;
        private final Taker taker;
        private @Nullable FormatTrackingHSSFListener formats;
        private @Nullable SSTRecord strings;
        private boolean from1904;
        private int sheet = -1;
        private int depth;
        private boolean inSheet;
        private int row = -1;
        private Cell[] cells = new Cell[32];
        private int filled;
        private int stringAt = -1;
        private boolean ended;
        private boolean stopped;
        private boolean damaged;

        Cells(int wanted, Taker taker) {
            this.wanted = wanted;
            this.taker = taker;
        }

        @Override
        public boolean isDone() {
            return stopped;
        }

        @Override
        public void processRecord(Record record) {
            switch (record) {
                case BOFRecord begin -> begin(begin);
                case EOFRecord _ -> end();
                case DateWindow1904Record window -> from1904 = window.getWindowing() == 1;
                case SSTRecord table -> strings = table;
                case StringRecord text when inSheet && stringAt >= 0 -> {
                    put(stringAt, text.getString().isEmpty() ? new Cell(Cell.Kind.TEXT, "", true)
                            : new Cell(Cell.Kind.TEXT, text.getString(), true));
                    stringAt = -1;
                }
                case CellValueRecordInterface cell when inSheet && depth == 1 -> cell(cell);
                default -> {
                }
            }
        }

        private void begin(BOFRecord record) {
            if (depth++ == 0 && record.getType() != BOFRecord.TYPE_WORKBOOK) {
                // Charts and macro sheets have their own stream and their own tab.
                sheet++;
                inSheet = sheet == wanted && record.getType() == BOFRecord.TYPE_WORKSHEET;
            }
        }

        private void end() {
            depth--;
            if (depth == 0 && inSheet) {
                flush();
                inSheet = false;
                ended = true;
                stopped = true;
            }
        }

        private void cell(CellValueRecordInterface record) {
            if (record.getRow() < row) {
                // Rows stand in order; a record that goes back would give one row twice.
                damaged = true;
                stopped = true;
                return;
            }
            if (record.getRow() > row) {
                flush();
                row = record.getRow();
                rows = row;
            }
            stringAt = -1;
            int column = record.getColumn();
            switch (record) {
                case LabelSSTRecord label -> putText(column, strings == null ? "" : strings.getString(label.getSSTIndex()).getString());
                case LabelRecord label -> putText(column, label.getValue());
                case NumberRecord number -> putNumber(column, number.getValue(), record, false);
                case BoolErrRecord value -> put(column, value.isBoolean()
                        ? new Cell(Cell.Kind.BOOLEAN, value.getBooleanValue() ? "1" : "0", false)
                        : new Cell(Cell.Kind.ERROR, errorName(value.getErrorValue()), false));
                case FormulaRecord formula -> formula(column, formula);
                default -> {
                }
            }
        }

        private void formula(int column, FormulaRecord formula) {
            switch (formula.getCachedResultTypeEnum()) {
                case STRING -> stringAt = column;
                case BOOLEAN -> put(column, new Cell(Cell.Kind.BOOLEAN, formula.getCachedBooleanValue() ? "1" : "0", true));
                case ERROR -> put(column, new Cell(Cell.Kind.ERROR, errorName((byte) formula.getCachedErrorValue()), true));
                case NUMERIC -> putNumber(column, formula.getValue(), formula, true);
                default -> put(column, new Cell(Cell.Kind.TEXT, "", true));
            }
        }

        private void putText(int column, String text) {
            if (!text.isEmpty()) {
                put(column, Cell.text(text));
            }
        }

        private void putNumber(int column, double value, CellValueRecordInterface record, boolean formula) {
            String digits = plain(value);
            int index = formats == null ? 0 : formats.getFormatIndex(record);
            String format = formats == null ? null : formats.getFormatString(record);
            boolean date = index < 164 && DateFormats.isBuiltInDate(index) || format != null && DateFormats.isDate(format);
            LocalDate day = date ? DateFormats.day(digits, from1904) : null;
            put(column, day == null ? new Cell(Cell.Kind.NUMBER, digits, formula) : new Cell(Cell.Kind.DATE, day.toString(), formula));
        }

        private void put(int column, Cell cell) {
            if (column < 0 || column >= 256) {
                return;
            }
            if (column >= cells.length) {
                cells = Arrays.copyOf(cells, 256);
            }
            cells[column] = cell;
            filled = Math.max(filled, column + 1);
        }

        private void flush() {
            if (filled > 0 && !stopped) {
                stopped = !taker.take(new SheetRow(row + 1, Arrays.copyOf(cells, filled)));
                Arrays.fill(cells, 0, filled, null);
                filled = 0;
            }
        }

        private static String errorName(byte code) {
            return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#?";
        }

        /** Whole numbers without a point, up to the 15 digits a cell can hold; the rest as the machine writes it. */
        private static String plain(double value) {
            if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                return Long.toString((long) value);
            }
            return Double.toString(value);
        }
    }
}
