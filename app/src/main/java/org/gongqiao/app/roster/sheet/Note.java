package org.gongqiao.app.roster.sheet;

import java.util.Locale;

/**
 * What was done with an accepted row beyond copying it; the preview counts them. Messages: {@code roster.note.<id>}.
 */
public enum Note {
    NAME_CLEANED(true), PHONE_CLEANED(true), ID_CLEANED(true), BIRTH_DATE_CLEANED(true), DATE_CLEANED(true),
    /** A number of 15 digits, invalid since 2013-01-01, was brought to 18. */
    ID_CONVERTED(true),
    /** The result that a formula had when the file was saved. */
    FORMULA_VALUE(true),
    /** A code or phone stood as a number. */
    NUMBER_CELL(true),
    /** A date without a day: the first of the month is stored. */
    DATE_WITHOUT_DAY(true),
    BIRTH_DATE_FROM_ID(false),
    /** The file says the sex is unknown; the number says which. */
    SEX_FROM_ID(false),
    /** Under 16 on the day of reading: below the age of employment (Labour Law, article 15). */
    YOUNGER_THAN_16(false);

    private final boolean cleaning;

    Note(boolean cleaning) {
        this.cleaning = cleaning;
    }

    /** True when a stored value differs from what was typed. */
    public boolean isCleaning() {
        return cleaning;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String messageKey() {
        return "roster.note." + id();
    }
}
