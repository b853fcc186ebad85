package org.gongqiao.app.kernel;

import java.util.Locale;

/**
 * A unified social credit code (GB 32100-2015): one character for the registering department (8 for trade unions, 9 for
 * market regulation), one for the kind (81: grassroots union), six digits of region, nine characters of organisation code
 * with its own check character (GB 11714), one check character over all. I, O, S, V and Z do not occur.
 */
public final class UnifiedCreditCode extends CheckedText {

    /** Why a text is not a unified social credit code. */
    public enum Fault {
        EMPTY, LENGTH, CHARACTER, ORGANISATION_CHECK, CHECK_DIGIT
    }

    public sealed interface Parsed permits Valid, Refused {
    }

    public record Valid(UnifiedCreditCode code) implements Parsed {
    }

    public record Refused(Fault fault) implements Parsed {
    }

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private UnifiedCreditCode(String value) {
        super(value);
    }

    /** Reads a code as typed: full-width characters, spaces and small letters are accepted. */
    public static Parsed parse(String typed) {
        String text = TypedText.compact(typed);
        if (text.isEmpty()) {
            return new Refused(Fault.EMPTY);
        }
        if (text.length() != 18) {
            return new Refused(Fault.LENGTH);
        }
        text = upperCase(text);
        for (int i = 0; i < 18; i++) {
            boolean digitsOnly = i >= 2 && i < 8;
            int at = ALPHABET.indexOf(text.charAt(i));
            if (at < 0 || digitsOnly && at > 9) {
                return new Refused(Fault.CHARACTER);
            }
        }
        if (text.charAt(16) != organisationCheck(text.substring(8, 16))) {
            return new Refused(Fault.ORGANISATION_CHECK);
        }
        if (text.charAt(17) != checkDigit(text)) {
            return new Refused(Fault.CHECK_DIGIT);
        }
        return new Valid(new UnifiedCreditCode(text));
    }

    /** The check character of an organisation code's first eight (GB 11714). */
    public static char organisationCheck(String eight) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += Character.digit(eight.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = (11 - sum % 11) % 11;
        return check == 10 ? 'X' : (char) ('0' + check);
    }

    /** The check character that belongs to the first 17 (GB 32100-2015). */
    public static char checkDigit(String first) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(first.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** True when a trade union federation registered the holder: it is a union with the status of a legal person. */
    public boolean isTradeUnion() {
        return value().charAt(0) == '8';
    }

    public boolean isGrassrootsUnion() {
        return value().startsWith("81");
    }

    /** The division of registration; some older codes carry six digits that were never in GB/T 2260. */
    public String regionDigits() {
        return value().substring(2, 8);
    }

    /** The nine characters of the organisation code (GB 11714). */
    public String organisationCode() {
        return value().substring(8, 17);
    }

    /** In full: the code of an organisation is public. */
    @Override
    public String toString() {
        return value();
    }

    private static String upperCase(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
