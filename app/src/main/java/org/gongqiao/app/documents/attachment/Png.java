package org.gongqiao.app.documents.attachment;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.gongqiao.app.documents.TakeFault;

/** A PNG's chunks (W3C PNG, third edition): kept are those that draw; texts, Exif, times and unknown ones are left out. */
record Png(List<int[]> parts, long pixels) {

    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs",
            "acTL", "fcTL", "fdAT");

    static Png read(Octets bytes) throws Refused {
        var parts = new ArrayList<int[]>();
        long pixels = 0;
        boolean drawn = false;
        int at = SIGNATURE.length;
        while (true) {
            long length = bytes.u32(at);
            if (length > bytes.size()) {
                throw new Refused(TakeFault.DAMAGED);
            }
            int next = at + 12 + (int) length;
            String type = bytes.ascii(at + 4, 4);
            check(bytes, at + 4, 4 + (int) length, bytes.u32(next - 4));
            if (pixels == 0) {
                if (!type.equals("IHDR") || length != 13) {
                    throw new Refused(TakeFault.DAMAGED);
                }
                long width = bytes.u32(at + 8);
                long height = bytes.u32(at + 12);
                pixels = width > Integer.MAX_VALUE || height > Integer.MAX_VALUE ? -1 : Math.multiplyExact(width, height);
            }
            drawn |= type.equals("IDAT");
            if (KEPT.contains(type)) {
                parts.add(new int[] {at, next});
            }
            at = next;
            if (type.equals("IEND")) {
                if (!drawn) {
                    throw new Refused(TakeFault.DAMAGED);
                }
                return new Png(parts, pixels);
            }
        }
    }

    void writeTo(Octets bytes, OutputStream out) throws IOException {
        out.write(SIGNATURE);
        for (int[] part : parts) {
            bytes.copy(part[0], part[1], out);
        }
    }

    private static void check(Octets bytes, int from, int length, long expected) throws Refused {
        bytes.at(from + length - 1);
        var crc = new CRC32();
        crc.update(bytes.all().slice(from, length));
        if (crc.getValue() != expected) {
            throw new Refused(TakeFault.DAMAGED);
        }
    }
}
