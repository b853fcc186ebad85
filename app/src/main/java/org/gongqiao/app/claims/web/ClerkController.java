package org.gongqiao.app.claims.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.ClaimFiling;
import org.gongqiao.app.claims.file.ClaimSource;
import org.gongqiao.app.claims.Filing;
import org.gongqiao.app.claims.OwnClaims;
import org.gongqiao.app.claims.template.Template;
import org.gongqiao.app.claims.template.Templates;
import org.gongqiao.app.documents.FormFiles;
import org.gongqiao.app.identity.Accounts;
import org.gongqiao.app.identity.Consents;
import org.gongqiao.app.identity.NewPerson;
import org.gongqiao.app.identity.OneTimeCodes;
import org.gongqiao.app.identity.Purpose;
import org.gongqiao.app.joining.Applicant;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A clerk at a station, or an officer, enters a claim for the worker who stands there. The worker agrees by telling the
 * code that was sent to his own phone, and goes home with a printed receipt. The clerk does not see the claim again.
 */
@Controller
@RequestMapping("/claims/new")
class ClerkController {

    private final Filing filing;
    private final OwnClaims own;
    private final Templates templates;
    private final ClaimViews views;
    private final FormFiles files;
    private final Matters matters;
    private final Accounts accounts;
    private final OneTimeCodes codes;
    private final Consents consents;
    private final Ids ids;
    private final Clock clock;

    ClerkController(Filing filing, OwnClaims own, Templates templates, ClaimViews views, FormFiles files, Matters matters, Accounts accounts, OneTimeCodes codes,
                    Consents consents, Ids ids, Clock clock) {
        this.filing = filing;
        this.own = own;
        this.templates = templates;
        this.views = views;
        this.files = files;
        this.matters = matters;
        this.accounts = accounts;
        this.codes = codes;
        this.consents = consents;
        this.ids = ids;
        this.clock = clock;
    }

    @Allowed(Permission.CLAIM_FILE)
    @GetMapping
    ModelAndView begin(@RequestParam MultiValueMap<String, String> typed, @ModelAttribute("ui") Ui ui) {
        ClaimForm form = ClaimForm.of(typed);
        if (!form.isChosen()) {
            Map<String, String> errors = typed.isEmpty() ? Map.of() : OwnClaimController.missing(ui, form);
            return ClaimViews.view("claims/clerk", HttpStatus.OK, new ClaimPages.Clerk(form, views.choice(ui, "/claims/new", false, form, errors), null, errors));
        }
        return form(HttpStatus.OK, ui, form.with("key", ids.random().toString()), Map.of());
    }

