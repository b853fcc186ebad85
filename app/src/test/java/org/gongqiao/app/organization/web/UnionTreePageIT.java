package org.gongqiao.app.organization.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongqiao.app.Browsers.button;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.LocalDate;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Browsers.Size;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.organization.RegionTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** A reviewer's work on the tree in a real browser: open it, search, found a union, cover an employer, change, move and close. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnionTreePageIT {

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired RegionTable regions;
    @Autowired Clock clock;

    @BeforeAll
    void arrange() {
        fixtures.province();
        database.owner().sql("insert into organization.region values ('990000', '试验省', '(,)', true), ('990100', '试验市', '(,)', true), ('990101', '试验区', '(,)', true)")
                .update();
        regions.refresh();
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void aUnionIsFoundedCoversAnEmployerIsChangedMovedAndClosed() {
        String today = LocalDate.now(clock).toString();
        try (BrowserContext desk = fixtures.browser("reviewer", Size.DESK)) {
            Page page = desk.newPage();
            page.navigate("/unions");
            assertThat(page.locator("main").textContent()).contains("试验工会-county").doesNotContain("试验工会-neighbour");
            assertThat(page.locator("form[role=search]").textContent()).as("a search asks for nothing").doesNotContain("选填");
            Locator county = page.locator("li", new Page.LocatorOptions().setHasText("试验工会-county")).last();
            county.locator("button.tree-open").first().click();
            page.getByText("试验工会-neighbour").waitFor();
            assertThat(county.locator("button.tree-open").first().getAttribute("aria-expanded")).isEqualTo("true");
            Browsers.picture(page, "unions-open-desk");
            page.locator("#q").fill("county");
            page.locator("#q").press("Enter");
            link(page, "试验工会-county").click();

            link(page, "新设下级").or(page.locator("a[href$='/founding']")).first().click();
            page.locator("#name").fill("新设机械厂工会");
            page.locator("#kind").selectOption("ENTERPRISE_UNION:BASE");
            page.locator("#region").selectOption("990101");
            page.locator("#creditCode").fill("12345");
            page.locator("#on").fill("2026-01-01");
            page.locator("form.card button.primary").click();
            assertThat(page.locator("#errors").textContent()).contains("信用代码");
            assertThat(page.locator("#name").inputValue()).as("nothing typed is lost").isEqualTo("新设机械厂工会");
            page.locator("#creditCode").fill("");
            page.locator("form.card button.primary").click();
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("main").textContent()).contains("新设机械厂工会", "试验省试验市试验区");
            String union = page.url();

            page.locator("a[href^='/employers/new']").click();
            page.locator("#name").fill("新设机械厂");
            page.locator("#region").selectOption("990101");
            page.locator("#staff").fill("120");
            page.locator("#women").fill("30");
            page.locator("#on").fill("2026-01-01");
            Browsers.picture(page, "employer-new-desk");
            page.locator("form.card button.primary").click();
            page.locator(".alert.green").waitFor();
            String employer = page.url();
            page.navigate(union);
            assertThat(page.locator("main").textContent()).contains("新设机械厂", "120");
            Browsers.picture(page, "union-desk");

            page.locator("a[href$='/edit']").click();
            page.locator("#name").fill("清河机械厂工会");
            page.locator("#foundedOn").fill("2025-06-01");
            page.locator("form.card button.primary").click();
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("main").textContent()).contains("清河机械厂工会", "新设机械厂工会", "2025-06-01");

            page.locator("a[href$='/place']").click();
            page.locator("#parent-text").pressSequentially("city");
            page.locator("[role=option]").first().click();
            page.locator("#on").fill(today);
            page.locator("form.card button.primary").click();
            button(page, "确定").click();
            page.locator(".alert.green").waitFor();
            assertThat(database.owner().sql("select nlevel(area_path) from organization.unit where name = '清河机械厂工会'").query(Integer.class).single()).isEqualTo(3);

            page.locator("a[href$='/closing']").click();
            page.locator("#ground").selectOption("UNIT_ENDED");
            page.locator("#on").fill(today);
            page.locator("form.card button.primary").click();
            button(page, "确定").click();
            assertThat(page.locator("#errors").textContent()).as("it still covers an employer").contains("用人单位");
            Browsers.picture(page, "union-closing-desk");
            page.navigate(employer);
            page.locator("button[data-dialog='#end']").click();
            page.locator("form[action$='/ending'] button.primary").click();
            page.locator(".alert.green").waitFor();
            page.navigate(union + "/closing");
            page.locator("#ground").selectOption("UNIT_ENDED");
            page.locator("#on").fill(today);
            page.locator("form.card button.primary").click();
            button(page, "确定").click();
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("main").textContent()).contains("已撤销");
        }
        try (BrowserContext phone = fixtures.browser("reviewer", Size.PHONE)) {
            Page page = phone.newPage();
            page.navigate("/unions");
            Browsers.picture(page, "unions-phone");
            page.navigate("/unions/" + fixtures.unions.get("own"));
            Browsers.picture(page, "union-phone");
        }
    }
}
