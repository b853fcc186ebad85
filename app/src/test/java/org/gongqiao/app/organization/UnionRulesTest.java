package org.gongqiao.app.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnionRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static Union union(String areaPath, String linePath, UnionKind kind, UnionLevel level, UnionStatus status) {
        return new Union(UUID.randomUUID(), areaPath, linePath, areaPath.contains(".") ? UUID.randomUUID() : null, null, "某工会", kind, level,
                "990000", null, null, status, List.of(), false, LocalDate.of(2020, 1, 1), status == UnionStatus.CLOSED ? TODAY : null, 0);
    }

    private static Union open(String areaPath, UnionLevel level) {
        return union(areaPath, null, level.kinds().iterator().next(), level, UnionStatus.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "  云川市  总工会 | 云川市 总工会", "ＡＢＣ厂工会 | ABC厂工会", "云川厂(一分厂)工会 | 云川厂（一分厂）工会", "云川\u200B市\u00A0工会 | 云川市 工会"})
    void keepsNamesClean(String typed, String kept) {
        assertThat(UnionRules.cleanName(typed)).isEqualTo(kept);
    }

    @Test
    void aNameIsThereAndNotTooLong() {
        assertThat(UnionRules.name("")).containsExactly(UnionFault.NAME_MISSING);
        assertThat(UnionRules.name("工".repeat(100))).isEmpty();
        assertThat(UnionRules.name("工".repeat(101))).containsExactly(UnionFault.NAME_TOO_LONG);
    }

    @Test
    void aUnionsCreditCodeIsOneOfTradeUnions() {
        assertThat(UnionRules.creditCode(null)).isEmpty();
        assertThat(UnionRules.creditCode("91350100M000100Y43")).containsExactly(UnionFault.CREDIT_CODE_NOT_A_UNION);
        assertThat(UnionRules.creditCode("81350100M000100Y43")).containsExactly(UnionFault.CREDIT_CODE_WRONG);
    }

    @ParameterizedTest
    @EnumSource(UnionLevel.class)
    void aParentStandsHigher(UnionLevel level) {
        for (UnionLevel above : UnionLevel.values()) {
            boolean mayStand = above.ordinal() < level.ordinal() || above == UnionLevel.BASE && level == UnionLevel.BASE;
            assertThat(UnionRules.parents(UnionKind.BRANCH, level, open("1", above), null).isEmpty()).as("%s above %s", above, level).isEqualTo(mayStand);
        }
    }

    @Test
    void anIndustryUnionStandsBesideTheFederationOfItsLevel() {
        Union province = union("1", null, UnionKind.FEDERATION, UnionLevel.PROVINCE, UnionStatus.ACTIVE);
        assertThat(UnionRules.parents(UnionKind.INDUSTRY_UNION, UnionLevel.PROVINCE, province, null)).isEmpty();
        assertThat(UnionRules.parents(UnionKind.FEDERATION, UnionLevel.PROVINCE, province, null)).containsExactly(UnionFault.PARENT_TOO_LOW);
        Union transport = union("1.2", "2", UnionKind.INDUSTRY_UNION, UnionLevel.PROVINCE, UnionStatus.ACTIVE);
        assertThat(UnionRules.parents(UnionKind.INDUSTRY_UNION, UnionLevel.PROVINCE, transport, null)).containsExactly(UnionFault.PARENT_TOO_LOW);
    }

    @Test
    void aClosedUnionTakesNothingBelowIt() {
        assertThat(UnionRules.parents(UnionKind.ENTERPRISE_UNION, UnionLevel.BASE, union("1", null, UnionKind.FEDERATION, UnionLevel.COUNTY, UnionStatus.CLOSED), null))
                .containsExactly(UnionFault.PARENT_NOT_OPEN);
    }

    @Test
    void theUnionAboveOnTheLineIsOnTheLine() {
        Union county = open("1", UnionLevel.COUNTY);
        assertThat(UnionRules.parents(UnionKind.ENTERPRISE_UNION, UnionLevel.BASE, county, union("1.2", null, UnionKind.INDUSTRY_UNION, UnionLevel.CITY, UnionStatus.ACTIVE)))
                .containsExactly(UnionFault.LINE_PARENT_OFF_LINE);
        assertThat(UnionRules.parents(UnionKind.ENTERPRISE_UNION, UnionLevel.BASE, county, union("1.2", "2", UnionKind.INDUSTRY_UNION, UnionLevel.CITY, UnionStatus.ACTIVE)))
                .isEmpty();
    }

    @Test
    void everyLevelHasItsKinds() {
        assertThat(UnionRules.kind(UnionKind.FEDERATION, UnionLevel.CITY)).isEmpty();
        assertThat(UnionRules.kind(UnionKind.BRANCH, UnionLevel.BASE)).containsExactly(UnionFault.KIND_DOES_NOT_FIT_LEVEL);
        for (UnionKind kind : UnionKind.values()) {
            assertThat(UnionLevel.values()).as(kind.name()).anyMatch(level -> level.kinds().contains(kind));
        }
    }

    @Test
    void aChangeTakesEffectOnADayThatHasCome() {
        assertThat(UnionRules.date(null, TODAY, null)).containsExactly(UnionFault.DATE_MISSING);
        assertThat(UnionRules.date(TODAY, TODAY, null)).isEmpty();
        assertThat(UnionRules.date(TODAY.plusDays(1), TODAY, null)).containsExactly(UnionFault.DATE_IN_FUTURE);
        assertThat(UnionRules.date(TODAY.minusDays(1), TODAY, TODAY)).containsExactly(UnionFault.DATE_BEFORE_FOUNDING);
        assertThat(UnionRules.date(TODAY, TODAY, TODAY)).isEmpty();
    }

    @Test
    void aUnionMovesNeitherBelowItselfNorToWhereItIs() {
        Union moved = union("1.2.3", null, UnionKind.FEDERATION, UnionLevel.COUNTY, UnionStatus.ACTIVE);
        assertThat(UnionRules.move(moved, union("1.2.3.4", null, UnionKind.FEDERATION, UnionLevel.TOWNSHIP, UnionStatus.ACTIVE), true))
                .containsExactly(UnionFault.PARENT_IN_OWN_SUBTREE);
        assertThat(UnionRules.move(moved, moved, true)).containsExactly(UnionFault.PARENT_IN_OWN_SUBTREE);
        // 1.2.30 begins with the same characters and is another union.
        assertThat(UnionRules.move(moved, union("1.2.30", null, UnionKind.FEDERATION, UnionLevel.CITY, UnionStatus.ACTIVE), true)).isEmpty();
        assertThat(UnionRules.move(moved, null, false)).containsExactly(UnionFault.ALREADY_THERE);
        assertThat(UnionRules.move(open("1", UnionLevel.PROVINCE), moved, true)).containsExactly(UnionFault.TOP_STAYS);
    }

    @Test
    void everyFaultNamesARule() {
        for (UnionFault fault : UnionFault.values()) {
            assertThat(fault.ruleId()).matches("O-\\d\\d");
        }
        for (EmployerFault fault : EmployerFault.values()) {
            assertThat(fault.ruleId()).matches("E-\\d\\d");
        }
    }
}
