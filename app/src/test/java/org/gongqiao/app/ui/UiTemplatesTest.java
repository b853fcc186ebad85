package org.gongqiao.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.NoSuchMessageException;

/** Renders the layouts and tags; leaves the sample pages in {@code target/pattern-book} to be looked at. */
class UiTemplatesTest {

    private static final Path BOOK = Path.of("target", "pattern-book");
    private static final String HOSTILE = "\"><script>alert(1)</script><img src=x onerror='alert(2)'>";
    private static final Pattern INLINE = Pattern.compile("<style|\\sstyle=|\\son[a-z]+=|javascript:|<script(?![^>]*\\ssrc=)", Pattern.CASE_INSENSITIVE);
    private static TemplateEngine shipped;

    @BeforeAll
    static void engine() {
        shipped = TemplateEngine.createPrecompiled(ContentType.Html);
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk", "phone", "join", "book", "signin"})
    void samplePagesHaveLanguageAndNoInlineCode(String page) throws IOException {
        Files.createDirectories(BOOK);
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            for (boolean large : new boolean[] {false, true}) {
                String html = PatternBook.render(page, locale, large);
                boolean english = locale.equals(Locale.ENGLISH);
                assertThat(html).contains("<html lang=\"" + (english ? "en" : "zh-CN") + "\" data-type=\"" + (large ? "large" : "normal") + "\">");
                assertThat(INLINE.matcher(html).find()).as("inline script or style").isFalse();
                assertThat(duplicateIds(html)).isEmpty();
                Files.writeString(BOOK.resolve(page + (english ? "-en" : "") + (large ? "-large" : "") + ".html"), html);
            }
        }
    }

    @Test
    void inlinePatternSeesWhatItMustRefuse() {
        for (String planted : List.of("<p style=\"x\">", "<a onclick=\"x\">", "<script>x</script>", "<style>", "<a href=\"javascript:x\">")) {
            assertThat(INLINE.matcher(planted).find()).as(planted).isTrue();
        }
        assertThat(INLINE.matcher("<script src=\"/a.js\" defer></script>").find()).isFalse();
    }

    @Test
    void escapesHostileTextInEveryTag() {
        Ui ui = PatternBook.ui(Locale.ENGLISH, false, false);
        List<Ui.Option> options = List.of(new Ui.Option(HOSTILE, HOSTILE));
        List<String> pages = List.of(
            render("tag/field.jte", ui, Map.of("name", "a", "label", HOSTILE, "value", HOSTILE, "hint", HOSTILE, "error", HOSTILE, "placeholder", HOSTILE)),
            render("tag/area.jte", ui, Map.of("name", "a", "label", HOSTILE, "value", "</textarea>" + HOSTILE, "error", HOSTILE)),
            render("tag/select.jte", ui, Map.of("name", "a", "label", HOSTILE, "options", options, "value", HOSTILE)),
            render("tag/chips.jte", ui, Map.of("name", "a", "label", HOSTILE, "options", options, "values", List.of(HOSTILE))),
            render("tag/combo.jte", ui, Map.of("name", "a", "label", HOSTILE, "source", "/x", "value", HOSTILE, "text", HOSTILE)),
            render("tag/alert.jte", ui, Map.of("text", HOSTILE)),
            render("tag/empty.jte", ui, Map.of("title", HOSTILE, "text", HOSTILE)),
            render("tag/errors.jte", ui, Map.of("errors", Map.of("a", HOSTILE))),
            render("tag/timeline.jte", ui, Map.of("events", List.of(new Ui.Event(Ui.Stage.NOW, HOSTILE, HOSTILE, HOSTILE, HOSTILE)))),
            render("tag/steps.jte", ui, Map.of("label", HOSTILE, "steps", List.of(new Ui.Step(Ui.Stage.NOW, HOSTILE, HOSTILE)))),
            render("tag/stat.jte", ui, Map.of("label", HOSTILE, "value", HOSTILE, "icon", "home", "note", HOSTILE)));
        for (String html : pages) {
            assertThat(html).doesNotContain("<script", "<img", "</textarea><").contains("&lt;script&gt;");
        }
    }

    @Test
    void hostileViewerAndFlashStayText() {
        var viewer = new Ui.Viewer(HOSTILE, HOSTILE, HOSTILE, HOSTILE, List.of(), List.of(), 0, 0);
        Ui ui = new Ui(new Ui.Texts(new MessageFiles(), true), Locale.ENGLISH, PatternBook.FRIDAY_AFTERNOON, new Ui.Request("/", null, false, true,
            () -> new Ui.Csrf("_csrf", "X-CSRF-TOKEN", "t0ken"), () -> viewer, Ui.Flash.done("ui.today", HOSTILE), new Assets()::address));
        for (String layout : List.of("desk", "phone", "plain")) {
            String html = render("ui/layout/" + layout + ".jte", ui, Map.of("title", HOSTILE, "content", (gg.jte.Content) out -> out.writeContent("")));
            assertThat(html).doesNotContain("<script>", "<img src=x").contains("&lt;script&gt;", "today \"&gt;");
        }
    }

    @Test
    void htmxSendsTheTokenAndKeepsNoHistory() {
        String html = PatternBook.render("desk", Locale.SIMPLIFIED_CHINESE, false);
        assertThat(html).contains("hx-headers=\"{&#34;X-CSRF-TOKEN&#34;:&#34;t0ken&#34;}\"", "&quot;historyCacheSize&quot;:0",
            "&quot;allowEval&quot;:false", "&quot;selfRequestsOnly&quot;:true", "&quot;includeIndicatorStyles&quot;:false");
    }

