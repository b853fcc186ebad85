package org.gongqiao.app.law.democracy;

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
import org.gongqiao.app.law.Mark;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Rule;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.Unit;
import org.junit.jupiter.api.Test;

/** What the file of democracy carries, and that every check finds its rule, its numbers and its words. */
class ShippedDemocracyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void carriesTheRulesOfElectionsAndDemocracy() {
        var ids = MeetingsTest.LAW.at("000000", DAY).rules().stream().map(Rule::id).toList();
        assertThat(ids).contains("J-22", "J-25").containsAll(IntStream.rangeClosed(3, 18).mapToObj("J-%02d"::formatted).toList())
                .containsAll(IntStream.rangeClosed(0, 17).mapToObj("D-%02d"::formatted).toList())
                .containsAll(IntStream.rangeClosed(20, 30).mapToObj("D-%02d"::formatted).toList());
        assertThat(ids).hasSize(18 + 18 + 11);
        assertThat(MeetingsTest.CHECKS).extracting(RuleCheck::id).doesNotHaveDuplicates();
        assertThat(MeetingsTest.CHECKS).allSatisfy(check -> assertThat(ids).contains(check.ruleId()));
        var asked = new TreeSet<>(MeetingsTest.CHECKS.stream().map(RuleCheck::ruleId).toList());
        assertThat(ids.stream().filter(id -> !asked.contains(id))).containsExactly("D-00");
    }

    @Test
    void nothingVerifiedIsWithoutItsArticleAndNoTwoVersionsHoldTogether() {
        assertThat(MeetingsTest.LAW.rules()).filteredOn(rule -> rule.mark() == Mark.VERIFIED).hasSizeGreaterThan(35)
                .allSatisfy(rule -> assertThat(rule.citation().article()).as(rule.id()).isNotEmpty())
                .allSatisfy(rule -> assertThat(rule.readIn()).as(rule.id()).isNotEmpty());
        assertThat(MeetingsTest.LAW.parameters()).filteredOn(number -> number.mark() == Mark.VERIFIED)
                .allSatisfy(number -> assertThat(number.citation().article()).as(number.name()).isNotEmpty());
        for (LocalDate day : List.of(DAY, LocalDate.of(2017, 11, 22), LocalDate.of(2017, 11, 23), LocalDate.of(2024, 6, 30))) {
            assertThat(MeetingsTest.LAW.rules().stream().filter(rule -> holds(rule.from(), rule.until(), day)).map(rule -> rule.id() + rule.region()))
                    .doesNotHaveDuplicates();
            assertThat(MeetingsTest.LAW.parameters().stream().filter(number -> holds(number.from(), number.until(), day))
                    .map(number -> number.name() + number.region())).doesNotHaveDuplicates();
        }
    }

    private static boolean holds(LocalDate from, LocalDate until, LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }

    @Test
    void papersAreCountedBackAndFilingInWorkingDays() {
        Parameter papers = MeetingsTest.LAW.at("310115", DAY).parameter("D-11.papers").orElseThrow();
        assertThat(papers.backward()).isTrue();
        assertThat(papers.unit()).isEqualTo(Unit.DAY);
        assertThat(MeetingsTest.LAW.at("310115", DAY).parameter("D-15.filing").orElseThrow().unit()).isEqualTo(Unit.WORKDAY);
        assertThat(MeetingsTest.LAW.at("330106", DAY).parameter("D-15.filing")).isEmpty();
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
        try (var files = Files.list(Path.of("src/main/java/org/gongqiao/app/law/democracy"))) {
            files.map(ShippedDemocracyTest::text).forEach(text -> {
                Pattern.compile("\"(law\\.[\\w.-]+)\"").matcher(text).results().forEach(hit -> named.add(hit.group(1)));
                Pattern.compile("(?:using|demands|atMost|inTime)\\(book, \\w+, (?:[^\"]{0,60}\\? \")?\"?([JD]-\\d\\d\\.\\w+)\"").matcher(text).results()
                        .forEach(hit -> numbers.add(hit.group(1)));
            });
        }
        for (Round round : Round.values()) {
            named.add("law.round." + round);
        }
        MeetingsTest.LAW.parameters().forEach(parameter -> named.add("law.parameter." + parameter.name()));
        assertThat(named).hasSizeGreaterThan(300).allSatisfy(key -> assertThat(chinese).containsKey(key));
        assertThat(numbers).hasSizeGreaterThan(35);
        // The source names a number of numbered rows without the row.
        var known = new TreeSet<String>();
        MeetingsTest.LAW.parameters().forEach(parameter -> known.addAll(List.of(parameter.name(), parameter.name().replaceAll("\\d$", ""))));
        assertThat(known).containsAll(numbers);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
