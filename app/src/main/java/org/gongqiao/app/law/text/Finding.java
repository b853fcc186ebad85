package org.gongqiao.app.law.text;

/**
 * Something in a file that an operator should look at before it is taken in.
 *
 * @param line  line of the file
 * @param what  the number it is about, or the beginning of the line; may be empty
 */
public record Finding(int line, Kind kind, String what) {

    /** Message {@code law.text.finding.<NAME>}. */
    public enum Kind {
        /** No line that could be the title. */
        NO_TITLE(true),
        /** No article was recognised. */
        NO_ARTICLES(true),
        /** An article number is not there. */
        MISSING(true),
        /** An article number comes a second time. */
        DOUBLED(true),
        /** An article number comes after a higher one. */
        OUT_OF_ORDER(true),
        /** Looks like the heading of an article, but its number cannot be read. */
        UNREADABLE(true),
        /** An article without a word. */
        EMPTY(true),
        /** A chapter or section number is missing, doubled or out of order. */
        CHAPTER(true),
        /** Words that belong to no article, below a heading. */
        UNNUMBERED(true),
        /** Characters that were lost: the replacement character, control characters, question marks in a row. */
        DAMAGED(true),
        /** Numbers made by Word itself, which are not in the text. */
        AUTOMATIC_NUMBERS(true),
        /** Words before the first article; kept. */
        PREAMBLE(false),
        /** An annex; kept, without article. */
        ANNEX(false),
        /** An article whose number is followed by its words without a blank. */
        NO_BLANK(false);

        private final boolean fault;

        Kind(boolean fault) {
            this.fault = fault;
        }

        /** Whether the operator has to say that he takes the text in all the same. */
        public boolean isFault() {
            return fault;
        }
    }
}
