package org.gongqiao.app.documents.attachment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files as phones, office programs and attackers make them. */
public final class Specimens {

    /** What must not survive in a cleaned file: a maker's name and a place, as they stand in each kind of metadata. */
    public static final String SECRET = "FICTIONAL-PLACE-30.1234N";

    private Specimens() {}

    public static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] picture(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, x * 7 ^ y * 13 << 8);
            }
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A photo with Exif (orientation and GPS), XMP, a comment, and something behind its end. */
    public static byte[] photo(int orientation) {
        byte[] jpeg = picture("jpeg", 64, 48);
        byte[] tiff = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN).put(ascii("II")).putShort((short) 42).putInt(8).putShort((short) 1)
                .putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation).putInt(0).array();
        byte[] exif = segment(0xE1, join(ascii("Exif\0\0"), tiff, ascii(SECRET)));
        byte[] xmp = segment(0xE1, ascii("http://ns.adobe.com/xap/1.0/\0<x>" + SECRET + "</x>"));
        byte[] comment = segment(0xFE, ascii(SECRET));
        byte[] rest = java.util.Arrays.copyOfRange(jpeg, 2, jpeg.length);
        return join(new byte[] {(byte) 0xFF, (byte) 0xD8}, exif, xmp, comment, rest, ascii("MOTION" + SECRET));
    }

    private static byte[] segment(int marker, byte[] body) {
        int length = body.length + 2;
        return join(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length}, body);
    }

    /** A screenshot with text chunks and Exif. */
    public static byte[] png() {
        byte[] plain = picture("png", 30, 20);
        byte[] head = java.util.Arrays.copyOf(plain, 33);
        return join(head, chunk("tEXt", ascii("Location\0" + SECRET)), chunk("eXIf", ascii("II*\0" + SECRET)), chunk("zzZz", ascii(SECRET)),
                java.util.Arrays.copyOfRange(plain, 33, plain.length), ascii(SECRET));
    }

    static byte[] chunk(String type, byte[] body) {
        byte[] typed = join(ascii(type), body);
        var crc = new CRC32();
        crc.update(typed);
        return ByteBuffer.allocate(typed.length + 8).putInt(body.length).put(typed).putInt((int) crc.getValue()).array();
    }

    /** A PNG that says it has this many pixels. */
    static byte[] hugePng(int width, int height) {
        byte[] plain = picture("png", 1, 1);
        byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0}).array();
        return join(Png.SIGNATURE, chunk("IHDR", header), java.util.Arrays.copyOfRange(plain, 33, plain.length));
    }

    static byte[] riff(String form, byte[]... chunks) {
        byte[] body = join(chunks);
        return join(ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).put(ascii("RIFF")).putInt(4 + body.length).put(ascii(form)).array(), body);
    }

    static byte[] riffChunk(String type, byte[] body) {
        return join(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).put(ascii(type)).putInt(body.length).array(), body, new byte[body.length % 2]);
    }

    /** An extended lossless WebP of 16 × 16 with Exif and XMP. */
    static byte[] webp() {
        byte[] extended = {0x0C, 0, 0, 0, 15, 0, 0, 15, 0, 0};
        byte[] lossless = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x2F).putInt(15 | 15 << 14).put(new byte[5]).array();
        return riff("WEBP", riffChunk("VP8X", extended), riffChunk("VP8L", lossless), riffChunk("EXIF", ascii(SECRET)), riffChunk("XMP ", ascii(SECRET + "x")));
    }

    public static byte[] wave() {
        byte[] format = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16_000)
                .putShort((short) 2).putShort((short) 16).array();
        return riff("WAVE", riffChunk("fmt ", format), riffChunk("LIST", ascii("INFOICMT" + SECRET)), riffChunk("data", new byte[800]));
    }

    static byte[] mp3() {
        // MPEG 1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes a frame.
        byte[] frame = new byte[417];
        frame[0] = (byte) 0xFF;
        frame[1] = (byte) 0xFB;
        frame[2] = (byte) 0x90;
        byte[] tag = join(ascii("ID3\3\0\0"), new byte[] {0, 0, 0, (byte) SECRET.length()}, ascii(SECRET));
        byte[] end = java.util.Arrays.copyOf(ascii("TAG" + SECRET), 128);
        return join(tag, frame, frame, frame, frame, end);
    }

    static byte[] box(String type, byte[]... bodies) {
        byte[] body = join(bodies);
        return join(ByteBuffer.allocate(8).putInt(8 + body.length).put(ascii(type)).array(), body);
    }

    static byte[] m4a(String handler) {
        byte[] hdlr = box("hdlr", new byte[8], ascii(handler), new byte[13]);
        byte[] track = box("trak", box("mdia", hdlr), box("udta", ascii(SECRET)));
        return join(box("ftyp", ascii("M4A \0\0\0\0M4A isom")), box("moov", track, box("udta", box("\u00A9xyz", ascii(SECRET))), box("meta", ascii(SECRET))),
                box("mdat", new byte[64]));
    }

    /** A film of a phone: picture, sound, Apple's own measurements and the place in {@code udta} and {@code meta}. */
    static byte[] film(String brand, String measured) {
        byte[] picture = box("trak", box("mdia", box("hdlr", new byte[8], ascii("vide"), new byte[13])));
        byte[] sound = box("trak", box("mdia", box("hdlr", new byte[8], ascii("soun"), new byte[13])));
        byte[] noticed = measured.isEmpty() ? new byte[0] : box("trak", box("mdia", box("hdlr", new byte[8], ascii("meta"), new byte[13]),
                box("minf", box("stbl", box("stsd", new byte[8], box(measured, ascii(SECRET)))))));
        return join(box("ftyp", ascii(brand + "\0\0\0\0" + brand)), box("moov", picture, sound, noticed, box("udta", box("\u00A9xyz", ascii(SECRET))),
                box("meta", ascii(SECRET))), box("mdat", new byte[64]));
    }

    /** A photo as an iPhone stores it, of 16 × 16: the coded picture, and behind it Exif and XMP with a place. */
    public static byte[] heic() {
        byte[] picture = new byte[40];
        java.util.Arrays.fill(picture, (byte) 0x5A);
        byte[] exif = ascii("\0\0\0\6Exif\0\0" + SECRET);
        byte[] xmp = ascii("<x:xmpmeta>" + SECRET + "</x:xmpmeta>");
        byte[] top = box("ftyp", ascii("heic\0\0\0\0mif1heic"));
        int meta = heicMeta(0, picture, exif, xmp).length;
        return join(top, heicMeta(top.length + meta + 8, picture, exif, xmp), box("mdat", picture, exif, xmp));
    }

    private static byte[] heicMeta(int from, byte[] picture, byte[] exif, byte[] xmp) {
        byte[] items = box("iinf", new byte[4], new byte[] {0, 3}, item(1, "hvc1"), item(2, "Exif"), item(3, "mime"));
        var places = ByteBuffer.allocate(4 + 2 + 2 + 3 * 16).put(new byte[] {1, 0, 0, 0, 0x44, 0}).putShort((short) 3);
        int at = from;
        for (int id = 1; id <= 3; id++) {
            int length = (id == 1 ? picture : id == 2 ? exif : xmp).length;
            places.putShort((short) id).putShort((short) 0).putShort((short) 0).putShort((short) 1).putInt(at).putInt(length);
            at += length;
        }
        byte[] size = box("ispe", new byte[4], ByteBuffer.allocate(8).putInt(16).putInt(16).array());
        return box("meta", new byte[4], box("hdlr", new byte[8], ascii("pict"), new byte[13]), items, box("iloc", places.array()), box("iprp", box("ipco", size)));
    }

    private static byte[] item(int id, String type) {
        return box("infe", new byte[] {2, 0, 0, 0}, new byte[] {0, (byte) id, 0, 0}, ascii(type), new byte[1]);
    }

    static byte[] ogg(String head) {
        return join(ascii("OggS\0\2"), new byte[20], new byte[] {1, 19}, ascii(head), new byte[64]);
    }

    static byte[] webm(String codec) {
        return join(new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3, (byte) 0x9F}, new byte[] {0x42, (byte) 0x82, (byte) 0x84}, ascii("webm"), new byte[20], ascii(codec), new byte[64]);
    }

    public static byte[] pdf() {
        return ascii("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    }

    public static byte[] docx(Map<String, byte[]> more) {
        return zip(join2(Map.of("[Content_Types].xml", ascii("<Types/>"), "word/document.xml", ascii("<w:document/>")), more));
    }

    static byte[] xlsx() {
        return zip(Map.of("[Content_Types].xml", ascii("<Types/>"), "xl/workbook.xml", ascii("<workbook/>")));
    }

    private static Map<String, byte[]> join2(Map<String, byte[]> a, Map<String, byte[]> b) {
        var all = new java.util.TreeMap<>(a);
        all.putAll(b);
        return all;
    }

    static byte[] zip(Map<String, byte[]> entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var entry : new java.util.TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
