package org.gongqiao.app.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongqiao.app.Browsers.button;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Browsers.Size;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.Outside;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.disputes.file.Cause;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.DisputeAct;
import org.gongqiao.app.disputes.file.HeadKind;
import org.gongqiao.app.disputes.file.OpenDispute;
import org.gongqiao.app.documents.CasePackage;
import org.gongqiao.app.membership.Trade;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Disputes in a real browser: mediation succeeds for some and fails for others, and the papers of the rest are filled in and fetched. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisputesPageIT {

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Disputes disputes;
    @Autowired Talks talks;
    @Autowired Outside.SmsServer sms;
    @Autowired Clock clock;
    private LocalDate today;

    @BeforeAll
    void arrange() {
        fixtures.province();
        today = LocalDate.now(clock);
    }

    private void step(Page page, String home, DisputeAct act, int daysAgo) {
        page.navigate(home + "/acts/new?act=" + act.name());
        page.locator("#on").fill(today.minusDays(daysAgo).toString());
        if (page.locator("#note").count() > 0) {
            page.locator("#note").fill("如实记录。");
        }
    }

    private static void only(Page page, String... names) {
        for (Locator chip : page.locator("#claimant .chip").all()) {
            chip.locator("input").setChecked(List.of(names).contains(chip.textContent().strip()));
        }
    }

    private static void record(Page page) {
        button(page, "记入案件").click();
        page.locator(".alert.green, .alert:not(.amber):not(.red)").first().waitFor();
    }

    @Test
    void mediationSucceedsForSomeAndThePapersOfTheRestAreFetched() throws IOException {
        try (BrowserContext desk = fixtures.browser("rights", Size.DESK)) {
            Page page = desk.newPage();
            page.navigate("/mediators");
            page.locator("#name").fill("王平");
            page.locator("input[name=seat][value=STAFF]").check();
            page.locator("input[name=basis][value=UNION_MEMBER]").check();
            page.locator("#chair").check();
            button(page, "登记调解员").click();
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("main").textContent()).as("a committee of one side is none").contains("R-13");
            Browsers.picture(page, "dispute-mediators-desk");

            page.navigate("/disputes/new");
            button(page, "接手").click();
            assertThat(page.locator("#errors li").count()).as("says what is missing").isGreaterThan(4);
            page.locator("#title").fill("六至八月工资未发");
            page.locator("#trade").selectOption("COURIER");
            page.locator("#knewOn").fill(today.minusDays(50).toString());
            page.locator("#facts").fill("单位自六月起没有发放工资，多次催要无果。");
            page.locator("#commission").fill("清河县劳动人事争议仲裁委员会");
            page.locator("#employerName").fill("星河配送有限公司");
            page.locator("#employerAddress").fill("清河县工业路 9 号");
            page.locator("#name").fill("方小禾");
            page.locator("#amount").fill("12500.00");
            page.locator("#period").fill("2026年6月至8月");
            page.locator("#colleagues").fill("许明 9000\n林远，8000.50\n");
            Browsers.picture(page, "dispute-new-desk");
            button(page, "接手").click();
            page.locator(".alert.green").waitFor();
            String home = page.url().replaceFirst("[?#].*", "");
            assertThat(page.locator("#workers").textContent()).contains("29,500.50");
            Browsers.picture(page, "dispute-taken-up-desk");

            step(page, home, DisputeAct.MEDIATION_APPLIED, 12);
            record(page);
            assertThat(page.locator("#mediators details").getAttribute("open")).as("nobody mediates yet: that is next").isNotNull();
            page.locator("#conflict input[value=earlierPart]").check();
            button(page, "指派").click();
            assertThat(page.locator("main").textContent()).contains("先前参与过本案", "R-18");
                        button(page, "指派").click();
            page.locator(".alert.green").waitFor();
            step(page, home, DisputeAct.SESSION_HELD, 10);
            page.locator("#place").fill("工会会议室");
            record(page);

            step(page, home, DisputeAct.AGREEMENT_SIGNED, 8);
            only(page, "方小禾", "许明");
            page.locator("#until").fill(today.plusDays(20).toString());
            page.locator("#amount").fill("21500");
            button(page, "记入案件").click();
            assertThat(page.locator("main").textContent()).as("unsigned it does not bind").contains("R-03");
            for (String mark : List.of("WORKER_SIGNED", "EMPLOYER_SIGNED", "MEDIATOR_SIGNED", "BODY_SEALED")) {
                page.locator("#mark input[value=" + mark + "]").check();
            }
            Browsers.picture(page, "dispute-agreement-desk");
            record(page);
            step(page, home, DisputeAct.MEDIATION_FAILED, 7);
            record(page);
            assertThat(page.locator("#next").textContent()).contains("R-04", "R-05");
            assertThat(page.locator("#workers").textContent()).contains("已达成协议", "未解决");
            Browsers.picture(page, "dispute-some-agreed-desk");

            page.locator("#evidence summary").click();
            page.locator("#evidence #title").fill("工资流水");
            page.locator("#kind").selectOption("BANK_RECORD");
            page.locator("#source").fill("林远从银行打印");
            page.locator("#proves").fill("六月起没有工资入账");
            page.locator("#file").setInputFiles(new FilePayload("流水.txt", "text/plain", "6月 0\n7月 0\n".getBytes(StandardCharsets.UTF_8)));
            button(page, "添加证据").last().click();
            page.locator(".alert.green").waitFor();

            byte[] once = fetched(page, page.locator("#papers a[href*='ARBITRATION_APPLICATION&form=pdf']"));
            assertThat(once).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
            assertThat(fetched(page, page.locator("#papers a[href*='ARBITRATION_APPLICATION&form=pdf']"))).isEqualTo(once);
            assertThat(fetched(page, page.locator("#papers a[href*='EVIDENCE_LIST&form=docx']"))).startsWith("PK".getBytes(StandardCharsets.US_ASCII));
            step(page, home, DisputeAct.ARBITRATION_FILED, 3);
            Browsers.picture(page, "dispute-file-desk");
            record(page);
            assertThat(page.locator("#next").textContent()).contains("R-06");
            Path archive = Files.createTempFile("case", ".zip");
            Files.write(archive, fetched(page, page.locator("a[href$='/case-file']")));
            assertThat(CasePackage.verify(archive)).isInstanceOf(CasePackage.Verdict.Intact.class);
            Files.delete(archive);
            Browsers.picture(page, "dispute-filed-desk");
            try (BrowserContext phone = fixtures.browser("rights", Size.PHONE)) {
                Page small = phone.newPage();
                small.navigate(home.substring(fixtures.base().length()));
                Browsers.picture(small, "dispute-filed-phone");
                small.navigate("/disputes");
                Browsers.picture(small, "dispute-list-phone");
            }
        }
    }

    private static byte[] fetched(Page page, Locator link) throws IOException {
        Download download = page.waitForDownload(link::click);
        return Files.readAllBytes(download.path());
    }

    @Test
    void theEmployerAnswersThroughALinkAndACodeAndTheWorkerReadsIt() {
        Fixtures.Someone worker = fixtures.someone("disputePhone", false);
        UUID id = DisputeWalkSamples.at(fixtures, "own", () -> disputes.open(new OpenDispute(UUID.randomUUID(), null, null, Trade.COURIER, Cause.PAY, "加班费未付",
                new Dispute.Employer(null, "星河配送有限公司", "", "", ""), null, null, today.minusDays(20), "周末加班没有加班费。", "",
                List.of(new OpenDispute.NewClaimant(worker.personId(), worker.name(), "1", null, "", "", "", "", false,
                        List.of(new OpenDispute.NewHead(HeadKind.OVERTIME_PAY, 320_000L, "2026年5月")))))));
        try (BrowserContext desk = fixtures.browser("rights", Size.DESK)) {
            Page page = desk.newPage();
            page.navigate("/disputes/" + id);
            page.locator("#guests summary").last().click();
            page.locator("#guestName").fill("周经理");
            page.locator("#guestPhone").fill("19900008801");
            button(page, "发送链接").click();
            page.locator(".alert.green").waitFor();
        }
        String link = DisputeWalkSamples.at(fixtures, "own", () -> talks.invite(id, new Talks.Guest(PartRole.EMPLOYER, "周经理", "星河配送有限公司", "19900008802",
                today.plusDays(9)), fixtures.base())).link();
        try (BrowserContext outside = Browsers.open(Size.PHONE, fixtures.base())) {
            Page page = outside.newPage();
            page.navigate(link);
            button(page, "获取验证码").click();
            page.locator("input#code").waitFor();
            String code = sms.await("19900008802", each -> each.template().equals("notices.code.TAKE_PART")).args().getFirst();
            page.locator("input#code").fill(code);
            button(page, "进入").click();
            page.waitForURL("**/part");
            page.navigate("/part/dispute");
            assertThat(page.locator("main").textContent()).contains("加班费未付", worker.name(), "3,200.00").doesNotContain(worker.phone());
            page.locator("#text").fill("单位正在核对考勤，三日内答复。");
            Browsers.picture(page, "dispute-part-phone");
            button(page, "提交").click();
            page.locator(".alert.green").waitFor();
            page.navigate("/disputes/" + id);
            assertThat(page.url()).as("no desk is opened by a grant").doesNotContain("/disputes/");
        }
        try (BrowserContext phone = fixtures.browser("disputePhone", Size.PHONE)) {
            Page page = phone.newPage();
            page.navigate("/my/disputes");
            page.locator("main a[href*='/my/disputes/']").first().click();
            assertThat(page.locator("main").textContent()).contains("三日内答复", "下一步", "R-01");
            page.locator("#address").fill("清河县柳林路 3 号");
            button(page, "保存").click();
            page.locator(".alert.green").waitFor();
            Browsers.picture(page, "dispute-own-phone");
        }
    }

    @Test
    void aNoticeOfDismissalIsCheckedAndAnswered() throws IOException {
        try (BrowserContext desk = fixtures.browser("chair", Size.DESK)) {
            Page page = desk.newPage();
            page.navigate("/dismissals/new");
            page.locator("#employer").fill("星河配送有限公司");
            page.locator("#worker").fill("许明");
            page.locator("#endsOn").fill(today.plusDays(20).toString());
            page.locator("input[name=reason][value=INCOMPETENCE]").check();
            page.locator("#fact-NOTICE_OR_PAY").check();
            page.locator("#fact-MATERNITY").check();
            Browsers.picture(page, "dispute-dismissal-new-desk");
            button(page, "开始审查").click();
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("main").textContent()).contains("没有先培训或者调整岗位", "R-19", "R-16", "R-14");
            Browsers.picture(page, "dispute-dismissal-desk");
            byte[] draft = fetched(page, page.locator("a[href$='/opinion']"));
            assertThat(draft).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
            button(page, "提出意见").click();
            page.locator("#confirm button[value=yes]").click();
            page.locator(".alert.green").waitFor();
            page.locator("input[name=corrected][value=false]").check();
            page.locator("#answer").fill("单位坚持解除。");
            button(page, "保存").click();
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("main").textContent()).contains("单位没有纠正");
            Browsers.picture(page, "dispute-dismissal-answered-desk");
        }
        byte[] sealed = database.owner().sql("select answers from disputes.dismissal order by id desc limit 1").query(byte[].class).single();
        assertThat(new String(sealed, StandardCharsets.UTF_8)).as("health is kept sealed").doesNotContain("MATERNITY").doesNotContain("许明");
    }
}