    @Test
    void everyIconUsedIsInTheSprite() throws IOException {
        String sprite = Files.readString(Path.of("src/main/resources/static/ui/icons.svg"));
        List<String> missing = new ArrayList<>();
        for (String page : List.of("desk", "phone", "join", "book", "signin")) {
            var used = Pattern.compile("icons\\.svg\\?v=[0-9a-f]{8}#(i-[a-z-]+)").matcher(PatternBook.render(page, Locale.ENGLISH, false));
            while (used.find()) {
                if (!sprite.contains("id=\"" + used.group(1) + "\"")) {
                    missing.add(used.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void errorPageNamesTheIdAndTouchesNeitherSessionNorDatabase() {
        Ui bare = new Ui(new Ui.Texts(new MessageFiles(), true), Locale.SIMPLIFIED_CHINESE, PatternBook.FRIDAY_AFTERNOON, new Ui.Request("/x", null, false, false,
            () -> null, () -> { throw new AssertionError("asked for the viewer"); }, null, new Assets()::address));
        for (String kind : List.of("400", "401", "403", "404", "405", "409", "413", "429", "500", "503")) {
            String html = render("ui/error.jte", bare, Map.of("status", Integer.parseInt(kind), "kind", kind, "id", "7F3A21C9"));
            assertThat(html).contains("7F3A21C9", ">" + kind + "<").doesNotContain("hx-headers", "_csrf");
        }
    }

    @Test
    void writesDatesAndNumbersInBothLanguages() {
        Ui zh = PatternBook.ui(Locale.SIMPLIFIED_CHINESE, false, false);
        Ui en = PatternBook.ui(Locale.ENGLISH, false, false);
        LocalDate day = LocalDate.of(2026, 11, 18);
        assertThat(zh.date(day)).isEqualTo("2026-11-18");
        assertThat(en.date(day)).isEqualTo("18 Nov 2026");
        assertThat(zh.time(Instant.parse("2026-11-18T16:05:00Z"))).isEqualTo("2026-11-19 00:05");
        assertThat(zh.when(Instant.parse("2026-11-20T01:20:00Z"))).isEqualTo("今天 09:20");
        assertThat(zh.when(Instant.parse("2026-11-18T16:05:00Z"))).isEqualTo("昨天 00:05");
        assertThat(zh.when(Instant.parse("2026-11-18T15:59:00Z"))).isEqualTo("11-18");
        assertThat(en.when(Instant.parse("2025-11-18T15:59:00Z"))).isEqualTo("18 Nov 2025");
        assertThat(zh.due(LocalDate.of(2026, 11, 20))).isEqualTo("今天到期");
        assertThat(en.due(LocalDate.of(2026, 11, 21))).isEqualTo("1 day left");
        assertThat(en.due(day)).isEqualTo("2 days overdue");
        assertThat(zh.dueColour(day)).isEqualTo("red");
        assertThat(zh.dueColour(LocalDate.of(2026, 11, 23))).isEqualTo("amber");
        assertThat(zh.dueColour(LocalDate.of(2026, 11, 24))).isEqualTo("blue");
        assertThat(zh.number(1286420)).isEqualTo("1,286,420");
    }

    @Test
    void missingKeyFailsWhereStrictAndReadsNeutralWhereNot() {
        assertThatThrownBy(() -> PatternBook.ui(Locale.ENGLISH, false, false).msg("no.such.key")).isInstanceOf(NoSuchMessageException.class);
        Ui lenient = new Ui(new Ui.Texts(new MessageFiles(), false), Locale.ENGLISH, PatternBook.FRIDAY_AFTERNOON,
            new Ui.Request("/", null, false, false, () -> null, () -> null, null, new Assets()::address));
        assertThat(lenient.msg("no.such.key")).isEqualTo(lenient.msg("ui.missing")).doesNotContain("no.such.key");
    }

    @Test
    void marksTheMenuItemWithTheLongestAddress() {
        var unions = new Ui.MenuItem(MenuSection.WORK, "/unions", "sitemap", "ui.menu", 0);
        var home = new Ui.MenuItem(MenuSection.WORK, "/", "home", "ui.menu", 0);
        var viewer = new Ui.Viewer("a", "a", "", "", List.of(), List.of(home, unions), 0, 0);
        Ui ui = new Ui(new Ui.Texts(new MessageFiles(), true), Locale.ENGLISH, PatternBook.FRIDAY_AFTERNOON,
            new Ui.Request("/unions/7", null, false, false, () -> null, () -> viewer, null, new Assets()::address));
        assertThat(ui.current()).isEqualTo(unions);
    }

    private static String render(String template, Ui ui, Map<String, Object> params) {
        var all = new HashMap<>(params);
        all.put("ui", ui);
        var out = new StringOutput();
        shipped.render(template, all, out);
        return out.toString();
    }

    private static List<String> duplicateIds(String html) {
        var seen = new ArrayList<String>();
        var twice = new ArrayList<String>();
        var ids = Pattern.compile("\\sid=\"([^\"]*)\"").matcher(html);
        while (ids.find()) {
            (seen.contains(ids.group(1)) ? twice : seen).add(ids.group(1));
        }
        return twice;
    }
}
