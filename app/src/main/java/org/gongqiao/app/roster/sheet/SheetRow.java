package org.gongqiao.app.roster.sheet;

import org.jspecify.annotations.Nullable;

/**
 * One row. Rows and their cells hold personal data: {@link #toString()} prints neither.
 *
 * @param number as the spreadsheet shows it, from 1; in a csv file the number of the record
 * @param cells  by column, from 0; null where a cell is blank, and nothing beyond the last filled one
 */
public record SheetRow(int number, @Nullable Cell[] cells) {

    /** The cell in a column, or null when it is blank or beyond the row's end. */
    public @Nullable Cell cell(int column) {
        return column >= 0 && column < cells.length ? cells[column] : null;
    }

    /** Length of all texts together, to keep rows of monstrous cells from piling up. */
    int characters() {
        int sum = 0;
        for (Cell cell : cells) {
            sum += cell == null ? 0 : cell.text().length();
        }
        return sum;
    }

    @Override
    public String toString() {
        return "row " + number;
    }
}
