package org.gongqiao.app.documents.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The shipped font cut down to a few characters, as a stand-in for a font of the operator. */
final class SmallFont {

    private SmallFont() {}

    static byte[] of(String characters, String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SmallFont.class.getResourceAsStream("/papers/font/GongqiaoKai-Regular.ttf"));
             var font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            var subsetter = new TTFSubsetter(font);
            characters.codePoints().forEach(subsetter::add);
            var out = new ByteArrayOutputStream();
            subsetter.writeToStream(out);
            // Names are padded to the same length in place; only the PostScript name is compared.
            return rename(out.toByteArray(), "GongqiaoKai-Regular", name);
        }
    }

    private static byte[] rename(byte[] font, String from, String to) {
        byte[] old = from.getBytes(java.nio.charset.StandardCharsets.UTF_16BE);
        byte[] padded = to.getBytes(java.nio.charset.StandardCharsets.UTF_16BE);
        if (padded.length > old.length) {
            throw new IllegalArgumentException(to);
        }
        byte[] text = new String(font, java.nio.charset.StandardCharsets.ISO_8859_1).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        String whole = new String(text, java.nio.charset.StandardCharsets.ISO_8859_1);
        String search = new String(old, java.nio.charset.StandardCharsets.ISO_8859_1);
        String replacement = new String(padded, java.nio.charset.StandardCharsets.ISO_8859_1) + "\0 ".repeat((old.length - padded.length) / 2);
        return whole.replace(search, replacement).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
