package org.gongqiao.app.standing.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Problems;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.standing.ending.AppealOutcome;
import org.gongqiao.app.standing.ending.EndMembership;
import org.gongqiao.app.standing.ending.EndOutcome;
import org.gongqiao.app.standing.ending.Ending;
import org.gongqiao.app.standing.ending.EndingKind;
import org.gongqiao.app.standing.ending.Endings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Memberships that end by decision, and the appeal, for other programs. */
@RestController
class EndingApi {

    private static final int PAGE = 50;

    record Lapse(@Nullable LocalDate awaySince, @Nullable LocalDate spokenOn, @Nullable LocalDate committeeOn, @Nullable String words) {}

    record Expulsion(@Nullable LocalDate groupHeardOn, @Nullable LocalDate committeeOn, @Nullable String words) {}

    record Appeal(@Nullable String text) {}

    record Decision(@Nullable Integer version, @Nullable Boolean reversed, @Nullable String words) {}

    record View(UUID id, UUID membershipId, String name, String unitName, EndingKind kind, String ruleId, String words, LocalDate committeeOn,
                Instant recordedAt, @Nullable LocalDate appealUntil, @Nullable String appealText, @Nullable Boolean reversed,
                @Nullable String appealWords, int version) {

        static View of(Ending e) {
            Ending.Appeal appeal = e.appeal();
            Ending.Decision decision = appeal == null ? null : appeal.decision();
            return new View(e.id(), e.membershipId(), e.name(), e.unitName(), e.kind(), e.kind().ruleId(), e.words(), e.committeeOn(), e.recordedAt(),
                    e.appealUntil(), appeal == null ? null : appeal.text(), decision == null ? null : decision.reversed(),
                    decision == null ? null : decision.words(), e.version());
        }
    }

    private final Endings endings;
    private final Problems problems;

    EndingApi(Endings endings, Problems problems) {
        this.endings = endings;
        this.problems = problems;
    }

    @Allowed(value = Permission.MEMBER_WRITE, record = "member")
    @PostMapping("/api/v1/members/{id}/lapse")
    ResponseEntity<?> lapse(@PathVariable UUID id, @RequestBody Lapse form) {
        return end(id, new EndMembership(EndingKind.LAPSED, form.awaySince(), form.spokenOn(), null, form.committeeOn(), text(form.words())));
    }

    @Allowed(value = Permission.MEMBER_WRITE, record = "member")
    @PostMapping("/api/v1/members/{id}/expulsion")
    ResponseEntity<?> expel(@PathVariable UUID id, @RequestBody Expulsion form) {
        return end(id, new EndMembership(EndingKind.EXPELLED, null, null, form.groupHeardOn(), form.committeeOn(), text(form.words())));
    }

    private ResponseEntity<?> end(UUID id, EndMembership command) {
        if (command.words().length() > TransferController.LONGEST) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "standing.fault.text", TransferController.LONGEST);
        }
        return switch (endings.end(id, command)) {
            case EndOutcome.Ended(Ending ending) -> ResponseEntity.status(HttpStatus.CREATED).body(View.of(ending));
            case EndOutcome.NotYet(Verdict verdict) -> problems.of(HttpStatus.UNPROCESSABLE_CONTENT, verdict);
            case EndOutcome.Faulty(Map<String, String> faults) -> problems.of(HttpStatus.UNPROCESSABLE_CONTENT, faults.values().iterator().next());
            case EndOutcome.Stale() -> problems.of(HttpStatus.CONFLICT, "standing.end.stale");
        };
    }

    @Allowed(Permission.MEMBER_READ)
    @GetMapping("/api/v1/endings")
    Slice<View> list(@RequestParam(required = false) @Nullable String after) {
        Slice<Ending> page = endings.list(TransferController.key(after), PAGE);
        return new Slice<>(page.items().stream().map(View::of).toList(), page.next());
    }

    @Allowed(value = Permission.MEMBER_READ, record = "ending")
    @GetMapping("/api/v1/endings/{id}")
    View show(@PathVariable UUID id) {
        return View.of(endings.open(id));
    }

    /** Decides the appeal against an expulsion; reversed takes the membership up again. */
    @Allowed(value = Permission.APPEAL_DECIDE, record = "ending")
    @PostMapping("/api/v1/endings/{id}/appeal-decision")
    ResponseEntity<?> decide(@PathVariable UUID id, @RequestBody Decision form) {
        if (form.version() == null) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "joining.fault.version");
        }
        if (form.reversed() == null) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "standing.appeal.outcomeMissing");
        }
        String words = text(form.words());
        return words.isEmpty() || words.length() > TransferController.LONGEST
                ? problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "standing.fault.text", TransferController.LONGEST)
                : answer(endings.decideAppeal(id, form.version(), form.reversed(), words));
    }

    @Self
    @GetMapping("/api/v1/my/endings")
    List<View> own() {
        return endings.of(Scope.desk().personId()).stream().map(View::of).toList();
    }

    @Self
    @GetMapping("/api/v1/my/endings/{id}")
    View own(@PathVariable UUID id) {
        return View.of(endings.get(id));
    }

    @Self
    @PostMapping("/api/v1/my/endings/{id}/appeal")
    ResponseEntity<?> appeal(@PathVariable UUID id, @RequestBody Appeal form) {
        endings.get(id);
        String text = text(form.text());
        return text.isEmpty() || text.length() > TransferController.LONGEST
                ? problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "standing.fault.text", TransferController.LONGEST) : answer(endings.appeal(id, text));
    }

    private ResponseEntity<?> answer(AppealOutcome outcome) {
        return switch (outcome) {
            case AppealOutcome.Done(Ending now) -> ResponseEntity.ok(View.of(now));
            case AppealOutcome.Stale stale -> problems.of(HttpStatus.CONFLICT, "standing.stale");
            case AppealOutcome.NotPossible(String key) -> problems.of(HttpStatus.CONFLICT, key);
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
