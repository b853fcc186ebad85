package org.gongqiao.app.roster.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gongqiao.app.kernel.RegionCode;
import org.gongqiao.app.kernel.Regions;
import org.gongqiao.app.kernel.ResidentId;

/**
 * Writes a valid roster of any size and 18 columns as a spreadsheet program would: words in the shared strings once, numbers
 * of persons as strings of their own. Streams, so a million rows need no memory. All persons are invented: sequence digits
 * 900 to 995.
 */
final class LargeRoster {

    static final List<String> HEADINGS = List.of("姓名", "移动电话", "有效证件号码", "有效证件类别", "性别", "民族", "出生日期", "学历", "就业状况",
            "会籍变化类型", "会籍变化日期", "政治面貌", "工作单位", "所在工会", "工会会员号", "工种", "工号", "是否农民工");
    private static final String[] SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏".split("");
    private static final String[] GIVEN = "文武明华建国志强秀英丽娟伟芳军洋勇艳杰涛超霞平刚桂兰玉梅".split("");
    private static final String[] EDUCATION = {"大学本科教育", "大学专科教育", "普通高级中学教育", "初级中学教育"};
    private static final String[] TRADES = {"电工", "焊工", "快递员", "网约车司机", "保洁员", "装配钳工", "护理员", "会计"};
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int DAYS = 14_000;

    private final int rows;
    private final boolean shared;
    private final String[] counties = Regions.national().all().stream()
            .filter(r -> r.code().level() == RegionCode.Level.COUNTY && !r.isAbolished()).map(r -> r.code().value()).limit(2_000)
            .toArray(String[]::new);

    private LargeRoster(int rows, boolean shared) {
        this.rows = rows;
        this.shared = shared;
    }

    static Path xlsx(Path folder, int rows, boolean shared) throws IOException {
        Path file = folder.resolve("roster-" + rows + (shared ? "-shared" : "-inline") + ".xlsx");
        if (!Files.exists(file)) {
            new LargeRoster(rows, shared).write(file);
        }
        return file;
    }

    static Path csv(Path folder, int rows) throws IOException {
        Path file = folder.resolve("roster-" + rows + ".csv");
        var roster = new LargeRoster(rows, false);
        try (var out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", HEADINGS) + "\r\n");
            for (int i = 0; i < rows; i++) {
                out.write(String.join(",", roster.row(i)));
                out.write("\r\n");
            }
        }
        return file;
    }

    String[] row(int i) {
        String id = id(i);
        return new String[] {name(i), phone(i), id, "身份证", (id.charAt(16) - '0') % 2 == 1 ? "男" : "女", "汉族", id.substring(6, 14),
                EDUCATION[i % 4], i % 20 == 0 ? "退休" : "在岗", "入会", DAY.format(LocalDate.of(2005, 1, 1).plusDays(i % 7_000)), "群众",
                "江桥市望桥机械有限公司", "江桥市望桥机械有限公司工会委员会", memberNumber(i), TRADES[i % 8], staffNumber(i), i % 3 == 0 ? "1" : "0"};
    }

    private String id(int i) {
        String digits = counties[i % counties.length] + DAY.format(birth(i)) + (900 + i / counties.length % 96);
        return digits + ResidentId.checkDigit(digits);
    }

    private LocalDate birth(int i) {
        return LocalDate.of(1966, 1, 1).plusDays(i / counties.length / 96 * 37L % DAYS + i % 97);
    }

    private static String name(int i) {
        return SURNAMES[i % SURNAMES.length] + GIVEN[i / 30 % GIVEN.length] + (i % 5 == 0 ? "" : GIVEN[i / 900 % GIVEN.length]);
    }

    private static String phone(int i) {
        return Long.toString(13_000_000_000L + i * 59L % 6_900_000_000L);
    }

    private static String memberNumber(int i) {
        return "WQ%08d".formatted(i);
    }

    private static String staffNumber(int i) {
        return "C%07d".formatted(i);
    }

    private void write(Path file) throws IOException {
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            Packages.put(zip, "[Content_Types].xml", Packages.CONTENT_TYPES);
            Packages.put(zip, "_rels/.rels", Packages.ROOT_RELATIONS);
            Packages.put(zip, "xl/workbook.xml", Packages.WORKBOOK);
            Packages.put(zip, "xl/_rels/workbook.xml.rels", Packages.WORKBOOK_RELATIONS);
            Packages.put(zip, "xl/styles.xml", Packages.STYLES);
            List<String> words = new ArrayList<>();
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            sheet(zip, words);
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            strings(zip, words);
            zip.closeEntry();
        }
    }

    /** Words and dates come back; the four numbers of a person do not: their index follows from the row. */
    private static boolean isOwn(int column) {
        return column == 1 || column == 2 || column == 14 || column == 16;
    }

    private void sheet(OutputStream out, List<String> words) throws IOException {
        var index = new java.util.HashMap<String, Integer>();
        var text = new StringBuilder(Packages.SHEET_HEAD);
        cells(text, 1, HEADINGS.toArray(String[]::new), index, words, -1);
        // The strings of persons stand behind the words, whose number is known only when all rows are seen: count first.
        if (shared) {
            for (int i = 0; i < rows; i++) {
                String[] row = row(i);
                for (int c = 0; c < row.length; c++) {
                    if (!isOwn(c)) {
                        index.computeIfAbsent(row[c], word -> {
                            words.add(word);
                            return words.size() - 1;
                        });
                    }
                }
            }
        }
        for (int i = 0; i < rows; i++) {
            cells(text, i + 2, row(i), index, words, i);
            if (text.length() > 1 << 16) {
                out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                text.setLength(0);
            }
        }
        text.append("</sheetData></worksheet>");
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void cells(StringBuilder text, int number, String[] row, java.util.Map<String, Integer> index, List<String> words, int i) {
        text.append("<row r=\"").append(number).append("\" spans=\"1:18\">");
        int own = 0;
        for (int c = 0; c < row.length; c++) {
            text.append("<c r=\"").append((char) ('A' + c)).append(number).append('"');
            if (!shared) {
                text.append(" t=\"inlineStr\"><is><t>").append(row[c]).append("</t></is></c>");
                continue;
            }
            int at = i >= 0 && isOwn(c) ? words.size() + i * 4 + own++ : index.computeIfAbsent(row[c], word -> {
                words.add(word);
                return words.size() - 1;
            });
            text.append(" s=\"1\" t=\"s\"><v>").append(at).append("</v></c>");
        }
        text.append("</row>");
    }

    private void strings(OutputStream out, List<String> words) throws IOException {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        words.forEach(word -> text.append("<si><t>").append(word).append("</t></si>"));
        for (int i = 0; shared && i < rows; i++) {
            for (String own : new String[] {phone(i), id(i), memberNumber(i), staffNumber(i)}) {
                text.append("<si><t>").append(own).append("</t></si>");
            }
            if (text.length() > 1 << 16) {
                out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                text.setLength(0);
            }
        }
        out.write(text.append("</sst>").toString().getBytes(StandardCharsets.UTF_8));
    }
}
