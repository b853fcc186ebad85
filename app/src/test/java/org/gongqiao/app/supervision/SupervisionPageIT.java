package org.gongqiao.app.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongqiao.app.Browsers.button;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.Browsers.Size;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.supervision.drafts.LawDrafts;
import org.gongqiao.app.supervision.drafts.RegisterDraft;
import org.gongqiao.app.supervision.file.ComposeLetter;
import org.gongqiao.app.supervision.file.Concern;
import org.gongqiao.app.supervision.file.Origin;
import org.gongqiao.app.supervision.inspection.Inspections;
import org.gongqiao.app.supervision.people.Supervisors;
import org.gongqiao.app.supervision.risk.RecordRisk;
import org.gongqiao.app.supervision.risk.RiskKind;
import org.gongqiao.app.supervision.risk.Risks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of supervision in a real browser at both sizes; the way from a clue to the recommendation is in {@code RightsJourneyPageIT}. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupervisionPageIT {

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
    private CaseDesk desk;

    @BeforeAll
    void arrange() {
        fixtures.province();
        desk = new CaseDesk(fixtures, cases, letters, supervisors, database);
    }

    @Test
    void aClueSaysWhatIsMissing() {
        try (BrowserContext context = fixtures.browser("rights", Size.PHONE)) {
            Page page = context.newPage();
            page.navigate("/supervision/cases/new");
            button(page, "登记").click();
            assertThat(page.locator("#errors li").count()).as("says what is missing").isGreaterThanOrEqualTo(4);
            Browsers.picture(page, "supervision-clue-phone");
        }
    }

    @Test
    void everyPageOpensAtDeskAndPhone() {
        UUID plan = SupervisionWalkSamples.plan(fixtures, "own", inspections, employers, database);
        UUID visit = desk.rights(() -> inspections.of(plan).getFirst().id());
        UUID draft = desk.chair(() -> SupervisionWalkSamples.id(drafts.register(new RegisterDraft(UUID.randomUUID(), "试验条例（草案）", "试验区人大常委会",
                "第一条 试验。\n第二条 试验。", TODAY, TODAY.plusDays(5), TODAY.plusDays(20)))));
        desk.chair(() -> SupervisionWalkSamples.id(drafts.giveAsUnion(UUID.randomUUID(), draft, "第二条", "建议写明期限。")));
        SupervisionWalkSamples.named(fixtures, database, "rights", "own");
        UUID employer = SupervisionWalkSamples.employer(database, fixtures, "own");
        UUID risk = desk.rights(() -> SupervisionWalkSamples.id(risks.record(new RecordRisk(UUID.randomUUID(), employer, RiskKind.ARREARS, 60, 2, false, false,
                "两个月的工资没有支付。", TODAY))));
        UUID published = desk.chair(() -> SupervisionWalkSamples.id(letters.remindArea(new ComposeLetter(UUID.randomUUID(), "辖区各用人单位", "关于预防欠薪的提示函",
                "岁末年初容易拖欠工资。", "有关规定", "按时足额支付。"), employers.inScope(10))));
        UUID file = desk.inquired(Origin.DAILY_WORK, Concern.NEW_FORMS);
        UUID opinion = desk.opinion(file);
        desk.deliver(opinion, true);
        for (Size size : Size.values()) {
            String end = "-" + size.name().toLowerCase(java.util.Locale.ROOT);
            try (BrowserContext context = fixtures.browser("rights", size)) {
                Page page = context.newPage();
                for (String path : List.of("cases", "cases/" + file, "letters", "letters/" + opinion, "counts", "supervisors", "inspections", "checklists/new", "plans/new", "plans/" + plan, "inspections/" + visit, "drafts", "drafts/new", "drafts/" + draft,
                        "risks", "risks/new", "risks/" + risk, "reminders/new", "supervisors/" + desk.one, "letters/" + published)) {
                    page.navigate("/supervision/" + path);
                    Browsers.picture(page, "supervision-" + path.replaceAll("/[0-9a-f-]{36}", "-one").replace('/', '-') + end);
                }
            }
            try (BrowserContext context = fixtures.browser("member", size)) {
                Page page = context.newPage();
                page.navigate("/my/law-drafts");
                Browsers.picture(page, "supervision-own-drafts" + end);
                page.navigate("/my/law-drafts?draft=" + draft);
                Browsers.picture(page, "supervision-own-draft" + end);
            }
            try (BrowserContext context = Browsers.open(size, fixtures.base())) {
                Page page = context.newPage();
                for (String path : List.of("/reminders", "/reminders/" + published)) {
                    page.navigate(path);
                    Browsers.picture(page, "supervision-public" + path.replaceAll("[0-9a-f-]{36}", "one").replace('/', '-') + end);
                }
            }
        }
    }
}
