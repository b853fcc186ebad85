package org.gongqiao.app.joining.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.identity.Accounts;
import org.gongqiao.app.identity.Claim;
import org.gongqiao.app.identity.Consents;
import org.gongqiao.app.identity.OneTimeCodes;
import org.gongqiao.app.identity.Purpose;
import org.gongqiao.app.identity.Sessions;
import org.gongqiao.app.joining.Applicant;
import org.gongqiao.app.joining.Application;
import org.gongqiao.app.joining.Applications;
import org.gongqiao.app.joining.Choice;
import org.gongqiao.app.joining.DecisionOutcome;
import org.gongqiao.app.joining.FileApplication;
import org.gongqiao.app.joining.FilingOutcome;
import org.gongqiao.app.joining.Relation;
import org.gongqiao.app.joining.Route;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.law.Problems;
import org.gongqiao.app.membership.Trade;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Joining for other programs (mini-programs): a code, a claim that signs in, the route, the application, withdrawal and
 * appeal. A claim is sent with the header {@code X-Session: new}; its answer carries the session.
 */
@RestController
class JoiningApi {

    private static final int LONGEST = 500;

    record CodeRequest(@Nullable String phone) {}

    /** @param agree acceptance of privacy notice and user agreement; {@code identify} separate consent to identification */
    record ClaimRequest(@Nullable String name, @Nullable String idNumber, @Nullable String phone, @Nullable String code, boolean agree, boolean identify) {}

    record Stated(@Nullable Trade trade, @Nullable Relation relation, @Nullable String workplace, @Nullable UUID employerId,
                  @Nullable String region, @Nullable UUID union) {}

    record RuleAnswer(String ruleId, int ruleVersion, String verdict, String article) {}

    record RouteView(List<Choice> choices, LocalDate until, List<RuleAnswer> rules) {}

    record Text(@Nullable String text) {}

    record OwnView(UUID id, String number, String status, String targetName, String handlerName, @Nullable LocalDate dueOn, String nextStep,
                   List<Choice> choices) {}

    private final Applications applications;
    private final Matters matters;
    private final Accounts accounts;
    private final OneTimeCodes codes;
    private final Sessions sessions;
    private final Consents consents;
    private final Problems problems;

    JoiningApi(Applications applications, Matters matters, Accounts accounts, OneTimeCodes codes, Sessions sessions, Consents consents, Problems problems) {
        this.applications = applications;
        this.matters = matters;
        this.accounts = accounts;
        this.codes = codes;
        this.sessions = sessions;
        this.consents = consents;
        this.problems = problems;
    }

