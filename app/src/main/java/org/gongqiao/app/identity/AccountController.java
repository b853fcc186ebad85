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

    private static final String NEW_SECRET = "gq.second-factor.new";
    private static final int SHORTEST = 10;

    private final Accounts accounts;
    private final Sessions sessions;
    private final Consents consents;

    AccountController(Accounts accounts, Sessions sessions, Consents consents) {
        this.accounts = accounts;
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
        Account account = account();
        if (account.passwordHash() != null && !accounts.passwordMatches(account, current)) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, Map.of("current", ui.msg("identity.password.currentWrong")));
        }
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, Map.of("password", ui.msg("identity.password.short", SHORTEST)));
        }
        accounts.changePassword(account.personId(), account.id(), password);
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("identity.password.changed"));
        return new ModelAndView("redirect:/account");
    }

    @GetMapping("/account/second-factor")
    ModelAndView enrol(HttpServletRequest request, @ModelAttribute("ui") Ui ui) {
        String secret = Totp.newSecret();
        request.getSession().setAttribute(NEW_SECRET, secret);
        return enrolment(HttpStatus.OK, secret, ui, Map.of());
    }

    @PostMapping("/account/second-factor")
    ModelAndView confirm(@RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response,
                         @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        if (!(request.getSession().getAttribute(NEW_SECRET) instanceof String secret)) {
            return new ModelAndView("redirect:/account/second-factor");
        }
        SignedIn who = sessions.current().orElseThrow();
        if (!accounts.confirmSecondFactor(who.personId(), who.accountId(), secret, code)) {
            return enrolment(HttpStatus.UNPROCESSABLE_CONTENT, secret, ui, Map.of("code", ui.msg("identity.secondFactor.wrong")));
        }
        request.getSession().removeAttribute(NEW_SECRET);
        sessions.raise(request, response, who);
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("identity.secondFactor.set"));
        return new ModelAndView("redirect:/account");
    }

    @PostMapping("/account/consents/withdrawal")
    ModelAndView withdraw(@RequestParam Purpose purpose, RedirectAttributes redirect) {
        consents.withdraw(Scope.desk().personId(), purpose);
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("identity.consent.withdrawn"));
        return new ModelAndView("redirect:/account");
    }

    private Account account() {
        SignedIn who = sessions.current().orElseThrow();
        return accounts.byId(who.personId(), who.accountId()).orElseThrow();
    }

    private ModelAndView page(HttpStatus status, Map<String, String> errors) {
        Account account = account();
        List<Consents.Consent> given = consents.of(account.personId());
        return view("identity/account", status, Map.of("hasPassword", account.passwordHash() != null,
                "hasSecondFactor", account.hasSecondFactor(), "consents", given, "errors", errors));
    }

    private static ModelAndView enrolment(HttpStatus status, String secret, Ui ui, Map<String, String> errors) {
        Ui.Viewer viewer = ui.viewer();
        String uri = Totp.uri(secret, ui.msg("ui.name"), viewer == null ? "" : viewer.name());
        return view("identity/enrol", status, Map.of("secret", secret, "code", QrCode.of(uri), "errors", errors));
    }

    private static ModelAndView view(String name, HttpStatus status, Map<String, ?> model) {
        return new ModelAndView(name, new HashMap<>(model), status);
    }
}
