package org.gongqiao.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Signing in with a password or a one-time code, the second factor after it, changing desks, and signing out. */
@Controller
class SignInController {

    private static final String WAITING = "gq.second-factor.waiting";

    private final Accounts accounts;
    private final OneTimeCodes codes;
    private final Sessions sessions;
    private final Attempts attempts;
    private final SignInSettings settings;
    private final Clock clock;

    SignInController(Accounts accounts, OneTimeCodes codes, Sessions sessions, Attempts attempts, SignInSettings settings, Clock clock) {
        this.accounts = accounts;
        this.codes = codes;
        this.sessions = sessions;
        this.attempts = attempts;
        this.settings = settings;
        this.clock = clock;
    }

    @Public
    @GetMapping("/sign-in")
    ModelAndView show(@RequestParam(defaultValue = "") String next, @RequestParam(defaultValue = "") String by) {
        return page(HttpStatus.OK, by, "", next, Map.of());
    }

    @Public
    @PostMapping("/sign-in")
    ModelAndView byPassword(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String password,
                            @RequestParam(defaultValue = "") String next, @ModelAttribute("ui") Ui ui,
                            HttpServletRequest request, HttpServletResponse response) {
        if (name.isBlank() || password.isBlank()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, "password", name, next, missing(ui, name, password));
        }
        if (!attempts.withinLimit("sign-in-address", request.getRemoteAddr(), settings.triesPerHour())) {
            return page(HttpStatus.TOO_MANY_REQUESTS, "password", name, next, Map.of("name", ui.msg("identity.signIn.tooMany")));
        }
        return switch (accounts.byPassword(MobileNumber.parse(name) instanceof MobileNumber.Valid valid ? valid.number().value() : name.strip(), password)) {
            case Accounts.Proof.Wrong() -> page(HttpStatus.UNPROCESSABLE_CONTENT, "password", name, next, Map.of("password", ui.msg("identity.signIn.wrong")));
            case Accounts.Proof.Locked(Instant until) -> page(HttpStatus.TOO_MANY_REQUESTS, "password", name, next,
                    Map.of("password", ui.msg("identity.signIn.locked", until)));
            case Accounts.Proof.Right(Account account) -> signedIn(account, next, request, response);
        };
    }

    /** Sends a code; answers with the form to enter it. */
    @Public
    @PostMapping("/sign-in/codes")
    ModelAndView sendCode(@RequestParam(defaultValue = "") String phone, @RequestParam(defaultValue = "") String next,
                          @ModelAttribute("ui") Ui ui, HttpServletRequest request, Locale locale) {
        if (!(MobileNumber.parse(phone) instanceof MobileNumber.Valid valid)) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, "code", phone, next, Map.of("phone", ui.msg("identity.phone.invalid")));
        }
        return switch (codes.send(valid.number().value(), OneTimeCodes.Purpose.SIGN_IN, request.getRemoteAddr(), locale)) {
            case OneTimeCodes.Sending.Sent sent -> codeForm(HttpStatus.OK, phone, next, Map.of());
            case OneTimeCodes.Sending.TooSoon(Instant again) -> codeForm(HttpStatus.OK, phone, next,
                    Map.of("code", ui.msg("identity.code.tooSoon", Math.max(1, Duration.between(clock.instant(), again).toSeconds()))));
            case OneTimeCodes.Sending.TooMany() -> page(HttpStatus.TOO_MANY_REQUESTS, "code", phone, next, Map.of("phone", ui.msg("identity.code.tooMany")));
        };
    }

    @Public
    @PostMapping("/sign-in/code")
    ModelAndView byCode(@RequestParam(defaultValue = "") String phone, @RequestParam(defaultValue = "") String code,
                        @RequestParam(defaultValue = "") String next, @ModelAttribute("ui") Ui ui,
                        HttpServletRequest request, HttpServletResponse response) {
        if (!(MobileNumber.parse(phone) instanceof MobileNumber.Valid valid)) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, "code", phone, next, Map.of("phone", ui.msg("identity.phone.invalid")));
        }
        return switch (codes.check(valid.number().value(), OneTimeCodes.Purpose.SIGN_IN, code)) {
            case WRONG -> codeForm(HttpStatus.UNPROCESSABLE_CONTENT, phone, next, Map.of("code", ui.msg("identity.code.wrong")));
            case EXPIRED -> page(HttpStatus.UNPROCESSABLE_CONTENT, "code", phone, next, Map.of("phone", ui.msg("identity.code.expired")));
            case RIGHT -> {
                Optional<Account> account = accounts.byProvedPhone(valid.number().value());
                yield account.isPresent() ? signedIn(account.get(), next, request, response)
                        : page(HttpStatus.UNPROCESSABLE_CONTENT, "code", phone, next, Map.of("phone", ui.msg("identity.signIn.noAccount")));
            }
        };
    }

    @Public
    @GetMapping("/sign-in/second-factor")
    ModelAndView askSecondFactor(@RequestParam(defaultValue = "") String next, HttpServletRequest request) {
        return waiting(request).isPresent() ? secondFactor(HttpStatus.OK, next, Map.of()) : redirect("/sign-in");
    }

    @Public
    @PostMapping("/sign-in/second-factor")
    ModelAndView bySecondFactor(@RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String next,
                                @ModelAttribute("ui") Ui ui, HttpServletRequest request, HttpServletResponse response) {
        Optional<Account> account = waiting(request).flatMap(who -> accounts.byId(who.personId(), who.accountId()));
        if (account.isEmpty()) {
            return redirect("/sign-in");
        }
        return switch (accounts.bySecondFactor(account.get(), code)) {
            case Accounts.Proof.Wrong() -> secondFactor(HttpStatus.UNPROCESSABLE_CONTENT, next, Map.of("code", ui.msg("identity.secondFactor.wrong")));
            case Accounts.Proof.Locked(Instant until) -> secondFactor(HttpStatus.TOO_MANY_REQUESTS, next,
                    Map.of("code", ui.msg("identity.signIn.locked", until)));
            case Accounts.Proof.Right(Account proved) -> enter(new SignedIn(proved.personId(), proved.id(), true), next, request, response);
        };
    }

    @Self
    @PostMapping("/desk")
    ModelAndView takeDesk(@RequestParam(defaultValue = "") String desk, HttpServletRequest request) {
        boolean post = desk.matches("[0-9a-f-]{36}");
        boolean taken = sessions.take(request, post ? java.util.UUID.fromString(desk) : null);
        return redirect(taken && post ? "/desk" : "/my");
    }

    @Public
    @PostMapping("/sign-out")
    ModelAndView signOut(HttpServletRequest request) {
        sessions.end(request);
        return redirect("/");
    }

    /** After the first factor: in, or on to the second where the account has one. */
    private ModelAndView signedIn(Account account, String next, HttpServletRequest request, HttpServletResponse response) {
        if (account.hasSecondFactor()) {
            var earlier = request.getSession(false);
            if (earlier != null) {
                earlier.invalidate();
            }
            request.getSession(true).setAttribute(WAITING, new SignedIn(account.personId(), account.id(), false));
            return redirect("/sign-in/second-factor" + (next.isEmpty() ? "" : "?next=" + java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8)));
        }
        return enter(new SignedIn(account.personId(), account.id(), false), next, request, response);
    }

    private ModelAndView enter(SignedIn who, String next, HttpServletRequest request, HttpServletResponse response) {
        sessions.begin(request, response, who);
        var desks = sessions.desks(request);
        if (desks.size() > 1) {
            sessions.take(request, desks.get(1).postId());
        }
        if (isOwnPath(next)) {
            return redirect(next);
        }
        if (sessions.needsSecondFactor(who)) {
            return redirect("/account/second-factor");
        }
        return redirect(desks.size() > 1 ? "/desk" : "/my");
    }

    private Optional<SignedIn> waiting(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(WAITING) instanceof SignedIn who ? Optional.of(who) : Optional.empty();
    }

    /** Only a path of ours: never another host, by whatever spelling. */
    static boolean isOwnPath(String next) {
        return next.matches("/[A-Za-z0-9/_\\-?=&.%]*") && !next.startsWith("//") && !next.startsWith("/sign-");
    }

    private static Map<String, String> missing(Ui ui, String name, String password) {
        var errors = new LinkedHashMap<String, String>();
        if (name.isBlank()) {
            errors.put("name", ui.msg("identity.signIn.name.missing"));
        }
        if (password.isBlank()) {
            errors.put("password", ui.msg("identity.signIn.password.missing"));
        }
        return errors;
    }

    private static ModelAndView page(HttpStatus status, String by, String value, String next, Map<String, String> errors) {
        return view("identity/sign-in", status, Map.of("by", by.equals("password") ? "password" : "code", "value", value, "next", next, "errors", errors));
    }

    private static ModelAndView codeForm(HttpStatus status, String phone, String next, Map<String, String> errors) {
        return view("identity/sign-in-code", status, Map.of("phone", phone, "next", next, "errors", errors));
    }

    private static ModelAndView secondFactor(HttpStatus status, String next, Map<String, String> errors) {
        return view("identity/second-factor", status, Map.of("next", next, "errors", errors));
    }

    private static ModelAndView view(String name, HttpStatus status, Map<String, ?> model) {
        return new ModelAndView(name, new HashMap<>(model), status);
    }

    private static ModelAndView redirect(String path) {
        return new ModelAndView("redirect:" + path);
    }
}
