package org.gongqiao.app.roster.sheet;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a zipped workbook, read with a count of what comes out. A directory of absurd size is refused before the
 * JDK loads it into memory.
 */
final class ZipParts implements AutoCloseable {

    private static final int END_RECORD = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int MOST_ENTRIES = 20_000;
    private static final long LARGEST_DIRECTORY = 16L << 20;
    private static final long RATIO_FROM = 32L << 20;

    private final ZipFile zip;
    private final Limits limits;
    private volatile long packed = 1;
    private volatile long unpackedTotal = 1;
    private volatile long unpacked;

    private ZipParts(ZipFile zip, Limits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    static ZipParts open(Path file, Limits limits) throws UnreadableFile, IOException {
        checkDirectory(file);
        try {
            return new ZipParts(new ZipFile(file.toFile()), limits);
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            // A directory that does not fit the file, or entry names that are no text.
            throw new UnreadableFile(Refusal.DAMAGED);
        }
    }

    boolean has(String name) {
        return entry(name) != null;
    }

    /** A part's bytes, guarded against swelling; {@link #permille()} follows the one opened last. */
    InputStream open(String name) throws UnreadableFile, IOException {
        ZipEntry entry = entry(name);
        if (entry == null) {
            throw new UnreadableFile(Refusal.DAMAGED);
        }
        packed = Math.max(1, entry.getCompressedSize());
        unpackedTotal = Math.max(1, entry.getSize());
        unpacked = 0;
        if (entry.getSize() > limits.partBytes()) {
            throw new UnreadableFile(Refusal.ZIP_BOMB);
        }
        try {
            return new Guard(zip.getInputStream(entry));
        } catch (ZipException e) {
            throw new UnreadableFile(Refusal.DAMAGED);
        }
    }

    int permille() {
        return (int) Math.min(1000, unpacked * 1000 / unpackedTotal);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private @Nullable ZipEntry entry(String name) {
        String plain = name.startsWith("/") ? name.substring(1) : name;
        ZipEntry exact = zip.getEntry(plain);
        if (exact != null) {
            return exact;
        }
        // Some writers differ in case between a part and the reference to it, or use back slashes.
        return zip.stream().filter(e -> e.getName().replace('\\', '/').equalsIgnoreCase(plain))
                .map(e -> (ZipEntry) e).findFirst().orElse(null);
    }

    /** Looks at everything that could be the end record, because which one the JDK takes depends on what surrounds it. */
    private static void checkDirectory(Path file) throws UnreadableFile, IOException {
        try (var access = new RandomAccessFile(file.toFile(), "r")) {
            long length = access.length();
            int tail = (int) Math.min(length, END_RECORD + LONGEST_COMMENT);
            var bytes = new byte[tail];
            access.seek(length - tail);
            access.readFully(bytes);
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            boolean found = false;
            for (int at = tail - END_RECORD; at >= 0; at--) {
                if (buffer.getInt(at) != 0x06054b50) {
                    continue;
                }
                found = true;
                long entries = Short.toUnsignedInt(buffer.getShort(at + 10));
                long directory = Integer.toUnsignedLong(buffer.getInt(at + 12));
                if (entries == 0xFFFF || directory == 0xFFFF_FFFFL) {
                    long[] wide = wideEnd(access, buffer, at);
                    entries = wide[0];
                    directory = wide[1];
                }
                if (entries < 0 || entries > MOST_ENTRIES || directory < 0 || directory > LARGEST_DIRECTORY) {
                    throw new UnreadableFile(Refusal.ZIP_BOMB);
                }
            }
            if (!found) {
                throw new UnreadableFile(Refusal.DAMAGED);
            }
        }
    }

    /** Number of entries and size of the directory from the end record of the 64-bit form. */
    private static long[] wideEnd(RandomAccessFile access, ByteBuffer buffer, int end) throws UnreadableFile, IOException {
        int locator = end - 20;
        if (locator < 0 || buffer.getInt(locator) != 0x07064b50) {
            throw new UnreadableFile(Refusal.DAMAGED);
        }
        long at = buffer.getLong(locator + 8);
        if (at < 0 || at > access.length() - 56) {
            throw new UnreadableFile(Refusal.DAMAGED);
        }
        var record = new byte[56];
        access.seek(at);
        access.readFully(record);
        ByteBuffer wide = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        if (wide.getInt(0) != 0x06064b50) {
            throw new UnreadableFile(Refusal.DAMAGED);
        }
        return new long[] {wide.getLong(32), wide.getLong(40)};
    }

    /** Tells that a part swelled; an exception of its own because a stream can only throw those of its interface. */
    static final class Swollen extends IOException {
        Swollen() {
            super("part too large when unpacked");
        }
    }

    private final class Guard extends FilterInputStream {

        Guard(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            int n = read(one, 0, 1);
            return n < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int n = super.read(into, from, length);
            if (n > 0) {
                long now = unpacked + n;
                unpacked = now;
                if (now > limits.partBytes() || now > RATIO_FROM && now / packed > limits.packingRatio()) {
                    throw new Swollen();
                }
            }
            return n;
        }
    }
}
