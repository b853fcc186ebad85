package org.gongqiao.app.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Browsers.Size;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The operator looks at templates, breaks one, mends it, and the new version is in use. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplatePageIT {

    private static final String MINUTES = "/operations/papers/documents/minutes";

    @Autowired Fixtures fixtures;

    @BeforeAll
    void province() {
        fixtures.province();
    }

    @Test
    void theOperatorPutsAVersionOfHisOwnInPlace() {
        var admin = fixtures.signIn("systemAdmin");
        try (BrowserContext context = Browsers.open(Size.DESK, fixtures.base())) {
            context.setDefaultTimeout(20_000);
            context.setExtraHTTPHeaders(Map.of("X-Session", admin.session().orElseThrow()));
            Page page = context.newPage();
            page.navigate("/operations/papers");
            picture(page, "templates");
            assertThat(page.locator("tbody tr").count()).isGreaterThan(4);
            page.locator("a[href='" + MINUTES + "']").click();
            fine(page);
            picture(page, "template");
            var sample = admin.get(MINUTES + "/1/sample.pdf");
            assertThat(sample.statusCode()).isEqualTo(200);
            assertThat(sample.headers().firstValue("Content-Type")).hasValue("application/pdf");
            assertThat(sample.body()).startsWith("%PDF-");
            assertThat(admin.get(MINUTES + "/1/sample.docx").headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
            assertThat(admin.get(MINUTES + "/1/sample.exe").statusCode()).isEqualTo(404);
            assertThat(admin.get(MINUTES + "/9/sample.pdf").statusCode()).isEqualTo(404);

            page.locator("a[href='" + MINUTES + "/version']").click();
            fine(page);
            String source = page.locator("#source").inputValue();
            page.locator("#source").fill(source.replace("{{place}}", "{{where}}"));
            page.locator("main button.primary").click();
            assertThat(page.locator("#errors li").count()).isEqualTo(2);
            assertThat(page.locator("main").innerText()).contains("“where”没有在说明部分列出");
            fine(page);
            picture(page, "template-form");
            page.locator("#source").fill(source.replace("会议记录\n", "会议纪要\n"));
            page.locator("#reason").fill("本市统一称会议纪要");
            page.locator("form[action$='/version'] button.primary").click();
            page.waitForURL("**" + MINUTES);
            assertThat(page.locator("main").innerText()).contains("第 2 版", "本市统一称会议纪要", "程序自带");
        }
        try (BrowserContext context = Browsers.open(Size.PHONE, fixtures.base())) {
            context.setExtraHTTPHeaders(Map.of("X-Session", admin.session().orElseThrow()));
            Page page = context.newPage();
            for (String path : new String[] {"/operations/papers", MINUTES, MINUTES + "/version"}) {
                page.navigate(path);
                fine(page);
                picture(page, "phone" + path.replace('/', '-'));
            }
        }
        assertThat(admin.get("/api/v1/paper-templates").body()).contains("\"documents/minutes\"", "\"version\":2", "GongqiaoKai-Regular.ttf");
        assertThat(admin.get("/api/v1/paper-templates/documents/minutes").body()).contains("会议纪要");
        var refused = admin.json("POST", "/api/v1/paper-templates/documents/minutes", "{\"source\":\"x\",\"reason\":\"y\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("NO_HEAD");
        assertThat(fixtures.signIn("chair").get("/operations/papers").statusCode()).isEqualTo(403);
    }

    private static void fine(Page page) {
        assertThat(Browsers.accessibilityFaults(page)).isEmpty();
        assertThat(Browsers.overflow(page)).isZero();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/papers/page-" + name + ".png")).setFullPage(true));
    }
}
