package org.gongqiao.app.claims.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.identity.Accounts;
import org.gongqiao.app.identity.Claim;
import org.gongqiao.app.identity.Consents;
import org.gongqiao.app.identity.OneTimeCodes;
import org.gongqiao.app.identity.Purpose;
import org.gongqiao.app.identity.Sessions;
import org.gongqiao.app.joining.Applicant;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The way in for a worker without an account: with his name, or without one. Membership is not asked for. */
@Controller
class AskController {

    private final Accounts accounts;
    private final OneTimeCodes codes;
    private final Sessions sessions;
    private final Consents consents;

    AskController(Accounts accounts, OneTimeCodes codes, Sessions sessions, Consents consents) {
        this.accounts = accounts;
        this.codes = codes;
        this.sessions = sessions;
        this.consents = consents;
    }

    @Public
    @GetMapping("/ask")
    ModelAndView ask() {
        return Scope.DESK.isBound() && !Scope.DESK.get().isPost() ? new ModelAndView("redirect:/my/claims/new") : new ModelAndView("claims/ask");
    }

    @Public
    @GetMapping("/ask/person")
    ModelAndView person() {
        return page(HttpStatus.OK, "", "", false, Map.of());
    }

    /** Sends a code to the phone that was typed. */
    @Public
    @PostMapping("/ask/codes")
    ModelAndView send(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String phone, @ModelAttribute("ui") Ui ui, Locale locale,
                      HttpServletRequest request) {
        if (!(MobileNumber.parse(phone) instanceof MobileNumber.Valid valid)) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, name, phone, false, Map.of("phone", ui.msg("claims.fault.phone")));
        }
        return switch (codes.send(valid.number().value(), OneTimeCodes.Purpose.CLAIM, request.getRemoteAddr(), locale)) {
            case OneTimeCodes.Sending.Sent sent -> page(HttpStatus.OK, name, phone, true, Map.of());
            case OneTimeCodes.Sending.TooSoon soon -> page(HttpStatus.OK, name, phone, true, Map.of("code", ui.msg("casework.part.tooSoon")));
            case OneTimeCodes.Sending.TooMany() -> page(HttpStatus.TOO_MANY_REQUESTS, name, phone, false, Map.of("phone", ui.msg("casework.part.tooMany")));
        };
    }

    /** Proves the phone, finds the person or enters him, and signs him in. */
    @Public
    @PostMapping("/ask/person")
    ModelAndView enter(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String idNumber, @RequestParam(defaultValue = "") String phone,
                       @RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "false") boolean agree, @ModelAttribute("ui") Ui ui,
                       HttpServletRequest request, HttpServletResponse response) {
        Applicant worker = Applicant.read(name, idNumber, phone);
        var errors = new LinkedHashMap<String, String>();
        worker.faults().forEach((field, key) -> errors.put(field, ui.msg(key)));
        if (!code.strip().matches("\\d{6}")) {
            errors.put("code", ui.msg("casework.part.digits"));
        }
        if (!agree) {
            errors.put("agree", ui.msg("claims.fault.agree"));
        }
        if (!errors.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, name, phone, !code.isBlank(), errors);
        }
        var person = Objects.requireNonNull(worker.person());
        return switch (codes.check(Objects.requireNonNull(person.phone()), OneTimeCodes.Purpose.CLAIM, code.strip())) {
            case WRONG -> page(HttpStatus.UNPROCESSABLE_CONTENT, name, phone, true, Map.of("code", ui.msg("casework.part.wrong")));
            case EXPIRED -> page(HttpStatus.UNPROCESSABLE_CONTENT, name, phone, false, Map.of("code", ui.msg("casework.part.expired")));
            case RIGHT -> switch (accounts.claim(person)) {
                case Claim.Ready ready -> {
                    sessions.begin(request, response, ready);
                    Scope.run(new Scope.Own(ready.personId()), () -> consents.give(ready.personId(), Purpose.RIGHTS, Purpose.IDENTIFICATION));
                    yield new ModelAndView("redirect:/my/claims/new");
                }
                case Claim.OtherName() -> page(HttpStatus.CONFLICT, name, phone, false, Map.of("name", ui.msg("joining.fault.otherName")));
                case Claim.OtherPhone() -> page(HttpStatus.CONFLICT, name, phone, false, Map.of("phone", ui.msg("joining.fault.otherPhone")));
                case Claim.PhoneTaken() -> page(HttpStatus.CONFLICT, name, phone, false, Map.of("phone", ui.msg("joining.fault.phoneTaken")));
            };
        };
    }

    private static ModelAndView page(HttpStatus status, String name, String phone, boolean sent, Map<String, String> errors) {
        return ClaimViews.view("claims/ask-person", status, new ClaimPages.Identify(name, phone, sent, errors));
    }
}
