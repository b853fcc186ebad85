package org.gongqiao.app.documents.attachment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.gongqiao.app.documents.FileType;
import org.gongqiao.app.documents.TakeFault;

/** Takes place, time, maker and other hidden data out of pictures and recordings without touching picture or sound. */
final class Cleaning {

    private Cleaning() {}

    static void clean(FileType type, Path file, OutputStream out) throws IOException {
        Octets bytes = Octets.of(file);
        switch (type) {
            case JPEG -> Jpeg.read(bytes).writeTo(bytes, out);
            case PNG -> Png.read(bytes).writeTo(bytes, out);
            case WEBP -> Riff.webp(bytes).writeTo(bytes, out);
            case WAV -> Riff.wave(bytes).writeTo(bytes, out);
            case MP3 -> bytes.copy(Mp3.start(bytes), Mp3.end(bytes), out);
            case HEIC -> Heif.read(bytes).writeTo(bytes, out);
            case M4A, MP4, MOV -> Mp4.clean(bytes, out);
            case PDF, DOCX, XLSX, TXT, OGG, WEBM, WEBM_VIDEO -> bytes.copy(0, bytes.size(), out);
        }
    }

    /** As it was sent; refused where something else hides behind the picture. */
    static void keep(Path file, OutputStream out) throws IOException {
        Octets bytes = Octets.of(file);
        if (!bytes.has(0, "PK\3\4") && Inspection.endsAsArchive(bytes)) {
            throw new Refused(TakeFault.DAMAGED);
        }
        bytes.copy(0, bytes.size(), out);
    }
}
