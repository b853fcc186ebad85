package org.gongqiao.app.organization.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.organization.RegionTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganizationPagesIT {

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired RegionTable regions;
    @Autowired JsonMapper json;
    @Autowired Clock clock;

    @BeforeAll
    void province() {
        fixtures.province();
        database.owner().sql("insert into organization.region values ('990000', '试验省', '(,)', true), ('990100', '试验市', '(,)', true), ('990101', '试验区', '(,)', true)")
                .update();
        regions.refresh();
    }

    private UUID union(String key) {
        return fixtures.unions.get(key);
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }

    private JsonNode body(java.net.http.HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    @Test
    void theTreeOpensALevelAtATime() {
        var reviewer = fixtures.signIn("reviewer");
        String page = reviewer.get("/unions").body();
        assertThat(page).contains("试验工会-city", "试验工会-county").doesNotContain("试验工会-own", "试验工会-otherCity");
        String level = reviewer.get("/unions/" + union("county") + "/children").body();
        assertThat(level).contains("试验工会-own", "试验工会-neighbour").doesNotContain("<html");
        String found = reviewer.get("/unions?q=" + java.net.URLEncoder.encode("own", java.nio.charset.StandardCharsets.UTF_8)).body();
        assertThat(found).contains("试验工会-own").doesNotContain("试验工会-neighbour");
        assertThat(reviewer.get("/unions?lang=en").body()).contains("Find a union");
    }

    @Test
    void aUnionElsewhereIs404AndAWriteWithoutTheRoleIs403() {
        var reviewer = fixtures.signIn("reviewer");
        for (String path : List.of("", "/children", "/history", "/edit", "/place", "/closing", "/founding")) {
            assertThat(reviewer.get("/unions/" + union("otherCity") + path).statusCode()).as(path).isEqualTo(404);
            assertThat(reviewer.get("/unions/" + union("province") + path).statusCode()).as(path).isEqualTo(404);
            assertThat(reviewer.get("/unions/" + union("own") + path).statusCode()).as(path).isEqualTo(200);
        }
        var auditor = fixtures.signIn("auditor");
        assertThat(auditor.get("/unions/" + union("own")).statusCode()).isEqualTo(200);
        assertThat(auditor.get("/unions/" + union("own") + "/edit").statusCode()).isEqualTo(403);
        assertThat(auditor.get("/unions/" + union("otherCity") + "/edit").statusCode()).isEqualTo(404);
        assertThat(auditor.post("/unions/" + union("own") + "/closing", Map.of("version", "0")).statusCode()).isEqualTo(403);
        assertThat(auditor.json("PUT", "/api/v1/unions/" + union("own") + "/closing", "{\"version\":0}").statusCode()).isEqualTo(403);
        assertThat(fixtures.visitor().get("/api/v1/unions/" + union("own")).statusCode()).isEqualTo(401);
        assertThat(fixtures.signIn("member").get("/unions").statusCode()).isEqualTo(403);
    }

    @Test
    void theIndustryDeskSeesItsLineOnly() {
        var line = fixtures.signIn("industryReviewer");
        assertThat(line.get("/unions/" + union("own")).statusCode()).isEqualTo(200);
        assertThat(line.get("/unions/" + union("neighbour")).statusCode()).isEqualTo(404);
        assertThat(line.get("/unions/" + union("county")).statusCode()).isEqualTo(404);
        assertThat(line.get("/unions").body()).contains("试验工会-industry", "试验工会-own");
    }

    @Test
    void foundsChangesMovesAndClosesFromTheForms() {
        var reviewer = fixtures.signIn("reviewer");
        var form = new HashMap<>(Map.of("key", UUID.randomUUID().toString(), "name", "新设工会", "kind", "ENTERPRISE_UNION:BASE", "region", "990101",
                "on", "2026-01-01", "trades", "COURIER"));
        var founded = reviewer.post("/unions/" + union("county") + "/founding", form);
        assertThat(founded.statusCode()).isEqualTo(302);
        String address = founded.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", "");
        assertThat(address).isEqualTo("/unions/" + form.get("key"));
        assertThat(reviewer.get(address).body()).contains("新设工会", "快递员", "试验省试验市试验区");
        assertThat(reviewer.post("/unions/" + union("county") + "/founding", form).headers().firstValue("Location").orElseThrow()).endsWith(address);

        UUID id = UUID.fromString(form.get("key"));
        var refused = reviewer.post("/unions/" + union("county") + "/founding",
                Map.of("key", UUID.randomUUID().toString(), "name", "新设工会", "kind", "BRANCH:BASE", "region", "123456", "on", "2999-01-01", "creditCode", "12"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("新设工会", "校验位不符", "该类型不能设在这一层级", "日期不能晚于今天", "该区划代码");

        var change = Map.of("version", "0", "name", "改名工会", "kind", "ENTERPRISE_UNION:BASE", "region", "990101", "on", today());
        assertThat(reviewer.post(address, change).statusCode()).isEqualTo(302);
        assertThat(reviewer.post(address, change).statusCode()).isEqualTo(409);
        assertThat(reviewer.get(address).body()).contains("改名工会", "新设工会");

        assertThat(reviewer.post(address + "/place", Map.of("version", "1", "line", "AREA", "parent", union("otherCity").toString(), "on", today())).statusCode())
                .isEqualTo(404);
        assertThat(reviewer.post(address + "/place", Map.of("version", "1", "line", "AREA", "parent", union("city").toString(), "on", today())).statusCode())
                .isEqualTo(302);
        assertThat(database.owner().sql("select area_path::text from organization.unit where id = :id").param("id", id).query(String.class).single())
                .startsWith(fixtures.areaPaths.get("city") + ".").doesNotContain(fixtures.areaPaths.get("county"));

        assertThat(reviewer.post(address + "/closing", Map.of("version", "2", "on", today())).body()).contains("请选择撤销理由");
        assertThat(reviewer.post(address + "/closing", Map.of("version", "2", "ground", "UNIT_ENDED", "on", today())).statusCode()).isEqualTo(302);
        assertThat(reviewer.get(address).body()).contains("已撤销");
    }

    @Test
    void theApiDoesTheSameWithTheSameRefusals() {
        var reviewer = fixtures.signIn("reviewer");
        var founded = reviewer.json("POST", "/api/v1/unions", """
                {"areaParent": "%s", "name": "接口设立工会", "kind": "ENTERPRISE_UNION", "level": "BASE", "region": "990100", "foundedOn": "2026-02-01"}"""
                .formatted(union("county")));
        assertThat(founded.statusCode()).as(founded.body()).isEqualTo(201);
        String id = body(founded).get("id").asString();
        assertThat(body(reviewer.get("/api/v1/unions/" + id)).get("place").asString()).isEqualTo("试验省试验市");
        assertThat(body(reviewer.get("/api/v1/unions/" + union("county") + "/children")).get("items").toString()).contains("接口设立工会");
        assertThat(reviewer.get("/api/v1/unions?q=" + java.net.URLEncoder.encode("接口", java.nio.charset.StandardCharsets.UTF_8)).body()).contains("接口设立工会");

        var refused = reviewer.json("PUT", "/api/v1/unions/" + id + "/closing", "{\"version\": 0, \"on\": \"2026-03-01\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(body(refused).get("ruleId").asString()).isEqualTo("O-08");
        assertThat(body(refused).get("article").asString()).contains("第十三条");
        assertThat(body(refused).get("faults").get(0).get("reason").asString()).isEqualTo("GROUND_MISSING");
        assertThat(reviewer.json("PUT", "/api/v1/unions/" + id, "{\"version\": 7, \"from\": \"2026-03-01\", \"kind\": \"ENTERPRISE_UNION\"}").statusCode())
                .isEqualTo(409);
        assertThat(reviewer.json("POST", "/api/v1/unions", "{}").statusCode()).isEqualTo(422);
        assertThat(reviewer.json("PUT", "/api/v1/unions/" + id, "{}").statusCode()).isEqualTo(422);
        assertThat(reviewer.json("PUT", "/api/v1/unions/" + id + "/place", "{}").statusCode()).isIn(409, 422);
        assertThat(body(reviewer.get("/api/v1/unions/" + id + "/versions")).size()).isEqualTo(1);
        assertThat(body(reviewer.get("/api/v1/unions/" + union("county") + "/as-of?on=2025-01-01")).toString()).contains("试验工会-own").doesNotContain("接口设立工会");
        assertThat(reviewer.get("/api/v1/unions/" + union("otherCity") + "/as-of").statusCode()).isEqualTo(404);
    }

    @Test
    void lastYearsTableIsAPage() {
        var reviewer = fixtures.signIn("reviewer");
        String table = reviewer.get("/unions/" + union("city") + "/history?on=2025-01-01").body();
        assertThat(table).contains("试验工会-county", "2025-01-01");
        assertThat(reviewer.get("/unions/" + union("city") + "/history?on=2010-01-01").body()).contains("当日没有记录");
        assertThat(reviewer.get("/unions/" + union("city") + "/history?on=2025-01-01&at=2026-01-01T00:00").body()).contains("当日没有记录");
    }

    @Test
    void employersAreEnteredFoundAndEnded() {
        var chair = fixtures.signIn("chair");
        String key = UUID.randomUUID().toString();
        var form = new HashMap<>(Map.of("key", key, "name", "试验纺织有限公司", "kind", "ENTERPRISE", "region", "990100", "staff", "1２0", "women", "50",
                "unitId", union("own").toString(), "on", "2026-01-01"));
        var entered = chair.post("/employers", form);
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(302);
        assertThat(chair.get("/employers/" + key).body()).contains("试验纺织有限公司", "试验工会-own", "120");
        assertThat(chair.get("/employers?q=" + java.net.URLEncoder.encode("纺织", java.nio.charset.StandardCharsets.UTF_8)).body()).contains("试验纺织有限公司");
        assertThat(chair.get("/employers").body()).contains("试验纺织有限公司");
        assertThat(chair.get("/employers/" + key + "/edit").body()).contains("试验工会-own");
        assertThat(chair.get("/employers/new?unit=" + union("own")).statusCode()).isEqualTo(200);
        assertThat(chair.get("/unions/" + union("own")).body()).contains("试验纺织有限公司", "职工 120 人");

        form.put("version", "0");
        form.put("women", "500");
        var refused = chair.post("/employers/" + key, form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("女职工数不能多于职工数");

        var neighbour = fixtures.signIn("neighbourOrganiser");
        assertThat(neighbour.get("/employers/" + key).statusCode()).isEqualTo(404);
        assertThat(neighbour.json("PUT", "/api/v1/employers/" + key, "{\"version\":0}").statusCode()).isEqualTo(404);
        var auditor = fixtures.signIn("auditor");
        assertThat(auditor.get("/employers/" + key).statusCode()).isEqualTo(200);
        assertThat(auditor.get("/employers/" + key + "/edit").statusCode()).isEqualTo(403);

        assertThat(chair.post("/employers/" + key + "/ending", Map.of("version", "0", "on", today())).statusCode()).isEqualTo(302);
        assertThat(chair.get("/employers/" + key).body()).contains("已终止");
        assertThat(body(chair.get("/api/v1/employers/" + key + "/versions")).size()).isEqualTo(3);
        assertThat(chair.json("POST", "/api/v1/employers", "{}").statusCode()).isEqualTo(422);
    }

    @Test
    void everybodyMayAskForNamesAndPlacesAndNothingElse() {
        var visitor = fixtures.visitor();
        String asked = java.net.URLEncoder.encode("试验工会-own", java.nio.charset.StandardCharsets.UTF_8);
        var answer = visitor.get("/api/v1/union-suggestions?q=" + asked);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body(answer).get(0).propertyNames()).containsExactlyInAnyOrder("id", "name", "place");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=30");
        assertThat(visitor.get("/unions/suggestions?q=" + asked).body()).contains("role=\"option\"", "试验工会-own");
        assertThat(visitor.get("/api/v1/employer-suggestions?q=" + asked).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/employers/suggestions?q=" + asked).body()).contains("没有找到");
    }

    @Test
    void theOperatorLoadsANewerListOfDivisions() {
        var admin = fixtures.signIn("systemAdmin");
        assertThat(admin.get("/regions").statusCode()).isEqualTo(200);
        assertThat(fixtures.signIn("reviewer").get("/regions").statusCode()).isEqualTo(403);
        var refused = admin.send(admin.request("/api/v1/regions?from=2027-01-01").header("Accept", "application/json")
                .header("Content-Type", "text/tab-separated-values; charset=utf-8").POST(java.net.http.HttpRequest.BodyPublishers.ofString("code\tname\n110000\t北京市\n")));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(body(refused).get("detail").asString()).contains("不是完整的区划表");
    }

    /** This module does not know membership, yet its forms name the trades. */
    @Test
    void theTradesOfTheFormAreThoseOfMembership() {
        assertThat(UnionForm.TRADES).containsExactlyInAnyOrderElementsOf(
                java.util.Arrays.stream(Trade.values()).filter(Trade::isNewForm).map(Enum::name).toList());
    }
}
