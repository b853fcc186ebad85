package org.gongqiao.app.law;

import java.util.function.BiFunction;

/**
 * A rule as a named pure function.
 *
 * @param <F> the facts it looks at
 */
public record RuleCheck<F>(String ruleId, BiFunction<F, Book, Verdict> function) {

    public Verdict on(F facts, Book book) {
        return function.apply(facts, book);
    }
}
