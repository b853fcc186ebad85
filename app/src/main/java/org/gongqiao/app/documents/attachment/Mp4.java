package org.gongqiao.app.documents.attachment;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.gongqiao.app.documents.FileType;
import org.gongqiao.app.documents.TakeFault;

/**
 * Boxes of an MPEG-4 file (ISO/IEC 14496-12): recordings and short videos. Phones write the place of a recording into boxes
 * {@code udta} and {@code meta}, and what they notice on the way into tracks of their own; these become free space of the
 * same length, so that no offset in the file changes. A track of another maker's measurements, as of a camera with a place
 * for every second, is refused: its content stands among the pictures and is not found again.
 */
final class Mp4 {

    private static final int DEEPEST = 8;

    private Mp4() {}

    record Box(int from, int body, int until, String type) {}

    static FileType inspect(Octets bytes) throws Refused {
        boolean movie = false;
        boolean sound = false;
        boolean video = false;
        for (Box box : boxes(bytes, 0, bytes.size())) {
            if (!box.type().equals("moov")) {
                continue;
            }
            movie = true;
            for (Box track : boxes(bytes, box.body(), box.until())) {
                if (!track.type().equals("trak")) {
                    continue;
                }
                switch (handler(bytes, track)) {
                    case "soun" -> sound = true;
                    case "vide" -> video = true;
                    case "meta" -> measured(bytes, track);
                    default -> {}
                }
            }
        }
        if (!movie || !sound && !video) {
            throw new Refused(TakeFault.TYPE);
        }
        return !video ? FileType.M4A : bytes.has(8, "qt  ") ? FileType.MOV : FileType.MP4;
    }

    static void clean(Octets bytes, OutputStream out) throws IOException {
        var freed = new ArrayList<Box>();
        collect(bytes, 0, bytes.size(), 0, freed);
        int at = 0;
        for (Box box : freed) {
            bytes.copy(at, box.from() + 4, out);
            out.write(new byte[] {'f', 'r', 'e', 'e'});
            bytes.copy(box.from() + 8, box.body(), out);
            out.write(new byte[box.until() - box.body()]);
            at = box.until();
        }
        bytes.copy(at, bytes.size(), out);
    }

    private static void collect(Octets bytes, int from, int until, int depth, List<Box> freed) throws Refused {
        for (Box box : boxes(bytes, from, until)) {
            switch (box.type()) {
                case "udta", "meta", "uuid" -> freed.add(box);
                case "trak" -> {
                    if (handler(bytes, box).equals("meta")) {
                        freed.add(box);
                    } else if (depth < DEEPEST) {
                        collect(bytes, box.body(), box.until(), depth + 1, freed);
                    }
                }
                case "moov", "mdia", "moof", "traf" -> {
                    if (depth < DEEPEST) {
                        collect(bytes, box.body(), box.until(), depth + 1, freed);
                    }
                }
                default -> {}
            }
        }
    }

    /** Of the tracks that measure, only Apple's is known to hold no places. */
    private static void measured(Octets bytes, Box track) throws Refused {
        if (bytes.find("mebx", track.body(), track.until()) < 0 || bytes.find("location", track.body(), track.until()) >= 0) {
            throw new Refused(TakeFault.TYPE);
        }
    }

    private static String handler(Octets bytes, Box track) throws Refused {
        for (Box media : boxes(bytes, track.body(), track.until())) {
            if (media.type().equals("mdia")) {
                for (Box box : boxes(bytes, media.body(), media.until())) {
                    if (box.type().equals("hdlr")) {
                        return bytes.ascii(box.body() + 8, 4);
                    }
                }
            }
        }
        return "";
    }

    static List<Box> boxes(Octets bytes, int from, int until) throws Refused {
        var found = new ArrayList<Box>();
        int at = from;
        while (at + 8 <= until) {
            long size = bytes.u32(at);
            int body = at + 8;
            if (size == 1) {
                size = bytes.u32(at + 8) << 32 | bytes.u32(at + 12);
                body = at + 16;
            } else if (size == 0) {
                size = until - at;
            }
            if (size < body - at || size > until - at) {
                throw new Refused(TakeFault.DAMAGED);
            }
            found.add(new Box(at, body, at + (int) size, bytes.ascii(at + 4, 4)));
            at += (int) size;
        }
        return found;
    }
}
