package org.gongqiao.app.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Part;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.clock.Clocks;
import org.gongqiao.app.casework.clock.RunningClock;
import org.gongqiao.app.disputes.aid.Aid;
import org.gongqiao.app.disputes.aid.Aids;
import org.gongqiao.app.disputes.channel.Channel;
import org.gongqiao.app.disputes.channel.Channels;
import org.gongqiao.app.disputes.channel.Share;
import org.gongqiao.app.disputes.checklist.Checklist;
import org.gongqiao.app.disputes.checklist.Checklists;
import org.gongqiao.app.disputes.checklist.Settlements;
import org.gongqiao.app.disputes.dismissal.Answers;
import org.gongqiao.app.disputes.dismissal.Dismissal;
import org.gongqiao.app.disputes.dismissal.Dismissals;
import org.gongqiao.app.disputes.dismissal.Reason;
import org.gongqiao.app.disputes.file.ActOutcome;
import org.gongqiao.app.disputes.file.Cause;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.DisputeAct;
import org.gongqiao.app.disputes.file.Exchange;
import org.gongqiao.app.disputes.file.HeadKind;
import org.gongqiao.app.disputes.file.JointResult;
import org.gongqiao.app.disputes.file.OpenDispute;
import org.gongqiao.app.disputes.file.RecordAct;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.rights.AidFacts;
import org.gongqiao.app.membership.Trade;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** What stands beside a dispute: partner bodies, legal aid, employers' notices, checklists. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BesideDisputesIT {

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Disputes disputes;
    @Autowired Channels channels;
    @Autowired Aids aids;
    @Autowired Talks talks;
    @Autowired TakingPart taking;
    @Autowired Dismissals dismissals;
    @Autowired Checklists checklists;
    @Autowired Settlements settlements;
    @Autowired Matters matters;
    @Autowired Clocks clocks;
    @Autowired Clock clock;
    private LocalDate today;

    @BeforeAll
    void arrange() {
        fixtures.province();
        today = LocalDate.now(clock);
    }

    private <T> T at(String union, Role role, Supplier<T> work) {
        return fixtures.at(union, "chair", role, work);
    }

    private <T> T officer(Supplier<T> work) {
        return at("own", Role.RIGHTS_OFFICER, work);
    }

    private UUID open(LocalDate knew, HeadKind kind, OpenDispute.NewClaimant... workers) {
        return officer(() -> disputes.open(new OpenDispute(UUID.randomUUID(), null, null, Trade.COURIER, Cause.PAY, "工资未发",
                new Dispute.Employer(null, "星河配送有限公司", "", "", ""), null, kind.isArrears() ? today.minusDays(1) : null, knew, "事实", "", List.of(workers))));
    }

    private static OpenDispute.NewClaimant worker(String name, @Nullable UUID person, HeadKind kind) {
        return new OpenDispute.NewClaimant(person, name, "1", null, "", "", "", "", false, List.of(new OpenDispute.NewHead(kind, kind.isSum() ? 100_000L : null, "")));
    }

    private UUID only(UUID dispute) {
        return officer(() -> disputes.claimants(dispute)).getFirst().id();
    }

    @Test
    void aCaseGoesToAPartnerOnlyWithEachWorkersConsentAndComesBackWithAResult() {
        UUID channel = at("city", Role.REVIEWER, () -> channels.name("联调中心", "请联动单位一起调解"));
        at("city", Role.REVIEWER, () -> {
            channels.addPartner(channel, Channel.Kind.COURT, "清河县人民法院", "速裁庭", "19900000031");
            return null;
        });
        assertThat(at("otherCity", Role.REVIEWER, channels::all)).as("not of another city").isEmpty();
        assertThat(at("own", Role.RIGHTS_OFFICER, () -> channels.inScope(channel))).as("used below, changed above").isFalse();
        UUID partner = officer(channels::all).getFirst().partners().getFirst().id();
        UUID person = fixtures.someone("consenting", false).personId();
        UUID id = open(today.minusDays(10), HeadKind.WAGES, worker("本人", person, HeadKind.WAGES), worker("同事", null, HeadKind.WAGES));
        UUID share = officer(() -> channels.propose(id, partner));
        assertThat(officer(() -> channels.send(id, share, today.plusDays(9), "https://test.example"))).as("nobody has consented").isEmpty();
        UUID own = officer(() -> disputes.claimants(id)).stream().filter(each -> each.personId() != null).findFirst().orElseThrow().id();
        UUID colleague = officer(() -> disputes.claimants(id)).stream().filter(each -> each.personId() == null).findFirst().orElseThrow().id();
        assertThat(officer(() -> channels.onPaper(id, share, own))).as("nobody consents for whoever can do it himself").isFalse();
        assertThat(officer(() -> channels.onPaper(id, share, colleague))).isTrue();
        assertThat(Fixtures.self(person, () -> channels.answer(share, person, false))).isTrue();
        assertThat(officer(() -> channels.send(id, share, today.plusDays(9), "https://test.example"))).as("one refuses").isEmpty();
        assertThat(Fixtures.self(person, () -> channels.answer(share, person, true))).isTrue();
        UUID grant = officer(() -> channels.send(id, share, today.plusDays(9), "https://test.example")).orElseThrow().id();
        assertThat(Fixtures.self(person, () -> channels.answer(share, person, false))).as("too late").isFalse();
        UUID matter = officer(() -> disputes.get(id)).matterId();
        var part = new Part(grant, matter, PartRole.PARTNER, "速裁庭");
        ScopedValue.where(Scope.PART, part).where(Scope.CURRENT, part.scope()).run(() -> {
            assertThat(taking.dispute().id()).isEqualTo(id);
            talks.answer(UUID.randomUUID(), "已达成调解，请确认。", JointResult.AGREED, List.of());
        });
        assertThat(officer(() -> channels.of(id))).singleElement().extracting(Share::result).isEqualTo(JointResult.AGREED);
        assertThat(officer(() -> talks.log(id))).as("both sides read one log").singleElement().extracting(Exchange::text).isEqualTo("已达成调解，请确认。");
        assertThat(Fixtures.self(person, () -> talks.log(id))).hasSize(1);
        byte[] phone = database.owner().sql("select phone from disputes.partner limit 1").query(byte[].class).single();
        assertThat(new String(phone)).doesNotContain("19900000031");
    }

    private List<String> running(UUID id) {
        UUID matter = officer(() -> disputes.get(id)).matterId();
        return officer(() -> clocks.of(matter)).stream().filter(RunningClock::isOpen).map(RunningClock::limit).filter(each -> each.startsWith("A-")).toList();
    }

    @Test
    void legalAidIsDecidedAssignedRefusedAndObjectedToInItsDays() {
        UUID id = open(today.minusDays(10), HeadKind.WAGES, worker("进城", null, HeadKind.WAGES));
        assertThat(officer(() -> aids.ask(id, only(id), AidFacts.Matter.NOT_LISTED, Set.of(Aid.Means.IN_DIFFICULTY), false, false)))
                .isInstanceOfSatisfying(Aids.Asking.Refused.class, refused -> assertThat(refused.verdict().ground().ruleId()).isEqualTo("A-01"));
        assertThat(officer(() -> aids.ask(id, only(id), AidFacts.Matter.WAGES, Set.of(), false, false)))
                .isInstanceOfSatisfying(Aids.Asking.Refused.class, refused -> assertThat(refused.verdict().ground().ruleId()).isEqualTo("A-03"));
        Aids.Asking asked = officer(() -> aids.ask(id, only(id), AidFacts.Matter.WAGES, Set.of(Aid.Means.RURAL_WORKER), false, false));
        assertThat(asked).isInstanceOfSatisfying(Aids.Asking.Asked.class, done -> assertThat(done.aid().atOnce()).isFalse());
        assertThat(officer(() -> aids.ask(id, only(id), AidFacts.Matter.WAGES, Set.of(Aid.Means.RURAL_WORKER), false, false))).isInstanceOf(Aids.Asking.OneWaits.class);
        UUID aid = ((Aids.Asking.Asked) asked).aid().id();
        assertThat(running(id)).containsExactly("A-04.decide");
        assertThat(officer(() -> aids.assign(id, aid, "钱律师", "某所", "19900000041", today.plusDays(30), "https://test.example"))).as("not granted").isFalse();
        assertThat(officer(() -> aids.happened(id, aid, Aids.Happening.REFUSE, today, ""))).as("a refusal needs reasons").isFalse();
        assertThat(officer(() -> aids.happened(id, aid, Aids.Happening.REFUSE, today, "材料不全"))).isTrue();
        assertThat(running(id)).isEmpty();
        assertThat(officer(() -> aids.happened(id, aid, Aids.Happening.OBJECT, today, ""))).isTrue();
        assertThat(running(id)).containsExactly("A-06.objection");
        assertThat(officer(() -> aids.happened(id, aid, Aids.Happening.UPHOLD, today, ""))).isTrue();
        assertThat(running(id)).containsExactly("A-04.assign");
        assertThat(officer(() -> aids.assign(id, aid, "钱律师", "某所", "19900000041", today.plusDays(30), "https://test.example"))).isTrue();
        assertThat(running(id)).isEmpty();
        assertThat(officer(() -> aids.of(id))).singleElement().extracting(Aid::state).isEqualTo(Aid.State.ASSIGNED);
        assertThat(officer(() -> aids.paper(id, aid)).orThrow().pdf()).isEqualTo(officer(() -> aids.paper(id, aid)).orThrow().pdf());
    }

    @Test
    void aidIsGivenAtOnceWhereTheLimitationIsAboutToEnd() {
        UUID far = open(today.minusYears(1).plusDays(7), HeadKind.DAMAGES, worker("七天", null, HeadKind.DAMAGES));
        UUID near = open(today.minusYears(1).plusDays(6), HeadKind.DAMAGES, worker("六天", null, HeadKind.DAMAGES));
        int left = (int) java.time.temporal.ChronoUnit.DAYS.between(today, officer(() -> disputes.clocks(near)).getFirst().due().earlier());
        assertThat(officer(() -> aids.ask(near, only(near), AidFacts.Matter.OTHER_LISTED, Set.of(Aid.Means.RELIEF), false, false)))
                .isInstanceOfSatisfying(Aids.Asking.Asked.class, done -> assertThat(done.aid().atOnce()).isEqualTo(left < 7));
        assertThat(left).isBetween(5, 6);
        assertThat(officer(() -> aids.ask(far, only(far), AidFacts.Matter.OTHER_LISTED, Set.of(Aid.Means.RELIEF), false, true)))
                .isInstanceOfSatisfying(Aids.Asking.Asked.class, done -> assertThat(done.aid().mayAssign()).as("payment in advance is needed").isTrue());
    }

    @Test
    void aNoticeOfDismissalIsCheckedAnsweredAndFollowed() {
        var answers = new Answers("许明", today, today.plusDays(20), Reason.INCOMPETENCE, "连续两月不达标", Set.of(Answers.Fact.MATERNITY), 24, 600, 0, 0, null);
        UUID key = UUID.randomUUID();
        UUID id = officer(() -> dismissals.check(key, "星河配送有限公司", answers, List.of()));
        assertThat(officer(() -> dismissals.check(key, "星河配送有限公司", answers, List.of()))).isEqualTo(id);
        Dismissal checked = officer(() -> dismissals.get(id));
        assertThat(checked.unlawful()).isTrue();
        assertThat(checked.answers()).isEqualTo(answers);
        assertThat(officer(() -> matters.get(checked.matterId())).number()).startsWith("JC-");
        assertThat(officer(() -> dismissals.opinion(id)).orThrow().docx()).isEqualTo(officer(() -> dismissals.opinion(id)).orThrow().docx());
        assertThat(officer(() -> dismissals.answered(id, checked.version(), today, "x", true, List.of()))).as("no opinion was given yet").isFalse();
        assertThat(officer(() -> dismissals.issue(id, checked.version()))).isTrue();
        assertThat(officer(() -> dismissals.issue(id, checked.version()))).isFalse();
        assertThat(officer(() -> dismissals.answered(id, checked.version() + 1, today, "已撤回解除决定", true, List.of()))).isTrue();
        assertThat(officer(() -> dismissals.get(id)).state()).isEqualTo(Dismissal.State.CORRECTED);
        assertThat(officer(() -> matters.get(checked.matterId())).outcome()).isEqualTo("CORRECTED");
        assertThatThrownBy(() -> at("neighbour", Role.CHAIR, () -> dismissals.get(id))).isInstanceOf(NotFound.class);
        String stored = database.owner().sql("select grounds::text || encode(answers, 'escape') from disputes.dismissal where id = :id").param("id", id).query(String.class).single();
        assertThat(stored).doesNotContain("MATERNITY").doesNotContain("maternity").doesNotContain("许明");
    }

    @Test
    void whatIsMissingOnAChecklistIsListedForEachUnionAndEachServed() {
        UUID ones = at("county", Role.REVIEWER, () -> checklists.name("五个一", Checklist.Target.UNION, List.of("一支队伍", "一间调解室", "一名律师")));
        UUID tens = at("county", Role.REVIEWER, () -> checklists.name("十个一", Checklist.Target.EACH, List.of("一次体检", "一份保障")));
        assertThat(officer(() -> checklists.fill(UUID.randomUUID(), ones, 2, "", today, "会议室挂牌", List.of()))).isTrue();
        assertThat(officer(() -> checklists.fill(UUID.randomUUID(), ones, 4, "", today, "x", List.of()))).as("no such item").isFalse();
        assertThat(officer(() -> checklists.fill(UUID.randomUUID(), tens, 1, "", today, "x", List.of()))).as("for whom?").isFalse();
        assertThat(officer(() -> checklists.fill(UUID.randomUUID(), tens, 1, "清河站", today, "九月体检", List.of()))).isTrue();
        Checklist own = officer(() -> checklists.find(ones)).orElseThrow();
        assertThat(officer(() -> checklists.progress(own))).singleElement().satisfies(row -> assertThat(row.missing()).containsExactly(1, 3));
        Checklist each = officer(() -> checklists.find(tens)).orElseThrow();
        assertThat(officer(() -> checklists.progress(each))).singleElement().satisfies(row -> {
            assertThat(row.name()).isEqualTo("清河站");
            assertThat(row.missing()).containsExactly(2);
        });
        assertThat(at("county", Role.REVIEWER, () -> checklists.below(own))).anySatisfy(row -> assertThat(row.missing()).containsExactly(1, 3))
                .anySatisfy(row -> assertThat(row.filled()).as("one that has filled nothing is listed, too").isEmpty());
        assertThat(at("otherCity", Role.REVIEWER, () -> checklists.find(ones))).isEmpty();
    }

    @Test
    void sharesCountWhatEndedEarlyAndLow() {
        for (int i = 0; i < 2; i++) {
            UUID id = open(today.minusDays(30), HeadKind.REINSTATEMENT, worker("一", null, HeadKind.REINSTATEMENT));
            record(id, DisputeAct.CONSULTATION_PROPOSED, null);
            record(id, DisputeAct.CONSULTATION_SETTLED, today.plusDays(1));
            record(id, DisputeAct.AGREEMENT_KEPT, null);
        }
        UUID formal = open(today.minusDays(30), HeadKind.REINSTATEMENT, worker("二", null, HeadKind.REINSTATEMENT));
        record(formal, DisputeAct.ARBITRATION_FILED, null);
        record(formal, DisputeAct.SETTLED_BEFORE_COMMISSION, null);
        UUID withdrawn = open(today.minusDays(30), HeadKind.REINSTATEMENT, worker("三", null, HeadKind.REINSTATEMENT));
        record(withdrawn, DisputeAct.WITHDRAWN, null);
        Settlements.Line line = at("county", Role.REVIEWER, () -> settlements.of(today.withDayOfYear(1), today)).getFirst();
        assertThat(line).isEqualTo(new Settlements.Line("990100", Trade.COURIER, 4, 3, 2, 2));
        assertThat(line.informalPercent()).isEqualTo(50);
        assertThat(at("neighbour", Role.CHAIR, () -> settlements.of(today.withDayOfYear(1), today))).isEmpty();
    }

    private void record(UUID id, DisputeAct act, @Nullable LocalDate until) {
        assertThat(officer(() -> disputes.record(id, new RecordAct(UUID.randomUUID(), disputes.get(id).version(), act, today, Set.of(only(id)), "x", "x", null, until, List.of()))))
                .as(act.name()).isInstanceOf(ActOutcome.Done.class);
    }
}
