package org.gongqiao.app.documents.attachment;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Text without markup: UTF-8, or what Chinese Windows writes. A page, a picture or a script in text form is not taken. */
final class PlainText {

    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    private PlainText() {}

    static boolean is(Octets bytes) {
        return CHARSETS.stream().anyMatch(charset -> reads(bytes.all(), charset)) && !isMarkup(bytes);
    }

    private static boolean reads(ByteBuffer bytes, Charset charset) {
        var decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        var chars = CharBuffer.allocate(1 << 14);
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, true);
            chars.flip();
            while (chars.hasRemaining()) {
                char c = chars.get();
                if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' || c >= 0x7F && c < 0xA0 || c >= 0xFFFE) {
                    return false;
                }
            }
            chars.clear();
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
        }
    }

    private static boolean isMarkup(Octets bytes) {
        ByteBuffer all = bytes.all();
        int at = bytes.has(0, (byte) 0xEF, (byte) 0xBB, (byte) 0xBF) ? 3 : 0;
        while (at < bytes.size() && all.get(at) <= ' ' && all.get(at) > 0) {
            at++;
        }
        return bytes.has(at, "<") || bytes.has(at, "#!") || bytes.has(at, "{\\rtf");
    }
}
