package org.gongqiao.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongqiao.app.Browsers.button;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongqiao.app.Browsers.Size;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.documents.attachment.Specimens;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Joins;
import org.gongqiao.app.claims.ClaimFiling;
import org.gongqiao.app.claims.file.ClaimType;
import org.gongqiao.app.claims.file.FileClaim;
import org.gongqiao.app.claims.Filing;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.OwnClaims;
import org.gongqiao.app.claims.file.Topic;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.supervision.StepWatch;
import org.gongqiao.app.supervision.people.SetUpBody;
import org.gongqiao.app.supervision.people.SupervisionBody;
import org.gongqiao.app.supervision.people.Supervisor;
import org.gongqiao.app.supervision.people.Supervisors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * One matter the whole way, in a real browser at both sizes: a courier reports unpaid wages on a phone, ten colleagues join,
 * mediation succeeds for some and fails for others, the arbitration papers of the rest are filled in and printed, an opinion
 * goes out, is not answered in time, and the county is asked for the recommendation and issues it.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsJourneyPageIT {

    private static final String COURIER = "方小河";
    private static final String COURIER_ID = Fixtures.idNumber(8_101);
    private static final String PHONE = "19900008101";
    private static final String STATION = "顺捷快递清河网点";
    private static final int COLLEAGUES = 10;
    /** The first four go on to arbitration with the courier, the others settle. */
    private static final int UNSETTLED = 4;
    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 10, 12, 9, 0);

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Outside.SmsServer sms;
    @Autowired MovedClock.Movable clock;
    @Autowired Filing filing;
    @Autowired OwnClaims own;
    @Autowired Joins joins;
    @Autowired Supervisors supervisors;
    @Autowired StepWatch watch;
    private UUID couriers;
    private UUID first;
    private UUID second;

    @BeforeAll
    void arrange() {
        clock.setTo(MONDAY);
        fixtures.province();
        couriers = fixtures.union("couriers", "county", null, "INDUSTRY_UNION", "BASE");
        database.owner().sql("update organization.unit set trades = '{COURIER}', name = '清河快递行业工会联合会' where id = :id").param("id", couriers).update();
        fixtures.officer("couriersRights", "couriers", Role.RIGHTS_OFFICER, Line.AREA);
        fixtures.officer("couriersChair", "couriers", Role.CHAIR, Line.AREA);
        fixtures.officer("countyChair", "county", Role.CHAIR, Line.AREA);
        body("couriers", "couriersChair", "清快");
        body("county", "countyChair", "试县");
        first = supervisor("supervisorOne");
        second = supervisor("supervisorTwo");
    }

    @AfterAll
    void backToNow() {
        clock.back();
    }

    private <T> T chair(String union, String person, Supplier<T> work) {
        return fixtures.at(union, person, Role.CHAIR, work);
    }

    private void body(String union, String chair, String code) {
        chair(union, chair, () -> done(supervisors.setUp(fixtures.unions.get(union), new SetUpBody(SupervisionBody.Form.COMMITTEE, LocalDate.of(2026, 1, 1),
                LocalDate.of(2030, 12, 31), code, "试验路 1 号", "0990-0000000", "", null))));
    }

    private UUID supervisor(String name) {
        var member = fixtures.member(name, "couriers");
        UUID id = chair("couriers", "couriersChair", () -> done(supervisors.appoint(couriers, member.phone(), Supervisor.Kind.ELECTED, false,
                LocalDate.of(2026, 1, 1), LocalDate.of(2030, 12, 31))));
        return chair("county", "countyChair", () -> {
            done(supervisors.train(id, supervisors.get(id).version(), LocalDate.of(2026, 2, 1), "试验培训，合格"));
            done(supervisors.issueCard(id, supervisors.get(id).version(), LocalDate.of(2026, 2, 2), LocalDate.of(2030, 12, 31)));
            return id;
        });
    }

    private static UUID done(Outcome outcome) {
        return outcome instanceof Outcome.Done(UUID id) ? id : failed(outcome);
    }

    private static UUID failed(Outcome outcome) {
        throw new AssertionError(outcome.toString());
    }

    private static Locator link(Page page, String name) {
        return page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    private static void told(Page page) {
        page.locator(".alert.green, .alert:not(.amber):not(.red)").first().waitFor();
    }

    @Test
    void fromAPhoneMessageToTheRecommendation() throws IOException {
        try (BrowserContext phone = Browsers.open(Size.PHONE, fixtures.base()); BrowserContext desk = fixtures.browser("couriersRights", Size.DESK)) {
            Page mine = phone.newPage();
            Page page = desk.newPage();
            report(mine);
            List<UUID> colleagues = colleaguesReport();
            theyAreTakenTogether(page, colleagues.getFirst());
            String home = intoMediation(page);
            theWorkerFollowsItOnHisPhone(mine);
            someSettle(page, home);
            thePapersOfTheRestArePrinted(page, home);
            String file = inquiry(page, home);
            theChairSignsTheOpinion(file);
            clock.goOn(Duration.ofDays(35));
            assertThat(watch.proposeAll()).isPositive();
            theCountyIssuesTheRecommendation(file);
            // Who brought it sees where it stands without asking anybody.
            mine.navigate("/my");
            assertThat(mine.locator("main").textContent()).contains(STATION);
            mine.navigate("/my/disputes");
            link(mine, STATION).first().click();
            assertThat(mine.locator("main").textContent()).contains("仲裁", "R-06");
            mine.locator("main a[href*='/my/clocks/']").first().click();
            assertThat(mine.locator("main").textContent()).as("why this date").contains("一步一步怎么算", "申请仲裁").doesNotContain("{");
        }
    }

    private void report(Page page) {
        page.navigate("/");
        page.locator("a[href='/ask']").click();
        page.locator("a[href='/ask/person']").click();
        page.locator("#name").fill(COURIER);
        page.locator("#phone").fill(PHONE);
        button(page, "获取验证码").click();
        page.locator(".alert.green").waitFor();
        page.locator("#code").fill(sms.await(PHONE, each -> true).args().getFirst());
        page.locator("#idNumber").fill(COURIER_ID);
        page.locator("#agree").check();
        page.locator("form.card button.primary").click();
        page.waitForURL("**/my/claims/new");
        page.locator("input[name=type][value=CLAIM]").check();
        page.locator("input[name=occupation][value=COURIER]").check();
        page.locator("input[name=topic][value=WAGES]").check();
        button(page, "下一步").click();
        page.locator("#text").fill("网点九月、十月的派件费没有发，一共三千多元，站长一直说再等等。");
        page.locator("#place-text").fill(STATION);
        page.locator("#amount").fill("3260.50");
        page.waitForResponse(response -> response.url().endsWith("/api/v1/my/uploads") && response.status() < 300, () ->
                page.locator("input[type=file]").first().setInputFiles(new FilePayload("工资条.png", "image/png", Specimens.png())));
        page.locator("#attachments input[name=attachments]").first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.locator("form.card summary").first().click();
        page.locator("#from").fill("2026-09-01");
        page.locator("#until").fill("2026-10-10");
        page.locator("form.card button.primary").click();
        page.waitForURL(url -> url.matches(".*/my/claims/[0-9a-f-]{36}"));
        assertThat(page.locator("main").textContent()).contains("清河快递行业工会联合会", "工资条.png", "3,260.50");
    }

    /** Nine through the facade, as the page files; the tenth by hand on a phone. */
    private List<UUID> colleaguesReport() {
        var filed = new ArrayList<UUID>();
        for (int i = 0; i < COLLEAGUES; i++) {
            UUID person = fixtures.someone("colleague" + i, false).personId();
            var form = new FileClaim(UUID.randomUUID(), ClaimType.CLAIM, Topic.WAGES, Occupation.COURIER, STATION, null, "990100", couriers,
                    LocalDate.of(2026, 9, 1), null, null, null, 1, cents(i), null, Set.of(), "两个月没有结算派件费", Map.of(), false, List.of());
            UUID id = Scope.call(new Scope.Own(person), () -> ((ClaimFiling.Filed) filing.file(person, form)).claimId());
            UUID matter = Scope.call(new Scope.Own(person), () -> own.get(id)).matterId();
            joins.recognise(matter);
            if (i > 0) {
                assertThat(Scope.call(new Scope.Own(person), () -> joins.answer(matter, true))).as("recognised").isTrue();
            }
            filed.add(id);
        }
        return filed;
    }

    private static long cents(int colleague) {
        return 200_000L + colleague * 10_000L;
    }

    private String name(int colleague) {
        return fixtures.people.get("colleague" + colleague).name();
    }

    private void theyAreTakenTogether(Page page, UUID tenth) {
        waitUntil("select count(*) from claims.claim where 'U-02' = any (urgent)", COLLEAGUES + 1);
        try (BrowserContext phone = fixtures.browser("colleague0", Size.PHONE)) {
            Page mine = phone.newPage();
            mine.navigate("/my/claims/" + tenth);
            assertThat(mine.locator("#joining").textContent()).contains("还有 10 人反映同样的问题", "R-11");
            button(mine, "一并办理").click();
            told(mine);
            button(mine, "愿意当代表").click();
            told(mine);
            Browsers.picture(mine, "rights-join-phone");
            page.navigate("/desk");
            assertThat(page.locator("main").textContent()).contains("快递员：劳动报酬（诉求）");
            page.navigate("/claims?tab=URGENT");
            assertThat(page.locator("main").textContent()).contains(STATION, "紧急");
            // The oldest one is listed with all others that it may lead.
            String lead = database.owner().sql("select id::text from claims.claim where amount_cents = 326050").query(String.class).single();
            page.locator("main a[href='/claims/" + lead + "']").first().click();
            assertThat(page.locator("main").textContent()).contains(COURIER, "派件费没有发", "U-02").doesNotContain(COURIER_ID, PHONE);
            button(page, "受理").click();
            told(page);
            page.locator("#companions li button[name=join]").first().click();
            told(page);
            button(page, "把愿意的 9 件都并入").click();
            told(page);
            assertThat(page.locator("#companions").textContent()).contains("共 11 人一并办理", "推举的代表");
            page.locator("#companions input[type=checkbox]").first().check();
            button(page, "记录推举结果").click();
            told(page);
            Browsers.picture(page, "rights-together-desk");
            mine.reload();
            assertThat(mine.locator("#joining").textContent()).contains("您是代表", "已一并办理");
        }
    }

    private void waitUntil(String count, int wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (database.owner().sql(count).query(Integer.class).single() < wanted) {
            assertThat(System.nanoTime()).as(count).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** From the claim's page to the page of the dispute, and there step by step along what it proposes. */
    private String intoMediation(Page page) {
        String claim = page.url();
        button(page, "转入调解").click();
        button(page, "确定").click();
        page.waitForURL(url -> url.matches(".*/disputes/[0-9a-f-]{36}"));
        String home = page.url();
        assertThat(page.locator("#workers").textContent()).contains("11", COURIER, name(0), "27,760.50");
        assertThat(page.locator("#next").textContent()).contains("R-02");
        link(page, "看原诉求").click();
        assertThat(page.url()).isEqualTo(claim);
        link(page, "打开争议").click();
        page.locator("#next .btn").first().click();
        page.locator("#note").fill("十一人共同申请调解。");
        record(page);
        page.locator("#next .btn.primary").first().click();
        assertThat(page.url()).as("nobody is there who could mediate").endsWith("/mediators");
        page.locator("#name").fill("王平");
        page.locator("input[name=seat][value=STAFF]").check();
        page.locator("input[name=basis][value=UNION_MEMBER]").check();
        page.locator("#chair").check();
        button(page, "登记调解员").click();
        told(page);
        page.navigate(home);
        page.locator("#next .btn.primary").first().click();
        button(page, "指派").click();
        told(page);
        clock.goOn(Duration.ofDays(4));
        page.reload();
        page.locator("#next .btn").first().click();
        page.locator("#place").fill("清河区总工会调解室");
        page.locator("#note").fill("双方到场，核对了派件数量和单价。");
        record(page);
        return home;
    }

    private static void record(Page page) {
        button(page, "记入案件").click();
        told(page);
    }

    private void theWorkerFollowsItOnHisPhone(Page mine) throws IOException {
        mine.navigate("/my/claims");
        link(mine, "劳动报酬").click();
        assertThat(mine.locator("main").textContent()).contains("已经转入调解");
        Browsers.picture(mine, "rights-claim-in-mediation-phone");
        link(mine, "看调解进展").click();
        assertThat(mine.url()).contains("/my/disputes/");
        assertThat(mine.locator("main").textContent()).contains("开调解会", "R-02").doesNotContain(name(0));
        mine.locator("#address").fill("清河区柳林路 3 号");
        button(mine, "保存").click();
        told(mine);
        mine.locator("details summary").first().click();
        mine.locator("#title").fill("派件记录截图");
        mine.locator("#kind").selectOption("PHOTO");
        mine.locator("#source").fill("本人手机应用");
        mine.locator("#proves").fill("九月、十月派件 2174 单");
        mine.locator("#file").setInputFiles(new FilePayload("派件记录.png", "image/png", Specimens.png()));
        button(mine, "添加证据").click();
        told(mine);
        Browsers.picture(mine, "rights-dispute-phone");
    }

    private void someSettle(Page page, String home) {
        clock.goOn(Duration.ofDays(2));
        page.navigate(home);
        page.locator("#next .btn").first().click();
        List<String> settled = IntStream.range(UNSETTLED, COLLEAGUES).mapToObj(this::name).toList();
        for (Locator chip : page.locator("#claimant .chip").all()) {
            chip.locator("input").setChecked(settled.contains(chip.textContent().strip()));
        }
        page.locator("#until").fill("2026-11-15");
        page.locator("#amount").fill("15900");
        page.locator("#note").fill("单位于十一月十五日前一次付清六人派件费。");
        button(page, "记入案件").click();
        assertThat(page.locator("main").textContent()).as("unsigned it does not bind").contains("R-03");
        for (String mark : List.of("WORKER_SIGNED", "EMPLOYER_SIGNED", "MEDIATOR_SIGNED", "BODY_SEALED")) {
            page.locator("#mark input[value=" + mark + "]").check();
        }
        record(page);
        assertThat(page.locator("#workers").textContent()).contains("已达成协议", "调解中");
        page.locator("#next details summary").click();
        page.locator("#next details a[href$='act=MEDIATION_FAILED']").click();
        assertThat(page.locator("#claimant .chip").count()).as("those who have settled are not asked").isEqualTo(UNSETTLED + 1);
        page.locator("#note").fill("单位不同意支付其余五人的派件费。");
        record(page);
        assertThat(page.locator("#workers").textContent()).contains("已达成协议", "未解决");
        assertThat(page.locator("#next").textContent()).contains("R-04", "R-05");
        Browsers.picture(page, "rights-some-settled-desk");
    }

    private void thePapersOfTheRestArePrinted(Page page, String home) throws IOException {
        page.locator("summary", new Page.LocatorOptions().setHasText("修改")).last().click();
        page.locator("#commission").fill("清河区劳动人事争议仲裁委员会");
        page.locator("#employerAddress").fill("清河区物流园 8 号");
        button(page, "保存").last().click();
        told(page);
        byte[] pdf = fetched(page, "ARBITRATION_APPLICATION&form=pdf");
        byte[] docx = fetched(page, "ARBITRATION_APPLICATION&form=docx");
        for (String text : List.of(pdfText(pdf), docxText(docx))) {
            assertThat(text).contains("劳动人事争议仲裁申请书", "清河区劳动人事争议仲裁委员会", STATION, "清河区物流园8号", COURIER, COURIER_ID, PHONE, "清河区柳林路3号",
                    "网点九月、十月的派件费没有发", "3,260.50", "11,860.50", "壹万壹仟捌佰陆拾元伍角", "派件记录截图", "本人手机应用", "推举代表人：" + name(0));
            for (int i = 0; i < COLLEAGUES; i++) {
                var colleague = fixtures.people.get("colleague" + i);
                if (i < UNSETTLED) {
                    assertThat(text).contains(colleague.name(), colleague.idNumber(), "%,.2f".formatted(cents(i) / 100.0));
                } else {
                    assertThat(text).as("who has settled is no applicant").doesNotContain(colleague.name()).doesNotContain(colleague.idNumber());
                }
            }
        }
        assertThat(fetched(page, "ARBITRATION_APPLICATION&form=pdf")).as("the same case, the same bytes").isEqualTo(pdf);
        assertThat(pdfText(fetched(page, "EVIDENCE_LIST&form=pdf"))).contains("派件记录截图", "派件记录.png", "九月、十月派件2174单");
        String agreement = pdfText(fetched(page, "MEDIATION_AGREEMENT&form=pdf"));
        assertThat(agreement).contains("15,900.00", "王平", name(UNSETTLED), name(COLLEAGUES - 1)).doesNotContain(COURIER);
        assertThat(pdfText(fetched(page, "MEDIATION_END&form=pdf"))).contains(COURIER, "单位不同意支付其余五人的派件费").doesNotContain(name(UNSETTLED));
        page.locator("#next a.btn[href$='act=ARBITRATION_FILED']").click();
        assertThat(page.locator("#place").inputValue()).isEqualTo("清河区劳动人事争议仲裁委员会");
        record(page);
        assertThat(page.locator("#next").textContent()).contains("R-06");
    }

    private static byte[] fetched(Page page, String paper) throws IOException {
        return Files.readAllBytes(page.waitForDownload(() -> page.locator("#papers a[href*='" + paper + "']").click()).path());
    }

    private static String pdfText(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return squeezed(new PDFTextStripper().getText(document));
        }
    }

    private static String docxText(byte[] docx) throws IOException {
        try (var extractor = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(docx)))) {
            return squeezed(extractor.getText());
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s*— \\d+ —\\s*", "").replaceAll("[\\s\u3000]", "");
    }

    private String inquiry(Page page, String home) {
        page.navigate(home);
        link(page, "转为监督线索").click();
        assertThat(page.locator("#employerId-text").inputValue()).as("nothing is typed twice").isEqualTo(STATION);
        assertThat(page.locator("#clue").inputValue()).contains("派件费没有发");
        page.locator("#workers").fill("11");
        page.locator("input[name=concerns][value=NEW_FORMS]").check();
        button(page, "登记").click();
        page.waitForURL("**/supervision/cases/*-*");
        String file = page.url().replaceFirst("[?#].*", "");
        assertThat(page.locator("#next").textContent()).contains("处理线索", "S-05");
        page.navigate(file + "/letters/new?kind=OPINION");
        assertThat(page.locator("main").textContent()).as("no opinion before an inquiry").contains("现在还不能发", "没有调查，不能发意见书", "S-02");
        page.navigate(file + "/inquiry");
        page.locator("input[name=supervisor][value='" + first + "']").check();
        page.locator("#cardsShown").check();
        button(page, "开始调查").click();
        assertThat(page.locator("#errors").textContent()).as("one supervisor is not enough").contains("监督员人数不够", "S-06");
        page.locator("input[name=supervisor][value='" + second + "']").check();
        button(page, "开始调查").click();
        page.waitForURL(file);
        page.locator("input[name=breach][value=true]").check();
        page.locator("input[name=heard][value=WORKERS]").check();
        page.locator("#record").fill("九月、十月的派件费没有支付给十一名快递员。");
        button(page, "保存调查结论").click();
        told(page);
        page.locator("#urging").fill("要求十日内支付，单位没有支付。");
        button(page, "保存督促情况").click();
        told(page);
        assertThat(page.locator("#next").textContent()).contains("提出意见书", "S-02");
        page.locator("#next a.btn.primary").click();
        page.waitForURL("**/letters/new?kind=OPINION");
        button(page, "提交").click();
        page.waitForURL("**/supervision/letters/*");
        assertThat(page.locator("#issue").textContent()).contains("主席或者副主席签署");
        return file;
    }

    private void theChairSignsTheOpinion(String file) throws IOException {
        try (BrowserContext context = fixtures.browser("couriersChair", Size.PHONE)) {
            Page page = context.newPage();
            page.navigate(file);
            page.locator("#next a.btn.primary").click();
            page.waitForURL("**/supervision/letters/*");
            button(page, "签署、编号").click();
            button(page, "确定").click();
            page.locator(".alert.green").waitFor();
            page.locator("input[name=method][value=IN_PERSON]").check();
            page.locator("#receiver").fill("站长办公室");
            page.locator("#note").fill("当面签收");
            button(page, "保存送达").click();
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("main").textContent()).contains("答复期限", "已送达", "清快工监意〔2026〕1号");
            Browsers.picture(page, "rights-opinion-phone");
            String letter = pdfText(Files.readAllBytes(page.waitForDownload(() -> page.locator("a[href$='/paper.pdf']").click()).path()));
            assertThat(letter).contains("清快工监意〔2026〕1号", STATION, "清河快递行业工会联合会").doesNotContain(COURIER);
            assertThat(fixtures.signIn("neighbourOrganiser").get(page.url().substring(fixtures.base().length()) + "/paper.pdf").statusCode()).isEqualTo(404);
        }
    }

    private void theCountyIssuesTheRecommendation(String file) throws IOException {
        try (BrowserContext context = fixtures.browser("couriersRights", Size.PHONE)) {
            Page page = context.newPage();
            page.navigate("/desk");
            assertThat(page.locator("main").textContent()).as("in the to-do list").contains("对" + STATION + "的劳动法律监督", "请上级总工会发建议书");
            page.navigate(file);
            assertThat(page.locator("#next").textContent()).contains("请上级总工会发建议书", "单位到期没有书面答复，可以走建议书", "S-03");
            Browsers.picture(page, "rights-ask-phone");
            page.locator("#next a.btn.primary").first().click();
            page.waitForURL("**/letters/new?kind=RECOMMENDATION");
            assertThat(page.locator("#facts").inputValue()).contains("没有在规定期限内答复");
            page.locator("#addressee").fill("清河区人力资源和社会保障局");
            button(page, "提交").click();
            page.waitForURL("**/supervision/letters/*");
            assertThat(page.locator("main").textContent()).contains("试验工会-county", "已请上级发出");
        }
        try (BrowserContext context = fixtures.browser("countyChair", Size.DESK)) {
            Page page = context.newPage();
            page.navigate("/desk");
            page.locator("main tr", new Page.LocatorOptions().setHasText("请求对" + STATION + "发建议书")).locator("td.do a").click();
            page.waitForURL("**/supervision/letters/*");
            assertThat(page.locator("main").textContent()).contains("可以签发建议书并移交材料");
            button(page, "签署、编号").click();
            button(page, "确定").click();
            page.locator(".alert.green").waitFor();
            assertThat(page.locator("main").textContent()).contains("试县工监建〔2026〕1号");
            Browsers.picture(page, "rights-recommendation-desk");
            String paper = pdfText(Files.readAllBytes(page.waitForDownload(() -> page.locator("a[href$='/paper.pdf']").click()).path()));
            assertThat(paper).contains("试县工监建〔2026〕1号", "清河区人力资源和社会保障局", STATION).doesNotContain(COURIER);
        }
    }
}
