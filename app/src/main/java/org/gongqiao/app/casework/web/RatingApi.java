package org.gongqiao.app.casework.web;

import java.util.UUID;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.RatingOutcome;
import org.gongqiao.app.casework.Ratings;
import org.gongqiao.app.casework.Score;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Ratings for other programs: one's own, and the public score of a union. */
@RestController
class RatingApi {

    record Form(@Nullable Integer score, @Nullable Boolean solved, @Nullable String words) {}

    /** @param tenths mean score in tenths of a point */
    record ScoreView(long ratings, long tenths, long solvedPercent) {}

    private final Matters matters;
    private final Ratings ratings;
    private final MessageSource texts;

    RatingApi(Matters matters, Ratings ratings, MessageSource texts) {
        this.matters = matters;
        this.ratings = ratings;
        this.texts = texts;
    }

    @Self
    @GetMapping("/api/v1/my/ratings/{id}")
    ResponseEntity<?> show(@PathVariable UUID id) {
        matters.get(id);
        return ratings.find(id).<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND).body(problem(HttpStatus.NOT_FOUND, "casework.rating.none")));
    }

    @Self
    @PostMapping("/api/v1/my/ratings/{id}")
    ResponseEntity<?> rate(@PathVariable UUID id, @RequestBody Form form) {
        matters.get(id);
        if (form.score() == null || form.score() < 1 || form.score() > 5) {
            return ResponseEntity.unprocessableContent().body(problem(HttpStatus.UNPROCESSABLE_CONTENT, "casework.rating.fault.score"));
        }
        if (form.solved() == null) {
            return ResponseEntity.unprocessableContent().body(problem(HttpStatus.UNPROCESSABLE_CONTENT, "casework.rating.fault.solved"));
        }
        String words = form.words() == null ? "" : form.words().strip();
        if (words.length() > RatingController.LONGEST) {
            return ResponseEntity.unprocessableContent().body(problem(HttpStatus.UNPROCESSABLE_CONTENT, "casework.rating.fault.words", RatingController.LONGEST));
        }
        RatingOutcome outcome = ratings.rate(id, form.score(), form.solved(), words);
        return outcome == RatingOutcome.RATED ? ResponseEntity.status(HttpStatus.CREATED).body(ratings.find(id).orElseThrow())
                : ResponseEntity.status(HttpStatus.CONFLICT).body(problem(HttpStatus.CONFLICT, "casework.rating." + outcome.name()));
    }

    @Public
    @GetMapping("/api/v1/union-scores/{union}")
    ScoreView score(@PathVariable UUID union) {
        Score score = ratings.score(union);
        return new ScoreView(score.ratings(), score.tenths(), score.solvedPercent());
    }

    private ProblemDetail problem(HttpStatus status, String key, Object... args) {
        return ProblemDetail.forStatusAndDetail(status, texts.getMessage(key, args, LocaleContextHolder.getLocale()));
    }
}
