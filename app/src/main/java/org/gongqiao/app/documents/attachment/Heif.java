package org.gongqiao.app.documents.attachment;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gongqiao.app.documents.TakeFault;
import org.gongqiao.app.documents.attachment.Mp4.Box;
import org.jspecify.annotations.Nullable;

/**
 * Pictures in the form that iPhones store (ISO/IEC 23008-12). Place, time and camera stand in items of the types Exif, mime
 * and uri; what they hold becomes zeros of the same length, so that no offset in the file changes and the picture stays as
 * it was sent. What cannot be followed is refused, never handed on uncleaned.
 *
 * @param pixels of its largest image
 * @param hidden where hidden data stands, from and until, in the order of the file
 */
record Heif(long pixels, List<int[]> hidden) {

    private static final Set<String> BRANDS = Set.of("heic", "heix", "heim", "heis", "mif1");
    private static final Set<String> HIDDEN = Set.of("Exif", "mime", "uri ");
    private static final int MOST_ITEMS = 20_000;

    /** Whether the file says of itself that it is such a picture. */
    static boolean is(Octets bytes) throws Refused {
        return bytes.size() >= 12 && BRANDS.contains(bytes.ascii(8, 4));
    }

    static Heif read(Octets bytes) throws Refused {
        Box meta = null;
        var hidden = new ArrayList<int[]>();
        for (Box box : Mp4.boxes(bytes, 0, bytes.size())) {
            switch (box.type()) {
                case "meta" -> meta = box;
                case "uuid" -> hidden.add(new int[] {box.body(), box.until()});
                case "ftyp", "mdat", "free", "skip" -> { }
                // A sequence of pictures is a film; anything else has no business in a photo.
                default -> throw new Refused(TakeFault.TYPE);
            }
        }
        if (meta == null || meta.until() - meta.body() < 4) {
            throw new Refused(TakeFault.TYPE);
        }
        Box places = null;
        Box store = null;
        long pixels = 0;
        Set<Long> secret = new HashSet<>();
        for (Box box : Mp4.boxes(bytes, meta.body() + 4, meta.until())) {
            switch (box.type()) {
                case "iinf" -> secret.addAll(secret(bytes, box));
                case "iloc" -> places = box;
                case "idat" -> store = box;
                case "iprp" -> pixels = pixels(bytes, box);
                case "udta", "uuid", "meta", "xml ", "bxml" -> hidden.add(new int[] {box.body(), box.until()});
                default -> { }
            }
        }
        if (pixels == 0 || places == null) {
            throw new Refused(TakeFault.DAMAGED);
        }
        if (!secret.isEmpty()) {
            locate(bytes, places, store, secret, hidden);
        }
        hidden.sort(Comparator.comparingInt(range -> range[0]));
        return new Heif(pixels, List.copyOf(hidden));
    }

    /** The items that hold hidden data. */
    private static Set<Long> secret(Octets bytes, Box items) throws Refused {
        int version = bytes.at(items.body());
        var secret = new HashSet<Long>();
        for (Box item : Mp4.boxes(bytes, items.body() + (version == 0 ? 6 : 8), items.until())) {
            if (!item.type().equals("infe")) {
                continue;
            }
            int form = bytes.at(item.body());
            if (form < 2 || form > 3) {
                throw new Refused(TakeFault.DAMAGED);
            }
            long id = form == 2 ? bytes.u16(item.body() + 4) : bytes.u32(item.body() + 4);
            if (HIDDEN.contains(bytes.ascii(item.body() + (form == 2 ? 8 : 10), 4))) {
                secret.add(id);
            }
        }
        return secret;
    }

    private static long pixels(Octets bytes, Box properties) throws Refused {
        long most = 0;
        for (Box box : Mp4.boxes(bytes, properties.body(), properties.until())) {
            if (!box.type().equals("ipco")) {
                continue;
            }
            for (Box property : Mp4.boxes(bytes, box.body(), box.until())) {
                if (property.type().equals("ispe")) {
                    most = Math.max(most, Math.multiplyHigh(bytes.u32(property.body() + 4), bytes.u32(property.body() + 8)) != 0 ? Long.MAX_VALUE
                            : bytes.u32(property.body() + 4) * bytes.u32(property.body() + 8));
                }
            }
        }
        return most;
    }

    private static void locate(Octets bytes, Box places, @Nullable Box store, Set<Long> secret, List<int[]> hidden) throws Refused {
        int at = places.body();
        int version = bytes.at(at);
        if (version > 2) {
            throw new Refused(TakeFault.DAMAGED);
        }
        int offsetSize = bytes.at(at + 4) >> 4;
        int lengthSize = bytes.at(at + 4) & 15;
        int baseSize = bytes.at(at + 5) >> 4;
        int indexSize = version == 0 ? 0 : bytes.at(at + 5) & 15;
        long count = version < 2 ? bytes.u16(at + 6) : bytes.u32(at + 6);
        at += version < 2 ? 8 : 10;
        if (count > MOST_ITEMS) {
            throw new Refused(TakeFault.BOMB);
        }
        var found = new HashSet<Long>();
        for (long item = 0; item < count; item++) {
            long id = version < 2 ? bytes.u16(at) : bytes.u32(at);
            at += version < 2 ? 2 : 4;
            int method = 0;
            if (version > 0) {
                method = bytes.u16(at) & 15;
                at += 2;
            }
            boolean elsewhere = bytes.u16(at) != 0;
            at += 2;
            long base = number(bytes, at, baseSize);
            at += baseSize;
            int extents = bytes.u16(at);
            at += 2;
            boolean hides = secret.contains(id);
            if (hides) {
                found.add(id);
            }
            if (hides && (elsewhere || method > 1 || method == 1 && store == null)) {
                throw new Refused(TakeFault.DAMAGED);
            }
            for (int extent = 0; extent < extents; extent++) {
                at += indexSize;
                long offset = number(bytes, at, offsetSize);
                at += offsetSize;
                long length = number(bytes, at, lengthSize);
                at += lengthSize;
                if (hides) {
                    long from = base + offset + (method == 1 ? Objects.requireNonNull(store).body() : 0);
                    if (from < 0 || length <= 0 || from > bytes.size() || length > bytes.size() - from) {
                        throw new Refused(TakeFault.DAMAGED);
                    }
                    hidden.add(new int[] {(int) from, (int) (from + length)});
                }
            }
            if (at > places.until()) {
                throw new Refused(TakeFault.DAMAGED);
            }
        }
        if (!found.containsAll(secret)) {
            throw new Refused(TakeFault.DAMAGED);
        }
    }

    private static long number(Octets bytes, int at, int size) throws Refused {
        return switch (size) {
            case 0 -> 0;
            case 4 -> bytes.u32(at);
            case 8 -> {
                long high = bytes.u32(at);
                if (high > Integer.MAX_VALUE) {
                    throw new Refused(TakeFault.DAMAGED);
                }
                yield high << 32 | bytes.u32(at + 4);
            }
            default -> throw new Refused(TakeFault.DAMAGED);
        };
    }

    void writeTo(Octets bytes, OutputStream out) throws IOException {
        int at = 0;
        for (int[] range : hidden) {
            int from = Math.max(at, range[0]);
            if (range[1] <= at) {
                continue;
            }
            bytes.copy(at, from, out);
            out.write(new byte[range[1] - from]);
            at = range[1];
        }
        bytes.copy(at, bytes.size(), out);
    }
}
