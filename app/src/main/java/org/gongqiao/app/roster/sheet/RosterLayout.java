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
    /** Sheets looked at, visible ones first, and text looked at above the heading of one. */
    private static final int MOST_SHEETS = 40;
    private static final int MOST_CHARACTERS = 1 << 22;
    private static final int LONGEST_HEADING = 60;
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
        for (int tab = 0; tab < Math.min(sheets.size(), MOST_SHEETS); tab++) {
            var top = new Top(most);
            source.read(tab, top);
            if (top.best != null) {
                most = top.most;
                best = of(sheets.get(tab), tab, top.best);
            }
        }
        return best;
    }

    /** Keeps the best of a sheet's first rows and nothing else. */
    private static final class Top implements RowSource.Taker {
        private int most;
        private @Nullable SheetRow best;
        private int characters;

        Top(int most) {
            this.most = most;
        }

        @Override
        public boolean take(SheetRow row) {
            if (row.number() > DEEPEST_HEADING) {
                return false;
            }
            int score = score(row);
            if (score > most) {
                most = score;
                best = row;
            }
            characters += row.characters();
            return row.number() < DEEPEST_HEADING && characters < MOST_CHARACTERS;
        }
    }

    /** How many different fields a row names. */
    static int score(SheetRow row) {
        Set<RosterField> found = EnumSet.noneOf(RosterField.class);
        for (Cell cell : row.cells()) {
            RosterField field = field(cell);
            if (field != null) {
                found.add(field);
            }
        }
        return found.size();
    }

    private static RosterLayout of(String sheet, int tab, SheetRow heading) {
        Map<RosterField, Integer> columns = new EnumMap<>(RosterField.class);
        // The template's own heading goes before a similar one further left, such as an office phone.
        for (boolean exact : new boolean[] {true, false}) {
            for (int column = 0; column < heading.cells().length; column++) {
                RosterField field = field(heading.cell(column));
                if (field != null && (!exact || field.isOwnHeading(heading.cell(column).text()))) {
                    columns.putIfAbsent(field, column);
                }
            }
        }
        List<String> unknown = new ArrayList<>();
        for (int column = 0; column < heading.cells().length; column++) {
            Cell cell = heading.cell(column);
            if (cell == null || columns.containsValue(column) || Words.ROW_COUNTER.contains(RosterField.plain(cell.text()))) {
                continue;
            }
            String typed = TypedText.compact(cell.text());
            if (!typed.isEmpty()) {
                unknown.add(typed.length() > LONGEST_HEADING ? typed.substring(0, LONGEST_HEADING) : typed);
            }
        }
        return new RosterLayout(sheet, tab, heading, columns, unknown);
    }

    private static @Nullable RosterField field(@Nullable Cell cell) {
        boolean possible = cell != null && cell.kind() == Cell.Kind.TEXT && cell.text().length() <= LONGEST_HEADING;
        return possible ? RosterField.ofHeading(cell.text()) : null;
    }

    /** True when a row repeats the heading, as printed lists do at the top of every page. */
    boolean repeatsHeading(SheetRow row) {
        int same = 0;
        for (Map.Entry<RosterField, Integer> entry : columns.entrySet()) {
            if (entry.getKey() == field(row.cell(entry.getValue()))) {
                same++;
            }
        }
        return same >= FEWEST && same * 2 > columns.size();
    }
}
