package org.gongqiao.app.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.vault.Vault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CardIT {

    @Autowired Fixtures fixtures;
    @Autowired Cards cards;
    @Autowired Memberships memberships;
    @Autowired JdbcClient jdbc;
    @Autowired Unions unions;
    @Autowired Vault vault;
    @Autowired AuditLog audit;
    @Autowired Clock clock;
    @Autowired TransactionTemplate transaction;
    @Autowired TestDatabase.Switchable database;

    @BeforeAll
    void arrange() {
        fixtures.province();
    }

    private String code(UUID person) {
        return Scope.call(new Scope.Own(person), () -> cards.code(person));
    }

    /** A clerk of another county, who has no scope over the member. */
    private Cards.Checked check(String code) {
        return Scope.call(Scope.service("clerk", fixtures.areaPaths.get("otherCity")), () -> cards.check(code));
    }

    @Test
    void tellsNameUnionAndStandingAndIsLoggedForTheMember() {
        var member = fixtures.people.get("member");
        assertThat(check(code(member.personId()))).isEqualTo(
                new Cards.Checked.Valid(member.name(), "试验工会-own", MembershipStatus.LIVE, null));
        assertThat(database.owner().sql("select count(*) from audit.entry where act = 'CARD_CHECKED' and subject = :person")
                .param("person", member.personId()).query(Integer.class).single()).isPositive();
    }

    @Test
    void refusesWhatWasChangedOrMadeUp() {
        String code = code(fixtures.people.get("member").personId());
        for (int at : new int[] {0, 20, 24, 30, 48}) {
            char other = code.charAt(at) == 'A' ? 'B' : 'A';
            assertThat(check(code.substring(0, at) + other + code.substring(at + 1))).as("changed at " + at).isInstanceOf(Cards.Checked.Unknown.class);
        }
        assertThat(check("")).isInstanceOf(Cards.Checked.Unknown.class);
        assertThat(check("x".repeat(50))).isInstanceOf(Cards.Checked.Unknown.class);
    }

    @Test
    void worksForFiveMinutes() {
        UUID person = fixtures.people.get("member").personId();
        assertThat(check(codeAt(Duration.ofMinutes(-5), person))).as("in its last minute").isInstanceOf(Cards.Checked.Valid.class);
        assertThat(check(codeAt(Duration.ofMinutes(-6), person))).as("a minute later").isInstanceOf(Cards.Checked.Expired.class);
    }

    private String codeAt(Duration ago, UUID person) {
        // The clock stands still at the middle of a minute, so that the test's own seconds do not matter.
        Clock then = Clock.fixed(clock.instant().plus(ago), ZoneId.of("Asia/Shanghai"));
        var earlier = new Cards(memberships, jdbc, unions, vault, audit, then);
        return Scope.call(new Scope.Own(person), () -> transaction.execute(status -> earlier.code(person)));
    }

    @Test
    void saysThatAnEndedMembershipHasEnded() {
        var leaver = fixtures.member("cardLeaver", "own");
        String code = code(leaver.personId());
        Scope.run(new Scope.Own(leaver.personId()), () -> memberships.end(memberships.liveOf(leaver.personId()).orElseThrow().id(),
                MembershipChange.LEFT, "5", LocalDate.now(clock)));
        assertThat(check(code)).isInstanceOf(Cards.Checked.Ended.class);
        assertThatThrownBy(() -> code(leaver.personId())).isInstanceOf(NotFound.class);
    }

    @Test
    void isForClerksOnlyAndOnesOwnCardForOneself() {
        assertThat(fixtures.signIn("member").get("/cards/check").statusCode()).isEqualTo(403);
        assertThat(fixtures.signIn("auditor").get("/cards/check").statusCode()).isEqualTo(403);
        assertThat(fixtures.signIn("finance").get("/cards/check").statusCode()).isEqualTo(200);
        assertThat(fixtures.signIn("member").get("/my/card").body()).contains("class=\"qr\"");
        assertThat(fixtures.signIn("worker").get("/my/card").body()).doesNotContain("class=\"qr\"");
    }

    @Test
    void theApiAnswersWhateverIsSentToItWithoutFailing() {
        var clerk = fixtures.signIn("finance");
        for (String body : java.util.List.of("", "null", "[]", "\"x\"", "7", "{", "{}", "{\"code\":null}", "{\"code\":{}}", "{\"code\":[1]}", "{\"code\":7}",
                "{\"code\":\"\"}", "{\"code\":\"code=\"}", "{\"code\":\"\\u0000\"}", "{\"code\":\"\\ud800\"}", "{\"code\":\"会员\"}",
                "{\"code\":\"" + "_".repeat(50) + "\"}", "{\"code\":\"" + "-".repeat(50) + "\"}", "{\"code\":\"" + "x".repeat(100_000) + "\"}")) {
            assertThat(clerk.json("POST", "/api/v1/card-checks", body).statusCode()).as(body.length() > 60 ? body.length() + " characters" : body).isIn(200, 400);
        }
        assertThat(clerk.post("/api/v1/card-checks", java.util.Map.of("code", "x")).statusCode()).isEqualTo(415);
    }
}
