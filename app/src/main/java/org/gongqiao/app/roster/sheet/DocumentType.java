package org.gongqiao.app.roster.sheet;

/** Kinds of identity documents; the words for them stand in the list {@code roster_id_types}. */
public enum DocumentType {
    RESIDENT_ID, PASSPORT, OFFICER_CARD, SOLDIER_CARD, HK_MACAO_RESIDENCE_PERMIT, TAIWAN_RESIDENCE_PERMIT,
    HK_MACAO_TRAVEL_PERMIT, TAIWAN_TRAVEL_PERMIT, FOREIGN_PERMANENT_RESIDENT;

    /** True when the number has the form of GB 11643 and tells birth date and sex. */
    public boolean isResidentNumber() {
        return this == RESIDENT_ID || this == HK_MACAO_RESIDENCE_PERMIT || this == TAIWAN_RESIDENCE_PERMIT;
    }
}
