package org.gongqiao.app.standing.ending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.membership.MembershipStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndingsIT {

    @Autowired Fixtures fixtures;
    @Autowired Endings endings;
    @Autowired Memberships memberships;
    @Autowired TestDatabase.Switchable database;
    @Autowired Clock clock;
    private LocalDate today;
    private int number;

    @BeforeAll
    void arrange() {
        fixtures.province();
        today = LocalDate.now(clock);
    }

    private <T> T at(String union, Role role, Supplier<T> work) {
        return fixtures.at(union, "chair", role, work);
    }

    private static <T> T own(UUID person, Supplier<T> work) {
        return Scope.call(new Scope.Own(person), work);
    }

    private Fixtures.Someone member() {
        return fixtures.member("ending" + number++, "own");
    }

    private UUID membership(Fixtures.Someone someone) {
        return own(someone.personId(), () -> memberships.of(someone.personId())).getFirst().id();
    }

    private EndOutcome lapse(UUID membership, @Nullable LocalDate away, @Nullable LocalDate spoken, @Nullable LocalDate committee) {
        return at("own", Role.CHAIR, () -> endings.end(membership, new EndMembership(EndingKind.LAPSED, away, spoken, null, committee, "长期没有联系")));
    }

    private EndOutcome expel(UUID membership, @Nullable LocalDate heard, @Nullable LocalDate committee) {
        return at("own", Role.CHAIR, () -> endings.end(membership, new EndMembership(EndingKind.EXPELLED, null, null, heard, committee, "被判处刑罚")));
    }

    private static void notYet(EndOutcome outcome, String key) {
        assertThat(outcome).isInstanceOfSatisfying(EndOutcome.NotYet.class, refused -> assertThat(refused.verdict().key()).isEqualTo(key));
    }

    @Test
    void countsAsHavingLeftOnlyAfterSixMonthsBeingSpokenToAndTheCommittee() {
        UUID id = membership(member());
        notYet(lapse(id, today.minusMonths(6).plusDays(1), today.minusDays(3), today), "law.M-07.tooEarly");
        notYet(lapse(id, today.minusMonths(6), null, today), "law.M-07.speak");
        notYet(lapse(id, today.minusMonths(6), today.minusDays(3), null), "law.M-07.decide");
        assertThat(at("own", Role.CHAIR, () -> memberships.get(id)).isLive()).as("nothing was written").isTrue();
        assertThat(lapse(id, today.minusMonths(6), today.minusDays(3), today)).isInstanceOf(EndOutcome.Ended.class);
        assertThat(at("own", Role.CHAIR, () -> memberships.get(id)).status()).isEqualTo(MembershipStatus.ENDED);
        assertThat(database.owner().sql("""
                select content #>> '{ground,parameters,0,name}' from law.decision d join standing.ending e on e.id = d.about_id where e.membership_id = :id""")
                .param("id", id).query(String.class).single()).as("the decision keeps the number it was made under").isEqualTo("M-07.months");
        assertThat(lapse(id, today.minusMonths(6), today.minusDays(3), today)).isInstanceOf(EndOutcome.Stale.class);
    }

    @Test
    void datesHaveToFollowEachOtherAndLieInThePast() {
        UUID id = membership(member());
        assertThat(lapse(id, null, null, today)).isInstanceOfSatisfying(EndOutcome.Faulty.class, faulty -> assertThat(faulty.faults()).containsKey("awaySince"));
        assertThat(lapse(id, today.minusMonths(7), today.minusMonths(8), today)).isInstanceOfSatisfying(EndOutcome.Faulty.class,
                faulty -> assertThat(faulty.faults()).containsEntry("spokenOn", "standing.end.order"));
        assertThat(expel(id, today, today.plusDays(1))).isInstanceOfSatisfying(EndOutcome.Faulty.class,
                faulty -> assertThat(faulty.faults()).containsEntry("committeeOn", "standing.end.future"));
    }

    @Test
    void expelsOnlyAfterTheGroupAndTheCommittee() {
        UUID id = membership(member());
        notYet(expel(id, null, today), "law.M-08.unlawful");
        notYet(expel(id, today.minusDays(1), null), "law.M-08.unlawful");
        assertThat(expel(id, today.minusDays(1), today)).isInstanceOfSatisfying(EndOutcome.Ended.class,
                ended -> assertThat(ended.ending().appealUntil()).as("fifteen days, and on to a working day").isBetween(today.plusDays(15), today.plusDays(25)));
        assertThat(database.owner().sql("select change_type || change_reason from membership.membership where id = :id").param("id", id)
                .query(String.class).single()).isEqualTo("56");
    }

    @Test
    void theUnionAboveDecidesTheAppealAndRestoresTheMembership() {
        var someone = member();
        UUID person = someone.personId();
        UUID membership = membership(someone);
        UUID id = ((EndOutcome.Ended) expel(membership, today.minusDays(1), today)).ending().id();
        assertThat(own(person, () -> endings.appeal(id, "判决已经改判"))).isInstanceOf(AppealOutcome.Done.class);
        assertThat(own(person, () -> endings.appeal(id, "再来一次"))).isInstanceOf(AppealOutcome.Stale.class);
        Ending waiting = at("county", Role.REVIEWER, () -> endings.get(id));
        assertThat(waiting.appeal()).isNotNull();
        assertThat(waiting.appeal().deciderUnit()).isEqualTo(fixtures.unions.get("county"));
        assertThat(at("own", Role.REVIEWER, () -> endings.decideAppeal(id, waiting.version(), true, "自己改")))
                .isIn(new AppealOutcome.NotPossible("standing.appeal.ownDecision"));
        assertThat(at("county", Role.REVIEWER, () -> endings.decideAppeal(id, waiting.version() + 1, true, "撤销"))).isInstanceOf(AppealOutcome.Stale.class);
        assertThat(at("county", Role.REVIEWER, () -> endings.decideAppeal(id, waiting.version(), true, "撤销"))).isInstanceOf(AppealOutcome.Done.class);
        assertThat(own(person, () -> memberships.liveOf(person))).hasValueSatisfying(live -> assertThat(live.id()).isEqualTo(membership));
    }

    @Test
    void anAppealComesTooLateOnTheDayAfterTheLast() {
        var someone = member();
        UUID id = ((EndOutcome.Ended) expel(membership(someone), today.minusDays(1), today)).ending().id();
        database.owner().sql("update standing.ending set appeal_until = :day where id = :id").param("day", today.minusDays(1)).param("id", id).update();
        assertThat(own(someone.personId(), () -> endings.appeal(id, "晚了"))).isEqualTo(new AppealOutcome.NotPossible("standing.appeal.over"));
        database.owner().sql("update standing.ending set appeal_until = :day where id = :id").param("day", today).param("id", id).update();
        assertThat(own(someone.personId(), () -> endings.appeal(id, "正好"))).isInstanceOf(AppealOutcome.Done.class);
    }

    @Test
    void theApiRefusesWithRuleAndArticleAndTakesTheAppeal() {
        var someone = member();
        UUID membership = membership(someone);
        var chair = fixtures.signIn("chair");
        assertThat(chair.json("POST", "/api/v1/members/" + membership + "/lapse",
                "{\"awaySince\":\"" + today.minusMonths(5) + "\",\"spokenOn\":\"" + today + "\",\"committeeOn\":\"" + today + "\",\"words\":\"久未联系\"}"))
                .satisfies(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(422);
                    assertThat(answer.body()).contains("\"ruleId\":\"M-07\"", "\"article\":\"6\"");
                });
        assertThat(chair.json("PUT", "/api/v1/members/" + membership + "/standing", "{\"to\":\"ENDED\",\"reason\":\"6\"}").statusCode())
                .as("an expulsion has its own procedure").isEqualTo(422);
        var expelled = chair.json("POST", "/api/v1/members/" + membership + "/expulsion",
                "{\"groupHeardOn\":\"" + today + "\",\"committeeOn\":\"" + today + "\",\"words\":\"被判处刑罚\"}");
        assertThat(expelled.statusCode()).isEqualTo(201);
        String id = expelled.body().replaceAll("^\\{\"id\":\"([^\"]+)\".*", "$1");
        assertThat(fixtures.signIn(key(someone)).json("POST", "/api/v1/my/endings/" + id + "/appeal", "{\"text\":\"不服\"}").statusCode()).isEqualTo(200);
        assertThat(chair.json("POST", "/api/v1/endings/" + id + "/appeal-decision", "{}").statusCode()).isEqualTo(403);
        assertThat(fixtures.signIn("reviewer").json("POST", "/api/v1/endings/" + id + "/appeal-decision",
                "{\"version\":1,\"reversed\":false,\"words\":\"程序完整\"}")).satisfies(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(answer.body()).contains("\"reversed\":false");
                });
    }

    private String key(Fixtures.Someone someone) {
        return fixtures.people.entrySet().stream().filter(entry -> entry.getValue().equals(someone)).findFirst().orElseThrow().getKey();
    }
}
