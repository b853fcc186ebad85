package org.gongqiao.app.documents.attachment;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.gongqiao.app.documents.FileType;
import org.gongqiao.app.documents.TakeFault;

/**
 * Word and Excel files (ISO/IEC 29500): unpacked once, to nowhere, within a limit. Refused are files with macros, controls,
 * embedded programs or a template fetched from elsewhere.
 */
final class Office {

    private static final int MOST_ENTRIES = 5_000;
    private static final long MOST_DIRECTORY = 4 << 20;
    /** A relation file is read whole to look for a remote template; longer ones are no relation files. */
    private static final int LONGEST_RELATIONS = 1 << 20;

    private Office() {}

    static FileType inspect(Path file, Octets bytes, AttachmentSettings settings) throws IOException {
        int end = bytes.size() - 22;
        // Nothing before the archive and nothing behind it: an archive that is also something else is a trap.
        if (!bytes.has(end, "PK\5\6") || bytes.u32le(end + 16) + bytes.u32le(end + 12) != end || bytes.u32le(end + 12) > MOST_DIRECTORY) {
            throw new Refused(TakeFault.DAMAGED);
        }
        boolean word = false;
        boolean excel = false;
        boolean types = false;
        long left = settings.unpacked().toBytes();
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            if (zip.size() > MOST_ENTRIES) {
                throw new Refused(TakeFault.BOMB);
            }
            for (var entries = zip.entries().asIterator(); entries.hasNext(); ) {
                ZipEntry entry = entries.next();
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (name.contains("..") || name.startsWith("/") || name.contains("\\")) {
                    throw new Refused(TakeFault.DAMAGED);
                }
                if (name.endsWith("vbaproject.bin") || name.contains("/activex/") || name.contains("oleobject") || name.endsWith(".exe") || name.endsWith(".js")) {
                    throw new Refused(TakeFault.PROGRAM);
                }
                word |= name.equals("word/document.xml");
                excel |= name.equals("xl/workbook.xml");
                types |= name.equals("[content_types].xml");
                left -= unpack(zip, entry, left, name.endsWith("settings.xml.rels"));
            }
        } catch (ZipException | EOFException e) {
            throw new Refused(TakeFault.DAMAGED);
        }
        if (!types || word == excel) {
            throw new Refused(TakeFault.TYPE);
        }
        return word ? FileType.DOCX : FileType.XLSX;
    }

    private static long unpack(ZipFile zip, ZipEntry entry, long left, boolean relations) throws IOException {
        byte[] buffer = new byte[1 << 14];
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            if (relations) {
                byte[] all = in.readNBytes(LONGEST_RELATIONS);
                String text = new String(all, StandardCharsets.UTF_8);
                if (text.contains("attachedTemplate") && text.contains("External") || all.length == LONGEST_RELATIONS) {
                    throw new Refused(TakeFault.PROGRAM);
                }
                return all.length;
            }
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > left) {
                    throw new Refused(TakeFault.BOMB);
                }
            }
        }
        return size;
    }
}
