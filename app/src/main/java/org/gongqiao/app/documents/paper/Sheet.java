package org.gongqiao.app.documents.paper;

import org.gongqiao.app.documents.PaperTemplate.Layout;

/**
 * Measures of a page in points. Letters follow GB/T 9704-2012 clause 5.2: A4, margins 37 (head), 35 (foot), 28 (left) and
 * 26 mm, 22 lines of 28 characters of size 3 (16 pt) on 225 × 156 mm. Forms have the same sheet with smaller type.
 *
 * @param size  of the body's type
 * @param line  from one line to the next
 * @param pitch from one character to the next
 */
record Sheet(float size, float line, float pitch) {

    static final float MM = 72f / 25.4f;
    static final float WIDTH = 210 * MM;
    static final float HEIGHT = 297 * MM;
    static final float TOP = 37 * MM;
    static final float FOOT = 35 * MM;
    static final float LEFT = 28 * MM;
    static final float RIGHT = 26 * MM;
    static final float TEXT_WIDTH = 156 * MM;
    static final float TEXT_HEIGHT = 225 * MM;

    static final int LINES = 22;
    static final int CHARACTERS = 28;

    /** Size 2. */
    static final float TITLE = 22;
    /** Size 4: page number and imprint. */
    static final float SMALL = 14;
    static final float TABLE = 12;
    static final float TABLE_LINE = 18;
    static final float TABLE_PAD = 4;

    static Sheet of(Layout layout) {
        return switch (layout) {
            case LETTER -> new Sheet(16, TEXT_HEIGHT / LINES, TEXT_WIDTH / CHARACTERS);
            case FORM -> new Sheet(14, 25, 14);
        };
    }

    /** Between characters, so that a line holds its number of them. */
    float spacing() {
        return pitch - size;
    }
}
