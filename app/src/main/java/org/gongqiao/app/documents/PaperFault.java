package org.gongqiao.app.documents;

/** Why a paper is not made; nothing is ever left out or boxed silently. */
public sealed interface PaperFault {

    /** The value is not there. */
    record MissingValue(String field, String label) implements PaperFault {}

    /** The value is not of a type that can be printed there: a text where an amount belongs, a list where a text does. */
    record WrongValue(String field, String label) implements PaperFault {}

    /** No font of the program or the operator has this character. */
    record MissingGlyph(int codePoint) implements PaperFault {

        public String character() {
            return Character.toString(codePoint);
        }

        public String code() {
            return "U+%04X".formatted(codePoint);
        }
    }
}
