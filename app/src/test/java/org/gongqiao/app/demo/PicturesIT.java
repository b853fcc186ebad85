package org.gongqiao.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.Outside;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.disputes.Talks;
import org.gongqiao.app.identity.Accounts;
import org.gongqiao.app.identity.Posts;
import org.gongqiao.app.operations.DemoAccount;
import org.gongqiao.app.operations.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Takes the pictures of README and manual from the running demonstration; only on demand, by {@code ./gongqiao pictures}. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "gq.pictures", matches = ".+")
class PicturesIT {

    private static final float PAPER_DPI = 72;
    private static final Path FOLDER = Path.of(System.getProperty("gq.pictures", "."));

    @LocalServerPort int port;
    @Autowired DemoSetUp demo;
    @Autowired TestDatabase.Switchable database;
    @Autowired Clock clock;
    @Autowired Talks talks;
    @Autowired Posts posts;
    @Autowired Outside.SmsServer sms;

    private Map<String, DemoAccount> accounts;

    @BeforeAll
    void fill() {
        demo.fill(DemoSize.USUAL, database.ownerSource(), Progress.SILENT);
        accounts = demo.accounts().stream().collect(Collectors.toMap(DemoAccount::login, account -> account));
    }

    @Test
    void takes() throws IOException {
        Files.createDirectories(FOLDER);
        picture(Browsers.Size.DESK, "organiser", "/desk", "desk");
        picture(Browsers.Size.DESK, "organiser", "/applications", "applications");
        picture(Browsers.Size.DESK, "chair", "/members", "members");
        picture(Browsers.Size.DESK, "chair", "/roster", "roster");
        picture(Browsers.Size.DESK, "city-reviewer", "/unions", "unions");
        picture(Browsers.Size.PHONE, "member", "/my", "phone-home");
        picture(Browsers.Size.PHONE, "", "/join", "phone-join");
    }

    @Test
    void takesTheWayOfAClaim() throws IOException {
        Files.createDirectories(FOLDER);
        String dispute = "/disputes/" + one("select dispute_id from disputes.claimant group by 1 order by count(*) desc limit 1");
        String lead = one("select id from claims.claim where amount_cents = 326050");
        String asked = one("select id from claims.claim where waits_for_person and amount_cents = 86000");
        String urgent = one("select id from claims.claim where 'U-03' = any (urgent) limit 1");
        String ask = one("select id from supervision.case_file where proposed = 'ask' limit 1");
        String opinion = one("select id from supervision.letter where kind = 'OPINION' and case_id = cast('" + ask + "' as uuid)");
        String clock = one("select c.id from casework.clock c join disputes.dispute d on d.matter_id = c.matter_id where c.limit_name = 'R-08.award' and c.state <> 'ENDED' limit 1");
        try (BrowserContext phone = signedIn(Browsers.Size.PHONE, "courier")) {
            shot(phone, "/my/claims/new?type=CLAIM&occupation=COURIER&topic=WAGES", "rights-report-phone");
            shot(phone, "/my/claims/" + asked, "rights-claim-phone");
            shot(phone, "/my/claims/" + lead, "rights-went-on-phone");
            shot(phone, "/my" + dispute, "rights-dispute-phone");
            shot(phone, "/my/clocks/" + clock, "rights-date-phone");
        }
        try (BrowserContext desk = signedIn(Browsers.Size.DESK, "couriers-rights")) {
            shot(desk, "/desk", "rights-desk");
            shot(desk, "/claims", "rights-claims");
            shot(desk, "/claims/" + urgent, "rights-urgent");
            shot(desk, "/claims/" + lead, "rights-together");
            shot(desk, dispute, "rights-dispute");
            shot(desk, "/supervision/cases/" + ask, "rights-case");
            shot(desk, "/supervision/letters/" + opinion, "rights-letter");
            paper(desk, dispute + "/papers?name=MEDIATION_APPLICATION&form=pdf", "paper-mediation-application");
            paper(desk, dispute + "/papers?name=MEDIATION_AGREEMENT&form=pdf", "paper-mediation-agreement");
            paper(desk, dispute + "/papers?name=MEDIATION_END&form=pdf", "paper-mediation-end");
            paper(desk, dispute + "/papers?name=ARBITRATION_APPLICATION&form=pdf", "paper-arbitration-application");
            paper(desk, dispute + "/papers?name=EVIDENCE_LIST&form=pdf", "paper-evidence-list");
        }
        try (BrowserContext desk = signedIn(Browsers.Size.DESK, "county-chair")) {
            shot(desk, "/desk", "rights-county");
            shot(desk, "/supervision/counts", "rights-counts");
            letter(desk, "REMINDER", "paper-reminder");
            letter(desk, "OPINION", "paper-opinion");
            letter(desk, "NOT_ACCEPTED", "paper-not-accepted");
            letter(desk, "RECOMMENDATION", "paper-recommendation");
            letter(desk, "PROSECUTION", "paper-prosecution");
        }
        try (BrowserContext desk = signedIn(Browsers.Size.DESK, "chair")) {
            String aid = one("select dispute_id || ' ' || id from disputes.aid limit 1");
            paper(desk, "/disputes/" + aid.split(" ")[0] + "/aids/paper?aid=" + aid.split(" ")[1], "paper-aid");
            paper(desk, "/dismissals/" + one("select id from disputes.dismissal where answered_on is not null limit 1") + "/opinion", "paper-dismissal");
            shot(desk, "/dismissals/" + one("select id from disputes.dismissal order by id limit 1"), "rights-dismissal");
        }
        try (BrowserContext phone = signedIn(Browsers.Size.PHONE, "county-chair")) {
            shot(phone, "/supervision/letters/" + one("select id from supervision.letter where state = 'ASKED' limit 1"), "rights-sign-phone");
        }
        fromOutside(UUID.fromString(dispute.substring(dispute.lastIndexOf('/') + 1)));
    }

