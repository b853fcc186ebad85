package org.gongqiao.app.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongqiao.app.Browsers.button;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.UUID;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Browsers.Size;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.Outside;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.documents.attachment.Specimens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The journeys of claims in a real browser: a courier on a phone, a station, keepers of a complaint without a name; colleagues join in {@code RightsJourneyPageIT}. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimsPageIT {

    private static final String NAME = "方小河";
    private static final String ID_NUMBER = Fixtures.idNumber(8_001);
    private static final String PHONE = "19900008001";

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Outside.SmsServer sms;
    private UUID couriers;

    @BeforeAll
    void arrange() {
        fixtures.province();
        couriers = fixtures.union("couriers", "county", null, "INDUSTRY_UNION", "BASE");
        database.owner().sql("update organization.unit set trades = '{COURIER}', name = '清河快递行业工会联合会' where id = :id").param("id", couriers).update();
        fixtures.officer("couriersRights", "couriers", Role.RIGHTS_OFFICER, Line.AREA);
        fixtures.officer("couriersClerk", "couriers", Role.STATION_CLERK, Line.AREA);
    }

    @Test
    void aCourierReportsUnpaidWagesOnAPhoneWithAPictureAndRatesTheAnswer() {
        try (BrowserContext context = Browsers.open(Size.PHONE, fixtures.base())) {
            Page page = context.newPage();
            page.navigate("/");
            page.locator("a[href='/ask']").click();
            Browsers.picture(page, "claims-ask-phone");
            page.locator("a[href='/ask/person']").click();
            page.locator("#name").fill(NAME);
            page.locator("#phone").fill(PHONE);
            button(page, "获取验证码").click();
            page.locator(".alert.green").waitFor();
            page.locator("#code").fill(sms.await(PHONE, each -> true).args().getFirst());
            page.locator("#idNumber").fill(ID_NUMBER);
            page.locator("#agree").check();
            Browsers.picture(page, "claims-person-phone");
            page.locator("form.card button.primary").click();
            page.waitForURL("**/my/claims/new");

            button(page, "下一步").click();
            assertThat(page.locator("#errors li").count()).as("three choices are missing").isEqualTo(3);
            page.locator("input[name=type][value=CLAIM]").check();
            page.locator("input[name=occupation][value=COURIER]").check();
            page.locator("input[name=topic][value=WAGES]").check();
            Browsers.picture(page, "claims-new-phone");
            button(page, "下一步").click();

            page.waitForResponse(response -> response.url().endsWith("/my/claims/draft") && response.status() == 204, () -> {
                page.locator("#text").fill("网点九月、十月的派件费没有发，一共三千多元。");
                page.locator("#place-text").fill("顺捷快递清河网点");
                page.locator("#amount").fill("3260.50");
                page.locator("#amount").press("Tab");
            });
            page.navigate("/my/claims/new?type=CLAIM&occupation=COURIER&topic=WAGES");
            assertThat(page.locator("#text").inputValue()).as("a lost page loses nothing").contains("派件费没有发");
            assertThat(page.locator("#a_brand").count()).as("the courier's own question").isOne();
            page.locator("#a_brand").fill("顺捷，清河网点");
            page.waitForResponse(response -> response.url().endsWith("/api/v1/my/uploads") && response.status() < 300, () ->
                    page.locator("input[type=file]").first().setInputFiles(new FilePayload("工资条.png", "image/png", Specimens.png())));
            page.locator("#attachments input[name=attachments]").first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            Browsers.picture(page, "claims-form-phone");
            page.locator("form.card button.primary").dblclick();
            page.waitForURL(url -> url.matches(".*/my/claims/[0-9a-f-]{36}"));
            assertThat(page.locator("main").textContent()).contains("清河快递行业工会联合会", "决定是否受理", "自动转到下一个工会", "工资条.png", "3,260.50");
            Browsers.picture(page, "claims-own-phone");
            assertThat(database.owner().sql("select count(*) from claims.claim where workplace = '顺捷快递清河网点'").query(Integer.class).single()).isOne();
            assertThat(database.owner().sql("select count(*) from claims.draft").query(Integer.class).single()).as("the draft is gone").isZero();

            officerAnswers();

            page.reload();
            assertThat(page.locator("main").textContent()).contains("网点已补发");
            Browsers.picture(page, "claims-answered-phone");
            page.locator("a[href^='/my/ratings/']").click();
            page.locator("input[name=score][value='5']").check();
            page.locator("input[name=solved][value=true]").check();
            Browsers.picture(page, "claims-rating-phone");
            button(page, "提交评价").click();
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("main").textContent()).contains("您的评价", "非常满意");
            page.navigate("/my/claims");
            Browsers.picture(page, "claims-list-phone");
        }
    }

    private void officerAnswers() {
        try (BrowserContext desk = fixtures.browser("couriersRights", Size.DESK)) {
            Page page = desk.newPage();
            page.navigate("/desk");
            assertThat(page.locator("main").textContent()).contains("快递员：劳动报酬（诉求）");
            page.navigate("/claims");
            Browsers.picture(page, "claims-list-desk");
            page.locator("tr", new Page.LocatorOptions().setHasText("顺捷快递清河网点")).locator("a").click();
            assertThat(page.locator("main").textContent()).contains(NAME, "派件费没有发", "工资条.png").doesNotContain(ID_NUMBER, PHONE);
            button(page, "受理").click();
            page.locator(".alert.green").waitFor();
            page.locator("#work summary").first().click();
            page.locator("[data-fill]").first().click();
            assertThat(page.locator("#answer").inputValue()).as("a template to begin with").contains("罚款");
            page.locator("#answer").fill("网点已补发九月、十月派件费，请核对。");
            Browsers.picture(page, "claims-desk");
            button(page, "答复并办结").click();
            page.locator(".alert.green").waitFor();
            page.navigate("/claims/counts");
            assertThat(page.locator("main").textContent()).contains("快递员", "劳动报酬");
            Browsers.picture(page, "claims-counts-desk");
        }
        try (BrowserContext phone = fixtures.browser("couriersRights", Size.PHONE)) {
            Page page = phone.newPage();
            page.navigate("/claims?tab=CLOSED");
            page.locator("td.do a").first().click();
            Browsers.picture(page, "claims-desk-phone");
        }
    }

    @Test
    void aComplaintWithoutANameIsOpenedByTwoAndComesBackForItsAnswer() {
        String code;
        try (BrowserContext context = Browsers.open(Size.PHONE, fixtures.base())) {
            Page page = context.newPage();
            page.navigate("/complaints/new");
            Browsers.picture(page, "claims-nameless-choice-phone");
            page.locator("input[name=occupation][value=COURIER]").check();
            page.locator("input[name=topic][value=HARASSMENT]").check();
            button(page, "下一步").click();
            page.locator("#text").fill("站长经常半夜发骚扰信息。");
            page.locator("#place-text").fill("试验区清河街道配送站");
            page.locator("#place-text").press("Tab");
            page.locator("input[type=file]").first().setInputFiles(new FilePayload("截图.png", "image/png", Specimens.png()));
            Browsers.picture(page, "claims-nameless-form-phone");
            button(page, "匿名提交").click();
            page.locator("#code").waitFor();
            code = page.locator("#code").textContent().strip();
            Browsers.picture(page, "claims-nameless-code-phone");
            assertThat(context.storageState()).as("nothing of it stays on the phone").doesNotContain(code).doesNotContain("骚扰信息");
        }
        UUID matterId = database.owner().sql("select matter_id from claims.claim where source = 'ANONYMOUS' and topic = 'HARASSMENT'").query(UUID.class).single();
        try (BrowserContext one = fixtures.browser("countyKeeper", Size.DESK); BrowserContext two = fixtures.browser("secondCountyKeeper", Size.DESK)) {
            Page first = one.newPage();
            first.navigate("/");
            first.waitForURL("**/sealed");
            Browsers.picture(first, "claims-sealed-list-desk");
            first.navigate("/sealed/" + matterId);
            assertThat(first.content()).doesNotContain("骚扰信息").doesNotContain("清河街道配送站");
            first.locator("#reason").fill("需要核实并保护当事人");
            button(first, "申请拆封").click();
            first.locator(".alert.green").waitFor();
            Browsers.picture(first, "claims-sealed-desk");
            Page second = two.newPage();
            second.navigate("/sealed/" + matterId);
            assertThat(second.content()).doesNotContain("骚扰信息");
            button(second, "同意拆封").click();
            second.locator(".alert.green").waitFor();
            assertThat(second.locator("main").textContent()).contains("站长经常半夜发骚扰信息", "截图.png");
            String file = second.locator("a[href^='/sealed/files/']").first().getAttribute("href");
            assertThat(second.request().get(fixtures.base() + file).status()).as("two have opened it").isEqualTo(200);
            assertThat(fixtures.signIn("reviewer").get("/attachments/" + file.replaceAll(".*/([0-9a-f-]{36}).*", "$1")).statusCode()).as("no officer opens it").isEqualTo(404);
            Browsers.picture(second, "claims-opened-desk");
            second.locator("#work summary").first().click();
            second.locator("#answer").fill("已约谈站长并调整班组，您可以随时再来。");
            button(second, "答复并办结").click();
            second.locator(".alert.green").waitFor();
        }
        try (BrowserContext context = Browsers.open(Size.PHONE, fixtures.base())) {
            Page page = context.newPage();
            page.navigate("/complaints/return");
            page.locator("#code").fill("0000-0000-0000-0000-0000");
            button(page, "查看").click();
            assertThat(page.locator("#code-error").textContent()).contains("取件码不对");
            Browsers.picture(page, "claims-return-phone");
            page.locator("#code").fill(code.toLowerCase(java.util.Locale.ROOT));
            button(page, "查看").click();
            page.waitForURL("**/part/complaint");
            assertThat(page.locator("main").textContent()).contains("已约谈站长", "拆封记录", "需要核实并保护当事人");
            page.locator("input[name=score][value='4']").check();
            page.locator("input[name=solved][value=true]").check();
            button(page, "提交评价").click();
            page.locator(".alert.green").waitFor();
            Browsers.picture(page, "claims-nameless-own-phone");
            page.locator("form[action='/part/leave'] button").click();
            page.navigate("/part/complaint");
            page.waitForURL("**/part/ended");
            Browsers.picture(page, "claims-part-ended-phone");
        }
    }

    @Test
    void aStationClerkEntersAClaimForAWorkerWhoTellsTheCode() {
        String phone = "19900008002";
        try (BrowserContext desk = fixtures.browser("couriersClerk", Size.DESK)) {
            Page page = desk.newPage();
            page.navigate("/claims/new");
            page.locator("input[name=type][value=QUESTION]").check();
            page.locator("input[name=occupation][value=TRUCK]").check();
            page.locator("input[name=topic][value=CONTRACT]").check();
            button(page, "下一步").click();
            page.locator("#name").fill("赵长路");
            page.locator("#phone").fill(phone);
            button(page, "获取验证码").click();
            page.locator(".alert.green").waitFor();
            page.locator("#idNumber").fill(Fixtures.idNumber(8_002));
            page.locator("#code").fill(sms.await(phone, each -> true).args().getFirst());
            page.locator("#text").fill("挂靠合同到期，押金不退。");
            page.locator("#place-text").fill("大路运输公司");
            Browsers.picture(page, "claims-clerk-desk");
            button(page, "提交并打印回执").click();
            page.locator("[data-print]").waitFor();
            assertThat(page.locator("main").textContent()).contains("SQ-", "清河快递行业工会联合会");
            Browsers.picture(page, "claims-receipt-desk");
            UUID id = database.owner().sql("select id from claims.claim where workplace = '大路运输公司'").query(UUID.class).single();
            assertThat(page.request().get(fixtures.base() + "/claims/" + id).status()).as("he does not see it again").isEqualTo(403);
        }
    }
}
