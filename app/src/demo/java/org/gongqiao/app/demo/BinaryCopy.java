package org.gongqiao.app.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows in PostgreSQL's binary COPY format; each value method writes the next column of the row begun last. */
final class BinaryCopy implements AutoCloseable {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
    private static final Instant EPOCH_INSTANT = Instant.parse("2000-01-01T00:00:00Z");
    private static final int TEXT_OID = 25;
    private static final int FULL = 60_000;

    private final CopyIn copy;
    private final int columns;
    private final ByteBuffer buffer = ByteBuffer.allocate(FULL + 16_384);

    private BinaryCopy(CopyIn copy, int columns) {
        this.copy = copy;
        this.columns = columns;
        buffer.put(SIGNATURE);
    }

    static BinaryCopy into(Connection connection, String table, String... columns) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI()
                .copyIn("copy " + table + " (" + String.join(", ", columns) + ") from stdin (format binary)");
        return new BinaryCopy(copy, columns.length);
    }

    BinaryCopy row() throws SQLException {
        if (buffer.position() > FULL) {
            flush();
        }
        buffer.putShort((short) columns);
        return this;
    }

    BinaryCopy none() {
        buffer.putInt(-1);
        return this;
    }

    BinaryCopy uuid(@Nullable UUID value) {
        if (value == null) {
            return none();
        }
        buffer.putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    BinaryCopy text(@Nullable String value) {
        return value == null ? none() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    BinaryCopy bytes(byte @Nullable [] value) {
        if (value == null) {
            return none();
        }
        buffer.putInt(value.length).put(value);
        return this;
    }

    /** An ltree: version 1 and the path. */
    BinaryCopy path(@Nullable String value) {
        if (value == null) {
            return none();
        }
        byte[] text = value.getBytes(StandardCharsets.US_ASCII);
        buffer.putInt(text.length + 1).put((byte) 1).put(text);
        return this;
    }

    BinaryCopy date(@Nullable LocalDate value) {
        if (value == null) {
            return none();
        }
        buffer.putInt(4).putInt((int) ChronoUnit.DAYS.between(EPOCH, value));
        return this;
    }

    BinaryCopy time(Instant value) {
        buffer.putInt(8).putLong(ChronoUnit.MICROS.between(EPOCH_INSTANT, value));
        return this;
    }

    BinaryCopy number(int value) {
        buffer.putInt(4).putInt(value);
        return this;
    }

    BinaryCopy numberOrNone(@Nullable Integer value) {
        return value == null ? none() : number(value);
    }

    BinaryCopy large(long value) {
        buffer.putInt(8).putLong(value);
        return this;
    }

    BinaryCopy truth(boolean value) {
        buffer.putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    BinaryCopy texts(List<String> values) {
        if (values.isEmpty()) {
            buffer.putInt(12).putInt(0).putInt(0).putInt(TEXT_OID);
            return this;
        }
        List<byte[]> elements = values.stream().map(value -> value.getBytes(StandardCharsets.UTF_8)).toList();
        buffer.putInt(20 + elements.stream().mapToInt(element -> 4 + element.length).sum());
        buffer.putInt(1).putInt(0).putInt(TEXT_OID).putInt(elements.size()).putInt(1);
        elements.forEach(element -> buffer.putInt(element.length).put(element));
        return this;
    }

    /** Ends the copy; without it nothing is written. */
    void finish() throws SQLException {
        buffer.putShort((short) -1);
        flush();
        copy.endCopy();
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
