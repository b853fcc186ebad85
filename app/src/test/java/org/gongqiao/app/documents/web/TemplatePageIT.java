package org.gongqiao.app.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Browsers.Size;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
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
        try (BrowserContext context = fixtures.browser(admin, Size.DESK)) {
            Page page = context.newPage();
            page.navigate("/operations/papers");
            Browsers.picture(page, "papers-templates");
            assertThat(page.locator("tbody tr").count()).isGreaterThan(4);
            page.locator("a[href='" + MINUTES + "']").click();
            Browsers.picture(page, "papers-template");
            var sample = admin.get(MINUTES + "/1/sample.pdf");
            assertThat(sample.statusCode()).isEqualTo(200);
            assertThat(sample.headers().firstValue("Content-Type")).hasValue("application/pdf");
            assertThat(sample.body()).startsWith("%PDF-");
            assertThat(admin.get(MINUTES + "/1/sample.docx").headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
            assertThat(admin.get(MINUTES + "/1/sample.exe").statusCode()).isEqualTo(404);
            assertThat(admin.get(MINUTES + "/9/sample.pdf").statusCode()).isEqualTo(404);

            page.locator("a[href='" + MINUTES + "/version']").click();
            Browsers.picture(page, "papers-template-version");
            String source = page.locator("#source").inputValue();
            page.locator("#source").fill(source.replace("{{place}}", "{{where}}"));
            page.locator("main button.primary").click();
            assertThat(page.locator("#errors li").count()).isEqualTo(2);
            assertThat(page.locator("main").innerText()).contains("“where”没有在说明部分列出");
            Browsers.picture(page, "papers-template-form");
            page.locator("#source").fill(source.replace("会议记录\n", "会议纪要\n"));
            page.locator("#reason").fill("本市统一称会议纪要");
            page.locator("form[action$='/version'] button.primary").click();
            page.waitForURL("**" + MINUTES);
            assertThat(page.locator("main").innerText()).contains("等待批准", "本市统一称会议纪要", "程序自带").doesNotContain("第 2 版");
            Browsers.picture(page, "papers-template-proposed");
        }
        fixtures.officer("secondAdmin", "province", Role.SYSTEM_ADMIN, Line.AREA);
        var second = fixtures.signIn("secondAdmin");
        try (BrowserContext context = fixtures.browser(second, Size.DESK)) {
            Page page = context.newPage();
            page.navigate(MINUTES);
            String sample = page.locator("#proposals a[href$='sample.pdf']").first().getAttribute("href");
            assertThat(second.get(sample).body()).startsWith("%PDF-");
            String approval = page.locator("#proposals form[action$='/approval']").getAttribute("action");
            admin.post(approval, Map.of());
            assertThat(admin.get("/api/v1/paper-templates/documents/minutes").body()).as("not by who proposed it").doesNotContain("会议纪要");
            page.locator("#proposals form[action$='/approval'] button").click();
            page.waitForURL("**" + MINUTES);
            assertThat(page.locator("main").innerText()).contains("第 2 版", "本市统一称会议纪要", "已批准");
        }
        try (BrowserContext context = fixtures.browser(admin, Size.PHONE)) {
            Page page = context.newPage();
            for (String path : new String[] {"/operations/papers", MINUTES, MINUTES + "/version"}) {
                page.navigate(path);
                Browsers.picture(page, "papers-phone" + path.replace('/', '-'));
            }
        }
        assertThat(admin.get("/api/v1/paper-templates").body()).contains("\"documents/minutes\"", "\"version\":2", "GongqiaoKai-Regular.ttf");
        assertThat(admin.get("/api/v1/paper-templates/documents/minutes").body()).contains("会议纪要");
        var refused = admin.json("POST", "/api/v1/paper-templates/documents/minutes", "{\"source\":\"x\",\"reason\":\"y\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("NO_HEAD");
        String third = admin.get("/api/v1/paper-templates/documents/minutes").body().replaceAll("(?s).*?\"source\":\"((?:[^\"\\\\]|\\\\.)*)\".*", "$1");
        var proposed = admin.json("POST", "/api/v1/paper-templates/documents/minutes", "{\"source\":\"" + third + "\",\"reason\":\"再改\"}");
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(202);
        String id = proposed.body().replaceAll(".*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
        assertThat(admin.get("/api/v1/paper-templates/proposals").body()).contains(id);
        assertThat(admin.json("POST", "/api/v1/paper-templates/proposals/" + id + "/approval", "{}").body()).contains("SAME_PERSON");
        assertThat(second.json("POST", "/api/v1/paper-templates/proposals/" + id + "/refusal", "{}").statusCode()).as("a refusal says why").isEqualTo(422);
        assertThat(second.json("POST", "/api/v1/paper-templates/proposals/" + id + "/refusal", "{\"reason\":\"不必\"}").statusCode()).isEqualTo(200);
        assertThat(second.json("POST", "/api/v1/paper-templates/proposals/" + id + "/approval", "{}").body()).contains("DECIDED");
        assertThat(fixtures.signIn("chair").get("/operations/papers").statusCode()).isEqualTo(403);
    }
}
