package org.gongqiao.app.documents.attachment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gongqiao.app.documents.TakeFault;

/**
 * Chunks of a RIFF file: WebP pictures (RFC 9649) and WAVE sound. Kept are those that draw or sound; Exif, XMP, lists of
 * texts and positions are left out.
 *
 * @param pixels of a picture; 0 for sound
 * @param flags  index of the feature byte of an extended WebP, whose Exif and XMP bits must go with the chunks; or -1
 */
record Riff(String form, List<int[]> parts, long pixels, int flags) {

    private static final Set<String> PICTURE = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final Set<String> SOUND = Set.of("fmt ", "fact", "data");

    static Riff webp(Octets bytes) throws Refused {
        var parts = new ArrayList<int[]>();
        long pixels = 0;
        int flags = -1;
        boolean image = false;
        for (int at = 12; at + 8 <= end(bytes); ) {
            String type = bytes.ascii(at, 4);
            int next = next(bytes, at, false);
            switch (type) {
                case "VP8X" -> {
                    flags = at + 8;
                    pixels = (u24(bytes, at + 12) + 1) * (u24(bytes, at + 15) + 1);
                }
                case "VP8 " -> {
                    image = true;
                    pixels = Math.max(pixels, (bytes.u32le(at + 14) & 0x3FFF) * (bytes.u32le(at + 14) >> 16 & 0x3FFF));
                }
                case "VP8L" -> {
                    image = true;
                    long packed = bytes.u32le(at + 9);
                    pixels = Math.max(pixels, ((packed & 0x3FFF) + 1) * ((packed >> 14 & 0x3FFF) + 1));
                }
                case "ANMF" -> image = true;
                default -> {}
            }
            if (PICTURE.contains(type)) {
                parts.add(new int[] {at, next});
            }
            at = next;
        }
        if (!image) {
            throw new Refused(TakeFault.DAMAGED);
        }
        return new Riff("WEBP", parts, pixels, flags);
    }

    static Riff wave(Octets bytes) throws Refused {
        var parts = new ArrayList<int[]>();
        boolean format = false;
        boolean data = false;
        for (int at = 12; at + 8 <= end(bytes) && !data; ) {
            String type = bytes.ascii(at, 4);
            // A recorder that was cut off leaves the length of the sound at its largest; it ends where the file does.
            int next = next(bytes, at, type.equals("data"));
            format |= type.equals("fmt ");
            data = type.equals("data");
            if (SOUND.contains(type)) {
                parts.add(new int[] {at, next});
            }
            at = next;
        }
        if (!format || !data) {
            throw new Refused(TakeFault.DAMAGED);
        }
        return new Riff("WAVE", parts, 0, -1);
    }

    void writeTo(Octets bytes, OutputStream out) throws IOException {
        long size = 4 + parts.stream().mapToLong(part -> part[1] - part[0]).sum();
        out.write(ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).put("RIFF".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                .putInt((int) size).put(form.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)).array());
        for (int[] part : parts) {
            if (flags >= part[0] && flags < part[1]) {
                bytes.copy(part[0], flags, out);
                out.write(bytes.at(flags) & ~0x0C);
                bytes.copy(flags + 1, part[1], out);
            } else {
                bytes.copy(part[0], part[1], out);
            }
        }
    }

    private static int end(Octets bytes) throws Refused {
        return (int) Math.min(bytes.size(), bytes.u32le(4) + 8);
    }

    private static int next(Octets bytes, int at, boolean mayBeCut) throws Refused {
        long length = bytes.u32le(at + 4);
        long next = at + 8 + length + (length & 1);
        if (next > bytes.size()) {
            if (!mayBeCut && at + 8 + length != bytes.size()) {
                throw new Refused(TakeFault.DAMAGED);
            }
            return bytes.size();
        }
        return (int) next;
    }

    private static long u24(Octets bytes, int at) throws Refused {
        return bytes.at(at) | (long) bytes.at(at + 1) << 8 | (long) bytes.at(at + 2) << 16;
    }
}
