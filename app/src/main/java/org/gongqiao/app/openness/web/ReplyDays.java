package org.gongqiao.app.openness.web;

import java.util.UUID;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.openness.disclosure.Questions;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.springframework.stereotype.Component;

/** Within how many days an enterprise owes an answer, for the form that asks. */
@Component
class ReplyDays {

    private final Law law;
    private final Unions unions;

    ReplyDays(Law law, Unions unions) {
        this.law = law;
        this.unions = unions;
    }

    int at(UUID unit) {
        Union union = unions.get(unit);
        Book book = law.today(union.region());
        return book.parameter(Questions.BY_LAW).or(() -> book.parameter(Questions.OURS)).map(Parameter::value)
                .orElseThrow(() -> new IllegalStateException("no days to reply are set"));
    }

    String nameOf(UUID unit) {
        return unions.get(unit).name();
    }
}
