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
import org.gongqiao.app.claims.ClaimType;
import org.gongqiao.app.claims.FileClaim;
import org.gongqiao.app.claims.Filing;
import org.gongqiao.app.claims.Occupation;
import org.gongqiao.app.claims.Topic;
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
