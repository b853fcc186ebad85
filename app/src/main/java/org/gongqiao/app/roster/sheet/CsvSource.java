package org.gongqiao.app.roster.sheet;

import org.gongqiao.app.documents.SafeCell;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text table (RFC 4180 and what is written instead): comma, semicolon or tab; UTF-8, UTF-16 or GB18030, with or without
 * byte order mark. The encoding is decided on the whole file, because the first name outside ASCII may stand in row 900,000.
 */
final class CsvSource implements RowSource {

    private static final int LONGEST_FIELD = 32_767;
    private static final int SAMPLE_ROWS = 60;
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final Path file;
    private final Limits limits;
    private final Charset charset;
    private final int mark;
    private final long size;
    private char separator = ',';
    private volatile long readBytes;

    private CsvSource(Path file, Limits limits, Charset charset, int mark) throws IOException {
        this.file = file;
        this.limits = limits;
        this.charset = charset;
        this.mark = mark;
        this.size = Math.max(1, Files.size(file));
    }

    static CsvSource open(Path file, Limits limits) throws UnreadableFile, IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4096);
        }
        CsvSource source;
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            source = new CsvSource(file, limits, StandardCharsets.UTF_8, 3);
        } else if (starts(head, 0xFF, 0xFE)) {
            source = new CsvSource(file, limits, StandardCharsets.UTF_16LE, 2);
        } else if (starts(head, 0xFE, 0xFF)) {
            source = new CsvSource(file, limits, StandardCharsets.UTF_16BE, 2);
        } else {
            source = new CsvSource(file, limits, unmarked(file, head), 0);
        }
        if (source.mark == 0 && source.charset.equals(GB18030)) {
            // A file in UTF-8 with one spoiled byte would lose every name as GB18030; its heading tells.
            var utf8 = new CsvSource(file, limits, StandardCharsets.UTF_8, 0);
            if (utf8.chooseSeparator() > source.chooseSeparator()) {
                source = utf8;
            }
        } else {
            source.chooseSeparator();
        }
        source.checkText();
        return source;
    }

    @Override
    public List<String> sheets() {
        return List.of("");
    }

    @Override
    public void read(int sheet, Taker taker) throws UnreadableFile, IOException {
        read(separator, taker);
    }

    @Override
    public int permille() {
        return (int) Math.min(1000, readBytes * 1000 / size);
    }

    @Override
    public void close() {
        // Each reading opens and closes the file itself.
    }

    private void read(char separator, Taker taker) throws UnreadableFile, IOException {
        try (Reader in = open()) {
            new Records(in, separator, taker).read();
        }
    }

    private Reader open() throws IOException {
        InputStream bytes = Files.newInputStream(file);
        bytes.skipNBytes(mark);
        readBytes = 0;
        InputStream counted = new FilterInputStream(bytes) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int n = super.read(into, from, length);
                readBytes += Math.max(0, n);
                return n;
            }
        };
        return new InputStreamReader(new BufferedInputStream(counted, 1 << 16), charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static Charset unmarked(Path file, byte[] head) throws IOException {
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                if (i % 2 == 0) {
                    evenZeros++;
                } else {
                    oddZeros++;
                }
            }
        }
        // Separators, digits and line ends are ASCII, so UTF-16 shows in zeros on one side only.
        if (oddZeros > head.length / 8 && evenZeros == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (evenZeros > head.length / 8 && oddZeros == 0) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(file) ? StandardCharsets.UTF_8 : GB18030;
    }

    /** True when every byte of the file fits UTF-8; a character cut off at the very end does not count against it. */
    private static boolean isUtf8(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            int pending = 0;
            int low = 0x80;
            int high = 0xBF;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    int b = buffer[i];
                    if (pending == 0 && b >= 0) {
                        continue;
                    }
                    b &= 0xFF;
                    if (pending > 0) {
                        if (b < low || b > high) {
                            return false;
                        }
                        pending--;
                        low = 0x80;
                        high = 0xBF;
                    } else if (b >= 0xC2 && b <= 0xDF) {
                        pending = 1;
                    } else if (b >= 0xE0 && b <= 0xEF) {
                        pending = 2;
                        low = b == 0xE0 ? 0xA0 : 0x80;
                        high = b == 0xED ? 0x9F : 0xBF;
                    } else if (b >= 0xF0 && b <= 0xF4) {
                        pending = 3;
                        low = b == 0xF0 ? 0x90 : 0x80;
                        high = b == 0xF4 ? 0x8F : 0xBF;
                    } else {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /** Refuses what is no text at all: control characters, or an encoding that makes no sense of the bytes. */
    private void checkText() throws UnreadableFile, IOException {
        var sample = new char[1 << 14];
        int length;
        try (Reader in = open()) {
            length = in.read(sample);
        }
        if (length <= 0) {
            throw new UnreadableFile(Refusal.EMPTY);
        }
        int unreadable = 0;
        int foreign = 0;
        for (int i = 0; i < length; i++) {
            char c = sample[i];
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != 0x1A) {
                throw new UnreadableFile(Refusal.NOT_A_SPREADSHEET);
            }
            if (c == '\uFFFD') {
                unreadable++;
            } else if (c > 0x7F) {
                foreign++;
            }
        }
        if (unreadable > 3 && unreadable * 20 > foreign) {
            throw new UnreadableFile(Refusal.UNKNOWN_ENCODING);
        }
        String start = new String(sample, 0, Math.min(length, 512)).stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<") || start.startsWith("%pdf") || start.startsWith("{\\rtf")) {
            throw new UnreadableFile(Refusal.NOT_A_SPREADSHEET);
        }
    }

    /** Takes the separator under which the first rows look most like the heading of a roster; answers how much. */
    private int chooseSeparator() throws UnreadableFile, IOException {
        char best = ',';
        int bestScore = -1;
        UnreadableFile problem = null;
        for (char candidate : new char[] {',', ';', '\t'}) {
            int[] score = {0};
            int[] seen = {0};
            try {
                read(candidate, row -> {
                    score[0] = Math.max(score[0], RosterLayout.score(row));
                    return ++seen[0] < SAMPLE_ROWS;
                });
            } catch (UnreadableFile e) {
                problem = e;
                continue;
            }
            if (score[0] > bestScore) {
                bestScore = score[0];
                best = candidate;
            }
        }
        if (bestScore < 0 && problem != null) {
            throw problem;
        }
        separator = best;
        return bestScore;
    }

    private final class Records {
        private final Reader in;
        private final char separator;
        private final Taker taker;
        private final char[] buffer = new char[1 << 15];
        private int at;
        private int limit;
        private final StringBuilder field = new StringBuilder();
        private final List<Cell> cells = new ArrayList<>();
        private int record = 1;

        Records(Reader in, char separator, Taker taker) {
            this.in = in;
            this.separator = separator;
            this.taker = taker;
        }

        void read() throws UnreadableFile, IOException {
            int c = next();
            while (c >= 0) {
                field.setLength(0);
                if (c == '"') {
                    c = quotedField();
                }
                while (c >= 0 && c != separator && c != '\n' && c != '\r') {
                    put((char) c);
                    c = next();
                }
                addField();
                if (c == separator) {
                    c = next();
                    if (c < 0) {
                        field.setLength(0);
                        addField();
                    } else {
                        continue;
                    }
                }
                if (c == '\r') {
                    c = next();
                    if (c == '\n') {
                        c = next();
                    }
                } else if (c == '\n') {
                    c = next();
                }
                if (!emit()) {
                    return;
                }
                // Some old programs end a file with Ctrl-Z.
                if (c == 0x1A && peek() < 0) {
                    return;
                }
            }
        }

        /** Reads behind an opening quotation mark; answers the character behind the closing one. */
        private int quotedField() throws UnreadableFile, IOException {
            while (true) {
                int c = next();
                if (c < 0) {
                    throw new UnreadableFile(Refusal.UNCLOSED_QUOTE, record);
                }
                if (c == '"') {
                    c = next();
                    if (c != '"') {
                        return c;
                    }
                }
                put((char) c);
            }
        }

        private void put(char c) throws UnreadableFile {
            if (field.length() >= LONGEST_FIELD) {
                throw new UnreadableFile(Refusal.UNCLOSED_QUOTE, record);
            }
            field.append(c);
        }

        private void addField() {
            if (cells.size() >= limits.columns()) {
                return;
            }
            cells.add(cell(field.toString()));
        }

        /** A field as the program that wrote it meant it: an ="…" against lost zeros, or our own mark against formulas. */
        private static Cell cell(String text) {
            if (text.length() >= 3 && text.startsWith("=\"") && text.endsWith("\"") && text.indexOf('"', 2) == text.length() - 1) {
                return new Cell(Cell.Kind.TEXT, text.substring(2, text.length() - 1), true);
            }
            return Cell.text(SafeCell.restore(text));
        }

        private boolean emit() throws UnreadableFile {
            int filled = cells.size();
            while (filled > 0 && cells.get(filled - 1).text().isEmpty()) {
                filled--;
            }
            var row = new Cell[filled];
            for (int i = 0; i < filled; i++) {
                row[i] = cells.get(i).text().isEmpty() && !cells.get(i).formula() ? null : cells.get(i);
            }
            cells.clear();
            if (record > limits.rows()) {
                throw new UnreadableFile(Refusal.TOO_MANY_ROWS, limits.rows());
            }
            return taker.take(new SheetRow(record++, row));
        }

        private int next() throws IOException {
            if (at == limit && !fill()) {
                return -1;
            }
            return buffer[at++];
        }

        private int peek() throws IOException {
            return at == limit && !fill() ? -1 : buffer[at];
        }

        private boolean fill() throws IOException {
            at = 0;
            limit = Math.max(0, in.read(buffer));
            return limit > 0;
        }
    }
}
