package org.gongqiao.app.law;

import java.util.function.BiFunction;

/**
 * A rule as a named pure function. One rule may be asked about at several stages: each has its own check.
 *
 * @param id       of the check: the rule, and behind a stop the stage ({@code R-03.order}); stored with a decision, never given to another
 * @param revision of the function: what is decided differently afterwards is a new revision, and the one before stays in the catalogue
 * @param facts    the record of facts it looks at; it must read back from its JSON
 * @param <F>      the facts it looks at
 */
public record RuleCheck<F>(String id, int revision, String ruleId, Class<F> facts, BiFunction<F, Book, Verdict> function) {

    /** The only check of its rule, in its first revision. */
    public RuleCheck(String ruleId, Class<F> facts, BiFunction<F, Book, Verdict> function) {
        this(ruleId, 1, ruleId, facts, function);
    }

    public Verdict on(F facts, Book book) {
        return function.apply(facts, book);
    }
}
