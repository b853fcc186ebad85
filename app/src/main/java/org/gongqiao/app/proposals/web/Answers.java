package org.gongqiao.app.proposals.web;

import java.util.Map;
import org.gongqiao.app.law.Problems;
import org.gongqiao.app.proposals.Outcome;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What came of an act, for a page and for programs. */
@Component("proposalAnswers")
class Answers {

    static final String PROPOSAL = "D-29";
    static final String SUGGESTION = "D-33";
    /** A guide teaches how congresses are held. */
    static final String GUIDE = "D-07";

    private final Problems problems;

    Answers(Problems problems) {
        this.problems = problems;
    }

    /** Why nothing was done; empty where it was. */
    static Map<String, String> faults(Outcome outcome, Ui ui) {
        return switch (outcome) {
            case Outcome.Done done -> Map.of();
            case Outcome.Stale stale -> Map.of("stale", ui.msg("proposals.stale"));
            case Outcome.NotPossible not -> Map.of("notPossible", ui.msg(not.key(), not.args().toArray()));
        };
    }

    ResponseEntity<?> incomplete() {
        return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "proposals.fault.incomplete");
    }

    /** Everything but {@link Outcome.Done}; a refusal names the rule of its procedure. */
    ResponseEntity<?> problem(String ruleId, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> throw new IllegalArgumentException("done is no problem");
            case Outcome.Stale stale -> problems.of(HttpStatus.CONFLICT, "proposals.stale");
            case Outcome.NotPossible not -> problems.under(ruleId, HttpStatus.CONFLICT, not.key(), not.args().toArray());
        };
    }
}
