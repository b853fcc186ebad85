package org.gongqiao.app.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongqiao.app.Browsers.button;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Browsers.Size;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.Outside;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.membership.Trade;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The journeys of joining in a real browser: a courier on a phone, officers at a desk, refusal and appeal. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JoiningPageIT {

    private static final String NAME = "林小舟";
    private static final String ID_NUMBER = Fixtures.idNumber(7_001);
    private static final String PHONE = "19900007001";

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Outside.SmsServer sms;
    @Autowired Applications applications;

    @BeforeAll
    void arrange() {
        fixtures.province();
        fixtures.union("couriers", "county", null, "INDUSTRY_UNION", "BASE");
        database.owner().sql("update organization.unit set trades = '{COURIER}', name = '清河快递行业工会联合会' where id = :id")
                .param("id", fixtures.unions.get("couriers")).update();
        fixtures.officer("couriersOrganiser", "couriers", Role.ORGANISER, Line.AREA);
    }

    private static int typedFields(Page page) {
        return page.locator("main input:not([type=hidden]):not([type=radio]):not([type=checkbox]), main textarea").count();
    }

    @Test
    void aCourierJoinsByPhoneAndAnOfficerApproves() {
        try (BrowserContext context = Browsers.open(Size.PHONE, fixtures.base())) {
            Page page = context.newPage();
            int typed = 0;
            page.navigate("/");
            page.locator("a[href='/join']").first().click();
            typed += typedFields(page);

            page.locator("button.wide").click();
            assertThat(page.locator("#errors li")).satisfies(errors -> assertThat(errors.count()).as("says what is missing").isEqualTo(3));
            page.locator("input[name=trade][value=COURIER]").check();
            page.locator("input[name=relation][value=PLATFORM]").check();
            page.locator("#place-text").fill("试验区清河街道配送站");
            page.locator("#place-text").press("Tab");
            page.waitForResponse(response -> response.url().endsWith("/join/draft") && response.status() == 204, () -> page.locator("main").click());
            page.reload();
            assertThat(page.locator("input[name=trade][value=COURIER]").isChecked()).as("a reload loses nothing").isTrue();
            assertThat(page.locator("#place-text").inputValue()).isEqualTo("试验区清河街道配送站");
            Browsers.picture(page, "join-1-phone");
            page.locator("button.wide").click();

            page.waitForURL("**/join/person");
            typed += typedFields(page);
            page.locator("#name").fill(NAME);
            page.locator("#idNumber").fill(ID_NUMBER.substring(0, 17) + (ID_NUMBER.endsWith("1") ? "2" : "1"));
            page.locator("#phone").fill(PHONE);
            button(page, "获取验证码").click();
            page.locator(".alert.green").waitFor();
            String code = sms.await(PHONE, each -> true).args().getFirst();
            page.locator("#code").fill(code);
            page.locator("#agree").check();
            page.locator("#identify").check();
            page.locator("button.wide").click();
            assertThat(page.locator("#idNumber-error").textContent()).contains("校验码不对");
            page.locator("#idNumber").fill(ID_NUMBER);
            page.waitForResponse(response -> response.url().endsWith("/join/draft"), () -> page.locator("#idNumber").press("Tab"));
            page.navigate("/join/person");
            assertThat(page.locator("#name").inputValue()).isEqualTo(NAME);
            assertThat(page.locator("#idNumber").inputValue()).as("the number does not come back to the phone").isEmpty();
            assertThat(page.content()).doesNotContain(ID_NUMBER).contains(ID_NUMBER.substring(0, 4) + "************" + ID_NUMBER.substring(16));
            assertThat(context.storageState()).as("nothing of it stays on the phone").doesNotContain(ID_NUMBER).doesNotContain(PHONE).doesNotContain(NAME);
            Browsers.picture(page, "join-2-phone");
            page.locator("#code").fill(code);
            page.locator("#agree").check();
            page.locator("#identify").check();
            page.locator("button.wide").click();

            page.waitForURL("**/join/union");
            typed += typedFields(page);
            assertThat(typed).as("typed fields on three screens").isEqualTo(5);
            assertThat(page.locator("main h2").first().textContent()).isEqualTo("清河快递行业工会联合会");
            assertThat(page.locator("main").textContent()).contains("它专为您这一行的劳动者设立", "最晚答复", "M-10");
            Browsers.picture(page, "join-3-phone");
            button(page, "提交申请").dblclick();
            page.waitForURL("**/my/applications/*");
            Browsers.picture(page, "own-application-phone");
            page.navigate("/my");
            assertThat(page.locator("main").textContent()).contains("申请加入清河快递行业工会联合会", "审核入会申请", "申请正在审核");
            Browsers.picture(page, "my-waiting-phone");
            assertThat(database.owner().sql("select count(*) from joining.application where name = :name").param("name", NAME)
                    .query(Integer.class).single()).isOne();
            assertThat(database.owner().sql("select count(*) from joining.draft").query(Integer.class).single()).as("the draft is gone").isZero();

            approve();

            page.navigate("/my");
            assertThat(page.locator("main").textContent()).contains("电子会员证", "已批准");
            Browsers.picture(page, "my-member-phone");
            page.navigate("/my/card");
            assertThat(page.locator("svg.qr").count()).isOne();
            Browsers.picture(page, "card-phone");
            page.navigate("/join/union");
            assertThat(page.locator("main").textContent()).contains("您已经是会员");
        }
    }

    private void approve() {
        try (BrowserContext desk = fixtures.browser("couriersOrganiser", Size.DESK)) {
            Page page = desk.newPage();
            page.navigate("/desk");
            assertThat(page.locator("main").textContent()).contains(NAME + "申请加入清河快递行业工会联合会", "件事等您办理");
            Browsers.picture(page, "desk-desk");
            page.locator("tr", new Page.LocatorOptions().setHasText(NAME)).locator("a.btn").click();
            page.waitForURL("**/applications/*");
            assertThat(page.content()).doesNotContain(ID_NUMBER).doesNotContain(PHONE);
            Browsers.picture(page, "application-desk");
            button(page, "批准加入清河快递行业工会联合会").click();
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("main").textContent()).contains("已批准");
        }
        assertThat(database.owner().sql("select count(*) from audit.entry where act = 'APPLICATION_OPENED' and subject = (select person_id from joining.application where name = :name)")
                .param("name", NAME).query(Integer.class).single()).isPositive();
    }

    @Test
    void anOfficerRefusesTheWorkerAppealsAndTheHigherUnionAdmits() {
        Fixtures.Someone worker = fixtures.someone("appellant", false);
        UUID id = file(worker.personId());
        try (BrowserContext phone = fixtures.browser("appellant", Size.PHONE)) {
            try (BrowserContext desk = fixtures.browser("couriersOrganiser", Size.DESK)) {
                Page page = desk.newPage();
                page.navigate("/applications/" + id);
                page.locator("#decide summary").first().click();
                button(page, "不批准").click();
                assertThat(page.locator("#errors li").count()).as("a reason has to be chosen and written").isEqualTo(2);
                page.locator("input[name=reason][value=FACTS_WRONG]").check();
                page.locator("#text").fill("配送站说没有这个人。");
                Browsers.picture(page, "refuse-desk");
                button(page, "不批准").click();
                page.locator(".alert.green").waitFor();
            }
            Page page = phone.newPage();
            page.navigate("/my/applications/" + id);
            assertThat(page.locator("main").textContent()).contains("所填情况不属实", "规则 M-02", "配送站说没有这个人。", "提出申诉");
            Browsers.picture(page, "refused-phone");
            page.locator("#text").fill("我从三月起在清河站送件，有接单记录。");
            button(page, "提出申诉").click();
            page.locator(".alert.green").waitFor();
            Browsers.picture(page, "appealed-phone");
            try (BrowserContext higher = fixtures.browser("countyReviewer", Size.DESK)) {
                Page county = higher.newPage();
                county.navigate("/applications/" + id);
                assertThat(county.locator("main").textContent()).contains("我从三月起在清河站送件，有接单记录。");
                Browsers.picture(county, "appeal-desk");
                county.locator("#decide button.primary").click();
                county.locator(".alert.green").waitFor();
            }
            page.navigate("/my");
            assertThat(page.locator("main").textContent()).contains("电子会员证");
        }
    }

    @Test
    void anOfficerApprovesSeveralAtOnceAndIsToldWhatBecameOfEach() {
        var filed = new ArrayList<UUID>();
        for (String key : List.of("bulkOne", "bulkTwo", "bulkThree")) {
            filed.add(file(fixtures.someone(key, false).personId()));
        }
        try (BrowserContext desk = fixtures.browser("couriersOrganiser", Size.DESK)) {
            Page page = desk.newPage();
            page.navigate("/applications");
            Browsers.picture(page, "applications-desk");
            for (UUID id : filed) {
                page.locator("input.tick[value^='" + id + "']").check();
            }
            database.owner().sql("update joining.application set version = version + 1 where id = :id").param("id", filed.get(1)).update();
            button(page, "批准所选").click();
            button(page, "确定").click();
            page.waitForURL("**/applications/approvals");
            assertThat(page.locator(".badge.green").count()).isEqualTo(2);
            assertThat(page.locator(".badge.red").count()).as("somebody else touched one meanwhile").isEqualTo(1);
            Browsers.picture(page, "approvals-desk");
        }
        try (BrowserContext phone = fixtures.browser("couriersOrganiser", Size.PHONE)) {
            Page page = phone.newPage();
            page.navigate("/applications");
            Browsers.picture(page, "applications-phone");
        }
    }

    private UUID file(UUID person) {
        var form = new FileApplication(UUID.randomUUID(), Trade.COURIER, Relation.PLATFORM, "清河站", null, null, null);
        return ((FilingOutcome.Filed) Scope.call(new Scope.Own(person), () -> applications.file(person, form))).applicationId();
    }
}
