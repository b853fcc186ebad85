package org.gongqiao.app.roster.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks through the tags of a spreadsheet's XML part on its UTF-8 bytes, forward only.
 *
 * <p>Why not a general parser: a million rows of 18 columns are about 40 million tags, of which a roster needs five kinds;
 * reading them as bytes, without an object or a name table for each, takes a fraction of the time of a StAX parser. And
 * what this scanner does not know cannot be abused: there is no document type, no entity beyond the five of XML and
 * character references, no external access. It does not check that tags nest well; its callers check that the parts they
 * read come to their proper end.
 */
final class XmlScanner implements AutoCloseable {

    enum Tag { OPEN, CLOSE, EMPTY, END }

    private static final int BUFFER = 1 << 17;
    /** A cell holds 32,767 characters, which are at most four bytes each. */
    private static final int LONGEST_TEXT = 1 << 17;
    private static final byte[] CDATA = "![CDATA[".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private byte[] buffer = new byte[BUFFER];
    private int at;
    private int limit;
    private boolean atEnd;

    private int nameFrom;
    private int nameTo;
    private int attributesTo;

    private int valueFrom;
    private int valueTo;

    private byte[] text = new byte[1 << 12];
    private int textLength;

    XmlScanner(InputStream in) throws UnreadableFile, IOException {
        this.in = in;
        fill();
        if (limit >= 2 && (buffer[0] == (byte) 0xFE && buffer[1] == (byte) 0xFF || buffer[0] == (byte) 0xFF && buffer[1] == (byte) 0xFE
                || buffer[0] == 0 || buffer[1] == 0)) {
            // UTF-16: allowed by the standard, written by no known program.
            throw new UnreadableFile(Refusal.DAMAGED);
        }
    }

    /** Goes to the next tag; text on the way is passed over. */
    Tag next() throws UnreadableFile, IOException {
        while (true) {
            if (!seek('<')) {
                return Tag.END;
            }
            at++;
            int c = peek();
            if (c == '!') {
                declaration();
            } else if (c == '?') {
                skipThrough("?>");
            } else {
                return tag();
            }
        }
    }

