package org.gongqiao.app.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.SmallTree;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembershipsIT {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Autowired Memberships memberships;
    @Autowired TestDatabase.Switchable database;
    private SmallTree tree;

    @BeforeAll
    void arrange() {
        tree = new SmallTree(database.owner());
    }

    private BeginOutcome begin(UUID person, UUID unit, String path) {
        return Scope.call(Scope.service("test", path), () -> memberships.begin(new BeginMembership(person, "顾一", "1", unit, DAY,
                MembershipBasis.APPLICATION, DAY, Trade.COURIER, null)));
    }

    @Test
    void hasOneLiveMembershipOnlyEvenWhereTheOtherIsOutOfScope() {
        UUID person = tree.person("顾一");
        assertThat(begin(person, tree.enterprise, "p.c.d.t.e")).isInstanceOf(BeginOutcome.Began.class);
        assertThat(begin(person, tree.couriers, "p.c.d.k")).isInstanceOf(BeginOutcome.AlreadyMember.class);
        assertThat(Scope.call(Scope.service("test", "p.c.d.k"), () -> memberships.hasLive(person))).isTrue();
        assertThat(Scope.call(Scope.service("test", "p.c.d.k"), () -> memberships.liveOf(person))).isEmpty();
    }

    @Test
    void twoUnionsAtOnceGetOneMember() throws Exception {
        UUID person = tree.person("顾二");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tries = IntStream.range(0, 8).mapToObj(i -> threads.submit(() ->
                    i % 2 == 0 ? begin(person, tree.enterprise, "p.c.d.t.e") : begin(person, tree.couriers, "p.c.d.k"))).toList();
            int began = 0;
            for (var one : tries) {
                began += one.get() instanceof BeginOutcome.Began ? 1 : 0;
            }
            assertThat(began).isOne();
        }
    }

    @Test
    void leavingEndsItAndKeepsEveryVersion() {
        UUID person = tree.person("顾三");
        var began = (BeginOutcome.Began) begin(person, tree.joint, "p.c.d.t.j");
        Scope.run(new Scope.Own(person), () ->
                assertThat(memberships.end(began.membershipId(), MembershipChange.LEFT, "5", DAY.plusMonths(2))).isTrue());
        Scope.run(new Scope.Own(person), () -> {
            assertThat(memberships.end(began.membershipId(), MembershipChange.LEFT, "5", DAY.plusMonths(2))).isFalse();
            assertThat(memberships.liveOf(person)).isEmpty();
        });
        assertThat(database.owner().sql("""
                select valid::text from membership.membership_version where membership_id = :id order by recorded""")
                .param("id", began.membershipId()).query(String.class).list()).containsExactly("[2026-03-01,)", "[2026-03-01,2026-05-01)");
        assertThat(begin(person, tree.enterprise, "p.c.d.t.e")).as("may join again").isInstanceOf(BeginOutcome.Began.class);
    }

    @Test
    void numbersCountWithinTheRegion() {
        var first = (BeginOutcome.Began) begin(tree.person("顾四"), tree.joint, "p");
        var second = (BeginOutcome.Began) begin(tree.person("顾五"), tree.couriers, "p");
        assertThat(first.memberNo()).startsWith("330106").hasSize(16);
        assertThat(Long.parseLong(second.memberNo())).isEqualTo(Long.parseLong(first.memberNo()) + 1);
    }

    @Test
    void retainsAndResumes() {
        UUID person = tree.person("顾六");
        var began = (BeginOutcome.Began) begin(person, tree.joint, "p");
        Scope.run(Scope.service("test", "p.c.d.t.j"), () -> {
            assertThat(memberships.retain(began.membershipId(), "3", DAY.plusDays(1))).isTrue();
            assertThat(memberships.retain(began.membershipId(), "3", DAY.plusDays(1))).isFalse();
            assertThat(memberships.get(began.membershipId()).status()).isEqualTo(MembershipStatus.RETAINED);
            assertThat(memberships.resume(began.membershipId(), DAY.plusDays(9))).isTrue();
        });
    }
}
