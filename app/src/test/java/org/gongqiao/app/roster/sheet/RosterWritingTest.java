package org.gongqiao.app.roster.sheet;

import org.gongqiao.app.documents.SafeCell;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way out: words, template, error workbook, cells without formulas. */
class RosterWritingTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "_en"})
    void everyReasonHasWords(String language) {
        Properties messages = messages(language);
        Stream.of(Stream.of(Reason.values()).map(Reason::messageKey), Stream.of(Note.values()).map(Note::messageKey),
                Stream.of(Refusal.values()).map(Refusal::messageKey)).flatMap(s -> s)
                .forEach(key -> assertThat(messages.getProperty(key)).as(key).isNotBlank());
        assertThat(new TreeSet<>(messages.keySet())).isEqualTo(new TreeSet<>(messages("").keySet()));
        messages.forEach((key, text) -> assertThat((String) text).as((String) key).doesNotContain("'"));
    }

    @Test
    void fillsInWhatWasFound() {
        var words = words(Locale.CHINA);
        assertThat(words.of(Finding.typed(Reason.UNKNOWN_CODE, RosterField.EDUCATION, "私塾"))).contains("学历", "私塾");
        assertThat(words.of(new Finding(Reason.PHONE_OF_ANOTHER, RosterField.PHONE, "", 12_345))).contains("12345");
        assertThat(words(Locale.ENGLISH).of(new Finding(Reason.ONE_ID_TWO_NAMES, RosterField.ID_NUMBER, "", 8))).contains("row 8");
        assertThat(words.of(new RosterReading.Refused(Refusal.MISSING_COLUMNS, List.of(RosterField.PHONE, RosterField.SEX)))).contains("移动电话, 性别");
        assertThat(words.of(new RosterReading.Refused(Refusal.TOO_MANY_ROWS, List.of(1_048_576)))).contains("1048576");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void theTemplateIsReadBack(String language) throws IOException {
        Path file = folder.resolve("template.xlsx");
        try (var out = Files.newOutputStream(file)) {
            new RosterTemplate(words(Locale.of(language))).write(out);
        }
        Readings readings = Readings.of(file);
        assertThat(readings.refusal()).isEqualTo(Refusal.NO_ROWS);
        try (var source = XlsxSource.open(file, Limits.STANDARD)) {
            RosterLayout layout = RosterLayout.find(source);
            assertThat(layout.columns().keySet()).containsExactly(RosterField.values());
            assertThat(layout.tab()).isZero();
            assertThat(layout.unknown()).isEmpty();
        } catch (UnreadableFile e) {
            throw new IllegalStateException(e);
        }
        try (var workbook = new ReadableWorkbook(file.toFile())) {
            var help = workbook.getSheets().toList().get(1).read();
            assertThat(help.size()).isEqualTo(59);
            assertThat(help.get(1).getCellText(0)).isEqualTo(RosterField.NAME.heading(Locale.of(language)));
            assertThat(help.get(6).getCellText(3)).contains("01 ");
        }
    }

    @Test
    void theErrorWorkbookCanBeCorrectedAndReadAgain() throws IOException {
        Path source = Path.of("src/test/resources/roster/roster-messy.xlsx");
        Readings first = Readings.of(source);
        Readings last = Readings.of(source, "roster-messy.xlsx", first.finished().withdrawn());
        Path file = folder.resolve("errors.xlsx");
        List<Integer> written = new ArrayList<>();
        try (var out = Files.newOutputStream(file); var errors = new ErrorWorkbook(out, last.finished().layout(), words(Locale.CHINA))) {
            for (var entry : last.verdicts.entrySet()) {
                SheetRow row = last.rows.get(entry.getKey());
                switch (entry.getValue()) {
                    case Verdict.Rejected rejected -> errors.rejected(row, rejected.findings());
                    case Verdict.DuplicateInFile duplicate -> errors.duplicate(row, duplicate);
                    default -> {
                        continue;
                    }
                }
                written.add(entry.getKey());
            }
            assertThat(errors.rows()).isEqualTo(written.size());
        }
        try (var workbook = new ReadableWorkbook(file.toFile())) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(written.size() + 1);
            assertThat(rows.getFirst().getCellText(1)).isEqualTo("未导入的原因");
            for (int i = 0; i < written.size(); i++) {
                assertThat(rows.get(i + 1).getCellAsNumber(0).orElseThrow().intValue()).isEqualTo(written.get(i));
                assertThat(rows.get(i + 1).getCellText(1)).isNotBlank();
                assertThat(rows.get(i + 1)).filteredOn(c -> c != null).noneMatch(c -> c.getType() == CellType.FORMULA);
            }
            assertThat(rows).noneMatch(r -> r.getCellText(r.getCellCount() - 1).equals("AB"));
        }
        Readings again = Readings.of(file);
        assertThat(again.finished().layout().unknown()).isEmpty();
        assertThat(again.finished().counts().rejected() + again.finished().counts().duplicates() + again.finished().counts().accepted()).isEqualTo(written.size());
        // A duplicate's first row is not in this file; one name of two stands here with the other.
        assertThat(again.finished().counts().duplicates()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u3000=1", "＝1", "＋86", "－x", "＠x", "|calc", "%0A", "'=1", "''=1", "=HYPERLINK(\"http://127.0.0.1/\")"})
    void neutralisesFormulasInCsv(String text) {
        assertThat(SafeCell.neutralise(text)).startsWith("'");
        assertThat(SafeCell.restore(SafeCell.neutralise(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "张三", "13800010001", "a=b", "O'Neil", "'", "'张三'", "1-2", "x@example.com"})
    void leavesOtherTextAlone(String text) {
        assertThat(SafeCell.neutralise(text)).isEqualTo(text);
        assertThat(SafeCell.restore(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"a,b|\"a,b\"", "a\"b|\"a\"\"b\"", "=1,2|\"'=1,2\"", "plain|plain", "a;b|\"a;b\"", "` lead`|\" lead\""})
    void quotesCsvFields(String text, String field) {
        assertThat(SafeCell.csv(text)).isEqualTo(field);
    }

    @Test
    void whatIsExportedAsCsvComesBackUnchanged() throws IOException {
        String[] notes = {"=1+1", "-待核实", "@综合", "'=x", "a,\"b\"", "+1 份"};
        var text = new StringBuilder(String.join(",", Sample.HEADING)).append("\r\n");
        for (int i = 0; i < notes.length; i++) {
            String[] row = Sample.with(Sample.person(i), 6, notes[i]);
            text.append(String.join(",", Stream.of(row).map(SafeCell::csv).toList())).append("\r\n");
        }
        Readings readings = Readings.of(Files.writeString(folder.resolve("x.csv"), text));
        for (int i = 0; i < notes.length; i++) {
            assertThat(readings.accepted(i + 2).values().get(RosterField.NOTE)).isEqualTo(notes[i]);
        }
    }

    @Test
    void writesOnlyWhatXmlCanHold() {
        assertThat(SafeCell.xlsx("a\u0000b\u001Fc\uFFFFd\uD800e\uD867\uDE3D")).isEqualTo("abcde\uD867\uDE3D");
        assertThat(SafeCell.xlsx("=1+1")).isEqualTo("=1+1");
        assertThat(SafeCell.xlsx("x".repeat(40_000))).hasSize(32_767);
        assertThat(SafeCell.xlsx("x".repeat(32_766) + "\uD867\uDE3D")).hasSize(32_766);
    }

    static RosterWording words(Locale locale) {
        Properties messages = messages(locale.getLanguage().equals("en") ? "_en" : "");
        return new RosterWording(locale, (key, arguments) -> {
            String text = messages.getProperty(key);
            assertThat(text).as(key).isNotNull();
            return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
        });
    }

    private static Properties messages(String language) {
        var messages = new Properties();
        try (var in = new InputStreamReader(RosterWording.class.getResourceAsStream("/messages/roster" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            messages.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }
}
