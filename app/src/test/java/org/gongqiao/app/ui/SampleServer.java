package org.gongqiao.app.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves the sample pages as the program would: same files, same content security policy, language and type from cookies. */
final class SampleServer implements AutoCloseable {

    private static final Map<String, String> TYPES = Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");
    final AtomicInteger posts = new AtomicInteger();
    volatile int suggestStatus = 200;
    private final HttpServer server;

    SampleServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String base() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            posts.incrementAndGet();
        }
        if (path.equals("/unions/suggest")) {
            send(exchange, suggestStatus, "text/html", """
                <li role="option" aria-selected="false" data-value="1">海棠市总工会<small>海棠市</small></li>
                <li role="option" aria-selected="false" data-value="2">海棠区快递行业联合工会<small>海棠区</small></li>""".getBytes(StandardCharsets.UTF_8));
        } else if (path.startsWith("/ui/") || path.startsWith("/webjars/")) {
            try (InputStream in = SampleServer.class.getResourceAsStream((path.startsWith("/ui/") ? "/static" : "/META-INF/resources") + path)) {
                send(exchange, in == null ? 404 : 200, TYPES.get(path.substring(path.lastIndexOf('.') + 1)), in == null ? new byte[0] : in.readAllBytes());
            }
        } else {
            String cookies = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
            Locale locale = cookies.contains("lang=en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
            String page = PatternBook.render(path.substring(1), locale, cookies.contains("type=large"));
            send(exchange, 200, "text/html", page.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=UTF-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
