package org.gongqiao.app.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Browsers.Size;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** A survey from its form to the gaps, in a real browser: issued above, filled in below on a phone, returned, checked. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurveyPageIT {

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;

    @BeforeAll
    void arrange() {
        fixtures.province();
        for (var each : Map.of("own", "虚构快运有限公司", "neighbour", "虚构制造有限公司").entrySet()) {
            database.owner().sql("""
                    insert into organization.employer (id, name, kind, ownership, industry, region, staff, unit_id, known_since)
                    values (:id, :name, 'ENTERPRISE', '170', 'G', '990100', 210, :unit, '2020-01-01')""")
                    .param("id", UUID.randomUUID()).param("name", each.getValue()).param("unit", fixtures.unions.get(each.getKey())).update();
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void aSurveyFromItsFormToTheGaps() {
        try (BrowserContext above = fixtures.browser("countyReviewer", Size.DESK); BrowserContext below = fixtures.browser("organiser", Size.PHONE)) {
            Page county = above.newPage();
            county.navigate("/surveys/new");
            county.locator("a.primary").click();
            county.locator("#title").fill("民主管理建制情况调查表");
            county.locator("#q11-text").fill("上一年度提案件数");
            county.locator("#q11-type").selectOption("NUMBER");
            Browsers.picture(county, "survey-form-desk");
            button(county, "保存").click();
            county.locator(".alert.green").first().waitFor();
            county.navigate("/surveys/new");
            county.locator("#title").fill("全县民主管理建制情况摸底");
            county.locator("#form").selectOption(new SelectOption().setIndex(1));
            Browsers.picture(county, "survey-new-desk");
            button(county, "发出").click();
            county.locator(".alert.green").first().waitFor();
            assertThat(county.locator("main").textContent()).contains("2 家单位");

            Page officer = below.newPage();
            officer.navigate("/survey-sheets");
            Browsers.picture(officer, "survey-sheets-phone");
            officer.locator("a.btn.small").first().click();
            assertThat(officer.locator("#a-q12").count()).as("a question without a key gets one").isOne();
            assertThat(officer.locator("#a-staff").inputValue()).as("prefilled").isEqualTo("210");
            assertThat(officer.locator("#a-congressForm").isVisible()).as("asked only after a yes").isFalse();
            button(officer, "提交").click();
            assertThat(officer.locator("#errors li").count()).as("what is required is missing").isEqualTo(3);
            assertThat(officer.locator("#errors").textContent()).contains("是否签订集体合同：必填");
            assertThat(officer.locator("#a-contract-error").textContent()).as("beside the field, too").contains("必填");
            officer.locator("input[name=a-congress][value=yes]").check();
            officer.locator("#a-congressForm").selectOption("职工代表大会");
            officer.locator("#a-lastSession").fill("2026-05-18");
            officer.locator("input[name=a-openness][value=no]").check();
            officer.locator("input[name=a-contract][value=yes]").check();
            officer.locator("#a-staff").fill("215");
            officer.locator("#a-delegates").fill("216");
            button(officer, "提交").click();
            assertThat(officer.locator("#a-delegates-error").textContent()).contains("不能多于职工人数");
            officer.locator("#a-delegates").fill("40");
            Browsers.picture(officer, "survey-fill-phone");
            button(officer, "提交").click();
            officer.locator(".alert.green").first().waitFor();

            county.navigate("/survey-sheets?state=FILLED");
            county.locator("a.btn.small").first().click();
            assertThat(county.locator("main").textContent()).contains("填报 215，系统记录 210");
            assertThat(county.locator("#a-staff").count()).as("whoever checks reads, and does not write over it").isZero();
            Browsers.picture(county, "survey-check-desk");
            button(county, "核对无误").click();
            county.locator(".alert.green").first().waitFor();
            county.navigate("/surveys");
            Browsers.picture(county, "surveys-desk");
            county.locator("th a").first().click();
            assertThat(county.locator("main").textContent()).contains("50.0%", "2 家单位中 1 家已建制");
            county.locator("main details summary").first().click();
            Browsers.picture(county, "survey-rates-desk");
            county.getByText("未填报 1 家").first().click();
            assertThat(county.locator("main").textContent()).contains("虚构制造有限公司").doesNotContain("虚构快运有限公司");
            Browsers.picture(county, "survey-gaps-desk");
            county.goBack();
            county.locator("a[href^='/survey-gaps']").first().click();
            assertThat(county.locator("main tbody").textContent()).as("by enterprise, with what it lacks").contains("虚构快运有限公司", "厂务公开").doesNotContain("虚构制造有限公司");
            Browsers.picture(county, "survey-lacks-desk");
        }
        var client = fixtures.signIn("countyReviewer");
        String survey = database.owner().sql("select id::text from surveys.survey").query(String.class).single();
        var answer = client.send(client.request("/survey-rates/export").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("survey=" + survey + "&format=CSV")));
        assertThat(answer.body()).contains("虚构快运有限公司", "职工代表大会", "2026-05-18");
    }
}
