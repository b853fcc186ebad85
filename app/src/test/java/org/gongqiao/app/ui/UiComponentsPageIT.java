package org.gongqiao.app.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gongqiao.app.Browsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every component in a real Chromium: accessible at both sizes, operable by keyboard, and nothing typed is lost. */
class UiComponentsPageIT {

    private SampleServer server;
    private BrowserContext context;
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = new SampleServer();
    }

    @AfterEach
    void stop() {
        if (context != null) {
            context.close();
        }
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk", "phone", "join", "book", "signin"})
    void axeFindsNothingAndNothingIsCutOff(String page) {
        for (Browsers.Size size : Browsers.Size.values()) {
            boolean other = size == Browsers.Size.PHONE;
            Page opened = open(size, page, other, other);
            assertThat(Browsers.accessibilityFaults(opened)).as("%s at %s, %s", page, size, other ? "English, large" : "Chinese").isEmpty();
            assertThat(Browsers.overflow(opened)).as("%s at %s", page, size).isLessThanOrEqualTo(0);
            context.close();
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void axeSeesAPlantedFault() {
        Page page = open(Browsers.Size.DESK, "signin", false, false);
        page.evaluate("() => document.getElementById('username').removeAttribute('id')");
        assertThat(Browsers.accessibilityFaults(page)).anySatisfy(fault -> assertThat(fault).startsWith("label"));
    }

    @Test
    void typeAheadWorksByKeyboard() {
        Page page = open(Browsers.Size.DESK, "book", false, false);
        var box = page.locator("#union-text");
        box.pressSequentially("海");
        assertThat(page.locator("#union-list")).isVisible();
        assertThat(box).hasAttribute("aria-expanded", "true");
        box.press("ArrowUp");
        assertThat(box).hasAttribute("aria-activedescendant", "union-text-o1");
        assertThat(Browsers.accessibilityFaults(page)).isEmpty();
        box.press("Enter");
        assertThat(box).hasValue("海棠区快递行业联合工会");
        assertThat(page.locator("input[name=union]")).hasValue("2");
        assertThat(page.locator("#union-list")).isHidden();
        assertThat(server.posts.get()).as("Enter in the list does not send the form").isZero();
        box.press("Backspace");
        assertThat(page.locator("input[name=union]")).hasValue("");
        assertThat(page.locator("#union-list")).isVisible();
        box.press("Escape");
        assertThat(page.locator("#union-list")).isHidden();
    }

    @Test
    void asksBeforeSendingAndSendsOnce() {
        Page page = open(Browsers.Size.DESK, "signin", false, false);
        page.evaluate("() => { document.forms[0].dataset.confirm = '真的吗？'; document.forms[0].noValidate = true; document.forms[0].target = 'elsewhere'; }");
        page.locator("button.wide").click();
        assertThat(page.locator("#confirm")).containsText("真的吗？");
        assertThat(Browsers.accessibilityFaults(page)).isEmpty();
        page.locator("#confirm button[value=no]").click();
        assertThat(page.locator("#confirm")).isHidden();
        assertThat(server.posts.get()).isZero();

        page.locator("button.wide").click();
        Page elsewhere = context.waitForPage(() -> page.locator("#confirm button[value=yes]").click());
        elsewhere.waitForLoadState();
        page.evaluate("() => document.forms[0].requestSubmit()");
        assertThat(page.locator("#confirm")).isHidden();
        assertThat(server.posts.get()).isEqualTo(1);
    }

    @Test
    void lostConnectionAndRefusalKeepWhatWasTyped() {
        Page page = open(Browsers.Size.PHONE, "join", false, false);
        page.locator("#phone").fill("13800000000");
        context.setOffline(true);
        page.locator("#union-text").pressSequentially("海");
        assertThat(page.locator("#toasts .alert")).containsText("网络不通");
        context.setOffline(false);
        server.suggestStatus = 409;
        page.locator("#union-text").pressSequentially("棠");
        assertThat(page.locator("#toasts .alert")).containsText("刚被他人修改");
        assertThat(page.locator("#phone")).hasValue("13800000000");
        assertThat(page.locator("#union-text")).hasValue("海棠");
        page.locator("#toasts [data-dismiss]").click();
        assertThat(page.locator("#toasts .alert")).hasCount(0);
    }

    @Test
    void menuOfASmallScreenOpensAndCloses() {
        Page page = open(Browsers.Size.PHONE, "desk", false, false);
        assertThat(page.locator("#side")).isHidden();
        page.locator(".menu-btn").click();
        assertThat(page.locator("#side")).isVisible();
        assertThat(page.locator("#side .brand")).isFocused();
        assertThat(Browsers.accessibilityFaults(page)).isEmpty();
        page.keyboard().press("Escape");
        assertThat(page.locator("#side")).isHidden();
        assertThat(page.locator(".menu-btn")).isFocused();
        page.navigate(server.base() + "/desk#side");
        assertThat(page.locator("#side")).isVisible();
    }

    @Test
    void largeTypeIsRememberedForTheServer() {
        Page page = open(Browsers.Size.PHONE, "phone", false, false);
        page.locator(".tools [data-type-toggle]").click();
        assertThat(page.locator("html")).hasAttribute("data-type", "large");
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-type", "large");
        assertThat(page.locator(".tools [data-type-toggle]")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void treeDialogAndFileNameWork() {
        Page page = open(Browsers.Size.DESK, "book", false, false);
        page.locator("[data-tree]").click();
        assertThat(page.locator("#t1")).isHidden();
        page.locator("[data-dialog='#ask']").click();
        assertThat(page.locator("#ask")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#ask")).isHidden();
        page.locator("#roster").setInputFiles(new FilePayload("名册.csv", "text/csv", new byte[] {1}));
        assertThat(page.locator(".file output")).hasText("名册.csv");
    }

    private Page open(Browsers.Size size, String path, boolean english, boolean large) {
        context = Browsers.open(size, server.base());
        Browsers.choose(context, server.base(), english, large);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(path + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(path + ": " + error));
        page.navigate(path);
        return page;
    }
}
