package org.gongqiao.app.supervision.file;

import org.jspecify.annotations.Nullable;

/** A paper that leaves the union under a number; messages {@code supervision.letter.<NAME>}. */
public enum LetterKind {
    /** 提示函: prevents, needs no inquiry (S-01). */
    REMINDER("S-01", "S-01.reply", "prompt-letter"),
    /** 意见书: after inquiry, signed by the chair or a vice-chair (S-02). */
    OPINION("S-02", "S-02.reply", "opinion-letter"),
    /** 建议书: by a federation of county level or above, to an authority (S-03). */
    RECOMMENDATION("S-03", "S-03.accept", "proposal-letter"),
    /** 线索移送函: to the prosecutors (S-04). */
    PROSECUTION("S-04", null, "prosecution-letter"),
    /** 不予受理告知书: to the worker who complained (S-05). */
    NOT_ACCEPTED("S-05", null, "complaint-answer"),
    /** What was gathered about a draft law, to whoever drafts it (S-12). */
    DRAFT_OPINION("S-12", null, "draft-opinion");

    private final String ruleId;
    private final @Nullable String replyLimit;
    private final String template;

    LetterKind(String ruleId, @Nullable String replyLimit, String template) {
        this.ruleId = ruleId;
        this.replyLimit = replyLimit;
        this.template = template;
    }

    public String ruleId() {
        return ruleId;
    }

    /** Law parameter of the time to answer; null where nobody owes an answer in a set time. */
    public @Nullable String replyLimit() {
        return replyLimit;
    }

    /** Id of its paper's template. */
    public String template() {
        return "supervision/" + template;
    }

    /** Whether it goes to an employer, who may then answer by a link. */
    public boolean isToEmployer() {
        return this == REMINDER || this == OPINION;
    }
}
