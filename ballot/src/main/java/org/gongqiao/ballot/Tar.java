package org.gongqiao.ballot;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.gongqiao.ballot.text.JsonReader;
import org.gongqiao.ballot.text.JsonText;

/** The container: an old-style tar in exactly one form (spec 1.3). */
final class Tar {
    static final int BLOCK = 512;
    static final String FIRST = "BELENIOS";
    static final String DATA = ".data.json";
    static final String EVENT = ".event.json";
    static final long MAX_TIME = (1L << 33) - 1;
    private static final long MAX_SIZE = (1L << 33) - 1;

    private Tar() {}

    static byte[] header(String name, long size, long time) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, octal(size, 11));
        put(header, 136, octal(time, 11));
        Arrays.fill(header, 148, 156, (byte) ' ');
        header[156] = '0';
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xFF;
        }
        put(header, 148, octal(sum, 6));
        header[154] = 0;
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static String octal(long value, int digits) {
        String octal = Long.toOctalString(value);
        return "0".repeat(digits - octal.length()) + octal;
    }

    /** The name in a header, as far as it is one. */
    static String name(byte[] header) {
        int end = 0;
        while (end < 100 && header[end] != 0) {
            end++;
        }
        return new String(header, 0, end, StandardCharsets.ISO_8859_1);
    }

    /** The size or time in a header, or -1. */
    static long number(byte[] header, int at) {
        long value = 0;
        for (int i = at; i < at + 11; i++) {
            int digit = header[i] - '0';
            if (digit < 0 || digit > 7) {
                return -1;
            }
            value = value * 8 + digit;
        }
        return value <= MAX_SIZE ? value : -1;
    }

    static int padding(long size) {
        return (int) (-size & (BLOCK - 1));
    }

    /** A whole member: header, body and padding. */
    static byte[] member(String name, byte[] body, long time) {
        byte[] member = new byte[BLOCK + body.length + padding(body.length)];
        System.arraycopy(header(name, body.length, time), 0, member, 0, BLOCK);
        System.arraycopy(body, 0, member, BLOCK, body.length);
        return member;
    }

    static byte[] firstMember(long time) {
        return member(FIRST, new JsonText().object().field("version").number(1).field("timestamp").string(Long.toString(time)).endObject().bytes(),
                time);
    }

    /** The time in the body of the first member; refuses other versions. */
    static long time(byte[] body) throws MalformedText {
        JsonReader reader = JsonReader.canonical(body);
        reader.beginObject();
        reader.field("version");
        long version = reader.number(1_000_000);
        if (version != 1) {
            throw new Unsupported("archive version " + version);
        }
        reader.field("timestamp");
        java.math.BigInteger time = reader.natural();
        reader.endObject();
        reader.finish();
        if (time.bitLength() > 33) {
            throw new MalformedText("time");
        }
        return time.longValue();
    }
}
