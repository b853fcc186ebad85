package org.gongqiao.app.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongqiao.app.Browsers.button;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
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

/** The journeys of a membership after it began, in a real browser: a transfer asked by phone, one asked at the desk, an expulsion and its appeal. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandingPageIT {

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Clock clock;

    @BeforeAll
    void arrange() {
        fixtures.province();
        fixtures.union("couriers", "county", null, "INDUSTRY_UNION", "BASE");
        database.owner().sql("update organization.unit set trades = '{COURIER}', name = '清河快递行业工会联合会' where id = :id")
                .param("id", fixtures.unions.get("couriers")).update();
        fixtures.officer("couriersOrganiser", "couriers", org.gongqiao.app.access.Role.ORGANISER, org.gongqiao.app.access.Line.AREA);
    }

    private UUID membership(String key) {
        return database.owner().sql("select id from membership.membership where person_id = :id").param("id", fixtures.people.get(key).personId())
                .query(UUID.class).single();
    }

    @Test
    void aMemberAsksByPhoneAndTheNewUnionAccepts() {
        fixtures.member("mover", "own");
        try (BrowserContext phone = fixtures.browser("mover", Size.PHONE)) {
            Page page = phone.newPage();
            page.navigate("/my");
            page.locator("a[href='/my/transfer']").click();
            page.locator("button.wide").click();
            assertThat(page.locator("#errors li").count()).as("says what is missing").isEqualTo(3);
            page.locator("input[name=trade][value=COURIER]").check();
            page.locator("input[name=relation][value=PLATFORM]").check();
            page.locator("#place-text").fill("试验区清河街道配送站");
            page.locator("#place-text").press("Tab");
            Browsers.picture(page, "transfer-ask-phone");
            page.locator("button.wide").click();
            page.locator("h2:has-text('清河快递行业工会联合会')").first().waitFor();
            assertThat(page.locator("main").textContent()).contains("它专为您这一行的劳动者设立", "试验工会-own", "会员号、入会日期和会员证都不变", "M-03");
            Browsers.picture(page, "transfer-destination-phone");
            button(page, "申请转会").dblclick();
            page.waitForURL("**/my/transfers/*");
            assertThat(page.locator("main").textContent()).contains("待答复", "撤回申请");
            Browsers.picture(page, "transfer-own-phone");
            assertThat(database.owner().sql("select count(*) from standing.transfer where person_id = :id").param("id", fixtures.people.get("mover").personId())
                    .query(Integer.class).single()).isOne();

            try (BrowserContext desk = fixtures.browser("couriersOrganiser", Size.DESK)) {
                Page officer = desk.newPage();
                officer.navigate("/desk");
                officer.locator("tr", new Page.LocatorOptions().setHasText("试验员mover")).locator("a.btn").click();
                officer.waitForURL("**/transfers/*");
                assertThat(officer.content()).doesNotContain(fixtures.people.get("mover").idNumber());
                Browsers.picture(officer, "transfer-desk");
                button(officer, "接收到清河快递行业工会联合会").click();
                officer.locator(".alert.green").waitFor();
                assertThat(officer.locator("main").textContent()).contains("已接收");
            }
            page.reload();
            assertThat(page.locator("main").textContent()).contains("您现在是清河快递行业工会联合会的会员");
            page.navigate("/my/card");
            assertThat(page.locator("main").textContent()).contains("清河快递行业工会联合会");
        }
        try (BrowserContext old = fixtures.browser("organiser", Size.DESK)) {
            Page page = old.newPage();
            page.navigate("/transfers/departures");
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("试验员mover")).textContent()).contains("清河快递行业工会联合会", "已接收");
            Browsers.picture(page, "departures-desk");
        }
    }

    @Test
    void anOfficerAsksForHisMemberAndIsRefusedWithAReason() {
        fixtures.member("sent", "own");
        try (BrowserContext desk = fixtures.browser("organiser", Size.DESK)) {
            Page page = desk.newPage();
            page.navigate("/members/" + membership("sent"));
            page.locator("a[href$='/transfer']").click();
            button(page, "提出转会").click();
            assertThat(page.locator("#errors li").count()).as("union and words are missing").isEqualTo(2);
            page.locator("#unit-text").pressSequentially("neighbour");
            page.locator("[role=option]").first().click();
            page.locator("input[name=ground][value=SECONDMENT]").check();
            page.locator("#since").fill(LocalDate.now(clock).minusMonths(2).toString());
            page.locator("#words").fill("借调到新单位");
            button(page, "提出转会").click();
            assertThat(page.locator(".alert.amber").textContent()).contains("借调未满规定月数", "M-05");
            Browsers.picture(page, "transfer-stays-desk");
            page.locator("input[name=ground][value=NEW_EMPLOYER]").check();
            button(page, "提出转会").click();
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("试验员sent")).textContent()).contains("试验工会-neighbour", "待答复");
        }
        try (BrowserContext there = fixtures.browser("neighbourOrganiser", Size.PHONE)) {
            Page page = there.newPage();
            page.navigate("/transfers");
            Browsers.picture(page, "transfers-phone");
            page.locator("tr", new Page.LocatorOptions().setHasText("试验员sent")).locator("a").click();
            page.locator("#decide summary").click();
            button(page, "确认不接收").click();
            assertThat(page.locator("#errors li").count()).isOne();
            page.locator("#text").fill("没有这位职工，请核实单位。");
            button(page, "确认不接收").click();
            page.locator(".alert.green").waitFor();
        }
        try (BrowserContext phone = fixtures.browser("sent", Size.PHONE)) {
            Page page = phone.newPage();
            page.navigate("/my");
            assertThat(page.locator("main").textContent()).contains("转到试验工会-neighbour", "未接收");
            page.locator("a[href^='/my/transfers/']").first().click();
            assertThat(page.locator("main").textContent()).contains("没有这位职工，请核实单位。", "您仍是试验工会-own的会员");
            Browsers.picture(page, "transfer-refused-phone");
        }
    }

    @Test
    void anExpulsionNeedsItsStepsAndTheUnionAboveRestoresTheMember() {
        fixtures.member("expelled", "own");
        LocalDate today = LocalDate.now(clock);
        try (BrowserContext desk = fixtures.browser("chair", Size.DESK)) {
            Page page = desk.newPage();
            page.navigate("/members/" + membership("expelled") + "/lapse");
            page.locator("#awaySince").fill(today.minusMonths(7).toString());
            page.locator("#committeeOn").fill(today.toString());
            page.locator("#words").fill("长期没有联系");
            button(page, "记录决定并终止会籍").click();
            button(page, "确定").click();
            page.locator(".alert.red").waitFor();
            assertThat(page.locator(".alert.red").textContent()).contains("应当先谈话教育", "M-07");
            Browsers.picture(page, "lapse-desk");
            page.navigate("/members/" + membership("expelled") + "/expulsion");
            page.locator("#groupHeardOn").fill(today.minusDays(1).toString());
            page.locator("#committeeOn").fill(today.toString());
            page.locator("#words").fill("被判处刑罚");
            Browsers.picture(page, "expulsion-desk");
            button(page, "记录决定并开除会籍").click();
            button(page, "确定").click();
            page.waitForURL("**/endings/*");
            Browsers.picture(page, "ending-desk");
        }
        try (BrowserContext phone = fixtures.browser("expelled", Size.PHONE)) {
            Page page = phone.newPage();
            String ending = database.owner().sql("select id from standing.ending where person_id = :id")
                    .param("id", fixtures.people.get("expelled").personId()).query(UUID.class).single().toString();
            page.navigate("/my/endings/" + ending);
            assertThat(page.locator("main").textContent()).contains("被判处刑罚", "规则 M-08", "向上一级工会申诉一次");
            page.locator("#text").fill("判决已经改判。");
            Browsers.picture(page, "ending-phone");
            button(page, "提出申诉").click();
            page.locator(".alert.green").waitFor();
            try (BrowserContext higher = fixtures.browser("countyReviewer", Size.DESK)) {
                Page county = higher.newPage();
                county.navigate("/desk");
                county.locator("tr", new Page.LocatorOptions().setHasText("试验员expelled")).locator("a.btn").click();
                county.waitForURL("**/endings/*");
                county.locator("input[name=outcome][value=REVERSED]").check();
                county.locator("#words").fill("已经改判无罪。");
                Browsers.picture(county, "appeal-expulsion-desk");
                button(county, "作出决定").click();
                county.locator(".alert.green").first().waitFor();
                county.navigate("/endings");
                Browsers.picture(county, "endings-desk");
            }
            page.navigate("/my/card");
            assertThat(page.locator("svg.qr").count()).as("the card is back").isOne();
        }
    }
}
