package org.gongqiao.app.claims.web;

import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Rule;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Refusals for other programs as problem details (RFC 9457), in the caller's language, with the rule and its article. */
@Component
class ClaimProblems {

    private final MessageSource texts;
    private final Law law;

    ClaimProblems(MessageSource texts, Law law) {
        this.texts = texts;
        this.law = law;
    }

    /** In the caller's language. */
    String text(String key) {
        return texts.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    ResponseEntity<ProblemDetail> of(HttpStatus status, String key, Object... args) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, texts.getMessage(key, args, LocaleContextHolder.getLocale())));
    }

    /** The same with the rule that it follows. */
    ResponseEntity<ProblemDetail> under(String ruleId, HttpStatus status, String key, Object... args) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, texts.getMessage(key, args, LocaleContextHolder.getLocale()));
        Rule rule = law.versions(ruleId).getFirst();
        problem.setProperty("ruleId", rule.id());
        problem.setProperty("ruleVersion", rule.version());
        problem.setProperty("instrument", rule.citation().title(LocaleContextHolder.getLocale().getLanguage().equals("en")));
        problem.setProperty("article", rule.citation().article());
        problem.setProperty("mark", rule.mark().name());
        return ResponseEntity.status(status).body(problem);
    }
}
