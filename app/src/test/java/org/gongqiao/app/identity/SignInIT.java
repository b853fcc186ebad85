package org.gongqiao.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInIT {

    @Autowired Fixtures fixtures;
    @Autowired Accounts accounts;
    @Autowired OneTimeCodes codes;
    @Autowired org.gongqiao.app.Outside.SmsServer sms;
    @Autowired TestDatabase.Switchable database;

    @BeforeAll
    void arrange() {
        fixtures.province();
    }

    @Test
    void signsInWithAPasswordAndShowsTheAccount() {
        var client = fixtures.signIn("worker");
        assertThat(client.get("/account").statusCode()).isEqualTo(200);
        assertThat(client.get("/account").body()).contains("谁看过我的信息");
    }

    @Test
    void sendsAVisitorToTheSignInPageAndAnApiCallerA401() {
        var page = fixtures.visitor().get("/account");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in?next=%2Faccount");
        assertThat(fixtures.visitor().get("/api/v1/sessions/current").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAFormWithoutCsrfToken() {
        assertThat(fixtures.visitor().post("/sign-in", Map.of("name", "worker", "password", Fixtures.PASSWORD)).statusCode()).isEqualTo(403);
    }

    @Test
    void locksAnAccountAfterFiveWrongPasswordsAndTellsNobodyWhetherTheNameExists() {
        fixtures.someone("lockme", false);
        String wrong = "{\"name\":\"lockme\",\"password\":\"wrong\"}";
        var first = fixtures.visitor().json("POST", "/api/v1/sessions", wrong);
        var unknown = fixtures.visitor().json("POST", "/api/v1/sessions", "{\"name\":\"nobody-here\",\"password\":\"wrong\"}");
        assertThat(first.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(first.body());
        for (int i = 0; i < 4; i++) {
            fixtures.visitor().json("POST", "/api/v1/sessions", wrong);
        }
        var right = fixtures.visitor().json("POST", "/api/v1/sessions", "{\"name\":\"lockme\",\"password\":\"" + Fixtures.PASSWORD + "\"}");
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(database.owner().sql("select count(*) from audit.entry where act = 'SIGN_IN_REFUSED' and subject = :id")
                .param("id", fixtures.people.get("lockme").personId()).query(Long.class).single()).isEqualTo(5);
    }

    @Test
    void asksForTheSecondFactorAndTakesACodeOnce() {
        var reviewer = fixtures.people.get("reviewer");
        String withoutCode = "{\"name\":\"reviewer\",\"password\":\"" + Fixtures.PASSWORD + "\"}";
        assertThat(fixtures.visitor().json("POST", "/api/v1/sessions", withoutCode).statusCode()).isEqualTo(401);
        String code = Accounts.secondFactorCode(java.util.Objects.requireNonNull(reviewer.totp()), java.time.Instant.now());
        String withCode = "{\"name\":\"reviewer\",\"password\":\"" + Fixtures.PASSWORD + "\",\"code\":\"" + code + "\"}";
        assertThat(fixtures.visitor().json("POST", "/api/v1/sessions", withCode).statusCode()).isEqualTo(201);
        assertThat(fixtures.visitor().json("POST", "/api/v1/sessions", withCode).statusCode()).isEqualTo(401);
    }

    @Test
    void offersNoWideDeskWithoutSecondFactor() {
        var someone = fixtures.officer("reviewerWithout", "city", org.gongqiao.app.access.Role.REVIEWER, org.gongqiao.app.access.Line.AREA);
        database.owner().sql("update identity.account set totp_secret = null, totp_since = null where id = :id").param("id", someone.accountId()).update();
        var answer = fixtures.visitor().json("POST", "/api/v1/sessions", "{\"name\":\"reviewerwithout\",\"password\":\"" + Fixtures.PASSWORD + "\"}");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).doesNotContain("REVIEWER");
    }

    @Test
    void anEndedPostWorksNoLongerFromTheNextRequestOn() {
        var chair = fixtures.officer("leaving", "own", org.gongqiao.app.access.Role.SECURITY_ADMIN, org.gongqiao.app.access.Line.AREA);
        var client = fixtures.signIn("leaving");
        assertThat(client.get("/posts").statusCode()).isEqualTo(200);
        database.owner().sql("update identity.post set until_on = from_on where person_id = :id").param("id", chair.personId()).update();
        assertThat(client.get("/posts").statusCode()).isEqualTo(403);
    }

    @Test
    void aClaimNeverTakesOverAnotherPerson() {
        var member = fixtures.people.get("member");
        var known = new NewPerson(member.name(), IdType.RESIDENT_ID, member.idNumber(), "19800000001", "1", null, null);
        assertThat(accounts.claim(known)).isEqualTo(new Claim.OtherPhone());
        var otherName = new NewPerson("别的名字", IdType.RESIDENT_ID, member.idNumber(), member.phone(), "1", null, null);
        assertThat(accounts.claim(otherName)).isEqualTo(new Claim.OtherName());
        var phoneOfOther = new NewPerson("新人", IdType.RESIDENT_ID, Fixtures.idNumber(90_001), member.phone(), "1", null, null);
        assertThat(accounts.claim(phoneOfOther)).isEqualTo(new Claim.PhoneTaken());
        var own = new NewPerson(member.name(), IdType.RESIDENT_ID, member.idNumber(), member.phone(), "1", null, null);
        assertThat(accounts.claim(own)).isEqualTo(new Claim.Ready(member.personId(), member.accountId(), false));
        var fresh = new NewPerson("新人", IdType.RESIDENT_ID, Fixtures.idNumber(90_002), "19800000002", "1", null, null);
        assertThat(accounts.claim(fresh)).isInstanceOfSatisfying(Claim.Ready.class, ready -> assertThat(ready.entered()).isTrue());
    }

    @Test
    void aCodeWorksOnceForItsPurposeAndOnlyFiveTriesLong() {
        String phone = "19811112222";
        assertThat(codes.send(phone, OneTimeCodes.Purpose.JOIN, "10.0.0.1", Locale.SIMPLIFIED_CHINESE)).isInstanceOf(OneTimeCodes.Sending.Sent.class);
        assertThat(codes.send(phone, OneTimeCodes.Purpose.JOIN, "10.0.0.1", Locale.SIMPLIFIED_CHINESE)).isInstanceOf(OneTimeCodes.Sending.TooSoon.class);
        assertThat(codes.check(phone, OneTimeCodes.Purpose.SIGN_IN, "000000")).isEqualTo(OneTimeCodes.Check.EXPIRED);
        int wrong = 0;
        for (int i = 0; i < 5; i++) {
            wrong += codes.check(phone, OneTimeCodes.Purpose.JOIN, "not-it") == OneTimeCodes.Check.WRONG ? 1 : 0;
        }
        assertThat(wrong).isEqualTo(5);
        assertThat(codes.check(phone, OneTimeCodes.Purpose.JOIN, "not-it")).isEqualTo(OneTimeCodes.Check.EXPIRED);
    }

    @Test
    void signsInOverTheApiWithACodeSentToThePhone() {
        var member = fixtures.people.get("member");
        var visitor = fixtures.visitor();
        assertThat(visitor.json("POST", "/api/v1/sessions/codes", "{\"phone\":\"12\"}").statusCode()).isEqualTo(422);
        assertThat(visitor.json("POST", "/api/v1/sessions/codes", "{\"phone\":\"" + member.phone() + "\"}").statusCode()).isEqualTo(202);
        String code = sms.await(member.phone(), each -> true).args().getFirst();
        String form = "{\"phone\":\"" + member.phone() + "\",\"oneTimeCode\":\"%s\"}";
        assertThat(visitor.json("POST", "/api/v1/sessions", form.formatted("no-code")).statusCode()).isEqualTo(401);
        assertThat(visitor.json("POST", "/api/v1/sessions", form.formatted(code))).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.headers().firstValue("X-Session")).isPresent();
        });
        assertThat(visitor.json("POST", "/api/v1/sessions", form.formatted(code)).statusCode()).as("a code works once").isEqualTo(401);
    }

    @Test
    void givesAndEndsAPostOverTheApiOnlyWhereNameAndPhoneAgree() {
        var worker = fixtures.someone("appointed", false);
        var security = fixtures.signIn("securityAdmin");
        String form = "{\"phone\":\"%s\",\"name\":\"%s\",\"unitId\":\"%s\",\"role\":\"ORGANISER\"}";
        assertThat(security.json("POST", "/api/v1/posts", form.formatted(worker.phone(), "别人", fixtures.unions.get("own"))).statusCode()).isEqualTo(422);
        var given = security.json("POST", "/api/v1/posts", form.formatted(worker.phone(), worker.name(), fixtures.unions.get("own")));
        assertThat(given.statusCode()).isEqualTo(201);
        assertThat(fixtures.signIn("appointed").get("/members").statusCode()).isEqualTo(200);
        String id = given.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        assertThat(security.json("DELETE", "/api/v1/posts/" + id, "").statusCode()).isEqualTo(204);
        assertThat(fixtures.signIn("appointed").get("/members").statusCode()).isEqualTo(403);
    }

    @Test
    void redirectsOnlyWithinTheProgram() {
        assertThat(SignInController.isOwnPath("/my?a=b")).isTrue();
        for (String bad : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/sign-in", "", "/a:b"}) {
            assertThat(SignInController.isOwnPath(bad)).as(bad).isFalse();
        }
    }
}
