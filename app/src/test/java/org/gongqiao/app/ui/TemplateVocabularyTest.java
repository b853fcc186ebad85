package org.gongqiao.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Templates use only classes of the sheet and icons of the sprite, and no inline code: each would fail without a word. */
class TemplateVocabularyTest {

    private static final Path FILES = Path.of("src/main/resources/static/ui");
    private static final Pattern CLASSES = Pattern.compile("\\bclass=\"([^\"]*)\"");
    private static final Pattern ICON = Pattern.compile("(?:tag\\.icon\\(ui = ui, name = |\\bicon = )\"([a-z-]+)\"");
    private static final Pattern MENU_ICON = Pattern.compile("new MenuEntry\\([^,]+, [^,]+, \"[^\"]*\", \"([a-z-]+)\"");
    private static final Pattern INLINE = Pattern.compile("<style|\\sstyle=|\\son[a-z]+=\"|javascript:|=\"data:|<script(?![^>]*\\ssrc=)", Pattern.CASE_INSENSITIVE);

    @Test
    void everyClassIsInTheSheet() throws IOException {
        String sheet = Files.readString(FILES.resolve("gongqiao.css"));
        assertThat(templates()).isNotEmpty().allSatisfy(template -> assertThat(unknownClasses(read(template), sheet)).as("%s", template).isEmpty());
    }

    @Test
    void everyIconIsInTheSprite() throws IOException {
        String sprite = Files.readString(FILES.resolve("icons.svg"));
        Set<String> unknown = new TreeSet<>();
        int seen = 0;
        for (Path file : Stream.concat(templates().stream(), sources().stream()).toList()) {
            for (Pattern use : List.of(ICON, MENU_ICON)) {
                var icons = use.matcher(read(file));
                while (icons.find()) {
                    seen++;
                    if (!sprite.contains("id=\"i-" + icons.group(1) + "\"")) {
                        unknown.add(icons.group(1) + " in " + file);
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(10);
        assertThat(unknown).isEmpty();
    }

    @Test
    void noTemplateHasInlineCode() throws IOException {
        assertThat(templates()).allSatisfy(template -> assertThat(INLINE.matcher(read(template)).find()).as("%s", template).isFalse());
    }

    @Test
    void plantedViolationsAreSeen() {
        assertThat(unknownClasses("<p class=\"card ${x ? \"a\" : \"b\"} crad\">", ".card { }")).containsExactly("crad");
        assertThat(MENU_ICON.matcher("new MenuEntry(MenuSection.SYSTEM, 80, \"/posts\", \"kee\", \"x\", null)").find()).isTrue();
        assertThat(ICON.matcher("@template.tag.icon(ui = ui, name = \"hoem\")").find()).isTrue();
        assertThat(INLINE.matcher("<p style=\"x\">").find()).isTrue();
        assertThat(INLINE.matcher("<script>").find()).isTrue();
        assertThat(INLINE.matcher("<button onclick=\"x\">").find()).isTrue();
    }

    private static Set<String> unknownClasses(String template, String sheet) {
        Set<String> unknown = new TreeSet<>();
        var attributes = CLASSES.matcher(template.replaceAll("\\$\\{[^}]*}", " "));
        while (attributes.find()) {
            for (String name : attributes.group(1).strip().split("\\s+")) {
                if (!name.isEmpty() && !Pattern.compile("\\." + Pattern.quote(name) + "(?![a-zA-Z0-9-])").matcher(sheet).find()) {
                    unknown.add(name);
                }
            }
        }
        return unknown;
    }

    private static List<Path> templates() throws IOException {
        return under(Path.of("src/main/jte"), ".jte");
    }

    private static List<Path> sources() throws IOException {
        return under(Path.of("src/main/java"), ".java");
    }

    private static List<Path> under(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
