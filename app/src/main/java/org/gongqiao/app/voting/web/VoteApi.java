package org.gongqiao.app.voting.web;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Problems;
import org.gongqiao.app.voting.ClosingOutcome;
import org.gongqiao.app.voting.ClosingSheet;
import org.gongqiao.app.voting.Count;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.OpeningOutcome;
import org.gongqiao.app.voting.Smallness;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.tally.TallyProgress;
import org.gongqiao.app.voting.tally.Tallying;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same as the pages, for other programs. */
@RestController
class VoteApi {

    private static final int PAGE = 50;
    private static final int OWN = 50;

    private final Votes votes;
    private final Tallying tallying;
    private final Problems problems;

    VoteApi(Votes votes, Tallying tallying, Problems problems) {
        this.votes = votes;
        this.tallying = tallying;
        this.problems = problems;
    }

    /** @param sheet null before the close, {@code count} before the end */
    record View(Vote vote, List<Hindrance> hindrances, @Nullable ClosingSheet sheet, @Nullable Smallness smallness, @Nullable Count count, TallyProgress tally) {}

    record Annulment(@Nullable String words) {}

    @Allowed(Permission.VOTE_READ)
    @GetMapping("/api/v1/votes")
    Slice<Vote> list(@RequestParam(defaultValue = "") String state, @RequestParam(required = false) @Nullable String after) {
        return votes.list(VoteController.state(state), VoteController.key(after), PAGE);
    }

    @Self
    @GetMapping("/api/v1/my/votes")
    List<Vote> own() {
        return votes.ofElector(Scope.desk().personId(), OWN);
    }

    @Allowed(value = Permission.VOTE_READ, record = "vote")
    @GetMapping("/api/v1/votes/{id}")
    View show(@PathVariable UUID id) {
        Vote vote = votes.get(id);
        return new View(vote, switch (vote.state()) {
            case PREPARING -> votes.beforeOpening(id);
            case OPEN -> votes.beforeClosing(id);
            case CLOSED, COUNTING -> votes.beforeCounting(id);
            case FINISHED, ANNULLED -> List.of();
        }, votes.sheet(id).orElse(null), votes.smallness(id).orElse(null), votes.count(id).orElse(null), tallying.progress(id));
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/api/v1/votes/{id}/opening")
    ResponseEntity<?> open(@PathVariable UUID id) {
        return switch (votes.open(id)) {
            case OpeningOutcome.Opened(Vote vote) -> ResponseEntity.ok(vote);
            case OpeningOutcome.Refused(List<Hindrance> hindrances) -> refused(hindrances);
        };
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/api/v1/votes/{id}/closing")
    ResponseEntity<?> close(@PathVariable UUID id) {
        return switch (votes.close(id)) {
            case ClosingOutcome.Closed closed -> ResponseEntity.ok(closed);
            case ClosingOutcome.Refused(List<Hindrance> hindrances) -> refused(hindrances);
        };
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/api/v1/votes/{id}/annulment")
    ResponseEntity<?> annul(@PathVariable UUID id, @RequestBody Annulment form) {
        String words = form.words() == null ? "" : form.words().strip();
        if (words.isEmpty() || words.length() > VoteController.LONGEST) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "voting.fault.words", VoteController.LONGEST);
        }
        return votes.annul(id, words) ? ResponseEntity.ok(votes.get(id)) : problems.of(HttpStatus.CONFLICT, "voting.fault.ended");
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/api/v1/votes/{id}/tally")
    TallyProgress tally(@PathVariable UUID id) {
        tallying.again(id);
        return tallying.progress(id);
    }

    private ResponseEntity<ProblemDetail> refused(List<Hindrance> hindrances) {
        Hindrance first = hindrances.getFirst();
        ResponseEntity<ProblemDetail> answer = problems.of(HttpStatus.CONFLICT, first.key(), first.args().toArray());
        ProblemDetail problem = java.util.Objects.requireNonNull(answer.getBody());
        problem.setProperty("ruleId", first.rule());
        problem.setProperty("hindrances", hindrances);
        return answer;
    }
}
