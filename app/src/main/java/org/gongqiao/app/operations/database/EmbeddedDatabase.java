package org.gongqiao.app.operations.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Real PostgreSQL on a folder of ours, for one machine. Durable: fsync and synchronous commit are on. The folder is
 * locked for the life of the process; a second instance is refused, and a server left behind by a killed program is
 * stopped and taken over. Its roles have random passwords (SCRAM), kept in the key folder.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    public static final String NAME = "gongqiao";
    public static final String OWNER = "gq_owner";
    public static final String APP = "gq_app";

    private static final String ADMINISTRATOR = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WITH_PASSWORD = """
            # Written by the program: nobody gets in without a password.
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;
    private static final String WITHOUT_PASSWORD = """
            # Written by the program for the moment in which it sets new passwords.
            host all all 127.0.0.1/32 trust
            """;

    private final int port;
    private final DatabasePasswords passwords;
    private final @Nullable FileChannel channel;
    private final @Nullable FileLock lock;
    private final @Nullable EmbeddedPostgres server;
    private final Path folder;

    private EmbeddedDatabase(Path folder, int port, DatabasePasswords passwords, @Nullable FileChannel channel, @Nullable FileLock lock,
                             @Nullable EmbeddedPostgres server) {
        this.folder = folder;
        this.port = port;
        this.passwords = passwords;
        this.channel = channel;
        this.lock = lock;
        this.server = server;
    }

    /**
     * Starts the server on {@code folder} and makes roles, passwords and database where they are missing.
     *
     * @throws FolderInUse where another program holds the folder
     */
    public static EmbeddedDatabase start(Path folder, Path keys) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(folder.resolve("gq.lock"), CREATE, WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new FolderInUse(folder);
            }
            return start(folder, DatabasePasswords.open(keys), channel, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("the database could not be started on " + folder, e);
        }
    }

    /** Joins the server of a program that runs on the folder, or starts it where none runs. */
    public static EmbeddedDatabase startOrJoin(Path folder, Path keys) {
        try {
            return start(folder, keys);
        } catch (FolderInUse running) {
            try {
                return new EmbeddedDatabase(folder, runningPort(folder.resolve("pg")), DatabasePasswords.open(keys), null, null, null);
            } catch (IOException e) {
                throw new UncheckedIOException("the running database could not be joined on " + folder, e);
            }
        }
    }

    /** Whether the folder holds a database already. */
    public static boolean existsIn(Path folder) {
        return Files.exists(folder.resolve("pg").resolve("PG_VERSION"));
    }

    private static EmbeddedDatabase start(Path folder, DatabasePasswords passwords, FileChannel channel, FileLock lock) throws IOException {
        Path pg = folder.resolve("pg").toAbsolutePath();
        Path binaries = folder.resolve("pg-dist").toAbsolutePath();
        stopOrphan(pg, binaries);
        Path access = pg.resolve("pg_hba.conf");
        Path mark = folder.resolve("pg-passwords");
        boolean passwordsSet = Files.exists(access) && Files.exists(mark) && Files.readString(mark).equals(passwords.fingerprint());
        if (!passwordsSet && Files.exists(access)) {
            Files.writeString(access, WITHOUT_PASSWORD, StandardOpenOption.TRUNCATE_EXISTING);
        }
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(pg)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setConnectConfig("password", passwords.administrator())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("timezone", "Asia/Shanghai")
                .setServerConfig("shared_buffers", sharedMegabytes() + "MB")
                // Fewer checkpoints while a large file comes in: after each, every page touched is logged whole once more.
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("wal_buffers", "64MB")
                // A chunk of an import is taken aside in a table of its transaction.
                .setServerConfig("temp_buffers", "32MB")
                .setServerConfig("max_connections", "120")
                .start();
        var database = new EmbeddedDatabase(folder, server.getPort(), passwords, channel, lock, server);
        database.prepare(passwordsSet ? null : access);
        if (!passwordsSet) {
            Files.writeString(mark, passwords.fingerprint());
        }
        return database;
    }

    /** An eighth of the machine's memory, within limits: the pages of the indexes that a large import fills should stay there. */
    private static long sharedMegabytes() {
        return Math.clamp((ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() >> 20) / 8, 128, 1024);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return null;
        }
    }

    public String url() {
        return url(NAME);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The password of one of the two login roles. */
    public String password(String role) {
        return passwords.of(role);
    }

    /** Whether the server belongs to another program that runs. */
    public boolean isJoined() {
        return server == null;
    }

    /** A connection of the server's administrator, for what no other role may do. */
    public Connection administrator(String database) throws SQLException {
        return DriverManager.getConnection(url(database), ADMINISTRATOR, passwords.administrator());
    }

    /** A connection of the owner of the tables. */
    public Connection owner(String database) throws SQLException {
        return DriverManager.getConnection(url(database), OWNER, passwords.owner());
    }

    private void prepare(@Nullable Path access) throws IOException {
        try (var connection = administrator("postgres"); var statement = connection.createStatement()) {
            statement.execute(ServerRoles.CREATE);
            if (access != null) {
                for (String role : List.of(ADMINISTRATOR, OWNER, APP)) {
                    statement.execute("alter role " + role + " password '" + passwords.of(role) + "'");
                }
                Files.writeString(access, WITH_PASSWORD, StandardOpenOption.TRUNCATE_EXISTING);
                statement.execute("select pg_reload_conf()");
            }
            try (var found = statement.executeQuery("select from pg_database where datname = '" + NAME + "'")) {
                if (found.next()) {
                    markLeakproof(NAME);
                    return;
                }
            }
            createDatabase(NAME, "template0");
        } catch (SQLException e) {
            throw new IllegalStateException("roles and database could not be made", e);
        }
    }

    /** Makes a database as a copy of a template; tests clone a migrated one. */
    public void createDatabase(String name, String template) throws SQLException {
        try (var connection = administrator("postgres"); var statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner " + OWNER + " template " + template + " encoding 'UTF8'");
        }
        markLeakproof(name);
    }

    private void markLeakproof(String name) throws SQLException {
        try (var connection = administrator(name); var statement = connection.createStatement()) {
            statement.execute(ServerRoles.LEAKPROOF);
        }
    }

    /** Puts {@code name} in the place of the program's database, which is dropped. Nobody else may be connected. */
    public void replaceBy(String name) throws SQLException {
        try (var connection = administrator("postgres"); var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + NAME + " with (force)");
            statement.execute("alter database " + name + " rename to " + NAME);
        }
    }

    public void dropDatabase(String name) throws SQLException {
        try (var connection = administrator("postgres"); var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
        }
    }

    private static void stopOrphan(Path data, Path binaries) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        // Only a server of our own binaries: after a restart of the machine the number may be somebody else's.
        var orphan = ProcessHandle.of(pid).filter(process -> process.info().command().map(Path::of)
                .filter(command -> command.startsWith(binaries) && command.endsWith("postgres")).isPresent());
        if (orphan.isEmpty()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
            orphan.get().onExit().get(PATIENCE.toSeconds(), SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an earlier server stopped", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the server of an earlier run, process " + pid + ", does not stop", e);
        }
    }

    /** The fourth line of {@code postmaster.pid} is the port, the eighth the state. */
    private static int runningPort(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        for (int tries = 0; tries < 300; tries++) {
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                if (lines.size() >= 8 && lines.get(7).strip().equals("ready")) {
                    return Integer.parseInt(lines.get(3).strip());
                }
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        throw new IOException("the server of the running program is not ready");
    }

    @Override
    public void close() {
        if (server == null || lock == null || channel == null) {
            return;
        }
        try {
            server.close();
            // Its own way to stop gives up after ten seconds, or at once where no process can be started.
            stopOrphan(folder.resolve("pg").toAbsolutePath(), folder.resolve("pg-dist").toAbsolutePath());
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another running program holds the folder. */
    public static final class FolderInUse extends IllegalStateException {

        private final Path folder;

        FolderInUse(Path folder) {
            super("the data folder " + folder + " is in use by another running instance; stop it first, or choose another folder with --gq.data-dir=");
            this.folder = folder;
        }

        public Path folder() {
            return folder;
        }
    }
}
