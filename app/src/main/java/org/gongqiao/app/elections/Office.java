package org.gongqiao.app.elections;

/** What somebody is elected to; message {@code elections.office.<NAME>}. */
public enum Office {
    COMMITTEE, STANDING_COMMITTEE, CHAIR, VICE_CHAIR,
    /** 经费审查委员会 */
    AUDIT_COMMITTEE,
    /** 女职工委员会 */
    WOMENS_COMMITTEE,
    /** 女职工委员, where there is no such committee */
    WOMENS_COMMISSIONER,
    WORKER_DIRECTOR, WORKER_SUPERVISOR;

    /** A worker's seat on a company's board, under the Company Law. */
    public boolean isOnBoard() {
        return this == WORKER_DIRECTOR || this == WORKER_SUPERVISOR;
    }

    /** Of the union's committee or its standing committee: those the law lets the meeting remove (J-18). */
    public boolean isOfCommittee() {
        return this == COMMITTEE || this == STANDING_COMMITTEE;
    }

    /** Chair or vice-chair. */
    public boolean isHead() {
        return this == CHAIR || this == VICE_CHAIR;
    }
}
