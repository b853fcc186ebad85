package org.gongqiao.app.documents;

/** Forms in which a list can be taken away. */
public enum ListFormat {
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** UTF-8 with a byte-order mark, so that office programs read Chinese rightly; commas; CRLF. */
    CSV("csv", "text/csv;charset=UTF-8");

    private final String ending;
    private final String mediaType;

    ListFormat(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }
}
