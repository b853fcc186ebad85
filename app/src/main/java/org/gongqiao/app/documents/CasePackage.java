package org.gongqiao.app.documents;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A case file as one zip archive with the SHA-256 of everything in {@code manifest.json}, checked by
 * {@code ./gongqiao package-check FILE} or by hand with any zip program and {@code sha256sum}. Entries are stored
 * uncompressed, in the order of their names, with a fixed time: the same case gives the same bytes.
 */
public final class CasePackage {

    public static final String MANIFEST = "manifest.json";
    public static final String MEDIA_TYPE = "application/zip";

    private static final int FORMAT = 1;
    private static final long LONGEST_MANIFEST = 16 << 20;
    private static final int LONGEST_NAME = 240;
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private CasePackage() {}

    /** Writes the same bytes each time it is asked: once to be hashed, once into the archive. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** @param name within the archive, with {@code /} between folders; no {@code ..}, no control or direction characters */
    public record Entry(String name, Content content) {

        public Entry {
            if (!isSafe(name) || name.equals(MANIFEST)) {
                throw new IllegalArgumentException("not a name for an entry: " + name);
            }
        }

        public static Entry of(String name, byte[] bytes) {
            return new Entry(name, out -> out.write(bytes));
        }
    }

    /** What the manifest says of one entry. */
    public record Listed(String name, long bytes, String sha256) {}

    /** @param about number, title and the like, as the caller named them */
    public record Manifest(int format, Map<String, String> about, List<Listed> entries) {}

    /** What a check found. */
    public sealed interface Verdict {

        /** @param fingerprint SHA-256 of the manifest, which stands for the whole package */
        record Intact(Manifest manifest, String fingerprint) implements Verdict {}

        record Broken(List<Fault> faults) implements Verdict {}
    }

    /** @param name of the entry; empty for the package itself */
    public record Fault(Kind kind, String name) {

        public enum Kind { NOT_A_PACKAGE, CHANGED, MISSING, ADDED, TWICE, UNSAFE_NAME, DAMAGED }
    }

    /**
     * Writes a package; {@code out} stays open.
     *
     * @param about printed in the manifest in the order of its keys; nothing that changes from one making to the next
     * @return the fingerprint: SHA-256 of the manifest
     * @throws IllegalArgumentException where two entries have one name
     */
    public static String write(OutputStream out, Map<String, String> about, Collection<Entry> entries) throws IOException {
        var sorted = new TreeMap<String, Entry>();
        for (Entry entry : entries) {
            if (sorted.put(entry.name(), entry) != null) {
                throw new IllegalArgumentException("two entries are called " + entry.name());
            }
        }
        var measured = new LinkedHashMap<Entry, Measure>();
        for (Entry entry : sorted.values()) {
            var measure = new Measure(OutputStream.nullOutputStream());
            entry.content().writeTo(measure);
            measured.put(entry, measure.done());
        }
        var listed = measured.entrySet().stream().map(each -> new Listed(each.getKey().name(), each.getValue().bytes, each.getValue().sha256)).toList();
        byte[] manifest = JSON.writeValueAsBytes(new Manifest(FORMAT, new TreeMap<>(about), listed));
        var ofManifest = new Measure(OutputStream.nullOutputStream());
        ofManifest.write(manifest, 0, manifest.length);
        ofManifest.done();
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        put(zip, MANIFEST, ofManifest, target -> target.write(manifest));
        for (var each : measured.entrySet()) {
            put(zip, each.getKey().name(), each.getValue(), each.getKey().content());
        }
        zip.finish();
        return ofManifest.sha256;
    }

    private static void put(ZipOutputStream zip, String name, Measure measured, Content content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(EPOCH);
        entry.setSize(measured.bytes);
        entry.setCompressedSize(measured.bytes);
        entry.setCrc(measured.crc.getValue());
        zip.putNextEntry(entry);
        var again = new Measure(zip);
        content.writeTo(again);
        if (!again.done().sha256.equals(measured.sha256)) {
            throw new IllegalStateException("the content of " + name + " changed while the package was written");
        }
        zip.closeEntry();
    }

