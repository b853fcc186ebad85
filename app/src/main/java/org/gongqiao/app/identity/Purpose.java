package org.gongqiao.app.identity;

/** What a person consents to; messages {@code identity.purpose.<NAME>}. */
public enum Purpose {
    /** Handling an application to join and the membership after it. */
    MEMBERSHIP,
    /** Sensitive data: the document number, to know who somebody is (PIPL 29: separate consent). */
    IDENTIFICATION,
    /** Messages by SMS about one's own matters. */
    MESSAGES,
    /** What somebody tells the union of his trouble at work, to help him. */
    RIGHTS
}
