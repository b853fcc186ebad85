package org.gongqiao.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.gongqiao.app.access.Self;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** One's own account for other programs: what the account page does, with the same refusals. */
@Self
@RestController
class AccountApi {

    record AccountView(boolean hasPassword, boolean hasSecondFactor, boolean secondFactorIsCompulsory) {}

    /** @param current not needed where there is no password yet */
    record NewPassword(@Nullable String current, @Nullable String password) {}

    /** @param uri {@code otpauth:} address for an authenticator */
    record Enrolment(String secret, String uri) {}

    /**
     * @param code    first code of the new second factor
     * @param current code of the one it replaces, where there is one
     */
    record Confirmation(@Nullable String code, @Nullable String current) {}

    record Removal(@Nullable String code) {}

    private final OwnAccount own;
    private final Sessions sessions;
    private final MessageSource texts;

    AccountApi(OwnAccount own, Sessions sessions, MessageSource texts) {
        this.own = own;
        this.sessions = sessions;
        this.texts = texts;
    }

    @GetMapping("/api/v1/my/account")
    AccountView show() {
        Account account = own.of(who());
        return new AccountView(account.passwordHash() != null, account.hasSecondFactor(), own.secondFactorIsCompulsory(account.personId()));
    }

    @PutMapping("/api/v1/my/password")
    ResponseEntity<?> changePassword(@RequestBody NewPassword form) {
        return answer(own.changePassword(who(), text(form.current()), text(form.password())));
    }

    /** Begins an enrolment: nothing changes until {@code PUT} brings the first code, in the same session. */
    @PostMapping("/api/v1/my/second-factor")
    ResponseEntity<Enrolment> enrol(HttpServletRequest request) {
        String secret = Totp.newSecret();
        request.getSession().setAttribute(AccountController.NEW_SECRET, secret);
        String uri = Totp.uri(secret, text("ui.name", new Object[0]), sessions.name(request, who()).orElse(""));
        return ResponseEntity.status(HttpStatus.CREATED).body(new Enrolment(secret, uri));
    }

    @PutMapping("/api/v1/my/second-factor")
    ResponseEntity<?> confirm(@RequestBody Confirmation form, HttpServletRequest request, HttpServletResponse response) {
        String secret = AccountController.newSecret(request);
        if (secret == null) {
            return ResponseEntity.status(HttpStatus.CONFLICT).body(ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
                    text("identity.enrol.notBegun", new Object[0])));
        }
        var change = own.setSecondFactor(who(), secret, text(form.code()), text(form.current()));
        if (change instanceof OwnAccount.Change.Done) {
            request.getSession().removeAttribute(AccountController.NEW_SECRET);
            sessions.renew(request, response, who(), true);
        }
        return answer(change);
    }

    @PostMapping("/api/v1/my/second-factor/removal")
    ResponseEntity<?> remove(@RequestBody Removal form, HttpServletRequest request, HttpServletResponse response) {
        var change = own.removeSecondFactor(who(), text(form.code()));
        if (change instanceof OwnAccount.Change.Done) {
            sessions.renew(request, response, who(), false);
        }
        return answer(change);
    }

    private ResponseEntity<?> answer(OwnAccount.Change change) {
        return switch (change) {
            case OwnAccount.Change.Done() -> ResponseEntity.noContent().build();
            case OwnAccount.Change.Refused refused -> {
                HttpStatus status = AccountController.status(refused);
                var problem = ProblemDetail.forStatusAndDetail(status, text(refused.key(), refused.args().toArray()));
                problem.setProperty("field", refused.field());
                yield ResponseEntity.status(status).body(problem);
            }
        };
    }

    private SignedIn who() {
        return sessions.current().orElseThrow();
    }

    private String text(String key, Object[] args) {
        return texts.getMessage(key, args, LocaleContextHolder.getLocale());
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
