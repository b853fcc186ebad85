package org.gongqiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The machine's Chromium, started once for the JVM, at the two sizes we promise. Content security policy stays in
 * force, so a page that needs inline code fails here as it would for a person.
 */
public final class Browsers {

    /** A desk at 1366 × 900 pixels, and a phone at 390 × 844 with touch. */
    public enum Size { DESK, PHONE }

    private static final String AXE = resource("/axe/axe.min.js");

    private static Browser chromium;

    private Browsers() {
    }

    /** A fresh context (no cookies) whose addresses are relative to {@code base}, and which waits 20 seconds for whatever is to come; close it after use. */
    public static BrowserContext open(Size size, String base) {
        var options = new Browser.NewContextOptions().setBaseURL(base).setLocale("zh-CN").setTimezoneId("Asia/Shanghai");
        BrowserContext context = chromium().newContext(size == Size.DESK ? options.setViewportSize(1366, 900)
            : options.setViewportSize(390, 844).setIsMobile(true).setHasTouch(true).setDeviceScaleFactor(2));
        context.setDefaultTimeout(20_000);
        return context;
    }

    /** Chooses English, large type or both for the pages this context opens from now on. */
    public static void choose(BrowserContext context, String base, boolean english, boolean large) {
        context.addCookies(List.of(new Cookie("lang", english ? "en" : "zh-CN").setUrl(base), new Cookie("type", large ? "large" : "normal").setUrl(base)));
    }

    /** The button that says exactly this. */
    public static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What axe-core finds on the page as it stands, one line a fault; empty when nothing. */
    public static List<String> accessibilityFaults(Page page) {
        // What passed is not listed node by node: that alone takes as long as the rules.
        String found = evaluate(page, AXE, """
            axe.run({resultTypes: ['violations']}).then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' | '
                + n.failureSummary.replace(/\\s+/g, ' ')).join(' ;; ')).join('\\n'))""");
        return found.lines().toList();
    }

    /** Keeps a picture of the whole page for whoever looks, and finds it accessible and no wider than the window. */
    public static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/journeys/" + name + ".png")).setFullPage(true));
        assertThat(accessibilityFaults(page)).as(name).isEmpty();
        assertThat(overflow(page)).as(name).isZero();
    }

    /** How many pixels the page is wider than the window; above 0 one has to scroll sideways. */
    public static int overflow(Page page) {
        return Integer.parseInt(evaluate(page, "String(document.documentElement.scrollWidth - document.documentElement.clientWidth)"));
    }

    /** The value of the last expression. Through the debugger, since {@code page.evaluate} is subject to the page's content security policy. */
    private static String evaluate(Page page, String... expressions) {
        var session = page.context().newCDPSession(page);
        String value = "";
        for (String expression : expressions) {
            var request = new JsonObject();
            request.addProperty("expression", expression);
            request.addProperty("awaitPromise", true);
            request.addProperty("returnByValue", true);
            JsonObject answer = session.send("Runtime.evaluate", request);
            if (answer.has("exceptionDetails")) {
                throw new AssertionError(answer.get("exceptionDetails").toString());
            }
            var result = answer.getAsJsonObject("result").get("value");
            value = result == null ? "" : result.getAsString();
        }
        session.detach();
        return value;
    }

    private static synchronized Browser chromium() {
        if (chromium == null) {
            Path program = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream().map(Path::of)
                    .filter(Files::isExecutable).findFirst()
                    .orElseThrow(() -> new AssertionError("the browser tests need Chromium: apt-get install chromium fonts-noto-cjk"));
            var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            chromium = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(List.of("--no-sandbox",
                    // A microphone that beeps, for recordings.
                    "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return chromium;
    }

    private static String resource(String path) {
        try (InputStream in = Browsers.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new AssertionError("no test resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
