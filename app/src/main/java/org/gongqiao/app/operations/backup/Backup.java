package org.gongqiao.app.operations.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gongqiao.app.operations.Progress;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes one set: every table in one snapshot, the attachments, the keys, and a manifest with the hash of each part.
 * Sessions are left out: after a restore everybody signs in again. The program may run meanwhile.
 */
public final class Backup {

    static final String MANIFEST = "manifest.json";
    static final String TABLES = "database/";
    static final String FILES = "files/";
    static final String KEYS = "keys/";
    static final String SEALED_KEYS = "keys.sealed";
    public static final List<String> WITHOUT_ROWS = List.of("public.spring_session", "public.spring_session_attributes");

    /** What becomes of the keys, without which the sealed fields of a restored database stay closed. */
    public sealed interface KeyCare permits InClear, Sealed, LeftOut {}

    public record InClear(Path folder) implements KeyCare {}

    public record Sealed(Path folder, char[] passphrase) implements KeyCare {}

    public record LeftOut() implements KeyCare {}

    /** @param rows in all tables together */
    public record Written(Manifest manifest, long rows, long bytes, String sha256) {}

    private final Clock clock;
    private final Progress progress;

    public Backup(Clock clock, Progress progress) {
        this.clock = clock;
        this.progress = progress;
    }

    /** Writes to {@code file}, which appears only when it is whole, readable by its owner alone. */
    public Written write(Connection owner, Path file, Path files, KeyCare care) throws SQLException, IOException {
        Path absolute = file.toAbsolutePath();
        Path part = Files.createTempFile(absolute.getParent(), absolute.getFileName().toString(), ".part",
                PosixFilePermissions.asFileAttribute(EnumSet.of(java.nio.file.attribute.PosixFilePermission.OWNER_READ,
                        java.nio.file.attribute.PosixFilePermission.OWNER_WRITE)));
        try {
            Written written = writeParts(owner, part, files, care);
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Written writeParts(Connection owner, Path part, Path files, KeyCare care) throws SQLException, IOException {
        boolean autoCommit = owner.getAutoCommit();
        owner.setAutoCommit(false);
        var digest = sha256();
        try (var zip = new ZipOutputStream(new DigestOutputStream(Files.newOutputStream(part), digest), StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.BEST_SPEED);
            try (var statement = owner.createStatement()) {
                statement.execute("set transaction isolation level repeatable read read only");
            }
            var hidden = DatabaseShape.hiddenFromOwner(owner);
            if (!hidden.isEmpty()) {
                throw new IllegalStateException("row-level security hides rows from a backup: " + hidden);
            }
            var parts = new TreeMap<String, Manifest.Part>();
            var tables = DatabaseShape.tables(owner);
            long rows = 0;
            for (DatabaseShape.Table table : tables) {
                if (WITHOUT_ROWS.contains(table.name())) {
                    continue;
                }
                progress.step("operations.backup.table", table.name());
                var out = new Entry(zip, TABLES + table.name() + ".copy");
                long copied = owner.unwrap(PGConnection.class).getCopyAPI().copyOut(
                        "copy " + table.quoted() + " (" + table.columnList() + ") to stdout", out);
                rows += copied;
                parts.put(out.name, out.end(copied));
            }
            var manifest = new Manifest(Manifest.FORMAT, programVersion(), clock.instant(), serverVersion(owner), Migrations.ofDatabase(owner),
                    tables.stream().map(DatabaseShape.Table::name).toList(), DatabaseShape.sequences(owner), care.getClass().getSimpleName(), parts);
            // Files and keys after the snapshot: what it refers to was there before it.
            addFolder(zip, parts, FILES, files);
            addKeys(zip, parts, care);
            byte[] text = JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(text);
            zip.closeEntry();
            zip.finish();
            return new Written(manifest, rows, Files.size(part), HexFormat.of().formatHex(digest.digest()));
        } finally {
            owner.rollback();
            owner.setAutoCommit(autoCommit);
        }
    }

    private static void addFolder(ZipOutputStream zip, Map<String, Manifest.Part> parts, String prefix, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> found;
        try (var walk = Files.walk(folder)) {
            found = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path each : found) {
            var out = new Entry(zip, prefix + folder.relativize(each).toString().replace('\\', '/'));
            Files.copy(each, out);
            parts.put(out.name, out.end(-1));
        }
    }

    private static void addKeys(ZipOutputStream zip, Map<String, Manifest.Part> parts, KeyCare care) throws IOException {
        switch (care) {
            case InClear clear -> {
                for (Path key : keyFiles(clear.folder())) {
                    var out = new Entry(zip, KEYS + key.getFileName());
                    Files.copy(key, out);
                    parts.put(out.name, out.end(-1));
                }
            }
            case Sealed sealed -> {
                var keys = new TreeMap<String, String>();
                for (Path key : keyFiles(sealed.folder())) {
                    keys.put(key.getFileName().toString(), Files.readString(key));
                }
                var out = new Entry(zip, SEALED_KEYS);
                out.write(SealedKeys.seal(keys, sealed.passphrase()));
                parts.put(out.name, out.end(-1));
            }
            case LeftOut ignored -> {}
        }
    }

    static List<Path> keyFiles(Path folder) throws IOException {
        var found = new ArrayList<Path>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, "field-*.key")) {
                files.forEach(found::add);
            }
        }
        found.sort(null);
        return found;
    }

    private static String serverVersion(Connection owner) throws SQLException {
        return owner.getMetaData().getDatabaseProductVersion();
    }

    static String programVersion() {
        @Nullable String version = Backup.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One part on its way into the set; counts and hashes what passes. Closing it does nothing: {@link #end} ends it. */
    private static final class Entry extends FilterOutputStream {

        private final ZipOutputStream zip;
        private final MessageDigest digest = sha256();
        private final String name;
        private long bytes;

        Entry(ZipOutputStream zip, String name) throws IOException {
            super(OutputStream.nullOutputStream());
            this.zip = zip;
            this.name = name;
            zip.putNextEntry(new ZipEntry(name));
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            zip.write(bytes, offset, length);
            digest.update(bytes, offset, length);
            this.bytes += length;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        Manifest.Part end(long rows) throws IOException {
            zip.closeEntry();
            return new Manifest.Part(HexFormat.of().formatHex(digest.digest()), bytes, rows < 0 ? null : rows);
        }
    }
}
