package org.gongqiao.app.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.decision.About;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.rights.ClaimKind;
import org.gongqiao.app.law.rights.DisputeFacts;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.law.rights.RightsRules;
import org.gongqiao.app.law.rights.SupervisionFacts;
import org.gongqiao.app.law.rights.SupervisionRules;
import org.gongqiao.app.law.rights.UrgentFacts;
import org.gongqiao.app.law.rights.UrgentRules;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Decisions that were kept show their versions and come out alike whatever is changed afterwards. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionIT {

    @Autowired Law law;
    @Autowired Verdicts verdicts;
    @Autowired Unions unions;
    @Autowired Fixtures fixtures;
    @Autowired LawStore store;
    @Autowired TestDatabase.Switchable database;
    @Autowired org.springframework.transaction.support.TransactionTemplate transaction;

    @BeforeAll
    void province() {
        fixtures.province();
    }

    @Test
    void aKeptDecisionComesOutAlikeAfterEveryLaterChange() {
        Book book = law.today("330106");
        List<Decision> weighed = List.of(
                verdicts.weigh(RightsRules.MEDIATION, new DisputeFacts.Mediating(false, false, true, Elapsed.OVER), book),
                verdicts.weigh(RightsRules.FINAL_AWARD, new DisputeFacts.Amount(ClaimKind.WAGES, 2_000_000), book),
                verdicts.weigh(SupervisionRules.INQUIRY, new SupervisionFacts.Inquiry(2, true, SupervisionFacts.Level.GRASSROOTS, false, false), book),
                verdicts.weigh(UrgentRules.ALL.get(1), new UrgentFacts(0, false, true, 10, -1, false, false, false, -1, false, false), book));
        assertThat(weighed).extracting(Decision::outcome).containsExactly(Decision.Outcome.LAWFUL, Decision.Outcome.TO_BE_CONFIRMED,
                Decision.Outcome.LAWFUL, Decision.Outcome.WARNING);
        Union union = unions.get(fixtures.unions.get("own"));
        UUID matter = UUID.randomUUID();
        List<UUID> kept = Scope.call(Scope.service("test", union.areaPath()),
                () -> verdicts.keep(weighed, new About("matter", matter, union.areaPath(), union.linePath(), null)));

        change("R-02.extensible", "330000", 0, Unit.SWITCH);
        change("R-09.minimumWage", "330100", 2000, Unit.YUAN);
        change("S-06.supervisors", "330000", 3, Unit.PERSON);
        change("U-02.people", "000000", 30, Unit.PERSON);
        transaction.executeWithoutResult(status -> List.of("R-02", "R-09", "S-06", "U-02").forEach(rule -> store.addRule(rule, "330000", "改了", "changed",
                "deployment", "9", Mark.CONFIGURED, "", null, null, operator())));

        var reruns = Scope.call(Scope.service("test", union.areaPath()), () -> kept.stream().map(verdicts::get)
                .map(each -> verdicts.rerun(each.decision())).toList());
        assertThat(reruns).allSatisfy(rerun -> {
            assertThat(rerun.same()).as(rerun.decision().check()).isTrue();
            assertThat(rerun.again().key()).isEqualTo(rerun.decision().key());
            assertThat(rerun.again().ground().ruleVersion()).isEqualTo(rerun.decision().ground().ruleVersion());
            assertThat(rerun.today().ground().citation().article()).isEqualTo("9");
        });
        assertThat(reruns.get(0).today().key()).isEqualTo("law.R-02.over");
        assertThat(reruns.get(1).today().key()).isEqualTo("law.R-09.final");
        assertThat(reruns.get(2).today()).isInstanceOf(Verdict.Unlawful.class);
        assertThat(reruns.get(3).today()).isInstanceOf(Verdict.Lawful.class);
    }

    /** What was looked up and did not decide is noted too: without it a rerun could take another branch. */
    @Test
    void notesEveryNumberThatWasRead() {
        Decision decision = verdicts.weigh(RightsRules.FINAL_AWARD, new DisputeFacts.Amount(ClaimKind.WAGES, 1), law.on("110101", LocalDate.of(2026, 1, 1)));
        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.TO_BE_CONFIRMED);
        assertThat(decision.ground().parameters()).isEmpty();
        assertThat(decision.numbers()).extracting(Decision.NumberVersion::name).containsExactly("R-09.months");
    }

    @Test
    void isSeenInScopeOnly() {
        Union union = unions.get(fixtures.unions.get("own"));
        UUID matter = UUID.randomUUID();
        Decision decision = verdicts.weigh(RightsRules.REPRESENTATIVES, new DisputeFacts.Together(10, true), law.today("330106"));
        UUID kept = Scope.call(Scope.service("test", union.areaPath()),
                () -> verdicts.keep(List.of(decision), new About("matter", matter, union.areaPath(), union.linePath(), null))).getFirst();
        Union other = unions.get(fixtures.unions.get("otherCity"));
        assertThatThrownBy(() -> Scope.call(Scope.service("test", other.areaPath()), () -> verdicts.get(kept))).isInstanceOf(NotFound.class);
        assertThat(Scope.call(Scope.service("test", union.areaPath()), () -> verdicts.about("matter", matter))).hasSize(1);
        assertThat(Scope.call(new Scope.Own(UUID.randomUUID()), () -> verdicts.about("matter", matter))).isEmpty();
    }

    private void change(String name, String region, int value, Unit unit) {
        transaction.executeWithoutResult(status -> store.addParameter(name, region, name.substring(0, 4), value, unit, "deployment", "9", Mark.CONFIGURED,
                null, null, null, false, operator()));
    }

    private static LawStore.Recorded operator() {
        return new LawStore.Recorded(Origin.OPERATOR, "test", java.time.OffsetDateTime.parse("2026-11-20T10:00:00+08:00"), null);
    }
}
