package org.gongqiao.app.claims.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.ClaimFiling;
import org.gongqiao.app.claims.file.ClaimSource;
import org.gongqiao.app.claims.Filing;
import org.gongqiao.app.claims.OwnClaims;
import org.gongqiao.app.claims.template.Template;
import org.gongqiao.app.claims.template.Templates;
import org.gongqiao.app.documents.FormFiles;
import org.gongqiao.app.documents.TakeOutcome;
import org.gongqiao.app.identity.Accounts;
import org.gongqiao.app.identity.Consents;
import org.gongqiao.app.identity.NewPerson;
import org.gongqiao.app.identity.OneTimeCodes;
import org.gongqiao.app.identity.Purpose;
import org.gongqiao.app.joining.Applicant;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.law.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A station's own program enters claims for workers who tell the code sent to their phones; the questions and answers by occupation. */
@RestController
class ClerkApi {

    record Phone(@Nullable String phone) {}

    /** @param claim what the worker says; consent lies in the code that he tells */
    record ForWorker(@Nullable String name, @Nullable String idNumber, @Nullable String phone, @Nullable String code, OwnClaimApi.@Nullable Stated claim) {}

    record Receipt(String number, String handlerName, @Nullable LocalDate dueOn) {}

    private final Filing filing;
    private final OwnClaims own;
    private final Templates templates;
    private final FormFiles files;
    private final Matters matters;
    private final Accounts accounts;
    private final OneTimeCodes codes;
    private final Consents consents;
    private final Problems problems;
    private final Clock clock;

    ClerkApi(Filing filing, OwnClaims own, Templates templates, FormFiles files, Matters matters, Accounts accounts, OneTimeCodes codes, Consents consents,
             Problems problems, Clock clock) {
        this.filing = filing;
        this.own = own;
        this.templates = templates;
        this.files = files;
        this.matters = matters;
        this.accounts = accounts;
        this.codes = codes;
        this.consents = consents;
        this.problems = problems;
        this.clock = clock;
    }

