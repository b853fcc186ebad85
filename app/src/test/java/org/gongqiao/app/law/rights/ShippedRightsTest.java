package org.gongqiao.app.law.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gongqiao.app.law.Mark;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Rule;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.ShippedBook;
import org.junit.jupiter.api.Test;

/** What the file of rights carries, and that every check finds its rule, its numbers and its words. */
class ShippedRightsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final ShippedBook LAW = ShippedBook.of("rights");
    private static final List<RuleCheck<?>> CHECKS = Stream.<List<? extends RuleCheck<?>>>of(RightsRules.ALL, DismissalRules.ALL, SupervisionRules.ALL,
            AidRules.ALL, UrgentRules.ALL).<RuleCheck<?>>flatMap(List::stream).toList();

    @Test
    void carriesTheRulesOfDisputesSupervisionAidAndUrgency() {
        assertThat(LAW.at("000000", DAY).rules()).extracting(Rule::id).containsAll(IntStream.rangeClosed(1, 17).mapToObj("R-%02d"::formatted).toList())
                .containsAll(IntStream.rangeClosed(1, 9).mapToObj("S-%02d"::formatted).toList())
                .containsAll(IntStream.rangeClosed(1, 7).mapToObj("A-%02d"::formatted).toList())
                .containsAll(IntStream.rangeClosed(0, 8).mapToObj("U-%02d"::formatted).toList()).hasSize(17 + 9 + 7 + 9);
    }

    @Test
    void everyCheckHasItsRuleAndNoTwoHaveOneName() {
        assertThat(CHECKS).extracting(RuleCheck::id).doesNotHaveDuplicates();
        var ids = LAW.at("000000", DAY).rules().stream().map(Rule::id).toList();
        assertThat(CHECKS).allSatisfy(check -> assertThat(ids).contains(check.ruleId()));
        var asked = new TreeSet<>(CHECKS.stream().map(RuleCheck::ruleId).toList());
        // Statements without a question of their own: the day (U-00), the province's standard, unions by reference.
        assertThat(ids.stream().filter(id -> !asked.contains(id))).containsExactlyInAnyOrder("A-02", "A-07", "U-00");
    }

    @Test
    void aProvincesArticleStandsBeforeTheCountrys() {
        assertThat(LAW.at("330106", DAY).rule("S-02").citation()).satisfies(citation -> {
            assertThat(citation.instrument()).isEqualTo("zhejiang-union-supervision-2016");
            assertThat(citation.article()).isEqualTo("21-22");
        });
        assertThat(LAW.at("330106", DAY).parameter("S-02.reply").orElseThrow().mark()).isEqualTo(Mark.VERIFIED);
        assertThat(LAW.at("110101", DAY).rule("S-02").mark()).isEqualTo(Mark.UNVERIFIED);
        assertThat(LAW.at("110101", DAY).parameter("S-02.reply").orElseThrow().mark()).isEqualTo(Mark.CONFIGURED);
        assertThat(LAW.at("360102", DAY).parameter("S-02.reply").orElseThrow().value()).isEqualTo(60);
        assertThat(LAW.at("330106", LocalDate.of(2016, 11, 30)).parameter("S-02.reply").orElseThrow().mark()).isEqualTo(Mark.CONFIGURED);
    }

    @Test
    void nothingVerifiedIsWithoutItsArticle() {
        assertThat(LAW.rules()).filteredOn(rule -> rule.mark() == Mark.VERIFIED)
                .allSatisfy(rule -> assertThat(rule.citation().article()).as(rule.id()).isNotEmpty())
                .allSatisfy(rule -> assertThat(rule.readIn()).as(rule.id()).isNotEmpty());
        assertThat(LAW.parameters()).filteredOn(parameter -> parameter.mark() == Mark.VERIFIED)
                .allSatisfy(parameter -> assertThat(parameter.citation().article()).as(parameter.name()).isNotEmpty());
    }

    /** Every message and every number that the rules name in their source stands in the texts and in the file. */
    @Test
    void everyWordAndNumberThatTheRulesNameExists() throws IOException {
        var chinese = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/messages/law.properties"), StandardCharsets.UTF_8)) {
            chinese.load(in);
        }
        var named = new TreeSet<String>();
        var numbers = new TreeSet<String>();
        try (var files = Files.list(Path.of("src/main/java/org/gongqiao/app/law/rights"))) {
            files.map(ShippedRightsTest::text).forEach(text -> {
                Pattern.compile("\"(law\\.[RSAU]-\\d\\d\\.\\w+)\"").matcher(text).results().forEach(hit -> named.add(hit.group(1)));
                Pattern.compile("(?:parameter\\(|using\\(book, finding, |\\? |: )\"([RSAU]-\\d\\d\\.\\w+)\"").matcher(text).results()
                        .forEach(hit -> numbers.add(hit.group(1)));
            });
        }
        UrgentRules.ALL.forEach(rule -> named.addAll(List.of("law." + rule.ruleId() + ".up", "law." + rule.ruleId() + ".down")));
        for (Step step : Step.values()) {
            named.add("law.step." + step);
        }
        LAW.parameters().forEach(parameter -> named.add("law.parameter." + parameter.name()));
        assertThat(named).hasSizeGreaterThan(200).allSatisfy(key -> assertThat(chinese).containsKey(key));
        assertThat(numbers).hasSizeGreaterThan(20);
        var known = new TreeSet<>(LAW.parameters().stream().map(Parameter::name).toList());
        known.add("R-09.minimumWage");
        assertThat(known).containsAll(numbers);
    }

    /** The page of a rule names its numbers, whichever module ships them. */
    @Test
    void everyNumberOfEveryFileHasItsName() throws IOException {
        var chinese = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/messages/law.properties"), StandardCharsets.UTF_8)) {
            chinese.load(in);
        }
        try (var files = Files.list(Path.of("src/main/resources/law"))) {
            List<Path> data = files.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(data).isNotEmpty();
            for (Path file : data) {
                ShippedBook book = ShippedBook.of(file.getFileName().toString().replace(".json", ""));
                assertThat(book.parameters()).allSatisfy(number -> assertThat(chinese).as(file.toString()).containsKeys("law.parameter." + number.name(), "law.unit." + number.unit()));
            }
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
