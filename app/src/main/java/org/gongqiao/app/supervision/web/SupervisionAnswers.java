package org.gongqiao.app.supervision.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gongqiao.app.law.Citation;
import org.gongqiao.app.law.Problems;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What came of an act, in words for a page and as problem details (RFC 9457) for programs: a refusal by a rule names it with its article. */
@Component
class SupervisionAnswers {

    private final Problems problems;

    SupervisionAnswers(Problems problems) {
        this.problems = problems;
    }

    /** Why nothing was done; empty where it was. */
    Map<String, String> faults(Outcome outcome, Ui ui) {
        var faults = new LinkedHashMap<String, String>();
        switch (outcome) {
            case Outcome.Done done -> { }
            case Outcome.Stale stale -> faults.put("stale", ui.msg("supervision.stale"));
            case Outcome.NotPossible not -> faults.put("notPossible", ui.msg(not.key(), not.args().toArray()));
            case Outcome.Refused refused -> refused.verdicts().forEach(verdict -> faults.put(verdict.ground().ruleId(), sentence(verdict, ui)));
        }
        return faults;
    }

    private static String sentence(Verdict verdict, Ui ui) {
        Citation citation = verdict.ground().citation();
        return ui.msg("supervision.refusedBy", ui.msg(verdict.key()), verdict.ground().ruleId(), citation.title(ui.english()),
                citation.article().isEmpty() ? ui.msg("law.rule.noArticle") : ui.msg("law.rule.article", citation.article()));
    }

    static HttpStatus status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> HttpStatus.OK;
            case Outcome.Stale stale -> HttpStatus.CONFLICT;
            case Outcome.NotPossible not -> HttpStatus.CONFLICT;
            case Outcome.Refused refused -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    ResponseEntity<?> problem(HttpStatus status, String key, Object... args) {
        return problems.of(status, key, args);
    }

    ResponseEntity<?> problem(Map<String, String> faults) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, String.join(" ", faults.values()));
        problem.setProperty("faults", faults);
        return ResponseEntity.unprocessableContent().body(problem);
    }

    /** Everything but {@link Outcome.Done}. */
    ResponseEntity<?> problem(Outcome outcome) {
        HttpStatus status = status(outcome);
        return switch (outcome) {
            case Outcome.Done done -> throw new IllegalArgumentException("done is no problem");
            case Outcome.Stale stale -> problem(status, "supervision.stale");
            case Outcome.NotPossible not -> problem(status, not.key(), not.args().toArray());
            case Outcome.Refused refused -> problems.of(status, refused.verdicts().getFirst());
        };
    }

    String text(String key, Object... args) {
        return problems.text(key, args);
    }
}
