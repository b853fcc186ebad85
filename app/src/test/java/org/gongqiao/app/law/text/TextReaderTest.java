package org.gongqiao.app.law.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading of laws that nobody made: every format, every kind of damage, and files that mean harm. */
class TextReaderTest {

    static final String LAW = """
            # 虚构市拖拉机停放条例

            2019年3月1日 虚构市第一届人民代表大会通过

            2021年5月6日 虚构市第一届人民代表大会修正

            <!-- INFO END -->

            ## 第一章　总　则

            第一条　为了管好虚构市的拖拉机，制定本条例。

            第二条 拖拉机应当停在下列地方之一：

            （一）自家院子；

            （二）村口大树下。

            第二条之一 树下已经停满的，停在河边。

            ## 第二章 停放

            ### 第一节 白天

            第三条 第二条规定的地方，白天不收费。

            ### 第二节 夜里

            第四条 夜里应当熄灯。

            ## 第三章 附则

            第五条 本条例自2019年6月1日起施行。
            """;

    @ParameterizedTest
    @CsvSource({"一, 1", "十, 10", "十一, 11", "二十, 20", "九十九, 99", "一百, 100", "一百零七, 107", "一百一十, 110", "二百六十六, 266", "一千零一, 1001",
            "一千二百三十四, 1234", "九千九百九十九, 9999", "二〇〇三, 2003", "两百, 200", "12, 12", "１２０, 120"})
    void readsNumbersToThousands(String text, int number) {
        assertThat(ChineseNumber.parse(text)).hasValue(number);
    }

    @ParameterizedTest
    @CsvSource({"百", "十百", "一一百", "一百十百", "一百零", "二十十", "零十", "一二三四五"})
    void doesNotGuessNumbers(String text) {
        assertThat(ChineseNumber.parse(text)).isEmpty();
    }

    @Test
    void findsChaptersSectionsArticlesAndTheDay() {
        ReadText text = read("law.md", LAW);
        assertThat(text.title()).isEqualTo("虚构市拖拉机停放条例");
        assertThat(text.history()).hasSize(2);
        assertThat(text.provisions()).extracting(Provision::article).containsExactly("1", "2", "2.1", "3", "4", "5");
        assertThat(text.provisions().get(1)).satisfies(second -> {
            assertThat(second.body().lines()).hasSize(3);
            assertThat(second.chapter()).isEqualTo("第一章 总则");
            assertThat(second.line()).isEqualTo(13);
        });
        assertThat(text.provisions().get(2).label()).isEqualTo("第二条之一");
        assertThat(text.provisions().get(4).section()).isEqualTo("第二节 夜里");
        assertThat(text.provisions().get(5).section()).isEmpty();
        assertThat(text.findings()).isEmpty();
        assertThat(text.effective()).isEqualTo(LocalDate.of(2021, 5, 6));
    }