    /** Sends the code to the worker's phone; what was typed stays. */
    @Allowed(Permission.CLAIM_FILE)
    @PostMapping("/codes")
    ModelAndView send(@RequestParam MultiValueMap<String, String> typed, @ModelAttribute("ui") Ui ui, Locale locale, HttpServletRequest request) {
        ClaimForm form = ClaimForm.of(typed);
        if (!form.isChosen()) {
            return new ModelAndView("redirect:/claims/new");
        }
        if (!(MobileNumber.parse(form.get("phone")) instanceof MobileNumber.Valid valid)) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, ui, form, Map.of("phone", ui.msg("claims.fault.phone")));
        }
        return switch (Scope.call(new Scope.Own(Scope.desk().personId()), () ->
                codes.send(valid.number().value(), OneTimeCodes.Purpose.CLAIM, request.getRemoteAddr(), locale))) {
            case OneTimeCodes.Sending.Sent sent -> form(HttpStatus.OK, ui, form.with("sent", "true"), Map.of());
            case OneTimeCodes.Sending.TooSoon soon -> form(HttpStatus.OK, ui, form.with("sent", "true"), Map.of("code", ui.msg("casework.part.tooSoon")));
            case OneTimeCodes.Sending.TooMany() -> form(HttpStatus.TOO_MANY_REQUESTS, ui, form, Map.of("phone", ui.msg("casework.part.tooMany")));
        };
    }

    @Allowed(Permission.CLAIM_FILE)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView file(@RequestParam MultiValueMap<String, String> typed, @RequestParam(defaultValue = "") String idNumber,
                      @RequestParam(defaultValue = "") String code, @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent,
                      @RequestParam(required = false) @Nullable MultipartFile paper, @ModelAttribute("ui") Ui ui) {
        ClaimForm form = ClaimForm.of(typed);
        if (!form.isChosen()) {
            return ClaimViews.view("claims/clerk", HttpStatus.UNPROCESSABLE_CONTENT, new ClaimPages.Clerk(form,
                    views.choice(ui, "/claims/new", false, form, OwnClaimController.missing(ui, form)), null, OwnClaimController.missing(ui, form)));
        }
        boolean onPaper = form.get("phone").isBlank() && paper != null && !paper.isEmpty();
        Applicant worker = onPaper ? Applicant.readWithoutPhone(form.get("name"), idNumber) : Applicant.read(form.get("name"), idNumber, form.get("phone"));
        var errors = new LinkedHashMap<String, String>();
        worker.faults().forEach((field, key) -> errors.put(field, ui.msg(key)));
        if (!onPaper && !code.strip().matches("\\d{6}")) {
            errors.put("code", ui.msg("casework.part.digits"));
        }
        errors.putAll(ClaimViews.spoken(ui, form.faults(LocalDate.now(clock), !FormFiles.chosen(sent).isEmpty())));
        if (!errors.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, ui, form, errors);
        }
        var person = Objects.requireNonNull(worker.person());
        if (onPaper) {
            return Scope.call(new Scope.Own(Scope.desk().personId()), () -> accounts.onPaper(person))
                    .map(id -> file(id, form, paper, FormFiles.chosen(sent), ui))
                    .orElseGet(() -> form(HttpStatus.CONFLICT, ui, form, Map.of("name", ui.msg("joining.fault.otherName"))));
        }
        // Proving a phone and finding its owner are nothing that a union's scope may do.
        return Scope.call(new Scope.Own(Scope.desk().personId()), () -> prove(person, form, code, FormFiles.chosen(sent), ui));
    }

    /** What a worker without a phone signs; to be printed. */
    @Allowed(Permission.CLAIM_FILE)
    @GetMapping("/paper")
    ModelAndView paper() {
        return new ModelAndView("claims/consent-paper");
    }

    private ModelAndView prove(NewPerson person, ClaimForm form, String code, List<MultipartFile> sent, Ui ui) {
        return switch (codes.check(Objects.requireNonNull(person.phone()), OneTimeCodes.Purpose.CLAIM, code.strip())) {
            case WRONG -> form(HttpStatus.UNPROCESSABLE_CONTENT, ui, form, Map.of("code", ui.msg("casework.part.wrong")));
            case EXPIRED -> form(HttpStatus.UNPROCESSABLE_CONTENT, ui, form, Map.of("code", ui.msg("casework.part.expired")));
            case RIGHT -> switch (accounts.claim(person)) {
                case org.gongqiao.app.identity.Claim.Ready ready -> file(ready.personId(), form, null, sent, ui);
                case org.gongqiao.app.identity.Claim.OtherName() -> form(HttpStatus.CONFLICT, ui, form, Map.of("name", ui.msg("joining.fault.otherName")));
                case org.gongqiao.app.identity.Claim.OtherPhone() -> form(HttpStatus.CONFLICT, ui, form, Map.of("phone", ui.msg("joining.fault.otherPhone")));
                case org.gongqiao.app.identity.Claim.PhoneTaken() -> form(HttpStatus.CONFLICT, ui, form, Map.of("phone", ui.msg("joining.fault.phoneTaken")));
            };
        };
    }

    private ModelAndView file(UUID person, ClaimForm form, @Nullable MultipartFile paper, List<MultipartFile> sent, Ui ui) {
        Desk desk = Scope.desk();
        var clerk = new Filing.Clerk(desk.personId(), desk.unitName(), desk.role() == Role.STATION_CLERK ? ClaimSource.STATION : ClaimSource.DESK);
        // In the worker's own scope, as if he held the phone: the claim is his, and the clerk gains no sight of anything else.
        return Scope.call(new Scope.Own(person), () -> {
            var ids = new ArrayList<UUID>();
            if (paper == null) {
                consents.give(person, Purpose.RIGHTS, Purpose.IDENTIFICATION);
            } else {
                FormFiles.Taken signed = files.takePaper(paper, ui.msg("claims.clerk.paperSource"));
                if (signed.refused() != null || signed.ids().isEmpty()) {
                    return form(HttpStatus.UNPROCESSABLE_CONTENT, ui, form, Map.of("paper", signed.refused() == null ? ui.msg("claims.fault.paper")
                            : ui.msg("documents.take." + signed.refused().fault().name(), signed.refused().args().toArray())));
                }
                ids.addAll(signed.ids());
                consents.giveOnPaper(person, signed.ids().getFirst(), Purpose.RIGHTS, Purpose.IDENTIFICATION);
            }
            FormFiles.Taken taken = files.take(sent);
            ids.addAll(taken.ids());
            if (taken.refused() != null) {
                return form(HttpStatus.UNPROCESSABLE_CONTENT, ui, form,
                        Map.of("files", ui.msg("documents.take." + taken.refused().fault().name(), taken.refused().args().toArray())));
            }
            return switch (filing.fileFor(person, form.toCommand(template(form), false, desk.unitId(), ids), clerk)) {
                case ClaimFiling.Filed(UUID id) -> {
                    Claim claim = own.get(id);
                    yield ClaimViews.view("claims/receipt", HttpStatus.CREATED, new ClaimPages.Receipt(claim, matters.get(claim.matterId()),
                            ServletUriComponentsBuilder.fromCurrentContextPath().path("/sign-in").build().toUriString(), paper == null));
                }
                case ClaimFiling.NoUnion() -> form(HttpStatus.CONFLICT, ui, form, Map.of("place", ui.msg("claims.noUnion")));
                case ClaimFiling.NoKeepers() -> form(HttpStatus.CONFLICT, ui, form, Map.of("place", ui.msg("claims.noKeepers")));
                case ClaimFiling.FiledNameless nameless -> throw new IllegalStateException("a person with a name filed without one");
                case ClaimFiling.SentBefore() -> throw new IllegalStateException("a person with a name filed without one");
            };
        });
    }

    private Template template(ClaimForm form) {
        return templates.drawn(form.occupation().orElseThrow(), form.get("template")).orElseGet(() -> templates.at(form.occupation().orElseThrow(), Scope.desk().unitId()));
    }

    private ModelAndView form(HttpStatus status, Ui ui, ClaimForm form, Map<String, String> errors) {
        return ClaimViews.view("claims/clerk", status, new ClaimPages.Clerk(form, null, views.fields(ui, form, template(form), false, null, List.of(), errors), errors));
    }
}
