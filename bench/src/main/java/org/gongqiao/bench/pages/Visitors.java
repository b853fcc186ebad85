package org.gongqiao.bench.pages;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Officers at their desks. One of them signs in, with his second factor; the others are copies of his session row, so that
 * each connection has a session of its own, as it has in life, without fifty waits for the next second-factor code.
 */
record Visitors(String base, List<Session> sessions) {

    /** @param key what the table of sessions calls it */
    record Session(String id, String key) {

        /** As the browser sends it. */
        String cookie() {
            return Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    static Visitors arrive(int port, Connection administrator, String login, int how) throws IOException, InterruptedException, SQLException {
        String password;
        String secret;
        try (var query = administrator.prepareStatement("select password, totp_secret from demo.account where login = ?")) {
            query.setString(1, login);
            try (var row = query.executeQuery()) {
                row.next();
                password = row.getString(1);
                secret = row.getString(2);
            }
        }
        String base = "http://127.0.0.1:" + port;
        var form = new java.util.HashMap<String, String>(Map.of("name", login, "password", password));
        if (secret != null) {
            form.put("code", code(secret, System.currentTimeMillis() / 30_000));
        }
        try (var client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(base + "/api/v1/sessions"))
                    .header("Content-Type", "application/json").POST(BodyPublishers.ofString(JSON.writeValueAsString(form))).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IllegalStateException("nobody gets in: " + answer.statusCode() + " " + answer.body());
            }
            String session = answer.headers().firstValue("X-Session").orElseThrow();
            UUID post = null;
            for (JsonNode desk : JSON.readTree(answer.body()).get("desks")) {
                if (desk.hasNonNull("postId")) {
                    post = UUID.fromString(desk.get("postId").asString());
                }
            }
            client.send(HttpRequest.newBuilder(URI.create(base + "/api/v1/sessions/current/desk")).header("Content-Type", "application/json")
                    .header("X-Session", session).PUT(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("postId", post)))).build(), BodyHandlers.discarding());
            return new Visitors(base, copies(administrator, session, how));
        }
    }

    private static List<Session> copies(Connection administrator, String first, int how) throws SQLException {
        var all = new ArrayList<Session>();
        try (var copy = administrator.prepareStatement("""
                with copy as (insert into spring_session
                    select gen_random_uuid()::text, gen_random_uuid()::text, creation_time, last_access_time, 86400, last_access_time + 86400000, principal_name
                    from spring_session where session_id = ? returning primary_id, session_id),
                attributes as (insert into spring_session_attributes
                    select copy.primary_id, a.attribute_name, a.attribute_bytes from copy, spring_session_attributes a
                    join spring_session s on s.primary_id = a.session_primary_id where s.session_id = ?)
                select session_id, primary_id from copy""")) {
            copy.setString(1, first);
            copy.setString(2, first);
            for (int i = 0; i < how; i++) {
                try (var row = copy.executeQuery()) {
                    row.next();
                    all.add(new Session(row.getString(1), row.getString(2)));
                }
            }
        }
        return List.copyOf(all);
    }

    /** One page as the first visitor sees it. */
    HttpResponse<String> see(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html")
                    .header("Cookie", "gq=" + sessions.getFirst().cookie()).build(), BodyHandlers.ofString());
        }
    }

    /** A member's phone or document number in clear, as an officer gets it: with a reason, and logged. */
    String unmask(UUID member, String field) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(base + "/api/v1/members/" + member + "/unmasking"))
                    .header("Content-Type", "application/json").header("X-Session", sessions.getFirst().id())
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("field", field, "reason", "benchmark")))).build(), BodyHandlers.ofString());
            return JSON.readTree(answer.body()).get("value").asString();
        }
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
