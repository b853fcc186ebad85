package org.gongqiao.app.law.rights;

/** What a claim is about, as far as the law makes a difference. */
public enum ClaimKind {
    WAGES, INJURY_TREATMENT, SEVERANCE, DAMAGES,
    /** National standards on hours, leave, social insurance. */
    STANDARDS,
    LABOUR_RELATION, OTHER;

    /** Wages, injury treatment, severance, damages: payment order, payment in advance and final awards are for these. */
    public boolean isMoney() {
        return this == WAGES || this == INJURY_TREATMENT || this == SEVERANCE || this == DAMAGES;
    }
}
