package org.gongqiao.app.roster.sheet;

import org.gongqiao.app.documents.SafeCell;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook of the rows that were not imported, with the reasons beside their own cells, written as a stream. The cells at
 * fault are coloured. It keeps the headings of the file it comes from, so it can be corrected and uploaded itself: the two
 * columns in front are passed over. Columns that a roster must not hold are left out here too.
 */
public final class ErrorWorkbook implements AutoCloseable {

    private static final String FAULT = "F9D7D3";
    private static final String FRONT = "FFF4D6";
    private static final int FLUSH_EVERY = 1_000;

    private final RosterWording words;
    private final RosterField[] fields;
    private final int[] columns;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int next = 1;

    /** Begins the workbook for a file with this layout. */
    public ErrorWorkbook(OutputStream out, RosterLayout layout, RosterWording words) {
        this.words = words;
        this.fields = layout.columns().keySet().toArray(RosterField[]::new);
        this.columns = layout.columns().values().stream().mapToInt(Integer::intValue).toArray();
        this.workbook = new Workbook(out, "Gongqiao", null);
        this.sheet = workbook.newWorksheet(words.message("roster.error.sheet"));
        heading();
    }

    /** Writes a row that was rejected. */
    public void rejected(SheetRow row, List<Finding> findings) throws IOException {
        Set<RosterField> faulty = EnumSet.noneOf(RosterField.class);
        for (Finding finding : findings) {
            if (finding.field() != null) {
                faulty.add(finding.field());
            }
        }
        write(row, words.of(findings), faulty);
    }

    /** Writes a row that repeats a person. */
    public void duplicate(SheetRow row, Verdict.DuplicateInFile duplicate) throws IOException {
        write(row, words.of(duplicate), EnumSet.of(RosterField.ID_NUMBER));
    }

    /** Writes a row that is refused for a reason this package does not know, such as a union that does not exist. */
    public void refused(SheetRow row, String reason, Set<RosterField> faulty) throws IOException {
        write(row, reason, faulty);
    }

    /** Rows written so far. */
    public int rows() {
        return next - 1;
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    private void heading() {
        String[] front = {words.message("roster.error.row"), words.message("roster.error.reasons")};
        for (int i = 0; i < front.length; i++) {
            sheet.inlineString(0, i, front[i]);
            sheet.style(0, i).bold().fillColor(FRONT).set();
        }
        sheet.width(0, 8);
        sheet.width(1, 60);
        for (int i = 0; i < fields.length; i++) {
            sheet.inlineString(0, i + 2, fields[i].heading(words.locale()));
            sheet.style(0, i + 2).bold().set();
            sheet.style(i + 2).format("@").set();
            sheet.width(i + 2, fields[i] == RosterField.ID_NUMBER ? 22 : 14);
        }
        sheet.freezePane(2, 1);
    }

    private void write(SheetRow row, String reasons, Set<RosterField> faulty) throws IOException {
        sheet.value(next, 0, row.number());
        sheet.inlineString(next, 1, SafeCell.xlsx(reasons));
        sheet.style(next, 1).wrapText(true).set();
        for (int i = 0; i < fields.length; i++) {
            Cell cell = row.cell(columns[i]);
            if (cell != null && !cell.text().isEmpty()) {
                sheet.inlineString(next, i + 2, SafeCell.xlsx(cell.text()));
            }
            if (faulty.contains(fields[i])) {
                sheet.style(next, i + 2).format("@").fillColor(FAULT).set();
            } else if (cell != null) {
                sheet.style(next, i + 2).format("@").set();
            }
        }
        if (++next % FLUSH_EVERY == 0) {
            sheet.flush();
        }
    }
}
