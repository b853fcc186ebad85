package org.gongqiao.app.kernel;

/** A mobile number of the Chinese mainland: 11 digits that begin with 13 to 19. {@link #toString()} masks. */
public final class MobileNumber extends CheckedText {

    /** Why a text is not a mobile number. */
    public enum Fault {
        EMPTY, CHARACTER, TOO_SHORT, TOO_LONG, NOT_MOBILE
    }

    public sealed interface Parsed permits Valid, Refused {
    }

    public record Valid(MobileNumber number) implements Parsed {
    }

    public record Refused(Fault fault) implements Parsed {
    }

    private MobileNumber(String value) {
        super(value);
    }

    /**
     * Reads a number as typed: full-width digits, spaces, hyphens and the country code as +86, 0086 or 86 are accepted.
     * A landline with an area code is refused as {@link Fault#NOT_MOBILE}.
     */
    public static Parsed parse(String typed) {
        String text = digitsOf(TypedText.compact(typed));
        if (text.isEmpty()) {
            return new Refused(Fault.EMPTY);
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return new Refused(Fault.CHARACTER);
            }
        }
        boolean mobileFront = text.length() >= 2 && text.charAt(0) == '1' && text.charAt(1) >= '3';
        if (text.length() == 11) {
            return mobileFront ? new Valid(new MobileNumber(text)) : new Refused(Fault.NOT_MOBILE);
        }
        if (!mobileFront && text.charAt(0) == '0') {
            return new Refused(Fault.NOT_MOBILE);
        }
        return new Refused(text.length() < 11 ? Fault.TOO_SHORT : Fault.TOO_LONG);
    }

    /** Three digits in front and four at the end, the rest as stars. */
    public String masked() {
        return value().substring(0, 3) + "****" + value().substring(7);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static String digitsOf(String text) {
        StringBuilder kept = null;
        for (int i = 0; i < text.length(); i++) {
            if (isJoin(text.charAt(i))) {
                kept = new StringBuilder(text.substring(0, i));
                for (int j = i; j < text.length(); j++) {
                    if (!isJoin(text.charAt(j))) {
                        kept.append(text.charAt(j));
                    }
                }
                break;
            }
        }
        String joined = kept == null ? text : kept.toString();
        for (String country : new String[] {"+86", "0086", "86"}) {
            if (joined.length() == country.length() + 11 && joined.startsWith(country)) {
                return joined.substring(country.length());
            }
        }
        return joined;
    }

    /** Hyphens and dashes of every length, and the brackets around a country code. */
    private static boolean isJoin(char c) {
        return c == '-' || c >= 0x2010 && c <= 0x2015 || c == 0x2212 || c == '(' || c == ')';
    }
}
