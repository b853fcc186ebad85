package org.gongqiao.app.law.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Reads a folder of real texts, named by {@code -Dgq.law.texts=FOLDER}; none of them is part of the project. */
@EnabledIfSystemProperty(named = "gq.law.texts", matches = ".+")
class OfficialTextsTest {

    @Test
    void everyArticleOfEveryTextIsFound() throws IOException {
        var faults = new ArrayList<String>();
        try (var files = Files.list(Path.of(System.getProperty("gq.law.texts")))) {
            for (Path file : files.sorted().toList()) {
                var outcome = (TextFile.Outcome.Lines) TextFile.read(file.getFileName().toString(), Files.readAllBytes(file));
                ReadText text = TextReader.read(outcome.lines());
                List<Provision> articles = text.provisions().stream().filter(Provision::isArticle).toList();
                // Counted apart from the reader: headings at the beginning of a line, as every one of these files has them.
                long headings = Files.readAllLines(file).stream().filter(line -> line.matches("^\\**第[一二三四五六七八九十百千零〇]+条(之[一二三四五六七八九十]+)?[\\s　].*")).count();
                System.out.printf("%s: %s, %d articles (%d headings), last %s, from %s, %d chapters%n", file.getFileName(), text.title(), articles.size(), headings,
                        articles.getLast().article(), text.effective(), articles.stream().map(Provision::chapter).distinct().count());
                text.findings().forEach(finding -> System.out.println("    " + finding));
                if (articles.size() != headings || articles.getLast().number() != articles.stream().filter(each -> each.inserted() == 0).count() || text.faults() > 0) {
                    faults.add(file.getFileName() + ": " + articles.size() + " of " + headings + ", " + text.faults() + " faults");
                }
            }
        }
        assertThat(faults).isEmpty();
    }
}
