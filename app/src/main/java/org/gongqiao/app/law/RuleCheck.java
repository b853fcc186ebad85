package org.gongqiao.app.law;

import java.util.function.BiFunction;

/**
 * A rule as a named pure function. One rule may be asked about at several stages: each has its own check.
 *
 * @param id     of the check: the rule, and behind a stop the stage ({@code R-03.order}); stored with a decision, never given to another
 * @param <F>    the facts it looks at
 */
public record RuleCheck<F>(String id, String ruleId, BiFunction<F, Book, Verdict> function) {

    /** The only check of its rule. */
    public RuleCheck(String ruleId, BiFunction<F, Book, Verdict> function) {
        this(ruleId, ruleId, function);
    }

    public Verdict on(F facts, Book book) {
        return function.apply(facts, book);
    }
}
