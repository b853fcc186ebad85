package org.gongqiao.app.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Browsers.Size;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.AttachmentSamples;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.documents.FileType;
import org.gongqiao.app.documents.NewAttachment;
import org.gongqiao.app.documents.attachment.Specimens;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.UiSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** The upload box on a page of the program, on a phone and at a desk, under the program's own security policy. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadPageIT {

    @Autowired Fixtures fixtures;
    @Autowired TemplateEngine templates;
    @Autowired UiSource uis;
    @Autowired TestDatabase.Switchable database;
    @Autowired Attachments attachments;
    @Autowired AttachmentSamples samples;

    @BeforeAll
    void province() {
        fixtures.province();
    }

    private Page open(BrowserContext context) {
        return open(context, "documents/_upload.jte", Map.of("label", "照片、录音和文件"));
    }

    /** A page of the program with the fragment in it: head, style, policy and scripts are its own. */
    private Page open(BrowserContext context, String fragment, Map<String, Object> values) {
        org.springframework.context.i18n.LocaleContextHolder.setLocale(java.util.Locale.SIMPLIFIED_CHINESE);
        var request = new MockHttpServletRequest("GET", "/my/messages");
        Ui ui = uis.of(request);
        var box = new StringOutput();
        var given = new java.util.HashMap<>(values);
        given.put("ui", ui);
        templates.render(fragment, given, box);
        context.route("**/my/messages", route -> {
            var answer = route.fetch();
            String body = answer.text().replaceFirst("(?s)(<main[^>]*>)", "$1<form class=\"card form\" method=\"post\" action=\"/nowhere\">"
                    + java.util.regex.Matcher.quoteReplacement(box.toString()) + "<button class=\"btn primary\">提交</button></form>");
            route.fulfill(new Route.FulfillOptions().setStatus(200).setHeaders(answer.headers()).setBody(body));
        });
        Page page = context.newPage();
        page.navigate("/my/messages");
        return page;
    }

    private static FilePayload file(String name, byte[] bytes) {
        return new FilePayload(name, "application/octet-stream", bytes);
    }

    @Test
    void filesAreSentAtOnceAgainWhenTheNetworkFailsAndTakenBack() {
        for (Size size : Size.values()) {
            try (BrowserContext context = fixtures.browser("member", size)) {
                Page page = open(context);
                page.locator("#attachments-camera").setInputFiles(file("工资条.jpg", Specimens.photo(6)));
                page.getByText("已上传 · 已去除位置信息").first().waitFor();
                assertThat(page.locator("input[name=attachments]").count()).isEqualTo(1);
                UUID id = UUID.fromString(page.locator("input[name=attachments]").inputValue());
                assertThat(kept(id)).isEqualTo(1);

                page.locator("#attachments-files").setInputFiles(new FilePayload[] {file("photo.jpg", Specimens.ascii("<svg/>")), file("合同.pdf", Specimens.pdf())});
                page.getByText("不能接收这种文件").first().waitFor();
                Locator contract = page.locator("li[data-upload-done]").filter(new Locator.FilterOptions().setHasText("合同.pdf"));
                contract.waitFor();

                int[] failures = {1};
                context.route("**/api/v1/my/uploads", route -> {
                    if (failures[0]-- > 0) {
                        route.abort();
                    } else {
                        route.resume();
                    }
                });
                page.locator("#attachments-files").setInputFiles(file("考勤.pdf", Specimens.pdf()));
                page.getByText("现在重试").click();
                page.locator("li[data-upload-done]").filter(new Locator.FilterOptions().setHasText("考勤.pdf")).waitFor();
                assertThat(Browsers.accessibilityFaults(page)).isEmpty();
                assertThat(Browsers.overflow(page)).isZero();
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/papers/page-upload-" + size + ".png")).setFullPage(true));

                Locator photo = page.locator("li[data-upload-done]").filter(new Locator.FilterOptions().setHasText("工资条.jpg"));
                page.waitForResponse("**/api/v1/my/uploads/" + id, () -> photo.locator("[data-upload-remove]").click());
                assertThat(page.locator("input[name=attachments]").count()).isEqualTo(2);
                assertThat(kept(id)).isZero();
            }
        }
    }

    private int kept(UUID id) {
        return database.owner().sql("select count(*) from documents.attachment where id = :id").param("id", id).query(Integer.class).single();
    }

    @Test
    void attachmentsAreSeenHeardAndSaved() {
        UUID person = fixtures.people.get("member").personId();
        var record = samples.record(fixtures, "own", person);
        List<Attachment> listed = Scope.call(new Scope.Own(person), () -> {
            List.of(Map.entry("工资条.jpg", Specimens.photo(6)), Map.entry("陈述.wav", Specimens.wave()), Map.entry("合同.pdf", Specimens.pdf())).forEach(each -> {
                try {
                    attachments.take(new NewAttachment(record, each.getKey(), "本人手机拍摄", Audience.PERSON, false, null), new java.io.ByteArrayInputStream(each.getValue()));
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            attachments.erase(attachments.of(record).stream().filter(each -> each.type() == FileType.PDF).findFirst().orElseThrow().id(), "x");
            return attachments.of(record);
        });
        for (Size size : Size.values()) {
            try (BrowserContext context = fixtures.browser("member", size)) {
                Page page = open(context, "documents/_attachments.jte", Map.of("attachments", listed, "at", "/my/attachments/"));
                page.locator("summary").click();
                // Exif said that it lies on its side, so its 64 × 48 pixels stand upright.
                page.waitForCondition(() -> shownWidth(page) == 48);
                assertThat(page.locator("audio").count()).isEqualTo(1);
                assertThat(page.locator("main").innerText()).contains("已去除位置信息", "内容已于", "本人手机拍摄");
                assertThat(Browsers.accessibilityFaults(page)).isEmpty();
                assertThat(Browsers.overflow(page)).isZero();
                var saved = page.waitForDownload(() -> page.locator("a[href$='save=true']").first().click());
                assertThat(saved.suggestedFilename()).isEqualTo("工资条.jpg");
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/papers/page-attachments-" + size + ".png")).setFullPage(true));
            }
        }
    }

    private static double shownWidth(Page page) {
        return page.locator("details img").boundingBox() == null ? 0 : page.locator("details img").boundingBox().width;
    }

    @Test
    void aVoiceIsRecordedInTheBrowserAndSent() {
        try (BrowserContext context = fixtures.browser("member", Size.PHONE)) {
            context.grantPermissions(List.of("microphone"));
            Page page = open(context);
            page.locator("[data-upload-voice]").click();
            page.getByText("停止录音 0:02").waitFor();
            page.locator("main form button.primary").click();
            assertThat(page.locator("[data-upload-status]").innerText()).contains("录音还没有停止");
            page.locator("[data-upload-voice]").click();
            page.locator("li[data-upload-done]").waitFor();
            UUID id = UUID.fromString(page.locator("input[name=attachments]").inputValue());
            assertThat(database.owner().sql("select type from documents.attachment where id = :id").param("id", id).query(String.class).single()).isEqualTo("WEBM");
        }
    }

    @Test
    void withoutTheScriptTheFilesGoWithTheForm() {
        try (BrowserContext context = fixtures.browser("member", Size.PHONE)) {
            context.route("**/upload.js*", Route::abort);
            Page page = open(context);
            page.locator("#attachments-voice").setInputFiles(file("a.wav", Specimens.wave()));
            assertThat(page.locator("#attachments-voice").getAttribute("name")).isEqualTo("files");
            assertThat(page.locator("[data-upload-voice]").isVisible()).isFalse();
            assertThat(page.locator("input[name=attachments]").count()).isZero();
        }
    }
}
