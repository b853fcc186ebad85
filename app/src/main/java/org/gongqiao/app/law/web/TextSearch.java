package org.gongqiao.app.law.web;

import java.util.List;
import java.util.Locale;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Rule;
import org.gongqiao.app.law.text.Texts;

/** One search over the rules in our own words and over the texts that were imported. */
final class TextSearch {

    private TextSearch() {}

    static TextPages.Found find(Texts texts, Law law, String typed) {
        List<String> terms = Texts.terms(typed);
        if (terms.isEmpty()) {
            return new TextPages.Found(typed.strip().isEmpty() ? "" : typed.strip(), terms, List.of(), List.of());
        }
        List<Rule> rules = law.today(Parameter.COUNTRY).rules().stream().filter(rule -> terms.stream().allMatch(words(rule)::contains)).toList();
        return new TextPages.Found(typed.strip(), terms, rules, texts.search(typed));
    }

    private static String words(Rule rule) {
        return (rule.id() + " " + rule.statementZh() + " " + rule.statementEn() + " " + rule.citation().titleZh() + " " + rule.citation().titleEn())
                .toLowerCase(Locale.ROOT);
    }
}
