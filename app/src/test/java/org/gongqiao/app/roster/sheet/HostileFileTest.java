package org.gongqiao.app.roster.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.gongqiao.app.kernel.Regions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are not what they should be: refused with a reason, never with an exception. A longer hunt with
 * {@code -Droster.fuzz=20000 -Droster.seed=...}.
 */
class HostileFileTest {

    @TempDir
    Path folder;

    @Test
    void refusesAnEmptyFile() throws IOException {
        assertThat(refusal("x.xlsx", new byte[0])).isEqualTo(Refusal.EMPTY);
        assertThat(refusal("x.csv", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})).isEqualTo(Refusal.EMPTY);
    }

    @Test
    void refusesAHeadingWithNothingBelow() throws IOException {
        assertThat(Readings.of(new Packages().rows(Sample.xml()).write(file("x.xlsx"))).refusal()).isEqualTo(Refusal.NO_ROWS);
        assertThat(refusal("x.csv", Sample.csv(",").getBytes(StandardCharsets.UTF_8))).isEqualTo(Refusal.NO_ROWS);
    }

    @Test
    void refusesATableWithoutAHeading() throws IOException {
        assertThat(refusal("x.csv", "张三,13800010001\n李四,13800010002\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(Refusal.NO_HEADING);
        assertThat(Readings.of(new Packages().rows("").write(file("x.xlsx"))).refusal()).isEqualTo(Refusal.NO_HEADING);
    }

    @Test
    void namesRequiredColumnsThatAreMissing() throws IOException {
        Readings readings = readings("x.csv", "姓名,有效证件号码,性别\n张三,,男\n");
        assertThat(readings.refusal()).isEqualTo(Refusal.MISSING_COLUMNS);
        assertThat(((RosterReading.Refused) readings.outcome).arguments())
                .containsExactlyInAnyOrder(RosterField.PHONE, RosterField.ID_TYPE, RosterField.NATIONALITY);
    }

    @Test
    void refusesWhatIsNoSpreadsheet() throws IOException {
        assertThat(refusal("x.xls", "<html><table><tr><td>姓名</td></tr></table></html>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Refusal.NOT_A_SPREADSHEET);
        assertThat(refusal("x.xlsx", "%PDF-1.7\n%\u00E2\u00E3".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(Refusal.NOT_A_SPREADSHEET);
        assertThat(refusal("x.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13})).isEqualTo(Refusal.NOT_A_SPREADSHEET);
        assertThat(Readings.of(new Packages().without("_rels/.rels").rows("").write(file("a.xlsx"))).refusal()).isEqualTo(Refusal.NOT_A_SPREADSHEET);
        assertThat(Readings.of(new Packages().with("xl/workbook.xml", "<document/>").rows("").write(file("b.xlsx"))).refusal())
                .isEqualTo(Refusal.NOT_A_SPREADSHEET);
        var poi = new ByteArrayOutputStream();
        try (var files = new POIFSFileSystem()) {
            files.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), "WordDocument");
            files.writeFilesystem(poi);
        }
        assertThat(refusal("x.doc", poi.toByteArray())).isEqualTo(Refusal.NOT_A_SPREADSHEET);
    }

    @Test
    void readsByContentWhateverTheEnding() throws IOException {
        Path xlsx = new Packages().rows(Sample.xml(Sample.person(1))).write(file("roster.csv"));
        assertThat(Readings.of(xlsx).finished()).satisfies(f -> {
            assertThat(f.format()).isEqualTo(RosterReading.Format.XLSX);
            assertThat(f.endingDiffers()).isTrue();
            assertThat(f.counts().accepted()).isEqualTo(1);
        });
        assertThat(readings("roster.xlsx", Sample.csv(",", Sample.person(1))).finished().endingDiffers()).isTrue();
        assertThat(readings("ROSTER.CSV", Sample.csv(",", Sample.person(1))).finished().endingDiffers()).isFalse();
    }

    @Test
    void refusesEveryTruncatedWorkbook() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("src/test/resources/roster/roster-messy.xlsx"));
        for (int cut = 8; cut < whole.length; cut += 997) {
            assertThat(refusal("x.xlsx", Arrays.copyOf(whole, cut))).as("cut at %s", cut).isEqualTo(Refusal.DAMAGED);
        }
    }

    @Test
    void survivesRandomDamage() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("src/test/resources/roster/roster-messy.xlsx"));
        byte[] old = xls();
        byte[] csv = Files.readAllBytes(Path.of("src/test/resources/roster/roster-gbk.csv"));
        Random random = new Random(Long.getLong("roster.seed", 20261120));
        for (int n = 0; n < Integer.getInteger("roster.fuzz", 150); n++) {
            byte[] spoiled = new byte[][] {whole, old, csv}[n % 3].clone();
            for (int i = random.nextInt(1, 40); i > 0; i--) {
                spoiled[random.nextInt(8, spoiled.length)] = (byte) random.nextInt(256);
            }
            Files.write(file("spoiled"), spoiled);
            assertThat(Readings.of(file("spoiled")).outcome).isNotNull();
        }
    }

    @Test
    void survivesDamagedXml() throws IOException {
        String sheet = Packages.SHEET_HEAD + Sample.xml(Sample.person(1), Sample.person(2)) + "</sheetData></worksheet>";
        Random random = new Random(Long.getLong("roster.seed", 11));
        for (int n = 0; n < 2 * Integer.getInteger("roster.fuzz", 150); n++) {
            var spoiled = new StringBuilder(sheet);
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                int at = random.nextInt(spoiled.length());
                switch (random.nextInt(3)) {
                    case 0 -> spoiled.setCharAt(at, "<>&\"'/=;! 0a".charAt(random.nextInt(12)));
                    case 1 -> spoiled.delete(at, Math.min(spoiled.length(), at + random.nextInt(20)));
                    default -> spoiled.insert(at, "<c r=\"ZZZ1\" t=\"s\"><v>99999");
                }
            }
            assertThat(Readings.of(new Packages().with("xl/worksheets/sheet1.xml", spoiled.toString()).write(file("spoiled.xlsx"))).outcome).isNotNull();
        }
    }

    @Test
    void refusesTruncatedSheetsInsideAWholeZip() throws IOException {
        for (String sheet : new String[] {Packages.SHEET_HEAD + Sample.xml(Sample.person(1)), Packages.SHEET_HEAD + Packages.row(1, Sample.HEADING)
                + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>张", "", "<worksheet>"}) {
            assertThat(Readings.of(new Packages().with("xl/worksheets/sheet1.xml", sheet).write(file("x.xlsx"))).refusal()).isEqualTo(Refusal.DAMAGED);
        }
        assertThat(Readings.of(new Packages().rows(Sample.xml(Sample.person(1))).with("xl/sharedStrings.xml", "<sst><si><t>a").write(file("x.xlsx")))
                .refusal()).isEqualTo(Refusal.DAMAGED);
    }

    @Test
    void refusesReferencesOutsideTheStringTable() throws IOException {
        String bad = Packages.row(1, Sample.HEADING) + Packages.row(2, "<c r=\"REF\" t=\"s\"><v>7</v></c>");
        assertThat(Readings.of(new Packages().rows(bad).write(file("x.xlsx"))).refusal()).isEqualTo(Refusal.DAMAGED);
    }

    @Test
    void refusesEncryptedWorkbooks() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var files = new POIFSFileSystem()) {
            files.createDocument(new java.io.ByteArrayInputStream(new byte[6000]), "EncryptedPackage");
            files.createDocument(new java.io.ByteArrayInputStream(new byte[200]), "EncryptionInfo");
            files.writeFilesystem(bytes);
        }
        assertThat(refusal("x.xlsx", bytes.toByteArray())).isEqualTo(Refusal.ENCRYPTED);

        var old = new ByteArrayOutputStream();
        try (var workbook = new HSSFWorkbook()) {
            workbook.createSheet().createRow(0).createCell(0).setCellValue("a");
            Biff8EncryptionKey.setCurrentUserPassword("geheim");
            workbook.write(old);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        assertThat(refusal("x.xls", old.toByteArray())).isEqualTo(Refusal.ENCRYPTED);
    }

    @Test
    void refusesDocumentTypesAndEntities() throws IOException {
        String doctype = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";
        String sheet = doctype + "<worksheet><sheetData>" + Sample.xml(Sample.person(1)) + "</sheetData></worksheet>";
        assertThat(Readings.of(new Packages().with("xl/worksheets/sheet1.xml", sheet).write(file("a.xlsx"))).refusal()).isEqualTo(Refusal.XML_ENTITIES);
        assertThat(Readings.of(new Packages().rows(Sample.xml(Sample.with(Sample.person(1), 6, "&e;"))).write(file("b.xlsx"))).refusal())
                .isEqualTo(Refusal.XML_ENTITIES);
        assertThat(Readings.of(new Packages().rows("").with("xl/workbook.xml", doctype + Packages.WORKBOOK.substring(21)).write(file("c.xlsx"))).refusal())
                .isEqualTo(Refusal.XML_ENTITIES);
        assertThat(Readings.of(new Packages().rows("").with("xl/sharedStrings.xml", doctype + "<sst/>").write(file("d.xlsx"))).refusal())
                .isEqualTo(Refusal.XML_ENTITIES);
    }

    @Test
    void refusesZipBombs() throws IOException {
        Path bomb = file("bomb.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            Packages.put(zip, "_rels/.rels", Packages.ROOT_RELATIONS);
            Packages.put(zip, "xl/workbook.xml", Packages.WORKBOOK);
            Packages.put(zip, "xl/_rels/workbook.xml.rels", Packages.WORKBOOK_RELATIONS);
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write((Packages.SHEET_HEAD + Sample.xml(Sample.person(1))).getBytes(StandardCharsets.UTF_8));
            var blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 80; i++) {
                zip.write(blanks);
            }
            zip.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        assertThat(Readings.of(bomb).refusal()).isEqualTo(Refusal.ZIP_BOMB);
        // The same length of part is refused by size alone where the limit is lower.
        var small = new Limits(1 << 20, 1 << 16, 1_000_000, 1 << 20, 100, 50, 1 << 20);
        assertThat(Readings.of(new RosterReading(small, Regions.national(), Readings.TODAY), bomb, "bomb.xlsx", Map.of()).refusal())
                .isEqualTo(Refusal.ZIP_BOMB);
    }

    @Test
    void refusesAStringTableBeyondTheLimit() throws IOException {
        var strings = new StringBuilder("<sst>");
        for (int i = 0; i < 3_000; i++) {
            strings.append("<si><t>member ").append(i).append("</t></si>");
        }
        Path file = new Packages().rows(Sample.xml(Sample.person(1))).with("xl/sharedStrings.xml", strings.append("</sst>").toString()).write(file("x.xlsx"));
        var small = new Limits(1 << 20, 1 << 20, 250, 1 << 14, 100, 50, 1 << 20);
        assertThat(Readings.of(new RosterReading(small, Regions.national(), Readings.TODAY), file, "x.xlsx", Map.of()).refusal()).isEqualTo(Refusal.TOO_LARGE);
        assertThat(Readings.of(file).finished().counts().accepted()).isEqualTo(1);
    }

    /** A string a million cells point to must not be held a million times. */
    @Test
    void survivesMonstrousCells() throws IOException {
        String monster = "x".repeat(32_000);
        var rows = new StringBuilder(Packages.row(1, Sample.HEADING));
        for (int r = 2; r < 3_000; r++) {
            rows.append("<row r=\"").append(r).append("\">");
            for (int c = 0; c < 26; c++) {
                rows.append("<c r=\"").append((char) ('A' + c)).append(r).append("\" t=\"s\"><v>").append(c % 2 * 8_192).append("</v></c>");
            }
            rows.append("</row>");
        }
        var strings = new StringBuilder("<sst><si><t>").append(monster).append("</t></si>");
        strings.append("<si><t>a</t></si>".repeat(8_191)).append("<si><t>").append(monster).append("</t></si></sst>");
        Path file = new Packages().rows(rows.toString()).with("xl/sharedStrings.xml", strings.toString()).write(file("x.xlsx"));
        long[] ahead = {0};
        var outcome = RosterReading.standard(Readings.TODAY).read(file, "x.xlsx", (row, verdict) -> {
            assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
            ahead[0]++;
        });
        assertThat(ahead[0]).isEqualTo(2_998);
        assertThat(((RosterReading.Finished) outcome).counts().rejected()).isEqualTo(2_998);
        String tooLong = Sample.xml(Sample.with(Sample.person(1), 6, "x".repeat(140_000)));
        assertThat(Readings.of(new Packages().rows(tooLong).write(file("y.xlsx"))).refusal()).isEqualTo(Refusal.DAMAGED);
    }

    @Test
    void refusesAnOldWorkbookThatPromisesMoreStringsThanItHolds() throws IOException {
        byte[] old = xls();
        int at = -1;
        for (int i = 512; i < old.length - 12 && at < 0; i++) {
            boolean table = old[i] == (byte) 0xFC && old[i + 1] == 0 && old[i + 6] == 0 && old[i + 7] == 0 && old[i + 10] == 0 && old[i + 11] == 0;
            at = table && old[i + 8] != 0 ? i : -1;
        }
        assertThat(at).isPositive();
        byte[] many = old.clone();
        many[at + 11] = 0x70;
        assertThat(refusal("many.xls", many)).isEqualTo(Refusal.TOO_LARGE);
        byte[] more = old.clone();
        more[at + 10] = 0x10;
        assertThat(refusal("more.xls", more)).isEqualTo(Refusal.DAMAGED);
    }

    @Test
    void refusesADirectoryOfAbsurdSize() throws IOException {
        Path file = new Packages().rows(Sample.xml(Sample.person(1))).write(file("x.xlsx"));
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(access.length() - 22 + 10);
            access.write(new byte[] {(byte) 0xFE, (byte) 0xFF});
        }
        assertThat(Readings.of(file).refusal()).isEqualTo(Refusal.ZIP_BOMB);
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(access.length() - 22 + 10);
            access.write(new byte[] {(byte) 0xFF, (byte) 0xFF});
        }
        assertThat(Readings.of(file).refusal()).isEqualTo(Refusal.DAMAGED);
    }

    @Test
    void refusesMoreRowsThanASheetHas() throws IOException {
        String rows = Packages.row(1, Sample.HEADING) + Packages.row(1_048_577, Sample.person(1));
        assertThat(Readings.of(new Packages().rows(rows).write(file("x.xlsx"))).refusal()).isEqualTo(Refusal.TOO_MANY_ROWS);
        String last = Packages.row(1, Sample.HEADING) + Packages.row(1_048_576, Sample.person(1));
        assertThat(Readings.of(new Packages().rows(last).write(file("y.xlsx"))).accepted(1_048_576)).isNotNull();
        for (String torn : new String[] {"</row></sheetData>", "<c r=\"A3\"><v>1</v></c></sheetData>", "<row r=\"3\"></sheetData>", "<row r=\"3\"><row r=\"4\"/></row></sheetData>"}) {
            String sheet = Packages.SHEET_HEAD + Sample.xml(Sample.person(1)) + torn + "</worksheet>";
            assertThat(Readings.of(new Packages().with("xl/worksheets/sheet1.xml", sheet).write(file("torn.xlsx"))).refusal()).as(torn).isEqualTo(Refusal.DAMAGED);
        }
        String backwards = Packages.row(1, Sample.HEADING) + Packages.row(3, Sample.person(1)) + Packages.row(2, Sample.person(2));
        assertThat(Readings.of(new Packages().rows(backwards).write(file("z.xlsx"))).refusal()).isEqualTo(Refusal.DAMAGED);
    }

    @Test
    void passesOverColumnsFarOut() throws IOException {
        String wide = Packages.row(2, Sample.person(1)).replace("</row>", "<c r=\"XFD2\" t=\"inlineStr\"><is><t>x</t></is></c></row>");
        assertThat(Readings.of(new Packages().rows(Packages.row(1, Sample.HEADING) + wide).write(file("x.xlsx"))).accepted(2)).isNotNull();
        String impossible = Packages.row(2, Sample.person(1)).replace("A2", "AAAA2");
        assertThat(Readings.of(new Packages().rows(Packages.row(1, Sample.HEADING) + impossible).write(file("y.xlsx"))).refusal()).isEqualTo(Refusal.DAMAGED);
    }

    @Test
    void refusesAQuotationMarkThatNeverEnds() throws IOException {
        Readings readings = readings("x.csv", Sample.csv(",", Sample.person(1)) + "\"张三," + "x".repeat(100));
        assertThat(readings.refusal()).isEqualTo(Refusal.UNCLOSED_QUOTE);
        assertThat(((RosterReading.Refused) readings.outcome).arguments()).containsExactly(3);
        assertThat(readings("y.csv", Sample.csv(",", Sample.person(1)) + "\"" + "x,\n".repeat(40_000)).refusal()).isEqualTo(Refusal.UNCLOSED_QUOTE);
    }

    @Test
    void refusesTextInAnEncodingItDoesNotKnow() throws IOException {
        byte[] latin = ("姓名,移动电话,有效证件号码\n" + "åäöéèü,".repeat(300)).getBytes(Charset.forName("Big5"));
        for (int i = 20; i < latin.length; i++) {
            latin[i] = (byte) (i % 2 == 0 ? 0xFF : 0x80);
        }
        assertThat(refusal("x.csv", latin)).isEqualTo(Refusal.UNKNOWN_ENCODING);
    }

    @Test
    void refusesFilesThatAreTooLarge() throws IOException {
        Path file = new Packages().rows(Sample.xml(Sample.person(1))).write(file("x.xlsx"));
        var small = new Limits(100, 1 << 20, 250, 1 << 20, 100, 50, 100);
        assertThat(Readings.of(new RosterReading(small, Regions.national(), Readings.TODAY), file, "x.xlsx", Map.of()).refusal()).isEqualTo(Refusal.TOO_LARGE);
    }

    @Test
    void stopsTheParserWhenTheSinkThrows() throws IOException {
        Path file = LargeRoster.xlsx(folder, 3_000, false);
        var reading = RosterReading.standard(Readings.TODAY);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> reading.read(file, "x.xlsx", (_, _) -> {
            throw new IllegalStateException("no more");
        })).isInstanceOf(IllegalStateException.class).hasMessage("no more");
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(t -> t.getName().equals("roster-parser") && t.isAlive());
    }

    private byte[] xls() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new HSSFWorkbook()) {
            var sheet = workbook.createSheet("a");
            for (int r = 0; r < 40; r++) {
                String[] cells = r == 0 ? Sample.HEADING : Sample.person(r);
                var row = sheet.createRow(r);
                for (int c = 0; c < cells.length; c++) {
                    row.createCell(c).setCellValue(cells[c]);
                }
            }
            workbook.write(bytes);
        }
        return bytes.toByteArray();
    }

    private Readings readings(String name, String text) throws IOException {
        return Readings.of(Files.writeString(file(name), text));
    }

    private Refusal refusal(String name, byte[] bytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file(name))) {
            out.write(bytes);
        }
        return Readings.of(file(name)).refusal();
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
