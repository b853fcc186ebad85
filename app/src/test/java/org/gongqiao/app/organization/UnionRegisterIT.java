package org.gongqiao.app.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class UnionRegisterIT {

    @Autowired UnionRegister register;
    @Autowired Unions unions;
    @Autowired Tallies tallies;
    @Autowired TestDatabase.Switchable database;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired Clock clock;

    private Trees trees;

    @BeforeEach
    void trees() {
        trees = new Trees(register, unions);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String unique(String name) {
        return name + UUID.randomUUID().toString().substring(0, 6);
    }

    @Test
    void foundsAUnionOnceHoweverOftenTheFormIsSent() {
        Union city = trees.city(unique("云川市总工会"));
        var command = new FoundUnion(register.newId(), city.id(), null, unique("云川纺织厂工会"), UnionKind.ENTERPRISE_UNION, UnionLevel.BASE,
                Trees.REGION, "C", null, List.of(), false, false, Trees.FOUNDED);
        Union first = Trees.done(trees.all(() -> register.found(command)));
        Union second = Trees.done(trees.all(() -> register.found(command)));
        assertThat(second).isEqualTo(first);
        assertThat(first.areaPath()).startsWith(city.areaPath() + ".");
        assertThat(trees.all(() -> tallies.subtree(city.id(), Line.AREA)).unions()).isEqualTo(2);
        assertThat(database.owner().sql("select count(*) from audit.entry where act = 'UNION_CREATED' and object_id = :id")
                .param("id", first.id()).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void refusesTwoOpenUnionsOfOneNameBelowOneParent() {
        Union city = trees.city(unique("云川市总工会"));
        trees.base(city, null, "同名工会");
        assertThat(Trees.refused(trees.tryFound(city, null, "同名 工会".replace(" ", ""), UnionKind.ENTERPRISE_UNION, UnionLevel.BASE)))
                .containsExactly(UnionFault.NAME_TAKEN);
        assertThat(trees.all(() -> tallies.subtree(city.id(), Line.AREA)).unions()).isEqualTo(2);
        trees.base(trees.city(unique("江口市总工会")), null, "同名工会");
    }

    @Test
    void namesEveryReasonAtOnce() {
        Union base = trees.base(trees.city(unique("云川市总工会")), null, "某厂工会");
        var command = new FoundUnion(register.newId(), base.id(), null, " ", UnionKind.FEDERATION, UnionLevel.CITY, "999999", "Z",
                "91350100M000100Y43", List.of(), false, false, today().plusDays(1));
        assertThat(Trees.refused(trees.all(() -> register.found(command)))).containsExactlyInAnyOrder(UnionFault.NAME_MISSING,
                UnionFault.CREDIT_CODE_NOT_A_UNION, UnionFault.REGION_UNKNOWN, UnionFault.INDUSTRY_UNKNOWN,
                UnionFault.DATE_IN_FUTURE, UnionFault.PARENT_TOO_LOW);
    }

    @Test
    void aUnionElsewhereDoesNotExist() {
        Union here = trees.city(unique("云川市总工会"));
        Union elsewhere = trees.city(unique("江口市总工会"));
        Union base = trees.base(elsewhere, null, "某厂工会");
        assertThat(trees.<Boolean>at(elsewhere, Line.AREA, () -> unions.findInScope(base.id()).isPresent())).isTrue();
        assertThat(trees.<Boolean>at(here, Line.AREA, () -> unions.findInScope(base.id()).isPresent())).isFalse();
        assertThatThrownBy(() -> trees.at(here, Line.AREA, () -> register.rename(base.id(), 0, today(), "改名"))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> trees.at(here, Line.AREA, () -> register.move(new MoveUnion(base.id(), 0, Line.AREA, here.id(), today()))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> trees.at(elsewhere, Line.AREA, () -> register.move(new MoveUnion(base.id(), 0, Line.AREA, here.id(), today()))))
                .isInstanceOf(NotFound.class);
        assertThat(trees.again(base)).isEqualTo(base);
    }

    @Test
    void theDatabaseItselfRefusesAMoveOutOfScope() {
        Union here = trees.city(unique("云川市总工会"));
        Union elsewhere = trees.city(unique("江口市总工会"));
        Union base = trees.base(here, null, "某厂工会");
        assertThatThrownBy(() -> trees.at(here, Line.AREA, () -> transaction.execute(status -> jdbc
                .sql("call organization.move_unit(:unit, 'A', :parent)").param("unit", base.id()).param("parent", elsewhere.id()).update())))
                .isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("out of scope");
        assertThatThrownBy(() -> trees.at(here, Line.AREA, () -> transaction.execute(status -> jdbc
                .sql("call scope.move('area', '1', '2')").update())))
                .isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("permission denied");
    }

    @Test
    void theLevelIsCorrectedWhereWhatStandsAboveAndBelowStillFits() {
        Union city = trees.city(unique("云川市总工会"));
        Union county = Trees.done(trees.tryFound(city, null, unique("清河县总工会"), UnionKind.FEDERATION, UnionLevel.COUNTY));
        trees.base(county, null, "某厂工会");
        Union township = Trees.done(trees.all(() -> register.change(ChangeUnion.of(county, today()).at(UnionKind.FEDERATION, UnionLevel.TOWNSHIP))));
        assertThat(township.level()).isEqualTo(UnionLevel.TOWNSHIP);
        assertThat(trees.all(() -> register.history(county.id()))).extracting(UnionVersion::level).contains(UnionLevel.COUNTY, UnionLevel.TOWNSHIP);
        assertThat(unions.unionsAsOf(city.id(), LocalDate.of(2024, 1, 1), clock.instant())).as("before, it was a county's")
                .anySatisfy(then -> assertThat(then.level()).isEqualTo(UnionLevel.COUNTY));
        assertThat(Trees.refused(trees.all(() -> register.change(ChangeUnion.of(township, today()).at(UnionKind.FEDERATION, UnionLevel.PROVINCE)))))
                .containsExactly(UnionFault.PARENT_TOO_LOW);
        assertThat(Trees.refused(trees.all(() -> register.change(ChangeUnion.of(township, today()).at(UnionKind.BRANCH, UnionLevel.WORKSHOP)))))
                .containsExactlyInAnyOrder(UnionFault.PART_STAYS_PART, UnionFault.CHILD_TOO_HIGH);
    }

    @Test
    void theDayOfFoundingIsCorrectedAndTheHistoryFollows() {
        Union city = trees.city(unique("云川市总工会"));
        Union base = trees.base(city, null, "某厂工会");
        LocalDate earlier = base.foundedOn().minusYears(5);
        assertThat(unions.unionsAsOf(base.id(), earlier, clock.instant())).isEmpty();
        Union corrected = Trees.done(trees.all(() -> register.change(ChangeUnion.of(base, today()).founded(earlier))));
        assertThat(corrected.foundedOn()).isEqualTo(earlier);
        assertThat(unions.unionsAsOf(base.id(), earlier, clock.instant())).hasSize(1);
        assertThat(unions.unionsAsOf(base.id(), earlier.minusDays(1), clock.instant())).isEmpty();
        Union later = Trees.done(trees.all(() -> register.change(ChangeUnion.of(corrected, today()).founded(LocalDate.of(2025, 1, 1)))));
        assertThat(unions.unionsAsOf(base.id(), LocalDate.of(2024, 12, 31), clock.instant())).isEmpty();
        assertThat(unions.unionsAsOf(base.id(), LocalDate.of(2025, 1, 1), clock.instant())).hasSize(1);
        assertThat(Trees.refused(trees.all(() -> register.change(ChangeUnion.of(later, today()).founded(today().plusDays(1))))))
                .contains(UnionFault.FOUNDED_IN_FUTURE);
    }

    @Test
    void aStaleVersionIsRefused() {
        Union city = trees.city(unique("云川市总工会"));
        Trees.done(trees.all(() -> register.rename(city.id(), 0, today(), unique("云川新市总工会"))));
        assertThat(Trees.refused(trees.all(() -> register.rename(city.id(), 0, today(), "云川旧市总工会")))).containsExactly(UnionFault.STALE);
    }

    @Test
    void lastYearsTableReprintsAfterACorrection() throws InterruptedException {
        Union city = trees.city(unique("旧名市总工会"));
        Union base = trees.base(city, null, "甲厂工会");
        LocalDate lastYear = LocalDate.of(2025, 12, 31);
        Instant printedAt = clock.instant();
        var printed = unions.unionsAsOf(city.id(), lastYear, printedAt);
        assertThat(printed).extracting(UnionAsOf::name).containsExactly(city.name(), "甲厂工会");
        Thread.sleep(2); // two instants of the clock, so that "then" and "now" differ

        // It is found today that the works' union bore another name in 2025, and only then.
        Trees.done(trees.all(() -> register.change(ChangeUnion.of(base, today()).named("乙厂工会")
                .within(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1)))));
        assertThat(trees.again(base).name()).isEqualTo("甲厂工会");
        assertThat(unions.unionsAsOf(city.id(), lastYear, printedAt)).isEqualTo(printed);
        assertThat(unions.unionsAsOf(city.id(), lastYear, clock.instant())).extracting(UnionAsOf::name).containsExactly(city.name(), "乙厂工会");
        assertThat(unions.unionsAsOf(city.id(), LocalDate.of(2024, 6, 1), clock.instant())).extracting(UnionAsOf::name)
                .containsExactly(city.name(), "甲厂工会");
        assertThat(unions.unionsAsOf(city.id(), LocalDate.of(2019, 1, 1), clock.instant())).isEmpty();

        // A move today does not change last year's table either.
        Union other = trees.city(unique("江口市总工会"));
        Trees.done(trees.move(base, Line.AREA, other));
        assertThat(unions.unionsAsOf(city.id(), lastYear, clock.instant())).hasSize(2);
        assertThat(unions.unionsAsOf(city.id(), today(), clock.instant())).hasSize(1);
        assertThat(unions.unionsAsOf(other.id(), today(), clock.instant())).hasSize(2);
        assertThat(trees.all(() -> register.history(base.id())).size()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void aCorrectionOfOneFieldLeavesLaterChangesOfOthersAlone() {
        Union base = trees.base(trees.city(unique("云川市总工会")), null, unique("甲厂工会"));
        ChangeUnion industry = new ChangeUnion(base.id(), 0, LocalDate.of(2024, 1, 1), null, base.name(), base.kind(), null, base.region(), "C", null,
                List.of(), false, false, null);
        Trees.done(trees.all(() -> register.change(industry)));
        ChangeUnion name = ChangeUnion.of(base, LocalDate.of(2022, 1, 1)).named(unique("乙厂工会")).withVersion(1);
        Union after = Trees.done(trees.all(() -> register.change(name)));
        assertThat(after.name()).isEqualTo(name.name());
        assertThat(after.industry()).isEqualTo("C");
    }

    @Test
    void aMoveTakesTheSubtreeItsRowsAndItsTotalsAlong() {
        Union from = trees.city(unique("云川市总工会"));
        Union to = trees.city(unique("江口市总工会"));
        Union county = trees.county(from, "甲县总工会");
        Union base = trees.base(county, null, "某厂工会");
        Union branch = trees.branch(base, "一分会");
        UUID post = UUID.randomUUID();
        database.owner().sql("""
                insert into identity.person (id, name, id_type, id_number, id_hash, sex, created_at)
                values (:id, 'x', 'OTHER', '\\x01', decode(:hash, 'hex'), '0', now())""")
                .param("id", post).param("hash", post.toString().replace("-", "")).update();
        database.owner().sql("""
                insert into identity.post (id, person_id, unit_id, unit_name, role, line, area_path, from_on)
                values (:id, :id, :unit, 'x', 'CHAIR', 'A', cast(:path as ltree), '2026-01-01')""")
                .param("id", post).param("unit", branch.id()).param("path", branch.areaPath()).update();
        trees.all(() -> {
            tallies.add(base.id(), Measure.MEMBERS, 30);
            tallies.add(branch.id(), Measure.MEMBERS, 12);
            return tallies.fold();
        });
        trees.all(() -> {
            tallies.add(branch.id(), Measure.MEMBERS, 1); // not folded when the move comes
            return 0;
        });

        Trees.done(trees.move(county, Line.AREA, to));

        assertThat(trees.again(branch).areaPath()).startsWith(to.areaPath() + ".").endsWith(county.areaPath().substring(from.areaPath().length())
                + branch.areaPath().substring(county.areaPath().length()));
        assertThat(database.owner().sql("select area_path::text from identity.post where id = :id").param("id", post).query(String.class).single())
                .isEqualTo(trees.again(branch).areaPath());
        for (int pass = 0; pass < 2; pass++) {
            assertThat(trees.all(() -> tallies.subtree(from.id(), Line.AREA)).members()).isZero();
            assertThat(trees.all(() -> tallies.subtree(to.id(), Line.AREA)).members()).isEqualTo(43);
            assertThat(trees.all(() -> tallies.subtree(trees.top().id(), Line.AREA)).members()).isGreaterThanOrEqualTo(43);
            assertThat(trees.all(() -> tallies.subtree(from.id(), Line.AREA)).unions()).isEqualTo(1);
            assertThat(trees.all(() -> tallies.subtree(to.id(), Line.AREA)).unions()).isEqualTo(3);
            trees.all(tallies::fold);
            assertThat(trees.all(tallies::withinTree)).isEmpty();
        }
        assertThat(trees.<Boolean>at(from, Line.AREA, () -> unions.findInScope(branch.id()).isPresent())).isFalse();
        assertThat(trees.<Boolean>at(to, Line.AREA, () -> unions.findInScope(branch.id()).isPresent())).isTrue();
        assertThat(Trees.refused(trees.move(to, Line.AREA, county))).contains(UnionFault.PARENT_IN_OWN_SUBTREE);
    }

    @Test
    void theIndustryLineIsJoinedChangedAndLeft() {
        Union city = trees.city(unique("云川市总工会"));
        Union transport = trees.industry(trees.top(), null, unique("试验省交通工会"), UnionLevel.PROVINCE);
        Union couriers = trees.industry(city, transport, unique("云川市快递行业工会联合会"), UnionLevel.CITY);
        Union base = trees.base(city, null, unique("某快递公司工会"));
        Union branch = trees.branch(base, "一分会");
        trees.all(() -> {
            tallies.add(branch.id(), Measure.MEMBERS, 5);
            return tallies.fold();
        });
        assertThat(transport.linePath()).isNotNull().doesNotContain(".");
        assertThat(base.linePath()).isNull();

        Trees.done(trees.move(base, Line.INDUSTRY, couriers));
        assertThat(trees.again(base).linePath()).startsWith(couriers.linePath() + ".");
        assertThat(trees.again(branch).linePath()).startsWith(trees.again(base).linePath() + ".");
        assertThat(trees.all(() -> tallies.subtree(transport.id(), Line.INDUSTRY)).members()).isEqualTo(5);
        assertThat(trees.<Boolean>at(couriers, Line.INDUSTRY, () -> unions.findInScope(branch.id()).isPresent())).isTrue();

        Union later = trees.branch(trees.again(base), "二分会");
        assertThat(later.linePath()).startsWith(trees.again(base).linePath() + ".");
        trees.all(tallies::fold);
        assertThat(trees.all(tallies::withinTree)).isEmpty();

        Trees.done(trees.move(base, Line.INDUSTRY, transport));
        assertThat(trees.all(() -> tallies.subtree(couriers.id(), Line.INDUSTRY)).members()).isZero();
        assertThat(trees.all(() -> tallies.subtree(transport.id(), Line.INDUSTRY)).members()).isEqualTo(5);

        assertThat(Trees.refused(trees.move(transport, Line.INDUSTRY, null))).containsExactly(UnionFault.LINE_HAS_UNIONS);
        assertThat(Trees.refused(trees.move(branch, Line.INDUSTRY, transport))).contains(UnionFault.LINE_FOLLOWS_UNION);

        Trees.done(trees.move(base, Line.INDUSTRY, null));
        assertThat(trees.again(branch).linePath()).isNull();
        assertThat(trees.all(() -> tallies.subtree(transport.id(), Line.INDUSTRY)).members()).isZero();
        trees.all(tallies::fold);
        assertThat(trees.all(tallies::withinTree)).isEmpty();
    }

    @Test
    void aUnionClosesOnlyWhenNobodyIsLeftAndAGroundIsGiven() {
        Union county = trees.county(trees.city(unique("云川市总工会")), unique("甲县总工会"));
        Union base = trees.base(county, null, unique("某厂工会"));
        assertThat(Trees.refused(trees.all(() -> register.close(new CloseUnion(county.id(), 0, today(), CloseUnion.Ground.UNIT_ENDED, "")))))
                .containsExactly(UnionFault.UNIONS_BELOW);
        trees.all(() -> {
            tallies.add(base.id(), Measure.MEMBERS, 1);
            return 0;
        });
        assertThat(Trees.refused(trees.all(() -> register.close(new CloseUnion(base.id(), 0, today(), null, "")))))
                .containsExactlyInAnyOrder(UnionFault.GROUND_MISSING, UnionFault.MEMBERS_LEFT);
        trees.all(() -> {
            tallies.add(base.id(), Measure.MEMBERS, -1);
            return 0;
        });
        Union closed = Trees.done(trees.all(() -> register.close(new CloseUnion(base.id(), 0, today(), CloseUnion.Ground.UNIT_ENDED, "破产"))));
        assertThat(closed.isClosed()).isTrue();
        assertThat(closed.closedOn()).isEqualTo(today());
        assertThat(trees.all(() -> tallies.subtree(county.id(), Line.AREA)).unions()).isEqualTo(1);
        assertThat(unions.children(county.id(), Line.AREA, "", 10).items()).isEmpty();
        assertThat(Trees.refused(trees.tryFound(closed, null, "分会", UnionKind.BRANCH, UnionLevel.WORKSHOP))).containsExactly(UnionFault.PARENT_NOT_OPEN);
        Trees.done(trees.all(() -> register.close(new CloseUnion(county.id(), 0, today(), CloseUnion.Ground.MERGED, ""))));
    }

    @Test
    void childrenComePageByPageByPinyin() {
        Union city = trees.city(unique("云川市总工会"));
        for (String name : List.of("朱桥工会", "安平工会", "白石工会", "李庄工会", "安平工会二", "城关工会", "明水工会")) {
            trees.base(city, null, name);
        }
        var names = new java.util.ArrayList<String>();
        String after = "";
        do {
            var page = unions.children(city.id(), Line.AREA, after, 2);
            page.items().forEach(union -> names.add(union.name()));
            after = page.next();
        } while (after != null);
        assertThat(names).containsExactly("安平工会", "安平工会二", "白石工会", "城关工会", "李庄工会", "明水工会", "朱桥工会");
        assertThat(unions.children(city.id(), Line.AREA, "not a key!", 100).items()).hasSize(7);
        assertThat(unions.childCounts(List.of(city.id()), Line.AREA)).containsEntry(city.id(), 7);
    }

    @Test
    void whoWritesAPathHoldsTheUnionInItsPlace() {
        Union city = trees.city(unique("云川市总工会"));
        Union base = trees.base(city, null, "某厂工会");
        assertThat(trees.all(() -> unions.place(base.id()))).isEqualTo(new Place(base.id(), base.areaPath(), null, UnionStatus.ACTIVE));
        trees.all(() -> transaction.execute(status -> {
            unions.place(base.id());
            assertThatThrownBy(() -> database.owner().sql("select 1 from organization.unit where id = :id for update nowait")
                    .param("id", base.id()).query(Integer.class).single()).isInstanceOf(DataAccessException.class);
            return 0;
        }));
        UUID person = UUID.randomUUID();
        assertThat(Scope.call(new Scope.Own(person), () -> unions.place(base.id())).areaPath()).isEqualTo(base.areaPath());
    }

    @Test
    void findsTheUnionsThatTakeSomebodyIn() {
        Union city = trees.city(unique("云川市总工会"));
        Union trade = Trees.done(trees.all(() -> register.found(new FoundUnion(register.newId(), city.id(), null, unique("货车司机联合工会"),
                UnionKind.JOINT_UNION, UnionLevel.BASE, "110105", null, null, List.of("TRUCK_DRIVER"), false, false, Trees.FOUNDED))));
        Union wide = Trees.done(trees.all(() -> register.found(new FoundUnion(register.newId(), city.id(), null, unique("货车司机联合工会"),
                UnionKind.JOINT_UNION, UnionLevel.BASE, "110000", null, null, List.of("TRUCK_DRIVER", "COURIER"), false, false, Trees.FOUNDED))));
        Union rest = Trees.done(trees.all(() -> register.found(new FoundUnion(register.newId(), city.id(), null, unique("灵活就业联合工会"),
                UnionKind.JOINT_UNION, UnionLevel.BASE, "110000", null, null, List.of(), true, false, Trees.FOUNDED))));
        var regions = RegionTable.around("110105");
        assertThat(unions.ofTrade("TRUCK_DRIVER", regions, 10)).containsExactly(trade, wide);
        assertThat(unions.ofTrade("RIDER", regions, 10)).isEmpty();
        assertThat(unions.catchAll(regions)).containsExactly(rest);
        assertThat(unions.ofRegion("110105", List.of(UnionKind.JOINT_UNION), 10)).containsExactly(trade);
    }

    @Test
    void aRowThatArrivesLateFollowsItsUnion() {
        Union from = trees.city(unique("云川市总工会"));
        Union to = trees.city(unique("江口市总工会"));
        Union base = trees.base(from, null, "某厂工会");
        Union line = trees.industry(trees.top(), null, unique("试验省交通工会"), UnionLevel.PROVINCE);
        Trees.done(trees.move(base, Line.AREA, to));
        Trees.done(trees.move(base, Line.INDUSTRY, line));
        UUID person = UUID.randomUUID();
        database.owner().sql("""
                insert into identity.person (id, name, id_type, id_number, id_hash, sex, created_at)
                values (:id, 'x', 'OTHER', '\\x01', decode(:hash, 'hex'), '0', now())""")
                .param("id", person).param("hash", person.toString().replace("-", "")).update();
        // As a transaction would write it that had read the path before the move.
        database.owner().sql("""
                insert into identity.post (id, person_id, unit_id, unit_name, role, line, area_path, from_on)
                values (:id, :id, :unit, 'x', 'CHAIR', 'A', cast(:path as ltree), '2026-01-01')""")
                .param("id", person).param("unit", base.id()).param("path", base.areaPath()).update();
        assertThat(trees.all(register::follow)).isEqualTo(1);
        assertThat(database.owner().sql("select area_path::text || ' ' || line_path::text from identity.post where id = :id").param("id", person)
                .query(String.class).single()).isEqualTo(trees.again(base).areaPath() + " " + trees.again(base).linePath());
        assertThat(trees.all(register::follow)).isZero();
    }
}
