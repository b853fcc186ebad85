package org.gongqiao.app.claims.file;

/** How it stands; message {@code claims.status.<NAME>}. */
public enum ClaimStatus {
    /** Nobody has decided yet whether the union takes it on. */
    RECEIVED,
    ACCEPTED,
    /** Not the union's to take on; the person was told why in writing (S-05). */
    NOT_ACCEPTED,
    ANSWERED,
    /** Went on to mediation under the same number. */
    MEDIATION,
    WITHDRAWN;

    public boolean isClosed() {
        return this == NOT_ACCEPTED || this == ANSWERED || this == WITHDRAWN;
    }
}
