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

    Problems(MessageSource texts) {
        this.texts = texts;
    }

    public ResponseEntity<ProblemDetail> of(HttpStatus status, String key, Object... args) {
        return answer(ProblemDetail.forStatusAndDetail(status, text(key, args)));
    }

    public ResponseEntity<ProblemDetail> of(HttpStatus status, Verdict verdict) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, text(verdict.key()));
        Citation citation = verdict.ground().citation();
        boolean english = LocaleContextHolder.getLocale().getLanguage().equals("en");
        problem.setProperty("ruleId", verdict.ground().ruleId());
        problem.setProperty("ruleVersion", verdict.ground().ruleVersion());
        problem.setProperty("instrument", citation.title(english));
        problem.setProperty("article", citation.article());
        problem.setProperty("mark", verdict.ground().mark().name());
        return answer(problem);
    }

    private String text(String key, Object... args) {
        return texts.getMessage(key, args, LocaleContextHolder.getLocale());
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
