package org.gongqiao.app.surveys.form;

/** Why an answer cannot stand; message {@code surveys.fault.<NAME>}. */
public enum AnswerFault {
    MISSING, NOT_YES_NO, NOT_AN_OPTION, NOT_A_DATE, IN_FUTURE, NOT_A_NUMBER, TOO_LONG,
    /** More delegates than staff. */
    MORE_THAN_STAFF,
    /** It has run out. */
    RUN_OUT
}
