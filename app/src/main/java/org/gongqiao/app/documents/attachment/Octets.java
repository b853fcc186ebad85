package org.gongqiao.app.documents.attachment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.gongqiao.app.documents.TakeFault;

/** The bytes of a hostile file: whatever is read outside it is a damaged file, never an exception of another kind. */
final class Octets {

    private final ByteBuffer bytes;

    private Octets(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static Octets of(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Octets(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    int size() {
        return bytes.limit();
    }

    int at(int index) throws Refused {
        if (index < 0 || index >= bytes.limit()) {
            throw new Refused(TakeFault.DAMAGED);
        }
        return bytes.get(index) & 0xFF;
    }

    int u16(int index) throws Refused {
        return at(index) << 8 | at(index + 1);
    }

    long u32(int index) throws Refused {
        return (long) u16(index) << 16 | u16(index + 2);
    }

    long u32le(int index) throws Refused {
        return at(index) | (long) at(index + 1) << 8 | (long) at(index + 2) << 16 | (long) at(index + 3) << 24;
    }

    boolean has(int index, String ascii) {
        return has(index, ascii.getBytes(StandardCharsets.ISO_8859_1));
    }

    boolean has(int index, byte... expected) {
        if (index < 0 || index + expected.length > bytes.limit()) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (bytes.get(index + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where the text first stands within [from, until); -1 where it does not. */
    int find(String ascii, int from, int until) {
        byte[] wanted = ascii.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = Math.max(0, from); i + wanted.length <= Math.min(until, bytes.limit()); i++) {
            if (has(i, wanted)) {
                return i;
            }
        }
        return -1;
    }

    String ascii(int index, int length) throws Refused {
        at(index + length - 1);
        byte[] read = new byte[length];
        bytes.get(index, read);
        return new String(read, StandardCharsets.ISO_8859_1);
    }

    ByteBuffer all() {
        return bytes.duplicate();
    }

    /** Copies [from, until) out. */
    void copy(int from, int until, OutputStream out) throws IOException {
        if (from < 0 || until > bytes.limit() || from > until) {
            throw new Refused(TakeFault.DAMAGED);
        }
        byte[] buffer = new byte[1 << 16];
        for (int at = from; at < until; at += buffer.length) {
            int length = Math.min(buffer.length, until - at);
            bytes.get(at, buffer, 0, length);
            out.write(buffer, 0, length);
        }
    }
}
