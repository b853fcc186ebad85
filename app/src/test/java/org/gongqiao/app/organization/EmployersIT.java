package org.gongqiao.app.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.UnifiedCreditCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class EmployersIT {

    @Autowired UnionRegister register;
    @Autowired Unions unions;
    @Autowired Employers employers;
    @Autowired Tallies tallies;
    @Autowired Clock clock;

    private Trees trees;
    private Union city;
    private Union base;

    @BeforeEach
    void trees() {
        trees = new Trees(register, unions);
        city = trees.city("云川市总工会" + UUID.randomUUID());
        base = trees.base(city, null, "某厂工会");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private RecordEmployer command(String name, EmployerKind kind, @Nullable String code, @Nullable Integer staff, @Nullable UUID platform, @Nullable UUID unit) {
        return new RecordEmployer(employers.newId(), null, LocalDate.of(2024, 1, 1), name, kind, code, Ownership.PRIVATE, "C", Trees.REGION,
                staff, null, platform, unit);
    }

    private EmployerOutcome record(RecordEmployer command) {
        return trees.all(() -> employers.record(command));
    }

    private Employer done(EmployerOutcome outcome) {
        assertThat(outcome).isInstanceOf(EmployerOutcome.Done.class);
        return ((EmployerOutcome.Done) outcome).employer();
    }

    private List<EmployerFault> refused(EmployerOutcome outcome) {
        assertThat(outcome).isInstanceOf(EmployerOutcome.Refused.class);
        return ((EmployerOutcome.Refused) outcome).faults();
    }

    private Totals totals(Union union) {
        return trees.all(() -> tallies.subtree(union.id(), Line.AREA));
    }

    static String code(int n) {
        String front = "91110101MA" + String.format("%06d", n);
        front = front + UnifiedCreditCode.organisationCheck(front.substring(8));
        return front + UnifiedCreditCode.checkDigit(front);
    }

    @Test
    void countsWithTheUnionThatCoversIt() {
        Employer firm = done(record(command("云川纺织有限公司", EmployerKind.ENTERPRISE, code(1), 200, null, base.id())));
        assertThat(totals(city).employers()).isEqualTo(1);
        assertThat(totals(city).staff()).isEqualTo(200);

        Union other = trees.base(trees.city("江口市总工会" + UUID.randomUUID()), null, "他厂工会");
        Employer moved = done(record(RecordEmployer.of(firm, today()).coveredBy(other.id())));
        assertThat(totals(city).employers()).isZero();
        assertThat(totals(city).staff()).isZero();
        assertThat(totals(other).staff()).isEqualTo(200);
        assertThat(trees.all(() -> employers.history(firm.id()))).hasSize(3);

        assertThat(refused(record(RecordEmployer.of(firm, today()).coveredBy(base.id())))).containsExactly(EmployerFault.STALE);
        assertThat(Trees.refused(trees.all(() -> register.close(new CloseUnion(other.id(), 0, today(), CloseUnion.Ground.UNIT_ENDED, "")))))
                .containsExactly(UnionFault.EMPLOYERS_LEFT);
        done(trees.all(() -> employers.end(moved.id(), moved.version(), today())));
        assertThat(totals(other).employers()).isZero();
        assertThat(employers.suggest("云川纺织有限公司")).isEmpty();
    }

    @Test
    void aFormSentTwiceMakesOneEmployer() {
        var command = command("云川机械厂", EmployerKind.ENTERPRISE, null, 10, null, base.id());
        assertThat(done(record(command))).isEqualTo(done(record(command)));
        assertThat(totals(city).employers()).isEqualTo(1);
    }

    @Test
    void oneCreditCodeIsOneEmployer() {
        done(record(command("甲公司", EmployerKind.ENTERPRISE, code(2), null, null, base.id())));
        assertThat(refused(record(command("乙公司", EmployerKind.ENTERPRISE, code(2).toLowerCase(java.util.Locale.ROOT), null, null, base.id()))))
                .containsExactly(EmployerFault.CREDIT_CODE_TAKEN);
        assertThat(totals(city).employers()).isEqualTo(1);
    }

    @Test
    void aStationBelongsToAnOpenPlatform() {
        Employer platform = done(record(command("飞羽平台", EmployerKind.PLATFORM, null, null, null, base.id())));
        Employer station = done(record(command("飞羽东湖站", EmployerKind.STATION, null, 30, platform.id(), base.id())));
        assertThat(employers.ofPlatform(platform.id(), "", 10).items()).containsExactly(station);
        assertThat(refused(record(command("伪站点", EmployerKind.STATION, null, 30, station.id(), base.id())))).containsExactly(EmployerFault.PLATFORM_WRONG);
    }

    @Test
    void findsByNameAndByCodeWithinTheDesk() {
        Employer firm = done(record(command("明水电子有限公司", EmployerKind.ENTERPRISE, code(3), 5, null, base.id())));
        Union elsewhere = trees.city("江口市总工会" + UUID.randomUUID());
        assertThat(trees.at(city, Line.AREA, () -> employers.search("电子", 10))).contains(firm);
        assertThat(trees.at(city, Line.AREA, () -> employers.search(code(3), 10))).containsExactly(firm);
        assertThat(trees.at(elsewhere, Line.AREA, () -> employers.search("电子", 10))).isEmpty();
        assertThat(trees.at(elsewhere, Line.AREA, () -> employers.search(code(3), 10))).isEmpty();
        assertThatThrownBy(() -> trees.at(elsewhere, Line.AREA, () -> employers.history(firm.id()))).isInstanceOf(NotFound.class);
        assertThat(employers.suggest("明水电子")).containsExactly(firm);
        assertThat(employers.of(base.id(), "", 10).items()).containsExactly(firm);
    }

    @Test
    void whereNoUnionCoversItTheRegionDecides() {
        Employer firm = done(record(command("无会企业" + UUID.randomUUID(), EmployerKind.ENTERPRISE, null, 5, null, null)));
        assertThat(trees.<Boolean>at(city, Line.AREA, () -> employers.findInScope(firm.id()).isPresent())).isTrue();
        Union away = Trees.done(trees.all(() -> register.found(new FoundUnion(register.newId(), trees.top().id(), null, "远市总工会" + UUID.randomUUID(),
                UnionKind.FEDERATION, UnionLevel.CITY, "110102", null, null, List.of(), false, false, Trees.FOUNDED))));
        assertThat(trees.<Boolean>at(away, Line.AREA, () -> employers.findInScope(firm.id()).isPresent())).isFalse();
        assertThat(employers.uncovered(Trees.REGION, "", 50).items()).contains(firm);
    }
}
