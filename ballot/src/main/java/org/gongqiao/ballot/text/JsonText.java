package org.gongqiao.ballot.text;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Writes JSON in the one canonical form of the protocol (section 1.2): no white space, fields in the order they are given. */
public final class JsonText {
    private static final String HEX = "0123456789abcdef";
    /** Largest weight or count written as a JSON number; above it stands a decimal string. */
    public static final long MAX_NUMBER = (1L << 30) - 1;

    private final StringBuilder out = new StringBuilder(256);
    private boolean comma;

    public JsonText open(char bracket) {
        separate();
        out.append(bracket);
        comma = false;
        return this;
    }

    public JsonText close(char bracket) {
        out.append(bracket);
        comma = true;
        return this;
    }

    public JsonText object() {
        return open('{');
    }

    public JsonText endObject() {
        return close('}');
    }

    public JsonText array() {
        return open('[');
    }

    public JsonText endArray() {
        return close(']');
    }

    public JsonText field(String name) {
        string(name);
        out.append(':');
        comma = false;
        return this;
    }

    public JsonText string(String value) {
        separate();
        quote(out, value);
        comma = true;
        return this;
    }

    public JsonText string(BigInteger value) {
        separate();
        out.append('"').append(new String(Decimal.print(value), StandardCharsets.ISO_8859_1)).append('"');
        comma = true;
        return this;
    }

    public JsonText number(long value) {
        separate();
        out.append(value);
        comma = true;
        return this;
    }

    public JsonText bool(boolean value) {
        separate();
        out.append(value);
        comma = true;
        return this;
    }

    /** A weight or count: a number up to {@link #MAX_NUMBER}, a decimal string above. */
    public JsonText weight(long value) {
        return value <= MAX_NUMBER ? number(value) : string(Long.toString(value));
    }

    /** Text that is canonical JSON already. */
    public JsonText raw(String json) {
        separate();
        out.append(json);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            out.append(',');
        }
    }

    public static void quote(StringBuilder out, String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7F) {
                        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    public byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
