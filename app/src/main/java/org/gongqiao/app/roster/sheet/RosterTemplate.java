package org.gongqiao.app.roster.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.gongqiao.app.kernel.CodeList;

/**
 * The workbook that offices download and fill in: one sheet with the headings of the member template, all cells as text so
 * that no number loses digits, lists to choose from where values are coded; one sheet that explains every column.
 */
public final class RosterTemplate {

    /** Rows prepared as text and with lists; a roster may have more. */
    private static final int PREPARED_ROWS = 2_000;
    private static final String REQUIRED = "FDE9E7";
    private static final String OPTIONAL = "EEF2F6";
    /** The last entry a choice in a cell may come from; longer lists are explained, not offered. */
    private static final int LONGEST_CHOICE = 60;

    /** Columns of the lists that the first sheet's choices come from, right of the explanations. */
    private static final int CODES_FROM = 6;
    private static final int CODE_ROWS_FROM = 1;

    private final RosterWording words;

    public RosterTemplate(RosterWording words) {
        this.words = words;
    }

    public void write(OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "Gongqiao", null)) {
            Worksheet roster = workbook.newWorksheet(words.message("roster.template.sheet"));
            Worksheet help = workbook.newWorksheet(words.message("roster.template.help"));
            help(help);
            roster(roster, help);
        }
    }

    private void roster(Worksheet sheet, Worksheet help) {
        RosterField[] fields = RosterField.values();
        for (int column = 0; column < fields.length; column++) {
            RosterField field = fields[column];
            sheet.inlineString(0, column, (field.isRequired() ? "*" : "") + field.heading(words.locale()));
            sheet.style(0, column).bold().fillColor(field.isRequired() ? REQUIRED : OPTIONAL).borderStyle("thin").wrapText(true).set();
            sheet.style(column).format("@").set();
            sheet.width(column, width(field));
            CodeList codes = field.codes();
            if (codes != null && codes.entries().size() <= LONGEST_CHOICE) {
                int from = CODES_FROM + column;
                sheet.range(1, column, PREPARED_ROWS, column)
                        .validateWithList(help.range(CODE_ROWS_FROM, from, CODE_ROWS_FROM + codes.entries().size() - 1, from))
                        .allowBlank(true).showErrorMessage(false);
            }
        }
        sheet.freezePane(1, 1);
    }

    private void help(Worksheet sheet) {
        List<String> headings = List.of("column", "required", "how", "codes");
        for (int i = 0; i < headings.size(); i++) {
            sheet.inlineString(0, i, words.message("roster.template.help." + headings.get(i)));
            sheet.style(0, i).bold().fillColor(OPTIONAL).set();
        }
        sheet.width(0, 18);
        sheet.width(1, 10);
        sheet.width(2, 60);
        sheet.width(3, 90);
        boolean english = words.locale().getLanguage().equals("en");
        RosterField[] fields = RosterField.values();
        for (int i = 0; i < fields.length; i++) {
            RosterField field = fields[i];
            int row = i + 1;
            sheet.inlineString(row, 0, field.heading(words.locale()));
            sheet.inlineString(row, 1, words.message(field.isRequired() ? "roster.template.required" : "roster.template.optional"));
            sheet.inlineString(row, 2, how(field));
            sheet.style(row, 2).wrapText(true).set();
            CodeList codes = field.codes();
            if (codes == null) {
                continue;
            }
            sheet.inlineString(row, 3, codes.entries().stream()
                    .map(e -> (field == RosterField.ID_TYPE ? "" : e.code() + " ") + (english ? e.en() : e.zh())).collect(Collectors.joining(", ")));
            sheet.style(row, 3).wrapText(true).set();
            if (codes.entries().size() <= LONGEST_CHOICE) {
                sheet.inlineString(0, CODES_FROM + i, field.heading(words.locale()));
                for (int e = 0; e < codes.entries().size(); e++) {
                    sheet.inlineString(CODE_ROWS_FROM + e, CODES_FROM + i, english ? codes.entries().get(e).en() : codes.entries().get(e).zh());
                }
            }
        }
        sheet.inlineString(fields.length + 2, 0, words.message("roster.template.how.extra"));
        sheet.freezePane(0, 1);
    }

    private String how(RosterField field) {
        return switch (field) {
            case BIRTH_DATE -> words.message("roster.template.how.birth_date");
            case UNION -> words.message("roster.template.how.union");
            default -> switch (field.kind()) {
                case NAME -> words.message("roster.template.how.name");
                case PHONE -> words.message("roster.template.how.phone");
                case ID_NUMBER -> words.message("roster.template.how.id_number");
                case DATE -> words.message("roster.template.how.date");
                case CODE -> words.message("roster.template.how.code");
                case REGION -> words.message("roster.template.how.region");
                case EMAIL -> words.message("roster.template.how.email");
                case TEXT -> words.message("roster.template.how.text", Integer.toString(field.longest()));
            };
        };
    }

    private static double width(RosterField field) {
        return switch (field) {
            case ID_NUMBER -> 22;
            case EMPLOYER, UNION, EMAIL, NOTE -> 30;
            case PHONE, ID_TYPE, EDUCATION, CHANGE_REASON -> 16;
            default -> 12;
        };
    }
}
