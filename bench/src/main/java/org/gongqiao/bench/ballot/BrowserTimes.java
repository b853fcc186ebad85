package org.gongqiao.bench.ballot;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The voter's module in Chromium: a page measures itself and sends what it found. */
final class BrowserTimes {
    private static final Path CHROMIUM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));

    private BrowserTimes() {}

    /** Best milliseconds for tables, for the ballot after them, and for the whole in a worker, as the page sends them; empty without Chromium. */
    static Optional<String> measure(String election, String credential, String votes) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        if (!Files.isExecutable(CHROMIUM)) {
            return Optional.empty();
        }
        CompletableFuture<String> answer = new CompletableFuture<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] body = switch (path) {
                case "/" -> page(election, credential, votes).getBytes(StandardCharsets.UTF_8);
                case "/times" -> {
                    answer.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                    yield new byte[] {'o', 'k'};
                }
                default -> {
                    try (InputStream in = BrowserTimes.class.getResourceAsStream("/org/gongqiao/ballot" + path)) {
                        yield in == null ? new byte[] {'?'} : in.readAllBytes();
                    }
                }
            };
            exchange.getResponseHeaders().add("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        Path profile = Files.createTempDirectory("bench-chromium");
        Process chromium = new ProcessBuilder(CHROMIUM.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + profile,
                "http://localhost:" + server.getAddress().getPort() + "/").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            return Optional.of(answer.get(120, TimeUnit.SECONDS));
        } finally {
            chromium.descendants().forEach(ProcessHandle::destroy);
            chromium.destroy();
            chromium.waitFor();
            server.stop(0);
        }
    }

    private static String page(String election, String credential, String votes) {
        return """
            <!doctype html><meta charset="utf-8"><script type="module">
            import { Group } from "./web/protocol.js";
            import { makeBallot } from "./web/voter.js";
            import { BallotWorker } from "./web/ballot.js";
            const election = %s;
            const votes = %s;
            const best = async (work) => {
              let least = Infinity;
              for (let i = 0; i < 7; i++) {
                const start = performance.now();
                await work();
                least = Math.min(least, performance.now() - start);
              }
              return least.toFixed(0);
            };
            const key = BigInt(JSON.parse(election).public_key);
            const tables = await best(() => { const g = new Group("BELENIOS-2048"); g.fixedPower(g.g, 1n); g.fixedPower(key, 1n); });
            const whole = await best(() => makeBallot(election, "%s", votes));
            const worker = new BallotWorker();
            const inWorker = await best(() => worker.run("makeBallot", [election, "%s", votes]));
            await fetch("/times", { method: "POST", body: [tables, whole, inWorker].join(" ") });
            </script>
            """.formatted(quoted(election), votes, credential, credential);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("</", "<\\/") + "\"";
    }
}
