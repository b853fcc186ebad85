package org.gongqiao.app.documents;

/** Whom, among those who see the owner record, an attachment is for. */
public enum Audience {
    /** Desks only: what officers gathered. */
    DESK,
    /** Desks and the person whose matter it is. */
    PERSON,
    /** Also those who take part from outside by a grant: mediator, partner body, employer. */
    PARTIES
}
