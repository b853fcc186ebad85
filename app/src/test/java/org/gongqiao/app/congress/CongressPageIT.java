package org.gongqiao.app.congress;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Browsers.Size;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.Outside;
import org.gongqiao.app.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** An officer sets up a congress of 120 staff, shares the seats out, holds an election, a recall and a by-election; a delegate looks at his phone. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CongressPageIT {

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Clock clock;
    @Autowired Outside.SmsServer sms;

    @BeforeAll
    void arrange() {
        fixtures.province();
        for (int i = 0; i < 3; i++) {
            var someone = fixtures.member("nominee" + i, "workshop");
            String name = "方代表" + "甲乙丙".charAt(i);
            database.owner().sql("update identity.person set name = :name where id = :id").param("name", name).param("id", someone.personId()).update();
            database.owner().sql("update membership.membership set name = :name where person_id = :id").param("name", name).param("id", someone.personId()).update();
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private void pick(Page page, String name) {
        page.locator("#person-text").pressSequentially(name);
        page.locator("[role=option][data-value]").first().click();
        button(page, "加入候选人").click();
        page.locator(".alert.green").waitFor();
    }

    private void count(Page page, String takingPart, Map<String, String> votes) {
        page.locator("#heldOn").fill(LocalDate.now(clock).minusDays(2).toString());
        page.locator("#constituency").fill("60");
        page.locator("#takingPart").fill(takingPart);
        votes.forEach((name, of) -> page.getByLabel(name).fill(of));
        button(page, "核对并登记结果").click();
        page.locator(".alert.green").waitFor();
    }

    @Test
    void anotherProgramIsRefusedWithRuleAndArticle() {
        var chair = fixtures.signIn("chair");
        var refused = chair.json("POST", "/api/v1/congresses", """
                {"key": "%s", "unit": "%s", "kind": "WORKERS_ASSEMBLY", "name": "试验", "termFrom": "2026-03-01", "termYears": 3, "staff": 120, "women": 0}"""
                .formatted(java.util.UUID.randomUUID(), fixtures.unions.get("own")));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"ruleId\":\"D-01\"", "\"article\"");
        assertThat(chair.json("POST", "/api/v1/congresses", "{}").statusCode()).isEqualTo(400);
        String form = """
                {"key": "%s", "unit": "%s", "kind": "MEMBERS_ASSEMBLY", "name": "试验会员大会", "termFrom": "2026-03-01", "termYears": 3, "staff": 60, "women": 0}""";
        var made = chair.json("POST", "/api/v1/congresses", form.formatted(java.util.UUID.randomUUID(), fixtures.unions.get("own")));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var again = chair.json("POST", "/api/v1/congresses", form.formatted(java.util.UUID.randomUUID(), fixtures.unions.get("own")));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("\"existing\":\"" + made.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "") + "\"");
    }

    @Test
    void aCongressFromItsFormToARecallAndAByElection() {
        try (BrowserContext desk = fixtures.browser("chair", Size.DESK)) {
            Page page = desk.newPage();
            page.navigate("/congresses");
            page.locator("a[href='/congresses/new']").first().click();
            page.locator("#kind").selectOption("WORKERS_ASSEMBLY");
            page.locator("#termFrom").fill(LocalDate.now(clock).minusMonths(1).toString());
            page.locator("#name").fill("试验公司第一届职工代表大会");
            page.locator("#staff").fill("120");
            page.locator("#women").fill("40");
            button(page, "核对并建立").click();
            assertThat(page.locator(".alert.red").textContent()).contains("D-01");
            Browsers.picture(page, "congress-unlawful-desk");
            page.locator("#kind").selectOption("WORKERS_CONGRESS");
            button(page, "核对并建立").click();
            page.waitForURL(url -> url.matches(".*/congresses/[0-9a-f-]{36}"));
            Browsers.picture(page, "congress-show-desk");
            assertThat(page.locator("main a[href^='/sessions/new?body='], main a[href^='/elections/new?body=']").count()).as("sessions and elections").isEqualTo(2);

            page.locator("a.btn.primary[href$='/seats']").click();
            for (String name : new String[] {"一车间", "二车间"}) {
                page.locator("#name").fill(name);
                page.locator("#staff").fill("60");
                page.locator("#women").fill("20");
                button(page, "添加选区").click();
                page.locator(".alert.green").waitFor();
            }
            page.locator("#seats").fill("29");
            button(page, "核对并分配名额").click();
            assertThat(page.locator(".alert.red").textContent()).contains("D-02");
            page.locator("#seats").fill("30");
            button(page, "核对并分配名额").click();
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("main").textContent()).contains("15", "中层以上管理人员和领导");
            Browsers.picture(page, "congress-seats-desk");

            page.locator("nav.tabs a[href$='/delegates']").click();
            page.locator("li", new Page.LocatorOptions().setHasText("一车间")).locator("button").click();
            page.waitForURL("**/elections/*");
            pick(page, "方代表甲");
            page.locator("summary", new Page.LocatorOptions().setHasText("一次提名多人")).click();
            page.locator("#names").fill("方代表乙\n查无此人");
            button(page, "全部加入").click();
            assertThat(page.locator("#names-error").textContent()).contains("查无此人").doesNotContain("方代表乙");
            Browsers.picture(page, "congress-election-desk");
            page.locator("summary", new Page.LocatorOptions().setHasText("不是会员的职工")).click();
            page.locator("#worker-name").fill("派试验");
            page.locator("#worker-phone").fill("13900007801");
            button(page, "发送验证码").click();
            page.locator(".alert.green").waitFor();
            String code = sms.await("13900007801", each -> each.template().equals("notices.code.DELEGATE")).args().getFirst();
            page.locator("#worker-idNumber").fill(Fixtures.idNumber(7801));
            page.locator("#worker-code").fill("000000".equals(code) ? "111111" : "000000");
            page.locator("#worker-dispatched").check();
            button(page, "核对并提名").click();
            assertThat(page.locator("#worker-code-error").textContent()).contains("验证码不对");
            Browsers.picture(page, "congress-worker-desk");
            page.setViewportSize(390, 844);
            Browsers.picture(page, "congress-worker-phone");
            page.setViewportSize(1366, 768);
            page.locator("#worker-idNumber").fill(Fixtures.idNumber(7801));
            page.locator("#worker-code").fill(code);
            button(page, "核对并提名").click();
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("main").textContent()).contains("派试验");
            count(page, "50", Map.of("方代表甲 的得票", "40", "方代表乙 的得票", "30", "派试验 的得票", "10"));
            assertThat(page.locator("main").textContent()).contains("当选", "未当选", "D-05");
            Browsers.picture(page, "congress-elected-desk");

            page.navigate(page.url().replaceAll("/elections/.*", "/delegates"));
            Browsers.picture(page, "congress-delegates-desk");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("撤换或退出 方代表甲")).click();
            Browsers.picture(page, "congress-delegate-desk");
            button(page, "组织撤换投票").click();
            page.waitForURL("**/elections/*");
            count(page, "45", Map.of("同意撤换 方代表甲 的票数", "31"));
            assertThat(page.locator("main").textContent()).contains("撤换成立");

            page.navigate(page.url().replaceAll("/elections/.*", "/delegates"));
            assertThat(page.locator("main").textContent()).contains("被撤换", "空 15 / 共 15");
            page.locator("li", new Page.LocatorOptions().setHasText("一车间")).locator("button").click();
            page.waitForURL("**/elections/*");
            assertThat(page.locator("h1").textContent()).contains("补选代表");
            pick(page, "方代表丙");
            count(page, "40", Map.of("方代表丙 的得票", "31"));
            page.navigate(page.url().replaceAll("/elections/.*", "/delegates"));
            var file = page.waitForDownload(() -> button(page, "导出名册").click());
            assertThat(file.suggestedFilename()).startsWith("试验公司第一届职工代表大会").endsWith(".xlsx");
            page.navigate(page.url().replaceAll("/delegates.*", "/committees"));
            page.locator("#name").fill("主席团");
            button(page, "设立").click();
            page.locator(".alert.green").waitFor();
            Browsers.picture(page, "congress-committees-desk");
        }
        try (BrowserContext phone = fixtures.browser("nominee2", Size.PHONE)) {
            Page page = phone.newPage();
            page.navigate("/my");
            page.locator("a[href='/my/congress']").first().click();
            assertThat(page.locator("main").textContent()).contains("试验公司第一届职工代表大会", "一车间");
            Browsers.picture(page, "congress-own-phone");
        }
        try (BrowserContext above = fixtures.browser("countyReviewer", Size.PHONE)) {
            Page page = above.newPage();
            page.navigate("/congresses");
            page.locator("tr", new Page.LocatorOptions().setHasText("试验公司第一届")).locator("a").click();
            page.locator("#consent #on").fill(LocalDate.now(clock).toString());
            page.locator("#number").fill("县工〔2026〕8号");
            page.locator("#words").fill("同意线上无记名投票");
            button(page, "登记同意").click();
            page.locator(".alert.green").waitFor();
            Browsers.picture(page, "congress-consent-phone");
        }
    }
}
