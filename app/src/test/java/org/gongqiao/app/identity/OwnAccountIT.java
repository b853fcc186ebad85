package org.gongqiao.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Password, second factor and legal texts, by page and by API. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnAccountIT {

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Clock clock;

    @BeforeAll
    void arrange() {
        fixtures.province();
    }

    @Test
    void changesThePasswordOnlyForWhoKnowsThePresentOne() {
        var someone = fixtures.someone("newpassword", false);
        var client = fixtures.signIn("newpassword");
        String form = "{\"current\":\"%s\",\"password\":\"%s\"}";
        assertThat(client.json("PUT", "/api/v1/my/password", form.formatted(Fixtures.PASSWORD, "short"))).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("\"field\":\"password\"");
        });
        assertThat(client.json("PUT", "/api/v1/my/password", form.formatted("not the one", "another long one"))).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("\"field\":\"current\"");
        });
        assertThat(client.json("PUT", "/api/v1/my/password", form.formatted(Fixtures.PASSWORD, "another long one")).statusCode()).isEqualTo(204);
        assertThat(signIn("newpassword", Fixtures.PASSWORD, null)).isEqualTo(401);
        assertThat(signIn("newpassword", "another long one", null)).isEqualTo(201);
        assertThat(acts("PASSWORD_CHANGED", someone)).isEqualTo(1);
    }

    @Test
    void anOpenSessionGuessesThePasswordFiveTimesAtMost() {
        fixtures.someone("guessed", false);
        var client = fixtures.signIn("guessed");
        String wrong = "{\"current\":\"not the one\",\"password\":\"another long one\"}";
        for (int i = 0; i < 4; i++) {
            assertThat(client.json("PUT", "/api/v1/my/password", wrong).statusCode()).isEqualTo(422);
        }
        assertThat(client.json("PUT", "/api/v1/my/password", wrong).statusCode()).isEqualTo(429);
    }

    @Test
    void enrolsReplacesAndRemovesASecondFactor() {
        var someone = fixtures.someone("factor", false);
        var client = fixtures.signIn("factor");
        assertThat(client.json("PUT", "/api/v1/my/second-factor", "{\"code\":\"123456\"}").statusCode()).isEqualTo(409);
        String first = enrol(client);
        assertThat(client.json("PUT", "/api/v1/my/second-factor", "{\"code\":\"\"}").statusCode()).isEqualTo(422);
        assertThat(client.json("PUT", "/api/v1/my/second-factor", "{\"code\":\"" + code(first) + "\"}").statusCode()).isEqualTo(204);
        assertThat(signIn("factor", Fixtures.PASSWORD, null)).isEqualTo(401);

        String second = enrol(client);
        assertThat(client.json("PUT", "/api/v1/my/second-factor", "{\"code\":\"" + code(second) + "\"}")).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("\"field\":\"current\"");
        });
        forgetLastStep(someone);
        assertThat(client.json("PUT", "/api/v1/my/second-factor",
                "{\"code\":\"" + code(second) + "\",\"current\":\"" + code(first) + "\"}").statusCode()).isEqualTo(204);

        assertThat(client.json("POST", "/api/v1/my/second-factor/removal", "{}").statusCode()).isEqualTo(422);
        forgetLastStep(someone);
        assertThat(client.json("POST", "/api/v1/my/second-factor/removal", "{\"code\":\"" + code(second) + "\"}").statusCode()).isEqualTo(204);
        assertThat(client.get("/api/v1/my/account").body()).contains("\"hasSecondFactor\":false");
        assertThat(signIn("factor", Fixtures.PASSWORD, null)).isEqualTo(201);
        assertThat(acts("SECOND_FACTOR_SET", someone)).isEqualTo(2);
        assertThat(acts("SECOND_FACTOR_REMOVED", someone)).isEqualTo(1);
    }

    @Test
    void theSecurityAdministratorTakesALostSecondFactorAway() {
        var lost = fixtures.officer("lost", "own", Role.AUDITOR, Line.AREA);
        var session = fixtures.signIn("lost");
        assertThat(session.get("/desk").statusCode()).isEqualTo(200);
        var administrator = fixtures.signIn("securityAdmin");
        String path = "/api/v1/posts/" + postOf(lost) + "/second-factor";
        assertThat(administrator.json("DELETE", path, "{\"reason\":\"丢\"}").statusCode()).as("without a reason").isEqualTo(422);
        assertThat(administrator.json("DELETE", path, "{\"reason\":\"手机遗失，本人到场\"}").statusCode()).isEqualTo(204);
        assertThat(session.get("/desk").statusCode()).as("signed out everywhere").isNotEqualTo(200);
        assertThat(administrator.json("DELETE", path, "{\"reason\":\"手机遗失，本人到场\"}").statusCode()).as("there is none left").isEqualTo(422);
        assertThat(acts("SECOND_FACTOR_REMOVED", lost)).isOne();
        assertThat(database.owner().sql("select count(*) from notices.inbox where person_id = :id").param("id", lost.personId()).query(Integer.class).single()).isOne();

        var upward = fixtures.officer("upward", "own", Role.AUDITOR, Line.AREA);
        UUID below = postOf(upward);
        fixtures.post(upward, "county", Role.AUDITOR, Line.AREA);
        fixtures.officer("localSecurity", "own", Role.SECURITY_ADMIN, Line.AREA);
        assertThat(fixtures.signIn("localSecurity").json("DELETE", "/api/v1/posts/" + below + "/second-factor", "{\"reason\":\"手机遗失，本人到场\"}").statusCode())
                .as("nobody reaches upward through a lower post").isEqualTo(422);
        assertThat(administrator.json("DELETE", "/api/v1/posts/" + postOf(fixtures.people.get("securityAdmin")) + "/second-factor", "{\"reason\":\"手机遗失，本人到场\"}")
                .statusCode()).as("not one's own").isEqualTo(422);
    }

    private UUID postOf(Fixtures.Someone someone) {
        return database.owner().sql("select id from identity.post where person_id = :id order by id limit 1").param("id", someone.personId()).query(UUID.class).single();
    }

    @Test
    void aPostThatNeedsASecondFactorKeepsIt() {
        var client = fixtures.signIn("auditor");
        var auditor = fixtures.people.get("auditor");
        forgetLastStep(auditor);
        var answer = client.json("POST", "/api/v1/my/second-factor/removal", "{\"code\":\"" + code(String.valueOf(auditor.totp())) + "\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("必须使用动态口令");
        assertThat(client.get("/account").body()).contains("必须使用动态口令").doesNotContain("/account/second-factor/removal");
    }

    @Test
    void thePageAsksForThePresentCodeBeforeItReplacesOne() {
        var client = fixtures.signIn("reviewer");
        assertThat(client.get("/account/second-factor").body()).contains("name=\"current\"");
        assertThat(fixtures.signIn("worker").get("/account/second-factor").body()).doesNotContain("name=\"current\"");
        fixtures.someone("pagefactor", true);
        var own = fixtures.signIn("pagefactor");
        assertThat(own.post("/account/second-factor/removal", Map.of("code", "000000")).statusCode()).isEqualTo(422);
        var someone = fixtures.people.get("pagefactor");
        forgetLastStep(someone);
        assertThat(own.post("/account/second-factor/removal", Map.of("code", code(String.valueOf(someone.totp())))).statusCode()).isEqualTo(302);
    }

    @Test
    void publishesALegalTextInBothLanguagesOnly() {
        var admin = fixtures.signIn("systemAdmin");
        assertThat(admin.json("POST", "/api/v1/legal-texts", "{\"kind\":\"AGREEMENT\",\"chinese\":\"新的协议\"}").statusCode()).isEqualTo(422);
        var published = admin.json("POST", "/api/v1/legal-texts", "{\"kind\":\"AGREEMENT\",\"chinese\":\"新的协议\",\"english\":\"The new agreement\"}");
        assertThat(published.statusCode()).isEqualTo(201);
        assertThat(published.body()).isEqualTo("{\"version\":2}");
        assertThat(fixtures.visitor().get("/agreement").body()).contains("新的协议");
        assertThat(fixtures.signIn("chair").json("POST", "/api/v1/legal-texts", "{}").statusCode()).isEqualTo(403);
    }

    private static String enrol(Fixtures.Client client) {
        var begun = client.json("POST", "/api/v1/my/second-factor", "");
        assertThat(begun.statusCode()).isEqualTo(201);
        return begun.body().replaceAll(".*\"secret\":\"([^\"]+)\".*", "$1");
    }

    private String code(String secret) {
        return Accounts.secondFactorCode(secret, clock.instant());
    }

    /** A code works once; a test needs the next one within the same thirty seconds. */
    private void forgetLastStep(Fixtures.Someone someone) {
        database.owner().sql("update identity.account set totp_last_step = null where id = :id").param("id", someone.accountId()).update();
    }

    private int signIn(String name, String password, @org.jspecify.annotations.Nullable String code) {
        return fixtures.visitor().json("POST", "/api/v1/sessions", "{\"name\":\"" + name + "\",\"password\":\"" + password + "\""
                + (code == null ? "" : ",\"code\":\"" + code + "\"") + "}").statusCode();
    }

    private long acts(String act, Fixtures.Someone someone) {
        return database.owner().sql("select count(*) from audit.entry where act = :act and subject = :id")
                .param("act", act).param("id", someone.personId()).query(Long.class).single();
    }
}