    @Public
    @PostMapping("/api/v1/joining/codes")
    ResponseEntity<?> sendCode(@RequestBody CodeRequest form, Locale locale, HttpServletRequest request) {
        return switch (MobileNumber.parse(text(form.phone()))) {
            case MobileNumber.Refused refused -> problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "joining.fault.phone." + refused.fault().name());
            case MobileNumber.Valid valid -> switch (codes.send(valid.number().value(), OneTimeCodes.Purpose.JOIN, request.getRemoteAddr(), locale)) {
                case OneTimeCodes.Sending.Sent sent -> ResponseEntity.accepted().body(Map.of("worksUntil", sent.worksUntil(), "again", sent.again()));
                case OneTimeCodes.Sending.TooSoon soon -> problems.of(HttpStatus.TOO_MANY_REQUESTS, "joining.code.tooMany");
                case OneTimeCodes.Sending.TooMany() -> problems.of(HttpStatus.TOO_MANY_REQUESTS, "joining.code.tooMany");
            };
        };
    }

    @Public
    @PostMapping("/api/v1/joining/claims")
    ResponseEntity<?> claim(@RequestBody ClaimRequest form, HttpServletRequest request, HttpServletResponse response) {
        Applicant applicant = Applicant.read(text(form.name()), text(form.idNumber()), text(form.phone()));
        if (!applicant.faults().isEmpty()) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, applicant.faults().values().iterator().next());
        }
        if (!form.agree() || !form.identify()) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, form.agree() ? "joining.fault.identify" : "joining.fault.agree");
        }
        var person = Objects.requireNonNull(applicant.person());
        return switch (codes.check(Objects.requireNonNull(person.phone()), OneTimeCodes.Purpose.JOIN, text(form.code()))) {
            case WRONG -> problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "joining.code.wrong");
            case EXPIRED -> problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "joining.code.expired");
            case RIGHT -> switch (accounts.claim(person)) {
                case Claim.Ready ready -> {
                    sessions.begin(request, response, ready);
                    Scope.run(new Scope.Own(ready.personId()), () -> consents.give(ready.personId(), Purpose.MEMBERSHIP, Purpose.IDENTIFICATION));
                    yield ResponseEntity.status(HttpStatus.CREATED).body(Map.of("personId", ready.personId()));
                }
                case Claim.OtherName() -> problems.of(HttpStatus.CONFLICT, "joining.fault.otherName");
                case Claim.OtherPhone() -> problems.of(HttpStatus.CONFLICT, "joining.fault.otherPhone");
                case Claim.PhoneTaken() -> problems.of(HttpStatus.CONFLICT, "joining.fault.phoneTaken");
            };
        };
    }

    /** Where an application would go, and why; nothing is stored. */
    @Public
    @PostMapping("/api/v1/joining/routes")
    ResponseEntity<?> route(@RequestBody Stated stated) {
        String fault = fault(stated);
        if (fault != null) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, fault);
        }
        return applications.route(command(stated, new UUID(0, 0))).<ResponseEntity<?>>map(route -> ResponseEntity.ok(view(route)))
                .orElseGet(() -> problems.of(HttpStatus.CONFLICT, "joining.noUnion.text"));
    }

    /** Files an application in one's own name; the same key twice makes one. */
    @Self
    @PostMapping("/api/v1/my/applications")
    ResponseEntity<?> file(@RequestBody Stated stated, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key) {
        String fault = key == null ? "joining.fault.key" : fault(stated);
        if (key == null || fault != null) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, fault == null ? "joining.fault.key" : fault);
        }
        return switch (applications.file(Scope.desk().personId(), command(stated, key))) {
            case FilingOutcome.Filed(UUID id) -> ResponseEntity.status(HttpStatus.CREATED).body(own(applications.get(id)));
            case FilingOutcome.OtherWaits(UUID id) -> ResponseEntity.status(HttpStatus.CONFLICT).body(own(applications.get(id)));
            case FilingOutcome.AlreadyMember member -> problems.of(HttpStatus.CONFLICT, member.verdict());
            case FilingOutcome.Unlawful unlawful -> problems.of(HttpStatus.UNPROCESSABLE_CONTENT, unlawful.verdict());
            case FilingOutcome.NoUnion() -> problems.of(HttpStatus.CONFLICT, "joining.noUnion.text");
        };
    }

    @Self
    @GetMapping("/api/v1/my/applications")
    List<OwnView> list() {
        return applications.of(Scope.desk().personId()).stream().map(this::own).toList();
    }

    @Self
    @GetMapping("/api/v1/my/applications/{id}")
    OwnView show(@PathVariable UUID id) {
        return own(applications.get(id));
    }

    @Self
    @PostMapping("/api/v1/my/applications/{id}/withdrawal")
    ResponseEntity<?> withdraw(@PathVariable UUID id) {
        return answer(applications.withdraw(id));
    }

    @Self
    @PostMapping("/api/v1/my/applications/{id}/appeal")
    ResponseEntity<?> appeal(@PathVariable UUID id, @RequestBody Text form) {
        String text = text(form.text()).strip();
        applications.get(id);
        return text.isEmpty() || text.length() > LONGEST ? problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "joining.fault.appealText", LONGEST)
                : answer(applications.appeal(id, text));
    }

    private ResponseEntity<?> answer(DecisionOutcome outcome) {
        return switch (outcome) {
            case DecisionOutcome.Done(Application now) -> ResponseEntity.ok(own(now));
            case DecisionOutcome.Stale stale -> problems.of(HttpStatus.CONFLICT, "joining.stale");
            case DecisionOutcome.Unlawful unlawful -> problems.of(HttpStatus.CONFLICT, unlawful.verdict());
            case DecisionOutcome.NotPossible not -> problems.of(HttpStatus.CONFLICT, not.key());
        };
    }

    private OwnView own(Application application) {
        var matter = matters.get(application.matterId());
        return new OwnView(application.id(), application.number(), application.status().name(), application.targetName(), matter.handlerName(),
                matter.isOpen() ? matter.dueOn() : null, matter.isOpen() ? matter.step() : "", application.choices());
    }

    private static RouteView view(Route route) {
        return new RouteView(route.choices(), route.until(), route.verdicts().stream().map(verdict -> new RuleAnswer(verdict.ground().ruleId(),
                verdict.ground().ruleVersion(), verdict.getClass().getSimpleName(), verdict.ground().citation().article())).toList());
    }

    private static @Nullable String fault(Stated stated) {
        if (stated.trade() == null) {
            return "joining.fault.trade";
        }
        if (stated.relation() == null) {
            return "joining.fault.relation";
        }
        if (stated.region() != null && !stated.region().matches("[1-9]\\d{5}") || text(stated.workplace()).length() > LONGEST) {
            return "joining.fault.place";
        }
        return text(stated.workplace()).isBlank() && stated.union() == null ? "joining.fault.place" : null;
    }

    private static FileApplication command(Stated stated, UUID key) {
        return new FileApplication(key, Objects.requireNonNull(stated.trade()), Objects.requireNonNull(stated.relation()),
                text(stated.workplace()).strip(), stated.employerId(), stated.region(), stated.union());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
