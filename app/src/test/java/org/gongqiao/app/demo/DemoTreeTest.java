package org.gongqiao.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import org.gongqiao.app.kernel.Regions;
import org.gongqiao.app.kernel.RegionCode;
import org.gongqiao.app.kernel.UnifiedCreditCode;
import org.gongqiao.app.organization.UnionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoTreeTest {

    @ParameterizedTest
    @CsvSource({"100, 0", "150, 800", "2000, 60000", "20000, 1000000"})
    void isAsLargeAsAskedFor(int unions, int members) {
        var tree = DemoTree.grow(DemoSize.of(unions, members));
        assertThat(tree.units).hasSize(unions);
        assertThat(tree.units.stream().mapToInt(unit -> unit.members).sum()).isEqualTo(members);
        int next = 0;
        for (DemoUnit unit : tree.units) {
            if (unit.members > 0) {
                assertThat(unit.firstMember).isEqualTo(next);
                next += unit.members;
            }
        }
    }

    @Test
    void keepsTheRulesOfTheTree() {
        var tree = DemoTree.grow(DemoSize.USUAL);
        var names = new HashSet<String>();
        for (DemoUnit unit : tree.units) {
            assertThat(unit.level.kinds()).contains(unit.kind);
            assertThat(unit.foundedOn).isBefore(LocalDate.of(2026, 1, 1));
            assertThat(names.add((unit.above == null ? "" : unit.above.areaPath) + unit.name)).as(unit.name).isTrue();
            if (unit.above != null) {
                assertThat(unit.foundedOn).isAfterOrEqualTo(unit.above.foundedOn);
                assertThat(unit.above.level.mayStandAbove(unit.level) || unit.kind == UnionKind.INDUSTRY_UNION).isTrue();
            }
            if (unit.creditCode != null) {
                assertThat(UnifiedCreditCode.parse(unit.creditCode)).isInstanceOfSatisfying(UnifiedCreditCode.Valid.class,
                        valid -> assertThat(valid.code().isGrassrootsUnion()).isTrue());
            }
            if (unit.kind.isPart() && unit.above.linePath != null) {
                assertThat(unit.lineAbove).isEqualTo(unit.above);
            }
        }
        for (DemoEmployer employer : tree.employers) {
            assertThat(UnifiedCreditCode.parse(employer.creditCode)).isInstanceOf(UnifiedCreditCode.Valid.class);
            assertThat(employer.women).isBetween(0, employer.staff);
            assertThat(employer.kind.worksForPlatform()).isEqualTo(employer.platform != null);
        }
        assertThat(tree.units.stream().filter(unit -> unit.catchAll)).isNotEmpty();
        assertThat(tree.units.stream().filter(unit -> unit.kind == UnionKind.BRANCH)).hasSizeGreaterThan(50);
        assertThat(tree.units.stream().filter(unit -> unit.kind == UnionKind.GROUP)).hasSizeGreaterThan(20);
    }

    /** No invented person may stand under a real division. */
    @Test
    void noDivisionIsReal() {
        var tree = DemoTree.grow(DemoSize.USUAL);
        var real = Regions.national().all().stream().map(Regions.Region::name).collect(java.util.stream.Collectors.toSet());
        tree.places.forEach((code, name) -> {
            assertThat(Regions.national().find(new RegionCode(code))).isEmpty();
            assertThat(real).doesNotContain(name);
        });
    }
}
