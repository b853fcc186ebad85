package org.gongqiao.app.claims.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Companion;
import org.gongqiao.app.casework.Joins;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.ClaimCounts;
import org.gongqiao.app.claims.file.ClaimMessage;
import org.gongqiao.app.claims.ClaimOutcome;
import org.gongqiao.app.claims.ClaimWork;
import org.gongqiao.app.claims.file.RefusalReason;
import org.gongqiao.app.claims.template.Template;
import org.gongqiao.app.claims.template.Templates;
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

/** Claims at an officer's desk, for other programs. Each act names the version it was made on; 409 where that is stale. */
@RestController
@RequestMapping("/api/v1/claims")
class ClaimApi {

    private static final int PAGE = 50;

    record View(UUID id, String number, String type, String topic, String occupation, String source, String workplace, String region, int people,
                @Nullable Long amountCents, String status, boolean waitsForPerson, List<String> urgent, Instant filedAt, int version) {

        static View of(Claim c) {
            return new View(c.id(), c.number(), c.type().name(), c.topic().name(), c.occupation().name(), c.source().name(), c.workplace(), c.region(),
                    c.people(), c.amountCents(), c.status().name(), c.waits(), c.urgent(), c.filedAt(), c.version());
        }
    }

    record Full(View claim, String text, Map<String, String> answers, List<ClaimMessage> messages, List<Companion> companions,
                List<Template.Answer> templates) {}

    record Decision(@Nullable Integer version, @Nullable RefusalReason reason, @Nullable String text) {}

    /** @param join a claim's matter to join; else {@code represents}, the matters of those chosen */
    record Together(@Nullable UUID join, @Nullable List<UUID> represents) {}

    private final ClaimWork work;
    private final ClaimCounts counts;
    private final Templates templates;
    private final Joins joins;
    private final Problems problems;
    private final Clock clock;

    ClaimApi(ClaimWork work, ClaimCounts counts, Templates templates, Joins joins, Problems problems, Clock clock) {
        this.work = work;
        this.counts = counts;
        this.templates = templates;
        this.joins = joins;
        this.problems = problems;
        this.clock = clock;
    }

    @Allowed(Permission.CLAIM_READ)
    @GetMapping
    Slice<View> list(@RequestParam(required = false) @Nullable Boolean open, @RequestParam(defaultValue = "false") boolean urgent,
                     @RequestParam(required = false) @Nullable String after) {
        Slice<Claim> page = work.list(new ClaimWork.Filter(open, urgent, null, null, null), after != null && after.matches("[0-9a-z.]*_[0-9a-f-]{36}") ? after : null, PAGE);
        return new Slice<>(page.items().stream().map(View::of).toList(), page.next());
    }

    @Allowed(Permission.CLAIM_READ)
    @GetMapping("/counts")
    List<ClaimCounts.Cell> counts(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String until) {
        LocalDate today = LocalDate.now(clock);
        return counts.of(ClaimController.day(from, today.withDayOfYear(1)), ClaimController.day(until, today));
    }

    @Allowed(value = Permission.CLAIM_READ, record = "claim")
    @GetMapping("/{id}")
    Full show(@PathVariable UUID id) {
        Claim claim = work.open(id);
        return new Full(View.of(claim), claim.text(), claim.answers(), work.messages(id), joins.of(claim.matterId()),
                templates.at(claim.occupation(), claim.handlerUnit()).answers(claim.topic()));
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/{id}/acceptance")
    ResponseEntity<?> accept(@PathVariable UUID id, @RequestBody Decision form) {
        return act(id, "acceptance", form);
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/{id}/refusal")
    ResponseEntity<?> refuse(@PathVariable UUID id, @RequestBody Decision form) {
        return act(id, "refusal", form);
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/{id}/questions")
    ResponseEntity<?> askBack(@PathVariable UUID id, @RequestBody Decision form) {
        return act(id, "questions", form);
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/{id}/answer")
    ResponseEntity<?> answer(@PathVariable UUID id, @RequestBody Decision form) {
        return act(id, "answer", form);
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/{id}/hand-over")
    ResponseEntity<?> handOver(@PathVariable UUID id, @RequestBody Decision form) {
        return act(id, "hand-over", form);
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/{id}/mediation")
    ResponseEntity<?> mediate(@PathVariable UUID id, @RequestBody Decision form) {
        return act(id, "mediation", form);
    }

    private ResponseEntity<?> act(UUID id, String act, Decision form) {
        if (form.version() == null) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.version");
        }
        String words = form.text() == null ? "" : ClaimController.words(form.text());
        if (words.isEmpty() && List.of("refusal", "questions", "answer").contains(act)) {
            return problems.under("S-05", HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.words", OwnClaimController.LONGEST);
        }
        if (act.equals("refusal") && Arrays.stream(RefusalReason.values()).noneMatch(reason -> reason == form.reason())) {
            return problems.under("S-05", HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.reason");
        }
        return switch (act) {
            case "acceptance" -> answer(work.accept(id, form.version()));
            case "refusal" -> answer(work.refuse(id, form.version(), java.util.Objects.requireNonNull(form.reason()), words));
            case "questions" -> answer(work.askBack(id, form.version(), words));
            case "answer" -> answer(work.answer(id, form.version(), words));
            case "mediation" -> answer(work.mediate(id, form.version()));
            default -> answer(work.handOver(id, form.version(), words));
        };
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/{id}/companions")
    ResponseEntity<?> companions(@PathVariable UUID id, @RequestBody Together form) {
        boolean done = form.join() != null ? work.join(id, form.join()) : form.represents() != null && work.represent(id, form.represents());
        return done ? ResponseEntity.ok(show(id)) : problems.under("R-11", HttpStatus.CONFLICT, "claims.stale");
    }

    private ResponseEntity<?> answer(ClaimOutcome outcome) {
        return switch (outcome) {
            case ClaimOutcome.Done(Claim now) -> ResponseEntity.ok(View.of(now));
            case ClaimOutcome.Stale stale -> problems.of(HttpStatus.CONFLICT, "claims.stale");
            case ClaimOutcome.NotPossible not -> problems.of(HttpStatus.CONFLICT, not.key());
        };
    }
}
