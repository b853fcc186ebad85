package org.gongqiao.app.joining.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Refusal;
import org.gongqiao.app.joining.Application;
import org.gongqiao.app.joining.ApplicationStatus;
import org.gongqiao.app.joining.DecisionOutcome;
import org.gongqiao.app.joining.Decisions;
import org.gongqiao.app.joining.RefusalReason;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Applications at an officer's desk, for other programs. Each decision names the version it was made on; 409 where that is stale. */
@RestController
@RequestMapping("/api/v1/applications")
class ApplicationApi {

    private static final int PAGE = 50;
    private static final int LONGEST = 500;

    record View(UUID id, String number, String name, String status, String targetName, String trade, String relation, String workplace,
                Instant filedAt, int version) {

        static View of(Application a) {
            return new View(a.id(), a.number(), a.name(), a.status().name(), a.targetName(), a.trade().name(), a.relation().name(), a.workplace(),
                    a.filedAt(), a.version());
        }
    }

    record Approval(@Nullable Integer version) {}

    record RefusalForm(@Nullable Integer version, @Nullable RefusalReason reason, @Nullable String text) {}

    record HandOverForm(@Nullable Integer version, @Nullable String note) {}

    record Row(@Nullable UUID id, @Nullable Integer version) {}

    record Approvals(@Nullable List<Row> rows) {}

    /** What became of one row: {@code DONE}, {@code STALE}, {@code UNLAWFUL}, {@code NOT_POSSIBLE}, {@code NOT_FOUND}, {@code NOT_ALLOWED}. */
    record RowResult(@Nullable UUID id, String result, @Nullable String ruleId) {}

    private final Decisions decisions;
    private final Problems problems;

    ApplicationApi(Decisions decisions, Problems problems) {
        this.decisions = decisions;
        this.problems = problems;
    }

    @Allowed(Permission.APPLICATION_READ)
    @GetMapping
    Slice<View> list(@RequestParam(required = false) @Nullable ApplicationStatus status, @RequestParam(required = false) @Nullable String after) {
        Slice<Application> page = decisions.list(status, after != null && after.matches("[0-9a-z.]*_[0-9a-f-]{36}") ? after : null, PAGE);
        return new Slice<>(page.items().stream().map(View::of).toList(), page.next());
    }

    @Allowed(value = Permission.APPLICATION_READ, record = "application")
    @GetMapping("/{id}")
    View show(@PathVariable UUID id) {
        return View.of(decisions.open(id));
    }

    @Allowed(value = Permission.APPLICATION_DECIDE, record = "application")
    @PostMapping("/{id}/approval")
    ResponseEntity<?> approve(@PathVariable UUID id, @RequestBody Approval form) {
        return form.version() == null ? unversioned() : answer(decisions.approve(id, form.version()));
    }

    @Allowed(value = Permission.APPLICATION_DECIDE, record = "application")
    @PostMapping("/{id}/refusal")
    ResponseEntity<?> refuse(@PathVariable UUID id, @RequestBody RefusalForm form) {
        if (form.version() == null) {
            return unversioned();
        }
        if (form.reason() == null) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "joining.fault.reason");
        }
        if (form.text() == null || form.text().isBlank() || form.text().length() > LONGEST) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "joining.fault.text", LONGEST);
        }
        return answer(decisions.refuse(id, form.version(), form.reason(), form.text().strip()));
    }

    @Allowed(value = Permission.APPLICATION_DECIDE, record = "application")
    @PostMapping("/{id}/hand-over")
    ResponseEntity<?> handOver(@PathVariable UUID id, @RequestBody HandOverForm form) {
        if (form.version() == null) {
            return unversioned();
        }
        String note = form.note() == null ? "" : form.note().strip();
        return note.length() > LONGEST ? problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "joining.fault.text", LONGEST)
                : answer(decisions.handOver(id, form.version(), note));
    }

    /** Approves several, each by itself. */
    @Allowed(Permission.APPLICATION_DECIDE)
    @PostMapping("/approvals")
    List<RowResult> approveMany(@RequestBody Approvals form) {
        var results = new ArrayList<RowResult>();
        for (Row row : form.rows() == null ? List.<Row>of() : form.rows().stream().limit(PAGE).toList()) {
            results.add(row.id() == null || row.version() == null ? new RowResult(row.id(), "NOT_FOUND", null) : approveOne(row.id(), row.version()));
        }
        return results;
    }

    private RowResult approveOne(UUID id, int version) {
        try {
            return switch (decisions.approve(id, version)) {
                case DecisionOutcome.Done done -> new RowResult(id, "DONE", null);
                case DecisionOutcome.Stale stale -> new RowResult(id, "STALE", null);
                case DecisionOutcome.Unlawful unlawful -> new RowResult(id, "UNLAWFUL", unlawful.verdict().ground().ruleId());
                case DecisionOutcome.NotPossible not -> new RowResult(id, "NOT_POSSIBLE", null);
            };
        } catch (NotFound gone) {
            return new RowResult(id, "NOT_FOUND", null);
        } catch (Refusal refused) {
            return new RowResult(id, "NOT_ALLOWED", null);
        }
    }

    private ResponseEntity<?> unversioned() {
        return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "joining.fault.version");
    }

    private ResponseEntity<?> answer(DecisionOutcome outcome) {
        return switch (outcome) {
            case DecisionOutcome.Done(Application now) -> ResponseEntity.ok(View.of(now));
            case DecisionOutcome.Stale stale -> problems.of(HttpStatus.CONFLICT, "joining.stale");
            case DecisionOutcome.Unlawful unlawful -> problems.of(HttpStatus.UNPROCESSABLE_CONTENT, unlawful.verdict());
            case DecisionOutcome.NotPossible not -> problems.of(HttpStatus.CONFLICT, not.key());
        };
    }
}
