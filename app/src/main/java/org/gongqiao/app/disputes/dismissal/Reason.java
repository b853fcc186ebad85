package org.gongqiao.app.disputes.dismissal;

/** On what the employer relies; message {@code disputes.reason.<NAME>}. */
public enum Reason {
    PROBATION(39), SERIOUS_BREACH(39), SERIOUS_NEGLECT(39), OTHER_JOB(39), FRAUD(39), CRIME(39),
    ILLNESS(40), INCOMPETENCE(40), CHANGED_CIRCUMSTANCES(40),
    LAYOFF(41),
    /** None of those the law lists, or none at all. */
    NONE(0);

    private final int article;

    Reason(int article) {
        this.article = article;
    }

    /** Of the Labour Contract Law; 0 where there is none. */
    public int article() {
        return article;
    }
}