    /** What the employer sees through link and code, on a phone. */
    private void fromOutside(UUID dispute) {
        UUID officer = UUID.fromString(one("select person_id from identity.account where login = 'couriers-rights'"));
        Desk desk = posts.desksOf(officer).getFirst();
        String phone = "19900099903";
        String link = ScopedValue.where(Scope.DESK, desk).where(Scope.CURRENT, desk.scope()).call(() -> talks.invite(dispute, new Talks.Guest(PartRole.EMPLOYER, "贺某",
                "", phone, LocalDate.now(clock).plusDays(20)), "http://localhost:" + port)).link();
        try (BrowserContext context = Browsers.open(Browsers.Size.PHONE, "http://localhost:" + port)) {
            Page page = context.newPage();
            page.navigate(link);
            page.locator("main button").first().click();
            page.locator("input#code").waitFor();
            page.locator("input#code").fill(sms.await(phone, each -> each.template().equals("notices.code.TAKE_PART")).args().getFirst());
            page.locator("main button.primary").first().click();
            page.waitForURL("**/part");
            shot(context, "/part/dispute", "rights-part-phone");
        }
    }

    private String one(String sql) {
        return database.owner().sql(sql).query(String.class).single();
    }

    private void shot(BrowserContext context, String path, String name) {
        Page page = context.newPage();
        assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
        page.close();
    }

    private void letter(BrowserContext context, String kind, String name) throws IOException {
        paper(context, "/supervision/letters/" + one("select id from supervision.letter where kind = '" + kind + "' and state = 'ISSUED' and not published order by id limit 1")
                + "/paper.pdf", name);
    }

    /** The first page of a paper, as it prints. */
    private static void paper(BrowserContext context, String path, String name) throws IOException {
        var answer = context.request().get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        try (PDDocument document = Loader.loadPDF(answer.body())) {
            ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, PAPER_DPI), "png", FOLDER.resolve(name + ".png").toFile());
        }
    }

    private void picture(Browsers.Size size, String login, String path, String name) {
        try (BrowserContext context = signedIn(size, login)) {
            shot(context, path, name);
        }
    }

    /** Signs in as a person would; with an empty login nobody does. */
    private BrowserContext signedIn(Browsers.Size size, String login) {
        BrowserContext context = Browsers.open(size, "http://localhost:" + port);
        if (!login.isEmpty()) {
            Page page = context.newPage();
            DemoAccount account = accounts.get(login);
            page.navigate("/sign-in?by=password");
            page.fill("#name", account.login());
            page.fill("#password", account.password());
            page.click("button.primary");
            page.waitForLoadState();
            if (account.totpSecret() != null) {
                page.fill("#code", Accounts.secondFactorCode(account.totpSecret(), clock.instant()));
                page.click("button.primary");
                page.waitForLoadState();
            }
            page.close();
        }
        return context;
    }
}
