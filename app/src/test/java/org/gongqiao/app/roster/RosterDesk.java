package org.gongqiao.app.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.kernel.ResidentId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An officer who works with rosters through the API, as another program would. */
final class RosterDesk {

    static final Path FOLDER = Path.of("src/test/resources/roster");
    static final String HEADING = "姓名,移动电话,有效证件号码,有效证件类别,性别,民族,会籍变化类型,会籍变化日期,所在工会,工种,是否农民工,备注\n";

    private final Fixtures.Client client;
    private final RosterRunner runner;
    private final JsonMapper json = new JsonMapper();

    RosterDesk(Fixtures.Client client, RosterRunner runner) {
        this.client = client;
        this.runner = runner;
    }

    Fixtures.Client client() {
        return client;
    }

    /** A row of a file under {@link #HEADING} for invented person {@code n}. */
    static String row(int n, String more) {
        return "试验员%s,%s,%s,身份证,男,汉族,%s\n".formatted(name(n), phone(n), id(n), more);
    }

    static String name(int n) {
        return String.valueOf((char) ('一' + 16 + n / 50)) + (char) ('丁' + n % 50 * 3);
    }

    static String phone(int n) {
        return "177%08d".formatted(n);
    }

    static String id(int n) {
        String front = "110105" + java.time.LocalDate.of(1970, 1, 1).plusDays(n / 40).toString().replace("-", "") + "%03d".formatted(901 + n % 40 * 2);
        return front + ResidentId.checkDigit(front);
    }

    HttpResponse<String> send(String fileName, byte[] content, Map<String, String> fields) {
        String boundary = "a-boundary-that-does-not-occur";
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n"
                + "Content-Type: text/plain; charset=UTF-8\r\n\r\n" + value + "\r\n").getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return client.send(client.request("/api/v1/roster-imports").header("Accept", "application/json")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary).POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Uploads with a declared basis and runs the preview. */
    UUID preview(String fileName, byte[] content) {
        return preview(fileName, content, Map.of("basis", "入会申请书存工会办公室", "basisOn", "2026-01-15"));
    }

    UUID preview(String fileName, byte[] content, Map<String, String> fields) {
        var answer = send(fileName, content, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        UUID id = UUID.fromString(json.readTree(answer.body()).path("id").asString());
        assertThat(runner.run(id, () -> false)).isTrue();
        return id;
    }

    UUID preview(String example) {
        try {
            return preview(example, Files.readAllBytes(FOLDER.resolve(example)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    UUID previewCsv(String rows) {
        return preview("roster.csv", (HEADING + rows).getBytes(StandardCharsets.UTF_8));
    }

    JsonNode show(UUID id) {
        var answer = client.get("/api/v1/roster-imports/" + id);
        assertThat(answer.statusCode()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    Map<String, Integer> counts(UUID id) {
        var counts = new LinkedHashMap<String, Integer>();
        show(id).path("rows").properties().forEach(entry -> {
            if (entry.getValue().isInt() && entry.getValue().asInt() != 0 && !entry.getKey().equals("cleaned")) {
                counts.put(entry.getKey(), entry.getValue().asInt());
            }
        });
        return counts;
    }

    List<JsonNode> rows(UUID id, String verdict) {
        return json.readTree(client.get("/api/v1/roster-imports/" + id + "/rows?verdict=" + verdict).body()).path("items").valueStream().toList();
    }

    String state(UUID id) {
        return show(id).path("state").asString();
    }

    int post(UUID id, String act) {
        return client.json("POST", "/api/v1/roster-imports/" + id + "/" + act, "").statusCode();
    }

    UUID write(UUID id) {
        assertThat(post(id, "confirmation")).isEqualTo(202);
        assertThat(runner.run(id, () -> false)).isTrue();
        assertThat(state(id)).isEqualTo("DONE");
        return id;
    }

    void undo(UUID id) {
        assertThat(post(id, "undo")).isEqualTo(202);
        assertThat(runner.run(id, () -> false)).isTrue();
        assertThat(state(id)).isEqualTo("UNDONE");
    }
}