    /** True when the local name of the current tag (without a prefix) is this one. ASCII only. */
    boolean is(String name) {
        int length = name.length();
        if (nameTo - nameFrom != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (buffer[nameFrom + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The local name's first byte and length, for a quick choice. */
    int nameLength() {
        return nameTo - nameFrom;
    }

    byte nameStart() {
        return buffer[nameFrom];
    }

    /** Looks for an attribute of the current tag by its local name. */
    boolean find(String attribute) {
        int i = nameTo;
        while (i < attributesTo) {
            while (i < attributesTo && isSpace(buffer[i])) {
                i++;
            }
            int from = i;
            int local = i;
            while (i < attributesTo && buffer[i] != '=' && !isSpace(buffer[i])) {
                if (buffer[i] == ':') {
                    local = i + 1;
                }
                i++;
            }
            int to = i;
            while (i < attributesTo && (isSpace(buffer[i]) || buffer[i] == '=')) {
                i++;
            }
            if (i >= attributesTo || from == to) {
                return false;
            }
            byte quote = buffer[i];
            if (quote != '"' && quote != '\'') {
                return false;
            }
            int value = ++i;
            while (i < attributesTo && buffer[i] != quote) {
                i++;
            }
            if (matches(attribute, local, to)) {
                valueFrom = value;
                valueTo = i;
                return true;
            }
            i++;
        }
        return false;
    }

    int valueLength() {
        return valueTo - valueFrom;
    }

    byte valueAt(int i) {
        return buffer[valueFrom + i];
    }

    boolean valueIs(String expected) {
        return matches(expected, valueFrom, valueTo);
    }

    /** The attribute found last as a number; -1 when it is none or has more than nine digits. */
    int valueNumber() {
        int length = valueTo - valueFrom;
        if (length == 0 || length > 9) {
            return -1;
        }
        int number = 0;
        for (int i = valueFrom; i < valueTo; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The attribute found last, with its references resolved. */
    String value() throws UnreadableFile {
        textLength = 0;
        append(valueFrom, valueTo);
        return text();
    }

    /** Empties the text collected so far. */
    void clearText() {
        textLength = 0;
    }

    /** Collects the text up to the next tag, CDATA included, behind what was collected before. */
    void collectText() throws UnreadableFile, IOException {
        while (true) {
            int from = at;
            int i = at;
            while (i < limit && buffer[i] != '<') {
                i++;
            }
            if (i == limit && !atEnd) {
                // Never cut a reference in two: keep what stands behind the last "&".
                int safe = i;
                for (int back = i - 1; back >= Math.max(from, i - 12); back--) {
                    if (buffer[back] == '&') {
                        safe = back;
                        break;
                    }
                }
                append(from, safe);
                at = safe;
                fill();
                continue;
            }
            append(from, i);
            at = i;
            if (i == limit) {
                return;
            }
            if (!isCdata()) {
                return;
            }
            at += 1 + CDATA.length;
            cdata();
        }
    }

    byte[] textBytes() {
        return text;
    }

    int textLength() {
        return textLength;
    }

    String text() {
        return decode(text, 0, textLength);
    }

    static String decode(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Tag tag() throws UnreadableFile, IOException {
        int start = at;
        int i = at;
        byte quote = 0;
        while (true) {
            if (i == limit) {
                if (atEnd) {
                    throw new UnreadableFile(Refusal.DAMAGED);
                }
                int done = i - start;
                at = start;
                fill();
                start = at;
                i = start + done;
                continue;
            }
            byte c = buffer[i];
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                }
            } else if (c == '>') {
                break;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '<') {
                throw new UnreadableFile(Refusal.DAMAGED);
            }
            i++;
        }
        at = i + 1;
        Tag kind = Tag.OPEN;
        int end = i;
        if (start < end && buffer[start] == '/') {
            kind = Tag.CLOSE;
            start++;
        } else if (end > start && buffer[end - 1] == '/') {
            kind = Tag.EMPTY;
            end--;
        }
        nameFrom = start;
        int n = start;
        while (n < end && !isSpace(buffer[n])) {
            if (buffer[n] == ':') {
                nameFrom = n + 1;
            }
            n++;
        }
        nameTo = n;
        attributesTo = end;
        if (nameTo == nameFrom) {
            throw new UnreadableFile(Refusal.DAMAGED);
        }
        return kind;
    }

    private void declaration() throws UnreadableFile, IOException {
        if (startsWith("!--")) {
            skipThrough("-->");
        } else if (startsWith("![CDATA[")) {
            skipThrough("]]>");
        } else {
            throw new UnreadableFile(Refusal.XML_ENTITIES);
        }
    }

    private boolean isCdata() throws IOException {
        need(1 + CDATA.length);
        if (limit - at < 1 + CDATA.length) {
            return false;
        }
        return Arrays.equals(buffer, at + 1, at + 1 + CDATA.length, CDATA, 0, CDATA.length);
    }

    private void cdata() throws UnreadableFile, IOException {
        while (true) {
            need(3);
            if (limit - at < 3) {
                throw new UnreadableFile(Refusal.DAMAGED);
            }
            if (buffer[at] == ']' && buffer[at + 1] == ']' && buffer[at + 2] == '>') {
                at += 3;
                return;
            }
            put(buffer[at++]);
        }
    }

    private void append(int from, int to) throws UnreadableFile {
        int i = from;
        while (i < to) {
            int plain = i;
            while (i < to && buffer[i] != '&') {
                i++;
            }
            ensure(i - plain);
            System.arraycopy(buffer, plain, text, textLength, i - plain);
            textLength += i - plain;
            if (i < to) {
                i = reference(i + 1, to);
            }
        }
    }

    /** Resolves one reference that begins behind the "&"; answers where the text goes on. */
    private int reference(int from, int to) throws UnreadableFile {
        int end = from;
        while (end < to && end - from < 12 && buffer[end] != ';') {
            end++;
        }
        if (end == to || buffer[end] != ';' || end == from) {
            throw new UnreadableFile(Refusal.DAMAGED);
        }
        if (buffer[from] == '#') {
            putCodePoint(codePoint(from + 1, end));
        } else if (matches("amp", from, end)) {
            put((byte) '&');
        } else if (matches("lt", from, end)) {
            put((byte) '<');
        } else if (matches("gt", from, end)) {
            put((byte) '>');
        } else if (matches("quot", from, end)) {
            put((byte) '"');
        } else if (matches("apos", from, end)) {
            put((byte) '\'');
        } else {
            throw new UnreadableFile(Refusal.XML_ENTITIES);
        }
        return end + 1;
    }

    private int codePoint(int from, int to) throws UnreadableFile {
        boolean hex = from < to && buffer[from] == 'x';
        int number = 0;
        for (int i = hex ? from + 1 : from; i < to; i++) {
            int digit = Character.digit(buffer[i], hex ? 16 : 10);
            if (digit < 0) {
                throw new UnreadableFile(Refusal.DAMAGED);
            }
            number = number * (hex ? 16 : 10) + digit;
        }
        if (number <= 0 || number > 0x10FFFF || number >= 0xD800 && number <= 0xDFFF) {
            throw new UnreadableFile(Refusal.DAMAGED);
        }
        return number;
    }

    private void putCodePoint(int c) throws UnreadableFile {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            put(b);
        }
    }

    private void put(byte b) throws UnreadableFile {
        ensure(1);
        text[textLength++] = b;
    }

    private void ensure(int more) throws UnreadableFile {
        if (textLength + more > text.length) {
            if (textLength + more > LONGEST_TEXT) {
                throw new UnreadableFile(Refusal.DAMAGED);
            }
            text = Arrays.copyOf(text, Math.min(LONGEST_TEXT, Math.max(text.length * 2, textLength + more)));
        }
    }

    private boolean matches(String expected, int from, int to) {
        if (to - from != expected.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (buffer[from + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean startsWith(String expected) throws IOException {
        need(expected.length());
        return limit - at >= expected.length() && matches(expected, at, at + expected.length());
    }

    private void skipThrough(String end) throws UnreadableFile, IOException {
        while (true) {
            if (!seek(end.charAt(0))) {
                throw new UnreadableFile(Refusal.DAMAGED);
            }
            if (startsWith(end)) {
                at += end.length();
                return;
            }
            at++;
        }
    }

    private boolean seek(char c) throws UnreadableFile, IOException {
        while (true) {
            int i = at;
            while (i < limit && buffer[i] != c) {
                i++;
            }
            at = i;
            if (i < limit) {
                return true;
            }
            if (atEnd) {
                return false;
            }
            fill();
        }
    }

    private int peek() throws IOException {
        need(1);
        return at < limit ? buffer[at] : -1;
    }

    private void need(int bytes) throws IOException {
        while (limit - at < bytes && !atEnd) {
            int before = limit - at;
            refill();
            if (limit - at == before && atEnd) {
                return;
            }
        }
    }

    private void fill() throws UnreadableFile, IOException {
        if (at == 0 && limit == buffer.length) {
            // One tag fills the whole buffer.
            throw new UnreadableFile(Refusal.DAMAGED);
        }
        refill();
    }

    /** Moves what is left to the front and reads more behind it. */
    private void refill() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, limit - at);
        limit -= at;
        at = 0;
        int n = in.read(buffer, limit, buffer.length - limit);
        if (n < 0) {
            atEnd = true;
        } else {
            limit += n;
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
