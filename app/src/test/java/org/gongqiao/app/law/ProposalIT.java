package org.gongqiao.app.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.TwoPeople;
import org.gongqiao.app.law.decision.About;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.rights.ClaimKind;
import org.gongqiao.app.law.rights.DisputeFacts;
import org.gongqiao.app.law.rights.RightsRules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Nothing changes the statute book but two people with a second factor each; through the running program. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProposalIT {

    @Autowired Law law;
    @Autowired Proposals proposals;
    @Autowired Verdicts verdicts;
    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired JsonMapper json;

    private Fixtures.Client first;
    private Fixtures.Client second;

    @BeforeAll
    void operators() {
        fixtures.province();
        fixtures.officer("secondAdmin", "province", Role.SYSTEM_ADMIN, Line.AREA);
        first = fixtures.signIn("systemAdmin");
        second = fixtures.signIn("secondAdmin");
    }

    private static Map<String, String> wage(String region, int value) {
        return Map.of("name", "R-09.minimumWage", "region", region, "value", String.valueOf(value), "instrument", "deployment", "article", "",
                "mark", "CONFIGURED", "from", "2026-01-01", "until", "", "reason", "虚构的通知");
    }

    /** The path of the proposal that a form led to. */
    private static String proposal(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).contains("/law/proposals/");
        return location.substring(location.indexOf("/law/"));
    }

    private UUID propose(Fixtures.Client who, Map<String, String> form) {
        String path = proposal(who.post("/law/rules/R-09/parameters", form));
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private TwoPeople.State state(UUID id) {
        return Scope.call(Scope.service("test", "p"), () -> proposals.get(id)).state();
    }

    @Test
    void takesEffectOnlyAfterASecondPersonApproved() {
        UUID id = propose(first, wage("450100", 2200));
        assertThat(law.today("450102").parameter("R-09.minimumWage")).isEmpty();
        first.post("/law/proposals/" + id + "/approval", Map.of());
        first.post("/law/proposals/" + id + "/refusal", Map.of("reason", "自己"));
        assertThat(state(id)).isEqualTo(TwoPeople.State.WAITING);
        assertThat(first.json("POST", "/api/v1/law/proposals/" + id + "/approval", "{}").body()).contains("SAME_PERSON");
        assertThat(law.today("450102").parameter("R-09.minimumWage")).isEmpty();

        assertThat(second.post("/law/proposals/" + id + "/approval", Map.of()).statusCode()).isEqualTo(302);
        assertThat(state(id)).isEqualTo(TwoPeople.State.APPROVED);
        assertThat(law.today("450102").parameter("R-09.minimumWage").orElseThrow()).satisfies(number -> {
            assertThat(number.value()).isEqualTo(2200);
            assertThat(number.unit()).isEqualTo(Unit.YUAN);
            assertThat(number.origin()).isEqualTo(Origin.OPERATOR);
        });
        assertThat(second.json("POST", "/api/v1/law/proposals/" + id + "/approval", "{}").statusCode()).isEqualTo(409);
        assertThat(database.owner().sql("select count(*) from audit.entry where act in ('LAW_PROPOSED', 'LAW_CHANGED')").query(Integer.class).single())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void whatTwoHaveAgreedStandsOnTheRulesPage() {
        var correction = Map.of("region", "000000", "statementZh", "开除会籍须由工会委员会决定。", "statementEn", "By the committee.",
                "instrument", "union-constitution-2023", "article", "7", "mark", "VERIFIED", "readIn", "原文", "reason", "核对原文");
        var limit = Map.of("name", "M-02.decide", "region", "990100", "value", "3", "instrument", "deployment", "mark", "CONFIGURED", "reason", "本地规定");
        String corrected = proposal(first.post("/law/rules/M-08/correction", correction));
        assertThat(fixtures.visitor().get("/law/rules/M-08").body()).doesNotContain("核对原文");
        assertThat(second.post(corrected + "/approval", Map.of()).statusCode()).isEqualTo(302);
        assertThat(fixtures.visitor().get("/law/rules/M-08").body()).contains("开除会籍须由工会委员会决定。", "核对原文");
        assertThat(second.post(proposal(first.post("/law/rules/M-02/parameters", limit)) + "/approval", Map.of()).statusCode()).isEqualTo(302);
        assertThat(fixtures.visitor().get("/law/rules/M-02").body()).contains("990100", "3 日");
        assertThat(fixtures.signIn("chair").post("/law/rules/M-08/correction", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void aRefusalKeepsItsReasonAndAWithdrawalIsTheProposersOwn() {
        UUID refused = propose(first, wage("450200", 9999));
        assertThat(second.post("/law/proposals/" + refused + "/refusal", Map.of("reason", " ")).statusCode()).isEqualTo(422);
        second.post("/law/proposals/" + refused + "/refusal", Map.of("reason", "通知里不是这个数"));
        assertThat(state(refused)).isEqualTo(TwoPeople.State.REFUSED);
        assertThat(first.get("/law/proposals").body()).contains("通知里不是这个数");
        assertThat(first.get("/law/proposals/" + refused).body()).contains("通知里不是这个数");
        assertThat(law.today("450202").parameter("R-09.minimumWage")).isEmpty();

        UUID own = propose(first, wage("450200", 8888));
        second.post("/law/proposals/" + own + "/withdrawal", Map.of());
        assertThat(state(own)).isEqualTo(TwoPeople.State.WAITING);
        first.post("/law/proposals/" + own + "/withdrawal", Map.of());
        assertThat(state(own)).isEqualTo(TwoPeople.State.WITHDRAWN);
    }

    @Test
    void withoutASecondFactorNobodyProposes() {
        var outcome = Scope.call(new Scope.Reach(Line.AREA, fixtures.areaPaths.get("province"), fixtures.people.get("systemAdmin").personId(), null, null),
                () -> proposals.propose(new Proposal.Change.OfNumber(new SetParameter("R-09.minimumWage", "450300", 1, "deployment", "", Mark.CONFIGURED,
                        null, null, "无"))));
        assertThat(outcome).isEqualTo(new Proposal.Outcome.Refused(TwoPeople.Why.NO_SECOND_FACTOR));
        assertThat(fixtures.signIn("chair").get("/law/proposals").statusCode()).isEqualTo(403);
    }

    @Test
    void badFormsAreRefusedWithTheirReasons() {
        assertThat(first.post("/law/rules/R-09/parameters", Map.of("name", "R-09.minimumWage", "region", "99", "value", "x")).statusCode()).isEqualTo(422);
        assertThat(first.post("/law/rules/R-09/parameters", wage("450300", 1).entrySet().stream().collect(java.util.stream.Collectors.toMap(Map.Entry::getKey,
                entry -> entry.getKey().equals("name") ? "M-02.decide" : entry.getValue()))).statusCode()).isEqualTo(422);
        assertThat(first.post("/law/rules/R-09/correction", Map.of("statementZh", "有")).statusCode()).isEqualTo(422);
        assertThat(first.json("POST", "/api/v1/law/parameters", "{}").statusCode()).isBetween(400, 499);
    }

    @Test
    void aPastDecisionShowsItsVersionAndComesOutAlike() {
        String region = "450400";
        Scope county = Scope.service("test", fixtures.areaPaths.get("county"));
        propose(first, wage(region, 2000));
        approveNewest();
        Decision decision = verdicts.weigh(RightsRules.FINAL_AWARD, new DisputeFacts.Amount(ClaimKind.WAGES, 2_400_000), law.today(region));
        assertThat(decision.key()).isEqualTo("law.R-09.final");
        UUID kept = Scope.call(county, () -> verdicts.keep(List.of(decision),
                new About("matter", UUID.randomUUID(), fixtures.areaPaths.get("county"), null, null))).getFirst();
        // The wage falls and the rule is worded anew for the province: later decisions differ, this one does not.
        propose(first, wage(region, 1999));
        approveNewest();
        var answer = first.post("/law/rules/R-09/correction", Map.of("region", "450000", "statementZh", "虚构的新表述。", "statementEn", "An invented wording.",
                "instrument", "deployment", "article", "3", "mark", "CONFIGURED", "readIn", "", "from", "", "until", "", "reason", "试验"));
        assertThat(answer.statusCode()).isEqualTo(302);
        approveNewest();
        assertThat(law.today(region).rule("R-09").statementZh()).isEqualTo("虚构的新表述。");

        var rerun = Scope.call(county, () -> verdicts.rerun(verdicts.get(kept).decision()));
        assertThat(rerun.same()).isTrue();
        assertThat(rerun.again().key()).isEqualTo("law.R-09.final");
        assertThat(rerun.today().key()).isEqualTo("law.R-09.open");
        assertThat(fixtures.signIn("countyReviewer").get("/law/decisions/" + kept).body()).contains("重算，结论相同");
        assertThat(fixtures.signIn("otherReviewer").get("/law/decisions/" + kept).statusCode()).isEqualTo(404);
    }

    private void approveNewest() {
        UUID id = UUID.fromString(json.readTree(second.get("/api/v1/law/proposals").body()).get(0).get("id").asString());
        assertThat(second.json("POST", "/api/v1/law/proposals/" + id + "/approval", "{}").statusCode()).isEqualTo(200);
    }
}
