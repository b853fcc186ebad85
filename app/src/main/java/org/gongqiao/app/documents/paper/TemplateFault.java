package org.gongqiao.app.documents.paper;

/**
 * What is wrong with the text of a template; message {@code documents.template.fault.<KIND>} says it in words.
 *
 * @param line from 1; 0 for the whole
 */
public record TemplateFault(int line, Kind kind, String word) {

    public enum Kind {
        /** No line of three dashes between the head and the paper. */
        NO_HEAD,
        HEAD_LINE, NO_TITLE, LAYOUT, FIELD_TWICE,
        /** A field that the program does not give to this paper. */
        FIELD_UNKNOWN,
        /** A value in the paper that the head does not declare. */
        UNDECLARED, NOT_A_LIST, FORMAT, DIRECTIVE, NOT_CLOSED, WIDTHS, CELLS,
        /** The sample paper cannot be made: the word is the character or the field that is missing. */
        SAMPLE,
        TOO_LONG
    }
}
