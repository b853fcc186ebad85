package org.gongqiao.app.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Refusal;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.law.RiskFacts;
import org.gongqiao.app.law.RiskGrade;
import org.gongqiao.app.law.ShippedBook;
import org.gongqiao.app.law.SupervisionDutyRules;
import org.gongqiao.app.law.Unit;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.supervision.drafts.DraftLaw;
import org.gongqiao.app.supervision.drafts.LawDrafts;
import org.gongqiao.app.supervision.drafts.Opinion;
import org.gongqiao.app.supervision.drafts.RegisterDraft;
import org.gongqiao.app.supervision.file.Cause;
import org.gongqiao.app.supervision.file.Origin;
import org.gongqiao.app.supervision.inspection.Inspections;
import org.gongqiao.app.supervision.inspection.ItemAnswer;
import org.gongqiao.app.supervision.people.Supervisors;
import org.gongqiao.app.supervision.risk.RecordRisk;
import org.gongqiao.app.supervision.risk.Risk;
import org.gongqiao.app.supervision.risk.RiskKind;
import org.gongqiao.app.supervision.risk.Risks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Inspections, draft laws and risks against the real database. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupervisionMoreIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Cases cases;
    @Autowired Letters letters;
    @Autowired Supervisors supervisors;
    @Autowired Inspections inspections;
    @Autowired Employers employers;
    @Autowired LawDrafts drafts;
    @Autowired Risks risks;
    @Autowired Matters matters;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @BeforeAll
    void arrange() {
        fixtures.province();
    }

    private static UUID id(Outcome outcome) {
        return SupervisionWalkSamples.id(outcome);
    }

    private <T> T rights(java.util.function.Supplier<T> work) {
        return fixtures.at("own", "rights", Role.RIGHTS_OFFICER, work);
    }

    @Test
    void aFindingOfAnInspectionBecomesOneCase() {
        UUID plan = SupervisionWalkSamples.plan(fixtures, "own", inspections, employers, database);
        var visit = rights(() -> inspections.of(plan).getFirst());
        var items = rights(() -> inspections.checklist(inspections.planOf(plan).checklistId()).items());
        var kept = new ItemAnswer(items.get(0).id(), ItemAnswer.Found.KEPT, "", null);
        var finding = new ItemAnswer(items.get(1).id(), ItemAnswer.Found.FINDING, "没有发防护手套。", null);
        assertThat(rights(() -> inspections.complete(visit.id(), 0, TODAY, "沈甲、沈乙", "", List.of(kept)))).as("every item is answered").isInstanceOf(Outcome.NotPossible.class);
        rights(() -> id(inspections.complete(visit.id(), 0, TODAY, "沈甲、沈乙", "", List.of(kept, finding))));
        assertThat(rights(() -> inspections.complete(visit.id(), 0, TODAY, "沈甲、沈乙", "", List.of(kept, finding)))).isInstanceOf(Outcome.Stale.class);
        assertThat(rights(() -> inspections.openCase(visit.id(), kept.itemId()))).isInstanceOf(Outcome.NotPossible.class);
        UUID file = rights(() -> id(inspections.openCase(visit.id(), finding.itemId())));
        assertThat(rights(() -> id(inspections.openCase(visit.id(), finding.itemId())))).isEqualTo(file);
        assertThat(rights(() -> cases.get(file))).satisfies(each -> {
            assertThat(each.origin()).isEqualTo(Origin.INSPECTION);
            assertThat(each.cause()).isEqualTo(Cause.SAFETY);
            assertThat(each.clue()).isEqualTo("没有发防护手套。");
            assertThat(each.employerId()).isEqualTo(visit.employerId());
        });
        assertThat(rights(() -> inspections.planOf(plan))).satisfies(each -> assertThat(List.of(each.done(), each.planned(), each.findings())).containsExactly(1, 1, 1));
        assertThat(fixtures.at("neighbour", "neighbourOrganiser", Role.CHAIR, () -> inspections.find(visit.id()))).isEmpty();
    }

    @Test
    void opinionsOnADraftAreGatheredSentAndEachGiverIsTold() throws InterruptedException {
        SupervisionWalkSamples.asChair(fixtures, "county", () -> 0);
        SupervisionWalkSamples.body(fixtures, "county", supervisors);
        UUID draft = SupervisionWalkSamples.asChair(fixtures, "county", () -> id(drafts.register(new RegisterDraft(UUID.randomUUID(), "试验条例（草案）", "试验区人大常委会",
                "第一条 试验。\n第二条 试验。", TODAY, TODAY.plusDays(5), TODAY.plusDays(20)))));
        UUID member = fixtures.people.get("member").personId();
        var own = new Scope.Own(member);
        UUID key = UUID.randomUUID();
        ScopedValue.where(Scope.DESK, org.gongqiao.app.access.Desk.own(member)).where(Scope.CURRENT, own).call(() -> id(drafts.give(key, draft, "第二条", "建议写明期限。")));
        rights(() -> id(drafts.giveAsUnion(UUID.randomUUID(), draft, "", "建议增加工会参与。")));
        List<Opinion> gathered = SupervisionWalkSamples.asChair(fixtures, "county", () -> drafts.opinions(draft, 50));
        assertThat(gathered).hasSize(2);
        assertThat(rights(() -> drafts.opinions(draft, 50))).as("a union below sees its own only, by its own list").isEmpty();
        assertThat(rights(() -> drafts.ofUnit(fixtures.unions.get("own")))).singleElement().satisfies(each -> assertThat(each.text()).isEqualTo("建议增加工会参与。"));
        assertThat(fixtures.at("neighbour", "neighbourOrganiser", Role.CHAIR, () -> drafts.ofUnit(fixtures.unions.get("own")))).isEmpty();
        assertThat(SupervisionWalkSamples.asChair(fixtures, "county", () -> drafts.decide(gathered.getFirst().id(), 0, Opinion.Fate.ADOPTED, "写入第二条。")))
                .as("not before it was sent").isInstanceOf(Outcome.NotPossible.class);
        assertThat(rights(() -> drafts.gather(draft, SupervisionWalkSamples.words()))).as("another union's").isInstanceOf(Outcome.NotPossible.class);
        UUID letter = SupervisionWalkSamples.asChair(fixtures, "county", () -> id(drafts.gather(draft, SupervisionWalkSamples.words())));
        SupervisionWalkSamples.asChair(fixtures, "county", () -> id(letters.issue(letter, 0)));
        assertThat(rights(() -> drafts.get(draft)).state()).isEqualTo(DraftLaw.State.SENT);
        assertThat(rights(() -> drafts.giveAsUnion(UUID.randomUUID(), draft, "", "再提一条。"))).as("no longer open").isInstanceOf(Outcome.NotPossible.class);
        SupervisionWalkSamples.asChair(fixtures, "county", () -> id(drafts.decide(gathered.getFirst().id(), 0, Opinion.Fate.PARTLY, "写入第二条第一款。")));
        assertThat(Scope.call(own, () -> drafts.ofPerson(member))).singleElement().satisfies(each -> {
            assertThat(each.fate()).isEqualTo(Opinion.Fate.PARTLY);
            assertThat(each.fateReason()).isEqualTo("写入第二条第一款。");
        });
        int told = 0;
        for (int i = 0; i < 100 && told == 0; i++) {
            told = database.owner().sql("select count(*) from notices.inbox where person_id = :person and template = 'supervision.notice.fate.PARTLY'")
                    .param("person", member).query(Integer.class).single();
            Thread.sleep(50);
        }
        assertThat(told).isOne();
    }

    @Test
    void risksAreGradedByTheBooksOwnCriteria() {
        var book = ShippedBook.of("rights", "supervision");
        record Row(int workers, int months, boolean stopping, boolean stoppage, RiskGrade grade) {}
        for (Row row : List.of(new Row(9, 0, false, false, RiskGrade.YELLOW), new Row(10, 0, false, false, RiskGrade.ORANGE), new Row(49, 0, false, false, RiskGrade.ORANGE),
                new Row(50, 0, false, false, RiskGrade.RED), new Row(1, 1, false, false, RiskGrade.ORANGE), new Row(1, 2, false, false, RiskGrade.ORANGE),
                new Row(1, 3, false, false, RiskGrade.RED), new Row(9, 0, true, false, RiskGrade.ORANGE), new Row(10, 0, true, false, RiskGrade.RED),
                new Row(1, 0, false, true, RiskGrade.RED))) {
            assertThat(SupervisionDutyRules.grade(new RiskFacts(row.workers(), row.months(), row.stopping(), row.stoppage()), book.at("330106", TODAY)).grade())
                    .as(row.toString()).isEqualTo(row.grade());
        }
        assertThat(SupervisionDutyRules.grade(new RiskFacts(30, 0, false, false), book.with("S-13.red.people", "330106", 30, Unit.PERSON).at("330106", TODAY)).grade())
                .as("a region's own criterion").isEqualTo(RiskGrade.RED);
        var unset = SupervisionDutyRules.grade(new RiskFacts(1, 0, false, false), ShippedBook.of("rights", "supervision").at("330106", TODAY));
        assertThat(unset.verdict()).isInstanceOf(Verdict.Lawful.class);
    }

    @Test
    void onlyNamedPeopleSeeARiskAndItIsReportedUpward() {
        UUID employer = SupervisionWalkSamples.employer(database, fixtures, "own");
        var command = new RecordRisk(UUID.randomUUID(), employer, RiskKind.ARREARS, 60, 2, false, false, "两个月的工资没有支付。", TODAY);
        assertThatThrownBy(() -> rights(() -> risks.record(command))).as("not named").isInstanceOf(Refusal.class);
        var rightsOfficer = fixtures.people.get("rights");
        fixtures.membership(rightsOfficer, "own");
        assertThat(SupervisionWalkSamples.asChair(fixtures, "own", () -> risks.name(fixtures.people.get("member").phone(), "试验", TODAY.plusYears(1))))
                .as("no post that watches risks").isInstanceOf(Outcome.NotPossible.class);
        SupervisionWalkSamples.asChair(fixtures, "own", () -> id(risks.name(rightsOfficer.phone(), "负责欠薪风险", TODAY.plusYears(1))));
        UUID risk = rights(() -> id(risks.record(command)));
        assertThat(rights(() -> risks.open(risk))).satisfies(each -> {
            assertThat(each.grade()).isEqualTo(RiskGrade.RED);
            assertThat(each.reportedAt()).isNull();
        });
        assertThat(rights(() -> risks.clock(risks.open(risk)))).hasValueSatisfying(each -> assertThat(each.limit()).isEqualTo("S-13.report.red"));
        assertThatThrownBy(() -> fixtures.at("county", "countyReviewer", Role.REVIEWER, () -> risks.open(risk))).as("the reviewer above, not named")
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> SupervisionWalkSamples.asChair(fixtures, "own", () -> risks.open(risk))).as("the chair, not named").isInstanceOf(Refusal.class);
        assertThat(count(new Scope.Reach(Line.AREA, fixtures.areaPaths.get("province"), null, "test", null))).as("no job either").isZero();
        assertThat(count(new Scope.Reach(Line.AREA, fixtures.areaPaths.get("province"), fixtures.people.get("systemAdmin").personId(), null, UUID.randomUUID())))
                .as("no administrator").isZero();
        SupervisionWalkSamples.named(fixtures, database, "countyReviewer", "county");
        assertThat(fixtures.at("county", "countyReviewer", Role.REVIEWER, () -> risks.open(risk)).id()).isEqualTo(risk);
        assertThat(rights(() -> matters.toDo(fixtures.unions.get("own"), null, 50)).items()).anySatisfy(matter -> {
            assertThat(matter.objectId()).isEqualTo(risk);
            assertThat(matter.titleArgs()).as("the list says nothing of the employer").isEmpty();
        });
        rights(() -> id(risks.report(risk, rights(() -> risks.open(risk)).version())));
        Risk reported = rights(() -> risks.open(risk));
        assertThat(reported.reportedName()).isEqualTo("试验工会-county");
        assertThat(reported.reportedLate()).isFalse();
        assertThat(fixtures.at("county", "countyReviewer", Role.REVIEWER, () -> matters.toDo(fixtures.unions.get("county"), null, 50)).items())
                .anyMatch(matter -> matter.objectId().equals(risk));
        fixtures.at("county", "countyReviewer", Role.REVIEWER, () -> id(risks.close(risk, reported.version(), "工资已支付。")));
        assertThat(rights(() -> risks.open(risk)).isOpen()).isFalse();
        assertThat(fixtures.at("county", "countyReviewer", Role.REVIEWER, () -> matters.toDo(fixtures.unions.get("county"), null, 50)).items())
                .noneMatch(matter -> matter.objectId().equals(risk));
        assertThat(database.owner().sql("select column_name from information_schema.columns where table_schema = 'supervision' and table_name = 'risk'").query(String.class)
                .list()).as("no column for a person who is looked at").noneMatch(column -> column.contains("person") || column.contains("worker_") || column.equals("name"));
    }

    private long count(Scope scope) {
        return Scope.call(scope, () -> transaction.execute(status -> jdbc.sql("select count(*) from supervision.risk").query(Long.class).single()));
    }
}
