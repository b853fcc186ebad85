package org.gongqiao.bench.pages;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.gongqiao.bench.pages.Visitors.Session;

/**
 * Asks for one page again and again over several connections that stay open, each with a session of its own, the next
 * request when the last answer has been read to its end.
 */
final class Load {

    /** @param nanos how long each request took, sorted */
    record Result(long[] nanos, Duration lasted, long bytes) {

        double perSecond() {
            return nanos.length / (lasted.toNanos() / 1e9);
        }

        static double percentileMillis(long[] sorted, double percent) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * percent / 100) - 1)] / 1e6;
        }
    }

    private Load() {}

    static Result run(int port, String path, List<Session> sessions, int connections, Duration lasting, boolean compressed) {
        long begun = System.nanoTime();
        long until = begun + lasting.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<CompletableFuture<Client>>();
            for (int i = 0; i < connections; i++) {
                Session session = sessions.get(i % sessions.size());
                all.add(CompletableFuture.supplyAsync(() -> new Client(port, path, session, compressed).runUntil(until), threads));
            }
            List<Client> clients = all.stream().map(CompletableFuture::join).toList();
            long[] nanos = clients.stream().flatMapToLong(client -> Arrays.stream(client.nanos, 0, client.count)).sorted().toArray();
            long bytes = clients.isEmpty() ? 0 : clients.getFirst().bytes;
            return new Result(nanos, Duration.ofNanos(System.nanoTime() - begun), bytes);
        }
    }

    /** One connection. It reads no more of HTTP than the two servers write: a length or chunks, and whether the connection ends. */
    private static final class Client {

        private final int port;
        private final byte[] request;
        private long[] nanos = new long[4_096];
        private int count;
        private long bytes;

        Client(int port, String path, Session session, boolean compressed) {
            this.port = port;
            this.request = ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAccept: text/html\r\n"
                    + (compressed ? "Accept-Encoding: gzip\r\n" : "") + "Cookie: gq=" + session.cookie() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        }

        Client runUntil(long until) {
            try {
                while (System.nanoTime() < until) {
                    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        socket.setTcpNoDelay(true);
                        var in = new BufferedInputStream(socket.getInputStream(), 65_536);
                        boolean open = true;
                        while (open && System.nanoTime() < until) {
                            long begun = System.nanoTime();
                            socket.getOutputStream().write(request);
                            open = readAnswer(in);
                            note(System.nanoTime() - begun);
                        }
                    }
                }
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void note(long took) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = took;
        }

        /** Returns whether the connection stays open. */
        private boolean readAnswer(InputStream in) throws IOException {
            String status = line(in);
            if (!status.startsWith("HTTP/1.1 200")) {
                throw new IOException("answered " + status);
            }
            long length = -1;
            boolean open = true;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Long.parseLong(lower.substring(15).strip());
                } else if (lower.startsWith("connection:") && lower.contains("close")) {
                    open = false;
                }
            }
            if (length >= 0) {
                in.skipNBytes(length);
                bytes = length;
                return open;
            }
            long read = 0;
            for (int chunk = chunk(in); chunk > 0; chunk = chunk(in)) {
                in.skipNBytes(chunk + 2L);
                read += chunk;
            }
            line(in);
            bytes = read;
            return open;
        }

        private static int chunk(InputStream in) throws IOException {
            return Integer.parseInt(line(in).strip(), 16);
        }

        private static String line(InputStream in) throws IOException {
            var text = new StringBuilder(64);
            for (int each = in.read(); each != '\n'; each = in.read()) {
                if (each < 0) {
                    throw new EOFException("the connection ended inside an answer");
                }
                if (each != '\r') {
                    text.append((char) each);
                }
            }
            return text.toString();
        }
    }
}
