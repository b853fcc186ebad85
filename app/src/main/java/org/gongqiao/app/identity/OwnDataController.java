package org.gongqiao.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.kernel.CodeList;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own data, and correcting what may be corrected at once. */
@Self
@Controller
class OwnDataController {

    private static final String PHONE = "newPhone";
    private static final String EMAIL = "[^\\s@]{1,64}@[^\\s@]{1,120}\\.[^\\s@.]{2,}";

    record OwnData(UUID personId, String name, String maskedNumber, String maskedPhone, @Nullable String education, @Nullable String email, int version) {}

    record Optionals(@Nullable Integer version, @Nullable String education, @Nullable String email) {}

    record NewPhone(@Nullable String phone, @Nullable String code) {}

    private final Corrections corrections;
    private final Persons persons;
    private final OneTimeCodes codes;
    private final MessageSource texts;

    OwnDataController(Corrections corrections, Persons persons, OneTimeCodes codes, MessageSource texts) {
        this.corrections = corrections;
        this.persons = persons;
        this.codes = codes;
        this.texts = texts;
    }

    @GetMapping("/my/data")
    ModelAndView show(Model model, @ModelAttribute("ui") Ui ui) {
        // Handed over by the page before, never in the address, where logs and histories would keep it.
        String phone = model.getAttribute(PHONE) instanceof String typed ? typed : "";
        return page(HttpStatus.OK, ui, phone, !phone.isEmpty(), null, null, Map.of());
    }

    @PostMapping("/my/data")
    ModelAndView correct(@RequestParam int version, @RequestParam(defaultValue = "") String education, @RequestParam(defaultValue = "") String email,
                         @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        String address = email.strip();
        if (!address.isEmpty() && !address.matches(EMAIL)) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, ui, "", false, education, address, Map.of("email", ui.msg("identity.own.email.wrong")));
        }
        boolean changed = corrections.correct(Scope.desk().personId(), version, known(education), address.isEmpty() ? null : address);
        redirect.addFlashAttribute(Ui.Flash.NAME, changed ? Ui.Flash.done("identity.own.saved") : Ui.Flash.refused("identity.own.stale"));
        return new ModelAndView("redirect:/my/data");
    }

    @PostMapping("/my/data/codes")
    ModelAndView sendCode(@RequestParam(defaultValue = "") String phone, @ModelAttribute("ui") Ui ui, Locale locale, HttpServletRequest request,
                          RedirectAttributes redirect) {
        if (!(MobileNumber.parse(phone) instanceof MobileNumber.Valid valid)) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, ui, phone, false, null, null, Map.of("phone", ui.msg("identity.phone.invalid")));
        }
        if (codes.send(valid.number().value(), OneTimeCodes.Purpose.CHANGE_PHONE, request.getRemoteAddr(), locale) instanceof OneTimeCodes.Sending.TooMany) {
            return page(HttpStatus.TOO_MANY_REQUESTS, ui, phone, false, null, null, Map.of("phone", ui.msg("identity.code.tooMany")));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("identity.code.sentTo", valid.number().masked()));
        redirect.addFlashAttribute(PHONE, valid.number().value());
        return new ModelAndView("redirect:/my/data");
    }

    @PostMapping("/my/data/phone")
    ModelAndView changePhone(@RequestParam(defaultValue = "") String phone, @RequestParam(defaultValue = "") String code,
                             @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        String fault = change(phone, code);
        if (fault != null) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, ui, phone, true, null, null,
                    Map.of(fault.startsWith("identity.code.") ? "code" : "phone", ui.msg(fault)));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("identity.own.phoneChanged"));
        return new ModelAndView("redirect:/my/data");
    }

    @GetMapping("/api/v1/my/data")
    @ResponseBody
    OwnData asJson() {
        Person own = own();
        return new OwnData(own.id(), own.name(), own.maskedNumber(), own.maskedPhone(), own.education(),
                persons.own(own.id(), SensitiveField.EMAIL).orElse(null), own.version());
    }

    @PutMapping("/api/v1/my/data")
    @ResponseBody
    ResponseEntity<?> correctByApi(@RequestBody Optionals form) {
        String email = form.email() == null ? "" : form.email().strip();
        if (form.version() == null || !email.isEmpty() && !email.matches(EMAIL)) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, form.version() == null ? "identity.own.stale" : "identity.own.email.wrong");
        }
        boolean changed = corrections.correct(Scope.desk().personId(), form.version(), known(form.education() == null ? "" : form.education()),
                email.isEmpty() ? null : email);
        return changed ? ResponseEntity.ok(asJson()) : problem(HttpStatus.CONFLICT, "identity.own.stale");
    }

    @PostMapping("/api/v1/my/phone/codes")
    @ResponseBody
    ResponseEntity<?> sendCodeByApi(@RequestBody NewPhone form, Locale locale, HttpServletRequest request) {
        if (form.phone() == null || !(MobileNumber.parse(form.phone()) instanceof MobileNumber.Valid valid)) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, "identity.phone.invalid");
        }
        return codes.send(valid.number().value(), OneTimeCodes.Purpose.CHANGE_PHONE, request.getRemoteAddr(), locale) instanceof OneTimeCodes.Sending.Sent
                ? ResponseEntity.accepted().build() : problem(HttpStatus.TOO_MANY_REQUESTS, "identity.code.tooMany");
    }

    @PutMapping("/api/v1/my/phone")
    @ResponseBody
    ResponseEntity<?> changePhoneByApi(@RequestBody NewPhone form) {
        String fault = change(form.phone() == null ? "" : form.phone(), form.code() == null ? "" : form.code());
        return fault == null ? ResponseEntity.ok(asJson()) : problem(HttpStatus.UNPROCESSABLE_CONTENT, fault);
    }

    /** The message key of what is wrong, or null. */
    private @Nullable String change(String phone, String code) {
        if (!(MobileNumber.parse(phone) instanceof MobileNumber.Valid valid)) {
            return "identity.phone.invalid";
        }
        return switch (corrections.changePhone(Scope.desk().personId(), valid.number().value(), code.strip())) {
            case Corrections.PhoneChange.Changed() -> null;
            case Corrections.PhoneChange.WrongCode() -> "identity.code.wrong";
            case Corrections.PhoneChange.ExpiredCode() -> "identity.code.expired";
            case Corrections.PhoneChange.Taken() -> "identity.own.phoneTaken";
        };
    }

    private Person own() {
        UUID person = Scope.desk().personId();
        return persons.find(person).orElseThrow(() -> new NotFound("person", person));
    }

    private static @Nullable String known(String education) {
        return CodeList.education().entries().stream().map(CodeList.Entry::code).filter(education::equals).findFirst().orElse(null);
    }

    private ModelAndView page(HttpStatus status, Ui ui, String phone, boolean sent, @Nullable String education, @Nullable String email,
                              Map<String, String> errors) {
        Person own = own();
        List<Ui.Option> educations = CodeList.education().entries().stream()
                .map(entry -> new Ui.Option(entry.code(), ui.english() ? entry.en() : entry.zh())).toList();
        String address = email != null ? email : persons.own(own.id(), SensitiveField.EMAIL).orElse("");
        String level = education != null ? education : own.education() == null ? "" : own.education();
        return new ModelAndView("identity/own-data", new LinkedHashMap<>(Map.of("page",
                new OwnDataPage(own, phone, sent, level, address, educations, errors))), status);
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, String key) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, texts.getMessage(key, null, LocaleContextHolder.getLocale())));
    }
}
