package org.gongqiao.app.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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

/** A proposal from the phone of its proposer to the rating of its answer, a suggestion, a guide and a pilot, in a real browser. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProposalPageIT {

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Clock clock;

    @BeforeAll
    void arrange() {
        fixtures.province();
        var hall = new CongressHall(fixtures, database);
        UUID body = hall.body("own", LocalDate.now(clock).minusYears(1));
        for (String key : new String[] {"anna", "bert", "cora"}) {
            fixtures.member(key, "own");
            hall.delegate(body, key, key.equals("cora") ? "分拣选区" : "运输选区");
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void aProposalFromThePhoneToItsRating() {
        String at;
        try (BrowserContext phone = fixtures.browser("anna", Size.PHONE); BrowserContext other = fixtures.browser("bert", Size.PHONE); BrowserContext desk = fixtures.browser("organiser", Size.DESK)) {
            Page anna = phone.newPage();
            anna.navigate("/my/proposals");
            anna.locator("a.primary").click();
            button(anna, "写好了").click();
            assertThat(anna.locator("#errors li").count()).as("says what is missing").isEqualTo(4);
            anna.locator("input[name=topic][value=SAFETY]").check();
            anna.locator("#title").fill("更新三号分拣线护栏");
            anna.locator("#reason").fill("三号线护栏松动，今年已经碰伤两人。");
            anna.locator("#measure").fill("换成带联锁的护栏，停线检修时自动断电。");
            Browsers.picture(anna, "proposal-write-phone");
            button(anna, "写好了").dblclick();
            anna.waitForURL("**/my/proposals/*-*/seconders");
            assertThat(anna.locator("#found li").count()).as("two other delegates").isEqualTo(2);
            anna.locator("#q").pressSequentially("查无此人");
            anna.locator("#found-words", new Page.LocatorOptions().setHasText("没有找到")).waitFor();
            anna.locator("#q").fill("bert 运输");
            anna.locator("#found li", new Page.LocatorOptions().setHasText("试验员bert")).waitFor();
            assertThat(anna.locator("#found li").count()).isEqualTo(1);
            Browsers.picture(anna, "proposal-ask-phone");
            anna.keyboard().press("Enter");
            anna.waitForURL("**/seconders?q=**");
            assertThat(anna.locator("#found li").count()).as("the same without the script").isEqualTo(1);
            anna.locator("#found button").focus();
            anna.keyboard().press("Enter");
            anna.locator(".alert.green").first().waitFor();
            assertThat(anna.locator("main").textContent()).contains("已请试验员bert附议", "待答复");
            anna.locator("main a.primary").click();
            anna.waitForURL("**/my/proposals/*-*");
            assertThat(anna.locator("main").textContent()).contains("征集附议", "待答复", "D-29");
            at = anna.url().substring(anna.url().indexOf("/my/proposals/"));
            Browsers.picture(anna, "proposal-own-phone");

            Page bert = other.newPage();
            bert.navigate("/my/proposals");
            bert.locator("a[href='" + at + "']").click();
            Browsers.picture(bert, "proposal-second-phone");
            button(bert, "附议").click();
            bert.locator(".alert.green").first().waitFor();
            assertThat(bert.locator("main").textContent()).contains("您已附议");

            anna.reload();
            button(anna, "提交提案").click();
            anna.locator(".alert.green").first().waitFor();

            Page officer = desk.newPage();
            officer.navigate("/proposals");
            Browsers.picture(officer, "proposals-desk");
            officer.locator("tr", new Page.LocatorOptions().setHasText("更新三号分拣线护栏")).locator("a.btn").click();
            button(officer, "确定").click();
            assertThat(officer.locator("#errors li").count()).isPositive();
            officer.locator("input[name=result][value=FILE]").check();
            Browsers.picture(officer, "proposal-screen-desk");
            button(officer, "确定").click();
            officer.locator(".alert.green").first().waitFor();
            officer.locator("#owner").fill("设备部");
            button(officer, "交办").click();
            officer.locator(".alert.green").first().waitFor();
            button(officer, "催办一次").click();
            officer.locator(".alert.green").first().waitFor();
            Browsers.picture(officer, "proposal-assigned-desk");
            officer.locator("input[name=kind][value=SOLVED]").check();
            officer.locator("#reply").fill("护栏已更换，并加装断电联锁。");
            button(officer, "答复提案人").click();
            officer.locator(".alert.green").first().waitFor();
            assertThat(officer.locator("main").textContent()).contains("按期答复");

            anna.reload();
            assertThat(anna.locator("main").textContent()).contains("护栏已更换", "已解决或采纳");
            Browsers.picture(anna, "proposal-answered-phone");
            anna.locator("a[href^='/my/ratings/']").click();
            anna.locator("input[name=score][value='5']").check();
            anna.locator("input[name=solved][value=true]").check();
            button(anna, "提交评价").click();
            anna.waitForURL("**/my/proposals/*");
            bert.reload();
            bert.locator("input[name=score][value='4']").check();
            bert.locator("input[name=solved][value=true]").check();
            button(bert, "评价").click();
            bert.locator(".alert.green").first().waitFor();

            bert.navigate("/my/proposals");
            bert.locator("a[href^='/my/proposals/report']").click();
            assertThat(bert.locator("main").textContent()).contains("更新三号分拣线护栏", "护栏已更换");
            Browsers.picture(bert, "proposal-report-phone");
            officer.navigate("/proposals/report");
            assertThat(officer.locator("main").textContent()).contains("更新三号分拣线护栏", "2 人次评价");
            Browsers.picture(officer, "proposal-report-desk");
        }
        var client = fixtures.signIn("organiser");
        assertThat(client.get("/proposals/report.pdf").headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(client.get("/proposals/report.docx").statusCode()).isEqualTo(200);
        try (BrowserContext desk = fixtures.browser("organiser", Size.PHONE)) {
            Page officer = desk.newPage();
            officer.navigate("/proposals?part=ENDED");
            Browsers.picture(officer, "proposals-phone");
            officer.locator("a.btn.small").first().click();
            Browsers.picture(officer, "proposal-phone");
        }
    }

    @Test
    void aSuggestionIsCarriedOutWithWhatItBrings() {
        try (BrowserContext phone = fixtures.browser("member", Size.PHONE); BrowserContext desk = fixtures.browser("organiser", Size.DESK)) {
            Page officer = desk.newPage();
            officer.navigate("/suggestions/rates");
            officer.locator("#bands").fill("0 50 0\n1000 100 1.5\n");
            button(officer, "设定").click();
            officer.locator(".alert.green").first().waitFor();
            Browsers.picture(officer, "reward-rates-desk");

            Page worker = phone.newPage();
            worker.navigate("/my/suggestions");
            worker.locator("a.primary").click();
            worker.locator("input[name=field][value=SAVING]").check();
            worker.locator("#title").fill("纸箱改用周转箱");
            worker.locator("#situation").fill("每件用一个纸箱，一元五角。");
            worker.locator("#improvement").fill("改用周转箱，每次一元二角。");
            Browsers.picture(worker, "suggestion-write-phone");
            button(worker, "提交建议").click();
            worker.waitForURL("**/my/suggestions/*-*");

            officer.navigate("/suggestions");
            Browsers.picture(officer, "suggestions-desk");
            officer.locator("tr", new Page.LocatorOptions().setHasText("纸箱改用周转箱")).locator("a.btn").click();
            officer.locator("input[name=adopt][value=yes]").check();
            officer.locator("#words").fill("可行，先在二号线试。");
            button(officer, "答复").click();
            officer.locator(".alert.green").first().waitFor();
            officer.locator("#result").fill("二号线已改用周转箱。");
            officer.locator("input[name=figures][value=yes]").check();
            officer.locator("#before").fill("1.50");
            officer.locator("#after").fill("1.20");
            officer.locator("#pieces").fill("1000");
            officer.locator("#months").fill("12");
            officer.locator("#cost").fill("600");
            Browsers.picture(officer, "suggestion-carry-desk");
            button(officer, "记为已落实").click();
            officer.locator(".alert.green").first().waitFor();
            assertThat(officer.locator("main").textContent()).contains("（1.50 − 1.20）× 1,000 × 12 − 600.00 = 3,000.00 元", "奖励 145.00 元");
            Browsers.picture(officer, "suggestion-done-desk");
            worker.reload();
            Browsers.picture(worker, "suggestion-own-phone");
            worker.navigate("/my/suggestions");
            Browsers.picture(worker, "suggestions-phone");
        }
    }

    @Test
    void aGuideIsReadBelowAndAPilotIsCompared() {
        try (BrowserContext above = fixtures.browser("countyReviewer", Size.DESK); BrowserContext phone = fixtures.browser("member", Size.PHONE)) {
            Page page = above.newPage();
            page.navigate("/guides/new");
            page.locator("#title").fill("提案工作指引");
            page.locator("#text").fill("一、会前四十五天征集提案。\n二、十五天内审查。\n三、书面答复，请提案人评价。");
            button(page, "发布").click();
            page.locator(".alert.green").first().waitFor();
            Browsers.picture(page, "guide-desk");
            page.navigate("/guides");
            Browsers.picture(page, "guides-desk");
            page.navigate("/pilots/new");
            page.locator("#unit-text").pressSequentially("own");
            page.locator("[role=option]").first().click();
            page.locator("#subject").fill("网上征集提案");
            page.locator("#from").fill(LocalDate.now(clock).toString());
            page.locator("#until").fill(LocalDate.now(clock).plusMonths(6).toString());
            Browsers.picture(page, "pilot-new-desk");
            button(page, "设立").click();
            page.locator(".alert.green").first().waitFor();
            page.locator("input[name=countPhase][value=BASELINE]").check();
            page.locator("form[action$=counts] #from").fill(LocalDate.now(clock).minusYears(1).toString());
            page.locator("#to").fill(LocalDate.now(clock).minusDays(1).toString());
            button(page, "统计").click();
            page.locator(".alert.green").first().waitFor();
            Browsers.picture(page, "pilot-desk");
            page.navigate("/pilots");
            Browsers.picture(page, "pilots-desk");

            Page worker = phone.newPage();
            worker.navigate("/my/guides");
            worker.locator("main a").first().click();
            assertThat(worker.locator("main").textContent()).contains("十五天内审查");
            Browsers.picture(worker, "guide-phone");
        }
    }
}
