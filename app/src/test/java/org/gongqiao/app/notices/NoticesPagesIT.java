package org.gongqiao.app.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.Outside;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.operations.Installation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticesPagesIT {

    @Autowired Fixtures fixtures;
    @Autowired Notices notices;
    @Autowired Delivery delivery;
    @Autowired Installation installation;
    @Autowired TestDatabase.Switchable database;
    @Autowired Outside.SmsServer sms;

    @BeforeAll
    void province() {
        fixtures.province();
    }

    @Test
    void showsOnesOwnMessagesOnPageAndApi() {
        UUID worker = fixtures.people.get("worker").personId();
        Scope.run(Scope.service("test", "a"), () -> notices.send(Message.inbox(worker, "notices.test", "<b>77</b>").leadingTo("/account")));
        var client = fixtures.signIn("worker");
        var page = client.get("/my/messages");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("测试消息").contains("77").doesNotContain("<b>77");
        var list = client.get("/api/v1/my/messages");
        assertThat(list.body()).contains("\"unread\":1").contains("77");
        assertThat(page.body()).containsPattern("(?s)href=\"/my/messages\".{0,400}class=\"dot\".{0,80}1</span>");
        String id = list.body().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");

        assertThat(fixtures.signIn("chair").get("/api/v1/my/messages").body()).doesNotContain("77");
        assertThat(fixtures.signIn("chair").post("/my/messages/" + id + "/reading", Map.of()).statusCode()).isEqualTo(404);
        var opened = client.post("/my/messages/" + id + "/reading", Map.of());
        assertThat(opened.statusCode()).isEqualTo(302);
        assertThat(opened.headers().firstValue("Location").orElse("")).endsWith("/account");
        assertThat(client.get("/api/v1/my/messages").body()).contains("\"unread\":0");
        assertThat(client.post("/my/messages/readings", Map.of()).statusCode()).isEqualTo(302);
        assertThat(fixtures.signIn("chair").get("/my/messages").body()).contains("class=\"desk\"");
    }

    @Test
    void hasAnOutboxOnlyInDemoMode() {
        assertThat(fixtures.visitor().get("/demo/outbox").statusCode()).isEqualTo(404);
        assertThat(fixtures.visitor().get("/api/v1/demo/outbox").statusCode()).isEqualTo(404);
        installation.decide(true);
        try {
            notices.send(Message.sms("13900000011", "notices.code.SIGN_IN", "902114", 5));
            delivery.deliverDue();
            assertThat(sms.to("13900000011")).isEmpty();
            assertThat(fixtures.visitor().get("/demo/outbox").body()).contains("902114").contains("13900000011");
            assertThat(fixtures.visitor().get("/api/v1/demo/outbox").body()).contains("902114");
        } finally {
            database.owner().sql("delete from operations.installation").update();
            installation.forget();
        }
    }

    @Test
    void takesOnlySignedReportsOfTheGateway() {
        notices.send(Message.sms("13900000012", "notices.test", "1"));
        delivery.deliverDue();
        String provider = database.owner().sql("select provider_id from notices.message order by id desc limit 1").query(String.class).single();
        String body = "{\"id\":\"" + provider + "\",\"delivered\":true}";
        String time = Long.toString(Instant.now().getEpochSecond());
        String signature = new Signature(Outside.SMS_SECRET).of(time, body.getBytes(StandardCharsets.UTF_8));
        assertThat(report(body, time, signature.replace(signature.charAt(0), signature.charAt(0) == 'a' ? 'b' : 'a'))).isEqualTo(401);
        String old = Long.toString(Instant.now().getEpochSecond() - 3600);
        assertThat(report(body, old, new Signature(Outside.SMS_SECRET).of(old, body.getBytes(StandardCharsets.UTF_8)))).isEqualTo(401);
        assertThat(report(body, time, signature)).isEqualTo(204);
        assertThat(database.owner().sql("select delivered from notices.message where provider_id = :id").param("id", provider)
                .query(Boolean.class).single()).isTrue();
        String garbage = "not json";
        assertThat(report(garbage, time, new Signature(Outside.SMS_SECRET).of(time, garbage.getBytes(StandardCharsets.UTF_8)))).isEqualTo(400);
    }

    private int report(String body, String time, String signature) {
        return fixtures.visitor().send(fixtures.visitor().request("/api/v1/sms-reports").header("Content-Type", "application/json")
                .header("X-Gongqiao-Time", time).header("X-Gongqiao-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))).statusCode();
    }
}
