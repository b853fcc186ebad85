package org.gongqiao.app.disputes.file;

import org.gongqiao.app.law.rights.ClaimKind;

/** One thing claimed; message {@code disputes.head.<NAME>}. */
public enum HeadKind {
    WAGES(ClaimKind.WAGES, true), OVERTIME_PAY(ClaimKind.WAGES, true), INJURY_TREATMENT(ClaimKind.INJURY_TREATMENT, true),
    SEVERANCE(ClaimKind.SEVERANCE, true), DAMAGES(ClaimKind.DAMAGES, true),
    /** Twice the wages for months without a written contract. */
    DOUBLE_WAGES(ClaimKind.OTHER, true), INSURANCE_LOSS(ClaimKind.OTHER, true), OTHER_MONEY(ClaimKind.OTHER, true),
    HOURS_LEAVE(ClaimKind.STANDARDS, false), SOCIAL_INSURANCE(ClaimKind.STANDARDS, false),
    LABOUR_RELATION(ClaimKind.LABOUR_RELATION, false), REINSTATEMENT(ClaimKind.OTHER, false), OTHER_ACT(ClaimKind.OTHER, false);

    private final ClaimKind kind;
    private final boolean sum;

    HeadKind(ClaimKind kind, boolean sum) {
        this.kind = kind;
        this.sum = sum;
    }

    /** As the rules of law tell claims apart. */
    public ClaimKind kind() {
        return kind;
    }

    /** Whether it is a sum of money. */
    public boolean isSum() {
        return sum;
    }

    /** Whether its limitation does not run while the labour relation lasts (27(4)). */
    public boolean isArrears() {
        return kind == ClaimKind.WAGES;
    }
}
