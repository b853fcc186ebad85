package org.gongqiao.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Bodies;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Kept;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.democracy.MatterFacts;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.sessions.after.Filings;
import org.gongqiao.app.sessions.after.Resolutions;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.agenda.NewItem;
import org.gongqiao.app.sessions.between.Between;
import org.gongqiao.app.sessions.between.NewJoint;
import org.gongqiao.app.sessions.decide.ItemVotes;
import org.gongqiao.app.sessions.roll.DoorCodes;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.voting.Manner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine hands the rules the right facts: each boundary on both sides, two regions, past texts; and the course of a session. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionsIT {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 18);

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Meetings meetings;
    @Autowired Sessions sessions;
    @Autowired Agenda agenda;
    @Autowired Roll roll;
    @Autowired ItemVotes itemVotes;
    @Autowired Resolutions resolutions;
    @Autowired Filings filings;
    @Autowired Between between;
    @Autowired Guide guide;
    @Autowired Verdicts verdicts;
    @Autowired DoorCodes codes;
    @Autowired Congresses congresses;
    @Autowired Bodies bodies;

    private UUID zhejiang;
    private UUID shanghai;
    private UUID school;
    private UUID members;
    private final List<String> delegates = new ArrayList<>();

    @BeforeAll
    void arrange() {
        fixtures.province();
        zhejiang = meetings.body("own", "WORKERS_CONGRESS", Meetings.ZHEJIANG, 30, delegates);
        shanghai = meetings.body("neighbour", "WORKERS_CONGRESS", Meetings.SHANGHAI, 30);
        school = meetings.body("workshop", "SCHOOL_CONGRESS", Meetings.SHANGHAI, 6);
        members = meetings.body("workshop", "MEMBERS_CONGRESS", Meetings.SHANGHAI, 6);
    }

    private Item only(UUID session) {
        return agenda.of(session).stream().filter(item -> item.title().equals("试验事项")).findFirst().orElseThrow();
    }

    private Item counted(String union, UUID body, LocalDate on, String matter, int inFavour, boolean secret) {
        return counted(union, body, on, meetings.item("试验事项", matter), inFavour, secret);
    }

    private Item counted(String union, UUID body, LocalDate on, NewItem item, int inFavour, boolean secret) {
        UUID id = meetings.recorded(union, body, on, item, 0);
        return meetings.at(union, () -> {
            meetings.done(sessions.open(id, sessions.get(id).version(), ""));
            int all = roll.turnout(sessions.get(id)).delegates();
            meetings.done(itemVotes.record(only(id).id(), new Item.Counted(all, all, inFavour, all - inFavour, 0, secret, true), ""));
            return only(id);
        });
    }

    @Test
    void exactlyHalfFailsInZhejiangAndPassesInShanghai() {
        assertThat(counted("own", zhejiang, DAY, "collectiveContract", 15, true).result()).isEqualTo(Item.Result.NOT_PASSED);
        assertThat(counted("neighbour", shanghai, DAY, "collectiveContract", 15, true).result()).isEqualTo(Item.Result.PASSED);
    }

    @Test
    void oneMoreThanHalfPassesInBothAndOneLessInNeither() {
        for (int[] each : new int[][] {{14, 0}, {16, 1}}) {
            Item.Result wanted = each[1] == 1 ? Item.Result.PASSED : Item.Result.NOT_PASSED;
            assertThat(counted("own", zhejiang, DAY, "specialContract", each[0], true).result()).isEqualTo(wanted);
            assertThat(counted("neighbour", shanghai, DAY, "specialContract", each[0], true).result()).isEqualTo(wanted);
        }
    }

    @Test
    void anOpenVoteOnWhatMustPassDoesNotPass() {
        assertThat(counted("neighbour", shanghai, DAY, "collectiveContract", 30, false).result()).isEqualTo(Item.Result.NOT_PASSED);
    }

    @Test
    void aSchoolAsksForMoreThanHalfWhereverItIs() {
        assertThat(counted("workshop", school, DAY, "collectiveContract", 3, true).result()).isEqualTo(Item.Result.NOT_PASSED);
        assertThat(counted("workshop", school, DAY, "collectiveContract", 4, true).result()).isEqualTo(Item.Result.PASSED);
    }

    @Test
    void resolutionsOfUnionMembersGoByTheirOwnRule() {
        assertThat(counted("workshop", members, DAY, passing(), 3, true).result()).as("exactly half of all").isEqualTo(Item.Result.NOT_PASSED);
        Item passed = counted("workshop", members, DAY, passing(), 4, true);
        assertThat(passed.result()).isEqualTo(Item.Result.PASSED);
        meetings.at("workshop", () -> {
            Session session = sessions.get(passed.sessionId());
            assertThat(verdicts.about("session", session.id())).extracting(kept -> kept.decision().verdict().ground().ruleId()).containsOnly("J-25");
            assertThat(agenda.matters(session)).as("the staff’s matters are not theirs").isEmpty();
            UUID ahead = meetings.done(sessions.prepare(meetings.form(members, DAY)));
            assertThat(agenda.add(ahead, meetings.item("工资专项合同", "collectiveContract"))).isInstanceOfSatisfying(SessionOutcome.Refused.class,
                    each -> assertThat(each.verdict().key()).isEqualTo("law.J-25.ofStaff"));
            return 0;
        });
        for (UUID body : List.of(members, school)) {
            for (LocalDate last : List.of(DAY, DAY.minusYears(2))) {
                Verdict often = meetings.at("workshop", () -> bodies.frequency(congresses.get(body), List.of(last))).orElseThrow();
                assertThat(often.ground().ruleId()).isEqualTo(body.equals(members) ? "J-25" : "D-30");
                assertThat(often).isInstanceOf(last.equals(DAY) ? Verdict.Lawful.class : Verdict.Unlawful.class);
            }
        }
        List<LocalDate> thisYear = List.of(LocalDate.of(2025, 9, 1), LocalDate.of(2026, 9, 1));
        assertThat(meetings.at("workshop", () -> bodies.frequency(congresses.get(school), thisYear))).as("one in each school year").get()
                .isInstanceOf(Verdict.Lawful.class);
        UUID few = meetings.recorded("workshop", members, DAY.plusDays(1), passing(), 3);
        meetings.at("workshop", () -> {
            assertThat(sessions.open(few, sessions.get(few).version(), "")).isInstanceOfSatisfying(SessionOutcome.Refused.class,
                    each -> assertThat(each.verdict().key()).as("three of six").isEqualTo("law.J-25.few"));
            return 0;
        });
    }

    private static NewItem passing() {
        return new NewItem(UUID.randomUUID(), "试验事项", null, Power.PASSED, "", Item.Source.UNION, null, null);
    }

    @Test
    void beforeTheAmendedTextOfShanghaiWasReadNothingIsConcluded() {
        assertThat(counted("neighbour", shanghai, LocalDate.of(2017, 11, 22), "collectiveContract", 30, true).result()).isEqualTo(Item.Result.TO_BE_CONFIRMED);
        assertThat(counted("neighbour", shanghai, LocalDate.of(2017, 11, 23), "collectiveContract", 30, true).result()).isEqualTo(Item.Result.PASSED);
    }

    @Test
    void refusesASessionOfADayWithoutAnyText() {
        UUID body = school;
        LocalDate day = LocalDate.of(2011, 12, 31);
        assertThat(meetings.at("workshop", () -> sessions.prepare(meetings.form(body, day)))).isInstanceOf(SessionOutcome.NotPossible.class);
        assertThat(meetings.at("workshop", () -> sessions.ofBody(body))).noneMatch(session -> session.heldOn().equals(day));
    }

    @Test
    void opensWithTwoThirdsAndNotWithOneLess() {
        UUID short1 = meetings.recorded("own", zhejiang, DAY.plusDays(1), "collectiveContract", 11);
        UUID enough = meetings.recorded("own", zhejiang, DAY.plusDays(2), "collectiveContract", 10);
        meetings.at("own", () -> {
            SessionOutcome refused = sessions.open(short1, sessions.get(short1).version(), "试验");
            assertThat(refused).isInstanceOfSatisfying(SessionOutcome.Refused.class, each -> {
                assertThat(each.verdict().key()).isEqualTo("law.D-09.few");
                assertThat(each.verdict().ground().facts()).containsEntry("present", "19").containsEntry("delegates", "30");
            });
            assertThat(sessions.open(enough, sessions.get(enough).version(), "")).isInstanceOf(SessionOutcome.Done.class);
            return 0;
        });
    }

    @Test
    void whoLeavesIsNotCountedAndWhoIsGoneIsNotOnTheRoll() {
        UUID id = meetings.recorded("own", zhejiang, DAY.plusDays(3), "collectiveContract", 10);
        meetings.at("own", () -> {
            meetings.done(sessions.open(id, sessions.get(id).version(), ""));
            meetings.done(roll.leave(id, roll.of(id).stream().filter(seat -> seat.isPresent()).findFirst().orElseThrow().id()));
            assertThat(roll.turnout(sessions.get(id)).present()).isEqualTo(19);
            assertThat(itemVotes.put(only(id).id(), Manner.SECRET_PAPER, 0)).isInstanceOfSatisfying(SessionOutcome.Refused.class,
                    refused -> assertThat(refused.verdict().key()).isEqualTo("law.D-09.few"));
            return 0;
        });
    }

    @Test
    void theChoiceOfAMatterProposesItsPowerAndAWrongOneIsRefused() {
        meetings.at("neighbour", () -> {
            UUID id = meetings.done(sessions.prepare(meetings.form(shanghai, DAY.plusDays(4))));
            UUID contract = meetings.done(agenda.add(id, meetings.item("合同", "collectiveContract")));
            assertThat(agenda.get(contract).power()).isEqualTo(Power.PASSED);
            SessionOutcome heard = agenda.add(id, new NewItem(UUID.randomUUID(), "合同", "collectiveContract", Power.HEARD, "", Item.Source.UNION, null, null));
            assertThat(heard).isInstanceOfSatisfying(SessionOutcome.Refused.class, refused -> {
                assertThat(refused.verdict().ground().ruleId()).isEqualTo("D-18");
                assertThat(refused.verdict().ground().citation().article()).isEqualTo("10-14");
            });
            assertThat(agenda.add(id, new NewItem(UUID.randomUUID(), "规章", "rules", Power.PASSED, "", Item.Source.UNION, null, null)))
                    .isInstanceOf(SessionOutcome.Done.class);
            // Only firms of the state must have their pay system passed; elsewhere no text names it.
            assertThat(agenda.matters(sessions.get(id))).extracting(Agenda.Named::matter).doesNotContain("pay").contains("bargaining");
            var state = new NewSession(UUID.randomUUID(), shanghai, "试验国有", null, MatterFacts.Firm.STATE, DAY.plusDays(5), null, "试验", "", "");
            UUID other = meetings.done(sessions.prepare(state));
            assertThat(agenda.matters(sessions.get(other))).contains(new Agenda.Named("pay", Power.PASSED));
            return 0;
        });
        // In Zhejiang performance of the contract may be heard as well as supervised.
        meetings.at("own", () -> {
            UUID id = meetings.done(sessions.prepare(meetings.form(zhejiang, DAY.plusDays(5))));
            assertThat(agenda.add(id, new NewItem(UUID.randomUUID(), "履行", "contractPerformance", Power.HEARD, "", Item.Source.UNION, null, null)))
                    .isInstanceOf(SessionOutcome.Done.class);
            return 0;
        });
    }

    @Test
    void papersAreLateAfterTheLaterReadingOnly() {
        UUID id = meetings.recorded("neighbour", shanghai, DAY.plusDays(6), "collectiveContract", 0);
        meetings.at("neighbour", () -> {
            Session session = sessions.get(id);
            var seat = roll.of(id).getFirst();
            for (int days = 10; days >= 4; days--) {
                LocalDate on = session.heldOn().minusDays(days);
                meetings.done(roll.signedFor(id, seat.id(), on));
                Decision decision = guide.papers(session);
                if (days >= 8) {
                    assertThat(decision.outcome()).as(days + " days before").isEqualTo(Decision.Outcome.LAWFUL);
                } else if (days <= 6) {
                    assertThat(decision.outcome()).as(days + " days before").isEqualTo(Decision.Outcome.UNLAWFUL);
                }
            }
            // Late papers: not without a reason, and the decision is kept.
            assertThat(sessions.open(id, session.version(), "")).isInstanceOfSatisfying(SessionOutcome.Refused.class,
                    refused -> assertThat(refused.verdict().key()).isEqualTo("law.D-11.late"));
            meetings.done(sessions.open(id, session.version(), "试验原因"));
            assertThat(verdicts.about("session", id)).extracting(kept -> kept.decision().key()).contains("law.D-11.late", "law.D-09.lawful");
            return 0;
        });
    }

    @Test
    void shanghaiAsksThatGroupsDiscussAndZhejiangDoesNot() {
        UUID there = meetings.recorded("neighbour", shanghai, DAY.plusDays(7), "collectiveContract", 0);
        UUID here = meetings.recorded("own", zhejiang, DAY.plusDays(7), "collectiveContract", 0);
        database.owner().sql("delete from sessions.discussion where session_id in (:ids)").param("ids", List.of(there, here)).update();
        meetings.at("neighbour", () -> {
            assertThat(sessions.open(there, sessions.get(there).version(), "")).isInstanceOfSatisfying(SessionOutcome.Refused.class,
                    refused -> assertThat(refused.verdict().key()).isEqualTo("law.D-11.notDiscussed"));
            return 0;
        });
        meetings.at("own", () -> meetings.done(sessions.open(here, sessions.get(here).version(), "")));
    }

    @Test
    void aSecretMatterIsNotPutToAnOpenVoteAndOnlineNeedsConsent() {
        UUID id = meetings.recorded("own", zhejiang, DAY.plusDays(8), "collectiveContract", 0);
        meetings.at("own", () -> {
            meetings.done(sessions.open(id, sessions.get(id).version(), ""));
            UUID item = only(id).id();
            assertThat(itemVotes.put(item, Manner.HANDS, 0)).isInstanceOfSatisfying(SessionOutcome.Refused.class,
                    refused -> assertThat(refused.verdict().key()).isEqualTo("law.D-10.open"));
            assertThat(itemVotes.put(item, Manner.SECRET_ONLINE, 0)).isInstanceOfSatisfying(SessionOutcome.NotPossible.class,
                    no -> assertThat(no.key()).isEqualTo("sessions.vote.noConsent"));
            assertThat(itemVotes.put(item, Manner.SECRET_PAPER, 0)).isInstanceOf(SessionOutcome.Done.class);
            assertThat(itemVotes.put(item, Manner.SECRET_PAPER, 0)).isInstanceOfSatisfying(SessionOutcome.NotPossible.class,
                    no -> assertThat(no.key()).isEqualTo("sessions.vote.already"));
            return 0;
        });
    }

    @Test
    void fromResolutionToTheReportAboveAndTheNextSession() {
        UUID id = meetings.recorded("own", zhejiang, DAY.plusDays(9), "collectiveContract", 0);
        UUID resolution = meetings.at("own", () -> {
            meetings.done(sessions.open(id, sessions.get(id).version(), ""));
            assertThat(sessions.close(id, sessions.get(id).version(), DAY.plusDays(9))).isInstanceOf(SessionOutcome.NotPossible.class);
            meetings.done(itemVotes.record(only(id).id(), new Item.Counted(30, 30, 28, 1, 1, true, true), ""));
            // Whatever stood on the agenda from before is dealt with, too.
            agenda.of(id).stream().filter(item -> item.result() == null).forEach(item -> meetings.done(itemVotes.conclude(item.id(), "试验")));
            meetings.done(sessions.close(id, sessions.get(id).version(), DAY.plusDays(9)));
            assertThat(sessions.passed(fixtures.unions.get("own"), "collectiveContract")).isPresent();
            assertThat(sessions.passed(fixtures.unions.get("own"), "resettlement")).isEmpty();
            assertThat(resolutions.draft(only(id).id(), "试验决议", "试验部门", meetings.today())).isInstanceOf(SessionOutcome.NotPossible.class);
            UUID made = meetings.done(resolutions.draft(only(id).id(), "试验决议", "试验部门", meetings.today().plusDays(40)));
            meetings.done(filings.publish(id, sessions.get(id).version(), "公告栏"));
            meetings.done(filings.file(id, sessions.get(id).version()));
            assertThat(filings.receive(id, sessions.get(id).version(), "", fixtures.unions.get("own"))).isInstanceOf(SessionOutcome.NotPossible.class);
            return made;
        });
        meetings.at("county", () -> {
            assertThat(filings.waiting(50)).extracting(Session::id).contains(id);
            meetings.done(filings.receive(id, sessions.get(id).version(), "收到", fixtures.unions.get("county")));
            assertThat(filings.received(50)).extracting(Session::id).contains(id);
            return 0;
        });
        meetings.at("own", () -> {
            UUID next = meetings.done(sessions.prepare(meetings.form(zhejiang, meetings.today().plusDays(60))));
            assertThat(agenda.of(next)).anyMatch(item -> item.source() == Item.Source.EARLIER && "execution".equals(item.matter()));
            assertThat(resolutions.get(resolution).reportedItem()).isNotNull();
            meetings.done(resolutions.carriedOut(resolution, resolutions.get(resolution).version(), meetings.today(), "已执行"));
            assertThat(resolutions.get(resolution).isOpen()).isFalse();
            for (Kept kept : verdicts.about("session", id)) {
                assertThat(verdicts.rerun(kept.decision()).same()).as(kept.decision().check()).isTrue();
            }
            return 0;
        });
    }

    @Test
    void aJointMeetingDoesNotStandInForTheCongressAndItsOutcomeGoesToTheNextSession() {
        meetings.at("neighbour", () -> {
            assertThat(between.hold(new NewJoint(UUID.randomUUID(), shanghai, MatterFacts.Firm.OTHER, DAY, true, "组长六人", "合同", "collectiveContract", Power.HEARD, "试验")))
                    .isInstanceOfSatisfying(SessionOutcome.Refused.class, refused -> assertThat(refused.verdict().key()).isEqualTo("law.D-14.mustPass"));
            assertThat(between.hold(new NewJoint(UUID.randomUUID(), shanghai, MatterFacts.Firm.OTHER, DAY, false, "组长六人", "规章", "rules", null, "试验")))
                    .isInstanceOfSatisfying(SessionOutcome.Refused.class, refused -> assertThat(refused.verdict().key()).isEqualTo("law.D-14.convened"));
            meetings.done(between.hold(new NewJoint(UUID.randomUUID(), shanghai, MatterFacts.Firm.OTHER, DAY, true, "组长六人", "高温停工安排", "rules", null, "按方案执行")));
            UUID next = meetings.done(sessions.prepare(meetings.form(shanghai, DAY.plusDays(10))));
            assertThat(agenda.of(next)).anyMatch(item -> item.title().equals("高温停工安排") && item.source() == Item.Source.EARLIER);
            assertThat(between.unreported(shanghai)).isEmpty();
            return 0;
        });
        // Zhejiang gives a joint meeting no power: to be confirmed, not refused.
        meetings.at("own", () -> {
            UUID id = meetings.done(between.hold(new NewJoint(UUID.randomUUID(), zhejiang, MatterFacts.Firm.OTHER, DAY, true, "组长", "规章", "rules", null, "试验")));
            var joint = between.get(id);
            assertThat(between.verdict(joint, joint.items().getFirst())).isInstanceOf(Verdict.ToBeConfirmed.class);
            return 0;
        });
    }

    @Test
    void aThirdOfTheDelegatesCallsASessionOutOfTurnAndOneLessDoesNot() {
        for (int i = 0; i < 9; i++) {
            ask(i);
        }
        var form = new NewSession(UUID.randomUUID(), zhejiang, "临时会议", SessionKind.CalledFor.DELEGATES, MatterFacts.Firm.OTHER, meetings.today().plusDays(30), null, "试验", "", "");
        assertThat(meetings.at("own", () -> sessions.prepare(form))).isInstanceOfSatisfying(SessionOutcome.Refused.class,
                refused -> assertThat(refused.verdict().ground().facts()).containsEntry("asking", "9"));
        ask(9);
        UUID id = meetings.done(meetings.at("own", () -> sessions.prepare(form)));
        assertThat(meetings.at("own", () -> between.asking(zhejiang))).isZero();
        assertThat(meetings.at("own", () -> sessions.get(id)).kind()).isEqualTo(SessionKind.EXTRAORDINARY);
    }

    private void ask(int delegate) {
        UUID person = fixtures.people.get(delegates.get(delegate)).personId();
        meetings.done(Scope.call(new Scope.Own(person), () -> between.ask(zhejiang, person, "试验原因")));
    }

    @Test
    void aDelegateSeesHisSessionAndHisOwnPlaceOnly() {
        UUID id = meetings.at("own", () -> {
            UUID made = meetings.done(sessions.prepare(meetings.form(zhejiang, meetings.today())));
            meetings.done(agenda.add(made, meetings.item("试验事项", "plan")));
            meetings.paper(made);
            meetings.done(sessions.call(made, sessions.get(made).version(), "试验：来不及"));
            return made;
        });
        UUID delegate = fixtures.people.get(delegates.get(20)).personId();
        UUID stranger = fixtures.people.get("neighbourMember").personId();
        Scope.run(new Scope.Own(delegate), () -> {
            Session session = sessions.get(id);
            assertThat(roll.of(id)).hasSize(1);
            assertThat(roll.opened(session, delegate)).isTrue();
            assertThat(roll.opened(session, delegate)).isFalse();
            agenda.seen(session, delegate);
            agenda.seen(session, delegate);
            meetings.done(agenda.say(session, only(id).id(), delegate, "试验意见", UUID.randomUUID()));
            UUID proposed = meetings.done(agenda.propose(session, delegate, new NewItem(UUID.randomUUID(), "夜班补贴", null, null, "试验", Item.Source.DELEGATE, null, null)));
            assertThat(agenda.of(id)).extracting(Item::id).contains(proposed);
            assertThat(roll.signIn(session, delegate, "0000000000")).isInstanceOf(SessionOutcome.NotPossible.class);
            meetings.done(roll.signIn(session, delegate, codes.room(id)));
            assertThat(roll.ownTurnout(id).delegates()).isEqualTo(30);
            assertThat(roll.ownTurnout(id).present()).isEqualTo(1);
        });
        UUID second = fixtures.people.get(delegates.get(21)).personId();
        Scope.run(new Scope.Own(second), () -> assertThat(agenda.of(id)).noneMatch(item -> item.title().equals("夜班补贴")));
        Scope.run(new Scope.Own(stranger), () -> assertThatThrownBy(() -> sessions.get(id)).isInstanceOf(NotFound.class));
        meetings.at("neighbour", () -> {
            assertThatThrownBy(() -> sessions.get(id)).isInstanceOf(NotFound.class);
            return 0;
        });
        meetings.at("own", () -> {
            var seat = roll.own(id, second).orElseThrow();
            assertThat(roll.signInByCode(id, "FFFFFFFFFF")).isInstanceOf(SessionOutcome.NotPossible.class);
            meetings.done(roll.signInByCode(id, codes.seat(seat.id()).toLowerCase(java.util.Locale.ROOT)));
            var reach = agenda.reach(id).get(only(id).id());
            assertThat(reach.seen()).isEqualTo(1);
            assertThat(reach.spoke()).isEqualTo(1);
            assertThat(roll.turnout(sessions.get(id)).proved()).isEqualTo(1);
            return 0;
        });
    }

    @Test
    void aNoticeThatIsTooLateGoesOutOnlyWithAReason() {
        meetings.at("own", () -> {
            UUID id = meetings.done(sessions.prepare(meetings.form(zhejiang, meetings.today().plusDays(3))));
            meetings.done(agenda.add(id, meetings.item("试验事项", "plan")));
            assertThat(sessions.call(id, sessions.get(id).version(), "")).isInstanceOfSatisfying(SessionOutcome.NotPossible.class,
                    no -> assertThat(no.key()).isEqualTo("sessions.papers.none"));
            meetings.paper(id);
            assertThat(sessions.call(id, sessions.get(id).version(), "")).isInstanceOfSatisfying(SessionOutcome.Refused.class,
                    refused -> assertThat(refused.verdict().key()).isEqualTo("law.D-11.late"));
            meetings.done(sessions.call(id, sessions.get(id).version(), "试验原因"));
            assertThat(sessions.call(id, 0, "试验")).isInstanceOf(SessionOutcome.Stale.class);
            UUID early = meetings.done(sessions.prepare(meetings.form(zhejiang, meetings.today().plusDays(30))));
            meetings.done(agenda.add(early, meetings.item("试验事项", "plan")));
            meetings.paper(early);
            meetings.done(sessions.call(early, sessions.get(early).version(), ""));
            // Nobody opens before the day.
            assertThat(sessions.open(early, sessions.get(early).version(), "")).isInstanceOf(SessionOutcome.NotPossible.class);
            return 0;
        });
    }

    @Test
    void theYearlySessionIsOverdueAfterTheYearAndNotBefore() {
        assertThat(rhythm("INDUSTRY_CONGRESS", 300).verdict()).isInstanceOf(Verdict.Lawful.class);
        Sessions.Rhythm overdue = rhythm("REGIONAL_CONGRESS", 800);
        assertThat(overdue.verdict()).isInstanceOf(Verdict.Unlawful.class);
        assertThat(overdue.due()).isBefore(meetings.today());
    }

    private Sessions.Rhythm rhythm(String kind, int daysAgo) {
        UUID body = meetings.body("own", kind, Meetings.SHANGHAI, 3);
        LocalDate on = meetings.today().minusDays(daysAgo);
        UUID id = meetings.recorded("own", body, on, "plan", 0);
        return meetings.at("own", () -> {
            meetings.done(sessions.open(id, sessions.get(id).version(), ""));
            meetings.done(itemVotes.conclude(only(id).id(), "试验"));
            meetings.done(sessions.close(id, sessions.get(id).version(), on));
            return sessions.rhythm(congresses.get(body));
        });
    }

    @Test
    void aChangeOfWhatPassedHasToPassAgain() {
        UUID before = meetings.recorded("neighbour", shanghai, DAY.plusDays(11), "collectiveContract", 0);
        meetings.at("neighbour", () -> {
            meetings.done(sessions.open(before, sessions.get(before).version(), ""));
            meetings.done(itemVotes.record(only(before).id(), new Item.Counted(30, 30, 30, 0, 0, true, true), ""));
            return 0;
        });
        UUID after = meetings.recorded("neighbour", shanghai, DAY.plusDays(12), "plan", 0);
        meetings.at("neighbour", () -> {
            assertThat(agenda.passedBefore(sessions.get(after))).extracting(Item::id).contains(only(before).id());
            UUID change = meetings.done(agenda.add(after, new NewItem(UUID.randomUUID(), "变更合同", "collectiveContract", null, "", Item.Source.UNION, null, only(before).id())));
            meetings.done(sessions.open(after, sessions.get(after).version(), ""));
            meetings.done(itemVotes.record(change, new Item.Counted(30, 30, 14, 16, 0, true, true), ""));
            assertThat(verdicts.about("session", after)).extracting(kept -> kept.decision().key()).contains("law.D-13.changed", "law.D-13.doesNotBind");
            return 0;
        });
    }
}
