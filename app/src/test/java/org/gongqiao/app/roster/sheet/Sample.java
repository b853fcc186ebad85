package org.gongqiao.app.roster.sheet;

import java.util.Arrays;
import org.gongqiao.app.kernel.ResidentId;

/** A small valid roster to spoil: the six required columns and a remark. */
final class Sample {

    static final String[] HEADING = {"姓名", "移动电话", "有效证件号码", "有效证件类别", "性别", "民族", "备注"};

    private Sample() {
    }

    /** Person number {@code n}, a man born in 1990. */
    static String[] person(int n) {
        return new String[] {"张" + (char) ('一' + n), "138000" + (10_000 + n), id(n), "身份证", "男", "汉族", ""};
    }

    static String id(int n) {
        String digits = "330106199001" + "%02d".formatted(1 + n % 28) + (901 + n / 28 * 2);
        return digits + ResidentId.checkDigit(digits);
    }

    /** A person with one cell changed. */
    static String[] with(String[] row, int column, String value) {
        String[] changed = Arrays.copyOf(row, row.length);
        changed[column] = value;
        return changed;
    }

    static String csv(String separator, String[]... rows) {
        var text = new StringBuilder(String.join(separator, HEADING)).append("\r\n");
        for (String[] row : rows) {
            text.append(String.join(separator, row)).append("\r\n");
        }
        return text.toString();
    }

    static String xml(String[]... rows) {
        var text = new StringBuilder(Packages.row(1, HEADING));
        for (int i = 0; i < rows.length; i++) {
            text.append(Packages.row(i + 2, rows[i]));
        }
        return text.toString();
    }
}
