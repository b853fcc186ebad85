package org.gongqiao.app.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.joining.Candidate.Tie;
import org.gongqiao.app.membership.Trade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest {

    private static final List<String> PLACE = List.of("330106", "330100", "330000");

    private static Candidate candidate(String name, String region, Tie... ties) {
        return new Candidate(UUID.nameUUIDFromBytes(name.getBytes()), name, region, ties.length == 0 ? EnumSet.noneOf(Tie.class) : EnumSet.copyOf(Arrays.asList(ties)));
    }

    private static final Candidate EMPLOYER = candidate("employer", "330106", Tie.EMPLOYER);
    private static final Candidate PLATFORM = candidate("platform", "330106", Tie.PLATFORM);
    private static final Candidate COUNTY_TRADE = candidate("countyTrade", "330106", Tie.TRADE);
    private static final Candidate CITY_TRADE = candidate("cityTrade", "330100", Tie.TRADE);
    private static final Candidate AREA = candidate("area", "330106", Tie.AREA);
    private static final Candidate CATCH_ALL = candidate("catchAll", "330100", Tie.CATCH_ALL);
    private static final Candidate TOP = candidate("top", "330000", Tie.TOP);
    private static final Candidate SCANNED = candidate("scanned", "330110");
    private static final List<Candidate> ALL = List.of(TOP, CATCH_ALL, CITY_TRADE, AREA, COUNTY_TRADE, PLATFORM, EMPLOYER, SCANNED);

    @ParameterizedTest
    // trade, relation, scanned, without -> first:reason:rule, second:reason:rule
    @CsvSource(nullValues = "-", textBlock = """
            OTHER,         EMPLOYED,   no,  -,                      employer:employer:M-10,        area:areaUntilFounded:M-04
            OTHER,         EMPLOYED,   no,  employer,               area:areaUntilFounded:M-04,    catchAll:catchAll:M-01
            OTHER,         DISPATCHED, no,  -,                      employer:dispatch:M-09,        area:areaUntilFounded:M-04
            OTHER,         FLEXIBLE,   no,  employer,               area:area:M-10,                catchAll:catchAll:M-01
            OTHER,         FLEXIBLE,   no,  employer area,          catchAll:catchAll:M-01,        -
            COURIER,       EMPLOYED,   no,  -,                      employer:employer:M-10,        countyTrade:trade:M-10
            COURIER,       PLATFORM,   no,  -,                      countyTrade:trade:M-10,        cityTrade:trade:M-10
            COURIER,       PLATFORM,   no,  countyTrade cityTrade,  platform:platform:M-10,        area:area:M-10
            FOOD_DELIVERY, PLATFORM,   yes, -,                      scanned:invited:M-02,          countyTrade:trade:M-10
            OTHER,         EMPLOYED,   yes, -,                      scanned:invited:M-02,          employer:employer:M-10
            TRUCK,         FLEXIBLE,   no,  countyTrade cityTrade platform area catchAll employer, top:top:M-01, -
            """)
    void ranks(Trade trade, Relation relation, String scanned, String without, String first, String second) {
        var facts = new RoutingFacts(trade, relation, PLACE, scanned.equals("yes") ? Optional.of(SCANNED.unitId()) : Optional.empty());
        var out = without == null ? List.of() : List.of(without.split(" "));
        List<String> ranked = Routing.rank(facts, ALL.stream().filter(c -> !out.contains(c.name())).toList()).stream()
                .map(choice -> choice.deciderName() + ":" + choice.reason() + ":" + choice.ruleId()).toList();
        assertThat(ranked.getFirst()).isEqualTo(first);
        if (second != null) {
            assertThat(ranked.get(1)).isEqualTo(second);
        } else {
            assertThat(ranked).hasSize(1);
        }
    }

    @Test
    void leavesNobodyAsLongAsThereIsOneUnion() {
        for (Trade trade : Trade.values()) {
            for (Relation relation : Relation.values()) {
                for (Optional<UUID> scanned : List.of(Optional.<UUID>empty(), Optional.of(UUID.randomUUID()))) {
                    assertThat(Routing.rank(new RoutingFacts(trade, relation, List.of(), scanned), List.of(TOP))).hasSize(1);
                }
            }
        }
    }

    @Test
    void namesEachUnionOnceWithItsBestReason() {
        var both = candidate("both", "330106", Tie.EMPLOYER, Tie.AREA, Tie.CATCH_ALL);
        var ranked = Routing.rank(new RoutingFacts(Trade.OTHER, Relation.EMPLOYED, PLACE, Optional.empty()), List.of(both, TOP));
        assertThat(ranked).extracting(Choice::reason).containsExactly("employer");
    }

    @Test
    void doesNotDependOnTheOrderOfDifferentCandidates() {
        var facts = new RoutingFacts(Trade.COURIER, Relation.PLATFORM, PLACE, Optional.empty());
        var backwards = new ArrayList<>(ALL).reversed();
        assertThat(Routing.rank(facts, backwards)).isEqualTo(Routing.rank(facts, ALL));
    }
}
