package org.gongqiao.app.law.web;

import java.util.List;
import java.util.Map;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Rule;
import org.gongqiao.app.ui.Ui;

/** What the pages of the statute book show. */
public final class LawPages {

    private LawPages() {}

    /** All rules that hold today. */
    public record Contents(List<Rule> rules) {}

    /** One rule with its versions and numbers; {@code mayCorrect} for the operator. */
    public record RulePage(Rule rule, List<Rule> versions, List<Parameter> parameters, boolean mayCorrect) {}

    /** The form to correct a rule. */
    public record RuleForm(String ruleId, String statementZh, String statementEn, String article, String mark, String readIn, String reason,
                           List<Ui.Option> marks, Map<String, String> errors) {}

    /** The form to set a number. */
    public record ParameterForm(String ruleId, String name, String region, String value, String from, String until, String reason,
                                List<Ui.Option> names, Map<String, String> errors) {}
}
