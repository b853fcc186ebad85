package org.gongqiao.app.standing.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.joining.Choice;
import org.gongqiao.app.joining.FileApplication;
import org.gongqiao.app.joining.Relation;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Problems;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.standing.transfer.AskOutcome;
import org.gongqiao.app.standing.transfer.AskTransfer;
import org.gongqiao.app.standing.transfer.Departure;
import org.gongqiao.app.standing.transfer.Transfer;
import org.gongqiao.app.standing.transfer.TransferDecisions;
import org.gongqiao.app.standing.transfer.TransferGround;
import org.gongqiao.app.standing.transfer.TransferOutcome;
import org.gongqiao.app.standing.transfer.TransferStatus;
import org.gongqiao.app.standing.transfer.Transfers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Transfers for other programs: a member asks and takes back, an officer asks, the receiving union decides. */
@RestController
class TransferApi {

    private static final int PAGE = 50;
    private static final int LONGEST_PLACE = 100;

    record Stated(@Nullable Trade trade, @Nullable Relation relation, @Nullable String workplace, @Nullable UUID employerId,
                  @Nullable String region, @Nullable UUID union) {}

    record RouteView(List<Choice> choices, LocalDate until, String ruleId, String article) {}

    /** @param secondedSince first day of the secondment, for that ground */
    record Asking(@Nullable UUID toUnit, @Nullable TransferGround ground, @Nullable LocalDate secondedSince, @Nullable String words) {}

    record Asked(UUID id, String number) {}

    record Acceptance(@Nullable Integer version) {}

    record RefusalForm(@Nullable Integer version, @Nullable String text) {}

    record View(UUID id, String number, String name, @Nullable String memberNo, String fromName, String targetName, TransferGround ground,
                String ruleId, TransferStatus status, String words, @Nullable String refusalText, Instant askedAt, @Nullable Instant decidedAt,
                int version) {

        static View of(Transfer t) {
            return new View(t.id(), t.number(), t.name(), t.memberNo(), t.fromName(), t.targetName(), t.ground(), t.ground().ruleId(), t.status(),
                    t.words(), t.refusalText(), t.askedAt(), t.decidedAt(), t.version());
        }
    }

    private final Transfers transfers;
    private final TransferDecisions decisions;
    private final Memberships memberships;
    private final Problems problems;

    TransferApi(Transfers transfers, TransferDecisions decisions, Memberships memberships, Problems problems) {
        this.transfers = transfers;
        this.decisions = decisions;
        this.memberships = memberships;
        this.problems = problems;
    }

