package org.gongqiao.app.casework.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.clock.Clocks;
import org.gongqiao.app.casework.clock.RunningClock;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Ground;
import org.gongqiao.app.law.ReckonedStep;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.deadline.Wording;
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

/** Clocks for other programs: the days with their arithmetic, the ledger, and what happened. */
@RestController
class ClockApi {

    record EntryView(UUID id, String kind, LocalDate day, Instant at, @Nullable String unitName, String why, boolean struck) {}

    /** @param lateAfter null while provisional, suspended or ended: nobody is late then */
    record ClockView(UUID id, UUID matterId, String limit, String side, boolean drives, LocalDate earlier, LocalDate later, @Nullable LocalDate lateAfter,
                     boolean provisional, Due.State state, Due.Standing standing, List<ReckonedStep> steps, Ground ground, List<EntryView> ledger) {}

    record TurnBody(@Nullable String kind, @Nullable String day, @Nullable Integer days, @Nullable String why) {}

    record Withdrawal(@Nullable String entry, @Nullable String why) {}

    private final Clocks clocks;
    private final Matters matters;
    private final Wording wording;
    private final MessageSource texts;
    private final Clock clock;

    ClockApi(Clocks clocks, Matters matters, Wording wording, MessageSource texts, Clock clock) {
        this.clocks = clocks;
        this.matters = matters;
        this.wording = wording;
        this.texts = texts;
        this.clock = clock;
    }

    @Allowed(value = Permission.DESK, record = "clock")
    @GetMapping("/api/v1/clocks/{id}")
    ClockView show(@PathVariable UUID id) {
        return view(find(id));
    }

    @Self
    @GetMapping("/api/v1/my/clocks/{id}")
    ClockView own(@PathVariable UUID id) {
        return view(find(id));
    }

    @Allowed(value = Permission.CLOCK_WRITE, record = "clock")
    @PostMapping("/api/v1/clocks/{id}/turns")
    ResponseEntity<?> record(@PathVariable UUID id, @RequestBody TurnBody body) {
        TurnForm form = TurnForm.of(body.kind(), body.day(), body.days() == null ? null : String.valueOf(body.days()), body.why());
        RunningClock running = find(id);
        Map<String, String> faults = form.faults(LocalDate.now(clock), ClockController.event(running));
        if (!faults.isEmpty() || !running.isOpen()) {
            return problem(running, faults.isEmpty() ? "casework.turn.fault.ended" : faults.values().iterator().next());
        }
        matters.turn(id, form.turn(), form.why());
        return ResponseEntity.status(HttpStatus.CREATED).body(view(find(id)));
    }

    @Allowed(value = Permission.CLOCK_WRITE, record = "clock")
    @PostMapping("/api/v1/clocks/{id}/withdrawals")
    ResponseEntity<?> strike(@PathVariable UUID id, @RequestBody Withdrawal body) {
        RunningClock running = find(id);
        Optional<UUID> struck = ClockController.strikeable(running, String.valueOf(body.entry()));
        if (struck.isEmpty() || body.why() == null || body.why().isBlank()) {
            return problem(running, struck.isEmpty() ? "casework.turn.fault.entry" : "casework.turn.fault.why");
        }
        clocks.strike(id, struck.get(), body.why().strip());
        return ResponseEntity.ok(view(find(id)));
    }

    private RunningClock find(UUID id) {
        return clocks.find(id).orElseThrow(() -> new NotFound("clock", id));
    }

    private ClockView view(RunningClock running) {
        Due due = running.due();
        return new ClockView(running.id(), running.matterId(), running.limit(), running.side().name(), running.drives(), due.earlier(), due.later(),
                due.lateAfter().orElse(null), due.provisional(), due.state(), due.on(LocalDate.now(clock)), wording.steps(due, LocaleContextHolder.getLocale()),
                due.ground(), running.ledger().stream().map(entry -> new EntryView(entry.id(), kind(entry.turn()), entry.turn().day(), entry.at(),
                        entry.unitName(), texts.getMessage(entry.why(), null, entry.why(), LocaleContextHolder.getLocale()), entry.struck() != null)).toList());
    }

    private static String kind(Turn turn) {
        return turn.getClass().getSimpleName();
    }

    private ResponseEntity<ProblemDetail> problem(RunningClock running, String key) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, texts.getMessage(key, null, LocaleContextHolder.getLocale()));
        problem.setProperty("ruleId", running.due().ground().ruleId());
        problem.setProperty("article", running.due().ground().citation().article());
        return ResponseEntity.unprocessableContent().body(problem);
    }
}
