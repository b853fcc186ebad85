package org.gongqiao.app.access;

/** The caller may not do this: not signed in or without a grant (401), or without the role (403). */
public final class Refusal extends RuntimeException {

    public enum Kind { NOT_SIGNED_IN, SECOND_FACTOR_MISSING, WITHOUT_ROLE, WITHOUT_GRANT }

    private final Kind kind;

    public Refusal(Kind kind) {
        super(kind.name(), null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
