package org.gongqiao.bench.pages;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.bench.Officer;
import org.gongqiao.bench.Program;
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

    static Visitors arrive(Program program, Connection administrator, String login, int how) throws IOException, InterruptedException, SQLException {
        Officer first = Officer.ofDemonstration(program, login);
        return new Visitors(program.base(), copies(administrator, first.session(), how));
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
}
