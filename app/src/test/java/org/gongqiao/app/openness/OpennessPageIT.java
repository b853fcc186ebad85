package org.gongqiao.app.openness;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Browsers.Size;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.law.democracy.HeldFacts.Reached;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Open management in a real browser: an overdue matter until the worker has his answer, the set of systems, a decision held and released. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpennessPageIT {

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Enterprises enterprises;
    @Autowired OpennessJobs jobs;
    @Autowired TrialCongress congress;
    @Autowired Clock clock;

    private UUID own;

    @BeforeAll
    void arrange() {
        fixtures.province();
        own = fixtures.unions.get("own");
    }

    /** With {@code -Dgq.pictures=FOLDER} the pictures of the manual go there. */
    private static final Path PICTURES = Path.of(System.getProperty("gq.pictures", "target/journeys"));

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("openness-" + name + ".png")).setFullPage(true));
        assertThat(Browsers.accessibilityFaults(page)).as(name).isEmpty();
        assertThat(Browsers.overflow(page)).as(name).isZero();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static String main(Page page) {
        return page.locator("main").textContent();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    @Test
    void fromAnOverdueMatterToAnAnswerInTime() {
        try (BrowserContext desk = fixtures.browser("chair", Size.DESK); BrowserContext phone = fixtures.browser("member", Size.PHONE)) {
            Page officer = desk.newPage();
            officer.navigate("/openness");
            button(officer, "建立清单").click();
            assertThat(officer.locator("#errors li").count()).as("says what is missing").isEqualTo(2);
            officer.fill("#employerName", "清河虚构机械有限公司");
            officer.fill("#responsibleName", "林虚构");
            officer.fill("#responsiblePost", "总经理");
            officer.fill("#preparer", "人力资源部");
            picture(officer, "setup");
            button(officer, "建立清单").click();
            officer.locator(".alert.green").waitFor();
            assertThat(main(officer)).contains("劳动合同、集体合同的签订和履行", "从未").doesNotContain("业务招待费");

            // Two sensitive things are told apart: one for all, one for delegates.
            officer.locator("summary", new Page.LocatorOptions().setHasText("增加一项")).click();
            officer.fill("#name", "领导人员民主评议结果");
            officer.locator("form[action$='/items'] #preparer").fill("党委办公室");
            officer.locator("form[action$='/items'] input[name=sensitive]").check();
            button(officer, "加入清单").click();
            officer.locator(".alert.green").waitFor();
            assertThat(officer.locator("tr", new Page.LocatorOptions().setHasText("领导人员民主评议结果")).textContent()).contains("仅职工代表");

            database.owner().sql("update openness.item set since = :since where unit_id = :unit and kind = 'CONTRACTS'")
                    .param("since", today().minusDays(60)).param("unit", own).update();
            Scope.run(Scope.service("test", fixtures.areaPaths.get("own")), jobs::refresh);
            officer.reload();
            Locator overdue = officer.locator("tr", new Page.LocatorOptions().setHasText("劳动合同、集体合同"));
            assertThat(overdue.locator(".badge.red").count()).isOne();
            picture(officer, "list");

            Page worker = phone.newPage();
            worker.navigate("/my");
            worker.locator("a[href='/my/openness']").click();
            assertThat(main(worker)).contains("清河虚构机械有限公司", "林虚构", "逾期未公开").doesNotContain("领导人员民主评议结果");
            picture(worker, "own-overdue");

            overdue.locator("a.primary").click();
            officer.fill("#title", "2026年第三季度集体合同履行情况");
            officer.fill("#period", "2026年第三季度");
            officer.fill("#body", "集体合同约定的工资、工时和休假条款全部履行。\n高温津贴已按月发放。");
            officer.locator("input[name=figureName]").first().fill("签订劳动合同");
            officer.locator("input[name=figureValue]").first().fill("126人");
            officer.locator("#files").setInputFiles(new FilePayload("履行情况.txt", "text/plain", "虚构的履行情况\n".getBytes(StandardCharsets.UTF_8)));
            picture(officer, "publish");
            button(officer, "现在公开").click();
            officer.waitForURL("**/openness/publications/*");
            assertThat(main(officer)).contains("签订劳动合同", "126人", "履行情况.txt", "人数太少，不显示");
            picture(officer, "publication");

            worker.reload();
            worker.locator("a", new Page.LocatorOptions().setHasText("2026年第三季度集体合同履行情况")).click();
            assertThat(main(worker)).contains("高温津贴已按月发放", "系统不记录谁看过这条内容", "30 天内答复");
            assertThat(worker.waitForDownload(() -> worker.locator("a[href*='/files/']").last().click()).suggestedFilename()).isEqualTo("履行情况.txt");
            button(worker, "提交").click();
            assertThat(worker.locator("#errors li").count()).isOne();
            worker.fill("#text", "夜班的高温津贴为什么少一半？");
            picture(worker, "own-publication");
            button(worker, "提交").dblclick();
            worker.waitForURL("**/my/openness-questions/*");
            assertThat(main(worker)).contains("待答复", "没有署名");
            picture(worker, "own-question");
            assertThat(database.owner().sql("select count(*) from openness.question where unit_id = :unit").param("unit", own).query(Integer.class).single()).isOne();
            assertThat(database.owner().sql("select opened from openness.publication where unit_id = :unit and sensitive = false order by published_at desc limit 1")
                    .param("unit", own).query(Integer.class).single()).as("opened twice by one device").isOne();

            officer.navigate("/desk");
            officer.locator("tr", new Page.LocatorOptions().setHasText("GW-")).locator("a.btn").click();
            officer.waitForURL("**/openness/questions/*");
            assertThat(main(officer)).contains("夜班的高温津贴为什么少一半", "没有署名").doesNotContain("试验员member");
            officer.fill("#reply", "夜班津贴按小时折算，十月起补足，已在工资条注明。");
            officer.locator("input[name=shared]").check();
            picture(officer, "question");
            button(officer, "答复").click();
            officer.locator(".alert.green").waitFor();
            assertThat(main(officer)).contains("答复了提问", "十月起补足", "D-27");

            worker.reload();
            assertThat(main(worker)).contains("十月起补足", "已答复");
            worker.navigate("/my/openness");
            worker.locator("a", new Page.LocatorOptions().setHasText("2026年第三季度集体合同履行情况")).click();
            assertThat(main(worker)).contains("大家的提问和答复", "十月起补足");

            officer.navigate("/openness/enterprises/" + own + "/board");
            assertThat(main(officer)).contains("高温津贴");
            picture(officer, "board");
            officer.navigate("/participation");
            assertThat(main(officer)).contains("人数太少，不显示");
            picture(officer, "participation");
            delegatesOnly(officer, worker);
        }
        try (BrowserContext above = fixtures.browser("reviewer", Size.DESK)) {
            Page page = above.newPage();
            page.navigate("/openness");
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("清河虚构机械有限公司")).textContent()).contains("林虚构");
            picture(page, "overview");
        }
    }

    private void delegatesOnly(Page officer, Page worker) {
        UUID item = database.owner().sql("select id from openness.item where unit_id = :unit and sensitive").param("unit", own).query(UUID.class).single();
        officer.navigate("/openness/items/" + item + "/publications/new");
        officer.fill("#title", "2026年民主评议结果");
        officer.fill("#period", "2026年");
        officer.fill("#body", "优秀三人，称职五人。");
        button(officer, "现在公开").click();
        officer.waitForURL("**/openness/publications/*");
        String address = "/my/openness/" + officer.url().substring(officer.url().lastIndexOf('/') + 1);
        assertThat(worker.navigate(address).status()).isEqualTo(404);
        fixtures.member("delegate", "own");
        congress.sits(fixtures.people.get("delegate").personId());
        try (BrowserContext phone = fixtures.browser("delegate", Size.PHONE)) {
            Page delegate = phone.newPage();
            delegate.navigate("/my/openness");
            assertThat(main(delegate)).contains("你是职工代表", "领导人员民主评议结果");
            delegate.navigate(address);
            assertThat(main(delegate)).contains("优秀三人");
            picture(delegate, "own-delegate");
        }
    }

    @Test
    void anAgreementWithoutTheCongressIsFoundAndADecisionHeldAndReleased() {
        OpennessWalkSamples.enterprise(enterprises, fixtures, "neighbour");
        UUID neighbour = fixtures.unions.get("neighbour");
        try (BrowserContext desk = fixtures.browser("neighbourOrganiser", Size.DESK)) {
            Page page = desk.newPage();
            page.navigate("/systems");
            assertThat(main(page)).contains("缺少制度");
            page.locator("section.card", new Page.LocatorOptions().setHasText("平等协商和集体合同")).locator("a.btn").click();
            page.fill("#title", "2026年度集体合同");
            page.fill("#paperOn", today().minusDays(30).toString());
            page.fill("#validUntil", today().plusYears(2).toString());
            page.locator("#files").setInputFiles(new FilePayload("合同.txt", "text/plain", "虚构的合同\n".getBytes(StandardCharsets.UTF_8)));
            picture(page, "entry");
            button(page, "保存").click();
            page.locator(".alert.green").waitFor();
            Locator contract = page.locator("section.card", new Page.LocatorOptions().setHasText("2026年度集体合同"));
            assertThat(contract.textContent()).contains("没有经过职代会", "D-13", "没有约束力").doesNotContain("没有文件");
            picture(page, "set");

            congress.did(neighbour, "审议通过2026年度集体合同草案", Reached.PASSED, today().minusDays(35));
            page.reload();
            contract.locator("summary", new Locator.LocatorOptions().setHasText("关联大会议题")).click();
            contract.locator("button", new Locator.LocatorOptions().setHasText("关联")).click();
            page.locator(".alert.green").waitFor();
            assertThat(contract.textContent()).contains("齐全", "审议通过2026年度集体合同草案");

            page.navigate("/company-decisions");
            page.locator("a[href='/company-decisions/new']").click();
            page.selectOption("#kind", "PAY_SYSTEM");
            assertThat(page.locator("#kind option:checked").textContent()).contains("须审议");
            page.fill("#title", "绩效工资办法");
            page.fill("#body", "计件单价调整，自下月起执行。");
            page.fill("#organ", "总经理办公会");
            page.fill("#affected", "40");
            picture(page, "decision-form");
            button(page, "登记并暂缓").click();
            page.waitForURL(java.util.regex.Pattern.compile(".*/company-decisions/[0-9a-f-]{36}$"));
            assertThat(main(page)).contains("暂缓", "大会还没有审议", "D-18", "审议通过2026年度集体合同草案");
            congress.did(neighbour, "通报绩效工资办法", Reached.HEARD, today());
            congress.did(neighbour, "审议绩效工资办法", Reached.DELIBERATED, today());
            page.reload();
            choose(page, "通报绩效工资办法");
            assertThat(main(page)).contains("不能解除暂缓");
            picture(page, "decision-held");
            choose(page, "审议绩效工资办法");
            page.locator(".alert.green").waitFor();
            assertThat(main(page)).contains("可以执行", "大会已经审议");
            picture(page, "decision-released");

            page.navigate("/company-decisions/new");
            page.selectOption("#kind", "RELOCATION");
            page.fill("#title", "厂区搬迁方案");
            page.fill("#body", "明年一月搬到新厂区。");
            page.fill("#organ", "董事会");
            page.fill("#affected", "40");
            button(page, "登记并暂缓").click();
            page.locator(".alert.green").waitFor();
            page.locator("summary", new Page.LocatorOptions().setHasText("没有经过大会就执行")).click();
            page.locator("form[action$='/carrying-out'] button").click();
            page.locator("dialog[open] button[value=yes]").click();
            page.locator("text=未经大会执行").first().waitFor();
            page.locator("a[href$='/demand/pdf']").waitFor();
            assertThat(main(page)).contains("D-13", "要求");
            picture(page, "decision-breached");
            button(page, "记录书面要求").click();
            page.locator(".alert.green").waitFor();
            assertThat(main(page)).contains("函件 PDF");
        }
        try (BrowserContext above = fixtures.browser("reviewer", Size.DESK)) {
            Page page = above.newPage();
            page.navigate("/systems");
            picture(page, "systems");
            page.locator("a[href='/systems/findings/MISSING']").click();
            assertThat(main(page)).contains("试验工会-neighbour");
            page.navigate("/systems/slots");
            picture(page, "slots");
            page.navigate("/systems/import");
            page.locator("#file").setInputFiles(new FilePayload("假.xlsx", "application/vnd.ms-excel", "no workbook".getBytes(StandardCharsets.UTF_8)));
            button(page, "检查").click();
            assertThat(main(page)).contains("这不是能读的 xlsx 文件");
            picture(page, "import");
        }
    }

    private static void choose(Page page, String step) {
        Locator option = page.locator("#step option", new Page.LocatorOptions().setHasText(step));
        page.selectOption("#step", option.first().getAttribute("value"));
        button(page, "关联并判断").click();
        page.waitForLoadState();
    }
}
