package org.gongqiao.app.claims.file;

/** Why a claim is not accepted; message {@code claims.refusal.<NAME>}. Source: S-05. */
public enum RefusalReason {
    /** Not about labour rights, or not about what unions supervise. */
    OUTSIDE_SCOPE,
    /** A court, an arbitration commission or an authority has it already. */
    ALREADY_ELSEWHERE,
    /** The same person has an open claim about the same. */
    DUPLICATE
}
