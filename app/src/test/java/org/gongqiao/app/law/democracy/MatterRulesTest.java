package org.gongqiao.app.law.democracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Properties;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Mark;
import org.gongqiao.app.law.ShippedBook;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.democracy.MatterFacts.Firm;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which power a matter has, by region, day and kind of employer (D-18). */
class MatterRulesTest {

    private static final ShippedBook LAW = ShippedBook.of("matters", "democracy");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @CsvSource({
            "000000, OTHER, collectiveContract, PASSED, Lawful", "000000, OTHER, collectiveContract, DELIBERATED, Unlawful",
            "000000, OTHER, rules, DELIBERATED, Lawful", "000000, OTHER, rules, PASSED, Warning", "000000, OTHER, rules, HEARD, Unlawful",
            "000000, OTHER, plan, HEARD, Lawful", "000000, OTHER, plan, DELIBERATED, Warning", "000000, OTHER, plan, ELECTED, Unlawful",
            "000000, STATE, pay, PASSED, Lawful", "000000, STATE, pay, HEARD, Unlawful", "000000, OTHER, pay, PASSED, ToBeConfirmed",
            "310115, STATE, training, PASSED, Lawful", "310115, INSTITUTION, appointment, PASSED, Lawful", "310115, STATE, appointment, PASSED, ToBeConfirmed",
            "310115, OTHER, disputeContract, HEARD, Unlawful", "310115, INSTITUTION, finances, DELIBERATED, Lawful", "310115, OTHER, finances, DELIBERATED, ToBeConfirmed",
            "310115, OTHER, workerDirectors, ELECTED, Lawful", "310115, OTHER, workerDirectors, PASSED, Unlawful",
            "310115, INSTITUTION, executives, APPRAISED, Lawful", "310115, OTHER, directorsAppraisal, HEARD, Unlawful",
            "330106, OTHER, contractPerformance, HEARD, Lawful", "330106, OTHER, contractPerformance, SUPERVISED, Lawful",
            "310115, OTHER, contractPerformance, HEARD, Unlawful", "330106, STATE, rules, PASSED, Lawful", "330106, STATE, rules, DELIBERATED, Unlawful",
            "330106, OTHER, rules, DELIBERATED, Lawful", "330106, OTHER, bargainers, ELECTED, Lawful", "330106, OTHER, somethingElse, HEARD, ToBeConfirmed"})
    void isJudgedAsWritten(String region, Firm firm, String matter, Power power, String verdict) {
        assertThat(MatterRules.power(new MatterFacts(firm, matter, power), LAW.at(region, DAY)).getClass().getSimpleName()).isEqualTo(verdict);
    }

    @Test
    void proposesTheStrictestPowerNamed() {
        Book zhejiang = LAW.at("330106", DAY);
        assertThat(MatterRules.proposed(zhejiang, Firm.STATE, "rules")).contains(Power.PASSED);
        assertThat(MatterRules.proposed(zhejiang, Firm.OTHER, "rules")).contains(Power.DELIBERATED);
        assertThat(MatterRules.proposed(zhejiang, Firm.OTHER, "contractPerformance")).contains(Power.SUPERVISED);
        assertThat(MatterRules.proposed(zhejiang, Firm.OTHER, "pay")).isEmpty();
    }

    @Test
    void aTextThatNobodyReadDecidesNothing() {
        assertThat(MatterRules.POWER.on(new MatterFacts(Firm.OTHER, "collectiveContract", Power.PASSED), LAW.at("310115", LocalDate.of(2017, 11, 22))))
                .isInstanceOf(Verdict.ToBeConfirmed.class);
        assertThat(MatterRules.POWER.on(new MatterFacts(Firm.OTHER, "collectiveContract", Power.PASSED), LAW.at("310115", LocalDate.of(2017, 11, 23))))
                .isInstanceOf(Verdict.Lawful.class);
    }

    @Test
    void everyNumberHasItsWordsAndWhatWasReadItsArticle() throws IOException {
        for (String file : new String[] {"law.properties", "law_en.properties"}) {
            var words = new Properties();
            try (var in = Files.newBufferedReader(Path.of("src/main/resources/messages/" + file), StandardCharsets.UTF_8)) {
                words.load(in);
            }
            var numbers = LAW.parameters().stream().filter(number -> number.ruleId().equals("D-18") || number.ruleId().equals("D-31")).toList();
            assertThat(numbers).hasSizeGreaterThan(70).allSatisfy(number -> assertThat(words).containsKey("law.parameter." + number.name()));
            assertThat(numbers).filteredOn(number -> number.mark() == Mark.VERIFIED).allSatisfy(number -> assertThat(number.citation().article()).isNotEmpty());
        }
        var messages = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/messages/sessions.properties"), StandardCharsets.UTF_8)) {
            messages.load(in);
        }
        assertThat(MatterRules.matters(LAW.at("310115", DAY))).hasSizeGreaterThan(25).allSatisfy(matter -> assertThat(messages).containsKey("sessions.matter." + matter));
    }
}
