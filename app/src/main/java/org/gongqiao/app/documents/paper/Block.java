package org.gongqiao.app.documents.paper;

import java.util.List;

/** What a filled-in paper consists of, top to bottom; both writers read the same list. */
public sealed interface Block {

    /** A piece of text in one weight. Line ends inside are line ends. */
    record Run(String text, boolean bold) {}

    /** Name of the issuing body, in red at the top of a letter. */
    record Head(String text) implements Block {}

    /** Official number, above the red line; {@code signer} is empty where the paper does not go upward. */
    record Number(String text, String signer) implements Block {}

    record Title(String text) implements Block {}

    /** Whom it is addressed to. */
    record Recipient(String text) implements Block {}

    /** @param text with its number in front */
    record Heading(int level, String text) implements Block {}

    record Paragraph(Place place, List<Run> runs) implements Block {}

    enum Place { INDENTED, LEFT, CENTRE, RIGHT }

    /** Names of what is attached, in order. */
    record Enclosures(List<String> names) implements Block {}

    /** Who signs, and on which day; keeps together. */
    record Signature(String by, String date) implements Block {}

    /** In brackets below the date. */
    record Remark(String text) implements Block {}

    /** At the foot of the last page; parts may be empty. */
    record Imprint(String copies, String issuer, String issued) implements Block {}

    record Table(List<Row> rows) implements Block {}

    /** @param widths of the row's columns, in parts of their sum */
    record Row(List<Integer> widths, List<Cell> cells) {

        boolean isHeading() {
            return cells.stream().allMatch(Cell::label);
        }
    }

    /** @param columns how many columns of its row it spans */
    record Cell(List<Run> runs, boolean label, int columns) {}

    record Gap() implements Block {}

    record PageBreak() implements Block {}
}
