package org.gongqiao.ballot.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongqiao.ballot.MalformedText;

/**
 * A strict pull reader for the JSON of the protocol (section 1.2). The canonical form refuses white space, escapes that need not be, numbers
 * and decimal strings with leading zeros, and fields out of order, so what it accepts has exactly one spelling. The tolerant form,
 * for the records that are hashed as the bytes they are, allows white space. Depth, string length and number of values are bounded.
 */
public final class JsonReader {
    private static final int MAX_DEPTH = 24;
    private static final int MAX_STRING = 1 << 20;
    private static final int MAX_NODES = 400_000;

    private byte[] buffer;
    private int at;
    private int end;
    private final InputStream source;
    private final boolean canonical;
    private final boolean[] comma = new boolean[MAX_DEPTH + 1];
    private int depth;
    private int nodes;
    private int digitsFrom;
    private int digitsTo;

    private JsonReader(byte[] buffer, int end, InputStream source, boolean canonical) {
        this.buffer = buffer;
        this.end = end;
        this.source = source;
        this.canonical = canonical;
    }

    public static JsonReader canonical(byte[] text) {
        return new JsonReader(text, text.length, null, true);
    }

    public static JsonReader tolerant(byte[] text) {
        return new JsonReader(text, text.length, null, false);
    }

    /** Reads on as needed and keeps nothing; read errors surface as {@link UncheckedIOException}. */
    public static JsonReader tolerant(InputStream source) {
        return new JsonReader(new byte[1 << 16], 0, source, false);
    }

    // --- structure

    public void beginObject() throws MalformedText {
        begin('{');
    }

    public void endObject() throws MalformedText {
        end('}');
    }

    public void beginArray() throws MalformedText {
        begin('[');
    }

    public void endArray() throws MalformedText {
        end(']');
    }

    /** Whether the array being read has another value. */
    public boolean more() throws MalformedText {
        blank();
        return peek() != ']';
    }

    /** The next field must have this name. */
    public void field(String name) throws MalformedText {
        if (!optionalField(name)) {
            throw new MalformedText("field \"" + name + "\" expected at byte " + at);
        }
    }

    /** Moves past the name if the next field has it (canonical text only: fields come in a fixed order). */
    public boolean optionalField(String name) throws MalformedText {
        blank();
        int p = at;
        if (comma[depth]) {
            if (byteAt(p) != ',') {
                return false;
            }
            p++;
        }
        if (p + name.length() + 3 > end || buffer[p] != '"') {
            return false;
        }
        p++;
        for (int i = 0; i < name.length(); i++) {
            if (buffer[p + i] != name.charAt(i)) {
                return false;
            }
        }
        p += name.length();
        if (buffer[p] != '"' || buffer[p + 1] != ':') {
            return false;
        }
        at = p + 2;
        comma[depth] = false;
        return true;
    }

    /** Nothing may follow. */
    public void finish() throws MalformedText {
        blank();
        if (depth != 0 || peek() != -1) {
            throw new MalformedText("text goes on after its end at byte " + at);
        }
    }

    public int position() {
        return at;
    }

    private void begin(char bracket) throws MalformedText {
        separate();
        expect(bracket);
        if (depth == MAX_DEPTH) {
            throw new MalformedText("nested deeper than " + MAX_DEPTH);
        }
        comma[++depth] = false;
    }

    private void end(char bracket) throws MalformedText {
        blank();
        expect(bracket);
        depth--;
        comma[depth] = true;
    }

    private void separate() throws MalformedText {
        blank();
        if (comma[depth]) {
            expect(',');
            blank();
        }
        comma[depth] = true;
    }

    private void expect(char c) throws MalformedText {
        if (peek() != c) {
            throw new MalformedText("'" + c + "' expected at byte " + at);
        }
        at++;
    }

    // --- values

    public String string() throws MalformedText {
        separate();
        expect('"');
        return stringBody();
    }

    /** A decimal string: digits without sign or leading zero, at most {@link Decimal#MAX_DIGITS}. */
    public BigInteger natural() throws MalformedText {
        separate();
        expect('"');
        fill(Decimal.MAX_DIGITS + 1);
        int from = at;
        int p = at;
        int last = Math.min(end, at + Decimal.MAX_DIGITS + 1);
        byte[] text = buffer;
        while (p < last && text[p] >= '0' && text[p] <= '9') {
            p++;
        }
        if (p == from || p >= last || text[p] != '"' || (text[from] == '0' && p - from > 1)) {
            throw new MalformedText("canonical decimal string expected at byte " + from);
        }
        at = p + 1;
        digitsFrom = from;
        digitsTo = p;
        return Decimal.parse(text, from, p);
    }

    /** The digits of the number {@link #natural} has just read, as they stand in the text. */
    public byte[] digits() {
        return java.util.Arrays.copyOfRange(buffer, digitsFrom, digitsTo);
    }

    /** A JSON number: digits only, at most {@code max}. */
    public long number(long max) throws MalformedText {
        separate();
        fill(20);
        int from = at;
        long value = 0;
        while (at < end && buffer[at] >= '0' && buffer[at] <= '9') {
            value = value * 10 + (buffer[at] - '0');
            if (at - from > 17 || value > max) {
                throw new MalformedText("number too large at byte " + from);
            }
            at++;
        }
        if (at == from || (buffer[from] == '0' && at - from > 1)) {
            throw new MalformedText("number expected at byte " + from);
        }
        return value;
    }