    @Allowed(Permission.CLAIM_FILE)
    @PostMapping("/api/v1/claims/worker-codes")
    ResponseEntity<?> send(@RequestBody Phone form, Locale locale, HttpServletRequest request) {
        if (!(MobileNumber.parse(form.phone() == null ? "" : form.phone()) instanceof MobileNumber.Valid valid)) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.phone");
        }
        return switch (Scope.call(new Scope.Own(Scope.desk().personId()), () ->
                codes.send(valid.number().value(), OneTimeCodes.Purpose.CLAIM, request.getRemoteAddr(), locale))) {
            case OneTimeCodes.Sending.Sent sent -> ResponseEntity.accepted().build();
            case OneTimeCodes.Sending.TooSoon soon -> problems.of(HttpStatus.TOO_MANY_REQUESTS, "casework.part.tooSoon");
            case OneTimeCodes.Sending.TooMany() -> problems.of(HttpStatus.TOO_MANY_REQUESTS, "casework.part.tooMany");
        };
    }

    @Allowed(Permission.CLAIM_FILE)
    @PostMapping("/api/v1/claims")
    ResponseEntity<?> file(@RequestBody ForWorker form) {
        return file(form, null, List.of());
    }

    /**
     * The same with files: what is stated as part {@code worker} in JSON, files as parts {@code files}. Where the worker has
     * no phone the part {@code paper} is a picture of the consent that he signed, and neither phone nor code is asked for.
     */
    @Allowed(Permission.CLAIM_FILE)
    @PostMapping(path = "/api/v1/claims", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> fileWithFiles(@RequestPart(required = false) @Nullable ForWorker worker, @RequestPart(required = false) @Nullable MultipartFile paper,
                                    @RequestPart(required = false) @Nullable List<MultipartFile> files) {
        return worker == null ? problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.topic") : file(worker, paper, FormFiles.chosen(files));
    }

    private ResponseEntity<?> file(ForWorker form, @Nullable MultipartFile paper, List<MultipartFile> sent) {
        boolean onPaper = text(form.phone()).isBlank() && paper != null && !paper.isEmpty();
        Applicant worker = onPaper ? Applicant.readWithoutPhone(text(form.name()), text(form.idNumber()))
                : Applicant.read(text(form.name()), text(form.idNumber()), text(form.phone()));
        if (!worker.faults().isEmpty()) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, worker.faults().values().iterator().next());
        }
        if (form.claim() == null || !form.claim().form().isChosen()) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.topic");
        }
        Map<String, String> faults = form.claim().form().faults(LocalDate.now(clock), !sent.isEmpty());
        if (!faults.isEmpty()) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, faults.values().iterator().next());
        }
        ClaimForm stated = form.claim().form();
        NewPerson person = Objects.requireNonNull(worker.person());
        if (onPaper) {
            return Scope.call(new Scope.Own(Scope.desk().personId()), () -> accounts.onPaper(person)).<ResponseEntity<?>>map(id -> file(id, stated, paper, sent))
                    .orElseGet(() -> problems.of(HttpStatus.CONFLICT, "joining.fault.otherName"));
        }
        return Scope.call(new Scope.Own(Scope.desk().personId()), () -> prove(person, stated, text(form.code()), sent));
    }

    private ResponseEntity<?> prove(NewPerson person, ClaimForm stated, String code, List<MultipartFile> sent) {
        return switch (codes.check(Objects.requireNonNull(person.phone()), OneTimeCodes.Purpose.CLAIM, code)) {
            case WRONG -> problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "casework.part.wrong");
            case EXPIRED -> problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "casework.part.expired");
            case RIGHT -> switch (accounts.claim(person)) {
                case org.gongqiao.app.identity.Claim.Ready ready -> file(ready.personId(), stated, null, sent);
                case org.gongqiao.app.identity.Claim.OtherName() -> problems.of(HttpStatus.CONFLICT, "joining.fault.otherName");
                case org.gongqiao.app.identity.Claim.OtherPhone() -> problems.of(HttpStatus.CONFLICT, "joining.fault.otherPhone");
                case org.gongqiao.app.identity.Claim.PhoneTaken() -> problems.of(HttpStatus.CONFLICT, "joining.fault.phoneTaken");
            };
        };
    }

    private ResponseEntity<?> file(UUID person, ClaimForm form, @Nullable MultipartFile paper, List<MultipartFile> sent) {
        Desk desk = Scope.desk();
        var clerk = new Filing.Clerk(desk.personId(), desk.unitName(), desk.role() == Role.STATION_CLERK ? ClaimSource.STATION : ClaimSource.DESK);
        return Scope.call(new Scope.Own(person), () -> {
            var ids = new ArrayList<UUID>();
            if (paper == null) {
                consents.give(person, Purpose.RIGHTS, Purpose.IDENTIFICATION);
            } else {
                FormFiles.Taken signed = files.takePaper(paper, problems.text("claims.clerk.paperSource"));
                if (signed.refused() != null || signed.ids().isEmpty()) {
                    return signed.refused() == null ? problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.paper") : refused(signed.refused());
                }
                ids.addAll(signed.ids());
                consents.giveOnPaper(person, signed.ids().getFirst(), Purpose.RIGHTS, Purpose.IDENTIFICATION);
            }
            FormFiles.Taken taken = files.take(sent);
            if (taken.refused() != null) {
                return refused(taken.refused());
            }
            ids.addAll(taken.ids());
            Template template = templates.drawn(form.occupation().orElseThrow(), form.get("template"))
                    .orElseGet(() -> templates.at(form.occupation().orElseThrow(), desk.unitId()));
            if (!(filing.fileFor(person, form.toCommand(template, false, desk.unitId(), ids), clerk) instanceof ClaimFiling.Filed(UUID id))) {
                return problems.of(HttpStatus.CONFLICT, "claims.noUnion");
            }
            Claim claim = own.get(id);
            Matter matter = matters.get(claim.matterId());
            return ResponseEntity.status(HttpStatus.CREATED).body(new Receipt(claim.number(), matter.handlerName(), matter.dueOn()));
        });
    }

    private ResponseEntity<?> refused(TakeOutcome.Refused refused) {
        return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "documents.take." + refused.fault().name(), refused.args().toArray());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
