package org.gongqiao.app.organization;

/** What is counted up the tree; messages {@code organization.measure.<NAME>}. */
public enum Measure {
    /** Unions that are not closed, without branches and groups. */ UNIONS,
    /** Live memberships. */ MEMBERS,
    WOMEN, NEW_FORM_WORKERS, MIGRANTS,
    /** Employers covered, and the staff they have told. */ EMPLOYERS,
    STAFF
}
