package org.gongqiao.app.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Refusal;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.PassingOn;
import org.gongqiao.app.casework.clock.ClockRecount;
import org.gongqiao.app.casework.clock.OldClocks;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.casework.SmallTree;
import org.gongqiao.app.identity.IdType;
import org.gongqiao.app.identity.NewPerson;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.membership.Trade;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplicationsIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private static final AtomicInteger NUMBER = new AtomicInteger(5_000);

    @Autowired Persons persons;
    @Autowired Applications applications;
    @Autowired Decisions decisions;
    @Autowired Matters matters;
    @Autowired PassingOn passingOn;
    @Autowired ClockRecount recount;
    @Autowired Deadlines deadlines;
    @Autowired TestDatabase.Switchable database;
    private SmallTree tree;

    @BeforeAll
    void arrange() {
        tree = new SmallTree(database.owner());
    }

    private UUID person(String name) {
        UUID id = persons.newId();
        Scope.run(new Scope.Own(id), () -> persons.enter(id, new NewPerson(name, IdType.RESIDENT_ID, Fixtures.idNumber(NUMBER.incrementAndGet()),
                null, "1", LocalDate.of(1990, 1, 1), null)));
        return id;
    }

    private static FileApplication courier() {
        return new FileApplication(UUID.randomUUID(), Trade.COURIER, Relation.PLATFORM, "清河区配送站", null, "330106", null);
    }

    private UUID file(UUID person) {
        return ((FilingOutcome.Filed) Scope.call(new Scope.Own(person), () -> applications.file(person, courier()))).applicationId();
    }

    private <T> T at(Role role, UUID unit, String path, Supplier<T> work) {
        var desk = new Desk(UUID.randomUUID(), UUID.randomUUID(), role, Line.AREA, unit, path, "工会");
        return ScopedValue.where(Scope.DESK, desk).where(Scope.CURRENT, desk.scope()).call(work::get);
    }

    private <T> T couriersOfficer(Supplier<T> work) {
        return at(Role.ORGANISER, tree.couriers, "p.c.d.k", work);
    }

    private static <T> T own(UUID person, Supplier<T> work) {
        return Scope.call(new Scope.Own(person), work);
    }

    private int memberships(UUID person) {
        return database.owner().sql("select count(*) from membership.membership where person_id = :person and status <> 'ENDED'")
                .param("person", person).query(Integer.class).single();
    }

    @Test
    void routesACourierToTheTradeThenTheAreaThenUpward() {
        Route route = Scope.call(Scope.service("test", "p"), () -> applications.route(courier())).orElseThrow();
        assertThat(route.choices()).extracting(Choice::deciderUnit)
                .containsExactly(tree.couriers, tree.joint, tree.county, tree.city, tree.province);
        assertThat(route.named()).extracting(Choice::reason).containsExactly("trade", "area");
        assertThat(route.choices().getLast().targetUnit()).as("a higher union decides for the first one named").isEqualTo(tree.couriers);
        assertThat(route.until()).isEqualTo(TODAY.plusDays(7));
        assertThat(route.verdicts()).noneMatch(Verdict.Unlawful.class::isInstance);
    }

    @Test
    void findsThePlaceInWhatWasTyped() {
        var typed = new FileApplication(UUID.randomUUID(), Trade.OTHER, Relation.FLEXIBLE, "杭州市西湖区某小区", null, null, null);
        assertThat(Scope.call(Scope.service("test", "p"), () -> applications.route(typed)).orElseThrow().region()).isEqualTo("330106");
        var scanned = new FileApplication(UUID.randomUUID(), Trade.OTHER, Relation.EMPLOYED, "不知道的地方", null, null, tree.enterprise);
        assertThat(Scope.call(Scope.service("test", "p"), () -> applications.route(scanned)).orElseThrow().first())
                .isEqualTo(new Choice(tree.enterprise, "星河机械厂工会", tree.enterprise, "星河机械厂工会", "invited", "M-02"));
    }

    @Test
    void sendingTwiceMakesOneApplication() throws Exception {
        UUID person = person("方一");
        FileApplication form = courier();
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Callable<FilingOutcome>> sends = IntStream.range(0, 6)
                    .<Callable<FilingOutcome>>mapToObj(i -> () -> own(person, () -> applications.file(person, form))).toList();
            var outcomes = new ArrayList<FilingOutcome>();
            for (var sent : threads.invokeAll(sends)) {
                outcomes.add(sent.get());
            }
            assertThat(outcomes).hasOnlyElementsOfType(FilingOutcome.Filed.class);
            assertThat(outcomes.stream().distinct()).hasSize(1);
        }
        assertThat(own(person, () -> applications.of(person))).hasSize(1);
        assertThat(own(person, () -> applications.file(person, courier()))).isInstanceOf(FilingOutcome.OtherWaits.class);
    }

    @Test
    void approvalMakesAMemberClosesTheMatterAndIsSeenByTheWorker() {
        UUID person = person("方二");
        UUID id = file(person);
        Application waiting = couriersOfficer(() -> decisions.open(id));
        assertThat(couriersOfficer(() -> decisions.applicant(waiting))).as("reached through the waiting application").isPresent();
        assertThat(couriersOfficer(() -> decisions.approve(id, waiting.version()))).isInstanceOf(DecisionOutcome.Done.class);
        Application approved = own(person, () -> applications.get(id));
        assertThat(approved.state()).isInstanceOf(Application.State.Approved.class);
        assertThat(memberships(person)).isOne();
        assertThat(own(person, () -> matters.get(approved.matterId()).outcome())).isEqualTo("APPROVED");
        assertThat(own(person, () -> applications.file(person, courier()))).isInstanceOfSatisfying(FilingOutcome.AlreadyMember.class, member -> {
            assertThat(member.unionName()).isEqualTo("清河区快递行业工会联合会");
            assertThat(member.since()).isEqualTo(TODAY);
            assertThat(member.verdict().ground().ruleId()).isEqualTo("M-09");
        });
        String grounds = database.owner().sql("select grounds::text from joining.decision where application_id = :id and outcome = 'APPROVED'")
                .param("id", id).query(String.class).single();
        assertThat(grounds).contains("\"ruleVersion\": 1", "\"ruleId\": \"M-09\"", "\"liveMembership\": \"false\"");
    }

    @Test
    void ofTwoOfficersAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID person = person("方三");
            UUID id = file(person);
            int version = couriersOfficer(() -> decisions.open(id)).version();
            try (var threads = Executors.newFixedThreadPool(4)) {
                List<Callable<DecisionOutcome>> both = List.of(
                        () -> couriersOfficer(() -> decisions.approve(id, version)),
                        () -> at(Role.REVIEWER, tree.county, "p.c.d", () -> decisions.approve(id, version)),
                        () -> couriersOfficer(() -> decisions.refuse(id, version, RefusalReason.OTHER, "材料不全")),
                        () -> own(person, () -> applications.withdraw(id)));
                var outcomes = new ArrayList<DecisionOutcome>();
                for (var one : threads.invokeAll(both)) {
                    outcomes.add(one.get());
                }
                assertThat(outcomes).filteredOn(DecisionOutcome.Done.class::isInstance).hasSize(1);
                assertThat(outcomes).filteredOn(DecisionOutcome.Stale.class::isInstance).hasSize(3);
            }
            Application decided = own(person, () -> applications.get(id));
            assertThat(memberships(person)).isEqualTo(decided.status() == ApplicationStatus.APPROVED ? 1 : 0);
        }
    }

    @Test
    void refusalIsAppealedToTheHigherUnionAndDecidedThereForGood() {
        UUID person = person("方四");
        UUID id = file(person);
        couriersOfficer(() -> decisions.refuse(id, 0, RefusalReason.OTHER, "看不清单位"));
        Application refused = own(person, () -> applications.get(id));
        assertThat(((Application.State.Refused) refused.state()).appealUntil()).isEqualTo(TODAY.plusDays(15));
        assertThat(own(person, () -> applications.appeal(id, "单位是清河区配送站"))).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(own(person, () -> applications.appeal(id, "再来"))).isInstanceOf(DecisionOutcome.Stale.class);

        assertThatThrownBy(() -> couriersOfficer(() -> decisions.open(id))).as("the union that refused no longer has it").isInstanceOf(NotFound.class);
        Application appealed = at(Role.REVIEWER, tree.county, "p.c.d", () -> decisions.open(id));
        assertThat(appealed.deciderUnit()).isEqualTo(tree.county);
        assertThatThrownBy(() -> at(Role.CHAIR, tree.county, "p.c.d", () -> decisions.approve(id, appealed.version())))
                .as("an appeal is for reviewers").isInstanceOf(Refusal.class);
        assertThat(at(Role.REVIEWER, tree.county, "p.c.d", () -> decisions.refuse(id, appealed.version(), RefusalReason.FACTS_WRONG, "核实后不属实")))
                .isInstanceOf(DecisionOutcome.Done.class);
        Application final_ = own(person, () -> applications.get(id));
        assertThat(((Application.State.Refused) final_.state()).appealUntil()).as("one appeal only").isNull();
        assertThat(own(person, () -> applications.appeal(id, "还要"))).isInstanceOf(DecisionOutcome.NotPossible.class);
    }

    @Test
    void anAppealThatIsUpheldMakesAMemberOfTheUnionThatRefused() {
        UUID person = person("方五");
        UUID id = file(person);
        couriersOfficer(() -> decisions.refuse(id, 0, RefusalReason.OTHER, "看不清单位"));
        own(person, () -> applications.appeal(id, "单位是清河区配送站"));
        int version = at(Role.REVIEWER, tree.county, "p.c.d", () -> decisions.open(id)).version();
        assertThat(at(Role.REVIEWER, tree.county, "p.c.d", () -> decisions.approve(id, version))).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(database.owner().sql("select unit_id from membership.membership where person_id = :person").param("person", person)
                .query(UUID.class).single()).isEqualTo(tree.couriers);
    }

    @Test
    void anAppealAfterTheLastDayIsNotPossible() {
        UUID person = person("方六");
        UUID id = file(person);
        couriersOfficer(() -> decisions.refuse(id, 0, RefusalReason.OTHER, "看不清单位"));
        refusedEarlier(id, 60);
        assertThat(own(person, () -> applications.appeal(id, "x"))).isInstanceOf(DecisionOutcome.NotPossible.class);
        int lastDay = IntStream.iterate(40, back -> back - 1).filter(back -> !appealSince(back).isLate(TODAY)).findFirst().orElseThrow();
        refusedEarlier(id, lastDay);
        assertThat(own(person, () -> applications.appeal(id, "x"))).as("the last day counts").isInstanceOf(DecisionOutcome.Done.class);
    }

    private Due appealSince(int daysBack) {
        return deadlines.due("M-02.appeal", "330106", List.of(new Turn.Started(TODAY.minusDays(daysBack))));
    }

    private void refusedEarlier(UUID id, int days) {
        database.owner().sql("update joining.application set decided_at = :at where id = :id").param("at", TODAY.minusDays(days).atTime(12, 0).atZone(ZoneId.of("Asia/Shanghai")).toOffsetDateTime())
                .param("id", id).update();
    }

    @Test
    void silencePassesTheDecisionOnAndTheTargetWithItThenUpwardForTheFirst() {
        UUID person = person("方七");
        UUID id = file(person);
        record Stop(UUID decider, UUID target) {}
        var stops = new ArrayList<Stop>();
        for (int i = 0; i < 5; i++) {
            Application now = own(person, () -> applications.get(id));
            stops.add(new Stop(now.deciderUnit(), now.targetUnit()));
            assertThat(now.isWaiting()).as("silence never admits anybody").isTrue();
            OldClocks.began(database.owner(), recount, now.matterId(), 60);
            passingOn.passOnOverdue();
        }
        assertThat(stops).containsExactly(new Stop(tree.couriers, tree.couriers), new Stop(tree.joint, tree.joint),
                new Stop(tree.county, tree.couriers), new Stop(tree.city, tree.couriers), new Stop(tree.province, tree.couriers));
        assertThat(memberships(person)).isZero();
        assertThatThrownBy(() -> couriersOfficer(() -> decisions.approve(id, 0))).as("no longer theirs").isInstanceOf(NotFound.class);
    }

    @Test
    void anOfficerHandsOverToTheNextNamedUnion() {
        UUID person = person("方八");
        UUID id = file(person);
        assertThat(couriersOfficer(() -> decisions.handOver(id, 0, "在柳林街道工作"))).isInstanceOf(DecisionOutcome.Done.class);
        Application moved = own(person, () -> applications.get(id));
        assertThat(moved.deciderUnit()).isEqualTo(tree.joint);
        assertThat(moved.targetUnit()).isEqualTo(tree.joint);
        assertThat(at(Role.CHAIR, tree.joint, "p.c.d.t.j", () -> decisions.approve(id, moved.version()))).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(memberships(person)).isOne();
    }

    @Test
    void aUnionThatWasClosedIsPassedOverAndAdmitsNobody() {
        UUID lost = UUID.randomUUID();
        tree.unit(lost, "p.c.d.l", null, tree.county, "已撤销的工会", "JOINT_UNION", "BASE", "330106", "{TRUCK}", false);
        UUID person = person("方十四");
        var form = new FileApplication(UUID.randomUUID(), Trade.TRUCK, Relation.PLATFORM, "清河区货场", null, "330106", tree.enterprise);
        UUID id = ((FilingOutcome.Filed) own(person, () -> applications.file(person, form))).applicationId();
        Application filed = own(person, () -> applications.get(id));
        assertThat(filed.choices().get(1).deciderUnit()).isEqualTo(lost);
        database.owner().sql("update organization.unit set status = 'CLOSED', closed_on = :day where id = any (:ids)").param("day", TODAY)
                .param("ids", new UUID[] {lost, tree.enterprise}).update();
        try {
            assertThat(at(Role.CHAIR, tree.enterprise, "p.c.d.t.e", () -> decisions.approve(id, filed.version())))
                    .isInstanceOf(DecisionOutcome.NotPossible.class);
            assertThat(at(Role.CHAIR, tree.enterprise, "p.c.d.t.e", () -> decisions.handOver(id, filed.version(), ""))).isInstanceOf(DecisionOutcome.Done.class);
            assertThat(own(person, () -> applications.get(id)).deciderUnit()).as("the closed one is passed over").isNotEqualTo(lost);
            assertThat(memberships(person)).isZero();
        } finally {
            database.owner().sql("update organization.unit set status = 'ACTIVE', closed_on = null where id = :id").param("id", tree.enterprise).update();
        }
    }

    @Test
    void neighboursAndOtherWorkersSeeNothing() {
        UUID person = person("方九");
        UUID id = file(person);
        for (String path : List.of("p.c.x", "p.c.d.t", "p.c.d.t.e")) {
            assertThatThrownBy(() -> at(Role.CHAIR, tree.enterprise, path, () -> decisions.approve(id, 0))).as(path).isInstanceOf(NotFound.class);
        }
        UUID other = person("方十");
        assertThatThrownBy(() -> own(other, () -> applications.withdraw(id))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> own(other, () -> applications.get(id))).isInstanceOf(NotFound.class);
    }

    @Test
    void aSecondMembershipIsRefusedWithItsRuleWhoeverWasFaster() {
        UUID person = person("方十一");
        UUID id = file(person);
        database.owner().sql("""
                insert into membership.membership (id, person_id, unit_id, area_path, name, sex, status, joined_on, basis, basis_on, valid_from, recorded_at)
                values (gen_random_uuid(), :person, :unit, 'p.c.x', 'x', '1', 'LIVE', '2026-01-01', 'PAPER', '2026-01-01', '2026-01-01', now())""")
                .param("person", person).param("unit", tree.otherCounty).update();
        assertThat(couriersOfficer(() -> decisions.approve(id, 0))).isInstanceOfSatisfying(DecisionOutcome.Unlawful.class,
                unlawful -> assertThat(unlawful.verdict().ground().ruleId()).isEqualTo("M-09"));
        assertThat(couriersOfficer(() -> decisions.refuse(id, 0, RefusalReason.ALREADY_MEMBER, "已在其他工会"))).isInstanceOf(DecisionOutcome.Done.class);
    }

    @Test
    void aMembershipThatIsNotThereIsNoReasonToRefuse() {
        UUID id = file(person("方十二"));
        assertThat(couriersOfficer(() -> decisions.refuse(id, 0, RefusalReason.ALREADY_MEMBER, "x"))).isInstanceOf(DecisionOutcome.NotPossible.class);
    }

    @Test
    void everyStepIsInTheLogWithThePersonAsItsSubject() {
        UUID person = person("方十三");
        UUID id = file(person);
        couriersOfficer(() -> decisions.open(id));
        couriersOfficer(() -> decisions.approve(id, 0));
        assertThat(database.owner().sql("select act from audit.entry where subject = :person order by id").param("person", person)
                .query(String.class).list()).containsExactly("APPLICATION_FILED", "APPLICATION_OPENED", "MEMBERSHIP_BEGAN", "APPLICATION_APPROVED");
    }
}
