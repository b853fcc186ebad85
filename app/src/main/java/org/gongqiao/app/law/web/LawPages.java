package org.gongqiao.app.law.web;

import java.util.List;
import java.util.Map;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Rule;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the pages of the statute book show. */
public final class LawPages {

    private LawPages() {}

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    /** All rules that hold today; {@code waiting} proposals, for the operator. */
    public record Contents(List<Rule> rules, int waiting, boolean operator) {}

    /** One rule with its versions and numbers; {@code mayCorrect} for the operator; {@code asks} for numbers. */
    public record RulePage(Rule rule, List<Rule> versions, List<Parameter> parameters, boolean mayCorrect, boolean asks) {}

    /** What was typed into the form of a rule. */
    public record RuleTyped(String region, String statementZh, String statementEn,
                            String instrument, String article, String mark,
                            String readIn, String from, String until,
                            String reason) {

        /** A field that was not sent is empty. */
        public RuleTyped {
            region = text(region);
            statementZh = text(statementZh);
            statementEn = text(statementEn);
            instrument = text(instrument);
            article = text(article);
            mark = text(mark);
            readIn = text(readIn);
            from = text(from);
            until = text(until);
            reason = text(reason);
        }
    }

    /** What was typed into the form of a number. */
    public record NumberTyped(String name, String region, String value,
                              String instrument, String article, String mark,
                              String from, String until, String reason) {

        /** A field that was not sent is empty. */
        public NumberTyped {
            name = text(name);
            region = text(region);
            value = text(value);
            instrument = text(instrument);
            article = text(article);
            mark = text(mark);
            from = text(from);
            until = text(until);
            reason = text(reason);
        }
    }

    /** The form to correct a rule. */
    public record RuleForm(String ruleId, RuleTyped typed, List<Ui.Option> marks, List<Ui.Option> instruments, Map<String, String> errors) {}

    /** The form to set a number. */
    public record ParameterForm(String ruleId, NumberTyped typed, List<Ui.Option> names, List<Ui.Option> marks, List<Ui.Option> instruments,
                                Map<String, String> errors) {}
}
