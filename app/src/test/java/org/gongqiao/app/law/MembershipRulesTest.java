package org.gongqiao.app.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The rules M-01 to M-10 on the shipped book, each boundary on both sides. */
class MembershipRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final ShippedLaw.LawFile FILE = shipped();
    private static final Book BOOK = Book.open("330106", DAY, rules(), parameters());

    private static ShippedLaw.LawFile shipped() {
        try (var in = ShippedLaw.class.getResourceAsStream("/law/membership.json")) {
            return JsonMapper.builder().build().readValue(in, ShippedLaw.LawFile.class);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Citation citation(String instrument, String article) {
        return FILE.instruments().stream().filter(i -> i.id().equals(instrument))
                .map(i -> new Citation(i.id(), i.titleZh(), i.titleEn(), article)).findFirst().orElseThrow();
    }

    private static List<Rule> rules() {
        return FILE.rules().stream().map(r -> new Rule(r.id(), 1, r.place(), r.statementZh(), r.statementEn(), citation(r.instrument(), r.article()),
                r.mark(), r.readIn(), r.from(), r.until(), Origin.SHIPPED, "")).toList();
    }

    private static List<Parameter> parameters() {
        return FILE.parameters().stream().map(p -> new Parameter(p.name(), p.place(), 1, p.rule(), p.value(), p.unit(),
                citation(p.instrument(), p.article()), p.mark(), p.from(), p.until(), Origin.SHIPPED, "")).toList();
    }

    private static final Map<String, Function<JoiningFacts, Verdict>> JOINING = MembershipRules.JOINING.stream()
            .collect(Collectors.toMap(RuleCheck::ruleId, rule -> facts -> rule.on(facts, BOOK)));
    private static final Map<String, Function<StandingFacts, Verdict>> STANDING = MembershipRules.STANDING.stream()
            .collect(Collectors.toMap(RuleCheck::ruleId, rule -> facts -> rule.on(facts, BOOK)));

    @ParameterizedTest
    // rule, own act, wages, labour relation, new form, dispatched, live membership, employer's union, using unit's union -> verdict, message, instrument, article
    @CsvSource(textBlock = """
            M-01, 1,1,0,0,0,0,0,0, Lawful,   law.M-01.lawful,   union-law-2021, 3
            M-01, 1,0,1,0,0,0,0,0, Lawful,   law.M-01.lawful,   union-law-2021, 3
            M-01, 1,0,0,1,0,0,0,0, Lawful,   law.M-01.lawful,   union-law-2021, 3
            M-01, 1,0,0,0,0,0,1,1, Unlawful, law.M-01.unlawful, union-law-2021, 3
            M-02, 1,1,1,0,0,0,0,0, Lawful,   law.M-02.lawful,   membership-measures-2016, 5
            M-02, 0,1,1,0,0,0,1,0, Unlawful, law.M-02.unlawful, membership-measures-2016, 5
            M-03, 1,1,1,0,0,0,0,0, Lawful,   law.M-03.lawful,   membership-measures-2016, 3
            M-03, 1,1,1,0,0,1,0,0, Warning,  law.M-03.warning,  membership-measures-2016, 3
            M-04, 1,1,1,0,0,0,0,0, Lawful,   law.M-04.area,     membership-measures-2016, ''
            M-04, 1,1,1,0,0,0,1,0, Lawful,   law.M-04.none,     membership-measures-2016, ''
            M-04, 1,1,1,0,1,0,0,1, Lawful,   law.M-04.none,     membership-measures-2016, ''
            M-04, 1,1,1,0,1,0,0,0, Lawful,   law.M-04.area,     membership-measures-2016, ''
            M-04, 1,1,0,1,0,0,0,0, Lawful,   law.M-04.none,     membership-measures-2016, ''
            M-09, 1,1,1,0,0,1,1,0, Unlawful, law.M-09.unlawful, labour-contract-law-2012, 64
            M-09, 1,1,1,0,0,0,1,0, Lawful,   law.M-09.lawful,   labour-contract-law-2012, 64
            M-09, 1,1,1,0,1,0,1,1, Lawful,   law.M-09.either,   labour-contract-law-2012, 64
            M-09, 1,1,1,0,1,0,0,1, Lawful,   law.M-09.using,    labour-contract-law-2012, 64
            M-09, 1,1,1,0,1,1,1,1, Unlawful, law.M-09.unlawful, labour-contract-law-2012, 64
            M-10, 1,1,1,0,0,0,1,0, Lawful,   law.M-10.none,     new-forms-opinions-2021, ''
            M-10, 1,1,1,1,0,0,1,0, Lawful,   law.M-10.employer, new-forms-opinions-2021, ''
            M-10, 1,1,1,1,0,0,0,0, Lawful,   law.M-10.place,    new-forms-opinions-2021, ''
            M-10, 1,1,0,1,0,0,0,0, Lawful,   law.M-10.place,    new-forms-opinions-2021, ''
            """)
    void joining(String rule, int own, int wages, int labour, int newForm, int dispatched, int live, int employer, int using,
                 String verdict, String key, String instrument, String article) {
        var facts = new JoiningFacts(own == 1, wages == 1, labour == 1, newForm == 1, dispatched == 1, live == 1, employer == 1, using == 1);
        expect(JOINING.get(rule).apply(facts), verdict, key, instrument, article);
    }

    @ParameterizedTest
    // rule, retained, months seconded, months away, spoken to, group heard, committee decided, reported up -> verdict, message, instrument, article
    @CsvSource(textBlock = """
            M-05, 0,5,0,0,0,0,0, Lawful,   law.M-05.stays,    membership-measures-2016, ''
            M-05, 0,6,0,0,0,0,0, Lawful,   law.M-05.may,      membership-measures-2016, ''
            M-06, 1,0,0,0,0,0,0, Unlawful, law.M-06.unlawful, union-constitution-2023, 8
            M-06, 0,0,0,0,0,0,0, Lawful,   law.M-06.lawful,   union-constitution-2023, 8
            M-07, 0,0,5,1,0,1,0, Unlawful, law.M-07.tooEarly, union-constitution-2023, 6
            M-07, 0,0,6,0,0,1,0, Warning,  law.M-07.speak,    union-constitution-2023, 6
            M-07, 0,0,6,1,0,0,0, Warning,  law.M-07.decide,   union-constitution-2023, 6
            M-07, 0,0,6,1,0,1,0, Lawful,   law.M-07.lawful,   union-constitution-2023, 6
            M-08, 0,0,0,0,0,1,1, Unlawful, law.M-08.unlawful, union-constitution-2023, 7
            M-08, 0,0,0,0,1,0,1, Unlawful, law.M-08.unlawful, union-constitution-2023, 7
            M-08, 0,0,0,0,1,1,0, Warning,  law.M-08.report,   union-constitution-2023, 7
            M-08, 0,0,0,0,1,1,1, Lawful,   law.M-08.lawful,   union-constitution-2023, 7
            """)
    void standing(String rule, int retained, int seconded, int away, int spoken, int group, int committee, int reported,
                  String verdict, String key, String instrument, String article) {
        var facts = new StandingFacts(retained == 1, seconded, away, spoken == 1, group == 1, committee == 1, reported == 1);
        expect(STANDING.get(rule).apply(facts), verdict, key, instrument, article);
    }

    private static void expect(Verdict verdict, String kind, String key, String instrument, String article) {
        assertThat(verdict.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(verdict.key()).isEqualTo(key);
        assertThat(verdict.ground().citation().instrument()).isEqualTo(instrument);
        assertThat(verdict.ground().citation().article()).isEqualTo(article);
        assertThat(verdict.ground().ruleVersion()).isOne();
    }

    @Test
    void saysToBeConfirmedWhereANumberIsMissing() {
        Book bare = Book.open("330106", DAY, rules(), List.of());
        var facts = new StandingFacts(false, 12, 12, true, true, true, true);
        assertThat(MembershipRules.mayMoveToTheHostUnion(facts, bare)).isInstanceOf(Verdict.ToBeConfirmed.class);
        assertThat(MembershipRules.countsAsHavingLeft(facts, bare)).isInstanceOf(Verdict.ToBeConfirmed.class);
    }

    @Test
    void refusesToDecideUnderARuleThatDoesNotHoldYet() {
        Book early = Book.open("330106", LocalDate.of(2021, 12, 31), rules(), parameters());
        assertThatThrownBy(() -> early.rule("M-01")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Book.open("330106", LocalDate.of(2022, 1, 1), rules(), parameters()).rule("M-01").version()).isOne();
    }

    @Test
    void cannotSeeWhatMustNotGate() {
        assertThat(Stream.of(JoiningFacts.class, StandingFacts.class).flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(component -> component.getName().toLowerCase()))
                .noneMatch(name -> name.matches(".*(national|ethnic|race|sex|gender|religio|belief|educat|politic|birth).*"));
    }

    @Test
    void hasEveryRuleOfMembershipOnce() {
        assertThat(Stream.concat(JOINING.keySet().stream(), STANDING.keySet().stream()).sorted())
                .containsExactlyElementsOf(FILE.rules().stream().map(ShippedLaw.LawFile.ShippedRule::id).sorted().toList());
    }

    @Test
    void theNearerRegionGoesFirstThenTheOperatorThenTheNewerVersion() {
        List<Parameter> all = List.of(
                set("000000", 1, 7, Origin.SHIPPED), set("000000", 3, 6, Origin.SHIPPED), set("000000", 2, 9, Origin.OPERATOR),
                set("330000", 1, 5, Origin.SHIPPED), set("330100", 1, 4, Origin.SHIPPED), set("330106", 1, 3, Origin.SHIPPED));
        assertThat(days("110101", all)).isEqualTo(9);
        assertThat(days("000000", all)).isEqualTo(9);
        assertThat(days("330281", all)).isEqualTo(5);
        assertThat(days("330110", all)).isEqualTo(4);
        assertThat(days("330106", all)).isEqualTo(3);
    }

    @Test
    void aNumberHoldsFromItsFirstDayUpToItsLast() {
        List<Parameter> all = List.of(new Parameter("M-02.decide", "000000", 1, "M-02", 7, Unit.DAY, citation("deployment", ""), Mark.CONFIGURED,
                DAY, DAY.plusDays(10), Origin.SHIPPED, ""));
        assertThat(Book.open("330106", DAY.minusDays(1), rules(), all).parameter("M-02.decide")).isEmpty();
        assertThat(Book.open("330106", DAY, rules(), all).parameter("M-02.decide")).isPresent();
        assertThat(Book.open("330106", DAY.plusDays(9), rules(), all).parameter("M-02.decide")).isPresent();
        assertThat(Book.open("330106", DAY.plusDays(10), rules(), all).parameter("M-02.decide")).isEmpty();
    }

    private static Parameter set(String region, int version, int value, Origin origin) {
        return new Parameter("M-02.decide", region, version, "M-02", value, Unit.DAY, citation("deployment", ""), Mark.CONFIGURED, null, null, origin, "");
    }

    private static int days(String region, List<Parameter> all) {
        return Book.open(region, DAY, rules(), all).parameter("M-02.decide").orElseThrow().value();
    }
}
