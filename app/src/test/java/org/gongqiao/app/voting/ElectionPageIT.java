package org.gongqiao.app.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonObject;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Browsers.Size;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Bodies;
import org.gongqiao.app.congress.BodyKind;
import org.gongqiao.app.congress.CongressOutcome;
import org.gongqiao.app.congress.SetUpBody;
import org.gongqiao.app.elections.Candidate;
import org.gongqiao.app.elections.Election;
import org.gongqiao.app.elections.ElectionState;
import org.gongqiao.app.elections.Elections;
import org.gongqiao.app.elections.NewElection;
import org.gongqiao.app.elections.Round;
import org.gongqiao.app.law.democracy.ElectionFacts;
import org.gongqiao.app.voting.board.Boards;
import org.gongqiao.app.voting.office.Holder;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.VoteOffices;
import org.gongqiao.app.voting.paper.Medium;
import org.gongqiao.app.voting.paper.Rolls;
import org.gongqiao.app.voting.tally.Tallying;
import org.gongqiao.ballot.ElectionVerifier;
import org.gongqiao.ballot.KeyBackup;
import org.gongqiao.ballot.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The election of a committee, 5 among 7, from its candidates to who is elected, several people at once in real browsers: 60 delegates vote
 * by slip (four in browsers of their own, the others through the same scripts in one page) and 12 on paper, among them the candidates.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ElectionPageIT {

    private static final int DELEGATES = 72;
    private static final int PAPERS = 12;
    /** Who writes another name on his paper. */
    private static final int WRITES_IN = DELEGATES - 1;
    /** Three of the five suffice. */
    private static final List<Integer> TRUSTEES = List.of(1, 2, 4, 5, 6);
    private static final int HALF = DELEGATES / 2;
    private static final LocalDate MEETING = LocalDate.of(2026, 11, 12);
    /** In the order of strokes. */
    private static final List<String> CANDIDATES = List.of("丁一江", "万二河", "王三湖", "田四海", "刘五洋", "张六溪", "周七泉");
    /** Comes on the list by a motion of the meeting, before the vote opens. */
    private static final String BY_MOTION = CANDIDATES.get(3);
    private static final String WRITTEN = "戴另选";
    /** How many choose each: five by more than half of those who should attend, one by exactly half of them. */
    private static final int[] VOTES = {60, 37, 50, 45, 40, HALF, 20};
    private static final String PASSWORD = "correct horse 马";
    private static final Map<String, String> IN_MANUAL = Map.of("people-desk", "vote-people", "trustee-certify-phone", "vote-trustee",
            "registrar-make-phone", "vote-registrar", "registrar-slip-phone", "vote-slip", "roll-phone", "vote-roll", "teller-again-phone", "vote-teller",
            "unreconciled-desk", "vote-unreconciled", "finished-desk", "vote-result");
    private static final Path TOOL = Path.of(System.getProperty("ballot.tool", "/usr/bin/belenios-tool"));

    @Autowired Fixtures fixtures;
    @Autowired Bodies bodies;
    @Autowired Elections elections;
    @Autowired Votes votes;
    @Autowired VoteOffices offices;
    @Autowired Rolls rolls;
    @Autowired Tallying tallying;
    @Autowired Setups setups;
    @Autowired Boards boards;
    @Autowired Clock clock;
    @Autowired TestDatabase.Switchable database;
    @TempDir Path folder;

    private final List<BrowserContext> open = new ArrayList<>();
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final List<UUID> delegates = new ArrayList<>();
    /** Of all pages on the way, said together at its end. */
    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, List<Integer>> choices = plan();
    private UUID election;
    private UUID vote;
    private String board;

    @BeforeAll
    void arrange() {
        fixtures.province();
        int others = DELEGATES - CANDIDATES.size();
        for (int i = 1; i <= DELEGATES; i++) {
            UUID person = (i > others ? fixtures.member("delegate" + i, "own") : fixtures.someone("delegate" + i, false)).personId();
            delegates.add(person);
            if (i > others) {
                database.owner().sql("update identity.person set name = :name where id = :id").param("name", name(i)).param("id", person).update();
                database.owner().sql("update membership.membership set name = :name where person_id = :id").param("name", name(i)).param("id", person).update();
            }
        }
    }

    private String name(int delegate) {
        int others = DELEGATES - CANDIDATES.size();
        return delegate > others ? CANDIDATES.get(delegate - others - 1) : fixtures.people.get("delegate" + delegate).name();
    }

    /** Whom each delegate chooses: always those who still lack most; every fifteenth hands in a blank ballot. */
    private static Map<Integer, List<Integer>> plan() {
        int[] open = VOTES.clone();
        var choices = new HashMap<Integer, List<Integer>>();
        // Papers first, which all choose; the last one's is void.
        for (int i : IntStream.concat(IntStream.rangeClosed(DELEGATES - PAPERS + 1, DELEGATES), IntStream.rangeClosed(1, DELEGATES - PAPERS)).toArray()) {
            List<Integer> choice = i % 15 == 0 || i == DELEGATES ? List.of() : IntStream.range(0, open.length).filter(c -> open[c] > 0).boxed()
                    .sorted(Comparator.comparing((Integer c) -> open[c]).reversed()).limit(i == WRITES_IN ? 4 : 5).sorted().toList();
            choice.forEach(c -> open[c]--);
            choices.put(i, choice);
        }
        assertThat(open).containsOnly(0);
        return choices;
    }

    @AfterAll
    void close() {
        open.forEach(BrowserContext::close);
    }

    private <T> T chair(Supplier<T> work) {
        var desk = new Desk(fixtures.people.get("chair").personId(), UUID.randomUUID(), Role.CHAIR, Line.AREA, fixtures.unions.get("own"),
                fixtures.areaPaths.get("own"), "own");
        return ScopedValue.where(Scope.DESK, desk).where(Scope.CURRENT, desk.scope()).call(work::get);
    }

    private BrowserContext context(Size size) {
        BrowserContext context = Browsers.open(size, fixtures.base());
        context.setDefaultTimeout(30_000);
        open.add(context);
        return context;
    }

    private Page as(String key, Size size) {
        return pages.computeIfAbsent(key, who -> {
            BrowserContext context = context(size);
            context.setExtraHTTPHeaders(Map.of("X-Session", fixtures.signIn(who).session().orElseThrow()));
            Page page = context.newPage();
            page.onPageError(error -> {
                throw new AssertionError(who + ": " + error);
            });
            return page;
        });
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Kept beside the test and, by {@code ./gongqiao pictures}, in the manual. */
    private void picture(Page page, String name) {
        String manual = IN_MANUAL.get(name);
        if (manual != null && System.getProperty("gq.pictures") != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(System.getProperty("gq.pictures"), manual + ".png")));
        }
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/journeys/election-" + name + ".png")).setFullPage(true));
        Browsers.accessibilityFaults(page).forEach(fault -> faults.add(name + ": " + fault));
        if (Browsers.overflow(page) > 0) {
            faults.add(name + ": wider than the window");
        }
    }

    private static void confirmed(Page page, Locator button) {
        button.click();
        page.locator("#confirm button[value=yes]").click();
    }

    // --- the officer's page of people

    private void name(Page chair, Office office, int delegate) {
        chair.navigate("/votes/" + vote + "/people");
        Locator section = chair.locator("#" + office.word());
        pick(section.locator("input[role=combobox]").last(), section, delegate);
        section.locator("form").filter(new Locator.FilterOptions().setHas(chair.locator("#" + office.word() + "-new-text"))).locator("button").click();
        chair.locator(".alert.green").first().waitFor();
    }

    private void pick(Locator combo, Locator section, int delegate) {
        combo.fill(name(delegate));
        section.locator("li[role=option][data-value='" + delegates.get(delegate - 1) + "']").first().click();
    }

    private Holder holder(Office office, int delegate) {
        return chair(() -> offices.of(vote, office)).stream().filter(each -> each.person().equals(delegates.get(delegate - 1))).findFirst().orElseThrow();
    }

    // --- a trustee's page

    private Page trustee(int delegate) {
        Page page = as("delegate" + delegate, Size.PHONE);
        page.navigate(holder(Office.TRUSTEE, delegate).path());
        page.locator("[data-ready]").waitFor();
        return page;
    }

    private static void at(Page page, String step) {
        page.locator("[data-office][data-step=" + step + "]").waitFor();
    }

    private static void round(Page page, int round) {
        page.locator("[data-office][data-round='" + round + "']").waitFor();
    }

    /** Saves the offered file and goes on. */
    private Path keep(Page page) {
        Locator box = page.locator("[data-part=keep]");
        box.waitFor();
        Download file = page.waitForDownload(() -> box.locator("a[download]").click());
        Path kept = folder.resolve(UUID.randomUUID() + "-" + file.suggestedFilename());
        file.saveAs(kept);
        box.locator("input[type=checkbox]").check();
        box.locator("button").click();
        return kept;
    }

    private Path seed(Page page) {
        at(page, "CERTIFY");
        page.locator("#password").fill(PASSWORD);
        page.locator("#again").fill(PASSWORD);
        button(page, "制作种子").click();
        return keep(page);
    }

    private static void openFile(Page page, Path file, String password) {
        page.locator("[data-part=open]").waitFor();
        page.locator("#file").setInputFiles(file);
        page.locator("#filePassword").fill(password);
        button(page, "打开文件").click();
    }

    // --- the journey

    @Test
    void electsFiveOfSevenOnPhonesAndOnPaper() throws Exception {
        prepareElection();
        vote = beginRound();
        board = chair(() -> votes.get(vote)).board();

        namePeople();
        Map<Integer, Path> keys = keyCeremony();
        Map<String, String> codes = credentials(keys);
        issueAtTheDoor(codes);
        long[] expected = new long[1 + CANDIDATES.size()];
        openAndVote(codes, expected);
        countPapers(expected);
        decryptAndCheck(keys, expected);
        fiveAreElected(expected);
        nothingSecretIsInTheDatabase(codes, keys);
        assertThat(String.join("\n", faults)).isEmpty();
    }

    private static UUID done(CongressOutcome outcome) {
        assertThat(outcome).as(String.valueOf(outcome)).isInstanceOf(CongressOutcome.Done.class);
        return ((CongressOutcome.Done) outcome).id();
    }

    /** A congress of 72 whose union above consented to voting by phone; candidates named in disorder, shown and reviewed. */
    private void prepareElection() {
        UUID own = fixtures.unions.get("own");
        UUID county = fixtures.unions.get("county");
        election = chair(() -> {
            UUID body = done(bodies.setUp(new SetUpBody(UUID.randomUUID(), own, BodyKind.MEMBERS_CONGRESS, "试验会员代表大会", LocalDate.of(2026, 1, 1), 3, 3, 150, 60, 0,
                    false, false, "")));
            for (int i = 1; i <= DELEGATES; i++) {
                database.owner().sql("""
                        insert into congress.delegate (id, body_id, person_id, name, constituency_name, front_line, woman, leader, teacher, dispatched, disabled,
                            weight, from_on, area_path, line_path)
                        select gen_random_uuid(), id, :person, :name, '', true, false, false, false, false, false, 1, '2026-01-01', area_path, line_path
                        from congress.body where id = :body""").param("person", delegates.get(i - 1)).param("name", name(i)).param("body", body).update();
            }
            UUID id = done(elections.prepare(new NewElection(UUID.randomUUID(), body, org.gongqiao.app.elections.Office.COMMITTEE, "选举第三届工会委员会委员", 150, 5,
                    DELEGATES, true, false, 3, null, MEETING)));
            for (int i : List.of(72, 68, 70, 66, 71, 67)) {
                done(elections.nominate(id, delegates.get(i - 1), Candidate.Bars.NONE, 0, ""));
            }
            assertThat(elections.candidates(id)).extracting(Candidate::name).containsExactlyElementsOf(withoutMotion());
            done(elections.publish(id, LocalDate.of(2026, 11, 2), MEETING));
            done(elections.partyReview(id, LocalDate.of(2026, 11, 4), true, "同意"));
            done(elections.conduct(id, new Election.Conduct(ElectionFacts.WriteIn.ON_PAPER_OR_BY_MOTION, false, false, false, false, true)));
            return id;
        });
        above(() -> done(elections.aboveReview(election, county, LocalDate.of(2026, 11, 5), true, "同意")));
        UUID body = chair(() -> elections.get(election)).body();
        above(() -> done(bodies.consent(body, county, LocalDate.of(2026, 10, 8), "试工〔2026〕8号", "同意用手机投票")));
    }

    private static List<String> withoutMotion() {
        return CANDIDATES.stream().filter(name -> !name.equals(BY_MOTION)).toList();
    }

    private <T> T above(Supplier<T> work) {
        return Scope.call(new Scope.Reach(Line.AREA, fixtures.areaPaths.get("county"), fixtures.people.get("countyReviewer").personId(), null, null), work);
    }

    /** On the election's page; its vote asks about all candidates in the order of strokes, also who a motion adds, and lets none of them run it. */
    private UUID beginRound() {
        Page chair = as("chair", Size.DESK);
        chair.navigate("/elections/" + election);
        chair.locator("#manner").selectOption("SECRET_MIXED");
        button(chair, "核对并开始").click();
        chair.locator(".alert.green").first().waitFor();
        assertThat(chair.locator("main").textContent()).as("what remains to be confirmed").contains("J-11", "须先确认");
        UUID round = chair(() -> elections.rounds(election)).getFirst().vote();
        assertThat(chair(() -> votes.get(round)).questions().getFirst().answers()).isEqualTo(withoutMotion());
        chair.locator("summary", new Page.LocatorOptions().setHasText("提名候选人")).click();
        chair.locator("#person-text").fill(BY_MOTION);
        chair.locator("#person-list [role=option][data-value]").first().click();
        chair.locator("#motion").fill("十五名代表联名动议");
        picture(chair, "motion-desk");
        button(chair, "加入候选人").click();
        chair.locator(".alert.green").first().waitFor();
        chair.locator("a[href='/votes/" + round + "']").click();
        chair.waitForURL("**/votes/" + round);
        Vote prepared = chair(() -> votes.get(round));
        assertThat(prepared.questions()).singleElement().satisfies(question -> {
            assertThat(question.answers()).isEqualTo(CANDIDATES);
            assertThat(List.of(question.least(), question.most())).containsExactly(0, 5);
            assertThat(List.of(question.blank(), question.writeIn())).containsOnly(true);
        });
        assertThat(prepared.electors()).isEqualTo(DELEGATES);
        return round;
    }

    /** Nobody takes the count over by hand: the finished vote does. */
    private void fiveAreElected(long[] expected) {
        Page chair = as("chair", Size.DESK);
        chair.waitForCondition(() -> chair(() -> elections.rounds(election)).getFirst().count() != null);
        Round round = chair(() -> elections.rounds(election)).getFirst();
        assertThat(round.count()).isEqualTo(new Round.Count(LocalDate.now(clock), DELEGATES, DELEGATES, DELEGATES, 1, Round.Outcome.DONE));
        assertThat(round.standings()).extracting(standing -> (long) standing.votes()).containsExactlyElementsOf(Arrays.stream(expected).skip(1).boxed().toList());
        assertThat(round.standings()).extracting(Round.Standing::result).as("exactly half of those who should attend is not enough")
                .containsExactly(Round.Result.ELECTED, Round.Result.ELECTED, Round.Result.ELECTED, Round.Result.ELECTED, Round.Result.ELECTED,
                        Round.Result.NOT_ELECTED, Round.Result.NOT_ELECTED);
        chair.navigate("/votes/" + vote);
        chair.locator("a[href='/elections/" + election + "']").first().click();
        chair.waitForURL("**/elections/" + election);
        assertThat(round.written()).extracting(Round.WrittenIn::name, Round.WrittenIn::votes).containsExactly(tuple(WRITTEN, 1));
        assertThat(chair.locator("main").textContent()).contains("全部选出", "J-12", "J-13", "27", WRITTEN).as("what remains to be confirmed").contains("用纸质选票的可以另写");
        assertThat(chair(() -> elections.get(election)).state()).isEqualTo(ElectionState.DECIDED);
        picture(chair, "elected-desk");
    }

    private void namePeople() {
        Page chair = as("chair", Size.DESK);
        for (int trustee : List.of(1, 2, 3, 5)) {
            name(chair, Office.TRUSTEE, trustee);
        }
        name(chair, Office.REGISTRAR, 10);
        name(chair, Office.REGISTRAR, 11);
        name(chair, Office.TELLER, 20);
        name(chair, Office.TELLER, 21);
        // Who stands for election runs nothing.
        Locator section = chair.locator("#trustee");
        pick(chair.locator("#trustee-new-text"), section, 71);
        section.locator("button", new Locator.LocatorOptions().setHasText("指定受托人")).click();
        chair.locator(".alert.red").waitFor();
        assertThat(chair.locator(".alert.red").textContent()).contains("候选人").contains("J-11");
        picture(chair, "people-desk");
        name(chair, Office.TRUSTEE, 6);
        assertThat(chair(() -> votes.beforeOpening(vote))).extracting(Hindrance::key)
                .contains("voting.hindrance.noTrustees", "voting.hindrance.noCredentials", "voting.hindrance.notPrinted");
        button(chair, "开始密钥仪式").click();
        chair.locator(".alert.green").first().waitFor();
    }

    /** Broken off and begun again, one of five replaced, one page closed in between; the test is decrypted from the files. */
    private Map<Integer, Path> keyCeremony() {
        Page one = trustee(1);
        Page two = trustee(2);
        picture(one, "trustee-certify-phone");
        seed(one);
        at(one, "WAIT");
        seed(two);
        at(two, "WAIT");
        Page chair = as("chair", Size.DESK);
        chair.navigate("/votes/" + vote + "/people");
        confirmed(chair, button(chair, "重新开始仪式"));
        chair.locator(".alert.green").first().waitFor();
        round(one, 2);
        Path seedOfOne = seed(one);
        at(one, "WAIT");

        // The third never comes and is replaced; the ceremony begins anew by itself.
        chair.navigate("/votes/" + vote + "/people");
        Locator row = chair.locator("#trustee tbody tr").nth(2);
        row.locator("summary").click();
        pick(row.locator("input[role=combobox]"), row, 4);
        confirmed(chair, row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("更换").setExact(true)));
        chair.locator(".alert.green").first().waitFor();
        HttpResponse<String> gone = fixtures.signIn("delegate3").get("/api/v1/my/trustee/" + holderOnceOf(3));
        assertThat(gone.statusCode()).as("who was replaced has no part any more").isEqualTo(404);
        round(one, 3);
        round(two, 3);
        Page four = trustee(4);
        Map<Integer, Path> seeds = new LinkedHashMap<>(Map.of(1, seed(one), 2, seed(two), 5, seed(trustee(5)), 6, seed(trustee(6))));
        at(one, "WAIT");
        // One closes the page and comes back with the file: first a wrong one, then a wrong password, then the right ones.
        one.navigate("/my");
        seeds.put(4, seed(four));
        Page back = trustee(1);
        at(back, "SHARE");
        openFile(back, seedOfOne, PASSWORD);
        back.locator("[data-error]:not([hidden])").waitFor();
        assertThat(back.locator("[data-error]").textContent()).contains("先前中断");
        openFile(back, seeds.get(1), "not the password");
        back.locator("[data-error]:not([hidden]) [data-text]", new Page.LocatorOptions().setHasText("密码")).waitFor();
        picture(back, "trustee-wrong-password-phone");
        openFile(back, seeds.get(1), PASSWORD);

        Map<Integer, Path> keys = new LinkedHashMap<>();
        for (int trustee : TRUSTEES) {
            keys.put(trustee, keep(as("delegate" + trustee, Size.PHONE)));
        }
        for (int trustee : TRUSTEES) {
            Page page = as("delegate" + trustee, Size.PHONE);
            at(page, "REHEARSE");
            // The second tests with the seed alone: it opens the share once more.
            openFile(page, trustee == 2 ? seeds.get(2) : keys.get(trustee), PASSWORD);
        }
        for (int trustee : TRUSTEES) {
            at(as("delegate" + trustee, Size.PHONE), "READY");
        }
        picture(as("delegate4", Size.PHONE), "trustee-ready-phone");
        assertThat(chair(() -> votes.beforeOpening(vote))).extracting(Hindrance::key).doesNotContain("voting.hindrance.noTrustees");
        return keys;
    }

    private UUID holderOnceOf(int delegate) {
        return database.owner().sql("select id from voting.trustee where vote_id = :vote and person_id = :person and replaced_at is not null")
                .param("vote", vote).param("person", delegates.get(delegate - 1)).query(UUID.class).single();
    }

    /** Made by the first registrar, checked by the second; returns the code of each name. */
    private Map<String, String> credentials(Map<Integer, Path> keys) throws Exception {
        Page first = as("delegate10", Size.PHONE);
        List<String> sent = new CopyOnWriteArrayList<>();
        first.onRequest(request -> sent.add(request.url() + " " + (request.postData() == null ? "" : request.postData())));
        first.navigate(holder(Office.REGISTRAR, 10).path());
        first.locator("[data-ready]").waitFor();
        picture(first, "registrar-make-phone");
        first.locator("#password").fill(PASSWORD);
        first.locator("#again").fill("another password");
        button(first, "开始制作").click();
        first.locator("[data-error]:not([hidden])").waitFor();
        first.locator("#again").fill(PASSWORD);
        button(first, "开始制作").click();
        Path sealed = keep(first);
        first.locator("[data-part=slips]").waitFor();

        Page second = as("delegate11", Size.PHONE);
        second.navigate(holder(Office.REGISTRAR, 11).path());
        second.locator("[data-ready]").waitFor();
        openFile(second, keys.get(1), PASSWORD);
        second.locator("[data-error]:not([hidden])").waitFor();
        openFile(second, sealed, PASSWORD);
        second.locator("[data-part=confirm]").waitFor();
        assertThat(second.locator("[data-count]").textContent()).isEqualTo(String.valueOf(DELEGATES));
        assertThat(second.locator("[data-part=confirm] [data-fingerprint]").textContent())
                .isEqualTo(first.locator("[data-part=list] [data-fingerprint]").textContent()).hasSize(43);
        assertThat(chair(() -> votes.beforeOpening(vote))).extracting(Hindrance::key).contains("voting.hindrance.unconfirmed");
        button(second, "确认名单").click();
        second.locator("[data-part=slips]").waitFor();
        picture(second, "registrar-slips-phone");

        // Slip after slip on the screen; each QR code leads to the vote with the code that stands beside it.
        Map<String, String> codes = new LinkedHashMap<>();
        button(second, "手机当面出示").click();
        Locator dialog = second.locator("dialog[data-hand]");
        for (int i = 0; i < DELEGATES; i++) {
            dialog.locator("[data-of]", new Locator.LocatorOptions().setHasText((i + 1) + " / " + DELEGATES)).waitFor();
            String code = dialog.locator("[data-code]").textContent();
            codes.put(dialog.locator(".slip [data-name]").textContent(), code);
            if (i % 24 == 0) {
                assertThat(scanned(ImageIO.read(new ByteArrayInputStream(dialog.locator("svg.qr").screenshot()))))
                        .isEqualTo(fixtures.base() + "/vote/" + board + "#" + code);
            }
            if (i == 0) {
                picture(second, "registrar-slip-phone");
            }
            if (i + 1 < DELEGATES) {
                dialog.locator("[data-next]").click();
            }
        }
        dialog.locator("[data-dialog-close]").click();
        assertThat(codes).hasSize(DELEGATES).doesNotContainValue("");
        assertThat(sent).isNotEmpty().allSatisfy(request -> assertThat(codes.values()).as(request).noneMatch(request::contains));
        return codes;
    }

    /**
     * Seven with one, two or three votes each: what stands on the slips, on the printed sheet and in the sum. The ceremony is taken as done.
     */
    @Test
    void weightsStandOnTheSlipsAndInTheSum() throws Exception {
        int[] weights = {1, 1, 2, 2, 3, 3, 3, 1, 1};
        vote = chair(() -> {
            var electors = IntStream.range(0, weights.length).mapToObj(i -> new Elector(delegates.get(i + 9), name(i + 10), weights[i], true)).toList();
            UUID id = votes.prepare(new NewVote(fixtures.unions.get("own"), UUID.randomUUID(), "/votes", "表决集体合同草案", Manner.SECRET_ONLINE,
                    List.of(new VoteQuestion("是否通过", List.of("赞成", "反对"), 1, 1, true)), electors, UUID.randomUUID(), 0));
            offices.name(id, Office.REGISTRAR, delegates.get(9));
            offices.name(id, Office.REGISTRAR, delegates.get(10));
            return id;
        });
        board = chair(() -> votes.get(vote)).board();
        KeyHolders holders = KeyHolders.of(board, 1);
        chair(() -> setups.trustees(vote, holders.record));

        Page first = registrar(10);
        first.locator("#password").fill(PASSWORD);
        first.locator("#again").fill(PASSWORD);
        button(first, "开始制作").click();
        Path sealed = keep(first);
        first.locator("[data-part=slips]").waitFor();
        Page second = registrar(11);
        openFile(second, sealed, PASSWORD);
        second.locator("[data-part=confirm]").waitFor();
        button(second, "确认名单").click();
        second.locator("[data-part=slips]").waitFor();
        Map<String, String> codes = printedSlips(second, weights);

        assertThat(chair(() -> votes.open(vote))).isInstanceOf(OpeningOutcome.Opened.class);
        Page phone = context(Size.PHONE).newPage();
        phone.navigate("/vote/" + board + "#" + codes.get(name(10)));
        phone.locator("[data-question]").waitFor();
        long[] expected = new long[3];
        for (int i = 0; i < weights.length; i++) {
            int choice = i % 3;
            castSlots(phone, codes.get(name(i + 10)), IntStream.range(0, 3).map(slot -> slot == choice ? 1 : 0).boxed().toList());
            expected[choice] += weights[i];
        }
        chair(() -> votes.close(vote));
        assertThat(tallying.proceedAll()).isZero();
        byte[] tally = chair(() -> tallying.tallyText(vote)).orElseThrow();
        for (int owner : List.of(1, 3)) {
            byte[] part = holders.decrypt(boards.get(board).election(), tally, owner);
            chair(() -> tallying.addDecryption(vote, owner, part));
        }
        assertThat(tallying.proceedAll()).isOne();
        Count count = chair(() -> votes.count(vote)).orElseThrow();
        assertThat(List.of(count.returned(), count.weight())).containsExactly(9, 17);
        assertThat(count.counts()).isEqualTo(List.of(Arrays.stream(expected).boxed().toList()));
    }

    private Page registrar(int delegate) {
        Page page = as("delegate" + delegate, Size.PHONE);
        page.navigate(holder(Office.REGISTRAR, delegate).path());
        page.locator("[data-ready]").waitFor();
        return page;
    }

    /** The sheets as they come out of the printer: eight slips on a page of A4, each with its name, weight and code; a picture is kept to be looked at. */
    private Map<String, String> printedSlips(Page page, int[] weights) throws Exception {
        evaluate(page, "Promise.resolve(String(window.print = () => {}))");
        button(page, "打印全部凭条（A4）").click();
        page.locator("[data-sheet] .slip").nth(weights.length - 1).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        var codes = new LinkedHashMap<String, String>();
        for (int i = 0; i < weights.length; i++) {
            Locator slip = page.locator("[data-sheet] .slip").nth(i);
            String name = slip.locator("[data-name]").textContent();
            assertThat(slip.locator("[data-weight]").count()).as("one vote is not said").isEqualTo(weights[i] == 1 ? 0 : 1);
            if (weights[i] != 1) {
                assertThat(slip.locator("[data-weight]").textContent()).contains(String.valueOf(weights[i]));
            }
            codes.put(name, slip.locator("[data-code]").textContent());
        }
        Path file = Path.of("target/journeys/election-slips.pdf");
        // The page forgets the slips once they are printed.
        page.pdf(new Page.PdfOptions().setPath(file).setPreferCSSPageSize(true));
        assertThat(page.locator("[data-sheet] .slip").count()).isZero();
        try (PDDocument sheet = Loader.loadPDF(file.toFile())) {
            assertThat(sheet.getNumberOfPages()).isEqualTo(2);
            BufferedImage picture = new PDFRenderer(sheet).renderImageWithDPI(0, 150);
            ImageIO.write(picture, "png", Path.of("target/journeys/election-slips.png").toFile());
            assertThat(scannedSheet(picture)).containsExactlyElementsOf(codes.values().stream().limit(8).map(code -> fixtures.base() + "/vote/" + board + "#" + code).toList());
        }
        return codes;
    }

    /** The eight codes of a sheet, line by line; the grid begins 12 mm below the edge and goes on every 66 mm. */
    private static List<String> scannedSheet(BufferedImage sheet) throws Exception {
        double millimetre = sheet.getHeight() / 297.0;
        int width = sheet.getWidth() / 2;
        var read = new ArrayList<String>();
        for (int i = 0; i < 8; i++) {
            read.add(scanned(sheet.getSubimage(i % 2 * width, (int) ((12 + i / 2 * 66) * millimetre), width, (int) (66 * millimetre))));
        }
        return read;
    }

    /** As a phone's camera would read it. */
    private static String scanned(BufferedImage picture) throws Exception {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var bits = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels)));
        return new QRCodeReader().decode(bits, Map.of(DecodeHintType.TRY_HARDER, true)).getText();
    }

    /** 60 slips and 12 papers; exchanges before the opening only, and a lost slip printed again. */
    private void issueAtTheDoor(Map<String, String> codes) {
        Page door = as("delegate11", Size.PHONE);
        String roll = holder(Office.REGISTRAR, 11).path() + "/roll?q=" + name(72);
        door.navigate(roll);
        door.locator("button[name=medium][value=SLIP]").click();
        door.locator(".alert.green").waitFor();
        door.locator("button[name=medium][value=PAPER]").click();
        door.getByText("已登记：领纸质选票。").waitFor();
        picture(door, "roll-phone");
        chair(() -> {
            for (int i = 0; i < DELEGATES - 1; i++) {
                assertThat(rolls.hand(vote, delegates.get(i), i < DELEGATES - PAPERS ? Medium.SLIP : Medium.PAPER)).isEmpty();
            }
            return null;
        });
        Page chair = as("chair", Size.DESK);
        chair.navigate("/votes/" + vote + "/roll");
        chair.locator("#printed").fill("15");
        button(chair, "保存").click();
        chair.locator(".alert.green").waitFor();
        picture(chair, "roll-desk");

        Page lost = as("delegate10", Size.PHONE);
        lost.locator("#who").fill(name(7));
        lost.locator("#why").fill("签到后遗失");
        button(lost, "补印遗失的凭条").click();
        lost.waitForCondition(() -> database.owner().sql("select count(*) from voting.reissue where vote_id = :vote").param("vote", vote)
                .query(Integer.class).single() == 1);
        assertThat(codes).containsKey(name(7));
    }

    private static void count(long[] expected, List<Integer> choice) {
        if (choice.isEmpty()) {
            expected[0]++;
        }
        choice.forEach(c -> expected[c + 1]++);
    }

    private void openAndVote(Map<String, String> codes, long[] expected) {
        Page chair = as("chair", Size.DESK);
        chair.navigate("/votes/" + vote);
        picture(chair, "ready-desk");
        confirmed(chair, chair.locator("form[action$=opening] button"));
        chair.locator("form[action$=closing]").waitFor();
        assertThat(chair(() -> rolls.hand(vote, delegates.get(0), Medium.PAPER))).get().extracting(Hindrance::key).isEqualTo("voting.roll.exchangeLate");

        String address = "/vote/" + board + "#";
        List<Page> phones = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            Page phone = context(Size.PHONE).newPage();
            phone.navigate(address + code(codes, i));
            phone.locator("[data-question]").waitFor();
            phones.add(phone);
        }
        for (int i = 1; i <= 4; i++) {
            castByHand(phones.get(i - 1), i == 2 ? List.of(5, 6) : choices.get(i));
        }
        picture(phones.get(0), "voted-phone");
        // The second changes his mind; the last ballot counts.
        phones.get(1).navigate("about:blank");
        phones.get(1).navigate(address + code(codes, 2));
        phones.get(1).locator("[data-question]").waitFor();
        castByHand(phones.get(1), choices.get(2));
        IntStream.rangeClosed(1, 4).forEach(i -> count(expected, choices.get(i)));

        Page all = phones.get(3);
        for (int i = 5; i <= DELEGATES - PAPERS; i++) {
            castByScript(all, code(codes, i), choices.get(i));
            count(expected, choices.get(i));
        }
    }

    private String code(Map<String, String> codes, int delegate) {
        return codes.get(name(delegate));
    }

    private static void castByHand(Page phone, List<Integer> choice) {
        if (choice.isEmpty()) {
            phone.locator("#q0-blank").check();
        }
        choice.forEach(c -> phone.locator("#q0-" + c).check());
        phone.locator("[data-do=review]").click();
        phone.locator("[data-do=cast]").click();
        phone.locator("[data-step=done]:not([hidden])").waitFor();
        assertThat(phone.locator("[data-tracker]").textContent()).hasSize(43);
    }

    /** The same modules that the page uses, without its forms. */
    private void castByScript(Page page, String code, List<Integer> choice) {
        var slots = new ArrayList<Integer>();
        slots.add(choice.isEmpty() ? 1 : 0);
        IntStream.range(0, CANDIDATES.size()).forEach(c -> slots.add(choice.contains(c) ? 1 : 0));
        castSlots(page, code, slots);
    }

    private static void castSlots(Page page, String code, List<Integer> slots) {
        String status = evaluate(page, """
                (async () => {
                  const root = document.querySelector('[data-vote]');
                  const { BallotWorker } = await import(root.dataset.ballot);
                  window.caster ??= { worker: new BallotWorker(), election: await (await fetch(root.dataset.election)).text() };
                  const { ballot } = await window.caster.worker.run('makeBallot', [window.caster.election, '%s', [%s]]);
                  return String((await fetch(root.dataset.cast, { method: 'POST', body: ballot, credentials: 'omit' })).status);
                })()""".formatted(code, slots));
        assertThat(status).startsWith("2");
    }

    private static String evaluate(Page page, String expression) {
        var session = page.context().newCDPSession(page);
        var request = new JsonObject();
        request.addProperty("expression", expression);
        request.addProperty("awaitPromise", true);
        request.addProperty("returnByValue", true);
        JsonObject answer = session.send("Runtime.evaluate", request);
        session.detach();
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.get("exceptionDetails").toString());
        }
        return answer.getAsJsonObject("result").get("value").getAsString();
    }

    /** Nothing is counted before the papers are, twice alike, and fit what was printed. */
    private void countPapers(long[] expected) {
        Page chair = as("chair", Size.DESK);
        chair.navigate("/votes/" + vote);
        confirmed(chair, chair.locator("form[action$=closing] button"));
        chair.locator("#sheet").waitFor();
        assertThat(tallying.proceedAll()).isZero();
        assertThat(chair(() -> votes.get(vote)).state()).isEqualTo(VoteState.CLOSED);
        assertThat(differences()).containsExactly("voting.difference.notCounted");

        int[] paper = new int[1 + CANDIDATES.size()];
        // Eleven valid papers and one with too many names.
        for (int i = DELEGATES - PAPERS + 1; i < DELEGATES; i++) {
            List<Integer> choice = choices.get(i);
            if (choice.isEmpty()) {
                paper[0]++;
            }
            choice.forEach(c -> paper[c + 1]++);
            count(expected, choice);
        }
        enter(20, paper, 2);
        picture(as("delegate20", Size.PHONE), "teller-waits-phone");
        int[] wrong = paper.clone();
        wrong[2]--;
        wrong[6]++;
        enter(21, wrong, 2);
        assertThat(differences()).containsExactly("voting.difference.tellers");
        Page again = as("delegate20", Size.PHONE);
        again.navigate(holder(Office.TELLER, 20).path());
        assertThat(again.locator(".alert.amber").textContent()).contains(CANDIDATES.get(1)).contains(CANDIDATES.get(5)).doesNotContain(CANDIDATES.get(0));
        picture(again, "teller-again-phone");
        enter(20, paper, 2);
        enter(21, paper, 2);
        assertThat(differences()).as("15 printed, 12 handed out, 2 left over").containsExactly("voting.difference.printed");
        chair.navigate("/votes/" + vote);
        assertThat(chair.locator("#sheet").textContent()).contains("15").contains("12");
        picture(chair, "unreconciled-desk");
        assertThat(tallying.proceedAll()).isZero();
        assertThat(chair(() -> votes.get(vote)).state()).isEqualTo(VoteState.CLOSED);

        chair.navigate("/votes/" + vote + "/people");
        chair.locator("#teller details", new Page.LocatorOptions().setHasText("重新清点")).locator("summary").last().click();
        chair.locator("#why").fill("剩余选票少数了一张");
        button(chair, "请两位计票人重新清点").click();
        chair.getByText("两位计票人要重新清点。").waitFor();
        enter(20, paper, 3);
        enter(21, paper, 3);
        assertThat(differences()).isEmpty();
    }

    private List<String> differences() {
        return chair(() -> votes.sheet(vote)).orElseThrow().differences().stream().map(Hindrance::key).toList();
    }

    private void enter(int delegate, int[] paper, int unused) {
        Page teller = as("delegate" + delegate, Size.PHONE);
        teller.navigate(holder(Office.TELLER, delegate).path());
        teller.locator("#returned").fill(String.valueOf(PAPERS));
        teller.locator("#invalid").fill("1");
        teller.locator("#unused").fill(String.valueOf(unused));
        teller.locator("#w1-valid").fill(String.valueOf(PAPERS - 1));
        for (int slot = 0; slot < paper.length; slot++) {
            teller.locator("#w1-q0-a" + slot).fill(String.valueOf(paper[slot]));
        }
        // Each writes it in his own way.
        teller.locator("#w1-q0-written").fill(delegate == 20 ? WRITTEN + " 1" : WRITTEN.charAt(0) + " " + WRITTEN.substring(1) + "：1\n");
        confirmed(teller, button(teller, "录入清点数"));
        teller.locator(".alert.green").first().waitFor();
    }

    /** Three of five decrypt, one of the others has lost the key; the result is that of the ballots, and two programs say so. */
    private void decryptAndCheck(Map<Integer, Path> keys, long[] expected) throws Exception {
        assertThat(tallying.proceedAll()).isZero();
        assertThat(chair(() -> votes.get(vote)).state()).isEqualTo(VoteState.COUNTING);
        Page one = trustee(1);
        at(one, "DECRYPT");
        openFile(one, keys.get(4), PASSWORD);
        one.locator("[data-error]:not([hidden]) [data-text]", new Page.LocatorOptions().setHasText("不是这次投票里您的密钥")).waitFor();
        openFile(one, keys.get(1), PASSWORD);
        at(one, "DONE");
        Page two = trustee(2);
        at(two, "DECRYPT");
        picture(two, "trustee-decrypt-phone");
        for (int trustee : List.of(4, 5)) {
            assertThat(tallying.proceedAll()).as("one or two do not suffice").isZero();
            Page page = trustee(trustee);
            at(page, "DECRYPT");
            openFile(page, keys.get(trustee), PASSWORD);
            at(page, "DONE");
        }
        assertThat(tallying.proceedAll()).isEqualTo(1);
        two.reload();
        at(two, "DONE");
        Page chair = as("chair", Size.DESK);
        chair.navigate("/votes/" + vote + "/people");
        assertThat(chair.locator("#trustee tbody tr").nth(1).textContent()).contains("没有用到");

        Count count = chair(() -> votes.count(vote)).orElseThrow();
        assertThat(count.counts()).isEqualTo(List.of(Arrays.stream(expected).boxed().toList()));
        assertThat(count.written()).isEqualTo(List.of(List.of(new Written(WRITTEN, 1))));
        assertThat(List.of(count.electors(), count.issued(), count.returned(), count.valid(), count.invalid()))
                .isEqualTo(List.of(DELEGATES, DELEGATES, DELEGATES, DELEGATES - 1, 1));
        chair.navigate("/votes/" + vote);
        picture(chair, "finished-desk");

        byte[] bel;
        Page member = context(Size.PHONE).newPage();
        bel = member.request().get("/vote/" + board + "/archive").body();
        Path alone = Files.createDirectory(folder.resolve("alone"));
        Path archive = Files.write(alone.resolve(board + ".bel"), bel);
        assertThat(new ElectionVerifier(ElectionVerifier.Options.standard()).verify(archive)).isInstanceOf(Verdict.Accepted.class);
        Assumptions.assumeTrue(Files.isExecutable(TOOL), "belenios-tool is not installed");
        Process tool = new ProcessBuilder(TOOL.toString(), "election", "verify").directory(alone.toFile()).redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor()).as(said).isZero();
    }

    /** Codes, seeds and shares are looked for in every row of every table, as text and as bytes. */
    private void nothingSecretIsInTheDatabase(Map<String, String> codes, Map<Integer, Path> keys) throws Exception {
        List<String> secrets = new ArrayList<>(codes.values().stream().limit(8).toList());
        for (Path key : keys.values()) {
            String kept = new String(KeyBackup.open(Files.readAllBytes(key), PASSWORD.toCharArray()), StandardCharsets.UTF_8);
            secrets.add(kept.replaceAll("\\D", ""));
        }
        assertThat(secrets).allMatch(secret -> secret.length() > 20);
        String known = chair(() -> votes.get(vote)).title();
        List<String> tables = database.owner().sql("""
                select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')""").query(String.class).list();
        boolean seen = false;
        for (String table : tables) {
            for (String secret : secrets) {
                assertThat(holds(table, secret)).as("%s in %s", secret.substring(0, 4), table).isFalse();
            }
            seen |= holds(table, known);
        }
        assertThat(seen).as("the search finds what is there").isTrue();
    }

    private boolean holds(String table, String text) {
        return database.owner().sql("select exists (select from " + table + " t where strpos(t::text, :text) > 0 or strpos(t::text, :hex) > 0)")
                .param("text", text).param("hex", HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8))).query(Boolean.class).single();
    }
}
