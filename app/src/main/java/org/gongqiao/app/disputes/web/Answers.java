package org.gongqiao.app.disputes.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.law.Problems;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.ui.Ui;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Answers of this module's pages and of its API: refusals with rule and article (RFC 9457), in the caller's language. */
@Component
class Answers {

    private final MessageSource texts;
    private final Problems problems;

    Answers(MessageSource texts, Problems problems) {
        this.texts = texts;
        this.problems = problems;
    }

    ResponseEntity<ProblemDetail> problem(HttpStatus status, String key, Object... args) {
        return problems.of(status, key, args);
    }

    ResponseEntity<ProblemDetail> problem(HttpStatus status, Map<String, String> faults) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, text(faults.values().iterator().next()));
        var fields = new LinkedHashMap<String, String>();
        faults.forEach((field, key) -> fields.put(field, text(key)));
        problem.setProperty("fields", fields);
        return ResponseEntity.status(status).body(problem);
    }

    ResponseEntity<ProblemDetail> problem(HttpStatus status, Verdict verdict) {
        return problems.of(status, verdict);
    }

    String text(String key, Object... args) {
        return texts.getMessage(key, args, LocaleContextHolder.getLocale());
    }

    static Map<String, String> inWords(Ui ui, Map<String, String> faults) {
        var words = new LinkedHashMap<String, String>();
        faults.forEach((field, key) -> words.put(field, ui.msg(key)));
        return words;
    }

    static String refusal(Ui ui, Verdict verdict) {
        return ui.msg(verdict.key()) + " (" + ui.msg("law.rule", verdict.ground().ruleId()) + ")";
    }

    static <E extends Enum<E>> List<Ui.Option> options(Ui ui, E[] values, String prefix) {
        return Arrays.stream(values).map(each -> new Ui.Option(each.name(), ui.msg(prefix + each.name()))).toList();
    }

    static ModelAndView view(String name, HttpStatus status, Object page) {
        return new ModelAndView(name, new HashMap<>(Map.of("page", page)), status);
    }
}
