package org.gongqiao.app.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Browsers.Size;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.CaseworkWalkSamples;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.file.ClaimType;
import org.gongqiao.app.claims.file.FileClaim;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.file.Topic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** An officer asks a lawyer to take part, who answers from his phone; a higher union adds a question for couriers. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimDeskPageIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired Fixtures fixtures;
    @Autowired Filing filing;
    @Autowired OwnClaims own;
    @Autowired CaseworkWalkSamples.Guesthouse guesthouse;

    @BeforeAll
    void arrange() {
        fixtures.province();
    }

    private Claim claim() {
        UUID person = fixtures.people.get("member").personId();
        return Scope.call(new Scope.Own(person), () -> own.get(((ClaimFiling.Filed) filing.file(person, new FileClaim(UUID.randomUUID(), ClaimType.CLAIM, Topic.WAGES,
                Occupation.COURIER, "虚构快递清河网点", null, null, null, TODAY.minusDays(60), null, null, null, 3, 860_000L, null, Set.of(), "三个月没发工资",
                Map.of("brand", "虚构快递"), false, List.of()))).claimId()));
    }

    @Test
    void theLawyerSeesWhatItIsAboutAndWritesBack() {
        Claim claim = claim();
        try (BrowserContext context = fixtures.browser("rights", Size.DESK)) {
            Page page = context.newPage();
            page.navigate("/claims/" + claim.id());
            page.locator("#guests summary").last().click();
            page.locator("#guests input[value='LAWYER']").check(new Locator.CheckOptions().setForce(true));
            page.locator("#guestName").fill("律师甲");
            page.locator("#purpose").fill("请提供意见");
            page.locator("#guestPhone").fill("19900000041");
            Browsers.picture(page, "claim-desk-invite");
            page.locator("form[action$='/guests'] button").click();
            page.waitForURL("**/claims/" + claim.id() + "**");
            assertThat(page.locator("#guests").innerText()).contains("律师甲", "请提供意见");
            page.locator("#guests summary").first().click();
            page.locator("form[action$='/words'] input[name='to']").check(new Locator.CheckOptions().setForce(true));
            page.locator("#told").fill("工资条在工会，请看合同。");
            page.locator("form[action$='/words'] button").click();
            page.waitForURL("**/claims/" + claim.id() + "**");
            assertThat(page.locator("main").innerText()).contains("工资条在工会，请看合同。");
            Browsers.picture(page, "claim-desk-claim");
            for (String path : new String[] {"/claims/templates", "/claims/templates/COURIER", "/claims/new/paper", "/claims/new?type=CLAIM&occupation=COURIER&topic=WAGES"}) {
                page.navigate(path);
                Browsers.picture(page, "claim-desk" + path.replaceAll("[^a-zA-Z]+", "-"));
            }
        }
        try (BrowserContext context = Browsers.open(Size.PHONE, fixtures.base())) {
            context.setExtraHTTPHeaders(Map.of("X-Part", guesthouse.enter(fixtures, claim.matterId(), "own", PartRole.LAWYER)));
            Page page = context.newPage();
            page.navigate("/part");
            page.locator("a[href='/part/claim']").click();
            assertThat(page.locator("main").innerText()).contains("虚构快递清河网点", "工资条在工会，请看合同。").doesNotContain("三个月没发工资");
            Browsers.picture(page, "claim-desk-part");
            page.locator("#text").fill("合同有效，可以主张工资和赔偿。");
            page.locator("main button.primary").click();
            page.waitForURL("**/part/claim");
            assertThat(page.locator("main").innerText()).contains("合同有效，可以主张工资和赔偿。");
            page.navigate("/part/clock");
            assertThat(page.locator("main a[href^='/law/rules/']").count()).isPositive();
            Browsers.picture(page, "claim-desk-part-clock");
        }
    }

    @Test
    void aHigherUnionAddsAQuestionForCouriers() {
        try (BrowserContext context = fixtures.browser("reviewer", Size.PHONE)) {
            Page page = context.newPage();
            page.navigate("/claims/templates/TRUCK");
            int rows = page.locator("input[name$='zh'][name^='q']").count();
            String at = "#q" + (rows - 2);
            page.locator("details:has(" + at + "zh) summary").click();
            page.locator(at + "zh").fill("车牌号");
            page.locator("main form button.primary").click();
            assertThat(page.locator("#errors").innerText()).contains("中文和英文都要填");
            Browsers.picture(page, "claim-desk-template-refused");
            page.locator(at + "en").fill("Number plate");
            page.locator("#reason").fill("货车要写车牌");
            page.locator("main form button.primary").click();
            page.waitForURL("**/claims/templates/TRUCK");
            assertThat(page.locator("main").innerText()).contains("第 2 版", "货车要写车牌");
            Browsers.picture(page, "claim-desk-template-changed");
        }
    }
}
