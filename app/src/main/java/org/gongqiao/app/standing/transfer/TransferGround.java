package org.gongqiao.app.standing.transfer;

/** Why a membership moves; message {@code standing.ground.<NAME>}. */
public enum TransferGround {
    /** The labour relation went to another employer. */
    NEW_EMPLOYER("M-03"),
    /** His employer has a union now; the union of the area kept him until then. */
    UNION_FOUNDED("M-04"),
    /** He is lent to another employer for so long that the membership may follow. */
    SECONDMENT("M-05");

    private final String ruleId;

    TransferGround(String ruleId) {
        this.ruleId = ruleId;
    }

    public String ruleId() {
        return ruleId;
    }
}
