package org.gongqiao.app.sessions.web;

import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.law.Problems;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.sessions.SessionOutcome;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What programs are answered: the id of what was made or changed, or a problem with rule and article. */
@Component
class SessionAnswers {

    private final Problems problems;

    SessionAnswers(Problems problems) {
        this.problems = problems;
    }

    ResponseEntity<?> of(SessionOutcome outcome) {
        return of(outcome, HttpStatus.OK);
    }

    ResponseEntity<?> of(SessionOutcome outcome, HttpStatus done) {
        return switch (outcome) {
            case SessionOutcome.Done(UUID id) -> ResponseEntity.status(done).body(Map.of("id", id));
            case SessionOutcome.Refused(Verdict verdict) -> problems.of(HttpStatus.UNPROCESSABLE_CONTENT, verdict);
            case SessionOutcome.NotPossible no -> problems.of(HttpStatus.UNPROCESSABLE_CONTENT, no.key(), no.args().toArray());
            case SessionOutcome.Stale stale -> problems.of(HttpStatus.CONFLICT, "sessions.stale");
        };
    }
}
