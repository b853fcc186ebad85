package org.gongqiao.app.documents;

/**
 * Text on its way out to a spreadsheet, written so that no program takes it for a formula.
 *
 * <p>In an xlsx file a cell carries its type: a text that begins with = is a text for good, and is written as it is. A csv
 * file has no types; there a text that a spreadsheet would calculate gets an apostrophe in front (the mark spreadsheets
 * themselves use for text). Reading such a file takes the apostrophe off again, so nothing changes on the round trip.
 */
public final class SafeCell {

    private SafeCell() {
    }

    /** A text for a csv field, not yet quoted. */
    public static String neutralise(String text) {
        return isRisky(text, 0) || isMarked(text) ? "'" + text : text;
    }

    /** Undoes {@link #neutralise}. */
    public static String restore(String text) {
        return isMarked(text) ? text.substring(1) : text;
    }

    /** A complete csv field: neutralised, and in quotation marks where a comma, a quotation mark or a line end asks for them. */
    public static String csv(String text) {
        String safe = neutralise(text);
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            if (c == ',' || c == ';' || c == '\t' || c == '"' || c == '\n' || c == '\r') {
                return '"' + safe.replace("\"", "\"\"") + '"';
            }
        }
        boolean edged = !safe.isEmpty() && (safe.charAt(0) == ' ' || safe.charAt(safe.length() - 1) == ' ');
        return edged ? '"' + safe + '"' : safe;
    }

    /** A text for an xlsx string cell: as it is, but without the characters XML cannot hold and within a cell's 32,767. */
    public static String xlsx(String text) {
        StringBuilder kept = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
            boolean bad = c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= 0xFFFE || Character.isSurrogate(c) && !pair;
            if (bad && kept == null) {
                kept = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (kept != null && !bad) {
                kept.append(c);
            }
            if (pair) {
                i++;
                if (kept != null) {
                    kept.append(text.charAt(i));
                }
            }
        }
        String safe = kept == null ? text : kept.toString();
        if (safe.length() <= 32_767) {
            return safe;
        }
        return safe.substring(0, Character.isHighSurrogate(safe.charAt(32_766)) ? 32_766 : 32_767);
    }

    /** One or more apostrophes and then something risky: what {@link #neutralise} writes. */
    private static boolean isMarked(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) == '\'') {
            i++;
        }
        return i > 0 && isRisky(text, i);
    }

    /** True when a formula begins here, also behind blanks, in full-width form or behind a line end. */
    private static boolean isRisky(String text, int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\u00A0' || text.charAt(i) == '\u3000')) {
            i++;
        }
        if (i == text.length()) {
            return false;
        }
        return switch (text.charAt(i)) {
            case '=', '+', '-', '@', '\t', '\r', '\n', '|', '%', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20' -> true;
            default -> false;
        };
    }
}
