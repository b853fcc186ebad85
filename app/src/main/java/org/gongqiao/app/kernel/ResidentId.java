package org.gongqiao.app.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A citizen's identity number (GB 11643-1999) in its form of 18 characters: six digits of the county where it was first
 * issued, eight of the birth date, three of sequence (odd for men), one check character. The residence permits of Hong
 * Kong, Macao and Taiwan residents have the same form with the prefixes 810000, 820000 and 830000.
 *
 * <p>There is no way to hold an instance that fails a check; {@link #toString()} masks.
 */
public final class ResidentId extends CheckedText {

    public enum Sex { MALE, FEMALE }

    /** Why a text is not an identity number. */
    public enum Fault {
        EMPTY, LENGTH, CHARACTER, REGION, BIRTH_DATE, CHECK_DIGIT
    }

    public sealed interface Parsed permits Valid, Refused {
    }

    /** @param converted true when the text had the 15 digits that were in use until 2013-01-01 */
    public record Valid(ResidentId id, boolean converted) implements Parsed {
    }

    public record Refused(Fault fault) implements Parsed {
    }

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private ResidentId(String value) {
        super(value);
    }

    /** Reads a number as typed, with the table of divisions of the program. */
    public static Parsed parse(String typed) {
        return parse(typed, Regions.national());
    }

    /**
     * Reads a number as typed: full-width digits, spaces, invisible characters and a small x are accepted. Fifteen digits
     * are brought to eighteen (GB 11643-1999; years of the twentieth century, of the nineteenth for the sequences 996 to
     * 999 that marked people over a hundred). The first fault found is named, in the order of {@link Fault}.
     */
    public static Parsed parse(String typed, Regions regions) {
        String text = TypedText.compact(typed);
        if (text.isEmpty()) {
            return new Refused(Fault.EMPTY);
        }
        if (text.length() != 18 && text.length() != 15) {
            return new Refused(Fault.LENGTH);
        }
        boolean old = text.length() == 15;
        int digits = old ? 15 : 17;
        for (int i = 0; i < digits; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return new Refused(Fault.CHARACTER);
            }
        }
        if (old) {
            text = lengthened(text);
        }
        char check = Character.toUpperCase(text.charAt(17));
        if (CHECKS.indexOf(check) < 0) {
            return new Refused(Fault.CHARACTER);
        }
        if (!isIssuingRegion(number(text, 0, 6), regions)) {
            return new Refused(Fault.REGION);
        }
        if (!isDate(number(text, 6, 10), number(text, 10, 12), number(text, 12, 14))) {
            return new Refused(Fault.BIRTH_DATE);
        }
        if (check != checkDigit(text)) {
            return new Refused(Fault.CHECK_DIGIT);
        }
        return new Valid(new ResidentId(check == text.charAt(17) ? text : text.substring(0, 17) + check), old);
    }

    /** The check character (ISO 7064, MOD 11-2) that belongs to the first 17 digits. */
    public static char checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    public LocalDate birthDate() {
        return LocalDate.of(number(value(), 6, 10), number(value(), 10, 12), number(value(), 12, 14));
    }

    public Sex sex() {
        return (value().charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    public RegionCode region() {
        return new RegionCode(value().substring(0, 6));
    }

    /** True for the residence permits of Hong Kong, Macao (since 2018) and Taiwan residents. */
    public boolean isResidencePermit() {
        return value().startsWith("810000") || value().startsWith("820000") || value().startsWith("830000");
    }

    /** Three characters in front and four at the end, the rest as stars. */
    public String masked() {
        return value().substring(0, 3) + "*".repeat(11) + value().substring(14);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static String lengthened(String fifteen) {
        String century = number(fifteen, 12, 15) >= 996 ? "18" : "19";
        String digits = fifteen.substring(0, 6) + century + fifteen.substring(6);
        return digits + checkDigit(digits);
    }

    /** Provinces as such issue nothing, except those whose permits carry the code of the whole region. */
    private static boolean isIssuingRegion(int code, Regions regions) {
        boolean province = code % 10_000 == 0;
        return regions.isListed(code) && (!province || code == 810_000 || code == 820_000 || code == 830_000);
    }

    private static boolean isDate(int year, int month, int day) {
        if (year < 1800 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        try {
            return day <= LocalDate.of(year, month, 1).lengthOfMonth();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
