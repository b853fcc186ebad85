package org.gongqiao.app.law.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.ShippedBook;
import org.gongqiao.app.law.Unit;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.AidFacts;
import org.gongqiao.app.law.rights.AidRules;
import org.gongqiao.app.law.rights.DismissalFacts;
import org.gongqiao.app.law.rights.DismissalRules;
import org.gongqiao.app.law.rights.DisputeFacts;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.law.rights.NextStep;
import org.gongqiao.app.law.rights.RightsRules;
import org.gongqiao.app.law.rights.SupervisionFacts;
import org.gongqiao.app.law.rights.SupervisionRules;
import org.gongqiao.app.law.rights.UrgentRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cases of disputes and letters: facts, what happened to the clock, a day and a region, and what has to come out — both
 * readings of the last day, the next step, the verdict, its words and its article. The days of the table were counted by a
 * program of its own over the State Council's calendar, not by the engine.
 */
class RightsCasesTest {

    private static final ShippedBook LAW = ShippedBook.of("counting", "rights").with("R-09.minimumWage", "330100", 2490, Unit.YUAN);
    private static final Reckoner RECKONER = new Reckoner(new Almanac(Counting.shipped(), LAW.parameters(), LAW.rules(), List.of()));
    private static final LocalDate BOOK_DAY = LocalDate.of(2026, 3, 2);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, RuleCheck<?>> CHECKS = checks();

    private record Row(String name, String region, String check, String facts, String limits, String turns, String on, String earlier, String later,
                       String step, String verdict, String message, String instrument, String article) {}

    private static Map<String, RuleCheck<?>> checks() {
        var checks = new HashMap<String, RuleCheck<?>>();
        Stream.<List<? extends RuleCheck<?>>>of(RightsRules.ALL, DismissalRules.ALL, SupervisionRules.ALL, AidRules.ALL, UrgentRules.ALL)
                .<RuleCheck<?>>flatMap(List::stream).forEach(check -> checks.put(check.id(), check));
        return checks;
    }

