package org.gongqiao.bench.tree;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tree of unions as an officer of the province works with it: opening levels, type-ahead, totals, over HTTP against the real
 * program in a process of its own: ./gongqiao bench tree [--unions N] [--members M] [--rounds R] [--data FOLDER]. The limit beside the
 * figures is that of a list that answers while one types: 100 ms for 95 of 100 answers.
 */
public final class TreeBench {

    private static final int LIMIT_MILLIS = 100;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final Path jar;
    private final Path folder;
    private final int unions;
    private final int members;
    private final int rounds;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> table = new ArrayList<>();
    private String base = "";
    private String session = "";

    private TreeBench(Path jar, Path folder, int unions, int members, int rounds) {
        this.jar = jar;
        this.folder = folder;
        this.unions = unions;
        this.members = members;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(System.getProperty("gongqiao.home", ".")).toAbsolutePath();
        new TreeBench(home.resolve("app/target/run/gongqiao-app.jar"), Path.of(option(arguments, "--data", home.resolve("bench/target/tree").toString())),
                Integer.parseInt(option(arguments, "--unions", "215000")), Integer.parseInt(option(arguments, "--members", "300000")),
                Integer.parseInt(option(arguments, "--rounds", "1000"))).run();
    }

    private static String option(String[] arguments, String name, String otherwise) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(name + "=")) {
                return arguments[i].substring(name.length() + 1);
            }
            if (arguments[i].equals(name) && i + 1 < arguments.length) {
                return arguments[i + 1];
            }
        }
        return otherwise;
    }

    private void run() throws Exception {
        Files.createDirectories(folder);
        Path accounts = folder.resolve("demo.log");
        if (!Files.exists(folder.resolve("filled"))) {
            long begun = System.nanoTime();
            if (child("demo", "--unions=" + unions, "--members=" + members).redirectOutput(accounts.toFile()).start().waitFor() != 0) {
                throw new IllegalStateException("the demonstration could not be made; see " + accounts);
            }
            System.err.printf("filled with %,d unions and %,d members in %d s%n", unions, members, (System.nanoTime() - begun) / 1_000_000_000L);
            Files.writeString(folder.resolve("filled"), unions + " " + members);
        }
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        base = "http://127.0.0.1:" + port;
        Process program = child("run", "--port=" + port, "--gq.directory.questions-per-ten-seconds=100000000").redirectOutput(folder.resolve("run.log").toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(program::destroy));
        try {
            awaitStart(program);
            signIn(Files.readAllLines(accounts));
            measure();
        } finally {
            program.destroy();
            program.waitFor(60, TimeUnit.SECONDS);
        }
        report();
    }

    private void measure() throws Exception {
        var random = new Random(20_261_120L);
        var names = new ArrayList<String>();
        var ids = new ArrayList<String>();
        walk(ids, names, random);
        System.err.println(names.size() + " unions seen on the way");
        for (int connections : new int[] {1, 16}) {
            row("tree: first page of the province", connections, () -> "/unions");
            row("tree: open a level (50 unions with totals)", connections, () -> "/unions/" + pick(ids, random) + "/children");
            row("totals of one subtree (API)", connections, () -> "/api/v1/unions/" + pick(ids, random));
            for (int length : new int[] {1, 2, 3, 6}) {
                row("type-ahead, beginning of " + length, connections, () -> "/unions/options?q=" + part(pick(names, random), 0, length));
                row("type-ahead, any part of " + length, connections, () -> {
                    String name = pick(names, random);
                    return "/unions/options?q=" + part(name, random.nextInt(Math.max(1, name.length() - length)), length);
                });
            }
            row("type-ahead, found in nearly every name", connections, () -> "/unions/options?q=" + part("工会", 0, 2));
            row("type-ahead, found in none", connections, () -> "/unions/options?q=" + part("琪琪", 0, 1 + random.nextInt(2)));
            row("public type-ahead, employers, any part of 3", connections, () -> {
                String name = pick(names, random);
                return "/api/v1/employer-suggestions?q=" + part(name, random.nextInt(Math.max(1, name.length() - 3)), 3);
            });
        }
    }

    /** Goes down at random from the desk's union and gathers unions of every level. */
    private void walk(List<String> ids, List<String> names, Random random) {
        String top = field(get("/api/v1/unions"), "id").getFirst();
        for (int descent = 0; descent < 60; descent++) {
            String at = top;
            while (true) {
                String page = get("/api/v1/unions/" + at + "/children");
                List<String> below = field(page, "id");
                if (below.isEmpty()) {
                    break;
                }
                ids.add(at);
                names.addAll(field(page, "name"));
                at = below.get(random.nextInt(below.size()));
            }
        }
    }

    private static List<String> field(String json, String name) {
        return Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json).results().map(result -> result.group(1)).toList();
    }

    private static synchronized <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static String part(String name, int from, int length) {
        return URLEncoder.encode(name.substring(Math.min(from, name.length() - 1), Math.min(name.length(), from + length)), StandardCharsets.UTF_8);
    }

    private void row(String what, int connections, Supplier<String> addresses) throws Exception {
        var paths = new ArrayList<String>();
        for (int i = 0; i < rounds + 50; i++) {
            paths.add(addresses.get());
        }
        paths.subList(0, 50).forEach(this::get);
        long[] nanos = new long[rounds];
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var work = new ArrayList<Future<?>>();
            for (int c = 0; c < connections; c++) {
                int first = c;
                work.add(threads.submit(() -> {
                    for (int i = first; i < rounds; i += connections) {
                        long begun = System.nanoTime();
                        get(paths.get(50 + i));
                        nanos[i] = System.nanoTime() - begun;
                    }
                }));
            }
            for (var done : work) {
                done.get();
            }
        }
        Arrays.sort(nanos);
        double p95 = nanos[(int) (rounds * 0.95)] / 1e6;
        String line = String.format("| %s | %d | %.1f | %.1f | %.1f | %d%s |", what, connections, nanos[rounds / 2] / 1e6, p95, nanos[(int) (rounds * 0.99)] / 1e6,
                LIMIT_MILLIS, p95 <= LIMIT_MILLIS ? "" : ", **missed**");
        table.add(line);
        System.err.println(line);
    }

    private String get(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", path.startsWith("/api/") ? "application/json" : "text/html");
        if (!session.isEmpty()) {
            request.header("X-Session", session);
        }
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answers " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitStart(Process program) throws IOException, InterruptedException {
        for (int tries = 0; !Files.readString(folder.resolve("run.log")).contains("http://localhost:"); tries++) {
            if (!program.isAlive() || tries > 3_000) {
                throw new IllegalStateException("the program did not start; see " + folder.resolve("run.log"));
            }
            Thread.sleep(100);
        }
    }

    /** As the reviewer of the province, whose account the filling printed. */
    private void signIn(List<String> printed) throws IOException, InterruptedException {
        String[] account = printed.stream().filter(line -> line.startsWith("province-reviewer\t")).findFirst().orElseThrow().split("\t");
        var answer = json("POST", "/api/v1/sessions", "{\"name\":\"" + account[0] + "\",\"password\":\"" + account[1] + "\",\"code\":\"" + code(account[2]) + "\"}");
        session = answer.headers().firstValue("X-Session").orElseThrow(() -> new IllegalStateException("sign-in: " + answer.body()));
        json("PUT", "/api/v1/sessions/current/desk", "{\"postId\":\"" + field(answer.body(), "postId").getFirst() + "\"}");
    }

    private HttpResponse<String> json(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json").header("Accept", "application/json");
        if (!session.isEmpty()) {
            request.header("X-Session", session);
        }
        return http.send(request.method(method, HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** RFC 6238, six digits, thirty seconds. */
    private static String code(String secret) {
        var key = ByteBuffer.allocate(secret.length() * 5 / 8);
        int buffer = 0;
        int bits = 0;
        for (char c : secret.toCharArray()) {
            buffer = buffer << 5 | BASE32.indexOf(c);
            bits += 5;
            if (bits >= 8) {
                key.put((byte) (buffer >> bits - 8));
                bits -= 8;
            }
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.array(), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(System.currentTimeMillis() / 30_000).array());
            return String.format("%06d", (ByteBuffer.wrap(hash, hash[19] & 0xF, 4).getInt() & 0x7FFF_FFFF) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder child(String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseG1GC", "-Xmx1g", "-Dfile.encoding=UTF-8",
                "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--gq.data-dir=" + folder.resolve("data"), "--gq.keys-dir=" + folder.resolve("keys")));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    private void report() throws IOException {
        String load = Files.exists(Path.of("/proc/loadavg")) ? Files.readString(Path.of("/proc/loadavg")).split(" ")[0] : "?";
        System.out.printf("%,d unions, %,d members; %d questions each; %d processors, load of the last minute %s; Java %s.%n%n", unions, members, rounds,
                Runtime.getRuntime().availableProcessors(), load, Runtime.version());
        System.out.println("| question | at once | p50 ms | p95 ms | p99 ms | limit for p95, ms |");
        System.out.println("|---|---|---|---|---|---|");
        table.forEach(System.out::println);
    }
}
