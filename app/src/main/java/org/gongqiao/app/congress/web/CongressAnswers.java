package org.gongqiao.app.congress.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.gongqiao.app.congress.CongressOutcome;
import org.gongqiao.app.law.Problems;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Turns what came of a step into a page or a problem document. */
@Component
public class CongressAnswers {

    /**
     * Why a form is shown again.
     *
     * @param errors  by field, in the reader's language
     * @param verdict the rule that forbids it; null otherwise
     */
    public record Failure(HttpStatus status, Map<String, String> errors, @Nullable Verdict verdict) {

        public static final Failure NONE = new Failure(HttpStatus.OK, Map.of(), null);
    }

    private final Problems problems;

    CongressAnswers(Problems problems) {
        this.problems = problems;
    }

    /** @param done where to go, with the id of what was made */
    public ModelAndView page(CongressOutcome outcome, Ui ui, RedirectAttributes redirect, String flash, Function<CongressOutcome.Done, String> done,
                      Function<Failure, ModelAndView> again) {
        return switch (outcome) {
            case CongressOutcome.Done made -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(flash));
                yield new ModelAndView("redirect:" + done.apply(made));
            }
            case CongressOutcome.Unlawful(Verdict verdict) -> again.apply(new Failure(HttpStatus.UNPROCESSABLE_CONTENT, Map.of(), verdict));
            case CongressOutcome.Faulty(Map<String, String> faults) -> {
                var errors = new LinkedHashMap<String, String>();
                faults.forEach((field, key) -> errors.put(field, ui.msg(key)));
                yield again.apply(new Failure(HttpStatus.UNPROCESSABLE_CONTENT, errors, null));
            }
            case CongressOutcome.NotPossible(String key) -> again.apply(new Failure(HttpStatus.UNPROCESSABLE_CONTENT, Map.of("main", ui.msg(key)), null));
            case CongressOutcome.Exists(UUID id) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.note("congress.exists"));
                yield new ModelAndView("redirect:" + done.apply(new CongressOutcome.Done(id)));
            }
            case CongressOutcome.Stale() -> again.apply(new Failure(HttpStatus.CONFLICT, Map.of("main", ui.msg("congress.stale")), null));
        };
    }

    public ResponseEntity<?> api(CongressOutcome outcome, Function<CongressOutcome.Done, ResponseEntity<?>> done) {
        return switch (outcome) {
            case CongressOutcome.Done made -> done.apply(made);
            case CongressOutcome.Unlawful(Verdict verdict) -> problems.of(HttpStatus.UNPROCESSABLE_CONTENT, verdict);
            case CongressOutcome.Faulty(Map<String, String> faults) -> {
                var problem = problems.of(HttpStatus.UNPROCESSABLE_CONTENT, faults.values().iterator().next());
                if (problem.getBody() != null) {
                    problem.getBody().setProperty("fields", faults.keySet());
                }
                yield problem;
            }
            case CongressOutcome.NotPossible(String key) -> problems.of(HttpStatus.UNPROCESSABLE_CONTENT, key);
            case CongressOutcome.Exists(UUID id) -> {
                var problem = problems.of(HttpStatus.CONFLICT, "congress.exists");
                if (problem.getBody() != null) {
                    problem.getBody().setProperty("existing", id);
                }
                yield problem;
            }
            case CongressOutcome.Stale() -> problems.of(HttpStatus.CONFLICT, "congress.stale");
        };
    }

    public ResponseEntity<?> incomplete() {
        return problems.of(HttpStatus.BAD_REQUEST, "congress.incomplete");
    }
}
