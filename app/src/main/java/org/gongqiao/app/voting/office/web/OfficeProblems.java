package org.gongqiao.app.voting.office.web;

import org.gongqiao.app.law.Citation;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Problems;
import org.gongqiao.app.voting.Hindrance;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Hindrances as problem details, with the rule and its instrument. */
@Component
class OfficeProblems {

    private final Problems problems;
    private final Law law;

    OfficeProblems(Problems problems, Law law) {
        this.problems = problems;
        this.law = law;
    }

    ResponseEntity<ProblemDetail> malformed() {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, "voting.office.malformed");
    }

    ResponseEntity<ProblemDetail> of(HttpStatus status, String key) {
        return problems.of(status, key);
    }

    ResponseEntity<ProblemDetail> of(Hindrance hindrance) {
        ResponseEntity<ProblemDetail> answer = problems.of(HttpStatus.UNPROCESSABLE_CONTENT, hindrance.key(), hindrance.args().toArray());
        ProblemDetail problem = java.util.Objects.requireNonNull(answer.getBody());
        Citation citation = law.versions(hindrance.rule()).getFirst().citation();
        problem.setProperty("ruleId", hindrance.rule());
        problem.setProperty("instrument", citation.title(LocaleContextHolder.getLocale().getLanguage().equals("en")));
        problem.setProperty("article", citation.article());
        return answer;
    }
}
