package org.gongqiao.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Browsers.Size;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.documents.CasePackage;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.office.Holder;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.VoteOffices;
import org.gongqiao.app.voting.tally.Tallying;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A session with several people at once, in real browsers: agenda and papers by an officer, proof on a phone, sign-in by
 * phone and at the door, quorum, the vote, resolution, publication, the report and its receipt above, follow-up, archive.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionPageIT {

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Meetings meetings;
    @Autowired Sessions sessions;
    @Autowired Agenda agenda;
    @Autowired Roll roll;
    @TempDir Path downloads;

    @Autowired Votes votes;
    @Autowired VoteOffices offices;
    @Autowired Tallying tallying;

    private final List<String> delegates = new ArrayList<>();
    private final List<String> neighbours = new ArrayList<>();
    private UUID zhejiang;
    private UUID shanghai;

    @BeforeAll
    void arrange() {
        fixtures.province();
        zhejiang = meetings.body("own", "WORKERS_CONGRESS", Meetings.ZHEJIANG, 6, delegates);
        shanghai = meetings.body("neighbour", "WORKERS_CONGRESS", Meetings.SHANGHAI, 6, neighbours);
    }

    private BrowserContext as(String key, Size size) {
        BrowserContext context = Browsers.open(size, fixtures.base());
        context.setDefaultTimeout(15_000);
        context.setExtraHTTPHeaders(Map.of("X-Session", fixtures.signIn(key).session().orElseThrow()));
        return context;
    }

    private static Locator button(Page page, String text) {
        return page.locator("main button:visible", new Page.LocatorOptions().setHasText(text)).first();
    }

    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/journeys/" + name + ".png")).setFullPage(true));
        assertThat(Browsers.accessibilityFaults(page)).as(name).isEmpty();
        assertThat(Browsers.overflow(page)).as(name).isNotPositive();
    }

    /** What the page before said must not be taken for the answer. */
    private static void press(Page page, Locator button) {
        page.evaluate("document.querySelectorAll('.alert, [role=alert]').forEach(each => each.remove())");
        button.click();
    }

    private static void green(Page page) {
        page.locator(".alert.green").first().waitFor();
    }

    @Test
    void fromNoticeToTheArchiveWithDelegatesOnPhonesAndAtTheDoor() throws IOException {
        LocalDate today = meetings.today();
        try (BrowserContext desk = as("organiser", Size.DESK); BrowserContext phone = as(delegates.get(0), Size.PHONE); BrowserContext other = as(delegates.get(1), Size.PHONE);
             BrowserContext above = as("countyReviewer", Size.DESK)) {
            Page officer = desk.newPage();
            officer.navigate("/sessions");
            look(officer, "sessions-list");
            officer.locator("main a.btn.primary").first().click();
            press(officer, button(officer, "建立会议"));
            assertThat(officer.locator("[role=alert]").first().textContent()).contains("请填写会议名称");
            officer.locator("#title").fill("第二届职工代表大会第三次会议");
            officer.locator("#heldOn").fill(today.toString());
            officer.locator("#place").fill("三楼会议室");
            officer.locator("#chair").fill("试验主持");
            look(officer, "session-new");
            press(officer, button(officer, "建立会议"));
            green(officer);
            look(officer, "session-show");
            String address = officer.url();
            UUID id = UUID.fromString(address.substring(address.lastIndexOf('/') + 1));

            // A wrong power is refused with its article; the proposed one is taken.
            officer.navigate(address + "/agenda");
            officer.locator("#add #title").fill("集体合同草案");
            officer.locator("#matter").selectOption("collectiveContract");
            officer.locator("#power").selectOption("HEARD");
            press(officer, button(officer, "列入议程"));
            assertThat(officer.locator("[role=alert]").first().textContent()).contains("D-18", "浙江省企业民主管理条例");
            assertThat(officer.locator("#add #title").inputValue()).isEqualTo("集体合同草案");
            officer.locator("#power").selectOption("");
            press(officer, button(officer, "列入议程"));
            green(officer);
            officer.locator("#add #title").fill("年度经营情况");
            officer.locator("#matter").selectOption("plan");
            press(officer, button(officer, "列入议程"));
            green(officer);
            look(officer, "session-agenda");
            press(officer, button(officer, "列入提案报告"));
            assertThat(officer.locator("[role=alert]").first().textContent()).contains("没有提案");

            // Papers, and the notice that is too late without a reason.
            officer.navigate(address + "/papers");
            Path paper = downloads.resolve("草案.txt");
            Files.writeString(paper, "集体合同草案（试验）");
            officer.locator("#attachments-files").setInputFiles(paper);
            officer.locator("[data-upload-done]").first().waitFor();
            press(officer, button(officer, "保存文件"));
            green(officer);
            press(officer, button(officer, "发出通知"));
            assertThat(officer.locator("[role=alert]").first().textContent()).contains("D-11");
            look(officer, "session-notice-late");
            officer.locator("#words").fill("因台风改期，文件今天送达。");
            press(officer, button(officer, "发出通知"));
            green(officer);

            // Opening the papers on the phone is the proof.
            Page delegate = phone.newPage();
            delegate.navigate("/my/sessions");
            look(delegate, "session-own-list");
            delegate.locator("a[href='/my/sessions/" + id + "']").click();
            delegate.locator("a.btn.primary", new Page.LocatorOptions().setHasText("阅读会议文件")).click();
            delegate.waitForURL("**/papers");
            assertThat(delegate.locator("main").textContent()).contains("已确认您收到文件", "草案.txt");
            look(delegate, "session-own-papers");
            delegate.navigate("/my/sessions/" + id);
            delegate.locator("summary", new Page.LocatorOptions().setHasText("发表意见")).first().click();
            delegate.locator("textarea[name=words]:visible").first().fill("夜班补贴应当写进合同。");
            press(delegate, button(delegate, "发表"));
            green(delegate);
            look(delegate, "session-own");
            officer.reload();
            assertThat(officer.locator("tr", new Page.LocatorOptions().setHasText(delegates.get(0))).textContent()).contains("手机打开");
            Locator second = officer.locator("tr", new Page.LocatorOptions().setHasText(delegates.get(1)));
            press(officer, second.locator("button"));
            green(officer);
            look(officer, "session-papers");

            // The groups and the answer.
            officer.navigate(address + "/discussion");
            officer.locator("summary", new Page.LocatorOptions().setHasText("答复这条意见")).click();
            officer.locator("textarea[id^=answer-]").fill("已写入第十二条。");
            press(officer, officer.locator("button:visible", new Page.LocatorOptions().setHasText("答复")).first());
            green(officer);
            officer.locator("#present").fill("3");
            press(officer, button(officer, "登记讨论"));
            green(officer);
            look(officer, "session-discussion");

            // Sign-in: one scans the code at the door, one shows his, two by name; three of six are too few.
            officer.navigate(address + "/door/screen");
            look(officer, "session-door-screen");
            String code = officer.locator(".hall-letters").textContent().strip();
            assertThat(officer.locator(".hall-need").textContent()).contains("到 4 才能开会，还差 4");
            officer.setViewportSize(390, 844);
            Browsers.choose(desk, fixtures.base(), true, false);
            officer.reload();
            look(officer, "session-door-screen-narrow-english");
            Browsers.choose(desk, fixtures.base(), false, false);
            officer.reload();
            look(officer, "session-door-screen-narrow");
            officer.setViewportSize(1366, 900);
            delegate.navigate("/my/sessions/" + id + "/sign-in?code=AAAAAAAAAA");
            press(delegate, button(delegate, "确认签到"));
            assertThat(delegate.locator("[role=alert]").first().textContent()).contains("签到码不对");
            delegate.navigate("/my/sessions/" + id + "/sign-in?code=" + code);
            look(delegate, "session-own-sign-in");
            press(delegate, button(delegate, "确认签到"));
            green(delegate);
            Page shown = other.newPage();
            shown.navigate("/my/sessions/" + id);
            shown.locator("summary", new Page.LocatorOptions().setHasText("让门口的人扫我的码")).click();
            look(shown, "session-own-code");
            officer.navigate(address + "/door?code=" + shown.locator(".member-no").textContent().strip());
            assertThat(officer.locator("#code").inputValue()).isEqualTo(shown.locator(".member-no").textContent().strip());
            press(officer, button(officer, "签到"));
            green(officer);
            press(officer, officer.locator("tr", new Page.LocatorOptions().setHasText(delegates.get(2))).locator("button"));
            green(officer);
            officer.locator("#words").fill("因台风改期，文件晚到。");
            press(officer, button(officer, "宣布开会"));
            assertThat(officer.locator("[role=alert]").first().textContent()).contains("D-09");
            look(officer, "session-door-few");
            press(officer, officer.locator("tr", new Page.LocatorOptions().setHasText(delegates.get(3))).locator("button"));
            green(officer);
            officer.locator("#words").fill("因台风改期，文件晚到。");
            press(officer, button(officer, "宣布开会"));
            green(officer);
            for (String late : delegates.subList(4, 6)) {
                press(officer, officer.locator("tr", new Page.LocatorOptions().setHasText(late)).locator("button").first());
                green(officer);
            }
            look(officer, "session-door");

            // What must pass is not put to a show of hands; the paper vote is prepared.
            officer.navigate(address + "/votes");
            Item contract = item("own", id, "集体合同草案");
            officer.locator("#manner-" + contract.id()).selectOption("HANDS");
            press(officer, officer.locator("#item-" + contract.id() + " button", new Page.LocatorOptions().setHasText("开始表决")));
            assertThat(officer.locator("[role=alert]").first().textContent()).contains("D-10");
            officer.locator("#manner-" + contract.id()).selectOption("SECRET_PAPER");
            press(officer, officer.locator("#item-" + contract.id() + " button", new Page.LocatorOptions().setHasText("开始表决")));
            officer.waitForURL("**/votes/*");
            assertThat(officer.locator("h1").textContent()).contains("集体合同草案");
            UUID vote = item("own", id, "集体合同草案").voteId();
            // How its people run it on their pages is shown below, where half of the papers decide.
            meetings.onPaper("own", vote, delegates.subList(3, 5), 6, List.of(List.of(0, 6, 0)));
            officer.waitForCondition(() -> item("own", id, "集体合同草案").result() != null);
            officer.navigate(address + "/votes");
            assertThat(officer.locator("#item-" + contract.id()).textContent()).contains("通过");
            Item plan = item("own", id, "年度经营情况");
            officer.locator("#words-" + plan.id()).fill("听取了年度经营情况。");
            press(officer, officer.locator("#item-" + plan.id() + " button", new Page.LocatorOptions().setHasText("记下结果")));
            green(officer);
            look(officer, "session-votes");
            press(officer, button(officer, "宣布闭会"));
            officer.locator("dialog[open] button", new Page.LocatorOptions().setHasText("确定")).click();
            green(officer);

            // Resolution, publication, report, receipt above.
            officer.navigate(address + "/resolutions");
            officer.locator("#words-" + contract.id()).fill("通过集体合同草案，自签订之日起执行。");
            officer.locator("#who-" + contract.id()).fill("人力资源部");
            officer.locator("#due-" + contract.id()).fill(today.plusDays(45).toString());
            press(officer, button(officer, "确定决议"));
            green(officer);
            look(officer, "session-resolutions");
            officer.navigate(address + "/filing");
            officer.locator("#words").fill("厂务公开栏");
            press(officer, button(officer, "已公布"));
            green(officer);
            press(officer, button(officer, "报告"));
            green(officer);
            look(officer, "session-filing");
            Page higher = above.newPage();
            higher.navigate("/filings");
            look(higher, "session-filings");
            higher.locator("tr", new Page.LocatorOptions().setHasText("试验工会-own")).locator("a").click();
            press(higher, button(higher, "签收"));
            green(higher);
            look(higher, "session-received");

            // Follow-up.
            officer.navigate(address + "/resolutions");
            officer.locator("a", new Page.LocatorOptions().setHasText("跟进")).first().click();
            officer.locator("#words").fill("合同已签订。");
            press(officer, button(officer, "已经落实"));
            green(officer);
            look(officer, "resolution");
            delegate.navigate("/my/sessions/" + id);
            assertThat(delegate.locator("main").textContent()).contains("人力资源部", "已写入第十二条");
            look(delegate, "session-own-after");

            // The archive and its manifest.
            officer.navigate(address);
            look(officer, "session-closed");
            Download archive = officer.waitForDownload(() -> officer.locator("a[href$='/archive']").first().click());
            Path file = downloads.resolve("session.zip");
            archive.saveAs(file);
            assertThat(CasePackage.verify(file)).isInstanceOfSatisfying(CasePackage.Verdict.Intact.class, intact -> {
                var names = intact.manifest().entries().stream().map(CasePackage.Listed::name).toList();
                assertThat(names).contains("session.json", "roll.json", "agenda.json", "decisions.json", "papers/notice.pdf", "papers/minutes.docx", "papers/attendance.pdf",
                        "papers/counts.pdf", "papers/resolutions.docx", "papers/filing.pdf", "papers/agenda.pdf");
                assertThat(names).anyMatch(name -> name.startsWith("attachments/")).anyMatch(name -> name.startsWith("votes/"));
            });
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            assertThat(CasePackage.verify(file)).isInstanceOf(CasePackage.Verdict.Broken.class);
        }
    }

    private Item item(String union, UUID session, String title) {
        return meetings.at(union, () -> agenda.of(session).stream().filter(item -> item.title().equals(title)).findFirst().orElseThrow());
    }

    // --- a vote, as its people run it on their pages

    private void tellers(String union, Page officer, UUID vote, List<String> keys) {
        for (String key : keys) {
            officer.navigate("/votes/" + vote + "/people");
            officer.locator("#teller-new-text").fill(fixtures.people.get(key).name());
            officer.locator("#teller li[role=option][data-value='" + fixtures.people.get(key).personId() + "']").first().click();
            officer.locator("#teller form:has(#teller-new-text) button").click();
            green(officer);
        }
    }

    private static void sure(Page page) {
        page.locator("dialog[open] button[value=yes]").click();
    }

    private static void act(Page officer, UUID vote, String act) {
        officer.navigate("/votes/" + vote);
        officer.locator("form[action$=" + act + "] button").click();
        sure(officer);
        green(officer);
    }

    /** Each teller on his own phone. */
    private void enter(String union, UUID vote, List<String> tellers, Map<String, Integer> figures) {
        for (String key : tellers) {
            Holder holder = meetings.at(union, () -> offices.of(vote, Office.TELLER)).stream()
                    .filter(each -> each.person().equals(fixtures.people.get(key).personId())).findFirst().orElseThrow();
            try (BrowserContext phone = as(key, Size.PHONE)) {
                Page teller = phone.newPage();
                teller.navigate(holder.path());
                figures.forEach((field, number) -> teller.locator("#" + field).fill(String.valueOf(number)));
                button(teller, "录入清点数").click();
                sure(teller);
                green(teller);
            }
        }
    }

    /** A secret vote of six papers; before both tellers have entered the same, nothing is said of it. */
    private void onPaper(String union, Page officer, UUID vote, List<String> tellers, int[] slots) {
        tellers(union, officer, vote, tellers);
        officer.navigate("/votes/" + vote + "/roll");
        officer.locator("#printed").fill("8");
        press(officer, button(officer, "保存"));
        green(officer);
        press(officer, button(officer, "到会的人全部登记"));
        sure(officer);
        green(officer);
        act(officer, vote, "opening");
        act(officer, vote, "closing");
        assertThat(officer.locator("#sheet").textContent()).contains("不符");
        assertThat(tallying.proceedAll()).as("nothing is counted before the sheet agrees").isZero();
        var figures = new LinkedHashMap<String, Integer>(Map.of("returned", 6, "invalid", 0, "unused", 2, "w1-valid", 6));
        for (int slot = 0; slot < slots.length; slot++) {
            figures.put("w1-q0-a" + slot, slots[slot]);
        }
        enter(union, vote, tellers, figures);
        officer.navigate("/votes/" + vote);
        assertThat(officer.locator("#sheet").textContent()).contains("相符").doesNotContain("不符");
    }

    /** The job counts, and what the vote came to is taken over into its item behind its commit. */
    private void counted(Page officer, String union, UUID vote) {
        assertThat(tallying.proceedAll()).isOne();
        officer.waitForCondition(() -> meetings.at(union, () -> agenda.get(votes.get(vote).subject())).result() != null);
    }

    private UUID put(Page officer, UUID session, Item item, String manner) {
        officer.navigate("/sessions/" + session + "/votes");
        officer.locator("#manner-" + item.id()).selectOption(manner);
        press(officer, officer.locator("#item-" + item.id() + " button", new Page.LocatorOptions().setHasText("开始表决")));
        officer.waitForURL("**/votes/*");
        return UUID.fromString(officer.url().substring(officer.url().lastIndexOf('/') + 1));
    }

    @Test
    void exactlyHalfOfThePapersFailsInZhejiangAndPassesInShanghai() {
        UUID here = meetings.running("own", zhejiang, "collectiveContract", "plan");
        UUID there = meetings.running("neighbour", shanghai, "collectiveContract");
        try (BrowserContext desk = as("organiser", Size.DESK); BrowserContext neighbour = as("neighbourOrganiser", Size.PHONE)) {
            Page failed = desk.newPage();
            Page passed = neighbour.newPage();
            half(failed, "own", here, delegates);
            half(passed, "neighbour", there, neighbours);
            failed.navigate("/sessions/" + here + "/votes");
            assertThat(failed.locator("#item-" + item("own", here, "试验collectiveContract").id()).textContent())
                    .contains("正好是全体 6 票的一半", "没有通过", "浙江省企业民主管理条例");
            passed.navigate("/sessions/" + there + "/votes");
            assertThat(passed.locator("#item-" + item("neighbour", there, "试验collectiveContract").id()).textContent())
                    .contains("正好是全体 6 票的一半", "上海市职工代表大会条例").contains("通过").doesNotContain("没有通过");
            look(passed, "session-half-shanghai-phone");
            passed.navigate("/joints/new");
            look(passed, "joint-new-phone");

            // What is only heard may be put to a show of hands: counted by two while it is open, and no majority decides it.
            Item plan = item("own", here, "试验plan");
            UUID hands = put(failed, here, plan, "HANDS");
            tellers("own", failed, hands, delegates.subList(0, 2));
            act(failed, hands, "opening");
            enter("own", hands, delegates.subList(0, 2), Map.of("present", 6, "q0-a0", 1, "q0-a1", 2, "q0-a2", 3));
            act(failed, hands, "closing");
            counted(failed, "own", hands);
            failed.navigate("/sessions/" + here + "/votes");
            assertThat(failed.locator("#item-" + plan.id()).textContent()).contains("已办", "举手");
            look(failed, "session-half-zhejiang");
        }
        try (BrowserContext phone = as(neighbours.get(0), Size.PHONE)) {
            Page delegate = phone.newPage();
            delegate.navigate("/my/sessions/" + there);
            assertThat(delegate.locator("main").textContent()).contains("正好是全体 6 票的一半", "上海市职工代表大会条例");
        }
    }

    /** A committee by names in two rounds, and an appraisal by grades: from the list on the page to what everybody sees on the phone. */
    @Test
    void electsACommitteeByNamesInTwoRoundsAndAppraisesByGrades() {
        UUID session = meetings.running("own", zhejiang, "committees", "directorsAppraisal");
        UUID election = item("own", session, "试验committees").id();
        UUID appraisal = item("own", session, "试验directorsAppraisal").id();
        try (BrowserContext desk = as("organiser", Size.DESK)) {
            Page officer = desk.newPage();
            officer.navigate("/sessions/" + session + "/votes");
            press(officer, officer.locator("#item-" + election + " form[action$='/names'] button"));
            assertThat(officer.locator("[role=alert]").first().textContent()).contains("请填写姓名");
            officer.locator("#seats-" + election).fill("2");
            press(officer, officer.locator("#item-" + election + " form[action$='/seats'] button"));
            green(officer);
            for (String name : List.of("丁一江", "卫二河", "王三湖", "方四海", "多一人")) {
                name(officer, election, name);
            }
            name(officer, appraisal, "田五洋");
            officer.locator("#item-" + election + " summary", new Page.LocatorOptions().setHasText("去掉名字")).click();
            press(officer, officer.locator("#item-" + election + " li:has-text('多一人') button"));
            green(officer);
            look(officer, "session-election-names");

            UUID first = put(officer, session, election);
            meetings.onPaper("own", first, delegates.subList(0, 2), 6, List.of(List.of(0, 5, 3, 3, 1)));
            officer.waitForCondition(() -> item("own", session, "试验committees").voteId() == null);
            officer.navigate("/sessions/" + session + "/votes");
            assertThat(officer.locator("#item-" + election).textContent()).contains("名额未满，再选一轮", "当选至少要 4 票", "浙江省企业民主管理条例");
            look(officer, "session-election-round");
            UUID second = put(officer, session, election);
            meetings.onPaper("own", second, delegates.subList(0, 2), 6, List.of(List.of(1, 4, 1, 0)));
            officer.waitForCondition(() -> item("own", session, "试验committees").result() != null);
            UUID grades = put(officer, session, appraisal);
            meetings.onPaper("own", grades, delegates.subList(0, 2), 6, List.of(List.of(1, 3, 2, 0, 0)));
            officer.waitForCondition(() -> item("own", session, "试验directorsAppraisal").result() != null);
            officer.navigate("/sessions/" + session + "/votes");
            assertThat(officer.locator("#item-" + election).textContent()).contains("已选出", "当选：丁一江、卫二河");
            look(officer, "session-election-done");
            officer.setViewportSize(390, 844);
            look(officer, "session-election-done-narrow");
            Browsers.choose(desk, fixtures.base(), true, false);
            officer.navigate("/sessions/" + session + "/agenda");
            look(officer, "session-agenda-narrow-english");
        }
        try (BrowserContext phone = as(delegates.get(0), Size.PHONE)) {
            Page delegate = phone.newPage();
            Browsers.choose(phone, fixtures.base(), true, false);
            delegate.navigate("/my/sessions/" + session);
            assertThat(delegate.locator("main").textContent()).contains("Elected", "丁一江", "Excellent", "It takes 4 votes to be elected");
            look(delegate, "session-election-phone-english");
        }
    }

    private static void name(Page officer, UUID item, String name) {
        officer.locator("#name-" + item).fill(name);
        officer.locator("#about-" + item).fill("试验岗位");
        press(officer, officer.locator("#item-" + item + " form[action$='/names'] button"));
        green(officer);
    }

    private static UUID put(Page officer, UUID session, UUID item) {
        officer.navigate("/sessions/" + session + "/votes");
        press(officer, officer.locator("#item-" + item + " form[action$='/vote'] button"));
        officer.waitForURL("**/votes/*");
        return UUID.fromString(officer.url().substring(officer.url().lastIndexOf('/') + 1));
    }

    private void half(Page officer, String union, UUID session, List<String> people) {
        UUID vote = put(officer, session, item(union, session, "试验collectiveContract"), "SECRET_PAPER");
        onPaper(union, officer, vote, people.subList(4, 6), new int[] {1, 3, 2});
        assertThat(item(union, session, "试验collectiveContract").result()).as("no verdict before the count").isNull();
        counted(officer, union, vote);
    }
}
