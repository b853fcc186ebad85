package org.gongqiao.app.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.AttachmentSamples;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.documents.NewAttachment;
import org.gongqiao.app.documents.TakeOutcome;
import org.gongqiao.app.documents.attachment.Specimens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Files over the wire: who gets them, under which headers, and how they are sent in. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttachmentWebIT {

    @Autowired Fixtures fixtures;
    @Autowired Attachments attachments;
    @Autowired AttachmentSamples samples;

    private Attachment recording;
    private Attachment forDesk;

    @BeforeAll
    void arrange() throws Exception {
        fixtures.province();
        AttachmentOwner record = samples.record(fixtures, "own", fixtures.people.get("member").personId());
        var desk = new Scope.Reach(Line.AREA, fixtures.areaPaths.get("own"), fixtures.people.get("chair").personId(), null, UUID.randomUUID());
        recording = taken(desk, NewAttachment.of(record, "陈述.wav", Audience.PERSON), Specimens.wave());
        forDesk = taken(desk, NewAttachment.of(record, "内部.pdf", Audience.DESK), Specimens.pdf());
    }

    private Attachment taken(Scope scope, NewAttachment sent, byte[] bytes) {
        return Scope.call(scope, () -> {
            try {
                return ((TakeOutcome.Taken) attachments.take(sent, new ByteArrayInputStream(bytes))).attachment();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private static HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void aDownloadNeverBecomesAPageOfOurs() throws Exception {
        var answer = bytes(fixtures.signIn("chair").request("/attachments/" + recording.id() + "?save=true"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).hasSize((int) recording.bytes());
        var headers = answer.headers();
        assertThat(headers.firstValue("Content-Type")).hasValue("audio/wav");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Content-Security-Policy")).containsExactly("sandbox; default-src 'none'");
        assertThat(headers.firstValue("Content-Disposition").orElseThrow()).startsWith("attachment;").contains("filename*=UTF-8''%E9%99%88%E8%BF%B0.wav");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
    }

    @Test
    void aRecordingPlaysFromAnyPoint() throws Exception {
        var whole = bytes(fixtures.signIn("chair").request("/attachments/" + recording.id())).body();
        var part = bytes(fixtures.signIn("chair").request("/attachments/" + recording.id()).header("Range", "bytes=100-199"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 100-199/" + whole.length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 100, 200));
        var beyond = bytes(fixtures.signIn("chair").request("/attachments/" + recording.id()).header("Range", "bytes=99999999-"));
        assertThat(beyond.statusCode()).isEqualTo(416);
    }

    @Test
    void scopeFirstThenTheRoleThatTheKindOfRecordAsksFor() {
        String path = "/attachments/" + recording.id();
        assertThat(fixtures.signIn("reviewer").get(path).statusCode()).isEqualTo(200);
        assertThat(fixtures.signIn("finance").get(path).statusCode()).isEqualTo(403);
        assertThat(fixtures.signIn("neighbourOrganiser").get(path).statusCode()).isEqualTo(404);
        assertThat(fixtures.signIn("securityAdmin").get(path).statusCode()).isEqualTo(403);
        assertThat(fixtures.signIn("member").get("/my" + path).statusCode()).isEqualTo(200);
        assertThat(fixtures.signIn("member").get("/my/attachments/" + forDesk.id()).statusCode()).isEqualTo(404);
        assertThat(fixtures.signIn("worker").get("/my" + path).statusCode()).isEqualTo(404);
        assertThat(fixtures.visitor().get(path).statusCode()).isEqualTo(302);
        assertThat(fixtures.signIn("chair").get(path + "/custody").body()).contains("经手记录", recording.sha256());
        assertThat(fixtures.signIn("chair").get("/api/v1" + path).body()).contains(recording.sha256(), "\"TAKEN\"");
    }

    private static HttpRequest.Builder upload(Fixtures.Client client, String path, String name, byte[] content, UUID key) {
        byte[] body = Specimens.join(("--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n" + key + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name + "\"\r\nContent-Type: image/jpeg\r\n\r\n").getBytes(StandardCharsets.UTF_8), content, Specimens.ascii("\r\n--b--\r\n"));
        return client.request(path).header("Accept", "application/json").header("Content-Type", "multipart/form-data; boundary=b").POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    @Test
    void aFileIsSentOnceHoweverOftenItIsSent() {
        var member = fixtures.signIn("member");
        UUID key = UUID.randomUUID();
        var first = member.send(upload(member, "/api/v1/my/uploads", "a.jpg", Specimens.photo(1), key));
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.body()).contains("\"cleaned\":true", "\"type\":\"JPEG\"");
        assertThat(member.send(upload(member, "/api/v1/my/uploads", "a.jpg", Specimens.photo(1), key)).body()).isEqualTo(first.body());
        String id = first.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        assertThat(fixtures.signIn("worker").send(fixtures.signIn("worker").request("/api/v1/my/uploads/" + id).DELETE()).statusCode()).isEqualTo(404);
        assertThat(member.send(member.request("/api/v1/my/uploads/" + id).DELETE()).statusCode()).isEqualTo(204);
        assertThat(member.send(member.request("/api/v1/my/uploads/" + id).DELETE()).statusCode()).isEqualTo(404);
    }

    @Test
    void aRefusalSaysWhy() {
        var member = fixtures.signIn("member");
        var svg = member.send(upload(member, "/api/v1/my/uploads", "photo.jpg", Specimens.ascii("<svg/>"), UUID.randomUUID()));
        assertThat(svg.statusCode()).isEqualTo(422);
        assertThat(svg.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(svg.body()).contains("\"fault\":\"TYPE\"", "不能接收这种文件");
    }

    @Test
    void aVisitorsFileIsFoundByHisBrowserOnly() {
        var visitor = fixtures.visitor().withForm("/sign-in");
        var sent = visitor.send(upload(visitor, "/api/v1/uploads", "a.jpg", Specimens.photo(1), UUID.randomUUID()).header("X-Session", "none"));
        assertThat(sent.statusCode()).isEqualTo(201);
        String cookie = sent.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax").matches("(?s).*uploads=[A-Za-z0-9_-]{43};.*");
        String id = sent.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        var other = fixtures.visitor();
        assertThat(other.send(other.request("/api/v1/uploads/" + id).header("X-Session", "none").DELETE()).statusCode()).isEqualTo(404);
        assertThat(other.send(other.request("/api/v1/uploads/" + id).header("X-Session", "none").header("Cookie", cookie.split(";")[0]).DELETE()).statusCode()).isEqualTo(204);
    }
}
