package org.gongqiao.app.roster.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongqiao.app.kernel.CodeList;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.kernel.RegionCode;
import org.gongqiao.app.kernel.Regions;
import org.gongqiao.app.kernel.ResidentId;
import org.gongqiao.app.kernel.TypedText;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one row after the other and says what becomes of it. Remembers the whole file only as far as rows
 * can contradict each other, see {@link Claims}.
 *
 * <p>All faults of a row are named, not only the first. A row that is rejected for itself still counts as a second name for
 * its ID, but claims neither the place of the person nor the phone.
 */
final class RosterCheck {

    private static final int LONGEST_FOOTER = 6;
    private static final int LONGEST_NUMBER = 40;

    private final RosterLayout layout;
    private final LocalDate today;
    private final Regions regions;
    private final Map<Integer, Integer> known;
    private final Claims claims = new Claims();
    private final Map<Integer, Integer> withdrawn = new HashMap<>();
    private final RosterField[] fields;
    private final int[] columns;
    private final int nameColumn;
    private final int idColumn;
    private final int phoneColumn;

    private @Nullable String[] values = new String[0];
    private List<Finding> findings = List.of();
    private final Set<Note> notes = EnumSet.noneOf(Note.class);

    /**
     * @param known rows that an earlier reading of the same file withdrew, with the row that contradicts each; they are
     *              rejected at once
     */
    RosterCheck(RosterLayout layout, LocalDate today, Regions regions, Map<Integer, Integer> known) {
        this.layout = layout;
        this.today = today;
        this.regions = regions;
        this.known = known;
        this.fields = layout.columns().keySet().toArray(RosterField[]::new);
        this.columns = layout.columns().values().stream().mapToInt(Integer::intValue).toArray();
        this.nameColumn = layout.columns().getOrDefault(RosterField.NAME, -1);
        this.idColumn = layout.columns().getOrDefault(RosterField.ID_NUMBER, -1);
        this.phoneColumn = layout.columns().getOrDefault(RosterField.PHONE, -1);
    }

    /** Rows accepted earlier that turned out to contradict a later one, with that later row. */
    Map<Integer, Integer> withdrawn() {
        return Collections.unmodifiableMap(withdrawn);
    }

    Verdict check(SheetRow row) {
        Verdict.Skipped.Why why = noData(row);
        if (why != null) {
            return new Verdict.Skipped(row.number(), why);
        }
        values = new String[RosterField.values().length];
        findings = List.of();
        notes.clear();

        String name = name(row);
        DocumentType type = idType(row);
        ResidentId resident = idNumber(row, type);
        phone(row);
        String sex = code(row, RosterField.SEX, Reason.MISSING_SEX, Reason.UNKNOWN_SEX);
        code(row, RosterField.NATIONALITY, Reason.MISSING_NATIONALITY, Reason.UNKNOWN_NATIONALITY);
        if (resident != null && type != null) {
            compareSex(sex, resident);
        }
        birthDate(row, type == null ? null : resident);
        for (RosterField field : fields) {
            switch (field) {
                case NAME, PHONE, ID_NUMBER, ID_TYPE, SEX, NATIONALITY, BIRTH_DATE -> {
                }
                default -> optional(row, field);
            }
        }
        return verdict(row.number(), name, type, resident);
    }

    private Verdict verdict(int row, @Nullable String name, @Nullable DocumentType type, @Nullable ResidentId resident) {
        String number = values[RosterField.ID_NUMBER.ordinal()];
        long id = number != null && type != null ? claims.key(type, number) : resident != null ? claims.key(resident) : 0;
        Claims.Standing standing = Claims.Standing.FREE;
        if (id != 0 && name != null) {
            standing = claims.claim(id, name, row);
            if (standing == Claims.Standing.CONTESTED) {
                int accepted = claims.acceptedRow(id);
                if (accepted != 0) {
                    withdrawn.put(accepted, row);
                    claims.withdraw(id);
                }
                find(new Finding(Reason.ONE_ID_TWO_NAMES, RosterField.ID_NUMBER, "", claims.row(id)));
            }
        }
        String phone = values[RosterField.PHONE.ordinal()];
        if (!findings.isEmpty() || phone == null || id == 0) {
            return new Verdict.Rejected(row, findings);
        }
        if (standing == Claims.Standing.TAKEN) {
            return new Verdict.DuplicateInFile(row, claims.acceptedRow(id));
        }
        int other = claims.phoneOfAnother(phone, id);
        if (other != 0) {
            return new Verdict.Rejected(row, List.of(new Finding(Reason.PHONE_OF_ANOTHER, RosterField.PHONE, "", other)));
        }
        claims.accept(id, row);
        claims.acceptPhone(phone, id, row);
        Integer contradicting = known.get(row);
        if (contradicting != null) {
            return new Verdict.Rejected(row,
                    List.of(new Finding(Reason.ONE_ID_TWO_NAMES, RosterField.ID_NUMBER, "", contradicting)));
        }
        Set<Note> kept = notes.isEmpty() ? Set.of() : EnumSet.copyOf(notes);
        return new Verdict.Accepted(row, new RosterRow(values), kept);
    }

