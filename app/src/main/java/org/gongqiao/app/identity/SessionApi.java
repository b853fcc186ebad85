package org.gongqiao.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.kernel.MobileNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sessions for other programs: the answer to a sign-in carries the session in the header {@code X-Session}, which later calls send back. */
@RestController
class SessionApi {

    /**
     * With name and password, or with a mobile number and the one-time code sent to it.
     *
     * @param code of the second factor, where the account has one
     */
    record SignIn(@Nullable String name, @Nullable String password, @Nullable String code, @Nullable String phone, @Nullable String oneTimeCode) {}

    record CodeRequest(@Nullable String phone) {}

    record DeskView(@Nullable UUID postId, Role role, Line line, @Nullable UUID unitId, String unitName, boolean current) {}

    record SessionView(UUID personId, List<DeskView> desks) {}

    record DeskChoice(@Nullable UUID postId) {}

    private final Accounts accounts;
    private final Sessions sessions;
    private final Attempts attempts;
    private final SignInSettings settings;
    private final OneTimeCodes codes;
    private final MessageSource texts;

    SessionApi(Accounts accounts, Sessions sessions, Attempts attempts, SignInSettings settings, OneTimeCodes codes, MessageSource texts) {
        this.accounts = accounts;
        this.codes = codes;
        this.sessions = sessions;
        this.attempts = attempts;
        this.settings = settings;
        this.texts = texts;
    }

    @Public
    @PostMapping("/api/v1/sessions")
    ResponseEntity<?> signIn(@RequestBody SignIn form, HttpServletRequest request, HttpServletResponse response) {
        if (form.phone() != null) {
            return byOneTimeCode(form, request, response);
        }
        if (form.name() == null || form.password() == null) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, form.name() == null ? "identity.signIn.name.missing" : "identity.signIn.password.missing");
        }
        if (!attempts.withinLimit("sign-in-address", request.getRemoteAddr(), settings.triesPerHour())) {
            return problem(HttpStatus.TOO_MANY_REQUESTS, "identity.signIn.tooMany");
        }
        return finish(accounts.byPassword(form.name(), form.password()), form, request, response);
    }

    /** Sends a one-time code for signing in. */
    @Public
    @PostMapping("/api/v1/sessions/codes")
    ResponseEntity<?> sendCode(@RequestBody CodeRequest form, Locale locale, HttpServletRequest request) {
        if (form.phone() == null || !(MobileNumber.parse(form.phone()) instanceof MobileNumber.Valid valid)) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, "identity.phone.invalid");
        }
        return codes.send(valid.number().value(), OneTimeCodes.Purpose.SIGN_IN, request.getRemoteAddr(), locale) instanceof OneTimeCodes.Sending.Sent
                ? ResponseEntity.accepted().build() : problem(HttpStatus.TOO_MANY_REQUESTS, "identity.code.tooMany");
    }

    private ResponseEntity<?> byOneTimeCode(SignIn form, HttpServletRequest request, HttpServletResponse response) {
        if (form.phone() == null || !(MobileNumber.parse(form.phone()) instanceof MobileNumber.Valid valid)) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, "identity.phone.invalid");
        }
        return switch (codes.check(valid.number().value(), OneTimeCodes.Purpose.SIGN_IN, form.oneTimeCode() == null ? "" : form.oneTimeCode().strip())) {
            case WRONG -> problem(HttpStatus.UNAUTHORIZED, "identity.code.wrong");
            case EXPIRED -> problem(HttpStatus.UNAUTHORIZED, "identity.code.expired");
            case RIGHT -> accounts.byProvedPhone(valid.number().value())
                    .<ResponseEntity<?>>map(account -> finish(new Accounts.Proof.Right(account), form, request, response))
                    .orElseGet(() -> problem(HttpStatus.UNAUTHORIZED, "identity.signIn.noAccount"));
        };
    }

    /** After the first factor: the second, where the account has one. */
    private ResponseEntity<?> finish(Accounts.Proof first, SignIn form, HttpServletRequest request, HttpServletResponse response) {
        Accounts.Proof proof = first;
        boolean second = false;
        if (proof instanceof Accounts.Proof.Right(Account account) && account.hasSecondFactor()) {
            if (form.code() == null) {
                return problem(HttpStatus.UNAUTHORIZED, "identity.secondFactor.needed");
            }
            proof = accounts.bySecondFactor(account, form.code());
            second = true;
        }
        return switch (proof) {
            case Accounts.Proof.Wrong() -> problem(HttpStatus.UNAUTHORIZED, "identity.signIn.wrong");
            case Accounts.Proof.Locked(Instant until) -> problem(HttpStatus.TOO_MANY_REQUESTS, "identity.signIn.locked", until);
            case Accounts.Proof.Right(Account account) -> {
                sessions.begin(request, response, new SignedIn(account.personId(), account.id(), second));
                yield ResponseEntity.status(HttpStatus.CREATED).body(view(request));
            }
        };
    }

    @Self
    @GetMapping("/api/v1/sessions/current")
    SessionView current(HttpServletRequest request) {
        return view(request);
    }

    /** Takes a desk; without a post, one's own. */
    @Self
    @PutMapping("/api/v1/sessions/current/desk")
    ResponseEntity<?> takeDesk(@RequestBody DeskChoice choice, HttpServletRequest request) {
        return sessions.take(request, choice.postId()) ? ResponseEntity.ok(view(request))
                : problem(HttpStatus.NOT_FOUND, "identity.desk.unknown");
    }

    @Self
    @DeleteMapping("/api/v1/sessions/current")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        sessions.end(request);
        return ResponseEntity.noContent().build();
    }

    private SessionView view(HttpServletRequest request) {
        Desk at = sessions.deskOf(request).orElseThrow();
        return new SessionView(at.personId(), sessions.desks(request).stream()
                .map(desk -> new DeskView(desk.postId(), desk.role(), desk.line(), desk.unitId(), desk.unitName(), desk.equals(at))).toList());
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, String key, Object... args) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status,
                texts.getMessage(key, args, org.springframework.context.i18n.LocaleContextHolder.getLocale())));
    }
}
