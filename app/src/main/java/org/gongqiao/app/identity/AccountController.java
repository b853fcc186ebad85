package org.gongqiao.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.ui.QrCode;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: password, second factor, consents. */
@Self
@Controller
class AccountController {

    /** The session keeps a new secret until its first code proves that somebody has it. */
    static final String NEW_SECRET = "gq.second-factor.new";

    private final OwnAccount own;
    private final Sessions sessions;
    private final Consents consents;

    AccountController(OwnAccount own, Sessions sessions, Consents consents) {
        this.own = own;
        this.sessions = sessions;
        this.consents = consents;
    }

    @GetMapping("/account")
    ModelAndView show() {
        return page(HttpStatus.OK, Map.of());
    }

    @PostMapping("/account/password")
    ModelAndView changePassword(@RequestParam(defaultValue = "") String current, @RequestParam(defaultValue = "") String password,
                                @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return switch (own.changePassword(who(), current, password)) {
            case OwnAccount.Change.Refused refused -> page(status(refused), errors(ui, refused));
            case OwnAccount.Change.Done() -> done(redirect, "identity.password.changed");
        };
    }

    @GetMapping("/account/second-factor")
    ModelAndView enrol(HttpServletRequest request, @ModelAttribute("ui") Ui ui) {
        String secret = Totp.newSecret();
        request.getSession().setAttribute(NEW_SECRET, secret);
        return enrolment(HttpStatus.OK, secret, ui, Map.of());
    }

    @PostMapping("/account/second-factor")
    ModelAndView confirm(@RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String current,
                         HttpServletRequest request, HttpServletResponse response, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        String secret = newSecret(request);
        if (secret == null) {
            return new ModelAndView("redirect:/account/second-factor");
        }
        return switch (own.setSecondFactor(who(), secret, code, current)) {
            case OwnAccount.Change.Refused refused -> enrolment(status(refused), secret, ui, errors(ui, refused));
            case OwnAccount.Change.Done() -> {
                request.getSession().removeAttribute(NEW_SECRET);
                sessions.renew(request, response, who(), true);
                yield done(redirect, "identity.secondFactor.set");
            }
        };
    }

    @PostMapping("/account/second-factor/removal")
    ModelAndView remove(@RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response,
                        @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return switch (own.removeSecondFactor(who(), code)) {
            case OwnAccount.Change.Refused refused -> page(status(refused), errors(ui, refused));
            case OwnAccount.Change.Done() -> {
                sessions.renew(request, response, who(), false);
                yield done(redirect, "identity.secondFactor.removed");
            }
        };
    }

    @PostMapping("/account/consents/withdrawal")
    ModelAndView withdraw(@RequestParam Purpose purpose, RedirectAttributes redirect) {
        consents.withdraw(Scope.desk().personId(), purpose);
        return done(redirect, "identity.consent.withdrawn");
    }

    static @Nullable String newSecret(HttpServletRequest request) {
        return request.getSession().getAttribute(NEW_SECRET) instanceof String secret ? secret : null;
    }

    static HttpStatus status(OwnAccount.Change.Refused refused) {
        return refused.locked() ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    private SignedIn who() {
        return sessions.current().orElseThrow();
    }

    private static Map<String, String> errors(Ui ui, OwnAccount.Change.Refused refused) {
        return Map.of(refused.field(), ui.msg(refused.key(), refused.args().toArray()));
    }

    private static ModelAndView done(RedirectAttributes redirect, String key) {
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(key));
        return new ModelAndView("redirect:/account");
    }

    private ModelAndView page(HttpStatus status, Map<String, String> errors) {
        Account account = own.of(who());
        List<Consents.Consent> given = consents.of(account.personId());
        return view("identity/account", status, Map.of("hasPassword", account.passwordHash() != null,
                "hasSecondFactor", account.hasSecondFactor(), "compulsory", own.secondFactorIsCompulsory(account.personId()),
                "consents", given, "errors", errors));
    }

    private ModelAndView enrolment(HttpStatus status, String secret, Ui ui, Map<String, String> errors) {
        Ui.Viewer viewer = ui.viewer();
        String uri = Totp.uri(secret, ui.msg("ui.name"), viewer == null ? "" : viewer.name());
        return view("identity/enrol", status, Map.of("secret", secret, "code", QrCode.of(uri),
                "replacing", own.of(who()).hasSecondFactor(), "errors", errors));
    }

    private static ModelAndView view(String name, HttpStatus status, Map<String, ?> model) {
        return new ModelAndView(name, new HashMap<>(model), status);
    }
}
