package org.gongqiao.app.disputes.file;

/** What a dispute is about (Dispute Mediation and Arbitration Law 2); message {@code disputes.cause.<NAME>}. */
public enum Cause {
    PAY, OVERTIME, SEVERANCE, DISMISSAL, LABOUR_RELATION, CONTRACT, WORK_INJURY, SOCIAL_INSURANCE, HOURS_LEAVE, WOMEN_AND_MINORS, OTHER
}
