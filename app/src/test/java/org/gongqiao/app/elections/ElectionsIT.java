package org.gongqiao.app.elections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Bodies;
import org.gongqiao.app.congress.BodyKind;
import org.gongqiao.app.congress.CongressOutcome;
import org.gongqiao.app.congress.SetUpBody;
import org.gongqiao.app.congress.TermWatch;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.democracy.BoardFacts;
import org.gongqiao.app.law.democracy.ElectionFacts;
import org.gongqiao.app.voting.ClosingOutcome;
import org.gongqiao.app.voting.Elector;
import org.gongqiao.app.voting.OpeningOutcome;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.Written;
import org.gongqiao.app.voting.office.VoteOffices;
import org.gongqiao.app.voting.paper.Medium;
import org.gongqiao.app.voting.paper.PaperSheet;
import org.gongqiao.app.voting.paper.Rolls;
import org.gongqiao.app.voting.tally.Tallying;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Elections step by step with their refusals, rounds, offices and workers' seats. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ElectionsIT {

    private static final Candidate.Bars NONE = Candidate.Bars.NONE;
    private static final LocalDate MEETING = LocalDate.of(2026, 11, 12);
    private static final List<String> NAMES = List.of("周试一", "丁试二", "戴试三", "王试四", "刘试五", "张试六", "诸葛试七", "丁甲试");

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Bodies bodies;
    @Autowired Elections elections;
    @Autowired Rounds rounds;
    @Autowired Offices offices;
    @Autowired Companies companies;
    @Autowired ElectionPapers papers;
    @Autowired Surnames surnames;
    @Autowired TermWatch watch;
    @Autowired Verdicts verdicts;
    @Autowired Votes votes;
    @Autowired VoteOffices voteOffices;
    @Autowired Rolls rolls;
    @Autowired Tallying tallying;
    private final List<UUID> people = new ArrayList<>();
    private UUID assembly;
    private UUID staff;

    @BeforeAll
    void arrange() {
        fixtures.province();
        for (int i = 0; i < NAMES.size(); i++) {
            UUID person = fixtures.member("candidate" + i, "own").personId();
            database.owner().sql("update identity.person set name = :name where id = :id").param("name", NAMES.get(i)).param("id", person).update();
            people.add(person);
        }
        assembly = body("own", BodyKind.MEMBERS_ASSEMBLY, 30);
        staff = body("own", BodyKind.WORKERS_ASSEMBLY, 60);
    }

    private UUID body(String union, BodyKind kind, int staff) {
        return done(at(union, () -> bodies.setUp(new SetUpBody(UUID.randomUUID(), fixtures.unions.get(union), kind, "试验" + kind, LocalDate.of(2026, 1, 1), 3, 3,
                staff, 10, 0, false, false, ""))));
    }

    private <T> T at(String union, Supplier<T> work) {
        return Scope.call(new Scope.Reach(Line.AREA, fixtures.areaPaths.get(union), fixtures.people.get("chair").personId(), null, null), work);
    }

    private static UUID done(CongressOutcome outcome) {
        assertThat(outcome).as(String.valueOf(outcome)).isInstanceOf(CongressOutcome.Done.class);
        return ((CongressOutcome.Done) outcome).id();
    }

    private static String rule(CongressOutcome outcome) {
        assertThat(outcome).as(String.valueOf(outcome)).isInstanceOf(CongressOutcome.Unlawful.class);
        return ((CongressOutcome.Unlawful) outcome).verdict().ground().ruleId();
    }

    private CongressOutcome prepare(Office office, UUID body, int seats, boolean amongElected, UUID company) {
        return at("own", () -> elections.prepare(new NewElection(UUID.randomUUID(), body, office, "试验选举" + office, 30, seats, 30, amongElected, false, 3, company,
                MEETING)));
    }

    private CongressOutcome nominate(UUID election, int person) {
        return at("own", () -> elections.nominate(election, people.get(person), NONE, 0, ""));
    }

    private CongressOutcome begin(UUID election) {
        return at("own", () -> rounds.begin(election, elections.get(election).version(), Round.ENTERED, 0));
    }

    private void publishAndReview(UUID election, LocalDate from) {
        done(at("own", () -> elections.publish(election, from, MEETING)));
        done(at("own", () -> elections.partyReview(election, LocalDate.of(2026, 11, 4), true, "同意")));
        done(at("county", () -> elections.aboveReview(election, fixtures.unions.get("county"), LocalDate.of(2026, 11, 5), true, "同意")));
    }

    /** Ready to vote: five seats, seven candidates. */
    private UUID ready(int seats, int candidates) {
        UUID election = done(prepare(Office.COMMITTEE, assembly, seats, true, null));
        for (int i = 0; i < candidates; i++) {
            done(nominate(election, i));
        }
        publishAndReview(election, LocalDate.of(2026, 11, 2));
        return election;
    }

    private CongressOutcome count(UUID election, int present, int issued, int returned, Integer... votes) {
        return at("own", () -> {
            Round open = elections.rounds(election).getLast();
            Map<UUID, Integer> each = new HashMap<>();
            for (int i = 0; i < votes.length; i++) {
                each.put(open.standings().get(i).candidate(), votes[i]);
            }
            return rounds.enter(election, open.id(), open.version(), new Rounds.Entered(MEETING, present, issued, returned, 0, each));
        });
    }

    private Election get(UUID election) {
        return at("own", () -> elections.get(election));
    }

    private List<Round.Result> results(UUID election) {
        return at("own", () -> elections.rounds(election)).getLast().standings().stream().map(Round.Standing::result).toList();
    }

    @Test
    void twoSeatsForThirtyMembersAreRefused() {
        assertThat(rule(prepare(Office.COMMITTEE, assembly, 2, true, null))).isEqualTo("J-04");
        assertThat(rule(at("own", () -> elections.prepare(new NewElection(UUID.randomUUID(), assembly, Office.COMMITTEE, "试验", 30, 5, 30, true, false, 4, null,
                MEETING))))).as("four years").isEqualTo("J-16");
        assertThat(prepare(Office.COMMITTEE, staff, 5, true, null)).as("a union’s office by the staff").isInstanceOf(CongressOutcome.Faulty.class);
    }

    @Test
    void theListStandsInTheOrderOfStrokesAndAnUnknownSurnameIsAskedOnce() {
        UUID election = done(prepare(Office.COMMITTEE, assembly, 5, true, null));
        for (int i = 0; i < 8; i++) {
            done(nominate(election, i));
        }
        assertThat(at("own", () -> elections.candidates(election))).extracting(Candidate::name)
                .containsExactly("丁甲试", "丁试二", "王试四", "刘试五", "张试六", "周试一", "诸葛试七", "戴试三");
        UUID rare = fixtures.member("rare", "own").personId();
        database.owner().sql("update identity.person set name = '试一人' where id = :id").param("id", rare).update();
        assertThat(at("own", () -> elections.nominate(election, rare, NONE, 0, ""))).isEqualTo(new CongressOutcome.Faulty(Map.of("strokes", "elections.fault.strokes")));
        done(at("own", () -> elections.nominate(election, rare, NONE, 8, "")));
        assertThat(at("own", () -> surnames.strokes("试"))).hasValue(8);
    }

    @Test
    void barsContestPublicityAndReviewEachStopTheVote() {
        UUID election = done(prepare(Office.COMMITTEE, assembly, 5, true, null));
        assertThat(rule(at("own", () -> elections.nominate(election, people.get(0), new Candidate.Bars(true, false, false, false, false, false, false, false), 0, ""))))
                .isEqualTo("J-07");
        for (int i = 0; i < 5; i++) {
            done(nominate(election, i));
        }
        assertThat(rule(begin(election))).as("as many candidates as seats").isEqualTo("J-10");
        done(nominate(election, 5));
        assertThat(rule(begin(election))).as("not published").isEqualTo("J-14");
        done(at("own", () -> elections.publish(election, LocalDate.of(2026, 11, 6), MEETING)));
        assertThat(rule(begin(election))).as("four working days").isEqualTo("J-14");
        done(at("own", () -> elections.publish(election, LocalDate.of(2026, 11, 4), MEETING)));
        assertThat(rule(begin(election))).as("nobody reviewed").isEqualTo("J-15");
        done(at("own", () -> elections.partyReview(election, LocalDate.of(2026, 11, 4), true, "同意")));
        assertThat(rule(begin(election))).as("the union above did not").isEqualTo("J-15");
        assertThat(at("own", () -> elections.aboveReview(election, fixtures.unions.get("own"), null, true, "同意"))).isInstanceOf(CongressOutcome.NotPossible.class);
        done(at("county", () -> elections.aboveReview(election, fixtures.unions.get("county"), LocalDate.of(2026, 11, 5), true, "同意")));
        done(begin(election));
    }

    @Test
    void fiveOfSevenAreElectedReportedAndTakeOffice() {
        UUID election = ready(5, 7);
        done(begin(election));
        // 30 entitled: sixteen is more than half. In the order of strokes: 丁 王 刘 张 周 诸葛 戴.
        done(count(election, 28, 28, 28, 25, 20, 19, 18, 16, 15, 2));
        assertThat(results(election)).containsExactly(Round.Result.ELECTED, Round.Result.ELECTED, Round.Result.ELECTED, Round.Result.ELECTED, Round.Result.ELECTED,
                Round.Result.NOT_ELECTED, Round.Result.NOT_ELECTED);
        assertThat(get(election).state()).isEqualTo(ElectionState.DECIDED);
        assertThat(at("own", () -> verdicts.about("election", election))).allSatisfy(kept ->
                assertThat(at("own", () -> verdicts.rerun(kept.decision())).same()).isTrue());
        byte[] report = at("own", () -> papers.report(election, "试工〔2026〕1号", "周试验")).orThrow().pdf();
        assertThat(new String(report, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(at("own", () -> papers.candidates(election)).orThrow().pages()).isOne();
        assertThat(at("own", () -> papers.ballot(election)).orThrow().docx()).isNotEmpty();
        assertThat(at("own", () -> papers.countSheet(election, elections.rounds(election).getFirst().id())).orThrow().title()).contains("计票单");

        done(at("own", () -> elections.report(election, LocalDate.of(2026, 11, 13))));
        assertThat(at("own", () -> elections.answer(election, fixtures.unions.get("own"), true, "同意"))).isInstanceOf(CongressOutcome.NotPossible.class);
        done(at("county", () -> elections.answer(election, fixtures.unions.get("county"), true, "同意")));
        assertThat(at("own", () -> offices.of(fixtures.unions.get("own"))).stream().filter(each -> each.office() == Office.COMMITTEE && each.untilOn() == null
                && election.equals(each.election()))).hasSize(5).allMatch(each -> each.termTo().equals(LocalDate.of(2029, 11, 11)));

        UUID chair = done(prepare(Office.CHAIR, assembly, 1, true, null));
        assertThat(nominate(chair, 2)).as("戴 was not elected to the committee").isEqualTo(new CongressOutcome.Faulty(Map.of("person", "elections.fault.committee")));
        done(nominate(chair, 1));
        publishAndReview(chair, LocalDate.of(2026, 11, 2));
        done(begin(chair));
        done(count(chair, 30, 30, 30, 16));
        done(at("own", () -> elections.report(chair, MEETING)));
        done(at("county", () -> elections.answer(chair, fixtures.unions.get("county"), true, "同意")));
        recallAndVacancy();
    }

    private void recallAndVacancy() {
        UUID unit = fixtures.unions.get("own");
        Tenure chair = at("own", () -> offices.of(unit)).stream().filter(each -> each.office() == Office.CHAIR && each.untilOn() == null).findFirst().orElseThrow();
        LocalDate on = LocalDate.of(2026, 11, 18);
        assertThat(rule(at("own", () -> offices.recall(chair.id(), new Offices.Recall(on, true, true, 30, 30, 15, 0, 1, 0))))).as("exactly half").isEqualTo("J-18");
        assertThat(rule(at("own", () -> offices.recall(chair.id(), new Offices.Recall(on, false, true, 30, 30, 30, 0, 1, 0))))).as("no meeting").isEqualTo("J-18");
        assertThat(at("own", () -> offices.recall(chair.id(), new Offices.Recall(on, true, false, 30, 30, 16, 0, 1, 0)))).as("an open vote is to be confirmed")
                .isInstanceOf(CongressOutcome.Unlawful.class);
        done(at("own", () -> offices.recall(chair.id(), new Offices.Recall(on, true, true, 30, 30, 16, 0, 1, 0))));
        assertThat(at("own", () -> offices.standing(unit))).extracting(each -> each.ground().ruleId()).contains("J-22", "J-16");
        UUID interim = done(at("own", () -> offices.enter(unit, Office.CHAIR, people.get(3), "", on, 1, true)));
        assertThat(at("own", () -> offices.get(interim)).interim()).isTrue();
    }

    @Test
    void auditStandingAndWomensCommitteesGoByTheirOwnRules() {
        assertThat(rule(prepare(Office.AUDIT_COMMITTEE, assembly, 2, true, null))).isEqualTo("J-06");
        assertThat(rule(prepare(Office.AUDIT_COMMITTEE, assembly, 12, true, null))).isEqualTo("J-06");
        assertThat(rule(prepare(Office.STANDING_COMMITTEE, assembly, 8, true, null))).isEqualTo("J-05");
        LocalDate apart = LocalDate.of(2026, 11, 13);
        UUID audit = done(at("own", () -> elections.prepare(new NewElection(UUID.randomUUID(), assembly, Office.AUDIT_COMMITTEE, "试验经审", 30, 3, 30, true, false, 3,
                null, apart))));
        assertThat(rule(at("own", () -> elections.nominate(audit, people.get(0), new Candidate.Bars(false, false, false, false, false, false, false, true), 0, ""))))
                .as("the cashier").isEqualTo("J-06");
        assertThat(rule(at("own", () -> elections.nominate(audit, people.get(0), NONE.asUnionHead(), 0, "")))).as("the chair").isEqualTo("J-06");
        for (int i = 4; i < 7; i++) {
            done(nominate(audit, i));
        }
        assertThat(rule(begin(audit))).as("not on the day of the committee’s election").isEqualTo("J-06");
        done(at("own", () -> elections.prepare(new NewElection(UUID.randomUUID(), assembly, Office.COMMITTEE, "试验同日", 30, 5, 30, true, false, 3, null, apart))));
        assertThat(rule(begin(audit))).as("as many candidates as seats").isEqualTo("J-10");
        done(nominate(audit, 7));
        assertThat(rule(begin(audit))).as("only publicity is missing now").isEqualTo("J-14");

        UUID women = done(prepare(Office.WOMENS_COMMITTEE, assembly, 3, true, null));
        for (int i = 0; i < 3; i++) {
            done(nominate(women, i));
        }
        assertThat(step(women, "founding").ground().ruleId()).isEqualTo("J-03");
        assertThat(step(women, "contest")).as("no margin is asked").isInstanceOf(Verdict.Lawful.class);

        UUID standing = done(prepare(Office.STANDING_COMMITTEE, assembly, 9, true, null));
        assertThat(step(standing, "founding")).isInstanceOf(Verdict.Unlawful.class);
        assertThat(at("own", () -> elections.approve(standing, " "))).isInstanceOf(CongressOutcome.Faulty.class);
        assertThat(at("own", () -> elections.approve(audit, "批〔2026〕3号"))).isInstanceOf(CongressOutcome.NotPossible.class);
        done(at("own", () -> elections.approve(standing, "批〔2026〕3号")));
        assertThat(step(standing, "founding")).isInstanceOf(Verdict.Lawful.class);
    }

    private Verdict step(UUID election, String name) {
        return at("own", () -> elections.steps(elections.get(election))).stream().filter(step -> step.name().equals(name)).findFirst().orElseThrow().verdicts().getFirst();
    }

    @Test
    void aCommitteeMemberIsRemovedByHalfOfAllAndWhatTheLawLeavesOpenRemovesNobody() {
        UUID unit = fixtures.unions.get("own");
        LocalDate on = LocalDate.of(2026, 11, 18);
        UUID member = done(at("own", () -> offices.enter(unit, Office.COMMITTEE, people.get(7), "", LocalDate.of(2026, 10, 9), 3, false)));
        assertThat(at("own", () -> offices.standing(unit))).extracting(Verdict::key).contains("law.J-06.none");
        assertThat(rule(at("own", () -> offices.recall(member, new Offices.Recall(on, false, true, 30, 30, 30, 0, 1, 0))))).as("no meeting").isEqualTo("J-18");
        CongressOutcome open = at("own", () -> offices.recall(member, new Offices.Recall(on, true, true, 30, 20, 15, 0, 1, 0)));
        assertThat(((CongressOutcome.Unlawful) open).verdict()).as("of those present, not of all").isInstanceOf(Verdict.ToBeConfirmed.class);
        done(at("own", () -> offices.recall(member, new Offices.Recall(on, true, true, 30, 20, 16, 0, 1, 0))));
        UUID auditor = done(at("own", () -> offices.enter(unit, Office.AUDIT_COMMITTEE, people.get(6), "", LocalDate.of(2026, 10, 9), 3, false)));
        CongressOutcome unnamed = at("own", () -> offices.recall(auditor, new Offices.Recall(on, true, true, 30, 30, 30, 0, 1, 0)));
        assertThat(((CongressOutcome.Unlawful) unnamed).verdict()).as("the law does not name him").isInstanceOf(Verdict.ToBeConfirmed.class);
        done(at("own", () -> offices.end(auditor, on, "RESIGNED", "")));
    }

    @Test
    void moreBallotsThanIssuedVoidTheRoundAndItIsHeldAgain() {
        UUID election = ready(5, 6);
        done(begin(election));
        done(count(election, 28, 27, 28, 20, 20, 20, 20, 20, 10));
        assertThat(at("own", () -> elections.rounds(election)).getFirst().count().outcome()).isEqualTo(Round.Outcome.VOID);
        assertThat(get(election).state()).isEqualTo(ElectionState.VOTING);
        done(begin(election));
        assertThat(at("own", () -> elections.rounds(election)).getLast().standings()).hasSize(6);
        done(count(election, 20, 20, 20, 18, 17, 16, 16, 16, 10));
        assertThat(get(election).state()).as("exactly two thirds present").isEqualTo(ElectionState.DECIDED);
    }

    @Test
    void withoutTwoThirdsThereIsNoElection() {
        UUID election = ready(5, 6);
        done(begin(election));
        done(count(election, 19, 19, 19, 19, 18, 17, 17, 16, 3));
        assertThat(at("own", () -> elections.rounds(election)).getFirst().count().outcome()).isEqualTo(Round.Outcome.VOID);
        assertThat(results(election)).containsOnly(Round.Result.OPEN);
    }

    @Test
    void tiedCandidatesStandAgainAndSeatsLeftMayStayEmptyByConsent() {
        UUID tied = ready(5, 7);
        done(begin(tied));
        done(count(tied, 30, 30, 30, 25, 24, 23, 22, 18, 18, 1));
        assertThat(results(tied)).containsExactly(Round.Result.ELECTED, Round.Result.ELECTED, Round.Result.ELECTED, Round.Result.ELECTED, Round.Result.TIED,
                Round.Result.TIED, Round.Result.NOT_ELECTED);
        done(begin(tied));
        Round again = at("own", () -> elections.rounds(tied)).getLast();
        assertThat(again.kind()).isEqualTo(Round.Kind.AMONG_TIED);
        assertThat(List.of(again.seats(), again.standings().size())).containsExactly(1, 2);
        done(count(tied, 30, 30, 30, 10, 19));
        assertThat(get(tied).state()).isEqualTo(ElectionState.DECIDED);

        UUID few = ready(5, 7);
        done(begin(few));
        done(count(few, 30, 30, 30, 25, 24, 23, 10, 9, 8, 1));
        assertThat(at("own", () -> elections.rounds(few)).getLast().count().outcome()).isEqualTo(Round.Outcome.FURTHER);
        assertThat(at("own", () -> elections.leaveEmpty(few, 30, 15))).as("exactly half of those entitled").isInstanceOf(CongressOutcome.Unlawful.class);
        done(at("own", () -> elections.leaveEmpty(few, 30, 16)));
        assertThat(get(few).state()).isEqualTo(ElectionState.DECIDED);
    }

    @Test
    void aBrokenProcedureIsNotApproved() {
        UUID election = ready(5, 6);
        done(begin(election));
        done(count(election, 30, 30, 30, 25, 24, 23, 22, 21, 4));
        done(at("own", () -> elections.report(election, MEETING)));
        database.owner().sql("update elections.election set above_approved = false where id = :id").param("id", election).update();
        assertThat(rule(at("county", () -> elections.answer(election, fixtures.unions.get("county"), true, "同意")))).isEqualTo("J-15");
        done(at("county", () -> elections.answer(election, fixtures.unions.get("county"), false, "程序不合规定，重新选举")));
        assertThat(get(election).state()).isEqualTo(ElectionState.REFUSED);
    }

    @Test
    void openAndOnlineVotesNeedMoreThanAButton() {
        UUID election = ready(5, 6);
        assertThat(rule(at("own", () -> rounds.begin(election, elections.get(election).version(), "HANDS", 0)))).isEqualTo("J-11");
        assertThat(at("own", () -> rounds.begin(election, elections.get(election).version(), "SECRET_ONLINE", 0))).as("on the board no name can be written in")
                .isInstanceOf(CongressOutcome.Unlawful.class);
        done(at("own", () -> elections.conduct(election, new Election.Conduct(ElectionFacts.WriteIn.BY_MOTION, false, false, false, false, true))));
        assertThat(at("own", () -> rounds.begin(election, elections.get(election).version(), "SECRET_ONLINE", 0))).as("by a motion: to be confirmed, and consent")
                .isEqualTo(new CongressOutcome.NotPossible("elections.fault.noConsent"));
        done(at("own", () -> elections.conduct(election, new Election.Conduct(ElectionFacts.WriteIn.ON_BALLOT, false, false, false, false, true))));
        assertThat(at("own", () -> rounds.begin(election, elections.get(election).version(), "SECRET_PAPER", 0))).as("nobody is enrolled")
                .isEqualTo(new CongressOutcome.NotPossible("elections.fault.roll"));
        for (int i = 0; i < 30; i++) {
            UUID person = i < people.size() ? people.get(i) : fixtures.member("voter" + i, "own").personId();
            database.owner().sql("""
                    insert into congress.delegate (id, body_id, person_id, name, constituency_name, front_line, woman, leader, teacher, dispatched, disabled,
                        weight, from_on, area_path, line_path)
                    select gen_random_uuid(), id, :person, '试验', '', false, false, false, false, false, false, 1, '2026-01-01', area_path, line_path
                    from congress.body where id = :body on conflict do nothing""").param("person", person).param("body", assembly).update();
        }
        done(beginOnPaper(election));
        Round small = last(election);
        var vote = at("own", () -> votes.get(small.vote()));
        assertThat(vote.questions().getFirst().answers()).containsExactly("丁试二", "王试四", "刘试五", "张试六", "周试一", "戴试三");
        assertThat(List.of(vote.questions().getFirst().least(), vote.questions().getFirst().most(), vote.electors())).containsExactly(0, 5, 30);
        assertThat(vote.questions().getFirst().writeIn()).as("on paper another name can be written").isTrue();
        assertThat(at("own", () -> rounds.takeCount(election, small.id()))).isEqualTo(new CongressOutcome.NotPossible("elections.fault.notFinished"));
        assertThat(at("own", () -> rounds.drop(election, small.id()))).as("its vote goes on").isInstanceOf(CongressOutcome.NotPossible.class);
        countOnPaper(small.vote(), 4, List.of(0, 4, 4, 4, 4, 4, 0));
        assertThat(at("own", () -> rounds.takeCount(election, small.id()))).as("withheld").isEqualTo(new CongressOutcome.NotPossible("elections.fault.suppressed"));
        done(at("own", () -> rounds.drop(election, small.id())));

        done(beginOnPaper(election));
        UUID second = last(election).vote();
        UUID teller = at("own", () -> votes.electors(second)).stream().map(Elector::person).filter(each -> !people.contains(each)).findFirst().orElseThrow();
        at("own", () -> voteOffices.name(second, org.gongqiao.app.voting.office.Office.TELLER, teller));
        assertThat(at("own", () -> elections.nominate(election, teller, NONE, 0, "动议"))).as("no teller stands")
                .isEqualTo(new CongressOutcome.Faulty(Map.of("person", "elections.fault.office")));
        done(at("own", () -> elections.nominate(election, people.get(7), NONE, 0, "三十名会员联名动议")));
        assertThat(at("own", () -> votes.get(second)).questions().getFirst().answers()).as("a motion before the opening puts him on the ballot")
                .containsExactly("丁甲试", "丁试二", "王试四", "刘试五", "张试六", "周试一", "戴试三");
        countOnPaper(second, 28, List.of(2, 1, 25, 24, 23, 22, 10, 2), new Written("诸葛试七", 20), new Written("某某", 2), new Written("佚名", 1));
        aWrittenInNameThatWinsMustBeKnownFirst(election);
    }

    private CongressOutcome beginOnPaper(UUID election) {
        return at("own", () -> rounds.begin(election, elections.get(election).version(), "SECRET_PAPER", 0));
    }

    private Round last(UUID election) {
        return at("own", () -> elections.rounds(election)).getLast();
    }

    /** Five seats of thirty: five have more than fifteen votes, the fifth of them on papers only. */
    private void aWrittenInNameThatWinsMustBeKnownFirst(UUID election) {
        UUID round = last(election).id();
        await().until(() -> !last(election).written().isEmpty());
        assertThat(last(election).count()).as("the vote is finished, the round is not").isNull();
        assertThat(at("own", () -> rounds.takeCount(election, round))).isEqualTo(new CongressOutcome.NotPossible("elections.fault.writtenIn"));
        Round.WrittenIn name = last(election).written().getFirst();
        assertThat(List.of(name.name(), name.votes())).containsExactly("诸葛试七", 20);
        assertThat(at("own", () -> rounds.reaching(elections.get(election), last(election)))).containsExactly(name.id());
        assertThat(identify(election, round, name, people.get(0), NONE)).isEqualTo(new CongressOutcome.Faulty(Map.of("person", "elections.fault.otherName")));
        assertThat(rule(identify(election, round, name, people.get(6), new Candidate.Bars(true, false, false, false, false, false, false, false)))).isEqualTo("J-07");
        settleOnThePage(election, round, name);
        Round decided = last(election);
        assertThat(decided.standings()).as("the blank ones stand first in a count, who was written in last").extracting(Round.Standing::votes)
                .containsExactly(1, 25, 24, 23, 22, 10, 2, 20);
        assertThat(decided.standings()).extracting(Round.Standing::result).containsExactly(Round.Result.NOT_ELECTED, Round.Result.ELECTED, Round.Result.ELECTED,
                Round.Result.ELECTED, Round.Result.ELECTED, Round.Result.NOT_ELECTED, Round.Result.NOT_ELECTED, Round.Result.ELECTED);
        assertThat(decided.open()).extracting(Round.WrittenIn::name).as("nobody needs to know").containsExactly("某某");
        assertThat(get(election).state()).isEqualTo(ElectionState.DECIDED);
        assertThat(at("own", () -> elections.steps(elections.get(election))).stream().flatMap(step -> step.verdicts().stream())).noneMatch(Verdict.Unlawful.class::isInstance);
    }

    /** One name is set aside by the API and the one that wins becomes somebody by the form; without reason or person neither happens. */
    private void settleOnThePage(UUID election, UUID round, Round.WrittenIn wins) {
        var chair = fixtures.signIn("chair");
        assertThat(chair.get("/elections/" + election).body()).contains("诸葛试七", "先确定是谁", "某某", "J-11");
        String names = "/elections/" + election + "/rounds/" + round + "/names/";
        UUID other = last(election).written().stream().filter(each -> each.name().equals("佚名")).findFirst().orElseThrow().id();
        assertThat(chair.json("PUT", "/api/v1" + names + other, "{\"aside\":\"分不清是谁\"}").statusCode() / 100).isEqualTo(2);
        assertThat(chair.get("/elections/" + election).body()).contains("分不清是谁", "不计");
        String id = wins.id().toString();
        for (String missing : List.of("aside-", "who-")) {
            assertThat(chair.post(names + id, Map.of("for", id, missing + id, "")).statusCode()).as(missing).isEqualTo(422);
        }
        assertThat(last(election).count()).isNull();
        assertThat(chair.post(names + id, Map.of("for", id, "who-" + id, people.get(6).toString())).statusCode()).isEqualTo(302);
    }

    private CongressOutcome identify(UUID election, UUID round, Round.WrittenIn name, UUID person, Candidate.Bars bars) {
        return at("own", () -> rounds.identify(election, round, name.id(), person, bars, 0, "另选"));
    }

    /** The papers of so many are handed out, come back and are counted by two tellers; counting finishes the vote. */
    private void countOnPaper(UUID vote, int valid, List<Integer> counts, Written... written) {
        var tellers = org.gongqiao.app.voting.office.Office.TELLER;
        List<UUID> roll = at("own", () -> votes.electors(vote)).stream().map(Elector::person).filter(each -> !people.contains(each)).toList();
        at("own", () -> {
            for (int i = 0; voteOffices.of(vote, tellers).size() < 2; i++) {
                voteOffices.name(vote, tellers, roll.get(i));
            }
            rolls.print(vote, 30);
            return votes.electors(vote).stream().limit(valid).map(each -> rolls.hand(vote, each.person(), Medium.PAPER)).toList();
        });
        assertThat(at("own", () -> votes.open(vote))).isInstanceOf(OpeningOutcome.Opened.class);
        assertThat(at("own", () -> votes.close(vote))).isInstanceOf(ClosingOutcome.Closed.class);
        var sheet = new PaperSheet(valid, 0, 30 - valid, List.of(new PaperSheet.Group(1, valid, List.of(counts), List.of(List.of(written)))));
        at("own", () -> voteOffices.of(vote, tellers)).forEach(teller -> assertThat(ScopedValue.where(Scope.DESK, Desk.own(teller.person()))
                .where(Scope.CURRENT, new Scope.Own(teller.person())).call(() -> rolls.count(teller.id(), sheet))).isEmpty());
        assertThat(tallying.proceedAll()).isOne();
    }

    @Test
    void aMotionBehindThePublishedListIsToBeConfirmedOnline() {
        UUID election = ready(5, 6);
        assertThat(at("own", () -> elections.nominate(election, people.get(6), NONE, 0, ""))).isEqualTo(new CongressOutcome.Faulty(Map.of("motion",
                "elections.fault.motion")));
        done(at("own", () -> elections.nominate(election, people.get(6), NONE, 0, "三十名会员联名动议")));
        done(at("own", () -> elections.conduct(election, new Election.Conduct(ElectionFacts.WriteIn.BY_MOTION, false, false, false, false, true))));
        assertThat(rule(begin(election))).as("on paper a name can be written on the ballot").isEqualTo("J-11");
    }

    @Test
    void companiesOweWorkersSeatsFromThreeHundredStaffOn() {
        UUID small = company("小公司", BoardFacts.Company.LIMITED, 299, BoardFacts.Oversight.NONE, 0);
        UUID large = company("大公司", BoardFacts.Company.LIMITED, 300, BoardFacts.Oversight.NONE, 0);
        UUID state = company("独资公司", BoardFacts.Company.STATE_OWNED, 20, BoardFacts.Oversight.AUDIT_COMMITTEE, 0);
        UUID supervised = company("监事公司", BoardFacts.Company.JOINT_STOCK, 500, BoardFacts.Oversight.SUPERVISORS_WITH_WORKERS, 3);
        assertThat(owed(small)).containsExactly(Verdict.Lawful.class);
        assertThat(owed(large)).containsExactly(Verdict.Unlawful.class);
        assertThat(owed(state)).containsExactly(Verdict.Unlawful.class, Verdict.Unlawful.class);
        assertThat(owed(supervised)).as("a third of the supervisors").containsExactly(Verdict.Lawful.class, Verdict.Unlawful.class);

        UUID election = done(prepare(Office.WORKER_SUPERVISOR, staff, 1, true, supervised));
        assertThat(rule(at("own", () -> elections.nominate(election, people.get(0), new Candidate.Bars(false, false, false, false, false, true, false, false), 0, ""))))
                .isEqualTo("D-23");
        UUID stranger = fixtures.someone("dispatched", false).personId();
        assertThat(at("own", () -> elections.nominate(election, stranger, NONE, 0, ""))).isEqualTo(new CongressOutcome.Faulty(Map.of("person", "elections.fault.member")));
        database.owner().sql("""
                insert into congress.delegate (id, body_id, person_id, name, constituency_name, front_line, woman, leader, teacher, dispatched, disabled,
                    weight, from_on, area_path, line_path)
                select gen_random_uuid(), id, :person, '王派', '', true, false, false, false, true, false, 1, '2026-01-01', area_path, line_path
                from congress.body where id = :body""").param("person", stranger).param("body", staff).update();
        UUID dispatched = done(at("own", () -> elections.nominate(election, stranger, NONE, 0, "")));
        assertThat(at("own", () -> elections.candidates(election))).as("no member, but a delegate of the staff").extracting(Candidate::name).contains("王派");
        done(at("own", () -> elections.withdraw(election, dispatched)));
        done(at("own", () -> elections.nominate(election, people.get(0), NONE, 0, "")));
        done(begin(election));
        done(count(election, 30, 30, 30, 16));
        done(at("own", () -> elections.report(election, MEETING)));
        assertThat(get(election).state()).isEqualTo(ElectionState.CONFIRMED);
        assertThat(owed(supervised)).containsExactly(Verdict.Lawful.class, Verdict.Lawful.class);
        Tenure holder = at("own", () -> companies.holders(companies.get(supervised))).getFirst();
        UUID key = UUID.randomUUID();
        UUID report = done(at("own", () -> companies.report(key, holder.id(), LocalDate.of(2026, 11, 19), "履职情况", 92)));
        assertThat(at("own", () -> companies.report(key, holder.id(), LocalDate.of(2026, 11, 19), "履职情况", 92))).isEqualTo(new CongressOutcome.Done(report));
        assertThat(at("own", () -> companies.reports(holder.id()))).hasSize(1);
        var few = new Offices.Recall(LocalDate.of(2026, 11, 19), true, true, 30, 30, 30, 9, 500, 49);
        assertThat(rule(at("own", () -> offices.recall(holder.id(), few)))).as("moved by fewer than a third and a tenth").isEqualTo("D-25");
        done(at("own", () -> offices.recall(holder.id(), new Offices.Recall(LocalDate.of(2026, 11, 19), true, true, 30, 30, 16, 10, 500, 0))));
    }

    private UUID company(String name, BoardFacts.Company kind, int staff, BoardFacts.Oversight oversight, int supervisors) {
        return done(at("own", () -> companies.record(UUID.randomUUID(), new Company(UUID.randomUUID(), fixtures.unions.get("own"), "", "", name, kind, staff, true,
                oversight, supervisors, 3, -1))));
    }

    private List<Class<?>> owed(UUID company) {
        return at("own", () -> companies.obligations(companies.get(company))).stream().<Class<?>>map(Object::getClass).toList();
    }

    @Test
    void officersAreToldOnceOfATermThatEnds() {
        done(at("neighbour", () -> offices.enter(fixtures.unions.get("neighbour"), Office.CHAIR, null, "周试验", LocalDate.of(2023, 12, 1), 3, false)));
        watch.run();
        watch.run();
        assertThat(database.owner().sql("select count(*) from notices.inbox where template = 'elections.notice.term' and person_id = :id")
                .param("id", fixtures.people.get("neighbourOrganiser").personId()).query(Integer.class).single()).isOne();
    }
}
