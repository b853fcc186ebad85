package org.gongqiao.app.operations;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Real PostgreSQL on a folder of ours, for one machine. Durable: fsync and synchronous commit are on. The folder is
 * locked for the life of the process; a second instance is refused, and a server left behind by a killed program is
 * stopped and taken over.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    public static final String NAME = "gongqiao";
    public static final String OWNER = "gq_owner";
    public static final String APP = "gq_app";

    private final FileChannel channel;
    private final FileLock lock;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(FileChannel channel, FileLock lock, EmbeddedPostgres server) {
        this.channel = channel;
        this.lock = lock;
        this.server = server;
    }

    /** Starts the server on {@code folder} and makes roles and database where they are missing. */
    public static EmbeddedDatabase start(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(folder.resolve("gq.lock"), CREATE, WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new FolderInUse(folder);
            }
            stopOrphan(folder.resolve("pg"));
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("pg").toAbsolutePath())
                    .setOverrideWorkingDirectory(folder.resolve("pg-dist").toAbsolutePath().toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("timezone", "Asia/Shanghai")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("max_wal_size", "2GB")
                    .setServerConfig("max_connections", "120")
                    .start();
            var database = new EmbeddedDatabase(channel, lock, server);
            database.prepare();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("the database could not be started on " + folder, e);
        }
    }

    public String url() {
        return url(NAME);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    /** A connection of the server's administrator, for what no other role may do. */
    public Connection administrator(String database) throws SQLException {
        return server.getDatabase("postgres", database).getConnection();
    }

    private void prepare() {
        try (var connection = administrator("postgres"); var statement = connection.createStatement()) {
            statement.execute(ServerRoles.CREATE);
            try (var found = statement.executeQuery("select from pg_database where datname = '" + NAME + "'")) {
                if (found.next()) {
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
        try (var connection = administrator(name); var statement = connection.createStatement()) {
            // A like search under row-level security may use an index only when the operator cannot leak rows.
            statement.execute("alter function textlike(text, text) leakproof");
        }
    }

    private static void stopOrphan(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        var orphan = ProcessHandle.of(pid).filter(process -> process.info().command().orElse("").endsWith("/postgres"));
        if (orphan.isEmpty()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
            orphan.get().onExit().get(30, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an earlier server stopped", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the server of an earlier run, process " + pid + ", does not stop", e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another running program holds the folder. */
    public static final class FolderInUse extends IllegalStateException {
        FolderInUse(Path folder) {
            super("the data folder " + folder + " is in use by another running instance; stop it first, or choose another folder with --gq.data-dir=");
        }
    }
}
