package org.gongqiao.app.kernel;

/**
 * What people really type where an identifier is asked for: full-width digits from a Chinese input method, spaces in
 * groups of four, invisible characters that came along from a web page or a chat message.
 */
public final class TypedText {

    private TypedText() {
    }

    /**
     * The same text in half-width form, without white space and without characters that cannot be seen, wherever they
     * are. Meant for identifiers, numbers, dates and codes; a person's name keeps its spaces, see the caller.
     */
    public static String compact(String text) {
        if (isCompact(text)) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        text.codePoints().map(TypedText::halfWidth).filter(c -> !isBlank(c)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** True for white space of any width and for characters without a picture: controls, format and joining marks. */
    public static boolean isBlank(int codePoint) {
        if (codePoint > ' ' && codePoint < 0x7F) {
            return false;
        }
        return codePoint == ' ' || codePoint == 0x2800 || codePoint == 0x3164
                || Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || isInvisible(codePoint);
    }

    /** True for characters without a picture and without a width: controls, format marks, variation selectors. */
    public static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT -> true;
            default -> codePoint == 0x034F || codePoint >= 0xFE00 && codePoint <= 0xFE0F;
        };
    }

    /** The half-width form of a full-width character; every other character as it is. */
    public static int halfWidth(int codePoint) {
        if (codePoint >= 0xFF01 && codePoint <= 0xFF5E) {
            return codePoint - 0xFEE0;
        }
        return codePoint == 0x3000 ? ' ' : codePoint;
    }

    private static boolean isCompact(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7F && (c < 0x4E00 || c > 0x9FFF)) {
                return false;
            }
        }
        return true;
    }
}