    /** A weight or count in its one form: a number up to {@link JsonText#MAX_NUMBER}, a decimal string above. */
    public long weight() throws MalformedText {
        blank();
        int p = comma[depth] ? at + 1 : at;
        if (byteAt(p) != '"') {
            return number(JsonText.MAX_NUMBER);
        }
        BigInteger value = natural();
        if (value.bitLength() > 62 || value.longValue() <= JsonText.MAX_NUMBER) {
            throw new MalformedText("weight not in its canonical form at byte " + p);
        }
        return value.longValue();
    }

    /** Any value as a tree; objects must not repeat a field. For small records only. */
    public JsonValue value() throws MalformedText {
        if (++nodes > MAX_NODES) {
            throw new MalformedText("more than " + MAX_NODES + " values");
        }
        blank();
        int p = at;
        if (comma[depth]) {
            expect(',');
            comma[depth] = false;
            blank();
        }
        switch (peek()) {
            case '{' -> {
                beginObject();
                Map<String, JsonValue> fields = new LinkedHashMap<>();
                blank();
                while (peek() != '}') {
                    String name = string();
                    blank();
                    expect(':');
                    comma[depth] = false;
                    if (fields.put(name, value()) != null) {
                        throw new MalformedText("field repeated before byte " + at);
                    }
                    blank();
                }
                endObject();
                return new JsonValue.Fields(fields);
            }
            case '[' -> {
                beginArray();
                List<JsonValue> items = new ArrayList<>();
                while (more()) {
                    items.add(value());
                }
                endArray();
                return new JsonValue.Items(items);
            }
            case '"' -> {
                return new JsonValue.Text(string());
            }
            case 't' -> {
                return literal("true", JsonValue.Flag.TRUE);
            }
            case 'f' -> {
                return literal("false", JsonValue.Flag.FALSE);
            }
            case 'n' -> {
                return literal("null", JsonValue.Null.NULL);
            }
            default -> {
                if (p < 0 || peek() < '0' || peek() > '9') {
                    throw new MalformedText("value expected at byte " + at);
                }
                return new JsonValue.Number(number(1L << 53));
            }
        }
    }

    private JsonValue literal(String word, JsonValue value) throws MalformedText {
        separate();
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        return value;
    }

    public boolean bool() throws MalformedText {
        blank();
        JsonValue value = value();
        if (value instanceof JsonValue.Flag flag) {
            return flag.value();
        }
        throw new MalformedText("true or false expected before byte " + at);
    }

    private String stringBody() throws MalformedText {
        byte[] collected = new byte[64];
        int length = 0;
        while (true) {
            int c = peek();
            if (c == -1) {
                throw new MalformedText("string without end");
            }
            at++;
            if (c == '"') {
                break;
            }
            if (c < 0x20) {
                throw new MalformedText("control character in a string at byte " + (at - 1));
            }
            if (length + 4 > collected.length) {
                if (length > MAX_STRING) {
                    throw new MalformedText("string longer than " + MAX_STRING + " bytes");
                }
                collected = java.util.Arrays.copyOf(collected, collected.length * 2);
            }
            if (c != '\\') {
                collected[length++] = (byte) c;
                continue;
            }
            char escape = escape();
            byte[] utf8 = String.valueOf(escape).getBytes(StandardCharsets.UTF_8);
            if (Character.isSurrogate(escape)) {
                if (!Character.isHighSurrogate(escape) || peek() != '\\') {
                    throw new MalformedText("half a character at byte " + at);
                }
                at++;
                char low = escape();
                if (!Character.isLowSurrogate(low)) {
                    throw new MalformedText("half a character at byte " + at);
                }
                utf8 = new String(new char[] {escape, low}).getBytes(StandardCharsets.UTF_8);
            }
            System.arraycopy(utf8, 0, collected, length, utf8.length);
            length += utf8.length;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(collected, 0, length)).toString();
        } catch (CharacterCodingException broken) {
            throw new MalformedText("not UTF-8 before byte " + at);
        }
    }

    private char escape() throws MalformedText {
        int c = peek();
        at++;
        switch (c) {
            case '"', '\\' -> {
                return (char) c;
            }
            case 'b' -> {
                return '\b';
            }
            case 'f' -> {
                return '\f';
            }
            case 'n' -> {
                return '\n';
            }
            case 'r' -> {
                return '\r';
            }
            case 't' -> {
                return '\t';
            }
            case '/' -> {
                if (!canonical) {
                    return '/';
                }
            }
            case 'u' -> {
                int code = 0;
                boolean upper = false;
                for (int i = 0; i < 4; i++) {
                    int digit = peek();
                    upper |= digit >= 'A' && digit <= 'F';
                    int value = digit < 0 ? -1 : Character.digit(digit, 16);
                    if (value < 0) {
                        throw new MalformedText("escape at byte " + at);
                    }
                    code = code * 16 + value;
                    at++;
                }
                boolean shortForm = code == '\b' || code == '\f' || code == '\n' || code == '\r' || code == '\t';
                if (!canonical || (code < 0x20 && !shortForm && !upper)) {
                    return (char) code;
                }
            }
            default -> { }
        }
        throw new MalformedText("escape not in its canonical form at byte " + at);
    }

    // --- bytes

    private void blank() {
        if (!canonical) {
            int c = peek();
            while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
                at++;
                c = peek();
            }
        }
    }

    private int peek() {
        return byteAt(at);
    }

    private int byteAt(int place) {
        if (place >= end && source != null) {
            int ahead = place - at;
            fill(ahead + 1);
            place = at + ahead;
        }
        return place < end ? buffer[place] & 0xFF : -1;
    }

    /** Has {@code count} bytes ready from the present place on, or all that are left. */
    private void fill(int count) {
        if (source == null || end - at >= count) {
            return;
        }
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        try {
            while (end < count) {
                int read = source.read(buffer, end, buffer.length - end);
                if (read < 0) {
                    return;
                }
                end += read;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
