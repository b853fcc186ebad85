package org.gongqiao.app.claims.file;

/** How somebody comes to the union; message {@code claims.type.<NAME>}. */
public enum ClaimType {
    /** Wants to know. */
    QUESTION,
    /** Wants something for himself. */
    CLAIM,
    /** Reports a wrong. Only complaints may be sealed or nameless. */
    COMPLAINT
}
