package org.gongqiao.app.documents.paper;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** Words and signs that every paper shares. Papers are Chinese whatever language their maker reads. */
final class Wording {

    private static final Properties WORDS = new Properties();

    static {
        try (var reader = new InputStreamReader(Objects.requireNonNull(Wording.class.getResourceAsStream("/papers/wording.properties")), StandardCharsets.UTF_8)) {
            WORDS.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(word("date"), Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(word("time"), Locale.ROOT);
    private static final int GROUP = 10_000;

    private Wording() {}

    static String word(String key) {
        return Objects.requireNonNull(WORDS.getProperty(key), key);
    }

    static String word(String key, Object arg) {
        return MessageFormat.format(word(key), arg);
    }

    static String date(LocalDate day) {
        return DATE.format(day);
    }

    static String time(LocalDateTime moment) {
        return TIME.format(moment);
    }

    /** The number of a heading: characters on levels one and two, digits below. */
    static String heading(int level, int number) {
        return word("heading." + level, level <= 2 ? counted(number) : Integer.toString(number));
    }

    /** 1 to 99 in characters. */
    static String counted(int number) {
        String digits = word("numerals");
        if (number < 1 || number > 99) {
            throw new IllegalArgumentException("no paper has heading " + number);
        }
        String tens = number < 10 ? "" : (number < 20 ? "" : digits.substring(number / 10, number / 10 + 1)) + word("ten");
        return tens + (number % 10 == 0 ? "" : digits.substring(number % 10, number % 10 + 1));
    }

    /** Cents with thousands separators. */
    static String yuan(long cents) {
        return (cents < 0 ? "-" : "") + String.format(Locale.ROOT, "%,d.%02d", Math.abs(cents) / 100, Math.abs(cents) % 100);
    }

    /** Cents as they are written out where nobody may change a figure. */
    static String capital(long cents) {
        if (cents < 0) {
            throw new IllegalArgumentException("an amount is not negative");
        }
        String digits = word("capital.digits");
        long whole = cents / 100;
        int jiao = (int) (cents / 10 % 10);
        int fen = (int) (cents % 10);
        var out = new StringBuilder(whole == 0 && cents != 0 ? "" : capitalWhole(whole) + word("capital.yuan"));
        if (jiao == 0 && fen == 0) {
            return out.append(word("capital.whole")).toString();
        }
        if (jiao > 0) {
            out.append(digits.charAt(jiao)).append(word("capital.jiao"));
        } else if (whole > 0) {
            out.append(digits.charAt(0));
        }
        return out.append(fen > 0 ? digits.charAt(fen) + word("capital.fen") : word("capital.whole")).toString();
    }

    private static String capitalWhole(long number) {
        String digits = word("capital.digits");
        if (number == 0) {
            return digits.substring(0, 1);
        }
        String[] groups = word("capital.groups").split(",", -1);
        var out = new StringBuilder();
        boolean gap = false;
        int highest = 0;
        for (long rest = number; rest >= GROUP; rest /= GROUP) {
            highest++;
        }
        for (int g = highest; g >= 0; g--) {
            int group = (int) (number / (long) Math.pow(GROUP, g) % GROUP);
            if (group == 0) {
                gap = true;
                continue;
            }
            if (!out.isEmpty() && (gap || group < 1000)) {
                out.append(digits.charAt(0));
            }
            out.append(capitalGroup(group)).append(groups[g]);
            gap = false;
        }
        return out.toString();
    }

    private static String capitalGroup(int group) {
        String digits = word("capital.digits");
        String[] units = word("capital.units").split(",", -1);
        var out = new StringBuilder();
        boolean gap = false;
        for (int unit = 3; unit >= 0; unit--) {
            int digit = group / (int) Math.pow(10, unit) % 10;
            if (digit == 0) {
                gap = true;
                continue;
            }
            if (gap && !out.isEmpty()) {
                out.append(digits.charAt(0));
            }
            out.append(digits.charAt(digit)).append(units[unit]);
            gap = false;
        }
        return out.toString();
    }
}
