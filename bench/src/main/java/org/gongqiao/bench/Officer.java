package org.gongqiao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at a desk of the running program, through its API. */
public final class Officer {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String session;

    private Officer(String base, String session) {
        this.base = base;
        this.session = session;
    }

    /** An account of the demonstration, with its second factor, at its last desk. */
    public static Officer ofDemonstration(Program program, String login) throws IOException, InterruptedException, SQLException {
        try (Connection administrator = program.administrator();
             var query = administrator.prepareStatement("select password, totp_secret from demo.account where login = ?")) {
            query.setString(1, login);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("no account " + login);
                }
                return signIn(program, login, row.getString(1), Optional.ofNullable(row.getString(2)));
            }
        }
    }

    /** @param secret of the second factor */
    public static Officer signIn(Program program, String login, String password, Optional<String> secret) throws IOException, InterruptedException {
        var form = new LinkedHashMap<String, String>(Map.of("name", login, "password", password));
        secret.ifPresent(known -> form.put("code", code(known, System.currentTimeMillis() / 30_000)));
        var nobody = new Officer(program.base(), "");
        HttpResponse<String> answer = nobody.send(nobody.json("/api/v1/sessions").POST(BodyPublishers.ofString(JSON.writeValueAsString(form))));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("nobody gets in: " + answer.statusCode() + " " + answer.body());
        }
        var officer = new Officer(program.base(), answer.headers().firstValue("X-Session").orElseThrow());
        String post = "";
        for (JsonNode desk : JSON.readTree(answer.body()).get("desks")) {
            if (desk.hasNonNull("postId")) {
                post = desk.get("postId").asString();
            }
        }
        officer.send(officer.json("/api/v1/sessions/current/desk").PUT(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("postId", post)))));
        return officer;
    }

    public String session() {
        return session;
    }

    /** A request with the session; what is below {@code /api} is asked for as JSON, all else as a page. */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(30))
                .header("Accept", path.startsWith("/api/") ? "application/json" : "text/html");
        return session.isEmpty() ? request : request.header("X-Session", session);
    }

    public HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) throws IOException, InterruptedException {
        return http.send(request.build(), body);
    }

    /** The text of a page that must be there. */
    public String get(String path) {
        try {
            var answer = send(request(path));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answers " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The texts of a field, wherever it stands in an answer. */
    public static List<String> field(String json, String name) {
        return Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json).results().map(result -> result.group(1)).toList();
    }

    /** RFC 6238 with the usual parameters: SHA-1, 30 seconds, six digits. */
    private static String code(String secret, long step) {
        var bits = new StringBuilder();
        secret.chars().forEach(letter -> bits.append(String.format("%5s", Integer.toBinaryString(BASE32.indexOf(letter))).replace(' ', '0')));
        byte[] key = new byte[bits.length() / 8];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int number = ByteBuffer.wrap(hash, hash[hash.length - 1] & 15, 4).getInt() & Integer.MAX_VALUE;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