    @Test
    void readsTheSameFromEveryFormat() throws IOException {
        List<Provision> expected = read("law.md", LAW).provisions();
        String plain = LAW.replaceAll("(?m)^#+ ", "").replaceAll("<!--.*?-->", "");
        for (ReadText text : List.of(read("law.txt", plain), lines("law.txt", plain.getBytes(Charset.forName("GB18030"))),
                read("law.html", html(plain)), lines("law.docx", docx(plain)))) {
            assertThat(text.title()).isEqualTo("虚构市拖拉机停放条例");
            assertThat(text.history()).hasSize(2);
            assertThat(text.findings()).isEmpty();
            assertThat(text.provisions()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("line").isEqualTo(expected);
        }
    }

    @Test
    void reportsDamageLineByLine() {
        ReadText text = read("broken.txt", """
                虚构市水车条例
                第一章 总则
                水车是好东西。
                第一条 水车应当转动。
                第二条 水\ufffd应当清洁。
                第五条 停转的水车应当修理。
                第四条 修好的水车应当再转。
                第五条 再停的不再修。
                第□条 看不清的一条。
                第六条
                第三章 附则
                第七条本条例没有施行日期。
                第八条之三 插得太远。
                附件：水车图
                图略。
                """);
        assertThat(text.findings()).extracting(Finding::line, Finding::kind, Finding::what).containsExactly(
                org.assertj.core.groups.Tuple.tuple(3, Finding.Kind.UNNUMBERED, "水车是好东西。"),
                org.assertj.core.groups.Tuple.tuple(5, Finding.Kind.DAMAGED, "第二条 水\ufffd应当清洁。"),
                org.assertj.core.groups.Tuple.tuple(6, Finding.Kind.MISSING, "3"),
                org.assertj.core.groups.Tuple.tuple(6, Finding.Kind.MISSING, "4"),
                org.assertj.core.groups.Tuple.tuple(7, Finding.Kind.OUT_OF_ORDER, "第四条"),
                org.assertj.core.groups.Tuple.tuple(8, Finding.Kind.DOUBLED, "第五条"),
                org.assertj.core.groups.Tuple.tuple(9, Finding.Kind.DAMAGED, "第□条 看不清的一条。"),
                org.assertj.core.groups.Tuple.tuple(9, Finding.Kind.UNREADABLE, "第□条 看不清的一条。"),
                org.assertj.core.groups.Tuple.tuple(10, Finding.Kind.EMPTY, "第六条"),
                org.assertj.core.groups.Tuple.tuple(11, Finding.Kind.CHAPTER, "第三章 附则"),
                org.assertj.core.groups.Tuple.tuple(12, Finding.Kind.NO_BLANK, "第七条"),
                org.assertj.core.groups.Tuple.tuple(13, Finding.Kind.MISSING, "8"),
                org.assertj.core.groups.Tuple.tuple(13, Finding.Kind.MISSING, "8.1"),
                org.assertj.core.groups.Tuple.tuple(13, Finding.Kind.MISSING, "8.2"),
                org.assertj.core.groups.Tuple.tuple(14, Finding.Kind.ANNEX, "附件：水车图"));
        assertThat(text.effective()).isNull();
        assertThat(String.join("", text.provisions().stream().map(Provision::body).toList())).contains("水车是好东西", "看不清的一条", "图略");
    }

    @Test
    void aTableOfContentsIsNoSecondText() {
        ReadText text = read("law.txt", "试验法\n目 录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。");
        assertThat(text.findings()).isEmpty();
        assertThat(text.articles()).isEqualTo(2);
    }

    @Test
    void aReferenceAtTheBeginningOfALineIsNoHeading() {
        ReadText text = read("law.txt", "试验法\n第一条 甲。\n第二条 乙：\n第三条规定的除外。\n第三条 丙。");
        assertThat(text.articles()).isEqualTo(3);
        assertThat(text.provisions().get(1).body()).contains("第三条规定的除外。");
    }

    @Test
    void refusesWhatIsTooLargeBrokenOrMeansHarm() throws IOException {
        assertThat(refusal("law.md", new byte[TextFile.MOST_BYTES + 1])).isEqualTo(TextFile.Refusal.TOO_LARGE);
        assertThat(refusal("law.txt", "长".repeat(20_001).getBytes(StandardCharsets.UTF_8))).isEqualTo(TextFile.Refusal.TOO_LARGE);
        assertThat(refusal("law.txt", "\n".repeat(60_001).getBytes(StandardCharsets.UTF_8))).isEqualTo(TextFile.Refusal.TOO_LARGE);
        assertThat(refusal("law.docx", zip("word/other.xml", new byte[30 * 1024 * 1024]))).isEqualTo(TextFile.Refusal.TOO_LARGE);
        assertThat(refusal("law.docx", zip("word/other.xml", new byte[10]))).isEqualTo(TextFile.Refusal.BROKEN);
        assertThat(refusal("law.docx", "not a zip".getBytes(StandardCharsets.UTF_8))).isEqualTo(TextFile.Refusal.BROKEN);
        assertThat(refusal("law.docx", zip("word/document.xml", ("<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:t>&e;</w:t></w:p></w:document>")
                .getBytes(StandardCharsets.UTF_8)))).isIn(TextFile.Refusal.BROKEN, TextFile.Refusal.EMPTY);
        assertThat(refusal("law.pdf", new byte[10])).isEqualTo(TextFile.Refusal.FORMAT);
        assertThat(refusal("law", new byte[10])).isEqualTo(TextFile.Refusal.FORMAT);
        assertThat(refusal("law.txt", " \n\u3000\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(TextFile.Refusal.EMPTY);
        assertThat(refusal("law.txt", new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff})).isEqualTo(TextFile.Refusal.ENCODING);
    }

    @Test
    void saysThatWordsOwnNumbersAreNotInTheText() throws IOException {
        byte[] content = zip("word/document.xml", ("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                + "<w:p><w:r><w:t>试验法</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>甲。</w:t></w:r></w:p>"
                + "</w:body></w:document>").getBytes(StandardCharsets.UTF_8));
        assertThat(((TextFile.Outcome.Lines) TextFile.read("law.docx", content)).findings()).extracting(Finding::kind)
                .containsExactly(Finding.Kind.AUTOMATIC_NUMBERS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"14 | 14-14", "5, 14 | 5-5 14-14", "21-22 | 21-22", "27(3) | 27-27", "29.1 | 29-29.1", "48–50 | 48-50", "30、32 | 30-30 32-32",
            "annex | ''", "1-900 | ''"})
    void readsTheArticlesOfACitation(String citation, String spans) {
        assertThat(String.join(" ", ArticleNumbers.parse(citation).stream()
                .map(span -> span.from() + "-" + span.to() + (span.inserted() == 0 ? "" : "." + span.inserted())).toList())).isEqualTo(spans);
    }

    private static ReadText read(String name, String text) {
        return lines(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ReadText lines(String name, byte[] content) {
        return TextReader.read(((TextFile.Outcome.Lines) TextFile.read(name, content)).lines());
    }

    private static TextFile.Refusal refusal(String name, byte[] content) {
        return ((TextFile.Outcome.Refused) TextFile.read(name, content)).reason();
    }

    private static String html(String plain) {
        var body = new StringBuilder("<html><head><title>某网站</title><style>p{}</style></head><body><nav><p>首页</p></nav>");
        plain.lines().filter(line -> !line.isBlank()).forEach(line -> body.append("<p>").append(line).append("</p>\n"));
        return body.append("<script>第九条 不是条文</script></body></html>").toString();
    }

    static byte[] docx(String plain) throws IOException {
        var body = new StringBuilder("<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
        plain.lines().filter(line -> !line.isBlank()).forEach(line -> body.append("<w:p><w:del><w:r><w:t>删去</w:t></w:r></w:del><w:r><w:t>")
                .append(line, 0, 2).append("</w:t></w:r><w:r><w:t xml:space=\"preserve\">").append(line.substring(2)).append("</w:t></w:r></w:p>"));
        return zip("word/document.xml", body.append("</w:body></w:document>").toString().getBytes(StandardCharsets.UTF_8));
    }

    static byte[] zip(String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }
}
