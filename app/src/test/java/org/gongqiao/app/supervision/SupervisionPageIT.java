package org.gongqiao.app.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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
import org.gongqiao.app.supervision.file.LetterKind;
import org.gongqiao.app.supervision.inspection.Inspections;
import org.gongqiao.app.supervision.people.Supervisors;
import org.gongqiao.app.supervision.risk.RecordRisk;
import org.gongqiao.app.supervision.risk.RiskKind;
import org.gongqiao.app.supervision.risk.Risks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** From a clue to the recommendation in a real browser: the opinion is not answered in time, the county is asked and issues. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupervisionPageIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Cases cases;
    @Autowired Letters letters;
    @Autowired Supervisors supervisors;
    @Autowired StepWatch watch;
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

    private BrowserContext as(String key, Size size) {
        BrowserContext context = Browsers.open(size, fixtures.base());
        context.setDefaultTimeout(10_000);
        context.setExtraHTTPHeaders(Map.of("X-Session", fixtures.signIn(key).session().orElseThrow()));
        return context;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/journeys/" + name + ".png")).setFullPage(true));
        assertThat(Browsers.accessibilityFaults(page)).as(name).isEmpty();
        assertThat(Browsers.overflow(page)).as(name).isZero();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void confirm(Page page) {
        button(page, "确定").click();
    }

    @Test
    void anUnansweredOpinionEndsInARecommendationOfTheCounty() {
        UUID file;
        try (BrowserContext context = as("rights", Size.DESK)) {
            Page page = context.newPage();
            page.navigate("/supervision/cases/new");
            button(page, "登记").click();
            assertThat(page.locator("#errors li").count()).as("says what is missing").isGreaterThanOrEqualTo(4);
            page.locator("#employerId-text").fill("试验快运有限公司");
            page.locator("#origin").selectOption("DAILY_WORK");
            page.locator("#cause").selectOption("PAY");
            page.locator("#clue").fill("一月、二月的报酬没有按期支付给十二名配送员。");
            page.locator("#foundOn").fill(TODAY.minusDays(20).toString());
            page.locator("#workers").fill("12");
            page.locator("input[name=concerns][value=NEW_FORMS]").check();
            picture(page, "supervision-clue-desk");
            button(page, "登记").click();
            page.waitForURL("**/supervision/cases/*-*");
            file = UUID.fromString(page.url().substring(page.url().lastIndexOf('/') + 1));
            assertThat(page.locator("#next").textContent()).contains("处理线索", "S-09");
            picture(page, "supervision-case-desk");

            page.navigate("/supervision/cases/" + file + "/letters/new?kind=OPINION");
            assertThat(page.locator("main").textContent()).as("no opinion before an inquiry").contains("现在还不能发", "没有调查，不能发意见书", "S-02");
            page.navigate("/supervision/cases/" + file + "/inquiry");
            page.locator("input[name=supervisor][value='" + desk.one + "']").check();
            page.locator("#cardsShown").check();
            button(page, "开始调查").click();
            assertThat(page.locator("#errors").textContent()).as("one supervisor is not enough").contains("监督员人数不够", "S-06");
            page.locator("input[name=supervisor][value='" + desk.other + "']").check();
            picture(page, "supervision-inquiry-desk");
            button(page, "开始调查").click();
            page.waitForURL("**/supervision/cases/" + file);
            page.locator("input[name=breach][value=true]").check();
            page.locator("input[name=heard][value=WORKERS]").check();
            page.locator("#record").fill("一月、二月的报酬没有支付给十二名配送员，合计八万六千四百元。");
            button(page, "保存调查结论").click();
            page.locator(".alert.green").waitFor();
            page.locator("#urging").fill("要求十日内支付，单位没有支付。");
            button(page, "保存督促情况").click();
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("#next").textContent()).contains("提出意见书", "S-02");
            page.locator("#next a.btn.primary").click();
            page.waitForURL("**/letters/new?kind=OPINION");
            picture(page, "supervision-write-desk");
            button(page, "提交").click();
            page.waitForURL("**/supervision/letters/*");
            assertThat(page.locator("#issue").textContent()).contains("主席或者副主席签署");
        }
        UUID opinion = desk.rights(() -> cases.view(file)).letters().getFirst().id();
        try (BrowserContext context = as("chair", Size.DESK)) {
            Page page = context.newPage();
            page.navigate("/supervision/letters/" + opinion);
            button(page, "签署、编号").click();
            confirm(page);
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("main").textContent()).contains("试o工监意〔" + TODAY.getYear() + "〕");
            page.locator("input[name=method][value=IN_PERSON]").check();
            page.locator("#receiver").fill("人事部");
            page.locator("#note").fill("当面签收");
            picture(page, "supervision-letter-desk");
            button(page, "保存送达").click();
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("main").textContent()).contains("答复期限", "已送达");
        }
        assertThat(fixtures.signIn("chair").get("/supervision/letters/" + opinion + "/paper.pdf").statusCode()).isEqualTo(200);
        assertThat(fixtures.signIn("neighbourOrganiser").get("/supervision/letters/" + opinion + "/paper.pdf").statusCode()).isEqualTo(404);

        desk.longAgo(opinion, LocalDate.of(2026, 10, 13));
        assertThat(watch.proposeAll()).isPositive();
        try (BrowserContext context = as("rights", Size.DESK)) {
            Page page = context.newPage();
            page.navigate("/desk");
            assertThat(page.locator("main").textContent()).as("in the to-do list").contains("对试验快运有限公司的劳动法律监督", "请上级总工会发建议书");
            page.navigate("/supervision/cases/" + file);
            assertThat(page.locator("#next").textContent()).contains("请上级总工会发建议书", "单位到期没有书面答复，可以走建议书", "S-03");
            picture(page, "supervision-ask-desk");
            page.locator("#next a.btn.primary").first().click();
            page.waitForURL("**/letters/new?kind=RECOMMENDATION");
            assertThat(page.locator("#facts").inputValue()).contains("没有在规定期限内答复");
            page.locator("#addressee").fill("试验区人力资源和社会保障局");
            button(page, "提交").click();
            page.waitForURL("**/supervision/letters/*");
            assertThat(page.locator("main").textContent()).contains("试验工会-county", "已请上级发出");
        }
        UUID asked = desk.rights(() -> cases.view(file)).letters().stream().filter(each -> each.kind() == LetterKind.RECOMMENDATION).findFirst().orElseThrow().id();
        try (BrowserContext context = as("countyChair", Size.DESK)) {
            Page page = context.newPage();
            page.navigate("/desk");
            assertThat(page.locator("main").textContent()).contains("试验工会-own请求对试验快运有限公司发建议书");
            page.navigate("/supervision/letters/" + asked);
            assertThat(page.locator("main").textContent()).contains("可以签发建议书并移交材料");
            button(page, "签署、编号").click();
            confirm(page);
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("main").textContent()).contains("试c工监建〔" + TODAY.getYear() + "〕1号");
            picture(page, "supervision-recommendation-desk");
        }
        try (BrowserContext context = as("rights", Size.PHONE)) {
            Page page = context.newPage();
            for (Map.Entry<String, String> each : Map.of("case", "/supervision/cases/" + file, "letter", "/supervision/letters/" + opinion, "cases", "/supervision/cases",
                    "letters", "/supervision/letters", "counts", "/supervision/counts", "supervisors", "/supervision/supervisors").entrySet()) {
                page.navigate(each.getValue());
                picture(page, "supervision-" + each.getKey() + "-phone");
            }
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
        for (Size size : Size.values()) {
            String end = "-" + size.name().toLowerCase(java.util.Locale.ROOT);
            try (BrowserContext context = as("rights", size)) {
                Page page = context.newPage();
                for (String path : List.of("inspections", "checklists/new", "plans/new", "plans/" + plan, "inspections/" + visit, "drafts", "drafts/new", "drafts/" + draft,
                        "risks", "risks/new", "risks/" + risk, "reminders/new", "supervisors/" + desk.one, "letters/" + published)) {
                    page.navigate("/supervision/" + path);
                    picture(page, "supervision-" + path.replaceAll("/[0-9a-f-]{36}", "-one").replace('/', '-') + end);
                }
            }
            try (BrowserContext context = as("member", size)) {
                Page page = context.newPage();
                page.navigate("/my/law-drafts");
                picture(page, "supervision-own-drafts" + end);
                page.navigate("/my/law-drafts?draft=" + draft);
                picture(page, "supervision-own-draft" + end);
            }
            try (BrowserContext context = Browsers.open(size, fixtures.base())) {
                Page page = context.newPage();
                for (String path : List.of("/reminders", "/reminders/" + published)) {
                    page.navigate(path);
                    picture(page, "supervision-public" + path.replaceAll("[0-9a-f-]{36}", "one").replace('/', '-') + end);
                }
            }
        }
    }
}
