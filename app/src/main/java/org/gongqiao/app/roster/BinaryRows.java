package org.gongqiao.app.roster;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows in the binary format of PostgreSQL's COPY (documentation of COPY, "Binary Format"), built in memory a batch at a time. */
final class BinaryRows {

    private static final byte[] HEAD = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final long EPOCH_DAY_2000 = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final int ARRAY_HEAD = 20;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
    private int rows;

    BinaryRows() {
        out.writeBytes(HEAD);
    }

    int rows() {
        return rows;
    }

    BinaryRows row(int columns) {
        rows++;
        out.write(columns >>> 8);
        out.write(columns);
        return this;
    }

    BinaryRows nothing() {
        return integer(-1);
    }

    BinaryRows text(@Nullable String value) {
        return value == null ? nothing() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    BinaryRows bytes(byte @Nullable [] value) {
        if (value == null) {
            return nothing();
        }
        integer(value.length);
        out.writeBytes(value);
        return this;
    }

    BinaryRows uuid(@Nullable UUID value) {
        return value == null ? nothing() : integer(16).eight(value.getMostSignificantBits()).eight(value.getLeastSignificantBits());
    }

    BinaryRows number(@Nullable Integer value) {
        return value == null ? nothing() : integer(4).integer(value);
    }

    BinaryRows flag(@Nullable Boolean value) {
        if (value == null) {
            return nothing();
        }
        integer(1);
        out.write(value ? 1 : 0);
        return this;
    }

    BinaryRows date(@Nullable LocalDate value) {
        return value == null ? nothing() : integer(4).integer(Math.toIntExact(value.toEpochDay() - EPOCH_DAY_2000));
    }

    BinaryRows jsonb(@Nullable String value) {
        if (value == null) {
            return nothing();
        }
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        integer(text.length + 1);
        out.write(1);
        out.writeBytes(text);
        return this;
    }

    /** A one-dimensional {@code int[]}. */
    BinaryRows numbers(int @Nullable [] values) {
        if (values == null) {
            return nothing();
        }
        integer(ARRAY_HEAD + values.length * 8).integer(1).integer(0).integer(23).integer(values.length).integer(1);
        for (int value : values) {
            integer(4).integer(value);
        }
        return this;
    }

    byte[] finish() {
        out.write(0xFF);
        out.write(0xFF);
        return out.toByteArray();
    }

    private BinaryRows integer(int value) {
        out.write(value >>> 24);
        out.write(value >>> 16);
        out.write(value >>> 8);
        out.write(value);
        return this;
    }

    private BinaryRows eight(long value) {
        return integer((int) (value >>> 32)).integer((int) value);
    }
}
