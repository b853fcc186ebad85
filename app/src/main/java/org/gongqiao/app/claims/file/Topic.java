package org.gongqiao.app.claims.file;

/** What it is about; message {@code claims.topic.<NAME>}. */
public enum Topic {
    WAGES(true), INJURY(true), HOURS(true), CONTRACT(false), INSURANCE(true), DISMISSAL(false), SAFETY(false),
    /** Rules, deductions, scores and accounts of a platform. */
    PLATFORM(true),
    HARASSMENT(false), WOMEN(false), UNION(false), OTHER(false);

    private final boolean money;

    Topic(boolean money) {
        this.money = money;
    }

    /** Whether an amount is asked for. */
    public boolean asksAmount() {
        return money;
    }

    /** The field of wages: what R-05 and U-02 treat in their own way. */
    public boolean isWages() {
        return this == WAGES;
    }
}
