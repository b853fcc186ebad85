package org.gongqiao.app.law.rights;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.RuleCheck;

/** How these rules ask for a number: where it is missing nothing is concluded. */
final class Checks {

    private Checks() {}

    static <F> RuleCheck<F> of(String id, Class<F> facts, BiFunction<F, Book, NextStep> next) {
        int stop = id.indexOf('.');
        return new RuleCheck<>(id, 1, stop < 0 ? id : id.substring(0, stop), facts, (asked, book) -> next.apply(asked, book).verdict());
    }

    static NextStep using(Book book, Book.Finding finding, String name, Function<Parameter, NextStep> then) {
        return book.parameter(name).map(parameter -> {
            finding.uses(parameter);
            return then.apply(parameter);
        }).orElseGet(() -> unknown(finding));
    }

    static NextStep unknown(Book.Finding finding) {
        return new NextStep(Step.CONFIRM, finding.toBeConfirmed("law.unknown"));
    }
}
