package org.gongqiao.app.disputes.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.disputes.file.ActOutcome;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.Disputes;
import org.gongqiao.app.disputes.file.Proposal;
import org.gongqiao.app.disputes.file.Running;
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

/** Disputes at an officer's desk, for other programs. Each step names the version it was made on; 409 where that is stale. */
@RestController
@RequestMapping("/api/v1/disputes")
class DisputeApi {

    private static final int PAGE = 50;

    record View(UUID id, String number, String title, String cause, String trade, String employer, String unit, Instant openedAt, @Nullable Instant closedAt,
                int version) {

        static View of(Dispute d) {
            return new View(d.id(), d.number(), d.title(), d.cause().name(), d.trade().name(), d.employer().name(), d.unitName(), d.openedAt(), d.closedAt(), d.version());
        }
    }

    record WorkerView(UUID id, String name, boolean representative, String stage, LocalDate since, @Nullable String outcome) {}

    record HeadView(UUID workerId, String kind, @Nullable Long cents, String period) {}

    record ClockView(UUID id, String limit, LocalDate earlier, LocalDate later, boolean provisional, List<UUID> workers) {

        static ClockView of(Running clock) {
            return new ClockView(clock.clockId(), clock.limit(), clock.due().earlier(), clock.due().later(), clock.due().provisional(), clock.claimants());
        }
    }

    record RuleView(String ruleId, int ruleVersion, String article, String mark, String text) {}

    record NextView(String stage, String step, String act, @Nullable LocalDate by, boolean urgent, List<UUID> workers, RuleView rule) {}

    record StepView(String act, LocalDate on, List<UUID> workers, String note, String place, @Nullable Long cents, @Nullable LocalDate until, List<String> marks, Instant at) {}

    record Whole(View dispute, List<WorkerView> workers, List<HeadView> claims, List<ClockView> clocks, List<NextView> next, List<String> open, List<StepView> steps) {}

    private final Disputes disputes;
    private final Answers answers;
    private final Clock clock;

    DisputeApi(Disputes disputes, Answers answers, Clock clock) {
        this.disputes = disputes;
        this.answers = answers;
        this.clock = clock;
    }

    @Allowed(Permission.DISPUTE_READ)
    @GetMapping
    Slice<View> list(@RequestParam(defaultValue = "true") boolean open, @RequestParam(required = false) @Nullable String after) {
        Slice<Dispute> page = disputes.list(open, after != null && after.matches("[0-9a-z.]*_[0-9a-f-]{36}") ? after : null, PAGE);
        return new Slice<>(page.items().stream().map(View::of).toList(), page.next());
    }

    @Allowed(Permission.DISPUTE_WORK)
    @PostMapping
    ResponseEntity<?> open(@RequestBody DisputeForm form) {
        Map<String, String> faults = form.faults(LocalDate.now(clock));
        return faults.isEmpty() ? ResponseEntity.status(HttpStatus.CREATED).body(View.of(disputes.get(disputes.open(form.read()))))
                : answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, faults);
    }

    @Allowed(value = Permission.DISPUTE_READ, record = "dispute")
    @GetMapping("/{id}")
    Whole show(@PathVariable UUID id) {
        Dispute dispute = disputes.see(id);
        return new Whole(View.of(dispute),
                disputes.claimants(id).stream().map(each -> new WorkerView(each.id(), each.name(), each.representative(), each.stage().name(), each.stageOn(),
                        each.outcome() == null ? null : each.outcome().name())).toList(),
                disputes.heads(id).stream().map(each -> new HeadView(each.claimantId(), each.kind().name(), each.amount(), each.period())).toList(),
                disputes.clocks(id).stream().map(ClockView::of).toList(),
                disputes.proposals(id).stream().map(this::next).toList(),
                disputes.open(id).keySet().stream().sorted(Comparator.naturalOrder()).map(Enum::name).toList(),
                disputes.entries(id).stream().map(each -> new StepView(each.act().name(), each.on(), each.claimants(), each.note(), each.place(), each.amount(),
                        each.until(), each.marks().stream().map(Enum::name).toList(), each.at())).toList());
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/{id}/acts")
    ResponseEntity<?> record(@PathVariable UUID id, @RequestBody ActForm form) {
        Map<String, String> faults = form.faults();
        if (!faults.isEmpty()) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, faults);
        }
        return switch (disputes.record(id, form.read())) {
            case ActOutcome.Done done -> ResponseEntity.ok(Map.of("dispute", View.of(done.dispute()), "rules", done.verdicts().stream().map(this::rule).toList()));
            case ActOutcome.Stale stale -> answers.problem(HttpStatus.CONFLICT, "disputes.stale");
            case ActOutcome.Unlawful unlawful -> answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, unlawful.verdict());
            case ActOutcome.Faulty faulty -> answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, faulty.faults());
        };
    }

    private NextView next(Proposal p) {
        return new NextView(p.stage().name(), p.step().name(), p.act().name(), p.by(), p.urgent(), p.claimants(), rule(p.verdict()));
    }

    private RuleView rule(Verdict verdict) {
        return new RuleView(verdict.ground().ruleId(), verdict.ground().ruleVersion(), verdict.ground().citation().article(), verdict.ground().mark().name(),
                answers.text(verdict.key()));
    }
}
