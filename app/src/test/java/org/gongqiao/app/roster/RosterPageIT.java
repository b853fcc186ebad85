package org.gongqiao.app.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Browsers.Size;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** An officer imports a messy roster in a real browser: preview, word, progress, error workbook, undo. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RosterPageIT {

    private static final String UNION = "江桥市桥北运输有限公司工会委员会";

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired RosterRunner runner;

    @BeforeAll
    void arrange() {
        fixtures.province();
        fixtures.union("bridge", "county", null, "ENTERPRISE_UNION", "BASE");
        database.owner().sql("update organization.unit set name = :name where id = :id").param("name", UNION).param("id", fixtures.unions.get("bridge")).update();
    }

    @Test
    void importsAMessyRosterAndUndoesIt() throws Exception {
        try (BrowserContext context = fixtures.browser("countyReviewer", Size.DESK); var jobs = Executors.newSingleThreadExecutor()) {
            Page page = context.newPage();
            page.navigate("/roster");
            Browsers.picture(page, "roster-start");

            Download template = page.waitForDownload(() -> page.locator("a[href='/roster/template']").click());
            assertThat(Files.size(template.path())).isPositive();

            page.locator("form[action='/roster'] button").click();
            assertThat(page.locator("#errors li").count()).as("says what is missing").isEqualTo(1);
            page.locator("#file").setInputFiles(RosterDesk.FOLDER.resolve("roster-messy.xlsx"));
            page.locator("#declared").check();
            page.locator("#basis").fill("纸质入会申请书，存工会办公室");
            page.locator("form[action='/roster'] button").click();

            page.locator("progress").waitFor();
            Browsers.picture(page, "roster-reading");
            UUID id = UUID.fromString(page.url().replaceFirst(".*/", ""));
            var reading = jobs.submit(() -> runner.run(id, () -> false));
            page.getByText("现在还没有写入任何内容").waitFor();
            assertThat(reading.get(60, TimeUnit.SECONDS)).isTrue();
            Browsers.picture(page, "roster-preview");
            assertThat(page.locator("#rows tbody tr").count()).isGreaterThan(20);
            assertThat(page.locator("#import").innerText()).contains("血型");
            assertThat(members()).isZero();

            Download errors = page.waitForDownload(() -> page.locator("form[action$='/errors'] button").click());
            try (var workbook = new ReadableWorkbook(errors.path().toFile())) {
                assertThat(workbook.getFirstSheet().read()).hasSizeGreaterThan(20);
            }
            page.locator("form[action$='/confirmation'] button").click();
            page.locator("#confirm button[value=yes]").click();
            page.locator("progress").waitFor();
            var writing = jobs.submit(() -> runner.run(id, () -> false));
            page.getByText("导入完成").waitFor();
            assertThat(writing.get(60, TimeUnit.SECONDS)).isTrue();
            Browsers.picture(page, "roster-done");
            assertThat(members()).isPositive();

            page.locator("form[action$='/undo'] button").click();
            page.locator("#confirm button[value=yes]").click();
            page.locator("progress").waitFor();
            var undoing = jobs.submit(() -> runner.run(id, () -> false));
            page.getByText("已撤销，恢复到导入之前").waitFor();
            assertThat(undoing.get(60, TimeUnit.SECONDS)).isTrue();
            Browsers.picture(page, "roster-undone");
            assertThat(members()).isZero();
        }
    }

    @Test
    void matchesAUnionByHandAndFitsAPhone() {
        var desk = new RosterDesk(fixtures.signIn("countyReviewer"), runner);
        UUID id = desk.previewCsv(RosterDesk.row(50_001, "入会,20200301,老厂工会,,,") + RosterDesk.row(50_002, "入会,20200301,,,,"));
        try (BrowserContext context = fixtures.browser("countyReviewer", Size.PHONE)) {
            Page page = context.newPage();
            page.navigate("/roster");
            Browsers.picture(page, "roster-start-phone");
            page.navigate("/roster/" + id);
            Browsers.picture(page, "roster-unions-phone");
            var box = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(Pattern.compile("老厂工会.*")));
            box.fill("桥北运输");
            page.locator("[role=option]", new Page.LocatorOptions().setHasText(UNION)).click();
            page.locator("form[action$='/unions'] button").click();
            page.getByText("文件中的工会都已对应").waitFor();
            Browsers.picture(page, "roster-matched-phone");
        }
        assertThat(desk.counts(id)).containsEntry("added", 2).hasSize(1);
    }

    private long members() {
        return database.owner().sql("select count(*) from membership.membership where unit_id = :unit").param("unit", fixtures.unions.get("bridge"))
                .query(Long.class).single();
    }
}
