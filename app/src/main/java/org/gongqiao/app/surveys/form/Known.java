package org.gongqiao.app.surveys.form;

/** What the system may know of an enterprise; message {@code surveys.known.<NAME>}. */
public enum Known {
    /** Staff as the directory of employers has it. */
    STAFF,
    /** Whether the union that covers it has a congress or assembly that holds. */
    HAS_CONGRESS,
    /** Of which kind; the options of its question stand in the order congress, assembly, congress of a region, of an industry. */
    CONGRESS_FORM,
    /** The last day on which it met. */
    LAST_SESSION,
    /** How many have a vote in it. */
    DELEGATES,
    /** Whether the enterprise keeps open management. */
    OPENNESS,
    /** Whether a collective contract in force is on record. */
    CONTRACT,
    /** Its last day. */
    CONTRACT_UNTIL,
    /** Whether worker directors are on record. */
    WORKER_DIRECTOR
}
