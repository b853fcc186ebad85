package org.gongqiao.app.surveys.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.gongqiao.app.law.Problems;
import org.gongqiao.app.surveys.Outcome;
import org.gongqiao.app.surveys.form.Questions;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What came of an act, for a page and for programs. */
@Component
class SurveyAnswers {

    static final String RULE = "D-32";

    private final Problems problems;

    SurveyAnswers(Problems problems) {
        this.problems = problems;
    }

    /** The same for a sheet: each answer at fault is called by its question. */
    static Map<String, String> faults(Outcome outcome, Ui ui, Questions questions) {
        var named = new LinkedHashMap<String, String>();
        faults(outcome, ui).forEach((field, fault) -> named.put(field, questions.find(field.replaceFirst("^a-", ""))
                .map(question -> ui.msg("surveys.fault.of", Wording.of(ui, question), fault)).orElse(fault)));
        return named;
    }

    /** Why nothing was done; empty where it was. */
    static Map<String, String> faults(Outcome outcome, Ui ui) {
        return switch (outcome) {
            case Outcome.Done done -> Map.of();
            case Outcome.Stale stale -> Map.of("stale", ui.msg("surveys.stale"));
            case Outcome.NotPossible not -> Map.of("notPossible", ui.msg(not.key(), not.args().toArray()));
            case Outcome.Refused refused -> {
                var faults = new LinkedHashMap<String, String>();
                refused.faults().forEach((question, fault) -> faults.put("a-" + question, ui.msg("surveys.fault." + fault.name())));
                yield faults;
            }
        };
    }

    static HttpStatus status(Outcome outcome) {
        return outcome instanceof Outcome.Refused ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
    }

    ResponseEntity<?> incomplete() {
        return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "surveys.fault.incomplete");
    }

    /** Everything but {@link Outcome.Done}. */
    ResponseEntity<?> problem(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> throw new IllegalArgumentException("done is no problem");
            case Outcome.Stale stale -> problems.of(HttpStatus.CONFLICT, "surveys.stale");
            case Outcome.NotPossible not -> problems.under(RULE, HttpStatus.CONFLICT, not.key(), not.args().toArray());
            case Outcome.Refused refused -> {
                ResponseEntity<ProblemDetail> problem = problems.under(RULE, HttpStatus.UNPROCESSABLE_CONTENT, "surveys.fault.answers");
                Objects.requireNonNull(problem.getBody()).setProperty("faults", refused.faults());
                yield problem;
            }
        };
    }
}
