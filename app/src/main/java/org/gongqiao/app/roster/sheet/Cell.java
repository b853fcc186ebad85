package org.gongqiao.app.roster.sheet;

/**
 * One cell as the spreadsheet holds it.
 *
 * @param text    TEXT: as typed. NUMBER: the digits as stored, possibly in scientific notation. DATE: year, month and day as
 *                {@code yyyy-MM-dd}, taken from a number with a date format. BOOLEAN: 1 or 0. ERROR: the error's name.
 * @param formula true when the value is what the program that saved the file had last calculated; the formula itself is
 *                never looked at. An empty text then means that nothing had been calculated.
 */
public record Cell(Kind kind, String text, boolean formula) {

    public enum Kind { TEXT, NUMBER, DATE, BOOLEAN, ERROR }

    static Cell text(String text) {
        return new Cell(Kind.TEXT, text, false);
    }
}
