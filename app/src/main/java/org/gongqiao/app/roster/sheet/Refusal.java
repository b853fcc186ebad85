package org.gongqiao.app.roster.sheet;

import java.util.Locale;

/** Why a whole file is not read. The messages stand under {@code roster.refusal.<id>} and say what to do instead. */
public enum Refusal {
    /** No byte in it. */
    EMPTY,
    /** Neither a workbook nor a text: a picture, a PDF, a document, an HTML page with the ending of a workbook. */
    NOT_A_SPREADSHEET,
    /** Locked with a password. */
    ENCRYPTED,
    /** Cut off or broken: the rest of it is not there or makes no sense. */
    DAMAGED,
    /** More bytes, packed or unpacked, than a roster of a full sheet can have. */
    TOO_LARGE,
    /** Swells out of all proportion when unpacked. */
    ZIP_BOMB,
    /** Declares XML entities or a document type, which no spreadsheet program writes. */
    XML_ENTITIES,
    /** More rows than a sheet has. Argument: the limit. */
    TOO_MANY_ROWS,
    /** Text that is neither Unicode nor GB18030. */
    UNKNOWN_ENCODING,
    /** A quotation mark that never ends. Argument: the row. */
    UNCLOSED_QUOTE,
    /** No row that looks like the heading of the member template. */
    NO_HEADING,
    /** Columns without which no row can be accepted are missing. Argument: their headings. */
    MISSING_COLUMNS,
    /** A heading and nothing below it. */
    NO_ROWS;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String messageKey() {
        return "roster.refusal." + id();
    }
}
