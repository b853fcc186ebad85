package org.gongqiao.app.law.democracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Mark;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.ShippedBook;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.democracy.HeldFacts.Reached;
import org.gongqiao.app.law.democracy.MatterFacts.Firm;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Which step a decision waits for, on both sides of each, by region and owner. */
class HeldRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final ShippedBook LAW = ShippedBook.of("democracy", "matters", "openness");
    private static final List<String> PAY = List.of("pay", "distribution", "rules");

    private static Verdict verdict(String region, Firm firm, List<String> matters, Reached reached) {
        return HeldRules.HELD.on(new HeldFacts(firm, matters, reached), LAW.at(region, DAY));
    }

    private static void is(Verdict verdict, Class<? extends Verdict> kind, String key) {
        assertThat(verdict).isInstanceOf(kind);
        assertThat(verdict.key()).isEqualTo(key);
        assertThat(verdict.ground().ruleId()).isEqualTo("D-18");
    }

    @Test
    void aPrivateFirmsPaySystemIsDeliberatedAndAStateFirmsIsPassed() {
        for (String region : List.of("310115", "330106")) {
            is(verdict(region, Firm.OTHER, PAY, Reached.HEARD), Verdict.Unlawful.class, "law.D-18.needs.DELIBERATED");
            is(verdict(region, Firm.OTHER, PAY, Reached.DELIBERATED), Verdict.Lawful.class, "law.D-18.met.DELIBERATED");
            is(verdict(region, Firm.STATE, PAY, Reached.DELIBERATED), Verdict.Unlawful.class, "law.D-18.needs.PASSED");
            is(verdict(region, Firm.STATE, PAY, Reached.PASSED), Verdict.Lawful.class, "law.D-18.met.PASSED");
        }
    }

    @Test
    void aDraftOfACollectiveContractIsPassedEverywhere() {
        for (String region : List.of("110101", "310115", "330106")) {
            is(verdict(region, Firm.OTHER, List.of("collectiveContract"), Reached.NOTHING), Verdict.Unlawful.class, "law.D-18.needs.PASSED");
            is(verdict(region, Firm.OTHER, List.of("collectiveContract"), Reached.PASSED), Verdict.Lawful.class, "law.D-18.met.PASSED");
        }
    }

    @Test
    void oneTextAsksAnInstitutionsDistributionToBePassedWhereOthersAreSilent() {
        assertThat(HeldRules.required(Firm.INSTITUTION, PAY, LAW.at("310115", DAY))).contains(Power.PASSED);
        assertThat(HeldRules.required(Firm.INSTITUTION, PAY, LAW.at("330106", DAY))).contains(Power.DELIBERATED);
    }

    @Test
    void whatWasVotedDownStaysHeldWhereAVoteIsNeededAndIsEnoughWhereOnlyDeliberationIs() {
        is(verdict("310115", Firm.STATE, PAY, Reached.REJECTED), Verdict.Unlawful.class, "law.D-18.rejected");
        is(verdict("310115", Firm.OTHER, PAY, Reached.REJECTED), Verdict.Lawful.class, "law.D-18.met.DELIBERATED");
    }

    @Test
    void whatNoTextNamesIsToBeConfirmedAndNothingIsConcludedFromAnUnreadText() {
        is(verdict("310115", Firm.OTHER, List.of("other"), Reached.PASSED), Verdict.ToBeConfirmed.class, "law.D-18.unset");
        Book before = LAW.at("310115", LocalDate.of(2016, 1, 1));
        assertThat(HeldRules.HELD.on(new HeldFacts(Firm.STATE, PAY, Reached.PASSED), before)).isInstanceOf(Verdict.ToBeConfirmed.class);
    }

    @Test
    void aVerdictNamesTheNumberItRestsOnAndComesOutAgain() {
        var facts = new HeldFacts(Firm.STATE, PAY, Reached.NOTHING);
        Verdict verdict = HeldRules.HELD.on(facts, LAW.at("310115", DAY));
        assertThat(verdict.ground().parameters()).extracting(used -> used.name()).contains("D-18.pay.PASSED.STATE");
        assertThat(verdict.ground().parameters()).extracting(used -> used.citation().article()).contains("11");
        var json = JsonMapper.builder().build();
        assertThat(HeldRules.HELD.on(json.readValue(json.writeValueAsString(facts), HeldFacts.class), LAW.at("310115", DAY))).isEqualTo(verdict);
    }

    @Test
    void limitsOfThisDeploymentAreMarkedAsSuch() {
        Book book = LAW.at("330106", DAY);
        for (String name : List.of("D-19.submit", "D-19.ahead", "D-19.least", "D-27.ours", "D-28.first", "D-28.month", "D-28.quarter", "D-28.half")) {
            Parameter number = book.parameter(name).orElseThrow();
            assertThat(number.mark()).as(name).isEqualTo(Mark.CONFIGURED);
        }
        assertThat(book.parameter("D-27.reply").orElseThrow().mark()).isEqualTo(Mark.VERIFIED);
        assertThat(LAW.at("110101", DAY).parameter("D-27.reply")).isEmpty();
    }
}
