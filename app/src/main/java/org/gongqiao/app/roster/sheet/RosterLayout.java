package org.gongqiao.app.roster.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongqiao.app.kernel.TypedText;
import org.jspecify.annotations.Nullable;

/**
 * Where things stand in a file: the sheet, the heading row, the column of each field.
 *
 * @param sheet     name of the sheet, empty for csv
 * @param tab       its position in {@link RowSource#sheets()}
 * @param heading   the heading row as it stands in the file
 * @param columns   column of each field found, from 0
 * @param unknown   headings of columns that are not read, as typed; a second column with the same meaning is among them
 */
public record RosterLayout(String sheet, int tab, SheetRow heading, Map<RosterField, Integer> columns, List<String> unknown) {

    /** Above the heading stand titles, dates and remarks; a heading further down than this is not looked for. */
    private static final int DEEPEST_HEADING = 60;
    /** Fewer known columns than these cannot make a heading; name, phone and ID alone make one. */
    private static final int FEWEST = 3;

    /** Fields whose column must be there, or no row could be accepted. */
    public Set<RosterField> missing() {
        Set<RosterField> missing = EnumSet.noneOf(RosterField.class);
        for (RosterField field : RosterField.values()) {
            if (field.isRequired() && !columns.containsKey(field)) {
                missing.add(field);
            }
        }
        return missing;
    }

    /**
     * Finds the sheet and the row that look most like the heading of the template: the most known columns win, then the
     * earlier sheet, then the earlier row. Null when no sheet has one.
     */
    static @Nullable RosterLayout find(RowSource source) throws UnreadableFile, IOException {
        RosterLayout best = null;
        int most = FEWEST - 1;
        List<String> sheets = source.sheets();
        for (int tab = 0; tab < sheets.size(); tab++) {
            List<SheetRow> top = new ArrayList<>();
            source.read(tab, row -> {
                if (row.number() <= DEEPEST_HEADING) {
                    top.add(row);
                }
                return row.number() < DEEPEST_HEADING;
            });
            for (SheetRow row : top) {
                int score = score(row);
                if (score > most) {
                    most = score;
                    best = of(sheets.get(tab), tab, row);
                }
            }
        }
        return best;
    }

    /** How many different fields a row names. */
    static int score(SheetRow row) {
        Set<RosterField> found = EnumSet.noneOf(RosterField.class);
        for (Cell cell : row.cells()) {
            RosterField field = cell == null || cell.kind() != Cell.Kind.TEXT || cell.text().length() > 60
                    ? null : RosterField.ofHeading(cell.text());
            if (field != null) {
                found.add(field);
            }
        }
        return found.size();
    }

    private static RosterLayout of(String sheet, int tab, SheetRow heading) {
        Map<RosterField, Integer> columns = new EnumMap<>(RosterField.class);
        List<String> unknown = new ArrayList<>();
        for (int column = 0; column < heading.cells().length; column++) {
            Cell cell = heading.cell(column);
            if (cell == null) {
                continue;
            }
            RosterField field = cell.kind() == Cell.Kind.TEXT ? RosterField.ofHeading(cell.text()) : null;
            if (field != null && !columns.containsKey(field)) {
                columns.put(field, column);
            } else if (!Words.ROW_COUNTER.contains(RosterField.plain(cell.text()))) {
                String typed = TypedText.compact(cell.text());
                if (!typed.isEmpty()) {
                    unknown.add(typed.length() > 60 ? typed.substring(0, 60) : typed);
                }
            }
        }
        return new RosterLayout(sheet, tab, heading, columns, unknown);
    }

    /** True when a row repeats the heading, as printed lists do at the top of every page. */
    boolean repeatsHeading(SheetRow row) {
        int same = 0;
        for (Map.Entry<RosterField, Integer> entry : columns.entrySet()) {
            Cell cell = row.cell(entry.getValue());
            if (cell != null && cell.kind() == Cell.Kind.TEXT && entry.getKey() == RosterField.ofHeading(cell.text())) {
                same++;
            }
        }
        return same >= FEWEST && same * 2 > columns.size();
    }
}
