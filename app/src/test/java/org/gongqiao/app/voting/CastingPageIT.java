package org.gongqiao.app.voting;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Browsers.Size;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.voting.casting.BoardReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Voting on a phone, as a delegate does it: from the slip's QR code to his ballot on the public list. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CastingPageIT {

    private static final int WHOLE_PAGE = 150 * 1024;

    @Autowired Fixtures fixtures;
    @Autowired Votes votes;
    @Autowired Setups setups;
    @Autowired BoardReader reader;
    @Autowired TestDatabase.Switchable database;

    @BeforeAll
    void arrange() {
        fixtures.province();
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click();
    }

    private static String castOnce(Page page) {
        press(page, "核对我的选择");
        press(page, "加密并投出");
        page.locator("[data-step=done]:not([hidden])").waitFor();
        return page.locator("[data-tracker]").textContent();
    }

    @Test
    void aDelegateVotesFromHisSlipAndFindsHisBallot() {
        OpenVote vote = OpenVote.open(fixtures, votes, setups, 0, 1, 1, 1);
        String credential = vote.holders().credentials.get(0).text();
        var sent = new ArrayList<Request>();
        var got = new ArrayList<Response>();
        try (BrowserContext phone = Browsers.open(Size.PHONE, fixtures.base())) {
            phone.setDefaultTimeout(20_000);
            // Somebody is signed in on the same phone: nothing may come of it.
            String session = fixtures.signIn("member").session().orElseThrow();
            phone.addCookies(List.of(new Cookie("gq", Base64.getEncoder().encodeToString(session.getBytes())).setUrl(fixtures.base())));
            Page page = phone.newPage();
            page.onRequest(sent::add);
            page.onResponse(got::add);
            page.navigate("/vote/" + vote.board() + "#" + credential);
            page.locator("#credential").waitFor();
            assertThat(page.url()).as("the credential leaves the address bar").doesNotContain(credential).doesNotContain("#");
            assertThat(page.locator("#credential").inputValue()).isEqualTo(credential);
            Browsers.picture(page, "vote-fill");
            press(page, "核对我的选择");
            assertThat(page.locator(".error:not([hidden])").allTextContents()).as("the first question wants an answer, the second does not").containsExactly("选少了。");
            page.getByText("赞成").click();
            page.getByText("丁一").click();
            page.getByText("丙二").click();
            page.getByText("乙三").click();
            press(page, "核对我的选择");
            assertThat(page.locator(".error:not([hidden])").allTextContents()).containsExactly("选多了。");
            page.locator("#q1-blank").check();
            assertThat(page.locator("#q1-0").isChecked()).as("to abstain and to choose exclude each other").isFalse();
            page.locator("#q1-0").check();
            press(page, "核对我的选择");
            page.locator("[data-step=review]:not([hidden])").waitFor();
            assertThat(page.locator("[data-summary] dd").allTextContents()).containsExactly("赞成", "丁一");
            Browsers.picture(page, "vote-review");
            press(page, "加密并投出");
            page.locator("[data-step=done]:not([hidden])").waitFor();
            Browsers.picture(page, "vote-done");
            String tracker = page.locator("[data-tracker]").textContent();
            assertThat(reader.find(vote.board(), tracker)).isPresent();

            press(page, "清除这部手机上的内容");
            page.locator("#credential").fill(credential);
            page.getByText("反对").click();
            String second = castOnce(page);
            assertThat(second).isNotEqualTo(tracker);
            page.locator("[data-find]").click();
            page.locator(".alert.green").waitFor();
            Browsers.picture(page, "vote-list");
            page.locator("#tracker").fill(tracker);
            press(page, "查我的选票");
            page.locator(".alert.amber").waitFor();
            page.navigate("/vote/" + vote.board() + "/check");
            Browsers.picture(page, "vote-check");
            page.navigate("/vote/" + vote.board() + "/check?lang=en&type=large");
            assertThat(page.locator("h1").textContent()).isEqualTo("How to check");
            Browsers.picture(page, "vote-check-en");

            assertThat(phone.cookies()).extracting(cookie -> cookie.name).as("no cookie is set").containsExactly("gq");
            assertThat(sent).filteredOn(request -> request.method().equals("POST")).hasSize(2).allSatisfy(request -> {
                Map<String, String> headers = request.allHeaders();
                assertThat(headers).doesNotContainKeys("cookie", "referer", "x-xsrf-token");
                assertThat(request.postData()).doesNotContain(credential);
            });
            assertThat(sent).allSatisfy(request -> assertThat(request.url()).doesNotContain(credential));
            assertThat(got).allSatisfy(response -> assertThat(response.headersArray().stream().map(header -> header.name.toLowerCase())).doesNotContain("set-cookie"));
        }
        Long touched = database.owner().sql("select count(*) from spring_session where last_access_time > creation_time + 60000").query(Long.class).single();
        assertThat(touched).isZero();
    }

    @Test
    void theWholePageIsLight() throws Exception {
        OpenVote vote = OpenVote.open(fixtures, votes, setups, twentyCandidates(), 0, 1);
        var bytes = new ArrayList<Integer>();
        try (BrowserContext phone = Browsers.open(Size.PHONE, fixtures.base()); HttpClient http = HttpClient.newHttpClient()) {
            Page page = phone.newPage();
            var addresses = new ArrayList<String>();
            page.onRequest(request -> addresses.add(request.url()));
            page.navigate("/vote/" + vote.board() + "#" + vote.holders().credentials.get(0).text());
            page.locator("#q0-0").check();
            long begun = System.nanoTime();
            castOnce(page);
            System.out.println("20 candidates encrypted and cast in " + (System.nanoTime() - begun) / 1_000_000 + " ms");
            for (String address : addresses.stream().filter(address -> address.startsWith("http") && !address.contains("/ballots")).distinct().toList()) {
                bytes.add(http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofByteArray()).body().length);
            }
        }
        assertThat(bytes).hasSizeGreaterThan(7);
        assertThat(bytes.stream().mapToInt(Integer::intValue).sum()).as("page, sheet, icons and all JavaScript, uncompressed").isLessThan(WHOLE_PAGE);
    }

    private static List<VoteQuestion> twentyCandidates() {
        return List.of(new VoteQuestion("选举工会委员会委员", IntStream.rangeClosed(1, 20).mapToObj(i -> "候选人" + i).toList(), 0, 5, true));
    }

    @Test
    void worksByKeyboardAloneAndInEnglish() {
        OpenVote vote = OpenVote.open(fixtures, votes, setups, 0, 1);
        try (BrowserContext desk = Browsers.open(Size.DESK, fixtures.base())) {
            desk.setDefaultTimeout(20_000);
            Page page = desk.newPage();
            page.navigate("/vote/" + vote.board() + "?lang=en#" + vote.holders().credentials.get(0).text());
            page.locator("#credential").focus();
            page.keyboard().press("Tab");
            page.keyboard().press("Space");
            page.keyboard().press("Tab");
            page.keyboard().press("Space");
            assertThat(page.locator("#q1-0").isChecked()).isTrue();
            for (int i = 0; i < 4; i++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter");
            page.locator("[data-step=review]:not([hidden])").waitFor();
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.locator("[data-step=done]:not([hidden])").waitFor();
            assertThat(page.evaluate("document.activeElement.dataset.step")).as("a screen reader is told at once").isEqualTo("done");
            assertThat(page.locator("h2#done-title").textContent()).isEqualTo("Your ballot is cast");
            Browsers.picture(page, "vote-done-en");
            OpenVote.chair(fixtures, () -> votes.close(vote.id()));
            press(page, "Clear this phone");
            page.locator("#credential").fill(vote.holders().credentials.get(0).text());
            page.locator("#q0-0").check();
            press(page, "Check my choice");
            press(page, "Encrypt and cast");
            page.locator("[data-step=failed]:not([hidden])").waitFor();
            assertThat(page.locator("[data-failure]").textContent()).startsWith("Voting has ended");
        }
    }

    /** The page answers once its modules are there. */
    private static void says(Page page, String text) {
        page.locator("#credential-error:not([hidden])", new Page.LocatorOptions().setHasText(text)).waitFor();
    }

    @Test
    void saysInPlainWordsWhyNot() {
        OpenVote vote = OpenVote.open(fixtures, votes, setups, 0, 1);
        String stranger = KeyHolders.of(vote.board(), 1).credentials.getFirst().text();
        try (BrowserContext phone = Browsers.open(Size.PHONE, fixtures.base())) {
            phone.setDefaultTimeout(20_000);
            Page page = phone.newPage();
            page.navigate("/vote/" + vote.board());
            page.getByText("赞成").click();
            press(page, "核对我的选择");
            says(page, "请填写投票凭证。");
            page.locator("#credential").fill("abc");
            press(page, "核对我的选择");
            says(page, "凭证不对");
            page.locator("#credential").fill(stranger);
            press(page, "核对我的选择");
            press(page, "加密并投出");
            page.locator("[data-step=failed]:not([hidden])").waitFor();
            assertThat(page.locator("[data-failure]").textContent()).startsWith("公开清单上没有这张凭证");
            Browsers.picture(page, "vote-refused");
            OpenVote.chair(fixtures, () -> votes.close(vote.id()));
            press(page, "返回修改");
            page.locator("#credential").fill(vote.holders().credentials.getFirst().text());
            press(page, "核对我的选择");
            press(page, "加密并投出");
            page.locator("[data-step=failed]:not([hidden])").waitFor();
            assertThat(page.locator("[data-failure]").textContent()).startsWith("投票已经截止");
            page.navigate("/vote/" + vote.board());
            Browsers.picture(page, "vote-closed");
        }
    }

    @Test
    void aBadNetworkCostsNoBallotAndDoublesNone() {
        OpenVote vote = OpenVote.open(fixtures, votes, setups, 0, 1);
        try (BrowserContext phone = Browsers.open(Size.PHONE, fixtures.base())) {
            phone.setDefaultTimeout(20_000);
            Page page = phone.newPage();
            page.navigate("/vote/" + vote.board() + "#" + vote.holders().credentials.get(0).text());
            page.getByText("赞成").click();
            press(page, "核对我的选择");
            // The answer is lost, the ballot is not.
            page.route("**/ballots", route -> {
                route.fetch();
                route.abort();
            });
            press(page, "加密并投出");
            page.locator("[data-do=again]:not([hidden])").waitFor();
            page.unroute("**/ballots");
            press(page, "把同一张选票再发一次");
            page.locator("[data-step=done]:not([hidden])").waitFor();
            assertThat(reader.ballots(vote.board(), -1, 10).items()).hasSize(1);
        }
    }

    @Test
    void officersSeeTheVoteAndNotWhoVoted() {
        OpenVote vote = OpenVote.open(fixtures, votes, setups, 24, 1, 1);
        try (BrowserContext desk = Browsers.open(Size.DESK, fixtures.base())) {
            desk.setDefaultTimeout(20_000);
            desk.setExtraHTTPHeaders(Map.of("X-Session", fixtures.signIn("chair").session().orElseThrow()));
            Page page = desk.newPage();
            page.navigate("/votes");
            Browsers.picture(page, "votes");
            page.navigate("/votes/" + vote.id());
            Browsers.picture(page, "vote-officer-open");
            press(page, "截止投票");
            page.locator("#confirm button.primary").click();
            page.locator("#sheet").waitFor();
            Browsers.picture(page, "vote-officer-closed");
        }
        try (BrowserContext phone = Browsers.open(Size.PHONE, fixtures.base())) {
            phone.setExtraHTTPHeaders(Map.of("X-Session", fixtures.signIn("member").session().orElseThrow()));
            Page page = phone.newPage();
            page.navigate("/my/votes");
            Browsers.picture(page, "votes-own");
        }
    }
}
