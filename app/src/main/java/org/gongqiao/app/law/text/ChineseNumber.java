package org.gongqiao.app.law.text;

import java.util.OptionalInt;

/** Whole numbers up to 9,999 as headings of laws write them: 二十, 一百零七, 一千二百三十四, 二〇〇三, 21, ２１. */
final class ChineseNumber {

    private static final String DIGITS = "\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d";
    private static final String OTHER_ZEROS = "\u3007\u25cb";
    private static final char LIANG = '\u4e24';
    private static final String UNITS = "\u5341\u767e\u5343";
    private static final int[] WORTH = {10, 100, 1000};

    /** Characters that may stand in a number, for patterns. */
    static final String CLASS = "[" + DIGITS + OTHER_ZEROS + LIANG + UNITS + "0-9\uff10-\uff19]";

    private ChineseNumber() {}

    /** Empty where the characters make no number: a unit without order, two digits side by side with a unit. */
    static OptionalInt parse(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return OptionalInt.empty();
        }
        boolean units = text.chars().anyMatch(c -> UNITS.indexOf(c) >= 0);
        return units ? withUnits(text) : positional(text);
    }

    /** Digit after digit; a single one is itself. */
    private static OptionalInt positional(String text) {
        int value = 0;
        if (text.length() > 4) {
            return OptionalInt.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            int digit = digit(text.charAt(i));
            if (digit < 0) {
                return OptionalInt.empty();
            }
            value = value * 10 + digit;
        }
        return OptionalInt.of(value);
    }

    private static OptionalInt withUnits(String text) {
        int value = 0;
        int digit = -1;
        int lastWorth = 10_000;
        boolean zero = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int unit = UNITS.indexOf(c);
            if (unit >= 0) {
                int worth = WORTH[unit];
                if (worth >= lastWorth || digit < 0 && (worth != 10 || zero)) {
                    return OptionalInt.empty();
                }
                value += (digit < 0 ? 1 : digit) * worth;
                lastWorth = worth;
                digit = -1;
                zero = false;
            } else {
                int d = digit(c);
                if (d < 0 || digit > 0 || d == 0 && (zero || digit == 0)) {
                    return OptionalInt.empty();
                }
                zero = d == 0;
                digit = d == 0 ? -1 : d;
            }
        }
        if (zero) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(value + Math.max(digit, 0));
    }

    private static int digit(char c) {
        if (OTHER_ZEROS.indexOf(c) >= 0) {
            return 0;
        }
        if (c == LIANG) {
            return 2;
        }
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= '\uff10' && c <= '\uff19') {
            return c - '\uff10';
        }
        return DIGITS.indexOf(c);
    }
}
