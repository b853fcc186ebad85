package org.gongqiao.app.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.Outside;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.membership.Trade;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same procedures for other programs: the same rules, the same refusals with rule and article; and who is told. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JoiningApiIT {

    private final JsonMapper json = new JsonMapper();

    @Autowired Fixtures fixtures;
    @Autowired Outside.SmsServer sms;
    @Autowired Applications applications;
    @Autowired TestDatabase.Switchable database;

    @BeforeAll
    void arrange() {
        fixtures.province();
    }

    private String stated() {
        return "{\"trade\":\"OTHER\",\"relation\":\"EMPLOYED\",\"workplace\":\"某厂\",\"union\":\"" + fixtures.unions.get("own") + "\"}";
    }

    private UUID file(String key) {
        UUID person = fixtures.someone(key, false).personId();
        var form = new FileApplication(UUID.randomUUID(), Trade.OTHER, Relation.EMPLOYED, "某厂", null, null, fixtures.unions.get("own"));
        return ((FilingOutcome.Filed) Scope.call(new Scope.Own(person), () -> applications.file(person, form))).applicationId();
    }

    @Test
    void aMiniProgramJoinsFromCodeToApplication() {
        var visitor = fixtures.visitor();
        String phone = "19900008001";
        assertThat(open(visitor, "/api/v1/joining/codes", "{\"phone\":\"12345\"}", "new").statusCode()).isEqualTo(422);
        assertThat(open(visitor, "/api/v1/joining/codes", "{\"phone\":\"" + phone + "\"}", "new").statusCode()).isEqualTo(202);
        String code = sms.await(phone, each -> true).args().getFirst();
        HttpResponse<String> route = open(visitor, "/api/v1/joining/routes", stated(), "new");
        assertThat(route.statusCode()).isEqualTo(200);
        assertThat(json.readTree(route.body()).at("/choices/0/reason").asString()).isEqualTo("invited");

        String claim = "{\"name\":\"周小禾\",\"idNumber\":\"" + Fixtures.idNumber(8_001) + "\",\"phone\":\"" + phone + "\",\"code\":\"" + code
                + "\",\"agree\":true,\"identify\":%s}";
        assertThat(open(visitor, "/api/v1/joining/claims", claim.formatted("false"), "new").statusCode()).as("separate consent").isEqualTo(422);
        HttpResponse<String> claimed = open(visitor, "/api/v1/joining/claims", claim.formatted("true"), "new");
        assertThat(claimed.statusCode()).isEqualTo(201);
        String session = claimed.headers().firstValue("X-Session").orElseThrow();
        UUID person = UUID.fromString(json.readTree(claimed.body()).get("personId").asString());
        assertThat(database.owner().sql("select distinct purpose from identity.consent where person_id = :person order by 1").param("person", person)
                .query(String.class).list()).containsExactly("IDENTIFICATION", "MEMBERSHIP");
        assertThat(open(visitor, "/api/v1/joining/claims", claim.formatted("true"), "new").statusCode()).as("a code works once").isEqualTo(422);

        String key = UUID.randomUUID().toString();
        JsonNode first = json.readTree(fileByApi(visitor, session, key).body());
        JsonNode again = json.readTree(fileByApi(visitor, session, key).body());
        assertThat(first.get("number").asString()).startsWith("RH-").isEqualTo(again.get("number").asString());
        assertThat(first.get("dueOn").asString()).isNotBlank();
        assertThat(fileByApi(visitor, session, UUID.randomUUID().toString()).statusCode()).as("one waits already").isEqualTo(409);
    }

    private static HttpResponse<String> open(Fixtures.Client client, String path, String body, String session) {
        return client.send(client.request(path).header("X-Session", session).header("Content-Type", "application/json")
                .header("Accept", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> fileByApi(Fixtures.Client client, String session, String key) {
        return client.send(client.request("/api/v1/my/applications").header("X-Session", session).header("Idempotency-Key", key)
                .header("Content-Type", "application/json").header("Accept", "application/json").POST(HttpRequest.BodyPublishers.ofString(stated())));
    }

    @Test
    void refusalsNameRuleAndArticle() {
        var member = fixtures.signIn("member");
        HttpResponse<String> answer = member.send(member.request("/api/v1/my/applications").header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json").header("Accept", "application/json").POST(HttpRequest.BodyPublishers.ofString(stated())));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.get("ruleId").asString()).isEqualTo("M-09");
        assertThat(problem.get("article").asString()).isEqualTo("64");
        assertThat(problem.get("detail").asString()).contains("已经有一个有效会籍");
    }

    @Test
    void aStaleDecisionIsToldAndChangesNothing() {
        UUID id = file("apiStale");
        var officer = fixtures.signIn("organiser");
        assertThat(officer.json("POST", "/api/v1/applications/" + id + "/approval", "{\"version\":7}").statusCode()).isEqualTo(409);
        assertThat(officer.json("POST", "/api/v1/applications/" + id + "/approval", "{}").statusCode()).isEqualTo(422);
        assertThat(officer.json("POST", "/api/v1/applications/" + id + "/refusal", "{\"version\":0,\"reason\":\"OTHER\",\"text\":\"\"}").statusCode()).isEqualTo(422);
        assertThat(officer.json("POST", "/api/v1/applications/" + id + "/approval", "{\"version\":0}").statusCode()).isEqualTo(200);
        assertThat(officer.json("POST", "/api/v1/applications/" + id + "/approval", "{\"version\":0}").statusCode()).isEqualTo(409);
        assertThat(fixtures.signIn("neighbourOrganiser").json("POST", "/api/v1/applications/" + id + "/approval", "{\"version\":0}").statusCode()).isEqualTo(404);
        assertThat(fixtures.signIn("auditor").json("POST", "/api/v1/applications/" + id + "/approval", "{\"version\":0}").statusCode()).isEqualTo(403);
    }

    @Test
    void severalAtOnceEachWithItsResult() {
        UUID one = file("apiOne");
        UUID two = file("apiTwo");
        String body = "{\"rows\":[{\"id\":\"%s\",\"version\":0},{\"id\":\"%s\",\"version\":9},{\"id\":\"%s\",\"version\":0}]}"
                .formatted(one, two, UUID.randomUUID());
        JsonNode results = json.readTree(fixtures.signIn("chair").json("POST", "/api/v1/applications/approvals", body).body());
        assertThat(results.valueStream().map(row -> row.get("result").asString())).containsExactly("DONE", "STALE", "NOT_FOUND");
    }

    @Test
    void bothSidesAreToldAtEachEvent() throws Exception {
        UUID id = file("apiTold");
        UUID worker = fixtures.people.get("apiTold").personId();
        UUID chair = fixtures.people.get("chair").personId();
        awaitTold(worker, "joining.notice.filed");
        awaitTold(chair, "joining.notice.toDecide");
        fixtures.signIn("organiser").json("POST", "/api/v1/applications/" + id + "/refusal", "{\"version\":0,\"reason\":\"OTHER\",\"text\":\"材料不全\"}");
        awaitTold(worker, "joining.notice.refused");
        fixtures.signIn("apiTold").json("POST", "/api/v1/my/applications/" + id + "/appeal", "{\"text\":\"材料齐全\"}");
        awaitTold(worker, "joining.notice.appealed");
        awaitTold(fixtures.people.get("countyReviewer").personId(), "joining.notice.appealToDecide");
        assertThat(told(chair)).as("the union that refused is not asked about the appeal").doesNotContain("joining.notice.appealToDecide");
        assertThat(told(fixtures.people.get("rights").personId())).as("who cannot decide is not disturbed").isEmpty();
        assertThat(told(fixtures.people.get("neighbourOrganiser").personId())).isEmpty();
        assertThat(fixtures.signIn("apiTold").get("/my/messages").body()).contains("入会申请未获批准", "申诉已提交");
    }

    /** Messages follow the commit in a thread of their own; this waits for the event, and fails only where it never comes. */
    private void awaitTold(UUID person, String template) throws InterruptedException {
        for (int i = 0; i < 1_000 && !told(person).contains(template); i++) {
            Thread.sleep(20);
        }
        assertThat(told(person)).contains(template);
    }

    private List<String> told(UUID person) {
        return database.owner().sql("select template from notices.inbox where person_id = :person").param("person", person).query(String.class).list();
    }

    @Test
    void oneCorrectsOnesOwnPhoneAndOptionalFields() {
        var someone = fixtures.someone("corrector", false);
        var client = fixtures.signIn("corrector");
        assertThat(client.json("PUT", "/api/v1/my/data", "{\"version\":0,\"education\":\"20\",\"email\":\"a@example.com\"}").statusCode()).isEqualTo(200);
        assertThat(client.json("PUT", "/api/v1/my/data", "{\"version\":0,\"email\":\"b@example.com\"}").statusCode()).as("stale").isEqualTo(409);
        assertThat(client.json("PUT", "/api/v1/my/data", "{\"version\":1,\"email\":\"nonsense\"}").statusCode()).isEqualTo(422);
        assertThat(client.get("/my/data").body()).contains("a@example.com").doesNotContain(someone.idNumber()).doesNotContain(someone.phone());

        String phone = "19900008009";
        assertThat(client.json("POST", "/api/v1/my/phone/codes", "{\"phone\":\"" + phone + "\"}").statusCode()).isEqualTo(202);
        String code = sms.await(phone, each -> true).args().getFirst();
        assertThat(client.json("PUT", "/api/v1/my/phone", "{\"phone\":\"" + phone + "\",\"code\":\"000000\"}").statusCode()).isEqualTo(code.equals("000000") ? 200 : 422);
        assertThat(client.json("PUT", "/api/v1/my/phone", "{\"phone\":\"" + phone + "\",\"code\":\"" + code + "\"}").statusCode()).isEqualTo(200);
        assertThat(json.readTree(client.get("/api/v1/my/data").body()).get("maskedPhone").asString()).endsWith("8009");

        String taken = fixtures.people.get("member").phone();
        client.json("POST", "/api/v1/my/phone/codes", "{\"phone\":\"" + taken + "\"}");
        String second = sms.await(taken, each -> true).args().getFirst();
        assertThat(client.json("PUT", "/api/v1/my/phone", "{\"phone\":\"" + taken + "\",\"code\":\"" + second + "\"}").statusCode()).isEqualTo(422);
        assertThat(database.owner().sql("select detail->>'field' from audit.entry where act = 'PERSON_CORRECTED' and subject = :person order by id")
                .param("person", someone.personId()).query(String.class).list()).containsExactly("OPTIONAL", "PHONE");
    }

    @Test
    void oneLeavesTheUnionOneself() {
        fixtures.member("leaverByPage", "own");
        var client = fixtures.signIn("leaverByPage");
        assertThat(client.post("/my/membership/leaving", Map.of()).statusCode()).as("only when sure").isEqualTo(422);
        assertThat(client.post("/my/membership/leaving", Map.of("sure", "true")).statusCode()).isEqualTo(302);
        assertThat(client.get("/my").body()).contains("还不是工会会员");
        assertThat(client.json("POST", "/api/v1/my/leaving", "{}").statusCode()).isEqualTo(404);
    }
}
