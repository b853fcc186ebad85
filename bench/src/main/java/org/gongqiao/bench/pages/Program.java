package org.gongqiao.bench.pages;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.gongqiao.bench.Processes;

/** The real program, as the launcher starts it, in a JVM of its own on a folder of its own. */
final class Program implements AutoCloseable {

    /** The same for the program and for the bare handler. */
    static final List<String> JVM = List.of("-XX:+UseG1GC", "-Xms1g", "-Xmx1g", "-Dfile.encoding=UTF-8");
    /** Where the server of the folder writes statements while they are recorded, below {@code pg}. */
    static final String STATEMENTS = "bench/statements.json";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** The server may write its log as JSON; what it writes is decided later, and is nothing while anything is measured. */
    private static final String LOG_SETTINGS = """
            logging_collector = on
            log_destination = 'jsonlog'
            log_directory = 'bench'
            log_filename = 'statements'
            """;

    private final Path folder;
    private final Process process;
    private final int port;

    private Program(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** Fills the folder with the demonstration, unless an earlier run did. */
    static void fill(Path jar, Path folder, int unions, int members) throws IOException, InterruptedException {
        Path done = folder.resolve("filled");
        String size = unions + " unions, " + members + " members";
        if (Files.exists(done)) {
            if (!Files.readString(done).equals(size)) {
                throw new IllegalStateException(folder + " holds " + Files.readString(done) + "; choose another folder with --data, or delete it");
            }
            return;
        }
        Files.createDirectories(folder);
        System.err.println("Filling " + folder + " with " + size + " …");
        var fill = child(jar, folder, "demo", "--unions=" + unions, "--members=" + members).redirectOutput(folder.resolve("demo.log").toFile()).start();
        if (fill.waitFor() != 0) {
            throw new IllegalStateException("the demonstration could not be made; see " + folder.resolve("demo.log"));
        }
        Path settings = folder.resolve("data/pg/postgresql.auto.conf");
        Files.writeString(settings, LOG_SETTINGS, StandardOpenOption.APPEND);
        Files.writeString(done, size);
    }

    static Program start(Path jar, Path folder) throws IOException, InterruptedException {
        int port = freePort();
        var process = child(jar, folder, "run", "--port=" + port).redirectOutput(folder.resolve("run.log").toFile()).start();
        var program = new Program(folder, process, port);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!program.answers()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                process.destroy();
                throw new IllegalStateException("the program did not start; see " + folder.resolve("run.log"));
            }
            Thread.sleep(200);
        }
        return program;
    }

    private static ProcessBuilder child(Path jar, Path folder, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--gq.data-dir=" + folder.resolve("data"), "--gq.keys-dir=" + folder.resolve("keys")));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health")).timeout(Duration.ofSeconds(5)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    Path pg() {
        return folder.resolve("data/pg");
    }

    String databaseUrl() {
        return "jdbc:postgresql://127.0.0.1:" + Processes.serverPort(pg()) + "/gongqiao";
    }

    /** The password of one of the server's logins: {@code administrator}, {@code owner} or {@code application}. */
    String password(String login) throws IOException {
        var passwords = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("keys/database.properties"))) {
            passwords.load(reader);
        }
        return passwords.getProperty(login);
    }

    /** For arranging only; nothing that is measured goes this way. */
    Connection administrator() throws IOException, SQLException {
        return DriverManager.getConnection(databaseUrl(), "postgres", password("administrator"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
