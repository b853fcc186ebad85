package org.gongqiao.app.law.democracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.ShippedBook;
import org.gongqiao.app.law.Unit;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.Elapsed;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Lawful and unlawful meetings, one a line of {@code meetings.tsv}: each boundary on both sides, by region and day. */
class MeetingsTest {

    static final ShippedBook LAW = ShippedBook.of("democracy");
    static final List<RuleCheck<?>> CHECKS = Stream.<List<? extends RuleCheck<?>>>of(ElectionRules.ALL, CommitteeRules.ALL, MembersRules.ALL,
            CongressRules.ALL, SessionRules.ALL,
            BoardRules.ALL, OpennessRules.ALL).<RuleCheck<?>>flatMap(List::stream).toList();
    private static final Map<String, RuleCheck<?>> NAMED = CHECKS.stream().collect(Collectors.toMap(RuleCheck::id, Function.identity()));
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES).build();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private record Meeting(int line, String check, String region, LocalDate day, String facts, String verdict, String message, String why) {}

    private static List<Meeting> table() throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(MeetingsTest.class.getResourceAsStream("/law/meetings.tsv"), StandardCharsets.UTF_8))) {
            var table = new ArrayList<Meeting>();
            for (String line : in.lines().skip(1).toList()) {
                String[] cells = line.split("\t");
                table.add(new Meeting(table.size() + 2, cells[0], cells[1], LocalDate.parse(cells[2]), cells[3], cells[4], cells[5], cells[6]));
            }
            return table;
        }
    }

    @TestFactory
    List<DynamicTest> eachIsJudgedAsWritten() throws IOException {
        return table().stream().map(meeting -> DynamicTest.dynamicTest("line " + meeting.line() + ": " + meeting.check() + ", " + meeting.why(),
                () -> judge(NAMED.get(meeting.check()), meeting))).toList();
    }

    private static <F> void judge(RuleCheck<F> check, Meeting meeting) {
        assertThat(check).as("a check of this name").isNotNull();
        F facts = JSON.readValue(meeting.facts(), check.facts());
        var book = LAW.at(meeting.region(), meeting.day());
        if (meeting.verdict().equals("none")) {
            assertThatThrownBy(() -> check.on(facts, book)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("in force");
            return;
        }
        Verdict verdict = check.on(facts, book);
        assertThat(verdict.getClass().getSimpleName() + " " + verdict.key()).isEqualTo(meeting.verdict() + " " + meeting.message());
        assertThat(verdict.ground().ruleId()).isEqualTo(check.ruleId());
        assertThat(verdict.ground().facts()).isNotEmpty();
        // A verdict is come to again from the facts as they are kept.
        assertThat(check.on(JSON.readValue(JSON.writeValueAsString(facts), check.facts()), book)).isEqualTo(verdict);
    }

    @Test
    void thereAreEnoughAndEachCheckIsThereOnBothSides() throws IOException {
        List<Meeting> table = table();
        assertThat(table.size()).isGreaterThanOrEqualTo(120);
        assertThat(CHECKS).allSatisfy(check -> assertThat(table.stream().filter(meeting -> meeting.check().equals(check.id()))
                .map(meeting -> meeting.verdict() + meeting.message()).distinct().count()).as(check.id()).isGreaterThanOrEqualTo(2));
        assertThat(table).extracting(Meeting::region).contains("110101", "310115", "330106");
    }

    @Test
    void oneVoteIsJudgedByTheTextOfItsPlace() {
        var half = new SessionFacts.Vote(SessionFacts.Power.PASSED, 60, 60, 30, true, true);
        Verdict shanghai = SessionRules.VOTE.on(half, LAW.at("310115", DAY));
        Verdict zhejiang = SessionRules.VOTE.on(half, LAW.at("330106", DAY));
        assertThat(shanghai).isInstanceOf(Verdict.Warning.class);
        assertThat(shanghai.ground().citation().article()).isEqualTo("31");
        assertThat(zhejiang).isInstanceOf(Verdict.Unlawful.class);
        assertThat(zhejiang.ground().citation().article()).isEqualTo("15");
    }

    @Test
    void exactlyAtTheMarginIsToBeConfirmedWhereNobodySaysWhetherItIsEnough() {
        var law = ShippedBook.of("democracy").with("D-25.tenth.parts", "000000", 1, Unit.PERSON).with("D-25.tenth.whole", "000000", 2, Unit.PERSON);
        var book = law.at("000000", DAY);
        assertThat(Weighing.majority(book, book.finding("D-25"), "D-25.tenth", 30, 60, met -> met.lawful("x"), "y")).isInstanceOf(Verdict.ToBeConfirmed.class);
        assertThat(Weighing.majority(book, book.finding("D-25"), "D-25.tenth", 31, 60, met -> met.lawful("x"), "y")).isInstanceOf(Verdict.Lawful.class);
        assertThat(Weighing.majority(book, book.finding("D-25"), "D-25.tenth", 29, 60, met -> met.lawful("x"), "y")).isInstanceOf(Verdict.Unlawful.class);
        assertThat(Weighing.using(book, book.finding("D-25"), "D-25.nobody", number -> book.finding("D-25").lawful("x"))).isInstanceOf(Verdict.ToBeConfirmed.class);
    }

    @Test
    void aCountNamesTheElectedTheTiedAndWhatFollows() {
        var book = LAW.at("110101", DAY);
        var tied = ElectionRules.result(new ElectionFacts.Count(60, 3, List.of(33, 50, 40, 40, 40)), book);
        assertThat(tied.elected()).containsExactly(1);
        assertThat(tied.tied()).containsExactly(2, 3, 4);
        assertThat(tied.open()).isEqualTo(2);
        assertThat(tied.next()).isEqualTo(Round.AMONG_TIED);
        var open = ElectionRules.result(new ElectionFacts.Count(60, 3, List.of(30, 31, 60)), book);
        assertThat(open.elected()).containsExactly(1, 2);
        assertThat(open.open()).isEqualTo(1);
        assertThat(open.next()).isEqualTo(Round.FURTHER);
        var done = ElectionRules.result(new ElectionFacts.Count(60, 2, List.of(31, 40, 50)), book);
        assertThat(done.elected()).containsExactly(1, 2);
        assertThat(done.next()).isEqualTo(Round.DONE);
    }

    @Test
    void numbersThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new SessionFacts.Vote(SessionFacts.Power.PASSED, 60, 61, 30, true, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SessionFacts.Vote(SessionFacts.Power.PASSED, 60, 40, 41, true, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ElectionFacts.Count(60, 1, List.of(61))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void largeNumbersDoNotOverflow() {
        var book = LAW.at("330106", DAY);
        assertThat(SessionRules.QUORUM.on(new SessionFacts.Attendance(1_500_000_000, 1_000_000_000), book)).isInstanceOf(Verdict.Lawful.class);
        assertThat(SessionRules.QUORUM.on(new SessionFacts.Attendance(1_500_000_000, 999_999_999), book)).isInstanceOf(Verdict.Unlawful.class);
        assertThat(CongressRules.TERM.on(new CongressFacts.Term(5, 5, Elapsed.OVER, false, true, Elapsed.RUNNING), book)).isInstanceOf(Verdict.Lawful.class);
    }
}
