package org.gongqiao.app.joining;

/**
 * Why an application may be refused; message {@code joining.refusal.<NAME>}. Nationality, race, sex, occupation, belief
 * and education are not among them and cannot be chosen (M-01).
 */
public enum RefusalReason {
    /** Neither wages as the main income nor a labour relation. */
    NOT_A_WORKER("M-01"),
    /** Not the person's own application. */
    NOT_OWN_ACT("M-02"),
    /** Has a live membership already. */
    ALREADY_MEMBER("M-09"),
    /** What was stated about work or workplace is not so, and the union it would lead to is not among those named. */
    FACTS_WRONG("M-02"),
    /** Something else, said in words. */
    OTHER("M-02");

    private final String ruleId;

    RefusalReason(String ruleId) {
        this.ruleId = ruleId;
    }

    public String ruleId() {
        return ruleId;
    }
}
