package org.gongqiao.app.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.claims.ClaimFiling;
import org.gongqiao.app.claims.file.ClaimType;
import org.gongqiao.app.claims.file.FileClaim;
import org.gongqiao.app.claims.Filing;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.file.Topic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Supervision over the wire: what a claim brings along, and who reads risks. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupervisionWebIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Filing filing;

    @BeforeAll
    void arrange() {
        fixtures.province();
    }

    @Test
    void aClaimFillsTheFormOfItsClue() {
        UUID person = fixtures.people.get("member").personId();
        UUID claim = ((ClaimFiling.Filed) Scope.call(new Scope.Own(person), () -> filing.file(person, new FileClaim(UUID.randomUUID(), ClaimType.CLAIM, Topic.WAGES,
                Occupation.COURIER, "虚构快运", null, null, null, null, null, null, null, 7, 100L, null, Set.of(), "两个月没发工资", Map.of(), false, List.of())))).claimId();
        var rights = fixtures.signIn("rights");
        assertThat(rights.get("/claims/" + claim).body()).contains("/supervision/cases/new?claim=" + claim);
        assertThat(rights.get("/supervision/cases/new?claim=" + claim).body())
                .contains("name=\"claim\" value=\"" + claim + "\"", "虚构快运", "两个月没发工资", "value=\"7\"", "value=\"PAY\" selected");
        assertThat(rights.get("/supervision/cases/new").body()).doesNotContain("虚构快运");
        fixtures.officer("neighbourRights", "neighbour", org.gongqiao.app.access.Role.RIGHTS_OFFICER, org.gongqiao.app.access.Line.AREA);
        var neighbour = fixtures.signIn("neighbourRights").get("/supervision/cases/new?claim=" + claim);
        assertThat(neighbour.body()).as("another union’s claim fills nothing").doesNotContain("虚构快运", "两个月没发工资");
    }

    @Test
    void readersAreNamedAndEndedByTheApi() {
        var chair = fixtures.signIn("chair");
        fixtures.officer("secondRights", "own", org.gongqiao.app.access.Role.RIGHTS_OFFICER, org.gongqiao.app.access.Line.AREA);
        fixtures.membership(fixtures.people.get("secondRights"), "own");
        String named = "{\"phone\":\"%s\",\"reason\":\"负责欠薪风险\",\"until\":\"%s\"}";
        assertThat(chair.json("POST", "/api/v1/supervision/risks/readers", named.formatted("123", TODAY.plusYears(1))).statusCode()).isEqualTo(422);
        assertThat(chair.json("POST", "/api/v1/supervision/risks/readers", named.formatted(fixtures.people.get("member").phone(), TODAY.plusYears(1))).statusCode())
                .as("holds no post that watches").isEqualTo(409);
        var made = chair.json("POST", "/api/v1/supervision/risks/readers", named.formatted(fixtures.people.get("secondRights").phone(), TODAY.plusYears(1)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.body()).doesNotContain(fixtures.people.get("secondRights").phone());
        String id = made.body().replaceAll(".*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
        assertThat(chair.get("/api/v1/supervision/risks/readers").body()).contains(id);
        assertThat(fixtures.signIn("rights").json("POST", "/api/v1/supervision/risks/readers/" + id + "/ending", "{\"version\":0}").statusCode()).as("does not name").isEqualTo(403);
        assertThat(chair.json("POST", "/api/v1/supervision/risks/readers/" + id + "/ending", "{\"version\":7}").statusCode()).isEqualTo(409);
        assertThat(chair.json("POST", "/api/v1/supervision/risks/readers/" + id + "/ending", "{\"version\":0}").statusCode()).isEqualTo(200);
    }

    @Test
    void aDraftIsGatheredAndClosedByTheApi() {
        var rights = fixtures.signIn("rights");
        var registered = rights.json("POST", "/api/v1/supervision/drafts", """
                {"key":"%s","title":"虚构条例（草案）","drafter":"虚构起草机关","text":"第一条……","receivedOn":"%s","opinionsUntil":"%s","answerUntil":"%s"}"""
                .formatted(UUID.randomUUID(), TODAY, TODAY.plusDays(10), TODAY.plusDays(20)));
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        String draft = registered.body().replaceAll(".*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
        assertThat(rights.json("POST", "/api/v1/supervision/drafts/" + draft + "/letter", "{\"title\":\"x\"}").statusCode()).isEqualTo(422);
        String words = """
                {"key":"%s","addressee":"虚构起草机关","title":"意见","facts":"征集了意见","basis":"有关规定","demand":"请采纳"}""";
        var letter = rights.json("POST", "/api/v1/supervision/drafts/" + draft + "/letter", words.formatted(UUID.randomUUID()));
        assertThat(letter.statusCode()).as(letter.body()).isEqualTo(201);
        String at = letter.headers().firstValue("Location").orElseThrow().replaceAll(".*/letters/", "");
        String page = rights.get("/supervision/letters/" + at).body();
        assertThat(page).as("what it rests on is kept").containsPattern("/law/decisions/[0-9a-f-]{36}");
        assertThat(rights.get(page.replaceAll("(?s).*href=\"(/law/decisions/[0-9a-f-]{36})\".*", "$1")).statusCode()).isEqualTo(200);
        assertThat(rights.json("POST", "/api/v1/supervision/drafts/" + draft + "/letter", words.formatted(UUID.randomUUID())).statusCode()).as("one waits").isEqualTo(409);
        assertThat(rights.json("POST", "/api/v1/supervision/letters/" + at + "/grant", "{}").statusCode()).as("not to an employer, not issued").isEqualTo(409);
        assertThat(fixtures.signIn("countyReviewer").json("POST", "/api/v1/supervision/drafts/" + draft + "/closing", "{\"version\":0}").statusCode()).as("another union’s").isIn(403, 404, 409);
        String version = rights.get("/api/v1/supervision/drafts/" + draft).body().replaceAll(".*\"version\":(\\d+).*", "$1");
        assertThat(rights.json("POST", "/api/v1/supervision/drafts/" + draft + "/closing", "{}").statusCode()).isEqualTo(422);
        assertThat(rights.json("POST", "/api/v1/supervision/drafts/" + draft + "/closing", "{\"version\":" + version + "}").statusCode()).as("nothing was sent yet").isEqualTo(409);
        database.owner().sql("update supervision.draft_law set state = 'SENT' where id = cast(:id as uuid)").param("id", draft).update();
        assertThat(rights.json("POST", "/api/v1/supervision/drafts/" + draft + "/closing", "{\"version\":" + version + "}").statusCode()).isEqualTo(204);
    }

    @Test
    void risksAreReadByWhoeverWasNamedAndByNobodyElse() {
        UUID employer = SupervisionWalkSamples.employer(database, fixtures, "own");
        String name = database.owner().sql("select name from organization.employer where id = :id").param("id", employer).query(String.class).single();
        var rights = fixtures.signIn("rights");
        assertThat(rights.get("/supervision/risks").body()).as("not named yet").doesNotContain(name);
        SupervisionWalkSamples.named(fixtures, database, "rights", "own");
        var recorded = rights.json("POST", "/api/v1/supervision/risks", """
                {"key":"%s","employerId":"%s","kind":"ARREARS","workers":60,"monthsUnpaid":2,"stopping":false,"stoppage":false,"situation":"两个月的工资没有支付","foundOn":"%s"}"""
                .formatted(UUID.randomUUID(), employer, TODAY));
        assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(201);
        var page = rights.get("/supervision/risks");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(name);
        assertThat(fixtures.signIn("chair").get("/supervision/risks").body()).as("the chair names, and does not read").doesNotContain(name);
        assertThat(fixtures.signIn("systemAdmin").get("/supervision/risks").body()).doesNotContain(name);
    }
}
