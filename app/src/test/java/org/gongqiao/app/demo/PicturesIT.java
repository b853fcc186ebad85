package org.gongqiao.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.identity.Accounts;
import org.gongqiao.app.operations.DemoAccount;
import org.gongqiao.app.operations.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Takes the pictures of the README from the running demonstration; only on demand, by {@code ./gongqiao pictures}. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "gq.pictures", matches = ".+")
class PicturesIT {

    private static final Path FOLDER = Path.of(System.getProperty("gq.pictures", "."));

    @LocalServerPort int port;
    @Autowired DemoSetUp demo;
    @Autowired TestDatabase.Switchable database;
    @Autowired Clock clock;

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

    private void picture(Browsers.Size size, String login, String path, String name) {
        String base = "http://localhost:" + port;
        try (BrowserContext context = Browsers.open(size, base)) {
            Page page = context.newPage();
            if (!login.isEmpty()) {
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
            }
            assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
        }
    }
}
