package org.gongqiao.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The real program, as the launcher starts it, in a JVM of its own on a folder of its own. */
public final class Program implements AutoCloseable {

    /** The same for the program and for whatever stands beside it. */
    public static final List<String> JVM = List.of("-XX:+UseG1GC", "-Xms1g", "-Xmx1g", "-Dfile.encoding=UTF-8");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path folder;
    private final Process process;
    private final int port;

    private Program(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** The program as {@code ./gongqiao run} left it beside the sources of {@code home}. */
    public static Path jar(Path home) {
        return home.resolve("app/target/run/gongqiao-app.jar");
    }

    /** Fills the folder with the demonstration, unless an earlier run did; returns whether it was this one. */
    public static boolean fill(Path jar, Path folder, int unions, int members) throws IOException, InterruptedException {
        Path done = folder.resolve("filled");
        String size = unions + " unions, " + members + " members";
        if (Files.exists(done)) {
            if (!Files.readString(done).equals(size)) {
                throw new IllegalStateException(folder + " holds " + Files.readString(done) + "; choose another folder with --data, or delete it");
            }
            return false;
        }
        System.err.println("Filling " + folder + " with " + size + " …");
        long begun = System.nanoTime();
        command(jar, folder, "demo", "--unions=" + unions, "--members=" + members);
        Files.writeString(done, size);
        System.err.printf("filled in %d s%n", (System.nanoTime() - begun) / 1_000_000_000L);
        return true;
    }

    /** Runs one command of the program to its end; its output is in the log named after it. */
    public static void command(Path jar, Path folder, String... arguments) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path log = folder.resolve(arguments[0] + ".log");
        if (child(jar, folder, arguments).redirectOutput(log.toFile()).start().waitFor() != 0) {
            throw new IllegalStateException(arguments[0] + " failed; see " + log);
        }
    }

    /** Starts the program on a free port and waits until it answers; the arguments are added to {@code run}. */
    public static Program start(Path jar, Path folder, String... arguments) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int port = freePort();
        var all = new ArrayList<>(List.of("run", "--port=" + port));
        all.addAll(List.of(arguments));
        var process = child(jar, folder, all.toArray(String[]::new)).redirectOutput(folder.resolve("run.log").toFile()).start();
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

    public static int freePort() throws IOException {
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

    public int port() {
        return port;
    }

    /** Address without the path. */
    public String base() {
        return "http://127.0.0.1:" + port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Folder of the program's PostgreSQL. */
    public Path pg() {
        return folder.resolve("data/pg");
    }

    public String databaseUrl() {
        return "jdbc:postgresql://127.0.0.1:" + Processes.serverPort(pg()) + "/gongqiao";
    }

    /** The password of one of the server's logins: {@code administrator}, {@code owner} or {@code application}. */
    public String password(String login) throws IOException {
        var passwords = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("keys/database.properties"))) {
            passwords.load(reader);
        }
        return passwords.getProperty(login);
    }

    /** Past row-level security: for arranging and for peers, never for what is measured. */
    public Connection administrator() throws IOException, SQLException {
        return DriverManager.getConnection(databaseUrl(), "postgres", password("administrator"));
    }

    /** Largest resident memory of the program so far, in MB. */
    public long peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream().filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
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
