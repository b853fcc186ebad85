package org.gongqiao.app.law;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Refusals for other programs as problem details (RFC 9457), in the caller's language, with rule and article where a rule refuses. */
@Component
public class Problems {

    private final MessageSource texts;
    private final Law law;

    Problems(MessageSource texts, Law law) {
        this.texts = texts;
        this.law = law;
    }

    public ResponseEntity<ProblemDetail> of(HttpStatus status, String key, Object... args) {
        return answer(ProblemDetail.forStatusAndDetail(status, text(key, args)));
    }

    /** The refusal of a verdict, with the version of the rule that it was made under. */
    public ResponseEntity<ProblemDetail> of(HttpStatus status, Verdict verdict) {
        Ground ground = verdict.ground();
        return cited(status, text(verdict.key()), ground.ruleId(), ground.ruleVersion(), ground.citation(), ground.mark());
    }

    /** A refusal that a rule asks for although nothing was weighed, with the newest version of that rule. */
    public ResponseEntity<ProblemDetail> under(String ruleId, HttpStatus status, String key, Object... args) {
        Rule rule = law.versions(ruleId).getFirst();
        return cited(status, text(key, args), rule.id(), rule.version(), rule.citation(), rule.mark());
    }

    private ResponseEntity<ProblemDetail> cited(HttpStatus status, String detail, String ruleId, int version, Citation citation, Mark mark) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("ruleId", ruleId);
        problem.setProperty("ruleVersion", version);
        problem.setProperty("instrument", citation.title(LocaleContextHolder.getLocale().getLanguage().equals("en")));
        problem.setProperty("article", citation.article());
        problem.setProperty("mark", mark.name());
        return answer(problem);
    }

    /** A text in the caller's language. */
    public String text(String key, Object... args) {
        return texts.getMessage(key, args, LocaleContextHolder.getLocale());
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
