package org.gongqiao.app.roster.sheet;

import java.time.LocalDate;
import java.time.YearMonth;
import org.gongqiao.app.kernel.TypedText;
import org.jspecify.annotations.Nullable;

/**
 * A date as people type it: 19900102, 1990-1-2, 1990/1/2, 1990.1.2 or with the Chinese signs for year, month and day; a time
 * of day behind it is dropped. Two-digit years are not guessed at.
 *
 * @param date       null when the text names no day that ever was
 * @param withoutDay true when only year and month were given; the date is then the first
 */
record TypedDate(@Nullable LocalDate date, boolean withoutDay) {

    private static final TypedDate NONE = new TypedDate(null, false);
    private static final char YEAR_SIGN = '\u5E74';
    private static final char MONTH_SIGN = '\u6708';
    private static final char DAY_SIGN = '\u65E5';
    private static final char OTHER_DAY_SIGN = '\u53F7';
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2100;

    static TypedDate parse(String typed) {
        String text = TypedText.compact(withoutTime(typed));
        if (isDigits(text)) {
            return switch (text.length()) {
                case 8 -> of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
                case 6 -> of(number(text, 0, 4), number(text, 4, 6), -1);
                default -> NONE;
            };
        }
        var parts = new int[] {-1, -1, -1};
        int part = 0;
        int from = 0;
        char before = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : 0;
            if (c >= '0' && c <= '9') {
                continue;
            }
            int digits = i - from;
            boolean end = i == text.length();
            if (digits == 0) {
                // Only a sign that closes month or day may be followed by nothing.
                if (end && (before == MONTH_SIGN || before == DAY_SIGN || before == OTHER_DAY_SIGN)) {
                    break;
                }
                return NONE;
            }
            if (part > 2 || digits > (part == 0 ? 4 : 2) || part == 0 && digits != 4 || !end && !isSeparator(c, part)) {
                return NONE;
            }
            parts[part++] = number(text, from, i);
            from = i + 1;
            before = c;
        }
        return part < 2 ? NONE : of(parts[0], parts[1], parts[2]);
    }

    private static TypedDate of(int year, int month, int day) {
        if (year < EARLIEST || year > LATEST || month < 1 || month > 12) {
            return NONE;
        }
        if (day == -1) {
            return new TypedDate(LocalDate.of(year, month, 1), true);
        }
        boolean exists = day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth();
        return exists ? new TypedDate(LocalDate.of(year, month, day), false) : NONE;
    }

    /** What stands before "T00:00" or " 0:00:00". */
    private static String withoutTime(String typed) {
        int colon = typed.indexOf(':');
        if (colon < 0) {
            return typed;
        }
        int i = colon - 1;
        while (i >= 0 && typed.charAt(i) >= '0' && typed.charAt(i) <= '9') {
            i--;
        }
        boolean parted = i > 0 && (typed.charAt(i) == ' ' || typed.charAt(i) == 'T' || typed.charAt(i) == '\u00A0');
        return parted ? typed.substring(0, i) : typed;
    }

    private static boolean isSeparator(char c, int part) {
        return switch (c) {
            case '-', '/', '.', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u3002' -> part < 2;
            case YEAR_SIGN -> part == 0;
            case MONTH_SIGN -> part == 1;
            case DAY_SIGN, OTHER_DAY_SIGN -> part == 2;
            default -> false;
        };
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
