package org.gongqiao.app.documents.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.gongqiao.app.documents.PaperFault;
import org.gongqiao.app.documents.PaperTemplate.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Papers as they come out: read back by other programs, page by page and style by style. */
class PaperWritingTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/papers");
    private static final Path PICTURES = Path.of("target/papers");
    private static final PaperFonts FONTS = new PaperFonts(Path.of("target/no-such-folder"));

    static Stream<Path> shipped() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".paper")).sorted().toList().stream();
        }
    }

    record Made(Template template, List<Block> blocks, byte[] docx, PdfWriter.Written pdf) {}

    static Template read(String text) {
        TemplateReader.Reading reading = TemplateReader.read(text);
        assertThat(reading.faults()).isEmpty();
        return reading.template();
    }

    static Made make(String text, Map<String, ?> values) {
        return make(read(text), values);
    }

    static Made make(Template template, Map<String, ?> values) {
        Filling.Filled filled = Filling.fill(template, Values.of(values));
        assertThat(filled.faults()).isEmpty();
        String title = filled.title(template);
        return new Made(template, filled.blocks(), DocxWriter.write(filled.blocks(), template.layout(), title),
                PdfWriter.write(filled.blocks(), template.layout(), title, FONTS, 7));
    }

    static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    static String squeezed(String text) {
        return text.replaceAll("\\s*— \\d+ —\\s*", "").replaceAll("[\\s\u3000]", "");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedTemplateGivesItsSampleInBothForms(Path file) throws IOException {
        String source = Files.readString(file);
        Template template = read(source);
        Map<String, Object> samples = Samples.of(template);
        Made made = make(template, samples);
        assertThat(made.pdf().missing()).isEmpty();

        try (PDDocument document = Loader.loadPDF(made.pdf().bytes())) {
            assertThat(document.getNumberOfPages()).isEqualTo(made.pdf().pages()).isLessThan(5);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            assertThat(document.getDocumentInformation().getTitle()).isNotBlank();
            assertThat(document.getDocumentInformation().getCreationDate()).isNull();
            for (var page : document.getPages()) {
                assertThat(page.getMediaBox().getWidth() / 72 * 25.4).isCloseTo(210, org.assertj.core.data.Offset.offset(0.1));
                assertThat(page.getMediaBox().getHeight() / 72 * 25.4).isCloseTo(297, org.assertj.core.data.Offset.offset(0.1));
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    assertThat(font.getName()).endsWith("GongqiaoKai-Regular").contains("+");
                }
            }
            draw(document, file.getFileName().toString().replace(".paper", ""));
        }
        String text = squeezed(text(made.pdf().bytes()));
        String docx = squeezed(docxText(made.docx()));
        printed(samples, source).forEach(value -> {
            assertThat(text).contains(squeezed(value));
            assertThat(docx).contains(squeezed(value));
        });
    }

    /** What a sample looks like on paper, except amounts, and fields that only decide whether a part is there. */
    private static List<String> printed(Map<String, Object> samples, String source) {
        var found = new ArrayList<String>();
        samples.forEach((name, value) -> {
            switch (value) {
                case String condition when !source.contains("{{" + name + "}}") -> {}
                case LocalDate day -> found.add(Wording.date(day));
                case String one when name.equals("next") || !one.contains("\n") -> found.add(one);
                case String many -> found.addAll(List.of(many.split("\n")));
                case List<?> items -> items.forEach(item -> ((Map<?, ?>) item).forEach((field, each) -> {
                    if (each instanceof String text && source.contains("{{" + name + "." + field + "}}")) {
                        found.add(text);
                    }
                }));
                default -> {}
            }
        });
        return found;
    }

    private static void draw(PDDocument document, String name) throws IOException {
        Files.createDirectories(PICTURES);
        var renderer = new PDFRenderer(document);
        for (int page = 0; page < document.getNumberOfPages(); page++) {
            BufferedImage image = renderer.renderImageWithDPI(page, 70);
            ImageIO.write(image, "png", PICTURES.resolve(name + "-" + (page + 1) + ".png").toFile());
        }
    }

    private static String docxText(byte[] docx) throws IOException {
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx)); var extractor = new org.apache.poi.xwpf.extractor.XWPFWordExtractor(document)) {
            return extractor.getText();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theSameValuesGiveTheSameBytes(Path file) throws IOException {
        Template template = read(Files.readString(file));
        Made first = make(template, Samples.of(template));
        Made again = make(read(Files.readString(file)), Samples.of(template));
        assertThat(again.docx()).isEqualTo(first.docx());
        assertThat(again.pdf().bytes()).isEqualTo(first.pdf().bytes());
    }

    private static final String LETTER = """
            title: T
            layout: letter
            field: body = B | x
            ---
            {{body}}
            """;

    /** GB/T 9704-2012 clause 5.2.3: 22 lines of 28 characters of size 3. */
    @Test
    void aPageOfALetterHas22LinesOf28Characters() throws IOException {
        Made made = make(LETTER, Map.of("body", "工".repeat(28 * 22 * 2)));
        try (PDDocument document = Loader.loadPDF(made.pdf().bytes())) {
            var lines = new ArrayList<List<TextPosition>>();
            var stripper = new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    lines.add(List.copyOf(positions));
                }
            };
            stripper.setStartPage(1);
            stripper.setEndPage(1);
            stripper.getText(document);
            List<List<TextPosition>> body = lines.stream().filter(line -> line.getFirst().getUnicode().equals("工")).toList();
            assertThat(body).hasSize(22);
            assertThat(body.getFirst()).hasSize(26);
            assertThat(body.subList(1, 22)).allSatisfy(line -> assertThat(line).hasSize(28));
            double left = body.get(1).getFirst().getXDirAdj() / 72 * 25.4;
            double right = (body.get(1).getLast().getXDirAdj() + 16) / 72 * 25.4;
            assertThat(left).isCloseTo(28, org.assertj.core.data.Offset.offset(0.5));
            assertThat(right).isCloseTo(210 - 26, org.assertj.core.data.Offset.offset(0.5));
            assertThat(body.getFirst().getFirst().getFontSizeInPt()).isEqualTo(16f);
        }
    }

    @Test
    void pageNumbersStandOnTheOuterSideOfALetter() throws IOException {
        Made made = make(LETTER, Map.of("body", "工".repeat(28 * 22 * 2)));
        try (PDDocument document = Loader.loadPDF(made.pdf().bytes())) {
            for (int page = 1; page <= 2; page++) {
                var x = new ArrayList<Float>();
                var stripper = new PDFTextStripper() {
                    @Override
                    protected void writeString(String text, List<TextPosition> positions) {
                        if (text.contains("—")) {
                            x.add(positions.getFirst().getXDirAdj());
                        }
                    }
                };
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String text = stripper.getText(document);
                assertThat(x).hasSize(1);
                assertThat(x.getFirst() > Sheet.WIDTH / 2).isEqualTo(page % 2 == 1);
                assertThat(text).isNotNull();
            }
        }
    }

    @Test
    void aLineNeverBeginsWithAClosingMarkNorEndsWithAnOpeningOne() throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.append("工".repeat(i % 7)).append(i % 3 == 0 ? "，" : i % 3 == 1 ? "《桥》" : "（会）。");
        }
        Made made = make(LETTER, Map.of("body", text.toString()));
        assertThat(squeezed(text(made.pdf().bytes())).contains(text)).isTrue();
        assertThat(text(made.pdf().bytes()).lines().map(String::strip).filter(line -> !line.isEmpty()).skip(1)).noneMatch(line -> "，。》）".indexOf(line.charAt(0)) >= 0)
                .noneMatch(line -> "《（".indexOf(line.charAt(line.length() - 1)) >= 0);
    }

    @Test
    void wordsAndNumbersStayWhole() throws IOException {
        Made made = make(LETTER, Map.of("body", "工会".repeat(11) + "一二三" + "91330000000000000X" + "号，金额 1,234,567.89 元。"));
        assertThat(text(made.pdf().bytes())).contains("91330000000000000X").contains("1,234,567.89");
    }

    @Test
    void aValueIsNeverReadAsNotation() throws IOException {
        String hostile = "{{body}} @title **b** # x | y <w:t>&amp;</w:t> ]]>";
        Made made = make(LETTER, Map.of("body", hostile));
        assertThat(squeezed(text(made.pdf().bytes()))).contains(squeezed(hostile));
        try (var document = new XWPFDocument(new ByteArrayInputStream(made.docx()))) {
            assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText).collect(Collectors.joining())).contains(hostile);
        }
        assertThat(made.blocks()).hasSize(1);
    }

    @Test
    void charactersThatReorderOthersAreTakenOut() throws IOException {
        Made made = make(LETTER, Map.of("body", "甲\u202E乙\u2066丙\u200B\u0000丁\uFEFF"));
        assertThat(text(made.pdf().bytes())).contains("甲乙丙丁");
        assertThat(new String(made.docx(), java.nio.charset.StandardCharsets.UTF_8)).contains("甲乙丙丁");
    }

    @Test
    void missingAndWrongValuesAreNamedAllAtOnce() {
        Template template = read("""
                title: T
                layout: form
                field: a.name = 姓名
                field: b = 金额
                field: c? = 备注
                list: d = 证据
                field: d.e = 名称
                ---
                {{a.name}}
                {{b:yuan}}
                备注：{{c}}
                @each d
                {{d}} {{d.e}}
                @end
                """);
        record Person(String name) {}
        record Facts(Person a, Object b, List<Map<String, String>> d) {}
        assertThat(Filling.fill(template, Values.of(Map.of())).faults()).containsExactly(new PaperFault.MissingValue("a.name", "姓名"),
                new PaperFault.MissingValue("b", "金额"), new PaperFault.MissingValue("d", "证据"));
        assertThat(Filling.fill(template, Values.of(new Facts(new Person(" "), "12", List.of(Map.of("x", "y"))))).faults())
                .containsExactly(new PaperFault.MissingValue("a.name", "姓名"), new PaperFault.WrongValue("b", "金额"), new PaperFault.MissingValue("d.e", "名称"));
        var filled = Filling.fill(template, Values.of(new Facts(new Person("陈虚构"), 1_234_567L, List.of(Map.of("e", "合同"), Map.of("e", "工资条")))));
        assertThat(filled.faults()).isEmpty();
        assertThat(filled.blocks()).hasSize(4).doesNotContain(new Block.Paragraph(Block.Place.INDENTED, List.of(new Block.Run("备注：", false))));
        assertThat(filled.blocks().toString()).contains("12,345.67", "2", "工资条");
    }

    @Test
    void aCharacterThatNoFontHasIsReported() {
        Filling.Filled filled = Filling.fill(read(LETTER), Values.of(Map.of("body", "好\uD83D\uDE00吗")));
        assertThat(PdfWriter.write(filled.blocks(), Layout.LETTER, "T", FONTS, 7).missing()).containsExactly(0x1F600);
    }

    @Test
    void theShippedFontHasTheCharactersOfOrdinaryNames() {
        assertThat(FONTS.list()).singleElement().satisfies(font -> {
            assertThat(font.fault()).isNull();
            assertThat(font.characters()).isGreaterThan(20_900);
            assertThat(font.family()).isEqualTo("GongqiaoKai-Regular");
        });
        Filling.Filled filled = Filling.fill(read(LETTER), Values.of(Map.of("body", "喆昇堃垚淼犇骉羴鱻燚㛃㼆䶮仝乂Łódź Привет №①②㎡℃°±×÷≤≥“”‘’—…《》〔〕【】￥§√□■○●")));
        assertThat(PdfWriter.write(filled.blocks(), Layout.LETTER, "T", FONTS, 7).missing()).isEmpty();
    }

    @Test
    void amountsAreWrittenOut() {
        Map<Long, String> table = Map.ofEntries(Map.entry(0L, "零元整"), Map.entry(5L, "伍分"), Map.entry(50L, "伍角整"), Map.entry(100L, "壹元整"), Map.entry(105L, "壹元零伍分"),
                Map.entry(1_000L, "壹拾元整"), Map.entry(10_001L, "壹佰元零壹分"), Map.entry(1_234_567L, "壹万贰仟叁佰肆拾伍元陆角柒分"), Map.entry(10_000_000L, "壹拾万元整"),
                Map.entry(1_000_500L, "壹万零伍元整"), Map.entry(100_000_000_00L, "壹亿元整"), Map.entry(100_001_000_00L, "壹亿零壹仟元整"), Map.entry(101_010_10L, "壹拾万壹仟零壹拾元壹角整"));
        table.forEach((cents, words) -> assertThat(Wording.capital(cents)).as("%d", cents).isEqualTo(words));
        assertThat(Wording.yuan(123_456_789L)).isEqualTo("1,234,567.89");
        assertThat(IntStream.of(1, 9, 10, 11, 20, 35, 99).mapToObj(Wording::counted)).containsExactly("一", "九", "十", "十一", "二十", "三十五", "九十九");
    }

    @Test
    void headingsCountByThemselves() {
        Made made = make("title: T\nlayout: letter\n---\n# 甲\n## 乙\n### 丙\n### 丁\n## 戊\n### 己\n# 庚\n## 辛\n", Map.of());
        assertThat(made.blocks().stream().map(block -> ((Block.Heading) block).text()))
                .containsExactly("一、甲", "（一）乙", "1.丙", "2.丁", "（二）戊", "1.己", "二、庚", "（一）辛");
    }

    @Test
    void aTableGoesOverPagesWithItsHeadings() throws IOException {
        Made made = make("""
                title: T
                layout: form
                list: rows = R
                field: rows.a = A
                ---
                |-|---|
                |= 序号 |= 名称 |
                @each rows
                | {{rows}} | {{rows.a}} |
                @end
                """, Map.of("rows", IntStream.rangeClosed(1, 80).mapToObj(n -> Map.of("a", "证据第" + n + "号")).toList()));
        assertThat(made.pdf().pages()).isEqualTo(4);
        String text = text(made.pdf().bytes());
        assertThat(text.split("序号", -1)).hasSize(5);
        assertThat(text).contains("证据第1号", "证据第80号");
        try (var document = new XWPFDocument(new ByteArrayInputStream(made.docx()))) {
            assertThat(document.getTables()).singleElement().satisfies(table -> {
                assertThat(table.getRows()).hasSize(81);
                assertThat(table.getRow(0).isRepeatHeader()).isTrue();
            });
        }
    }

    @Test
    void aRowLongerThanAPageGoesOn() throws IOException {
        Made made = make("title: T\nlayout: form\nfield: a = A\n---\n|-|---|\n|= 事实 | {{a}} |\n", Map.of("a", "工会桥梁".repeat(600) + "末尾"));
        assertThat(made.pdf().pages()).isGreaterThan(1);
        assertThat(squeezed(text(made.pdf().bytes())).replaceAll("—\\d—", "")).contains("末尾").contains("工会桥梁工会桥梁");
    }

    @Test
    void theSignatureTakesTheLastLinesOfTheBodyAlong() throws IOException {
        for (int characters = 28 * 16; characters < 28 * 24; characters += 28) {
            Made made = make("title: T\nlayout: letter\nfield: body = B\n---\n{{body}}\n@sign 云泽市总工会\n@date 2026年1月1日\n",
                    Map.of("body", "工".repeat(characters)));
            try (PDDocument document = Loader.loadPDF(made.pdf().bytes())) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(document.getNumberOfPages());
                assertThat(stripper.getText(document)).as("%d characters", characters).contains("工工").contains("云泽市总工会").contains("2026年1月1日");
            }
        }
    }

    @Test
    void docxKeepsTheLayoutOfALetter() throws IOException {
        Template template = read(Files.readString(TEMPLATES.resolve("supervision/opinion-letter.paper")));
        Made made = make(template, Samples.of(template));
        try (var document = new XWPFDocument(new ByteArrayInputStream(made.docx()))) {
            var section = document.getDocument().getBody().getSectPr();
            assertThat(section.getPgSz().getW()).hasToString("11906");
            assertThat(List.of(section.getPgMar().getTop(), section.getPgMar().getBottom(), section.getPgMar().getLeft(), section.getPgMar().getRight()).stream()
                    .map(twips -> Math.round(Integer.parseInt(twips.toString()) / 1440.0 * 25.4))).containsExactly(37L, 35L, 28L, 26L);
            assertThat(section.getDocGrid().getLinePitch()).hasToString("580");
            assertThat(document.getFooterList()).hasSize(2);
            assertThat(document.getParagraphs().stream().map(XWPFParagraph::getStyle).distinct())
                    .contains("PaperHead", "PaperNumber", "PaperTitle", "PaperRecipient", "PaperBody", "PaperHeading1", "PaperSignature", "PaperDate");
            assertThat(document.getStyles().getStyle("PaperTitle").getCTStyle().getRPr().getRFontsArray(0).getEastAsia()).isEqualTo("方正小标宋简体");
        }
    }

    @Test
    void faultsOfATemplateAreNamedWithTheirLine() {
        assertThat(kinds("no head")).containsExactly("0 NO_HEAD");
        assertThat(kinds("layout: poster\nwhat\nfield: a = A\nfield: a = A\n---\n{{b}}\n{{a:roman}}\n@frame x\n@each a\n@end\n@if a\n")).containsExactly("2 HEAD_LINE",
                "4 FIELD_TWICE", "0 NO_TITLE", "0 LAYOUT", "6 UNDECLARED", "7 FORMAT", "8 DIRECTIVE", "9 NOT_A_LIST", "11 NOT_CLOSED");
        assertThat(kinds("title: T\nlayout: form\nlist: l = L\nfield: l.a = A\n---\n{{l.a}}\n| a | b |\n|-|-|\n| a |\n@end\n@else\n{{ broken\n")).containsExactly("6 NOT_A_LIST",
                "7 WIDTHS", "7 CELLS", "9 CELLS", "10 DIRECTIVE", "11 DIRECTIVE", "12 UNDECLARED");
        assertThat(kinds("x".repeat(TemplateReader.LONGEST + 1))).containsExactly("0 TOO_LONG");
    }

    private static List<String> kinds(String text) {
        return TemplateReader.read(text).faults().stream().map(fault -> fault.line() + " " + fault.kind()).toList();
    }

    @Test
    void theOperatorsFontIsUsedWhereItHasTheCharacterAndOursElsewhere(@TempDir Path folder) throws IOException {
        // A font of the operator that lacks nearly everything: the shipped one cut down to what "工会" needs.
        Files.write(folder.resolve("body.ttf"), SmallFont.of("工会", "OperatorSong"));
        Files.writeString(folder.resolve("title.ttf"), "not a font");
        var fonts = new PaperFonts(folder);
        assertThat(fonts.list()).extracting(PaperFonts.Listed::file, PaperFonts.Listed::fault).containsExactly(
                org.assertj.core.groups.Tuple.tuple("body.ttf", null), org.assertj.core.groups.Tuple.tuple("title.ttf", PaperFonts.Fault.NOT_TRUETYPE),
                org.assertj.core.groups.Tuple.tuple("GongqiaoKai-Regular.ttf", null));
        Filling.Filled filled = Filling.fill(read(LETTER), Values.of(Map.of("body", "工会桥")));
        PdfWriter.Written pdf = PdfWriter.write(filled.blocks(), Layout.LETTER, "T", fonts, 7);
        assertThat(pdf.missing()).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            var names = new ArrayList<String>();
            for (COSName name : document.getPage(0).getResources().getFontNames()) {
                names.add(document.getPage(0).getResources().getFont(name).getName().replaceAll("^.*\\+", ""));
            }
            assertThat(names).containsExactlyInAnyOrder("OperatorSong", "GongqiaoKai-Regular");
        }
        assertThat(text(pdf.bytes())).contains("工会桥");
        assertThat(fonts.description()).contains("body.ttf", "GongqiaoKai-Regular.ttf").doesNotContain("title.ttf");
        // Bytes depend on the fonts, so the record of a paper names them.
        assertThat(Arrays.equals(pdf.bytes(), PdfWriter.write(filled.blocks(), Layout.LETTER, "T", FONTS, 7).bytes())).isFalse();
    }
}