    // ---- rows that are no data

    private Verdict.Skipped.@Nullable Why noData(SheetRow row) {
        boolean empty = true;
        for (int column : columns) {
            if (!isBlank(row.cell(column))) {
                empty = false;
                break;
            }
        }
        if (empty) {
            // A remark below the table may stand in a column that is not read; either way there is no person in this row.
            return Verdict.Skipped.Why.EMPTY;
        }
        if (!isBlank(row.cell(idColumn)) && hasDigit(row.cell(idColumn)) || !isBlank(row.cell(phoneColumn)) && hasDigit(row.cell(phoneColumn))) {
            return null;
        }
        if (layout.repeatsHeading(row)) {
            return Verdict.Skipped.Why.HEADING_REPEATED;
        }
        return isFooter(row) ? Verdict.Skipped.Why.FOOTER : null;
    }

    private static boolean isFooter(SheetRow row) {
        Cell first = null;
        int filled = 0;
        for (Cell cell : row.cells()) {
            if (!isBlank(cell)) {
                first = first == null ? cell : first;
                filled++;
            }
        }
        if (first == null || filled > LONGEST_FOOTER || first.kind() != Cell.Kind.TEXT) {
            return false;
        }
        String text = TypedText.compact(first.text());
        if (filled == 1 && text.indexOf(':') > 0) {
            return true;
        }
        for (String word : Words.FOOTER) {
            if (text.startsWith(word)) {
                boolean alone = text.length() == word.length() || !Character.isIdeographic(text.codePointAt(word.length()));
                if (alone || filled == 1 && text.length() > 6) {
                    return true;
                }
            }
        }
        return false;
    }

    // ---- the fields that make the person

    private @Nullable String name(SheetRow row) {
        Cell cell = row.cell(nameColumn);
        if (isBlank(cell) && !isUncalculated(cell)) {
            find(Finding.of(Reason.MISSING_NAME, RosterField.NAME));
            return null;
        }
        String typed = typed(cell, RosterField.NAME);
        if (typed == null) {
            return null;
        }
        String name = cleanName(typed);
        if (name.length() > RosterField.NAME.longest()) {
            find(Finding.of(Reason.TEXT_TOO_LONG, RosterField.NAME));
            return null;
        }
        if (name.codePoints().noneMatch(Character::isLetter)) {
            find(Finding.of(Reason.NAME_WITHOUT_LETTER, RosterField.NAME));
            return null;
        }
        if (!name.equals(typed)) {
            notes.add(Note.NAME_CLEANED);
        }
        values[RosterField.NAME.ordinal()] = name;
        return name;
    }

    private @Nullable DocumentType idType(SheetRow row) {
        String code = code(row, RosterField.ID_TYPE, Reason.MISSING_ID_TYPE, Reason.UNKNOWN_ID_TYPE);
        return code == null ? null : DocumentType.valueOf(code);
    }

    /** Checks the number; answers the resident ID in it, also where the type is missing, so that it can be compared. */
    private @Nullable ResidentId idNumber(SheetRow row, @Nullable DocumentType type) {
        Cell cell = row.cell(idColumn);
        if (isBlank(cell) && !isUncalculated(cell)) {
            find(Finding.of(Reason.MISSING_ID, RosterField.ID_NUMBER));
            return null;
        }
        if (cell.kind() == Cell.Kind.NUMBER) {
            String digits = plainNumber(cell.text());
            if (digits == null || digits.length() > 15) {
                find(Finding.of(Reason.ID_DIGITS_LOST, RosterField.ID_NUMBER));
                return null;
            }
        }
        String typed = typed(cell, RosterField.ID_NUMBER);
        if (typed == null) {
            return null;
        }
        String text = withoutApostrophe(TypedText.compact(typed));
        if (isScientific(text)) {
            find(Finding.of(Reason.ID_SCIENTIFIC_NOTATION, RosterField.ID_NUMBER));
            return null;
        }
        if (type != null && !type.isResidentNumber()) {
            otherDocument(type, text.toUpperCase(Locale.ROOT), typed);
            return null;
        }
        ResidentId.Parsed parsed = ResidentId.parse(text, regions);
        return switch (parsed) {
            case ResidentId.Refused refused -> {
                if (type != null) {
                    find(Finding.of(reason(refused.fault()), RosterField.ID_NUMBER));
                }
                yield null;
            }
            case ResidentId.Valid valid -> {
                if (type != null) {
                    residentNumber(type, valid, typed);
                }
                yield valid.id();
            }
        };
    }

