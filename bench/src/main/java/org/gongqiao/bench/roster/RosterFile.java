package org.gongqiao.bench.roster;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A roster of 18 columns and any number of rows, the same each time: words that repeat stand in the shared strings, what is
 * each person's own in the cell. Nobody in it exists: the sequence digits of the numbers are 900 to 995.
 */
final class RosterFile {

    static final int COLUMNS = 18;
    private static final List<String> HEADINGS = List.of("姓名", "移动电话", "有效证件号码", "有效证件类别", "性别", "民族", "出生日期", "学历", "就业状况", "会籍变化类型",
            "会籍变化日期", "政治面貌", "工作单位", "所在工会", "工会会员号", "工种", "工号", "是否农民工");
    private static final String[] SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏".split("");
    private static final String[] GIVEN = "文武明华建国志强秀英丽娟伟芳军洋勇艳杰涛超霞平刚桂兰玉梅".split("");
    private static final String[] EDUCATION = {"大学本科教育", "大学专科教育", "普通高级中学教育", "初级中学教育"};
    private static final String[] TRADES = {"电工", "焊工", "快递员", "网约车司机", "保洁员", "装配钳工", "护理员", "会计"};
    private static final String[] COUNTIES = {"110101", "110102", "110105", "110106", "110107", "110108", "120101", "120102", "120103", "130102",
        "130104", "310101", "310104", "310105", "310106", "310107", "320102", "320104", "330102", "330105", "330106", "440103", "440104", "440105", "440106"};
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final int rows;
    private final String union;
    private final Map<String, Integer> shared = new LinkedHashMap<>();

    private RosterFile(int rows, String union) {
        this.rows = rows;
        this.union = union;
    }

    static void write(Path file, int rows, String union) throws IOException {
        new RosterFile(rows, union).write(file);
    }

    private String[] row(int i) {
        String id = id(i);
        return new String[] {name(i), "1%02d%08d".formatted(30 + i % 70, i / 70), id, "身份证", (id.charAt(16) - '0') % 2 == 1 ? "男" : "女", "汉族", id.substring(6, 14),
            EDUCATION[i % 4], i % 20 == 0 ? "退休" : "在岗", "入会", DAY.format(LocalDate.of(2005, 1, 1).plusDays(i % 7_000)), "群众", "江桥市望桥机械有限公司", union,
            "WQ%08d".formatted(i), TRADES[i % 8], "C%07d".formatted(i), i % 3 == 0 ? "1" : "0"};
    }

    private static String name(int i) {
        return SURNAMES[i % SURNAMES.length] + GIVEN[i / 30 % GIVEN.length] + GIVEN[i / 870 % GIVEN.length];
    }

    /** Scattered over the country and the years, as the numbers of real people are. */
    private static String id(int i) {
        int mixed = (int) (i * 7_919L % (25L * 96 * 14_000));
        String digits = COUNTIES[mixed % 25] + DAY.format(LocalDate.of(1966, 1, 1).plusDays(mixed / 2_400)) + (900 + mixed / 25 % 96);
        int sum = 0;
        for (int k = 0; k < 17; k++) {
            sum += (digits.charAt(k) - '0') * WEIGHTS[k];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    private void write(Path file) throws IOException {
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
            zip.setLevel(5);
            part(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                    + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
                    + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>");
            part(zip, "_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
            part(zip, "xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                    + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"会员名册\" sheetId=\"1\" r:id=\"r0\"/></sheets></workbook>");
            part(zip, "xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml", "sharedStrings", "sharedStrings.xml"));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            sheet(zip);
            zip.closeEntry();
            var strings = new StringBuilder("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
            shared.keySet().forEach(text -> strings.append("<si><t>").append(text).append("</t></si>"));
            part(zip, "xl/sharedStrings.xml", strings.append("</sst>").toString());
        }
    }

    private void sheet(OutputStream out) throws IOException {
        var xml = new StringBuilder(1 << 17);
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (int i = -1; i < rows; i++) {
            xml.append("<row r=\"").append(i + 2).append("\">");
            String[] cells = i < 0 ? HEADINGS.toArray(String[]::new) : row(i);
            for (int column = 0; column < COLUMNS; column++) {
                String at = (char) ('A' + column) + Integer.toString(i + 2);
                boolean own = i >= 0 && (column < 3 || column == 14 || column == 16);
                if (own) {
                    xml.append("<c r=\"").append(at).append("\" t=\"inlineStr\"><is><t>").append(cells[column]).append("</t></is></c>");
                } else {
                    xml.append("<c r=\"").append(at).append("\" t=\"s\"><v>").append(shared.computeIfAbsent(cells[column], text -> shared.size())).append("</v></c>");
                }
            }
            xml.append("</row>");
            if (xml.length() > 100_000) {
                out.write(xml.toString().getBytes(StandardCharsets.UTF_8));
                xml.setLength(0);
            }
        }
        out.write(xml.append("</sheetData></worksheet>").toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String relations(String... kindAndTarget) {
        var all = new ArrayList<String>();
        for (int i = 0; i < kindAndTarget.length; i += 2) {
            all.add("<Relationship Id=\"r" + i / 2 + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kindAndTarget[i]
                    + "\" Target=\"" + kindAndTarget[i + 1] + "\"/>");
        }
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + String.join("", all) + "</Relationships>";
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
