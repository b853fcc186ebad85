package org.gongqiao.app.roster.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which number formats show a date, and which day a serial number is (ECMA-376 part 1, §18.8.30 and §18.17.4). */
final class DateFormats {

    private static final int LAST_SERIAL = 2_958_465;

    private DateFormats() {
    }

    /** True when the built-in format shows a day; formats that show only a time of day do not count. */
    static boolean isBuiltInDate(int format) {
        return format >= 14 && format <= 17 || format == 22 || format >= 27 && format <= 31 || format == 36
                || format >= 50 && format <= 54 || format == 57 || format == 58;
    }

    /** True when a format of one's own shows a day: a year or day outside quotation marks and brackets. */
    static boolean isDate(String format) {
        boolean quoted = false;
        boolean bracketed = false;
        for (int i = 0; i < format.length(); i++) {
            char c = Character.toLowerCase(format.charAt(i));
            if (quoted) {
                quoted = c != '"';
            } else if (bracketed) {
                bracketed = c != ']';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '[') {
                bracketed = true;
            } else if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else if (c == ';') {
                return false;
            } else if (c == 'y' || c == 'd') {
                return true;
            }
        }
        return false;
    }

    /**
     * The day of a serial number, or null when it is none. Day 1 is 1900-01-01, and 1900-02-29, which never was, has the
     * number 60: from there on all days are one off. With the other epoch day 0 is 1904-01-01.
     */
    static @Nullable LocalDate day(String number, boolean from1904) {
        BigDecimal value;
        try {
            value = number.length() > 40 ? BigDecimal.valueOf(-1) : new BigDecimal(number);
        } catch (NumberFormatException e) {
            return null;
        }
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(LAST_SERIAL + 1)) >= 0) {
            return null;
        }
        int day = value.intValue();
        if (from1904) {
            return LocalDate.of(1904, 1, 1).plusDays(day);
        }
        if (day == 0 || day == 60) {
            return null;
        }
        return LocalDate.of(1899, 12, 31).plusDays(day > 60 ? day - 1 : day);
    }
}
