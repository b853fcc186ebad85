package org.gongqiao.app.claims.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.Opening;
import org.gongqiao.app.casework.OpeningOutcome;
import org.gongqiao.app.casework.Sealing;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.file.ClaimMessage;
import org.gongqiao.app.claims.ClaimOutcome;
import org.gongqiao.app.claims.ClaimWork;
import org.gongqiao.app.claims.Claims;
import org.gongqiao.app.claims.file.RefusalReason;
import org.gongqiao.app.law.Problems;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sealed complaints at a keeper's desk, for other programs. */
@RestController
@RequestMapping("/api/v1/sealed")
class SealedApi {

    private static final int PAGE = 50;

    /** What a keeper knows before it is opened; {@code text} and messages only after. */
    record View(UUID matterId, String number, @Nullable LocalDate dueOn, List<Opening> openings, @Nullable String text, List<ClaimMessage> messages,
                @Nullable Integer version) {}

    record Reason(@Nullable String reason) {}

    record Answer(@Nullable Boolean agree, @Nullable String why) {}

    record Decision(@Nullable Integer version, @Nullable RefusalReason reason, @Nullable String text) {}

    private final Matters matters;
    private final Sealing sealing;
    private final Claims claims;
    private final ClaimWork work;
    private final Problems problems;

    SealedApi(Matters matters, Sealing sealing, Claims claims, ClaimWork work, Problems problems) {
        this.matters = matters;
        this.sealing = sealing;
        this.claims = claims;
        this.work = work;
        this.problems = problems;
    }

    @Allowed(Permission.SEALED_KEEP)
    @GetMapping
    List<View> list() {
        return matters.toDo(Scope.desk().unit(), null, PAGE).items().stream()
                .map(matter -> new View(matter.id(), matter.number(), matter.dueOn(), List.of(), null, List.of(), null)).toList();
    }

    @Allowed(value = Permission.SEALED_KEEP, record = "sealed")
    @GetMapping("/{id}")
    View show(@PathVariable UUID id) {
        Matter matter = matters.get(id);
        List<Opening> openings = sealing.of(id);
        return claims.find(id).map(claim -> work.open(claim.id()))
                .map(claim -> new View(id, matter.number(), matter.dueOn(), openings, claim.text(), work.messages(claim.id()), claim.version()))
                .orElseGet(() -> new View(id, matter.number(), matter.dueOn(), openings, null, List.of(), null));
    }

    @Allowed(value = Permission.SEALED_KEEP, record = "sealed")
    @PostMapping("/{id}/openings")
    ResponseEntity<?> ask(@PathVariable UUID id, @RequestBody Reason form, @ModelAttribute("ui") Ui ui) {
        String reason = form.reason() == null ? "" : ClaimController.words(form.reason());
        return reason.isEmpty() ? problems.under("Q-03", HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.words", OwnClaimController.LONGEST)
                : opened(id, sealing.ask(id, reason, name(ui)));
    }

    @Allowed(value = Permission.SEALED_KEEP, record = "sealed")
    @PostMapping("/{id}/opening-answer")
    ResponseEntity<?> answer(@PathVariable UUID id, @RequestBody Answer form, @ModelAttribute("ui") Ui ui) {
        if (Boolean.TRUE.equals(form.agree())) {
            return opened(id, sealing.agree(id, name(ui)));
        }
        String why = form.why() == null ? "" : ClaimController.words(form.why());
        return form.agree() == null || why.isEmpty() ? problems.under("Q-03", HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.words", OwnClaimController.LONGEST)
                : opened(id, sealing.decline(id, name(ui), why));
    }

    @Allowed(value = Permission.SEALED_KEEP, record = "sealed")
    @PostMapping("/{id}/acceptance")
    ResponseEntity<?> accept(@PathVariable UUID id, @RequestBody Decision form) {
        return act(id, "acceptance", form);
    }

    @Allowed(value = Permission.SEALED_KEEP, record = "sealed")
    @PostMapping("/{id}/refusal")
    ResponseEntity<?> refuse(@PathVariable UUID id, @RequestBody Decision form) {
        return act(id, "refusal", form);
    }

    @Allowed(value = Permission.SEALED_KEEP, record = "sealed")
    @PostMapping("/{id}/questions")
    ResponseEntity<?> askBack(@PathVariable UUID id, @RequestBody Decision form) {
        return act(id, "questions", form);
    }

    @Allowed(value = Permission.SEALED_KEEP, record = "sealed")
    @PostMapping("/{id}/answer")
    ResponseEntity<?> reply(@PathVariable UUID id, @RequestBody Decision form) {
        return act(id, "answer", form);
    }

    /** Only once it is opened. */
    private ResponseEntity<?> act(UUID id, String act, Decision form) {
        Claim claim = claims.find(id).orElse(null);
        if (claim == null) {
            return problems.under("Q-03", HttpStatus.CONFLICT, "claims.sealed.closed");
        }
        String words = form.text() == null ? "" : ClaimController.words(form.text());
        if (form.version() == null || words.isEmpty() && !act.equals("acceptance") || act.equals("refusal") && form.reason() == null) {
            return problems.under("S-05", HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.words", OwnClaimController.LONGEST);
        }
        ClaimOutcome outcome = switch (act) {
            case "acceptance" -> work.accept(claim.id(), form.version());
            case "refusal" -> work.refuse(claim.id(), form.version(), Objects.requireNonNull(form.reason()), words);
            case "questions" -> work.askBack(claim.id(), form.version(), words);
            default -> work.answer(claim.id(), form.version(), words);
        };
        return switch (outcome) {
            case ClaimOutcome.Done done -> ResponseEntity.ok(show(id));
            case ClaimOutcome.Stale stale -> problems.of(HttpStatus.CONFLICT, "claims.stale");
            case ClaimOutcome.NotPossible not -> problems.of(HttpStatus.CONFLICT, not.key());
        };
    }

    private ResponseEntity<?> opened(UUID id, OpeningOutcome outcome) {
        return outcome == OpeningOutcome.DONE ? ResponseEntity.ok(show(id)) : problems.under("Q-03", HttpStatus.CONFLICT, "claims.sealed." + outcome.name());
    }

    private static String name(Ui ui) {
        return Objects.requireNonNull(ui.viewer()).name();
    }
}
