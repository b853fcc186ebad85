package org.gongqiao.app.congress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.Outside;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.Verdicts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Bodies from setting up to recall and by-election, under the rules of three places. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CongressesIT {

    private static final LocalDate BEGUN = LocalDate.of(2026, 3, 1);

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Bodies bodies;
    @Autowired Congresses congresses;
    @Autowired Constituencies constituencies;
    @Autowired DelegateElections elections;
    @Autowired Delegates delegates;
    @Autowired Committees committees;
    @Autowired Workers workers;
    @Autowired Outside.SmsServer sms;
    @Autowired Persons persons;
    @Autowired TermWatch watch;
    @Autowired Verdicts verdicts;
    @Autowired Clock clock;
    private final List<UUID> people = new ArrayList<>();

    @BeforeAll
    void arrange() {
        fixtures.province();
        for (String key : List.of("shanghai", "zhejiang", "plain", "spare")) {
            fixtures.union(key, "county", null, "ENTERPRISE_UNION", "BASE");
            fixtures.union(key + "Shop", key, null, "BRANCH", "WORKSHOP");
        }
        region("shanghai", "310115");
        region("zhejiang", "330106");
        for (int i = 0; i < 6; i++) {
            people.add(fixtures.member("delegate" + i, "plainShop").personId());
        }
    }

    private void region(String key, String code) {
        database.owner().sql("update organization.unit set region = :code where id = :id").param("code", code).param("id", fixtures.unions.get(key)).update();
    }

    private <T> T at(String union, Supplier<T> work) {
        return Scope.call(new Scope.Reach(Line.AREA, fixtures.areaPaths.get(union), fixtures.people.get("chair").personId(), null, null), work);
    }

    private SetUpBody form(String union, BodyKind kind, int staff, int women) {
        return new SetUpBody(UUID.randomUUID(), fixtures.unions.get(union), kind, "试验" + kind, BEGUN, 3, 3, staff, women, 0, false, false, "");
    }

    private Body made(String union, BodyKind kind, int staff, int women) {
        CongressOutcome outcome = at(union, () -> bodies.setUp(form(union, kind, staff, women)));
        assertThat(outcome).as(String.valueOf(outcome)).isInstanceOf(CongressOutcome.Done.class);
        return at(union, () -> congresses.get(((CongressOutcome.Done) outcome).id()));
    }

    private void ended(Body body, String union) {
        at(union, () -> bodies.end(body.id(), BEGUN, "试验"));
    }

    @Test
    void anAssemblyOfAHundredIsRefusedAndOneOfNinetyNineIsNot() {
        CongressOutcome refused = at("spare", () -> bodies.setUp(form("spare", BodyKind.WORKERS_ASSEMBLY, 100, 1)));
        assertThat(((CongressOutcome.Unlawful) refused).verdict().ground().ruleId()).isEqualTo("D-01");
        ended(made("spare", BodyKind.WORKERS_ASSEMBLY, 99, 1), "spare");
        assertThat(at("spare", () -> bodies.setUp(form("spare", BodyKind.MEMBERS_CONGRESS, 99, 1)))).isInstanceOf(CongressOutcome.Unlawful.class);
        ended(made("spare", BodyKind.MEMBERS_CONGRESS, 100, 1), "spare");
        CongressOutcome school = at("spare", () -> bodies.setUp(form("spare", BodyKind.SCHOOL_ASSEMBLY, 80, 1)));
        assertThat(((CongressOutcome.Unlawful) school).verdict().ground().ruleId()).isEqualTo("D-30");
        Body small = made("spare", BodyKind.SCHOOL_ASSEMBLY, 79, 1);
        assertThat(at("spare", () -> bodies.standing(small))).extracting(each -> each.ground().ruleId()).containsOnly("D-30");
        ended(small, "spare");
    }

    @Test
    void theSameStaffNeedsAnotherNumberOfDelegatesInEachPlace() {
        Map<String, Integer> least = new HashMap<>();
        for (String union : List.of("plain", "shanghai", "zhejiang")) {
            Body body = made(union, BodyKind.WORKERS_CONGRESS, 450, 150);
            least.put(union, at(union, () -> constituencies.plan(body).need().least()));
            ended(body, union);
        }
        // 5% and at least 30; 30 + 3 × 5; 40 + 3 × 7.
        assertThat(least).containsEntry("plain", 30).containsEntry("shanghai", 45).containsEntry("zhejiang", 61);
    }

    @Test
    void exactlyAHundredStaffIsToBeConfirmedInZhejiang() {
        Body body = made("zhejiang", BodyKind.WORKERS_CONGRESS, 100, 30);
        SeatNeed need = at("zhejiang", () -> constituencies.plan(body).need());
        assertThat(need.least()).isNull();
        assertThat(need.verdict()).isInstanceOf(Verdict.ToBeConfirmed.class);
        ended(body, "zhejiang");
    }

    @Test
    void quotasComeWithTheirArticles() {
        Body body = made("zhejiang", BodyKind.WORKERS_CONGRESS, 300, 100);
        at("zhejiang", () -> constituencies.add(body.id(), "全体", 300, 100));
        at("zhejiang", () -> constituencies.allot(body.id(), 54));
        var plan = at("zhejiang", () -> constituencies.plan(congresses.get(body.id())));
        assertThat(plan.quotas()).extracting(Quota::group, Quota::number).contains(org.assertj.core.groups.Tuple.tuple(Quota.Group.LEADERS, 10),
                org.assertj.core.groups.Tuple.tuple(Quota.Group.WOMEN, 18));
        assertThat(plan.quotas()).allMatch(quota -> !quota.verdict().ground().citation().article().isEmpty());
        ended(body, "zhejiang");
    }

    @Test
    void tooFewSeatsAreRefusedWithTheRuleAndNothingChanges() {
        Body body = made("shanghai", BodyKind.WORKERS_CONGRESS, 450, 100);
        at("shanghai", () -> constituencies.add(body.id(), "甲", 300, 60));
        at("shanghai", () -> constituencies.add(body.id(), "乙", 150, 40));
        var refused = (CongressOutcome.Unlawful) at("shanghai", () -> constituencies.allot(body.id(), 44));
        assertThat(refused.verdict().ground().ruleId()).isEqualTo("D-02");
        assertThat(at("shanghai", () -> congresses.get(body.id())).seats()).isNull();
        at("shanghai", () -> constituencies.allot(body.id(), 45));
        assertThat(at("shanghai", () -> constituencies.of(body.id()))).extracting(Constituency::seats).containsExactlyInAnyOrder(30, 15);
        ended(body, "shanghai");
    }

    @Test
    void membersAndRegionalAndSchoolBodiesHaveTheirOwnNumbers() {
        Body members = made("spare", BodyKind.MEMBERS_CONGRESS, 150, 50);
        SeatNeed of = at("spare", () -> constituencies.plan(members).need());
        assertThat(List.of(of.least(), of.most())).containsExactly(30, 40);
        Body regional = made("shanghai", BodyKind.REGIONAL_CONGRESS, 800, 300);
        assertThat(at("shanghai", () -> constituencies.plan(regional).need().least())).isEqualTo(30);
        assertThat(at("spare", () -> bodies.setUp(new SetUpBody(UUID.randomUUID(), fixtures.unions.get("spare"), BodyKind.SCHOOL_CONGRESS, "四年一届", BEGUN, 4, 3,
                120, 0, 0, false, false, "")))).isInstanceOf(CongressOutcome.Unlawful.class);
        Body school = made("spare", BodyKind.SCHOOL_CONGRESS, 120, 80);
        assertThat(at("spare", () -> constituencies.plan(school).need())).as("30% of 120, as one province has it").satisfies(need -> {
            assertThat(need.least()).isEqualTo(36);
            assertThat(need.verdict().ground().ruleId()).isEqualTo("D-30");
        });
        at("spare", () -> constituencies.add(school.id(), "教学部", 120, 80));
        at("spare", () -> constituencies.allot(school.id(), 30));
        assertThat(at("spare", () -> constituencies.plan(congresses.get(school.id())).quotas())).extracting(Quota::group, Quota::number)
                .contains(org.assertj.core.groups.Tuple.tuple(Quota.Group.TEACHERS, 18), org.assertj.core.groups.Tuple.tuple(Quota.Group.LEADERS, 6));
        ended(members, "spare");
        ended(school, "spare");
        ended(regional, "shanghai");
    }

    @Test
    void constituenciesAreDrawnFromTheTreeOnce() {
        Body body = made("plain", BodyKind.MEMBERS_CONGRESS, 126, 0);
        database.owner().sql("insert into organization.tally_delta (unit_id, measure, delta) values (:unit, 'MEMBERS', 120)")
                .param("unit", fixtures.unions.get("plainShop")).update();
        assertThat(at("plain", () -> constituencies.draw(body.id()))).isInstanceOf(CongressOutcome.Done.class);
        assertThat(at("plain", () -> constituencies.of(body.id()))).singleElement().satisfies(each -> {
            assertThat(each.unit()).isEqualTo(fixtures.unions.get("plainShop"));
            assertThat(each.staff()).as("with the six that are members there").isEqualTo(126);
        });
        assertThat(at("plain", () -> constituencies.draw(body.id()))).isInstanceOf(CongressOutcome.NotPossible.class);
        ended(body, "plain");
    }

    @Test
    void delegatesAreElectedRecalledAndReplacedByTheirConstituency() {
        Body body = made("plain", BodyKind.WORKERS_CONGRESS, 120, 40);
        UUID shop = ((CongressOutcome.Done) at("plain", () -> constituencies.add(body.id(), "一车间", 60, 20))).id();
        at("plain", () -> constituencies.add(body.id(), "二车间", 60, 20));
        assertThat(at("plain", () -> constituencies.allot(body.id(), 30))).isInstanceOf(CongressOutcome.Done.class);
        var before = at("plain", () -> constituencies.get(body.id(), shop));
        at("plain", () -> constituencies.change(body.id(), shop, before.version(), 60, 20, 2));

        UUID first = plan(body, shop);
        for (int i = 0; i < 3; i++) {
            UUID person = people.get(i);
            assertThat(at("plain", () -> elections.nominate(body.id(), first, person, new Traits(true, false, false, false, false, false))))
                    .isInstanceOf(CongressOutcome.Done.class);
        }
        assertThat(at("plain", () -> elections.nominate(body.id(), first, fixtures.people.get("neighbourMember").personId(),
                new Traits(true, false, false, false, false, false)))).as("somebody from elsewhere").isInstanceOf(CongressOutcome.Faulty.class);
        // 60 staff: more than half is 31; exactly half is not enough by the country's text.
        count(body, first, 60, 45, Map.of(people.get(0), 40, people.get(1), 30, people.get(2), 10));
        assertThat(roster(body)).containsExactly(people.get(0));
        assertThat(at("plain", () -> elections.get(body.id(), first)).candidates()).extracting(DelegateElection.Candidate::outcome)
                .containsExactly(DelegateElection.Outcome.WON, DelegateElection.Outcome.LOST, DelegateElection.Outcome.LOST);
        var kept = at("plain", () -> verdicts.about("congress", body.id())).getLast();
        assertThat(at("plain", () -> verdicts.rerun(kept.decision())).same()).isTrue();

        UUID second = plan(body, shop);
        assertThat(at("plain", () -> elections.get(body.id(), second)).purpose()).isEqualTo(DelegateElection.Purpose.BY_ELECTION);
        at("plain", () -> elections.nominate(body.id(), second, people.get(1), new Traits(true, false, false, false, false, false)));
        count(body, second, 60, 39, Map.of(people.get(1), 39));
        assertThat(roster(body)).as("39 of 60 is below two thirds taking part").containsExactly(people.get(0));

        UUID delegate = at("plain", () -> congresses.roster(body.id(), LocalDate.now(clock))).delegates().getFirst().id();
        UUID recall = ((CongressOutcome.Done) at("plain", () -> elections.planRecall(body.id(), UUID.randomUUID(), delegate, true))).id();
        count(body, recall, 60, 50, Map.of(people.get(0), 31));
        assertThat(roster(body)).isEmpty();
        assertThat(at("plain", () -> elections.free(constituencies.get(body.id(), shop)))).isEqualTo(2);

        UUID third = plan(body, shop);
        at("plain", () -> elections.nominate(body.id(), third, people.get(3), new Traits(true, false, false, false, false, false)));
        count(body, third, 60, 40, Map.of(people.get(3), 31));
        assertThat(roster(body)).containsExactly(people.get(3));
        assertThat(Scope.call(new Scope.Own(people.get(3)), () -> congresses.bodiesOf(people.get(3), LocalDate.now(clock)))).containsExactly(body.id());
        assertThat(Scope.call(new Scope.Own(people.get(3)), () -> congresses.get(body.id()).name())).isEqualTo(body.name());
        assertThat(Scope.call(new Scope.Own(people.get(4)), () -> congresses.find(body.id()))).isEmpty();
        ended(body, "plain");
    }

    @Test
    void exactlyHalfElectsInShanghaiWithAWarningAndTiesSeatNobody() {
        List<UUID> own = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            own.add(fixtures.member("shanghai" + i, "shanghaiShop").personId());
        }
        Body body = made("shanghai", BodyKind.WORKERS_CONGRESS, 120, 0);
        UUID shop = ((CongressOutcome.Done) at("shanghai", () -> constituencies.add(body.id(), "一车间", 120, 0))).id();
        at("shanghai", () -> constituencies.allot(body.id(), 30));
        var before = at("shanghai", () -> constituencies.get(body.id(), shop));
        at("shanghai", () -> constituencies.change(body.id(), shop, before.version(), 120, 0, 2));
        UUID first = ((CongressOutcome.Done) at("shanghai", () -> elections.plan(body.id(), UUID.randomUUID(), shop, true))).id();
        own.forEach(person -> at("shanghai", () -> elections.nominate(body.id(), first, person, new Traits(true, false, false, false, false, false))));
        var election = at("shanghai", () -> elections.get(body.id(), first));
        Map<UUID, Integer> votes = new HashMap<>();
        election.candidates().forEach(each -> votes.put(each.id(), each.person().equals(own.getFirst()) ? 70 : 60));
        at("shanghai", () -> elections.count(body.id(), first, election.version(), new DelegateElections.Result(LocalDate.of(2026, 3, 9), 120, 110, votes, null)));
        var counted = at("shanghai", () -> elections.get(body.id(), first));
        assertThat(counted.candidates()).extracting(DelegateElection.Candidate::outcome).containsExactly(DelegateElection.Outcome.WON,
                DelegateElection.Outcome.TIED, DelegateElection.Outcome.TIED);
        ended(body, "shanghai");
    }

    @Test
    void anEarlyNewTermNeedsConsentInZhejiangOnly() {
        Body body = made("zhejiang", BodyKind.WORKERS_CONGRESS, 300, 100);
        var next = new SetUpBody(UUID.randomUUID(), body.unit(), body.kind(), "下一届", LocalDate.of(2026, 10, 1), 3, 3, 300, 100, 0, false, false, "");
        var refused = (CongressOutcome.Unlawful) at("zhejiang", () -> bodies.setUp(next));
        assertThat(refused.verdict().ground().ruleId()).isEqualTo("D-06");
        var consented = new SetUpBody(UUID.randomUUID(), body.unit(), body.kind(), "下一届", LocalDate.of(2026, 10, 1), 3, 3, 300, 100, 0, false, false, "工发〔2026〕1号");
        UUID id = ((CongressOutcome.Done) at("zhejiang", () -> bodies.setUp(consented))).id();
        assertThat(at("zhejiang", () -> bodies.setUp(consented))).as("the same form again").isEqualTo(new CongressOutcome.Done(id));
        assertThat(at("zhejiang", () -> congresses.get(body.id())).isLive()).isFalse();
        at("zhejiang", () -> bodies.end(id, LocalDate.of(2026, 10, 1), "试验"));
    }

    @Test
    void onlyAUnionAboveConsentsToOnlineVoting() {
        Body body = made("plain", BodyKind.MEMBERS_ASSEMBLY, 60, 20);
        UUID own = fixtures.unions.get("plain");
        UUID county = fixtures.unions.get("county");
        LocalDate today = LocalDate.now(clock);
        assertThat(at("plain", () -> bodies.consent(body.id(), own, today, "1", "同意"))).isInstanceOf(CongressOutcome.NotPossible.class);
        assertThat(at("county", () -> bodies.consent(body.id(), county, today.plusDays(1), "1", "同意"))).isInstanceOf(CongressOutcome.Faulty.class);
        UUID consent = ((CongressOutcome.Done) at("county", () -> bodies.consent(body.id(), county, today, "县工〔2026〕8号", "同意线上无记名投票"))).id();
        assertThat(at("plain", () -> congresses.consentToOnlineVoting(body.id()))).contains(consent);
        at("county", () -> bodies.withdrawConsent(body.id(), county, "设备不齐"));
        assertThat(at("plain", () -> congresses.consentToOnlineVoting(body.id()))).isEmpty();
        ended(body, "plain");
    }

    @Test
    void aMembersDelegateNeedsAContestASecretVoteAndHalfOfAllMembers() {
        Body body = made("plain", BodyKind.MEMBERS_CONGRESS, 150, 40);
        UUID shop = done(at("plain", () -> constituencies.add(body.id(), "全体", 150, 40)));
        at("plain", () -> constituencies.allot(body.id(), 30));
        var before = at("plain", () -> constituencies.get(body.id(), shop));
        at("plain", () -> constituencies.change(body.id(), shop, before.version(), 150, 40, 2));
        for (boolean contested : new boolean[] {false, true}) {
            UUID election = plan(body, shop);
            for (int i = 0; i < (contested ? 3 : 2); i++) {
                UUID person = people.get(i);
                at("plain", () -> elections.nominate(body.id(), election, person, new Traits(true, false, false, false, false, false)));
            }
            count(body, election, 150, 120, contested ? Map.of(people.get(0), 76, people.get(1), 75, people.get(2), 10) : Map.of(people.get(0), 110, people.get(1), 100));
            assertThat(roster(body)).as("15% more candidates than seats: one more; exactly half is not enough")
                    .isEqualTo(contested ? List.of(people.get(0)) : List.of());
        }
        UUID delegate = at("plain", () -> congresses.roster(body.id(), LocalDate.now(clock))).delegates().getFirst().id();
        for (int votes : new int[] {75, 76}) {
            UUID recall = done(at("plain", () -> elections.planRecall(body.id(), UUID.randomUUID(), delegate, true)));
            count(body, recall, 150, 120, Map.of(people.get(0), votes));
            assertThat(at("plain", () -> elections.get(body.id(), recall)).candidates().getFirst().outcome()).as("half of all is left open, more than half is not")
                    .isEqualTo(votes == 75 ? DelegateElection.Outcome.OPEN : DelegateElection.Outcome.WON);
        }
        assertThat(roster(body)).isEmpty();
        ended(body, "plain");
    }

    @Test
    void aWorkerWhoIsNoMemberStandsAfterTellingHisCodeAndSignsInWithHisPhone() {
        Body body = made("plain", BodyKind.WORKERS_CONGRESS, 300, 100);
        UUID shop = done(at("plain", () -> constituencies.add(body.id(), "全体", 300, 100)));
        at("plain", () -> constituencies.allot(body.id(), 30));
        UUID election = plan(body, shop);
        String phone = "13900007701";
        String number = Fixtures.idNumber(7701);
        var traits = new Traits(true, false, false, false, true, false);
        assertThat(at("plain", () -> workers.nominate(body.id(), election, new Workers.Typed("派试验", number, phone, "000000"), traits)))
                .as("no code was sent").isInstanceOf(CongressOutcome.Faulty.class);
        assertThat(at("plain", () -> workers.sendCode(body.id(), election, "1390000", "192.0.2.7", Locale.CHINESE))).isInstanceOf(CongressOutcome.Faulty.class);
        done(at("plain", () -> workers.sendCode(body.id(), election, phone, "192.0.2.7", Locale.CHINESE)));
        String code = code(phone, "DELEGATE");
        assertThat(at("plain", () -> workers.nominate(body.id(), election, new Workers.Typed("派试验", number.substring(1), phone, code), traits)))
                .as("nothing is kept of a wrong number").isInstanceOf(CongressOutcome.Faulty.class);
        assertThat(database.owner().sql("select count(*) from identity.person where name = '派试验'").query(Integer.class).single()).isZero();
        UUID candidate = done(at("plain", () -> workers.nominate(body.id(), election, new Workers.Typed("派试验", number, phone, code), traits)));
        var named = at("plain", () -> elections.get(body.id(), election)).candidates().getFirst();
        assertThat(named.id()).isEqualTo(candidate);
        assertThat(at("plain", () -> persons.find(named.person()))).as("the officer sees the name in the congress and nothing else of him").isEmpty();
        count(body, election, 300, 250, Map.of(named.person(), 200));
        assertThat(roster(body)).containsExactly(named.person());
        UUID presidium = done(at("plain", () -> committees.found(body.id(), CommitteeKind.PRESIDIUM, "主席团")));
        done(at("plain", () -> committees.appoint(body.id(), presidium, named.person(), true, true)));

        database.owner().sql("update identity.one_time_code set sent_at = sent_at - interval '2 minutes'").update();
        var his = fixtures.visitor();
        assertThat(his.json("POST", "/api/v1/sessions/codes", "{\"phone\":\"" + phone + "\"}").statusCode()).isEqualTo(202);
        var entered = his.json("POST", "/api/v1/sessions", "{\"phone\":\"" + phone + "\",\"oneTimeCode\":\"" + code(phone, "SIGN_IN") + "\"}");
        assertThat(entered.statusCode()).isEqualTo(201);
        var seats = HttpRequest.newBuilder(URI.create(fixtures.base() + "/api/v1/my/congress")).header("Accept", "application/json")
                .header("X-Session", entered.headers().firstValue("X-Session").orElseThrow());
        assertThat(his.send(seats).body()).contains(body.name());
        ended(body, "plain");
    }

    @Test
    void aWorkerWhoIsNoMemberIsEnrolledInAnAssemblyOfTheStaffOnly() {
        Body staff = made("plain", BodyKind.WORKERS_ASSEMBLY, 60, 20);
        String phone = "13900007703";
        done(at("plain", () -> workers.sendCode(staff.id(), null, phone, "192.0.2.8", Locale.CHINESE)));
        var typed = new Workers.Typed("派试员", Fixtures.idNumber(7703), phone, code(phone, "DELEGATE"));
        var traits = new Traits(true, false, false, false, true, false);
        done(at("plain", () -> workers.enrol(staff.id(), typed, traits)));
        assertThat(at("plain", () -> congresses.roster(staff.id(), LocalDate.now(clock))).delegates()).singleElement()
                .satisfies(each -> assertThat(List.of(each.name(), each.dispatched())).containsExactly("派试员", true));
        assertThat(at("plain", () -> workers.enrol(staff.id(), typed, traits))).as("a code works once").isInstanceOf(CongressOutcome.Faulty.class);
        Body members = made("plain", BodyKind.MEMBERS_ASSEMBLY, 60, 20);
        assertThat(at("plain", () -> workers.sendCode(members.id(), null, phone, "192.0.2.8", Locale.CHINESE))).isInstanceOf(CongressOutcome.Unlawful.class);
        ended(staff, "plain");
        ended(members, "plain");
    }

    @Test
    void aMembersCongressRefusesWhoIsNoMemberWithTheRule() {
        Body body = made("plain", BodyKind.MEMBERS_CONGRESS, 150, 40);
        UUID shop = done(at("plain", () -> constituencies.add(body.id(), "全体", 150, 40)));
        at("plain", () -> constituencies.allot(body.id(), 30));
        UUID election = plan(body, shop);
        var refused = (CongressOutcome.Unlawful) at("plain", () -> workers.sendCode(body.id(), election, "13900007702", "192.0.2.7", Locale.CHINESE));
        assertThat(refused.verdict().ground().ruleId()).isEqualTo("J-08");
        assertThat(refused.verdict().ground().citation().article()).isNotEmpty();
        assertThat(at("plain", () -> workers.nominate(body.id(), election, new Workers.Typed("派试验", Fixtures.idNumber(7702), "13900007702", "123456"),
                new Traits(true, false, false, false, true, false)))).isInstanceOf(CongressOutcome.Unlawful.class);
        ended(body, "plain");
    }

    private String code(String phone, String purpose) {
        return sms.await(phone, each -> each.template().equals("notices.code." + purpose)).args().getFirst();
    }

    @Test
    void ofTwoSetUpsInOneMomentOneIsMadeAndTheOtherIsShownIt() throws Exception {
        List<CongressOutcome> two = together(() -> at("spare", () -> bodies.setUp(form("spare", BodyKind.WORKERS_CONGRESS, 300, 100))));
        assertThat(two).hasAtLeastOneElementOfType(CongressOutcome.Done.class).hasAtLeastOneElementOfType(CongressOutcome.Exists.class);
        UUID made = done(two.stream().filter(CongressOutcome.Done.class::isInstance).findFirst().orElseThrow());
        assertThat(two).contains(new CongressOutcome.Exists(made));
        for (Supplier<CongressOutcome> step : List.<Supplier<CongressOutcome>>of(
                () -> at("spare", () -> committees.found(made, CommitteeKind.PRESIDIUM, "主席团")),
                () -> at("spare", () -> constituencies.add(made, "一车间", 100, 30)))) {
            List<CongressOutcome> outcomes = together(step);
            assertThat(outcomes).hasAtLeastOneElementOfType(CongressOutcome.Done.class).hasAtLeastOneElementOfType(CongressOutcome.Faulty.class);
        }
        var again = form("spare", BodyKind.WORKERS_ASSEMBLY, 90, 1);
        assertThat(together(() -> at("spare", () -> bodies.setUp(again)))).as("one form sent twice makes one").hasSize(2).allMatch(CongressOutcome.Done.class::isInstance)
                .extracting(CongressesIT::done).containsOnly(done(together(() -> at("spare", () -> bodies.setUp(again))).getFirst()));
        ended(at("spare", () -> congresses.get(made)), "spare");
    }

    /** Twice at the same moment: the second begins while the first has not committed. */
    private static List<CongressOutcome> together(Supplier<CongressOutcome> step) throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            var start = new CountDownLatch(1);
            Callable<CongressOutcome> task = () -> {
                start.await();
                return step.get();
            };
            var both = List.of(pool.submit(task), pool.submit(task));
            start.countDown();
            return List.of(both.get(0).get(), both.get(1).get());
        }
    }

    @Test
    void anIndustrysCongressDrawsAlongItsLine() {
        database.owner().sql("insert into organization.tally_delta (unit_id, measure, delta) values (:unit, 'MEMBERS', 90)")
                .param("unit", fixtures.unions.get("own")).update();
        Body body = made("industry", BodyKind.INDUSTRY_CONGRESS, 900, 200);
        at("industry", () -> constituencies.draw(body.id()));
        assertThat(at("industry", () -> constituencies.of(body.id()))).extracting(Constituency::unit).contains(fixtures.unions.get("own"));
        LocalDate today = LocalDate.now(clock);
        UUID own = fixtures.unions.get("own");
        assertThat(at("own", () -> congresses.covering(own, today))).as("also for an officer who does not see the industry’s own rows").contains(body);
        assertThat(at("own", () -> congresses.find(body.id()))).isEmpty();
        assertThat(at("own", () -> congresses.covering(own, BEGUN.minusDays(1)))).as("before its term").doesNotContain(body);
        assertThat(at("plain", () -> congresses.covering(own, today))).as("a union out of scope").isEmpty();
        assertThat(at("plain", () -> congresses.covering(fixtures.unions.get("plainShop"), today))).as("not among its constituencies").doesNotContain(body);
        ended(body, "industry");
        assertThat(at("own", () -> congresses.covering(own, today))).doesNotContain(body);
    }

    private static UUID done(CongressOutcome outcome) {
        return ((CongressOutcome.Done) outcome).id();
    }

    @Test
    void aPresidiumOfThreeWithOneFromTheFrontLineIsUnlawful() {
        Body body = made("plain", BodyKind.INDUSTRY_CONGRESS, 200, 50);
        at("plain", () -> constituencies.add(body.id(), "甲企业", 200, 50));
        at("plain", () -> constituencies.allot(body.id(), 30));
        UUID shop = at("plain", () -> constituencies.of(body.id())).getFirst().id();
        UUID election = plan(body, shop);
        for (int i = 0; i < 3; i++) {
            UUID person = people.get(i);
            at("plain", () -> elections.nominate(body.id(), election, person, new Traits(true, false, false, false, false, false)));
        }
        count(body, election, 200, 190, Map.of(people.get(0), 180, people.get(1), 170, people.get(2), 160));
        UUID presidium = ((CongressOutcome.Done) at("plain", () -> committees.found(body.id(), CommitteeKind.PRESIDIUM, "主席团"))).id();
        assertThat(at("plain", () -> committees.appoint(body.id(), presidium, people.get(5), false, true))).isInstanceOf(CongressOutcome.Faulty.class);
        for (int i = 0; i < 3; i++) {
            int n = i;
            at("plain", () -> committees.appoint(body.id(), presidium, people.get(n), n == 0, n == 0));
        }
        assertThat(at("plain", () -> committees.presidium(body)).orElseThrow()).isInstanceOf(Verdict.Unlawful.class);
        at("plain", () -> committees.release(body.id(), presidium, people.get(1)));
        assertThat(at("plain", () -> committees.presidium(body)).orElseThrow()).isInstanceOf(Verdict.Lawful.class);
        ended(body, "plain");
    }

    @Test
    void officersAreToldOfATermThatEndsOnceForEachLimit() {
        LocalDate today = LocalDate.now(clock);
        var form = new SetUpBody(UUID.randomUUID(), fixtures.unions.get("own"), BodyKind.SCHOOL_CONGRESS, "将满的一届", today.plusDays(29).minusYears(3), 3, 3, 120,
                0, 0, false, false, "");
        at("own", () -> bodies.setUp(form));
        watch.run();
        watch.run();
        assertThat(database.owner().sql("select count(*) from notices.inbox where template = 'congress.notice.term' and person_id = :id")
                .param("id", fixtures.people.get("chair").personId()).query(Integer.class).single()).isEqualTo(1);
    }

    private UUID plan(Body body, UUID constituency) {
        CongressOutcome planned = at("plain", () -> elections.plan(body.id(), UUID.randomUUID(), constituency, true));
        assertThat(planned).as(String.valueOf(planned)).isInstanceOf(CongressOutcome.Done.class);
        return ((CongressOutcome.Done) planned).id();
    }

    private void count(Body body, UUID election, int constituency, int takingPart, Map<UUID, Integer> byPerson) {
        var of = at("plain", () -> elections.get(body.id(), election));
        Map<UUID, Integer> votes = new HashMap<>();
        of.candidates().forEach(each -> votes.put(each.id(), byPerson.get(each.person())));
        CongressOutcome counted = at("plain", () -> elections.count(body.id(), election, of.version(),
                new DelegateElections.Result(LocalDate.of(2026, 3, 9), constituency, takingPart, votes, LocalDate.of(2026, 3, 10))));
        assertThat(counted).as(String.valueOf(counted)).isInstanceOf(CongressOutcome.Done.class);
    }

    private List<UUID> roster(Body body) {
        return at("plain", () -> congresses.roster(body.id(), LocalDate.now(clock))).delegates().stream().map(Delegate::person).toList();
    }
}