    /** Compares every entry with the manifest; reads nothing but the file. */
    public static Verdict verify(Path file) throws IOException {
        var faults = new ArrayList<Fault>();
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            Set<String> names = new HashSet<>();
            for (var entries = zip.entries().asIterator(); entries.hasNext(); ) {
                String name = entries.next().getName();
                if (!names.add(name)) {
                    faults.add(new Fault(Fault.Kind.TWICE, name));
                } else if (!isSafe(name)) {
                    faults.add(new Fault(Fault.Kind.UNSAFE_NAME, name));
                }
            }
            ZipEntry at = zip.getEntry(MANIFEST);
            if (at == null || at.getSize() > LONGEST_MANIFEST) {
                return new Verdict.Broken(List.of(new Fault(Fault.Kind.NOT_A_PACKAGE, "")));
            }
            byte[] text;
            try (InputStream in = zip.getInputStream(at)) {
                text = in.readNBytes((int) LONGEST_MANIFEST);
            }
            Manifest manifest = JSON.readValue(text, Manifest.class);
            if (manifest.format() != FORMAT || manifest.entries() == null) {
                return new Verdict.Broken(List.of(new Fault(Fault.Kind.NOT_A_PACKAGE, "")));
            }
            Set<String> listed = new HashSet<>();
            for (Listed each : manifest.entries()) {
                if (!listed.add(each.name())) {
                    faults.add(new Fault(Fault.Kind.TWICE, each.name()));
                    continue;
                }
                check(zip, each, faults);
            }
            names.stream().filter(name -> !name.equals(MANIFEST) && !listed.contains(name)).sorted()
                    .forEach(name -> faults.add(new Fault(Fault.Kind.ADDED, name)));
            if (!faults.isEmpty()) {
                return new Verdict.Broken(faults);
            }
            var fingerprint = new Measure(OutputStream.nullOutputStream());
            fingerprint.write(text, 0, text.length);
            return new Verdict.Intact(manifest, fingerprint.done().sha256);
        } catch (ZipException | JacksonException damaged) {
            return new Verdict.Broken(List.of(new Fault(Fault.Kind.NOT_A_PACKAGE, "")));
        }
    }

    private static void check(ZipFile zip, Listed listed, List<Fault> faults) {
        ZipEntry entry = zip.getEntry(listed.name());
        if (entry == null) {
            faults.add(new Fault(Fault.Kind.MISSING, listed.name()));
            return;
        }
        var measure = new Measure(OutputStream.nullOutputStream());
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0 && measure.bytes <= listed.bytes(); read = in.read(buffer)) {
                measure.write(buffer, 0, read);
            }
        } catch (IOException damaged) {
            faults.add(new Fault(Fault.Kind.DAMAGED, listed.name()));
            return;
        }
        if (measure.bytes != listed.bytes() || !measure.done().sha256.equals(listed.sha256())) {
            faults.add(new Fault(Fault.Kind.CHANGED, listed.name()));
        }
    }

    private static boolean isSafe(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.startsWith("/") || name.endsWith("/") || name.contains("\\") || name.contains(":")) {
            return false;
        }
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return name.codePoints().noneMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        });
    }

    /** Counts and hashes what passes. Closing it does nothing. */
    private static final class Measure extends FilterOutputStream {

        private final MessageDigest digest;
        private final CRC32 crc = new CRC32();
        private long bytes;
        private String sha256 = "";

        Measure(OutputStream out) {
            super(out);
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            out.write(buffer, offset, length);
            digest.update(buffer, offset, length);
            crc.update(buffer, offset, length);
            bytes += length;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        Measure done() {
            sha256 = HexFormat.of().formatHex(digest.digest());
            return this;
        }
    }
}