    /** Where one's own transfer would go, and why; nothing is stored. */
    @Self
    @PostMapping("/api/v1/my/transfers/route")
    ResponseEntity<?> route(@RequestBody Stated stated) {
        String fault = fault(stated);
        if (fault != null) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, fault);
        }
        var live = memberships.liveOf(Scope.desk().personId());
        if (live.isEmpty()) {
            return problems.of(HttpStatus.CONFLICT, "standing.ask.notMember");
        }
        return transfers.route(live.get(), command(stated, new UUID(0, 0)))
                .<ResponseEntity<?>>map(to -> ResponseEntity.ok(new RouteView(to.choices(), to.until(), to.verdict().ground().ruleId(),
                        to.verdict().ground().citation().article())))
                .orElseGet(() -> problems.of(HttpStatus.CONFLICT, "standing.ask.fitsAlready"));
    }

    /** Asks for one's own transfer; the same key twice makes one. */
    @Self
    @PostMapping("/api/v1/my/transfers")
    ResponseEntity<?> ask(@RequestBody Stated stated, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key) {
        String fault = key == null ? "joining.fault.key" : fault(stated);
        if (key == null || fault != null) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, fault == null ? "joining.fault.key" : fault);
        }
        return asked(transfers.askForOneself(Scope.desk().personId(), command(stated, key)));
    }

    @Self
    @GetMapping("/api/v1/my/transfers")
    List<View> own() {
        return transfers.of(Scope.desk().personId()).stream().map(View::of).toList();
    }

    @Self
    @GetMapping("/api/v1/my/transfers/{id}")
    View own(@PathVariable UUID id) {
        return View.of(transfers.get(id));
    }

    @Self
    @PostMapping("/api/v1/my/transfers/{id}/withdrawal")
    ResponseEntity<?> withdraw(@PathVariable UUID id) {
        return answer(transfers.withdraw(id));
    }

    /** An officer asks for a member of his; the same key twice makes one. */
    @Allowed(value = Permission.MEMBER_WRITE, record = "member")
    @PostMapping("/api/v1/members/{id}/transfer")
    ResponseEntity<?> askFor(@PathVariable UUID id, @RequestBody Asking form,
                             @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key) {
        if (key == null) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "joining.fault.key");
        }
        if (form.toUnit() == null) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "standing.ask.unitMissing");
        }
        if (form.ground() == null) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "standing.ask.groundMissing");
        }
        if (form.ground() == TransferGround.SECONDMENT && form.secondedSince() == null) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "standing.ask.sinceMissing");
        }
        String words = text(form.words()).strip();
        if (words.isEmpty() || words.length() > TransferController.LONGEST) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "standing.fault.text", TransferController.LONGEST);
        }
        return asked(transfers.askFor(id, new AskTransfer(key, form.toUnit(), form.ground(), form.secondedSince(), words)));
    }

    @Allowed(Permission.MEMBER_READ)
    @GetMapping("/api/v1/transfers")
    Slice<View> list(@RequestParam(required = false) @Nullable TransferStatus status, @RequestParam(required = false) @Nullable String after) {
        Slice<Transfer> page = decisions.list(status, TransferController.key(after), PAGE);
        return new Slice<>(page.items().stream().map(View::of).toList(), page.next());
    }

    /** Members of unions in scope who go, or went, elsewhere. */
    @Allowed(Permission.MEMBER_READ)
    @GetMapping("/api/v1/departures")
    Slice<Departure> departures(@RequestParam(required = false) @Nullable TransferStatus status, @RequestParam(required = false) @Nullable String after) {
        return decisions.departures(status, TransferController.key(after), PAGE);
    }

    @Allowed(value = Permission.MEMBER_READ, record = "transfer")
    @GetMapping("/api/v1/transfers/{id}")
    View show(@PathVariable UUID id) {
        return View.of(decisions.open(id));
    }

    @Allowed(value = Permission.MEMBER_WRITE, record = "transfer")
    @PostMapping("/api/v1/transfers/{id}/acceptance")
    ResponseEntity<?> accept(@PathVariable UUID id, @RequestBody Acceptance form) {
        return form.version() == null ? problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "joining.fault.version")
                : answer(decisions.accept(id, form.version()));
    }

    @Allowed(value = Permission.MEMBER_WRITE, record = "transfer")
    @PostMapping("/api/v1/transfers/{id}/refusal")
    ResponseEntity<?> refuse(@PathVariable UUID id, @RequestBody RefusalForm form) {
        if (form.version() == null) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "joining.fault.version");
        }
        String text = text(form.text()).strip();
        return text.isEmpty() || text.length() > TransferController.LONGEST
                ? problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "standing.fault.text", TransferController.LONGEST)
                : answer(decisions.refuse(id, form.version(), text));
    }

    private ResponseEntity<?> asked(AskOutcome outcome) {
        return switch (outcome) {
            case AskOutcome.Asked(UUID id, String number) -> ResponseEntity.status(HttpStatus.CREATED).body(new Asked(id, number));
            case AskOutcome.Stays(Verdict verdict) -> problems.of(HttpStatus.UNPROCESSABLE_CONTENT, verdict);
            case AskOutcome.NotPossible(String key) -> problems.of(HttpStatus.CONFLICT, key);
        };
    }

    private ResponseEntity<?> answer(TransferOutcome outcome) {
        return switch (outcome) {
            case TransferOutcome.Done(Transfer now) -> ResponseEntity.ok(View.of(now));
            case TransferOutcome.Stale stale -> problems.of(HttpStatus.CONFLICT, "standing.stale");
            case TransferOutcome.NotPossible(String key) -> problems.of(HttpStatus.CONFLICT, key);
        };
    }

    private static @Nullable String fault(Stated stated) {
        if (stated.trade() == null) {
            return "joining.fault.trade";
        }
        if (stated.relation() == null) {
            return "joining.fault.relation";
        }
        String place = text(stated.workplace());
        boolean wrongRegion = stated.region() != null && !stated.region().matches("[1-9]\\d{5}");
        return wrongRegion || place.length() > LONGEST_PLACE || place.isBlank() && stated.union() == null ? "joining.fault.place" : null;
    }

    private static FileApplication command(Stated stated, UUID key) {
        return new FileApplication(key, Objects.requireNonNull(stated.trade()), Objects.requireNonNull(stated.relation()),
                text(stated.workplace()).strip(), stated.employerId(), stated.region(), stated.union());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
