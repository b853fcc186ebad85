package org.gongqiao.app.disputes;

import org.gongqiao.app.disputes.file.Mediator.Declared;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Verdict;

/** whoever is not free in a dispute does not mediate it. */
final class ConflictRules {

    private ConflictRules() {}

    /** @param onCommittee whether he sits on the employer's own committee, which the law composes of its people */
    static Verdict mayMediate(Declared declared, boolean onCommittee, Book book) {
        var found = book.finding("R-18").fact("related", declared.related()).fact("sameEmployer", declared.sameEmployer())
                .fact("earlierPart", declared.earlierPart()).fact("interest", declared.interest()).fact("onCommittee", onCommittee);
        if (declared.related()) {
            return found.unlawful("disputes.verdict.conflict.related");
        }
        if (declared.earlierPart()) {
            return found.unlawful("disputes.verdict.conflict.earlierPart");
        }
        if (declared.interest()) {
            return found.unlawful("disputes.verdict.conflict.interest");
        }
        return declared.sameEmployer() && !onCommittee ? found.unlawful("disputes.verdict.conflict.sameEmployer")
                : found.lawful("disputes.verdict.conflict.none");
    }
}
