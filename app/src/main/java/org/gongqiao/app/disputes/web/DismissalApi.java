package org.gongqiao.app.disputes.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.disputes.dismissal.Dismissal;
import org.gongqiao.app.disputes.dismissal.Dismissals;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.FormFiles;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Verdict;
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

/** Employers' notices, for other programs. */
@RestController
@RequestMapping("/api/v1/dismissals")
class DismissalApi {

    record View(UUID id, String number, String employer, String reason, boolean unlawful, String state, int version) {

        static View of(Dismissal d) {
            return new View(d.id(), d.number(), d.employer(), d.answers().reason().name(), d.unlawful(), d.state().name(), d.version());
        }
    }

    record FindingView(String verdict, String ruleId, int ruleVersion, String article, String text) {}

    record FileView(UUID id, String name, String type, String sha256) {}

    record Whole(View dismissal, List<FindingView> findings, List<FileView> files) {}

    record IssueForm(@Nullable Integer version) {}

    record AnswerForm(@Nullable Integer version, @Nullable LocalDate on, @Nullable String answer, @Nullable Boolean corrected, @Nullable List<String> attachments) {}

    private final Dismissals dismissals;
    private final FormFiles files;
    private final Answers answers;
    private final Clock clock;

    DismissalApi(Dismissals dismissals, FormFiles files, Answers answers, Clock clock) {
        this.dismissals = dismissals;
        this.files = files;
        this.answers = answers;
        this.clock = clock;
    }

    @Allowed(Permission.DISPUTE_READ)
    @GetMapping
    Slice<View> list(@RequestParam(required = false) @Nullable UUID before) {
        Slice<Dismissal> page = dismissals.list(before, 50);
        return new Slice<>(page.items().stream().map(View::of).toList(), page.next());
    }

    @Allowed(Permission.DISPUTE_WORK)
    @PostMapping
    ResponseEntity<?> check(@RequestBody DismissalForm form) {
        Map<String, String> faults = form.faults(LocalDate.now(clock));
        return faults.isEmpty()
                ? ResponseEntity.status(HttpStatus.CREATED).body(whole(dismissals.check(Typed.id(form.key()).orElseThrow(), Typed.text(form.employer()), form.read(), waiting(form.sent()))))
                : answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, faults);
    }

    @Allowed(value = Permission.DISPUTE_READ, record = "dismissal")
    @GetMapping("/{id}")
    Whole show(@PathVariable UUID id) {
        return whole(id);
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dismissal")
    @PostMapping("/{id}/opinion")
    ResponseEntity<?> issue(@PathVariable UUID id, @RequestBody IssueForm form) {
        if (form.version() == null) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.form");
        }
        return dismissals.issue(id, form.version()) ? ResponseEntity.ok(whole(id)) : answers.problem(HttpStatus.CONFLICT, "disputes.stale");
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dismissal")
    @PostMapping("/{id}/answer")
    ResponseEntity<?> answered(@PathVariable UUID id, @RequestBody AnswerForm form) {
        if (form.version() == null || form.on() == null || form.on().isAfter(LocalDate.now(clock)) || form.answer() == null || form.answer().isBlank()
                || form.answer().length() > 2000 || form.corrected() == null) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.employerAnswer");
        }
        return dismissals.answered(id, form.version(), form.on(), form.answer().strip(), form.corrected(), waiting(form.attachments())) ? ResponseEntity.ok(whole(id))
                : answers.problem(HttpStatus.CONFLICT, "disputes.stale");
    }

    /** Files that were sent to /api/v1/my/uploads before. */
    private List<UUID> waiting(@Nullable List<String> sent) {
        return sent == null ? List.of() : files.waiting(sent).stream().map(Attachment::id).toList();
    }

    private Whole whole(UUID id) {
        Dismissal dismissal = dismissals.get(id);
        return new Whole(View.of(dismissal), dismissals.verdicts(dismissal).stream().map(each -> new FindingView(switch (each) {
            case Verdict.Lawful v -> "LAWFUL";
            case Verdict.Unlawful v -> "UNLAWFUL";
            case Verdict.Warning v -> "WARNING";
            case Verdict.ToBeConfirmed v -> "TO_BE_CONFIRMED";
        }, each.ground().ruleId(), each.ground().ruleVersion(), each.ground().citation().article(), answers.text(each.key()))).toList(), dismissals.files(id).stream()
                .map(file -> new FileView(file.id(), file.fileName(), file.type().name(), file.sha256())).toList());
    }
}
