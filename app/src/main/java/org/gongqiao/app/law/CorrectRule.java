package org.gongqiao.app.law;

/**
 * A correction of a rule by the operator.
 *
 * @param readIn where the operator read it
 * @param reason why it is corrected; never blank
 */
public record CorrectRule(String ruleId, String statementZh, String statementEn, String article, Mark mark, String readIn, String reason) {

    public CorrectRule {
        if (statementZh.isBlank() || statementEn.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("a rule needs its statement in both languages and a reason");
        }
    }
}