    private static List<Row> rows() throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(RightsCasesTest.class.getResourceAsStream("/law/rights-cases.tsv"), StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> line.split("\t", -1)).map(c -> new Row(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10],
                    c[11], c[12], c[13])).toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCaseComesOutAsTheTableSays() throws IOException {
        return rows().stream().map(row -> DynamicTest.dynamicTest(row.check() + " " + row.name(), () -> comesOut(row)));
    }

    @Test
    void theTableIsLongEnoughAndAsksEveryCheck() throws IOException {
        List<Row> rows = rows();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(120);
        assertThat(rows.stream().filter(row -> !row.limits().equals("-")).count()).isGreaterThanOrEqualTo(120);
        assertThat(rows).extracting(Row::name).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(rows.stream().map(Row::check).toList())).containsExactlyInAnyOrderElementsOf(CHECKS.keySet());
        for (String turn : List.of("interrupted", "suspended", "resumed", "extended")) {
            assertThat(rows).as(turn).anyMatch(row -> row.turns().contains(turn));
        }
    }

    private static void comesOut(Row row) {
        var values = new LinkedHashMap<String, String>();
        if (!row.facts().equals("-")) {
            Arrays.stream(row.facts().split(",")).map(pair -> pair.split("=")).forEach(pair -> values.put(pair[0], pair[1]));
        }
        if (!row.limits().equals("-")) {
            LocalDate on = LocalDate.parse(row.on());
            boolean first = true;
            for (String each : row.limits().split(",")) {
                Due due = RECKONER.due(each.split("=")[1], row.region(), turns(row.turns()));
                if (first) {
                    assertThat(due.earlier()).as("earlier reading").isEqualTo(row.earlier());
                    assertThat(due.later()).as("later reading").isEqualTo(row.later());
                    first = false;
                }
                values.put(each.split("=")[0], Elapsed.of(due, on).name());
            }
        }
        Book book = LAW.at(row.region(), row.on().equals("-") ? BOOK_DAY : LocalDate.parse(row.on()));
        RuleCheck<?> check = CHECKS.get(row.check());
        Object facts = facts(check.facts(), values);
        Verdict verdict = on(check, facts, book);
        assertThat(verdict.key()).isEqualTo(row.message());
        assertThat(verdict.getClass().getSimpleName()).isEqualTo(row.verdict());
        assertThat(verdict.ground().citation().instrument()).isEqualTo(row.instrument());
        assertThat(verdict.ground().citation().article()).isEqualTo(row.article());
        NextStep next = next(row.check(), facts, book);
        assertThat(next == null ? "-" : next.step().name()).isEqualTo(row.step());
        if (next != null) {
            assertThat(next.verdict()).isEqualTo(verdict);
        }
    }

    private static <F> Verdict on(RuleCheck<F> check, Object facts, Book book) {
        return check.on(check.facts().cast(facts), book);
    }

    /** What is not named is false, zero, or a limit that runs. */
    private static Object facts(Class<?> type, Map<String, String> values) {
        var json = new LinkedHashMap<String, Object>();
        var unknown = new ArrayList<>(values.keySet());
        for (RecordComponent component : type.getRecordComponents()) {
            String value = values.get(component.getName());
            unknown.remove(component.getName());
            if (component.getType() == boolean.class) {
                json.put(component.getName(), Boolean.valueOf(value));
            } else if (component.getType() == int.class || component.getType() == long.class) {
                json.put(component.getName(), value == null ? 0L : Long.parseLong(value));
            } else {
                json.put(component.getName(), value == null && component.getType() == Elapsed.class ? Elapsed.RUNNING.name() : value);
            }
        }
        assertThat(unknown).as("facts that " + type.getSimpleName() + " has not").isEmpty();
        return JSON.readValue(JSON.writeValueAsString(json), type);
    }

    private static List<Turn> turns(String text) {
        return Arrays.stream(text.split("; ")).map(turn -> turn.split(" ")).<Turn>map(words -> {
            LocalDate day = LocalDate.parse(words[words.length - 1]);
            return switch (words[0]) {
                case "started" -> new Turn.Started(day);
                case "interrupted" -> new Turn.Interrupted(day);
                case "suspended" -> new Turn.Suspended(day);
                case "resumed" -> new Turn.Resumed(day);
                case "extended" -> new Turn.Extended(day, words[1]);
                default -> throw new IllegalArgumentException(words[0]);
            };
        }).toList();
    }

    /** Checks that only give a verdict have no step. */
    private static NextStep next(String check, Object facts, Book book) {
        return switch (facts) {
            case DisputeFacts.Consulting f -> RightsRules.consultation(f, book);
            case DisputeFacts.Mediating f -> RightsRules.mediation(f, book);
            case DisputeFacts.Signing f -> RightsRules.agreement(f, book);
            case DisputeFacts.Performing f -> RightsRules.performance(f, book);
            case DisputeFacts.Reviewing f -> RightsRules.review(f, book);
            case DisputeFacts.Claiming f -> RightsRules.limitation(f, book);
            case DisputeFacts.Applied f -> RightsRules.acceptance(f, book);
            case DisputeFacts.Notified f -> RightsRules.noticeOfHearing(f, book);
            case DisputeFacts.Postponing f -> RightsRules.postponement(f, book);
            case DisputeFacts.Defending f -> RightsRules.defence(f, book);
            case DisputeFacts.Deciding f -> RightsRules.award(f, book);
            case DisputeFacts.Awarded f -> RightsRules.suit(f, book);
            case DisputeFacts.Together f -> RightsRules.representatives(f, book);
            case DisputeFacts.InAdvance f -> RightsRules.paymentInAdvance(f, book);
            case DisputeFacts.Injured f -> RightsRules.injury(f, book);
            case DisputeFacts.Reported f -> RightsRules.inspection(f, book);
            case DismissalFacts.Notice f -> DismissalRules.notice(f, book);
            case DismissalFacts.Layoff f -> DismissalRules.layoff(f, book);
            case DismissalFacts.Rehiring f -> DismissalRules.rehiring(f, book);
            case DismissalFacts.Protected f -> DismissalRules.protection(f, book);
            case SupervisionFacts.Complaint f -> check.equals("S-09") ? null : SupervisionRules.complaint(f, book);
            case SupervisionFacts.Reminded f -> SupervisionRules.reminder(f, book);
            case SupervisionFacts.Inquiry f -> check.equals("S-07") ? SupervisionRules.recusal(f, book) : SupervisionRules.inquiry(f, book);
            case SupervisionFacts.Found f -> SupervisionRules.opinion(f, book);
            case SupervisionFacts.Delivered f -> SupervisionRules.reply(f, book);
            case SupervisionFacts.Recommending f -> SupervisionRules.recommendation(f, book);
            case SupervisionFacts.Recommended f -> SupervisionRules.outcome(f, book);
            case SupervisionFacts.Clue f -> SupervisionRules.prosecutors(f, book);
            case AidFacts.Asking f -> check.equals("A-03") ? AidRules.means(f, book) : AidRules.matter(f, book);
            case AidFacts.Pressing f -> AidRules.atOnce(f, book);
            case AidFacts.Pending f -> AidRules.decision(f, book);
            case AidFacts.Objecting f -> AidRules.objection(f, book);
            default -> null;
        };
    }
}
