package org.gongqiao.app.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Companion;
import org.gongqiao.app.casework.Joins;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.RatingOutcome;
import org.gongqiao.app.casework.Ratings;
import org.gongqiao.app.claims.file.Circumstance;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.file.ClaimMessage;
import org.gongqiao.app.claims.file.ClaimStatus;
import org.gongqiao.app.claims.file.ClaimType;
import org.gongqiao.app.claims.file.FileClaim;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.file.RefusalReason;
import org.gongqiao.app.claims.file.Topic;
import org.gongqiao.app.disputes.Disputes;
import org.gongqiao.app.disputes.file.ActOutcome;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.DisputeAct;
import org.gongqiao.app.disputes.file.RecordAct;
import org.gongqiao.app.kernel.NotFound;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Questions and claims from filing to rating, urgency, and claims handled together. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimsIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Filing filing;
    @Autowired ClaimWork work;
    @Autowired OwnClaims own;
    @Autowired Claims claims;
    @Autowired Disputes disputes;
    @Autowired ClaimCounts counts;
    @Autowired Handlers handlers;
    @Autowired Recognition recognition;
    @Autowired Joins joins;
    @Autowired Matters matters;
    @Autowired Ratings ratings;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    private int number;

    @BeforeAll
    void arrange() {
        fixtures.province();
    }

    private UUID person() {
        return fixtures.member("claimant" + number++, "own").personId();
    }

    private FileClaim form(ClaimType type, Topic topic, String workplace, int people, LocalDate knownOn, LocalDate endedOn, Set<Circumstance> circumstances) {
        return new FileClaim(UUID.randomUUID(), type, topic, Occupation.BUILDING, workplace, null, null, null, TODAY.minusDays(60), null, knownOn, endedOn, people,
                123_456L, null, circumstances, "三个月没发工资", Map.of("project", "清河大桥"), false, List.of());
    }

    private Claim file(UUID person, FileClaim form) {
        return Scope.call(new Scope.Own(person), () -> own.get(((ClaimFiling.Filed) filing.file(person, form)).claimId()));
    }

    private Claim file(UUID person, ClaimType type, Topic topic) {
        return file(person, form(type, topic, "工地" + number++, 1, null, null, Set.of()));
    }

    private <T> T officer(Supplier<T> work) {
        return fixtures.at("own", "rights", Role.RIGHTS_OFFICER, work);
    }

    private <T> T himself(UUID person, Supplier<T> work) {
        return Scope.call(new Scope.Own(person), work);
    }

    private int version(Claim claim) {
        return officer(() -> claims.get(claim.id())).version();
    }

    @Test
    void goesToTheOwnUnionIsTakenOnAskedBackAnsweredAndRated() {
        UUID person = person();
        Claim claim = file(person, ClaimType.CLAIM, Topic.WAGES);
        assertThat(claim.number()).startsWith("SQ-");
        assertThat(claim.handlerUnit()).isEqualTo(fixtures.unions.get("own"));
        assertThat(officer(() -> matters.get(claim.matterId())).succession()).as("then upward").hasSize(4);
        assertThat(officer(() -> work.open(claim.id())).text()).isEqualTo("三个月没发工资");
        assertThat(officer(() -> work.person(claim))).isPresent();
        assertThat(database.owner().sql("select position(convert_to('三个月没发工资', 'UTF8') in body) from claims.claim where id = :id").param("id", claim.id())
                .query(Integer.class).single()).as("sealed").isZero();

        assertThat(officer(() -> work.accept(claim.id(), 99))).isInstanceOf(ClaimOutcome.Stale.class);
        assertThat(officer(() -> work.accept(claim.id(), version(claim)))).isInstanceOf(ClaimOutcome.Done.class);
        assertThat(officer(() -> matters.get(claim.matterId())).step()).isEqualTo("handle");
        officer(() -> work.askBack(claim.id(), version(claim), "哪几个月？"));
        assertThat(himself(person, () -> own.get(claim.id())).waits()).isTrue();
        himself(person, () -> own.reply(claim.id(), "七月到九月"));
        assertThat(himself(person, () -> own.get(claim.id())).waits()).isFalse();
        assertThat(himself(person, () -> ratings.rate(claim.matterId(), 5, true, ""))).as("not before it is closed").isEqualTo(RatingOutcome.NOT_CLOSED);
        assertThat(officer(() -> work.answer(claim.id(), version(claim), "已经补发"))).isInstanceOf(ClaimOutcome.Done.class);
        assertThat(himself(person, () -> own.messages(claim.id()))).extracting(ClaimMessage::kind)
                .containsExactly(ClaimMessage.Kind.ASKED_BACK, ClaimMessage.Kind.REPLY, ClaimMessage.Kind.ANSWER);

        assertThat(officer(() -> ratings.rate(claim.matterId(), 5, true, ""))).as("never by whoever closed it").isEqualTo(RatingOutcome.CLOSED_BY_HIMSELF);
        assertThatThrownBy(() -> Scope.call(new Scope.Reach(Line.AREA, fixtures.areaPaths.get("own"), fixtures.people.get("chair").personId(), null, null),
                () -> ratings.rate(claim.matterId(), 5, true, ""))).as("nor by anybody of the union that handled it").isInstanceOf(DataAccessException.class);
        assertThat(himself(person, () -> ratings.rate(claim.matterId(), 4, true, "谢谢"))).isEqualTo(RatingOutcome.RATED);
        assertThat(himself(person, () -> ratings.rate(claim.matterId(), 1, false, ""))).isEqualTo(RatingOutcome.RATED_BEFORE);
        assertThat(officer(() -> ratings.find(claim.matterId()))).map(rating -> rating.score() + rating.words()).contains("4谢谢");
        assertThatThrownBy(() -> officer(() -> transaction.execute(status -> jdbc.sql("update casework.rating set score = 5").update()))).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> himself(person(), () -> transaction.execute(status -> jdbc.sql("""
                insert into casework.rating (matter_id, kind, unit_id, unit_name, score, solved, at, subject, area_path)
                values (:id, 'CLAIM', :unit, 'x', 1, false, now(), :id, 'x')""").param("id", claim.matterId()).param("unit", fixtures.unions.get("own")).update())))
                .as("nor by anybody else").isInstanceOf(DataAccessException.class);
    }

    @Test
    void isSeenByItsHandlerTheUnionsAboveAndItsPersonOnly() {
        UUID person = person();
        Claim claim = file(person, ClaimType.CLAIM, Topic.CONTRACT);
        for (String union : List.of("own", "county", "city", "province")) {
            assertThat(Scope.call(Scope.service("test", fixtures.areaPaths.get(union)), () -> claims.find(claim.matterId()))).as(union).isPresent();
        }
        for (String union : List.of("neighbour", "otherCity", "workshop")) {
            assertThat(Scope.call(Scope.service("test", fixtures.areaPaths.get(union)), () -> claims.find(claim.matterId()))).as(union).isEmpty();
        }
        assertThatThrownBy(() -> himself(person(), () -> own.get(claim.id()))).isInstanceOf(NotFound.class);
        assertThat(himself(person(), () -> claims.of(person, 10))).isEmpty();
    }

    @Test
    void theSameFormTwiceMakesOneClaim() {
        UUID person = person();
        FileClaim form = form(ClaimType.QUESTION, Topic.HOURS, "车间", 1, null, null, Set.of());
        assertThat(file(person, form).id()).isEqualTo(file(person, form).id());
    }

    @Test
    void isNotTakenOnOnlyWithAReasonInWritingWithinTheDaysOfS05() {
        UUID person = person();
        Claim claim = file(person, ClaimType.CLAIM, Topic.OTHER);
        LocalDate due = java.util.Objects.requireNonNull(officer(() -> matters.get(claim.matterId())).dueOn());
        assertThat(due).as("five working days are at least seven calendar days").isAfterOrEqualTo(TODAY.plusDays(5));
        assertThatThrownBy(() -> officer(() -> work.refuse(claim.id(), version(claim), RefusalReason.OUTSIDE_SCOPE, " "))).isInstanceOf(IllegalArgumentException.class);
        assertThat(officer(() -> work.refuse(claim.id(), version(claim), RefusalReason.OUTSIDE_SCOPE, "请向物业反映"))).isInstanceOf(ClaimOutcome.Done.class);
        assertThat(himself(person, () -> own.messages(claim.id()))).extracting(ClaimMessage::reason).containsExactly(RefusalReason.OUTSIDE_SCOPE);

        assertThat(himself(person, () -> own.mayReopenUntil(own.get(claim.id())))).contains(TODAY.plusDays(30));
        assertThat(himself(person, () -> own.reopen(claim.id(), "就是工作上的事"))).isInstanceOf(ClaimOutcome.Done.class);
        assertThat(himself(person, () -> own.get(claim.id())).handlerUnit()).as("the union above").isEqualTo(fixtures.unions.get("county"));
        assertThatThrownBy(() -> officer(() -> work.open(claim.id()))).as("out of the first one's sight").isInstanceOf(NotFound.class);
        assertThat(himself(person, () -> own.get(claim.id())).number()).isEqualTo(claim.number());
        assertThat(himself(person, () -> own.withdraw(claim.id()))).isInstanceOf(ClaimOutcome.Done.class);
        assertThat(himself(person, () -> ratings.mayRate(claim.matterId()))).as("who took it back rates nothing").isEqualTo(RatingOutcome.CLOSED_BY_HIMSELF);
        assertThat(himself(person, () -> own.reopen(claim.id(), "again"))).isInstanceOf(ClaimOutcome.NotPossible.class);
    }

    @Test
    void whatTheLawCallsUrgentIsDueTheSameDay() {
        record Case(String why, FileClaim form, List<String> rules) {}
        LocalDate nearlyAYearAgo = TODAY.minusYears(1).plusDays(3);
        for (Case each : List.of(
                new Case("six days and less to the limitation", form(ClaimType.CLAIM, Topic.CONTRACT, "a", 1, nearlyAYearAgo, null, Set.of()), List.of("U-01")),
                new Case("a fresh one", form(ClaimType.CLAIM, Topic.CONTRACT, "b", 1, TODAY.minusDays(5), null, Set.of()), List.of()),
                new Case("wages while the work lasts have no limitation", form(ClaimType.CLAIM, Topic.WAGES, "c", 1, nearlyAYearAgo, null, Set.of()), List.of()),
                new Case("but a year from its end", form(ClaimType.CLAIM, Topic.WAGES, "d", 1, null, nearlyAYearAgo, Set.of()), List.of("U-01")),
                new Case("wages of ten", form(ClaimType.CLAIM, Topic.WAGES, "e", 10, null, null, Set.of()), List.of("U-02")),
                new Case("not of nine", form(ClaimType.CLAIM, Topic.WAGES, "f", 9, null, null, Set.of()), List.of()),
                new Case("hours of ten", form(ClaimType.CLAIM, Topic.HOURS, "g", 10, null, null, Set.of()), List.of()),
                new Case("danger", form(ClaimType.COMPLAINT, Topic.SAFETY, "h", 1, null, null, Set.of(Circumstance.DANGER)), List.of("U-03")),
                new Case("stoppage and injury", form(ClaimType.COMPLAINT, Topic.SAFETY, "i", 1, null, null, Set.of(Circumstance.STOPPAGE, Circumstance.GRAVE_INJURY)), List.of("U-04", "U-05")),
                new Case("maternity", form(ClaimType.CLAIM, Topic.DISMISSAL, "j", 1, null, null, Set.of(Circumstance.MATERNITY)), List.of("U-07")),
                new Case("retaliation", form(ClaimType.CLAIM, Topic.UNION, "k", 1, null, null, Set.of(Circumstance.RETALIATION)), List.of("U-08")))) {
            Claim claim = file(person(), each.form());
            // Near the new year holidays unpaid wages are urgent whatever their number.
            List<String> seasonal = each.form().topic() == Topic.WAGES && claim.urgent().contains("U-02") && each.form().people() < 10 ? List.of("U-02") : List.of();
            var expected = new ArrayList<>(each.rules());
            expected.addAll(seasonal);
            assertThat(claim.urgent()).as(each.why()).containsExactlyInAnyOrderElementsOf(expected);
            LocalDate due = officer(() -> matters.get(claim.matterId())).dueOn();
            if (expected.isEmpty()) {
                assertThat(due).as(each.why()).isAfter(TODAY);
            } else {
                assertThat(due).as(each.why()).isEqualTo(TODAY);
            }
        }
        assertThat(officer(() -> work.list(new ClaimWork.Filter(true, true, null, null, null), null, 50)).items()).allMatch(Claim::isUrgent).isNotEmpty();
    }

    @Test
    void tenWhoReportTheSameBecomeUrgentAndAreJoinedWhenTheyAndTheOfficerWantIt() {
        var persons = new ArrayList<UUID>();
        var filed = new ArrayList<Claim>();
        for (int i = 0; i < 10; i++) {
            UUID person = person();
            persons.add(person);
            filed.add(file(person, form(ClaimType.CLAIM, Topic.WAGES, "云溪 建筑劳务 " + (i % 2 == 0 ? "公司" : " 公司"), 1, null, null, Set.of())));
            recognition.look(filed.getLast().matterId());
        }
        Claim lead = filed.getFirst();
        assertThat(officer(() -> joins.of(lead.matterId()))).hasSize(9).allMatch(companion -> companion.state() == Companion.State.PROPOSED);
        assertThat(officer(() -> claims.get(lead.id())).urgent()).as("wages of ten").contains("U-02");
        assertThat(officer(() -> matters.get(lead.matterId())).dueOn()).isEqualTo(TODAY);
        assertThat(himself(persons.get(3), () -> joins.others(filed.get(3).matterId())).alike()).as("how many, never who").isEqualTo(9);
        assertThat(himself(persons.get(3), () -> joins.of(lead.matterId()))).as("he sees no row but his own").hasSize(1);

        assertThat(officer(() -> work.join(lead.id(), filed.get(1).matterId()))).as("not before he agrees").isFalse();
        for (int i = 1; i < 10; i++) {
            Claim claim = filed.get(i);
            UUID person = persons.get(i);
            assertThat(himself(person, () -> joins.answer(claim.matterId(), true))).isTrue();
            assertThat(officer(() -> work.join(lead.id(), claim.matterId()))).isTrue();
        }
        assertThat(officer(() -> joins.persons(lead.matterId()))).isEqualTo(10);
        assertThat(officer(() -> matters.toDo(fixtures.unions.get("own"), null, 200)).items()).extracting(each -> each.id())
                .as("one line on the desk").contains(lead.matterId()).doesNotContain(filed.get(1).matterId());
        himself(persons.get(2), () -> joins.stand(filed.get(2).matterId(), "沈代表"));
        assertThat(officer(() -> work.represent(lead.id(), List.of(filed.get(2).matterId(), filed.get(3).matterId())))).isTrue();
        assertThat(officer(() -> joins.representatives(lead.matterId()))).as("only who offered himself").extracting(Companion::standsAs).containsExactly("沈代表");

        assertThat(himself(persons.get(9), () -> joins.leave(filed.get(9).matterId()))).isTrue();
        officer(() -> work.answer(lead.id(), version(lead), "总包单位当天补发"));
        for (int i = 0; i < 9; i++) {
            Claim claim = filed.get(i);
            UUID person = persons.get(i);
            assertThat(himself(person, () -> own.get(claim.id())).status()).as("claimant " + i).isEqualTo(ClaimStatus.ANSWERED);
            assertThat(himself(person, () -> ratings.mayRate(claim.matterId()))).isEqualTo(RatingOutcome.RATED);
        }
        assertThat(himself(persons.get(9), () -> own.get(filed.get(9).id())).isOpen()).as("who left goes his own way").isTrue();
    }

    @Test
    void aPersonsOwnDuplicateIsProposedAndJoinedByTheOfficerAlone() {
        UUID person = person();
        Claim first = file(person, form(ClaimType.CLAIM, Topic.HOURS, "重复公司", 1, null, null, Set.of()));
        Claim second = file(person, form(ClaimType.CLAIM, Topic.HOURS, "重复公司", 1, null, null, Set.of()));
        Claim other = file(person, form(ClaimType.CLAIM, Topic.INSURANCE, "重复公司", 1, null, null, Set.of()));
        List.of(second, other).forEach(claim -> recognition.look(claim.matterId()));
        assertThat(officer(() -> joins.of(first.matterId()))).as("the same topic only").extracting(Companion::matterId, Companion::samePerson)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(second.matterId(), true));
        recognition.look(second.matterId());
        assertThat(officer(() -> joins.of(first.matterId()))).as("proposed once").hasSize(1);
        assertThat(officer(() -> work.join(first.id(), second.matterId()))).isTrue();
    }

    @Test
    void whatIsJoinedGoesOnWithItsLead() {
        UUID one = person();
        UUID two = fixtures.member("neighbourClaimant", "neighbour").personId();
        Claim lead = file(one, form(ClaimType.CLAIM, Topic.HOURS, "转交公司", 1, null, null, Set.of()));
        Claim follower = file(two, form(ClaimType.CLAIM, Topic.HOURS, "转交公司", 1, null, null, Set.of()));
        assertThat(follower.handlerUnit()).isEqualTo(fixtures.unions.get("neighbour"));
        recognition.look(follower.matterId());
        himself(two, () -> joins.answer(follower.matterId(), true));
        assertThat(officer(() -> work.join(lead.id(), follower.matterId()))).as("from another union").isTrue();
        assertThat(officer(() -> claims.get(follower.id())).handlerUnit()).isEqualTo(fixtures.unions.get("own"));
        assertThat(officer(() -> work.handOver(lead.id(), version(lead), "归区里办"))).isInstanceOf(ClaimOutcome.Done.class);
        assertThat(himself(two, () -> own.get(follower.id())).handlerUnit()).isEqualTo(fixtures.unions.get("county"));
        assertThat(himself(one, () -> own.get(lead.id())).handlerUnit()).isEqualTo(fixtures.unions.get("county"));
    }

    @Test
    void goesOnToMediationUnderItsNumber() {
        UUID person = person();
        Claim claim = file(person, ClaimType.CLAIM, Topic.DISMISSAL);
        assertThat(officer(() -> work.mediate(claim.id(), version(claim)))).isInstanceOf(ClaimOutcome.Done.class);
        assertThat(officer(() -> matters.get(claim.matterId())).number()).isEqualTo(claim.number());
        assertThat(himself(person, () -> own.withdraw(claim.id()))).as("now it is mediation's").isInstanceOf(ClaimOutcome.Stale.class);
        assertThat(officer(() -> claims.endMediation(claim.matterId(), "双方达成协议"))).isTrue();
        assertThat(officer(() -> claims.endMediation(claim.matterId(), "again"))).isFalse();
        assertThat(himself(person, () -> own.get(claim.id())).status()).isEqualTo(ClaimStatus.ANSWERED);
        Claim question = file(person, ClaimType.QUESTION, Topic.HOURS);
        assertThat(officer(() -> work.mediate(question.id(), version(question)))).isInstanceOf(ClaimOutcome.NotPossible.class);
    }

    @Test
    void whatIsHandledTogetherGoesOnAsOneDisputeUnderItsNumber() {
        UUID one = person();
        UUID two = person();
        Claim lead = file(one, form(ClaimType.CLAIM, Topic.WAGES, "调解公司", 2, TODAY.minusDays(40), TODAY.minusDays(30), Set.of()));
        Claim follower = file(two, form(ClaimType.CLAIM, Topic.WAGES, "调解公司", 2, null, null, Set.of()));
        recognition.look(follower.matterId());
        himself(two, () -> joins.answer(follower.matterId(), true));
        assertThat(officer(() -> work.join(lead.id(), follower.matterId()))).isTrue();
        assertThat(officer(() -> work.mediate(lead.id(), version(lead)))).isInstanceOf(ClaimOutcome.Done.class);
        assertThat(himself(two, () -> own.get(follower.id())).status()).isEqualTo(ClaimStatus.MEDIATION);

        UUID id = officer(() -> disputes.byMatter(lead.matterId())).orElseThrow();
        Dispute dispute = officer(() -> disputes.get(id));
        assertThat(dispute.number()).isEqualTo(lead.number());
        assertThat(officer(() -> disputes.claimants(id))).as("both workers, nothing typed twice").extracting(Dispute.Claimant::personId)
                .containsExactly(one, two);
        assertThat(officer(() -> disputes.heads(id))).extracting(Dispute.Head::amount).containsExactly(123_456L, 123_456L);
        assertThat(officer(() -> disputes.clocks(id))).as("the limitation runs for both").anyMatch(running -> running.limit().startsWith("R-05"));
        assertThat(himself(two, () -> disputes.of(two))).as("who joined sees it too").extracting(Dispute::id).contains(id);

        assertThat(officer(() -> disputes.record(id, new RecordAct(UUID.randomUUID(), disputes.get(id).version(), DisputeAct.WITHDRAWN, TODAY, disputes.claimants(id).stream()
                .map(Dispute.Claimant::id).collect(Collectors.toSet()), "双方自行了结", "", null, null, List.of())))).isInstanceOf(ActOutcome.Done.class);
        for (Claim claim : List.of(lead, follower)) {
            UUID person = claim == lead ? one : two;
            Claim ended = himself(person, () -> own.get(claim.id()));
            assertThat(ended.status()).isEqualTo(ClaimStatus.ANSWERED);
            assertThat(himself(person, () -> own.messages(claim.id()))).extracting(ClaimMessage::kind).contains(ClaimMessage.Kind.ANSWER);
        }
        assertThat(himself(one, () -> own.mayReopenUntil(own.get(lead.id())))).as("a dispute is not reopened as a claim").isEmpty();
    }

    @Test
    void countsByOccupationAndTopicHoldNoPersons() {
        file(person(), ClaimType.CLAIM, Topic.INJURY);
        List<ClaimCounts.Cell> cells = officer(() -> counts.of(TODAY, TODAY));
        assertThat(cells).anyMatch(cell -> cell.occupation() == Occupation.BUILDING && cell.topic() == Topic.INJURY && cell.filed() >= 1);
        assertThat(Scope.call(Scope.service("test", fixtures.areaPaths.get("otherCity")), () -> counts.of(TODAY, TODAY))).isEmpty();
    }

    @Test
    void anIndustryUnionGetsWhomNoNearerUnionHas() {
        UUID couriers = fixtures.union("claimCouriers", "county", null, "INDUSTRY_UNION", "BASE");
        database.owner().sql("update organization.unit set trades = '{COURIER}' where id = :id").param("id", couriers).update();
        UUID person = fixtures.someone("unorganised", false).personId();
        var form = new FileClaim(UUID.randomUUID(), ClaimType.QUESTION, Topic.PLATFORM, Occupation.COURIER, "某网点", null, "990100", null, null, null, null, null, 1,
                null, null, Set.of(), "罚款合法吗", Map.of(), false, List.of());
        assertThat(himself(person, () -> handlers.open(form, person)).succession()).extracting(union -> union.id())
                .startsWith(couriers, fixtures.unions.get("county"));
    }
}
