package org.gongqiao.app.roster.sheet;

import java.util.Locale;

/**
 * Why a row is not written. One id each, used by the messages ({@code roster.reason.<id>}; {0} is the heading of the column,
 * {1} what was typed where it is safe to repeat, {2} another row), by the documentation and by the tests.
 */
public enum Reason {
    MISSING_NAME, NAME_WITHOUT_LETTER,
    MISSING_PHONE, PHONE_CHARACTER, PHONE_TOO_SHORT, PHONE_TOO_LONG, PHONE_NOT_MOBILE, PHONE_DIGITS_LOST,
    MISSING_ID, ID_LENGTH, ID_CHARACTER, ID_REGION_UNKNOWN, ID_BIRTH_DATE_IMPOSSIBLE, ID_CHECK_DIGIT,
    /** Scientific notation in an identity number. */
    ID_SCIENTIFIC_NOTATION,
    /** A number cell of more than 15 digits, of which the last ones are gone even where a check digit happens to fit. */
    ID_DIGITS_LOST,
    /** A residence permit whose number is not of that kind. */
    ID_NOT_OF_THIS_TYPE,
    MISSING_ID_TYPE, UNKNOWN_ID_TYPE,
    MISSING_SEX, UNKNOWN_SEX, SEX_CONTRADICTS_ID,
    MISSING_NATIONALITY, UNKNOWN_NATIONALITY,
    BIRTH_DATE_IMPOSSIBLE, BIRTH_DATE_CONTRADICTS_ID,
    /** A date that is none, in another column than the birth date. */
    DATE_IMPOSSIBLE,
    /** A word or number that the column's code list does not have. */
    UNKNOWN_CODE,
    REGION_UNKNOWN, EMAIL_FORM, TEXT_TOO_LONG,
    /** A cell shows an error such as #N/A. */
    FORMULA_ERROR,
    /** A formula that was saved without its result. */
    FORMULA_WITHOUT_VALUE,
    /** Characters that the file's encoding could not carry. */
    UNREADABLE_CHARACTER,
    /** The number stands in the file with another name as well: neither row is safe. */
    ONE_ID_TWO_NAMES,
    /** An earlier row gives this phone to somebody else. */
    PHONE_OF_ANOTHER;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String messageKey() {
        return "roster.reason." + id();
    }
}
