package org.gongqiao.app.roster.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three formats and their dialects give the same rows. */
class RosterFormatsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"UTF-8,false", "UTF-8,true", "GB18030,false", "UTF-16LE,true", "UTF-16BE,true", "UTF-16LE,false", "UTF-16BE,false"})
    void readsTextInEveryEncodingAndWithEverySeparator(String charset, boolean marked) throws IOException {
        for (String separator : new String[] {",", ";", "\t"}) {
            String text = (marked ? "\uFEFF" : "") + Sample.csv(separator, Sample.person(1), Sample.with(Sample.person(2), 0, "李\uD867\uDE3D"));
            Path file = Files.write(folder.resolve("x.csv"), text.getBytes(Charset.forName(charset)));
            Readings readings = Readings.of(file);
            assertThat(readings.finished().counts().accepted()).isEqualTo(2);
            assertThat(readings.accepted(3).values().name()).isEqualTo("李\uD867\uDE3D");
        }
    }

    @Test
    void readsUtf8WhenTheFirstForeignCharacterStandsFarDown() throws IOException {
        var text = new StringBuilder("name,phone,idno,ID type,sex,nationality\n");
        for (int n = 0; n < 20_000; n++) {
            text.append("A").append("B".repeat(20)).append(",,,,,\n");
        }
        text.append("张三,13800010001,").append(Sample.id(1)).append(",身份证,男,汉族\n");
        Readings readings = Readings.of(Files.writeString(folder.resolve("x.csv"), text));
        assertThat(readings.accepted(20_002).values().name()).isEqualTo("张三");
    }

    @Test
    void countsRecordsNotLines() throws IOException {
        String text = Sample.csv(",", Sample.with(Sample.person(1), 6, "\"第一行\r\n第二行,\"\"引\"\"\""), Sample.person(2)) + "\r\n" + String.join(",", Sample.person(3));
        Readings readings = Readings.of(Files.writeString(folder.resolve("x.csv"), text));
        assertThat(readings.accepted(2).values().get(RosterField.NOTE)).isEqualTo("第一行  第二行,\"引\"");
        assertThat(readings.accepted(3)).isNotNull();
        assertThat(readings.verdicts.get(4)).isEqualTo(new Verdict.Skipped(4, Verdict.Skipped.Why.EMPTY));
        assertThat(readings.accepted(5)).isNotNull();
    }

    @Test
    void readsNumbersThatWereProtectedInCsv() throws IOException {
        String[] row = Sample.person(1);
        row[2] = "=\"" + row[2] + "\"";
        row[1] = "'" + row[1];
        Readings readings = Readings.of(Files.writeString(folder.resolve("x.csv"), Sample.csv(",", row)));
        assertThat(readings.accepted(2).values().idNumber()).isEqualTo(Sample.id(1));
        assertThat(readings.accepted(2).values().phone()).isEqualTo("13800010001");
    }

    @Test
    void rejectsOnlyTheRowWhoseCharactersWereLost() throws IOException {
        byte[] text = Sample.csv(",", Sample.person(1), Sample.person(2)).getBytes(StandardCharsets.UTF_8);
        byte[] marked = new byte[text.length + 3];
        marked[0] = (byte) 0xEF;
        marked[1] = (byte) 0xBB;
        marked[2] = (byte) 0xBF;
        System.arraycopy(text, 0, marked, 3, text.length);
        int at = new String(marked, StandardCharsets.ISO_8859_1).indexOf("13800010001") - 2;
        marked[at] = (byte) 0xFF;
        Readings readings = Readings.of(Files.write(folder.resolve("x.csv"), marked));
        assertThat(readings.reasons(2)).containsExactly(Reason.UNREADABLE_CHARACTER);
        assertThat(readings.accepted(3)).isNotNull();
    }

    @Test
    void readsUtf8WithASpoiledByteAsUtf8() throws IOException {
        byte[] text = Sample.csv(",", Sample.person(1), Sample.person(2)).getBytes(StandardCharsets.UTF_8);
        text[new String(text, StandardCharsets.ISO_8859_1).indexOf("13800010002") - 2] = (byte) 0xFF;
        Readings readings = Readings.of(Files.write(folder.resolve("x.csv"), text));
        assertThat(readings.accepted(2).values().name()).isEqualTo(Sample.person(1)[0]);
        assertThat(readings.reasons(3)).containsExactly(Reason.UNREADABLE_CHARACTER);
    }

    @Test
    void prefersTheTemplatesOwnHeading() throws IOException {
        String text = "姓名,联系电话,*移动电话,身份证,有效证件号码,有效证件类别,性别,民族\n张三,021-61234567,13800010001,是," + Sample.id(1) + ",身份证,男,汉族\n";
        Readings readings = Readings.of(Files.writeString(folder.resolve("x.csv"), text));
        assertThat(readings.accepted(2).values().phone()).isEqualTo("13800010001");
        assertThat(readings.finished().layout().unknown()).containsExactly("联系电话", "身份证");
    }

    @Test
    void readsAnOldBinaryWorkbook() throws IOException {
        Path file = folder.resolve("roster.xls");
        try (var workbook = new HSSFWorkbook(); var out = Files.newOutputStream(file)) {
            workbook.createSheet("说明").createRow(0).createCell(0).setCellValue("请填第二张表");
            var sheet = workbook.createSheet("名册");
            String[] heading = {"序号", "姓名", "移动电话", "有效证件号码", "有效证件类别", "性别", "民族", "出生日期", "备注", "血型"};
            var head = sheet.createRow(3);
            for (int c = 0; c < heading.length; c++) {
                head.createCell(c).setCellValue(heading[c]);
            }
            var date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
            for (int n = 1; n <= 5; n++) {
                String[] person = Sample.person(n);
                var row = sheet.createRow(3 + n);
                row.createCell(0).setCellValue(n);
                for (int c = 0; c < 6; c++) {
                    row.createCell(c + 1).setCellValue(person[c]);
                }
                row.createCell(9).setCellValue("AB");
            }
            sheet.getRow(4).getCell(2).setCellValue(13_800_010_001d);
            var birth = sheet.getRow(4).createCell(7);
            birth.setCellValue(LocalDate.of(1990, 1, 2));
            birth.setCellStyle(date);
            sheet.getRow(5).getCell(3).setCellValue(3.3010619900103905e17);
            sheet.getRow(6).getCell(2).setCellErrorValue(FormulaError.NA.getCode());
            var formula = sheet.getRow(7).createCell(8);
            formula.setCellFormula("\"电工-\"&\"一\"");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(formula);
            assertThat(formula.getCachedFormulaResultType()).isEqualTo(CellType.STRING);
            workbook.write(out);
        }
        Readings readings = Readings.of(file);
        assertThat(readings.finished().format()).isEqualTo(RosterReading.Format.XLS);
        assertThat(readings.finished().layout().sheet()).isEqualTo("名册");
        assertThat(readings.finished().layout().unknown()).containsExactly("血型");
        assertThat(readings.accepted(5).values().phone()).isEqualTo("13800010001");
        assertThat(readings.accepted(5).values().birthDate()).isEqualTo(LocalDate.of(1990, 1, 2));
        assertThat(readings.reasons(6)).contains(Reason.ID_DIGITS_LOST);
        assertThat(readings.reasons(7)).containsExactly(Reason.FORMULA_ERROR);
        assertThat(readings.accepted(8).values().get(RosterField.NOTE)).isEqualTo("电工-一");
        assertThat(readings.accepted(9)).isNotNull();
    }

    @Test
    void readsEveryKindOfXlsxCell() throws IOException {
        String[] heading = {"姓名", "移动电话", "有效证件号码", "有效证件类别", "性别", "民族", "出生日期", "备注", "会籍变化日期"};
        String[] row = {"<c r=\"REF\" t=\"s\"><v>0</v></c>", "<c r=\"REF\"><v>1.3800010001E10</v></c>", Sample.id(1),
            "<c r=\"REF\" t=\"str\"><f>A1</f><v>身份证</v></c>", "<c r=\"REF\"><v>1</v></c>", "<c r=\"REF\" t=\"inlineStr\"><is><r><t>汉</t></r><r><t>族</t></r><rPh><t>han</t></rPh></is></c>",
            "<c r=\"REF\" s=\"2\"><v>32875</v></c>", "<c r=\"REF\" t=\"inlineStr\"><is><t><![CDATA[a<b & c]]> &#x4E2D;&#25991; &lt;_x000D_&gt;</t></is></c>",
            "<c r=\"REF\" s=\"3\"><v>43891.5</v></c>"};
        Path file = new Packages().rows(Packages.row(1, heading) + Packages.row(2, row))
                .with("xl/sharedStrings.xml", "<sst xmlns=\"x\" count=\"1\"><si><r><t>张</t></r><r><t xml:space=\"preserve\"> 三</t></r><rPh sb=\"0\"><t>zhang</t></rPh></si></sst>")
                .write(folder.resolve("x.xlsx"));
        var accepted = Readings.of(file).accepted(2);
        assertThat(accepted.values().name()).isEqualTo("张三");
        assertThat(accepted.values().phone()).isEqualTo("13800010001");
        assertThat(accepted.values().get(RosterField.SEX)).isEqualTo("1");
        assertThat(accepted.values().get(RosterField.NATIONALITY)).isEqualTo("01");
        assertThat(accepted.values().birthDate()).isEqualTo(LocalDate.of(1990, 1, 2));
        assertThat(accepted.values().changeDate()).isEqualTo(LocalDate.of(2020, 3, 1));
        assertThat(accepted.values().get(RosterField.NOTE)).isEqualTo("a<b & c 中文 < >");
        assertThat(accepted.notes()).contains(Note.FORMULA_VALUE, Note.NUMBER_CELL, Note.BIRTH_DATE_CLEANED, Note.NAME_CLEANED);
    }

    @Test
    void readsAStringTableThatBeginsWithNothing() throws IOException {
        String[] row = Sample.with(Sample.with(Sample.person(1), 6, "<c r=\"REF\" t=\"s\"><v>0</v></c>"), 0, "<c r=\"REF\" t=\"s\"><v>2</v></c>");
        Path file = new Packages().rows(Packages.row(1, Sample.HEADING) + Packages.row(2, row))
                .with("xl/sharedStrings.xml", "<sst><si/><si><t></t></si><si><t>张三</t></si></sst>").write(folder.resolve("x.xlsx"));
        assertThat(Readings.of(file).accepted(2).values().name()).isEqualTo("张三");
        assertThat(Readings.of(file).accepted(2).values().get(RosterField.NOTE)).isNull();
    }

    @Test
    void readsTheOtherEpoch() throws IOException {
        String[] heading = {"姓名", "移动电话", "有效证件号码", "有效证件类别", "性别", "民族", "出生日期"};
        String[] row = {"张三", "13800010001", Sample.id(1), "身份证", "男", "汉族", "<c r=\"REF\" s=\"2\"><v>" + (32_875 - 1_462) + "</v></c>"};
        Path file = new Packages().rows(Packages.row(1, heading) + Packages.row(2, row))
                .with("xl/workbook.xml", Packages.WORKBOOK.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>")).write(folder.resolve("x.xlsx"));
        assertThat(Readings.of(file).accepted(2).values().birthDate()).isEqualTo(LocalDate.of(1990, 1, 2));
    }

    @Test
    void choosesTheSheetThatHoldsTheRoster() throws IOException {
        String relations = Packages.WORKBOOK_RELATIONS.replace("</Relationships>",
                "<Relationship Id=\"rId9\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet\" Target=\"/xl/worksheets/other.xml\"/></Relationships>");
        String workbook = Packages.WORKBOOK.replace("<sheets>", "<sheets><sheet name=\"汇总\" sheetId=\"9\" r:id=\"rId9\"/>");
        String other = Packages.SHEET_HEAD + Packages.row(1, "单位", "会员数", "备注") + Packages.row(2, "甲", "3", "") + "</sheetData></worksheet>";
        Path file = new Packages().rows(Packages.row(1, "江桥市名册") + Packages.row(5, Sample.HEADING) + Packages.row(6, Sample.person(1)))
                .with("xl/workbook.xml", workbook).with("xl/_rels/workbook.xml.rels", relations).with("xl/worksheets/other.xml", other)
                .write(folder.resolve("x.xlsx"));
        var layout = Readings.of(file).finished().layout();
        assertThat(layout.sheet()).isEqualTo("Sheet1");
        assertThat(layout.heading().number()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"yyyy-mm-dd,true", "m/d/yy,true", "'[$-804]yyyy\"年\"m\"月\";@',true", "General,false", "0.00E+00,false", "'#,##0.00_);[Red](#,##0.00)',false",
            "h:mm:ss,false", "'\"day\"0',false", "@,false", "[h]:mm,false", "\\d0,false", "dddd,true"})
    void tellsDateFormatsFromOthers(String format, boolean date) {
        assertThat(DateFormats.isDate(format)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({"1,1900-01-01", "59,1900-02-28", "61,1900-03-01", "25569,1970-01-01", "43891.75,2020-03-01"})
    void knowsTheDayOfASerialNumber(String serial, LocalDate day) {
        assertThat(DateFormats.day(serial, false)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"0", "60", "-3", "2958466", "abc", "1E999999999"})
    void refusesSerialNumbersThatAreNoDay(String serial) {
        assertThat(DateFormats.day(serial, false)).isNull();
    }
}