    private void residentNumber(DocumentType type, ResidentId.Valid valid, String typed) {
        ResidentId id = valid.id();
        if (id.birthDate().isAfter(today)) {
            find(Finding.of(Reason.ID_BIRTH_DATE_IMPOSSIBLE, RosterField.ID_NUMBER));
            return;
        }
        boolean taiwan = id.value().startsWith("83");
        boolean fits = switch (type) {
            case HK_MACAO_RESIDENCE_PERMIT -> id.isResidencePermit() && !taiwan;
            case TAIWAN_RESIDENCE_PERMIT -> taiwan && id.isResidencePermit();
            default -> true;
        };
        if (!fits) {
            find(Finding.of(Reason.ID_NOT_OF_THIS_TYPE, RosterField.ID_NUMBER));
            return;
        }
        if (valid.converted()) {
            notes.add(Note.ID_CONVERTED);
        } else if (!id.value().equals(typed)) {
            notes.add(Note.ID_CLEANED);
        }
        if (id.birthDate().plusYears(16).isAfter(today)) {
            notes.add(Note.YOUNGER_THAN_16);
        }
        values[RosterField.ID_NUMBER.ordinal()] = id.value();
    }

    /** Other documents have no check digit and no published form: letters and digits, for army cards Chinese characters too. */
    private void otherDocument(DocumentType type, String number, String typed) {
        boolean army = type == DocumentType.OFFICER_CARD || type == DocumentType.SOLDIER_CARD;
        boolean digit = false;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            digit |= c >= '0' && c <= '9';
            boolean allowed = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '(' || c == ')' || c == '-' || army && Character.isIdeographic(c);
            if (!allowed) {
                find(Finding.of(Reason.ID_CHARACTER, RosterField.ID_NUMBER));
                return;
            }
        }
        if (!digit || number.length() < 5 || number.length() > RosterField.ID_NUMBER.longest()) {
            find(Finding.of(Reason.ID_LENGTH, RosterField.ID_NUMBER));
            return;
        }
        if (!number.equals(typed)) {
            notes.add(Note.ID_CLEANED);
        }
        values[RosterField.ID_NUMBER.ordinal()] = number;
    }

    private void phone(SheetRow row) {
        Cell cell = row.cell(phoneColumn);
        if (isBlank(cell) && !isUncalculated(cell)) {
            find(Finding.of(Reason.MISSING_PHONE, RosterField.PHONE));
            return;
        }
        String typed = typed(cell, RosterField.PHONE);
        if (typed == null) {
            return;
        }
        String text = withoutApostrophe(TypedText.compact(typed));
        if (isScientific(text)) {
            // Text that looks like a number in scientific notation: whole only if it spells all eleven digits.
            if (text.chars().takeWhile(c -> c != 'E' && c != 'e').filter(c -> c >= '0' && c <= '9').count() < 11) {
                find(Finding.of(Reason.PHONE_DIGITS_LOST, RosterField.PHONE));
                return;
            }
            String digits = plainNumber(text);
            text = digits == null ? text : digits;
        } else if (text.endsWith(".0")) {
            text = text.substring(0, text.length() - 2);
        }
        switch (MobileNumber.parse(text)) {
            case MobileNumber.Valid valid -> {
                if (!valid.number().value().equals(typed)) {
                    notes.add(Note.PHONE_CLEANED);
                }
                values[RosterField.PHONE.ordinal()] = valid.number().value();
            }
            case MobileNumber.Refused refused -> find(Finding.of(reason(refused.fault()), RosterField.PHONE));
        }
    }

    private void compareSex(@Nullable String sex, ResidentId id) {
        if (sex == null) {
            return;
        }
        String inNumber = id.sex() == ResidentId.Sex.MALE ? "1" : "2";
        if (sex.equals(inNumber)) {
            return;
        }
        if (sex.equals("1") || sex.equals("2")) {
            find(Finding.of(Reason.SEX_CONTRADICTS_ID, RosterField.SEX));
        } else {
            notes.add(Note.SEX_FROM_ID);
            values[RosterField.SEX.ordinal()] = inNumber;
        }
    }

    private void birthDate(SheetRow row, @Nullable ResidentId id) {
        Cell cell = cell(row, RosterField.BIRTH_DATE);
        LocalDate inNumber = id == null ? null : id.birthDate();
        if (isBlank(cell) && !isUncalculated(cell)) {
            if (inNumber != null) {
                notes.add(Note.BIRTH_DATE_FROM_ID);
                values[RosterField.BIRTH_DATE.ordinal()] = inNumber.toString();
            }
            return;
        }
        String typed = typed(cell, RosterField.BIRTH_DATE);
        if (typed == null) {
            return;
        }
        TypedDate date = date(cell, typed);
        if (date.date() == null || date.date().isAfter(today) || date.withoutDay() && inNumber == null) {
            find(Finding.of(Reason.BIRTH_DATE_IMPOSSIBLE, RosterField.BIRTH_DATE));
            return;
        }
        if (inNumber != null) {
            boolean same = date.withoutDay() ? date.date().equals(inNumber.withDayOfMonth(1)) : date.date().equals(inNumber);
            if (!same) {
                find(Finding.of(Reason.BIRTH_DATE_CONTRADICTS_ID, RosterField.BIRTH_DATE));
                return;
            }
        }
        if (!isCanonical(cell, typed)) {
            notes.add(Note.BIRTH_DATE_CLEANED);
        }
        values[RosterField.BIRTH_DATE.ordinal()] = (inNumber == null ? date.date() : inNumber).toString();
    }

    // ---- the other fields

    private void optional(SheetRow row, RosterField field) {
        Cell cell = cell(row, field);
        if (isBlank(cell) && !isUncalculated(cell)) {
            return;
        }
        switch (field.kind()) {
            case CODE -> code(row, field, null, Reason.UNKNOWN_CODE);
            case DATE -> otherDate(cell, field);
            case REGION -> region(cell, field);
            case EMAIL -> email(cell, field);
            default -> text(cell, field);
        }
    }

    /** Finds a code by itself, by its word or by both together, as in "1-word"; null when missing or unknown. */
    private @Nullable String code(SheetRow row, RosterField field, @Nullable Reason missing, Reason unknown) {
        Cell cell = cell(row, field);
        if (isBlank(cell) && !isUncalculated(cell)) {
            if (missing != null) {
                find(Finding.of(missing, field));
            }
            return null;
        }
        String typed = typed(cell, field);
        CodeList codes = field.codes();
        if (typed == null || codes == null) {
            return null;
        }
        Optional<CodeList.Entry> entry = codes.find(typed);
        if (entry.isEmpty()) {
            entry = entry(codes, typed);
        }
        if (entry.isEmpty()) {
            find(Finding.typed(unknown, field, TypedText.compact(typed)));
            return null;
        }
        if (cell.kind() == Cell.Kind.NUMBER) {
            notes.add(Note.NUMBER_CELL);
        }
        String code = entry.get().code();
        values[field.ordinal()] = code;
        return code;
    }

    private static Optional<CodeList.Entry> entry(CodeList codes, String typed) {
        String compact = TypedText.compact(typed);
        Optional<CodeList.Entry> found = codes.find(compact).or(() -> codes.find(typed.strip()));
        if (found.isPresent()) {
            return found;
        }
        int digits = 0;
        while (digits < compact.length() && compact.charAt(digits) >= '0' && compact.charAt(digits) <= '9') {
            digits++;
        }
        int word = digits;
        while (word < compact.length() && !Character.isLetter(compact.charAt(word))) {
            word++;
        }
        if (digits == 0 || word == compact.length()) {
            return Optional.empty();
        }
        return codes.find(compact.substring(0, digits)).filter(codes.find(compact.substring(word)).stream().toList()::contains);
    }

    private void otherDate(Cell cell, RosterField field) {
        String typed = typed(cell, field);
        if (typed == null) {
            return;
        }
        TypedDate date = date(cell, typed);
        if (date.date() == null) {
            find(Finding.typed(Reason.DATE_IMPOSSIBLE, field, typed));
            return;
        }
        if (date.withoutDay()) {
            notes.add(Note.DATE_WITHOUT_DAY);
        } else if (!isCanonical(cell, typed)) {
            notes.add(Note.DATE_CLEANED);
        }
        values[field.ordinal()] = date.date().toString();
    }

    private void region(Cell cell, RosterField field) {
        String typed = typed(cell, field);
        if (typed == null) {
            return;
        }
        if (cell.kind() == Cell.Kind.NUMBER) {
            notes.add(Note.NUMBER_CELL);
        }
        String text = TypedText.compact(typed);
        Optional<RegionCode> code = RegionCode.parse(text);
        if (code.isPresent() && regions.isListed(Integer.parseInt(code.get().value()))) {
            values[field.ordinal()] = code.get().value();
            return;
        }
        find(Finding.typed(Reason.REGION_UNKNOWN, field, text));
    }

    private void email(Cell cell, RosterField field) {
        String typed = typed(cell, field);
        if (typed == null) {
            return;
        }
        String text = TypedText.compact(typed);
        int at = text.indexOf('@');
        boolean formed = at > 0 && at == text.lastIndexOf('@') && text.indexOf('.', at + 2) > 0 && !text.endsWith(".")
                && text.length() <= field.longest() && text.chars().allMatch(c -> c > ' ' && c < 0x7F && "<>()[],;:\\\"".indexOf(c) < 0);
        if (formed) {
            values[field.ordinal()] = text;
        } else {
            find(Finding.of(Reason.EMAIL_FORM, field));
        }
    }

    private void text(Cell cell, RosterField field) {
        String typed = typed(cell, field);
        if (typed == null) {
            return;
        }
        String text = cleanText(typed);
        if (text.length() > field.longest()) {
            find(Finding.of(Reason.TEXT_TOO_LONG, field));
        } else if (!text.isEmpty()) {
            values[field.ordinal()] = text;
        }
    }

    // ---- cells

    private @Nullable Cell cell(SheetRow row, RosterField field) {
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] == field) {
                return row.cell(columns[i]);
            }
        }
        return null;
    }

    /** What stands in a cell as text, or null when that cannot be used; the fault is then noted. */
    private @Nullable String typed(Cell cell, RosterField field) {
        if (cell.formula()) {
            if (cell.text().isEmpty()) {
                find(Finding.of(Reason.FORMULA_WITHOUT_VALUE, field));
                return null;
            }
            notes.add(Note.FORMULA_VALUE);
        }
        switch (cell.kind()) {
            case ERROR -> {
                find(Finding.typed(Reason.FORMULA_ERROR, field, cell.text()));
                return null;
            }
            case NUMBER -> {
                String digits = plainNumber(cell.text());
                if (field == RosterField.PHONE) {
                    notes.add(Note.NUMBER_CELL);
                }
                return digits == null ? cell.text() : digits;
            }
            default -> {
                String text = cell.text();
                for (int i = 0; i < text.length(); i++) {
                    char c = text.charAt(i);
                    if (c == '\uFFFD' || Character.isSurrogate(c) && !isPairAt(text, i)) {
                        find(Finding.of(Reason.UNREADABLE_CHARACTER, field));
                        return null;
                    }
                    if (Character.isHighSurrogate(c)) {
                        i++;
                    }
                }
                return text;
            }
        }
    }

    private static boolean isPairAt(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }

    private static boolean isUncalculated(@Nullable Cell cell) {
        return cell != null && cell.formula() && cell.text().isEmpty();
    }

    private static boolean isBlank(@Nullable Cell cell) {
        if (cell == null) {
            return true;
        }
        String text = cell.text();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!TypedText.isBlank(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    private static boolean hasDigit(Cell cell) {
        return cell.kind() == Cell.Kind.ERROR || cell.text().chars().anyMatch(Character::isDigit);
    }

    /** Excel's mark for text, which some exports leave in front of a number. */
    private static String withoutApostrophe(String text) {
        return text.length() > 1 && (text.charAt(0) == '\'' || text.charAt(0) == '\u2019') ? text.substring(1) : text;
    }

    private TypedDate date(Cell cell, String typed) {
        if (cell.kind() == Cell.Kind.NUMBER && typed.length() < 6) {
            return new TypedDate(DateFormats.day(typed, false), false);
        }
        if (cell.kind() == Cell.Kind.NUMBER && typed.indexOf('.') == 5) {
            return new TypedDate(DateFormats.day(typed, false), false);
        }
        return TypedDate.parse(typed);
    }

    /** True for eight digits typed as text, the form that the template asks for. */
    private static boolean isCanonical(Cell cell, String typed) {
        return cell.kind() == Cell.Kind.TEXT && !cell.formula() && typed.length() == 8 && typed.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A stored number without exponent and without a point, if it is whole; null when it is no such number. */
    private static @Nullable String plainNumber(String text) {
        boolean digits = !text.isEmpty() && text.length() <= LONGEST_NUMBER;
        for (int i = 0; i < text.length() && digits; i++) {
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (digits) {
            return text;
        }
        if (text.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.precision() - (long) number.scale() > LONGEST_NUMBER || number.scale() > LONGEST_NUMBER) {
                return null;
            }
            BigDecimal plain = number.stripTrailingZeros();
            return plain.scale() > 0 ? null : plain.toPlainString();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isScientific(String text) {
        int e = Math.max(text.indexOf('E'), text.indexOf('e'));
        if (e < 1 || e == text.length() - 1) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sign = (c == '+' || c == '-') && i == e + 1 && i < text.length() - 1;
            if (!(c >= '0' && c <= '9' || c == '.' && i < e && i > 0 || i == e || sign)) {
                return false;
            }
        }
        return text.charAt(0) >= '1' && text.charAt(0) <= '9' && (text.indexOf('.') == 1 || e == 1);
    }

    /**
     * A name without what only spoils comparison: in a name with Chinese characters every blank goes, in others runs of blanks
     * become one space. The dots people put between the parts of a name become U+00B7.
     */
    static String cleanName(String typed) {
        boolean plain = true;
        boolean chinese = false;
        for (int i = 0; i < typed.length(); ) {
            int c = typed.codePointAt(i);
            chinese |= Character.isIdeographic(c);
            plain &= Character.isIdeographic(c) || c == '\u00B7';
            i += Character.charCount(c);
        }
        if (plain) {
            return typed;
        }
        var name = new StringBuilder(typed.length());
        boolean gap = false;
        for (int i = 0; i < typed.length(); ) {
            int c = typed.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\u2022' || c == '\u2027' || c == '\u30FB' || c == '\uFF0E' || c == '\uFF65' || chinese && c == '.') {
                c = '\u00B7';
            }
            if (TypedText.isBlank(c)) {
                gap |= !TypedText.isInvisible(c) || c == '\t' || c == '\n' || c == '\r';
                continue;
            }
            if (gap && !chinese && !name.isEmpty()) {
                name.append(' ');
            }
            gap = false;
            name.appendCodePoint(TypedText.halfWidth(c));
        }
        return name.toString();
    }

    /** Free text without blanks at its ends and without characters that cannot be seen; line ends become spaces. */
    static String cleanText(String typed) {
        boolean plain = true;
        for (int i = 0; i < typed.length() && plain; i++) {
            char c = typed.charAt(i);
            plain = c > ' ' && c < 0x7F || c >= 0x3001 && c < 0xD800 || c > 0xFF00 && c < 0xFFF0 || c == ' ' && i > 0 && i < typed.length() - 1;
        }
        if (plain) {
            return typed;
        }
        var text = new StringBuilder(typed.length());
        typed.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                text.append(' ');
            } else if (!TypedText.isInvisible(c)) {
                text.appendCodePoint(c);
            }
        });
        int from = 0;
        int to = text.length();
        while (from < to && TypedText.isBlank(text.codePointAt(from))) {
            from++;
        }
        while (to > from && TypedText.isBlank(text.codePointBefore(to))) {
            to--;
        }
        return text.substring(from, to);
    }

    private void find(Finding finding) {
        if (findings.isEmpty()) {
            findings = new ArrayList<>(2);
        }
        findings.add(finding);
    }

    private static Reason reason(ResidentId.Fault fault) {
        return switch (fault) {
            case EMPTY -> Reason.MISSING_ID;
            case LENGTH -> Reason.ID_LENGTH;
            case CHARACTER -> Reason.ID_CHARACTER;
            case REGION -> Reason.ID_REGION_UNKNOWN;
            case BIRTH_DATE -> Reason.ID_BIRTH_DATE_IMPOSSIBLE;
            case CHECK_DIGIT -> Reason.ID_CHECK_DIGIT;
        };
    }

    private static Reason reason(MobileNumber.Fault fault) {
        return switch (fault) {
            case EMPTY -> Reason.MISSING_PHONE;
            case CHARACTER -> Reason.PHONE_CHARACTER;
            case TOO_SHORT -> Reason.PHONE_TOO_SHORT;
            case TOO_LONG -> Reason.PHONE_TOO_LONG;
            case NOT_MOBILE -> Reason.PHONE_NOT_MOBILE;
        };
    }
}
