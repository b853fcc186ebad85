package org.gongqiao.app.elections;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Browsers.Size;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Bodies;
import org.gongqiao.app.congress.BodyKind;
import org.gongqiao.app.congress.SetUpBody;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** An election of a committee in the browser: refused early, reviewed above, counted, reported, approved; a company's duty. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ElectionPageIT {

    private static final List<String> NAMES = List.of("周提名", "丁提名", "王提名", "刘提名");

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Bodies bodies;

    @BeforeAll
    void arrange() {
        fixtures.province();
        for (int i = 0; i < NAMES.size(); i++) {
            UUID person = fixtures.member("stands" + i, "own").personId();
            database.owner().sql("update identity.person set name = :name where id = :id").param("name", NAMES.get(i)).param("id", person).update();
            database.owner().sql("update membership.membership set name = :name where person_id = :id").param("name", NAMES.get(i)).param("id", person).update();
        }
        Scope.run(Scope.service("test", fixtures.areaPaths.get("own")), () -> bodies.setUp(new SetUpBody(UUID.randomUUID(), fixtures.unions.get("own"),
                BodyKind.MEMBERS_ASSEMBLY, "试验会员大会", LocalDate.of(2026, 1, 1), 3, 3, 20, 5, 0, false, false, "")));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void open(Page page, String summary) {
        Locator details = page.locator("details", new Page.LocatorOptions().setHas(page.locator("summary", new Page.LocatorOptions().setHasText(summary))));
        if (details.first().getAttribute("open") == null) {
            details.first().locator("summary").first().click();
        }
    }

    private String prepared(Fixtures.Client chair, Office office, int seats) {
        String body = chair.json("GET", "/api/v1/congresses", "").body().replaceAll("(?s).*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
        var made = chair.json("POST", "/api/v1/elections", """
                {"key": "%s", "body": "%s", "office": "%s", "title": "试验%s", "members": 20, "seats": %d, "entitled": 20, "termYears": 3, "meetingOn": "2026-12-18"}"""
                .formatted(UUID.randomUUID(), body, office, office, seats));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.headers().firstValue("Location").orElseThrow().replace("/api/v1", "");
    }

    @Test
    void auditAndStandingCommitteesShowTheirOwnRules() {
        var chair = fixtures.signIn("chair");
        try (BrowserContext desk = fixtures.browser("chair", Size.DESK)) {
            Page page = desk.newPage();
            page.navigate(prepared(chair, Office.AUDIT_COMMITTEE, 3));
            assertThat(page.locator("main").textContent()).contains("J-06", "先把同一天的工会委员会选举建好");
            open(page, "提名候选人");
            page.locator("#person-text").pressSequentially(NAMES.getFirst());
            page.locator("[role=option][data-value]").first().click();
            page.locator("#finance").check();
            button(page, "加入候选人").click();
            assertThat(page.locator(".alert.red").textContent()).contains("J-06", "财务");
            Browsers.picture(page, "election-audit-desk");
            page.navigate(prepared(chair, Office.STANDING_COMMITTEE, 9));
            assertThat(page.locator("main").textContent()).contains("还没有上一级工会批准");
            page.setViewportSize(390, 844);
            Browsers.picture(page, "election-standing-phone");
            open(page, "上一级工会批准设常务委员会");
            page.locator("#approval").fill("县工〔2026〕12号");
            button(page, "记下批准").click();
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("main").textContent()).contains("经上一级工会批准，人数符合规定");
        }
    }

    @Test
    void aCommitteeIsElectedStepByStep() {
        String at;
        try (BrowserContext desk = fixtures.browser("chair", Size.DESK)) {
            Page page = desk.newPage();
            page.navigate("/elections/new");
            page.locator("#office").selectOption("COMMITTEE");
            page.locator("#title").fill("第一届工会委员会选举");
            page.locator("#members").fill("20");
            page.locator("#seats").fill("6");
            page.locator("#entitled").fill("20");
            page.locator("#meetingOn").fill("2026-11-12");
            button(page, "核对并建立").click();
            assertThat(page.locator(".alert.red").textContent()).contains("J-04");
            page.locator("#seats").fill("3");
            button(page, "核对并建立").click();
            page.waitForURL(url -> url.matches(".*/elections/[0-9a-f-]{36}"));
            at = page.url();
            for (String name : NAMES) {
                open(page, "提名候选人");
                page.locator("#person-text").pressSequentially(name);
                page.locator("[role=option][data-value]").first().click();
                button(page, "加入候选人").click();
                page.locator(".alert.green").waitFor();
            }
            assertThat(page.locator("tbody th").allTextContents()).containsExactly("丁提名", "王提名", "刘提名", "周提名");
            button(page, "核对并开始").click();
            assertThat(page.locator(".alert.red").textContent()).contains("J-14");
            Browsers.picture(page, "election-too-early-desk");
            open(page, "登记公示");
            page.locator("#publishedOn").fill("2026-11-02");
            button(page, "登记公示").click();
            page.locator(".alert.green").waitFor();
            open(page, "登记党组织审查意见");
            page.locator("#reviewedOn").fill("2026-11-04");
            page.locator("#reviewWords").fill("同意");
            button(page, "登记党组织审查意见").click();
            page.locator(".alert.green").waitFor();
        }
        try (BrowserContext above = fixtures.browser("countyReviewer", Size.PHONE)) {
            Page page = above.newPage();
            page.navigate("/elections?waiting=true");
            Browsers.picture(page, "elections-waiting-phone");
            page.locator("tr", new Page.LocatorOptions().setHasText("第一届工会委员会选举")).locator("a").click();
            page.locator("#above-words").fill("同意");
            page.locator("#aboveOn").fill("2026-11-05");
            button(page, "同意候选人").click();
            page.locator(".alert.green").waitFor();
            Browsers.picture(page, "election-review-phone");
        }
        try (BrowserContext desk = fixtures.browser("chair", Size.DESK)) {
            Page page = desk.newPage();
            page.navigate(at);
            button(page, "核对并开始").click();
            page.locator(".alert.green").waitFor();
            page.locator("#heldOn").fill("2026-11-12");
            Map.of("present", "20", "issued", "20", "returned", "20").forEach((field, number) -> page.locator("#" + field).fill(number));
            Map.of("丁提名 的得票", "18", "王提名 的得票", "17", "刘提名 的得票", "15", "周提名 的得票", "10").forEach((name, number) -> page.getByLabel(name).fill(number));
            Browsers.picture(page, "election-count-desk");
            button(page, "核对并登记结果").click();
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("main").textContent()).contains("全部选出", "J-13");
            page.locator("#reportedOn").fill("2026-11-13");
            button(page, "登记已上报").click();
            page.locator(".alert.green").waitFor();
            Browsers.picture(page, "election-reported-desk");
        }
        try (BrowserContext above = fixtures.browser("countyReviewer", Size.DESK)) {
            Page page = above.newPage();
            page.navigate(at);
            page.locator("#answerWords").fill("同意选举结果");
            button(page, "批准").click();
            page.locator(".alert.green").waitFor();
            page.navigate("/offices");
            assertThat(page.locator("tbody").textContent()).contains("丁提名", "工会委员会委员");
            Browsers.picture(page, "offices-desk");
        }
        try (BrowserContext phone = fixtures.browser("stands1", Size.PHONE)) {
            Page page = phone.newPage();
            page.navigate("/my/offices");
            assertThat(page.locator("main").textContent()).contains("工会委员会委员");
            Browsers.picture(page, "offices-own-phone");
        }
    }

    @Test
    void aCompanyOfThreeHundredOwesAWorkerDirector() {
        try (BrowserContext desk = fixtures.browser("chair", Size.DESK)) {
            Page page = desk.newPage();
            page.navigate("/company-boards");
            page.locator("#name").fill("试验股份公司");
            page.locator("#staff").fill("300");
            button(page, "登记公司").click();
            page.waitForURL(url -> url.matches(".*/company-boards/[0-9a-f-]{36}"));
            assertThat(page.locator("main").textContent()).contains("D-20", "不符合");
            Browsers.picture(page, "company-desk");
        }
    }
}
