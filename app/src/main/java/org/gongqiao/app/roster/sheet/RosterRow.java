package org.gongqiao.app.roster.sheet;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The values of an accepted row, cleaned: codes as codes, dates as {@code yyyy-MM-dd}, numbers without blanks. A field that was
 * left blank is null. Holds personal data in the clear: {@link #toString()} shows none.
 */
public final class RosterRow {

    private final @Nullable String[] values;

    RosterRow(@Nullable String[] values) {
        this.values = values;
    }

    public @Nullable String get(RosterField field) {
        return values[field.ordinal()];
    }

    public String name() {
        return required(RosterField.NAME);
    }

    public String phone() {
        return required(RosterField.PHONE);
    }

    public String idNumber() {
        return required(RosterField.ID_NUMBER);
    }

    public DocumentType idType() {
        return DocumentType.valueOf(required(RosterField.ID_TYPE));
    }

    /** For documents of GB 11643 always there; for others null when the column was blank. */
    public @Nullable LocalDate birthDate() {
        return date(RosterField.BIRTH_DATE);
    }

    public @Nullable LocalDate changeDate() {
        return date(RosterField.CHANGE_DATE);
    }

    /** The union as the file names it. */
    public @Nullable String union() {
        return get(RosterField.UNION);
    }

    @Override
    public String toString() {
        return "roster row";
    }

    private @Nullable LocalDate date(RosterField field) {
        String value = get(field);
        return value == null ? null : LocalDate.parse(value);
    }

    private String required(RosterField field) {
        String value = get(field);
        if (value == null) {
            throw new IllegalStateException("accepted without " + field);
        }
        return value;
    }
}
