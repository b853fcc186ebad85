package org.gongqiao.app.documents.attachment;

import java.io.IOException;
import java.nio.file.Path;
import org.gongqiao.app.documents.FileType;
import org.gongqiao.app.documents.TakeFault;

/** Tells what a file is by its content alone, and refuses what is none of the taken types, damaged, or a trap. */
final class Inspection {

    private final AttachmentSettings settings;

    Inspection(AttachmentSettings settings) {
        this.settings = settings;
    }

    FileType inspect(Path file) throws IOException {
        Octets bytes = Octets.of(file);
        if (bytes.size() == 0) {
            throw new Refused(TakeFault.EMPTY);
        }
        if (bytes.has(0, (byte) 0xFF, (byte) 0xD8, (byte) 0xFF)) {
            pixels(Jpeg.read(bytes).pixels());
            return FileType.JPEG;
        }
        if (bytes.has(0, Png.SIGNATURE)) {
            pixels(Png.read(bytes).pixels());
            return FileType.PNG;
        }
        if (bytes.has(0, "RIFF") && bytes.has(8, "WEBP")) {
            pixels(Riff.webp(bytes).pixels());
            return FileType.WEBP;
        }
        if (bytes.has(0, "RIFF") && bytes.has(8, "WAVE")) {
            Riff.wave(bytes);
            return FileType.WAV;
        }
        if (bytes.has(0, "%PDF-")) {
            return pdf(bytes);
        }
        if (bytes.has(0, "PK\3\4")) {
            return Office.inspect(file, bytes, settings);
        }
        if (bytes.has(4, "ftyp") && Heif.is(bytes)) {
            pixels(Heif.read(bytes).pixels());
            return FileType.HEIC;
        }
        if (bytes.has(4, "ftyp")) {
            return Mp4.inspect(bytes);
        }
        if (bytes.has(0, "OggS")) {
            return ogg(bytes);
        }
        if (bytes.has(0, (byte) 0x1A, (byte) 0x45, (byte) 0xDF, (byte) 0xA3)) {
            return webm(bytes);
        }
        if (bytes.has(0, "ID3") || bytes.at(0) == 0xFF && bytes.size() > 1 && (bytes.at(1) & 0xE0) == 0xE0) {
            Mp3.start(bytes);
            return FileType.MP3;
        }
        if (PlainText.is(bytes)) {
            return FileType.TXT;
        }
        throw new Refused(TakeFault.TYPE);
    }

    private void pixels(long count) throws Refused {
        if (count <= 0) {
            throw new Refused(TakeFault.DAMAGED);
        }
        if (count > settings.pixels()) {
            throw new Refused(TakeFault.BOMB);
        }
    }

    private static FileType pdf(Octets bytes) throws Refused {
        int tail = Math.max(0, bytes.size() - 2048);
        if (bytes.find("%%EOF", tail, bytes.size()) < 0 || endsAsArchive(bytes)) {
            throw new Refused(TakeFault.DAMAGED);
        }
        return FileType.PDF;
    }

    private static FileType ogg(Octets bytes) throws Refused {
        int first = 27 + bytes.at(26);
        boolean opus = bytes.has(first, "OpusHead");
        boolean vorbis = bytes.has(first, "\1vorbis");
        if (!opus && !vorbis) {
            throw new Refused(TakeFault.TYPE);
        }
        return FileType.OGG;
    }

    /** The description of the tracks stands before sound and pictures. */
    private static FileType webm(Octets bytes) throws Refused {
        int head = Math.min(bytes.size(), 1 << 14);
        boolean webm = bytes.find("webm", 0, Math.min(64, bytes.size())) > 0;
        boolean sound = bytes.find("A_OPUS", 0, head) > 0 || bytes.find("A_VORBIS", 0, head) > 0;
        boolean picture = bytes.find("V_VP", 0, head) > 0 || bytes.find("V_AV1", 0, head) > 0;
        if (!webm || !sound && !picture) {
            throw new Refused(TakeFault.TYPE);
        }
        // A browser that records writes no place; where a tag names one the file is not taken, since nothing here rewrites it.
        if (picture && bytes.find("LOCATION", 0, bytes.size()) >= 0) {
            throw new Refused(TakeFault.TYPE);
        }
        return picture ? FileType.WEBM_VIDEO : FileType.WEBM;
    }

    /** Whether the end of the file is that of a zip archive, which reads backwards and so can hide behind anything. */
    static boolean endsAsArchive(Octets bytes) {
        return bytes.find("PK\5\6", Math.max(0, bytes.size() - 66_000), bytes.size()) >= 0;
    }
}
