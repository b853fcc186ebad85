package org.gongqiao.app.operations.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.gongqiao.app.operations.Progress;
import org.postgresql.PGConnection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a set back. Everything is checked before anything is written: the hash of each part, the passphrase, that the
 * program knows every migration of the set. Tables are made by replaying the migrations; rows are then copied in, and
 * foreign keys set again last, so that they prove the rows to belong together.
 */
public final class Restore {

    private final Clock clock;
    private final Progress progress;

    public Restore(Clock clock, Progress progress) {
        this.clock = clock;
        this.progress = progress;
    }

    /** Why a set is not taken; the key is that of the message. */
    public static final class Refused extends IllegalArgumentException {

        private final String key;
        private final Object[] args;

        public Refused(String key, Object... args) {
            super(key + " " + List.of(args));
            this.key = key;
            this.args = args;
        }

        public String key() {
            return key;
        }

        public Object[] args() {
            return args;
        }
    }

    /** Reads the manifest and compares every part with its hash. */
    public Manifest verify(ZipFile set) throws IOException {
        var entry = set.getEntry(Backup.MANIFEST);
        if (entry == null) {
            throw new Refused("operations.restore.noManifest");
        }
        Manifest manifest;
        try (InputStream in = set.getInputStream(entry)) {
            manifest = JsonMapper.builder().build().readValue(in, Manifest.class);
        } catch (JacksonException e) {
            throw new Refused("operations.restore.noManifest");
        }
        if (manifest.format() != Manifest.FORMAT) {
            throw new Refused("operations.restore.format", manifest.format());
        }
        Set<String> names = new HashSet<>();
        for (var entries = set.entries().asIterator(); entries.hasNext(); ) {
            String name = entries.next().getName();
            if (!name.equals(Backup.MANIFEST)) {
                names.add(name);
            }
        }
        if (!names.equals(manifest.parts().keySet())) {
            throw new Refused("operations.restore.parts");
        }
        for (var part : manifest.parts().entrySet()) {
            progress.step("operations.restore.check", part.getKey());
            var digest = Backup.sha256();
            try (var in = new DigestInputStream(set.getInputStream(set.getEntry(part.getKey())), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new Refused("operations.restore.damaged", part.getKey());
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(part.getValue().sha256())) {
                throw new Refused("operations.restore.damaged", part.getKey());
            }
        }
        List<String> unknown = Migrations.unknown(manifest.migrations());
        if (!unknown.isEmpty()) {
            throw new Refused("operations.restore.newer", String.join(", ", unknown));
        }
        return manifest;
    }

    /** Makes the tables in an empty database and fills them. */
    public long fill(DataSource owner, ZipFile set, Manifest manifest) throws IOException, SQLException {
        progress.step("operations.restore.tables");
        Migrations.replay(owner, manifest.migrations());
        try (Connection connection = owner.getConnection()) {
            if (!new HashSet<>(Migrations.ofDatabase(connection)).equals(new HashSet<>(manifest.migrations()))) {
                throw new Refused("operations.restore.otherMigrations");
            }
            return load(connection, set, manifest);
        }
    }

    private long load(Connection owner, ZipFile set, Manifest manifest) throws IOException, SQLException {
        var tables = DatabaseShape.tables(owner);
        var names = tables.stream().map(DatabaseShape.Table::name).toList();
        if (!manifest.tables().containsAll(names)) {
            throw new Refused("operations.restore.otherMigrations");
        }
        // A table that somebody made by hand must not keep the union's own data from coming back.
        manifest.tables().stream().filter(table -> !names.contains(table)).forEach(table -> progress.step("operations.restore.skipped", table));
        owner.setAutoCommit(false);
        long rows = 0;
        try (var statement = owner.createStatement()) {
            var keys = DatabaseShape.foreignKeys(owner);
            for (var key : keys) {
                statement.execute("alter table " + key.table() + " drop constraint " + key.name());
            }
            for (var table : tables) {
                // COPY FROM is closed to an owner whom row-level security binds, and triggers would act a second time.
                statement.execute("alter table " + table.quoted() + " no force row level security, disable trigger user");
            }
            statement.execute("truncate " + String.join(", ", tables.stream().map(DatabaseShape.Table::quoted).toList()));
            for (var table : tables) {
                var part = manifest.parts().get(Backup.TABLES + table.name() + ".copy");
                if (part == null) {
                    continue;
                }
                progress.step("operations.restore.table", table.name());
                try (InputStream in = set.getInputStream(set.getEntry(Backup.TABLES + table.name() + ".copy"))) {
                    long copied = owner.unwrap(PGConnection.class).getCopyAPI().copyIn(
                            "copy " + table.quoted() + " (" + table.columnList() + ") from stdin", in);
                    if (part.rows() == null || copied != part.rows()) {
                        throw new Refused("operations.restore.damaged", table.name());
                    }
                    rows += copied;
                }
            }
            for (var table : tables) {
                statement.execute("alter table " + table.quoted() + " enable trigger user" + (table.forced() ? ", force row level security" : ""));
            }
            progress.step("operations.restore.keysBack");
            for (var key : keys) {
                statement.execute("alter table " + key.table() + " add constraint " + key.name() + " " + key.definition());
            }
            for (var sequence : manifest.sequences()) {
                if (sequence.lastValue() != null) {
                    statement.execute("select setval('" + sequence.name().replace("'", "''") + "', " + sequence.lastValue() + ")");
                }
            }
            owner.commit();
            owner.setAutoCommit(true);
            statement.execute("analyze");
        }
        return rows;
    }

    /** The keys of the set, opened; empty where it has none. */
    public Map<String, String> keys(ZipFile set, Manifest manifest, java.util.function.Supplier<char[]> passphrase) throws IOException {
        var found = new TreeMap<String, String>();
        for (String name : manifest.parts().keySet()) {
            if (name.startsWith(Backup.KEYS)) {
                found.put(name.substring(Backup.KEYS.length()), new String(set.getInputStream(set.getEntry(name)).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            } else if (name.equals(Backup.SEALED_KEYS)) {
                found.putAll(SealedKeys.open(set.getInputStream(set.getEntry(name)).readAllBytes(), passphrase.get()));
            }
        }
        for (String name : found.keySet()) {
            if (!name.matches("field-\\d{1,3}\\.key")) {
                throw new Refused("operations.restore.damaged", name);
            }
        }
        return found;
    }

    /** Key files that stand in the folder already and differ from those of the set. */
    public static List<String> differing(Map<String, String> keys, Path folder) throws IOException {
        var present = new HashMap<String, String>();
        for (Path file : Backup.keyFiles(folder)) {
            present.put(file.getFileName().toString(), Files.readString(file));
        }
        return present.keySet().stream().filter(name -> !present.get(name).equals(keys.get(name))).sorted().toList();
    }

    /** Writes the keys; a folder that holds others is moved aside first. */
    public void placeKeys(Map<String, String> keys, Path folder) throws IOException {
        if (keys.isEmpty()) {
            return;
        }
        if (!differing(keys, folder).isEmpty()) {
            Path aside = Files.createDirectories(folder.resolve(aside("before-restore")));
            for (Path file : Backup.keyFiles(folder)) {
                Files.move(file, aside.resolve(file.getFileName()));
            }
        }
        Files.createDirectories(folder);
        for (var key : keys.entrySet()) {
            Path file = folder.resolve(key.getKey());
            if (!Files.exists(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, key.getValue(), StandardOpenOption.SYNC);
            }
        }
    }

    /** Writes the attachments; a folder that holds any is moved aside first. */
    public void placeFiles(ZipFile set, Manifest manifest, Path folder) throws IOException {
        var names = manifest.parts().keySet().stream().filter(name -> name.startsWith(Backup.FILES)).toList();
        if (holdsFiles(folder)) {
            Files.move(folder, folder.resolveSibling(aside(folder.getFileName() + "-before-restore")));
        }
        for (String name : names) {
            Path file = folder.resolve(name.substring(Backup.FILES.length())).normalize();
            if (!file.startsWith(folder.normalize())) {
                throw new Refused("operations.restore.damaged", name);
            }
            Files.createDirectories(file.getParent());
            try (InputStream in = set.getInputStream(set.getEntry(name))) {
                Files.copy(in, file);
            }
        }
    }

    public static boolean holdsFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    private String aside(String name) {
        return name + "-" + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now(clock));
    }
}
