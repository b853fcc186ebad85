package org.gongqiao.app.organization.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.organization.TreeFault;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Why a change to the tree was refused, in the reader's words: beside the fields of a form, or as a problem detail. */
final class Reasons {

    record Fault(String reason, String ruleId, @Nullable String article, String field, String detail) {}

    private Reasons() {}

    /** Somebody else changed it meanwhile: 409; otherwise what was typed is refused. */
    static HttpStatus status(List<? extends TreeFault> faults) {
        return faults.stream().anyMatch(TreeFault::isStale) ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    /** By field, the first reason of each, with the article it follows. */
    static Map<String, String> of(List<? extends TreeFault> faults, Ui ui) {
        var reasons = new LinkedHashMap<String, String>();
        for (TreeFault fault : faults) {
            String text = ui.msg(fault.key());
            reasons.putIfAbsent(fault.field(), fault.article() == null ? text
                    : ui.msg("organization.refusal.withArticle", text, ui.msg("organization.article." + fault.article())));
        }
        return reasons;
    }

    static ResponseEntity<ProblemDetail> problem(List<? extends TreeFault> refused, Ui ui) {
        List<Fault> faults = refused.stream().map(fault -> new Fault(fault.name(), fault.ruleId(),
                fault.article() == null ? null : ui.msg("organization.article." + fault.article()), fault.field(), ui.msg(fault.key()))).toList();
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(refused), faults.getFirst().detail());
        problem.setProperty("ruleId", faults.getFirst().ruleId());
        problem.setProperty("article", faults.getFirst().article());
        problem.setProperty("faults", faults);
        return ResponseEntity.status(status(refused)).body(problem);
    }
}
