package org.gongqiao.app.documents.attachment;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.gongqiao.app.documents.TakeFault;

/**
 * A JPEG's parts (ITU-T T.81 annex B). What is kept is what is needed to show the picture; Exif, XMP, comments, makers'
 * segments and whatever stands behind the end are left out. Only the orientation survives, since without it phones'
 * pictures lie on their side.
 *
 * @param parts       kept ranges, from and until
 * @param orientation 1 to 8 (Exif tag 0x0112)
 * @param end         index behind the end marker
 */
record Jpeg(List<int[]> parts, long pixels, int orientation, int end) {

    private static final int SOS = 0xDA;
    private static final int EOI = 0xD9;

    static Jpeg read(Octets bytes) throws Refused {
        var parts = new ArrayList<int[]>();
        long pixels = 0;
        int orientation = 1;
        int at = 2;
        while (true) {
            if (bytes.at(at) != 0xFF) {
                throw new Refused(TakeFault.DAMAGED);
            }
            int marker = bytes.at(at + 1);
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == EOI) {
                if (pixels == 0) {
                    throw new Refused(TakeFault.DAMAGED);
                }
                parts.add(new int[] {at, at + 2});
                return new Jpeg(parts, pixels, orientation, at + 2);
            }
            int length = bytes.u16(at + 2);
            int next = at + 2 + length;
            if (length < 2 || next > bytes.size()) {
                throw new Refused(TakeFault.DAMAGED);
            }
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                pixels = Math.max(pixels, (long) bytes.u16(at + 5) * bytes.u16(at + 7));
            }
            if (marker == 0xE1 && bytes.has(at + 4, "Exif\0\0")) {
                orientation = orientation(bytes, at + 10, next);
            }
            if (isKept(bytes, at, marker)) {
                parts.add(new int[] {at, next});
            }
            at = next;
            if (marker == SOS) {
                int end = endOfScan(bytes, at);
                parts.add(new int[] {at, end});
                at = end;
            }
        }
    }

    void writeTo(Octets bytes, OutputStream out) throws IOException {
        out.write(new byte[] {(byte) 0xFF, (byte) 0xD8});
        if (orientation != 1) {
            // One directory with one entry: orientation, a short.
            out.write(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
                0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0});
        }
        for (int[] part : parts) {
            bytes.copy(part[0], part[1], out);
        }
    }

    /** Tables, frames and scans; JFIF, colour profile and Adobe's colour transform of the application segments. */
    private static boolean isKept(Octets bytes, int at, int marker) {
        return switch (marker) {
            case 0xE0 -> bytes.has(at + 4, "JFIF\0");
            case 0xE2 -> bytes.has(at + 4, "ICC_PROFILE\0");
            case 0xEE -> bytes.has(at + 4, "Adobe");
            case 0xFE -> false;
            default -> marker < 0xE0 || marker > 0xEF;
        };
    }

    private static int endOfScan(Octets bytes, int from) throws Refused {
        int at = from;
        while (true) {
            if (bytes.at(at) == 0xFF) {
                int next = bytes.at(at + 1);
                if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
                    return at;
                }
            }
            at++;
        }
    }

    /** Wrong Exif is not a wrong picture: it counts as upright. */
    private static int orientation(Octets bytes, int tiff, int until) throws Refused {
        boolean big = bytes.has(tiff, "MM\0*");
        if (!big && !bytes.has(tiff, "II*\0")) {
            return 1;
        }
        long offset = big ? bytes.u32(tiff + 4) : bytes.u32le(tiff + 4);
        if (offset > until - tiff - 2) {
            return 1;
        }
        int directory = tiff + (int) offset;
        int entries = short16(bytes, directory, big);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (entry + 12 > until) {
                return 1;
            }
            if (short16(bytes, entry, big) == 0x0112) {
                int value = short16(bytes, entry + 8, big);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static int short16(Octets bytes, int at, boolean big) throws Refused {
        return big ? bytes.u16(at) : bytes.at(at) | bytes.at(at + 1) << 8;
    }
}
