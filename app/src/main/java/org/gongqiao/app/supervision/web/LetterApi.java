package org.gongqiao.app.supervision.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.TakesPart;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.casework.NewGrant;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.supervision.EmployerLetters;
import org.gongqiao.app.supervision.LetterPapers;
import org.gongqiao.app.supervision.LetterView;
import org.gongqiao.app.supervision.Letters;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.supervision.file.Answer;
import org.gongqiao.app.supervision.file.ComposeLetter;
import org.gongqiao.app.supervision.file.Correction;
import org.gongqiao.app.supervision.file.DeliveryMethod;
import org.gongqiao.app.supervision.file.Letter;
import org.gongqiao.app.supervision.file.LetterKind;
import org.gongqiao.app.supervision.file.PublishedLetter;
import org.gongqiao.app.supervision.file.RecordDelivery;
import org.gongqiao.app.supervision.file.RecordReply;
import org.gongqiao.app.ui.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Letters for other programs: at a desk, for the employer with a grant (header X-Part), and what is published. */
@RestController
@RequestMapping("/api/v1")
class LetterApi {

    private static final int PAGE = 50;

    record Words(@Nullable UUID key, @Nullable LetterKind kind, @Nullable String addressee, @Nullable String title, @Nullable String facts, @Nullable String basis,
                 @Nullable String demand) {}

    record Version(@Nullable Integer version) {}

    record Withdrawal(@Nullable Integer version, @Nullable String reason) {}

    record Delivery(@Nullable Integer version, @Nullable DeliveryMethod method, @Nullable LocalDate on, @Nullable Boolean refused, @Nullable String receiver, @Nullable String note,
                    @Nullable UUID attachmentId) {}

    record Reply(@Nullable Integer version, @Nullable Answer answer, @Nullable String text, @Nullable LocalDate correctBy, @Nullable LocalDate receivedOn) {}

    record NewGrantForm(@Nullable String person, @Nullable String phone, @Nullable LocalDate until) {}

    record Check(@Nullable Integer version, @Nullable Correction result, @Nullable LocalDate on, @Nullable String text) {}

    record EmployersLetter(UUID id, LetterKind kind, String issuer, @Nullable String number, String title, String facts, String basis, String demand,
                           @Nullable LocalDate issuedOn, @Nullable String answer) {}

    private final Letters letters;
    private final LetterPapers papers;
    private final EmployerLetters employerLetters;
    private final Employers employers;
    private final Grants grants;
    private final SupervisionAnswers answers;
    private final Ids ids;
    private final java.time.Clock clock;

    LetterApi(Letters letters, LetterPapers papers, EmployerLetters employerLetters, Employers employers, Grants grants, SupervisionAnswers answers, Ids ids, java.time.Clock clock) {
        this.letters = letters;
        this.papers = papers;
        this.employerLetters = employerLetters;
        this.employers = employers;
        this.grants = grants;
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping("/supervision/letters")
    Slice<SupervisionCaseApi.LetterView> list(@RequestParam(required = false) @Nullable LetterKind kind, @RequestParam(required = false) @Nullable String after) {
        Slice<Letter> page = letters.list(kind, Forms.after(after), PAGE);
        return new Slice<>(page.items().stream().map(letter -> SupervisionCaseApi.LetterView.of(letter, null)).toList(), page.next());
    }

    @Allowed(value = Permission.SUPERVISION_READ, record = "supervisionLetter")
    @GetMapping("/supervision/letters/{id}")
    SupervisionCaseApi.LetterView show(@PathVariable UUID id) {
        LetterView view = letters.view(id);
        return SupervisionCaseApi.LetterView.of(view.letter(), view.due().orElse(null));
    }

    @Allowed(value = Permission.SUPERVISION_READ, record = "supervisionLetter")
    @GetMapping("/supervision/letters/{id}/paper")
    ResponseEntity<byte[]> paper(@PathVariable UUID id) {
        Paper paper = papers.again(letters.get(id)).orElseThrow(() -> new NotFound("paper", id));
        return LetterController.file(paper.pdf(), Paper.PDF, paper.title() + ".pdf");
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionCase")
    @PostMapping("/supervision/cases/{id}/letters")
    ResponseEntity<?> propose(@PathVariable UUID id, @RequestBody Words words) {
        LetterKind kind = words.kind();
        if (kind == null || kind == LetterKind.NOT_ACCEPTED || kind == LetterKind.DRAFT_OPINION || incomplete(words, !kind.isToEmployer())) {
            return incomplete();
        }
        Outcome outcome = letters.propose(id, kind, words(words));
        return outcome instanceof Outcome.Done(UUID letter) ? ResponseEntity.created(URI.create("/api/v1/supervision/letters/" + letter))
                .body(SupervisionCaseApi.LetterView.of(letters.get(letter), null)) : answers.problem(outcome);
    }

    /** A reminder to all employers of the desk's area. */
    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/supervision/reminders")
    ResponseEntity<?> remind(@RequestBody Words words) {
        if (incomplete(words, true)) {
            return incomplete();
        }
        Outcome outcome = letters.remindArea(words(words), employers.inScope(2_000));
        return outcome instanceof Outcome.Done(UUID letter) ? ResponseEntity.created(URI.create("/api/v1/supervision/letters/" + letter))
                .body(SupervisionCaseApi.LetterView.of(letters.get(letter), null)) : answers.problem(outcome);
    }

    static boolean incomplete(Words words, boolean addressee) {
        return addressee && SupervisionCaseApi.blank(words.addressee(), Forms.LINE) || SupervisionCaseApi.blank(words.title(), Forms.LINE) || SupervisionCaseApi.blank(words.facts(), Forms.TEXT)
                || SupervisionCaseApi.blank(words.basis(), Forms.TEXT) || SupervisionCaseApi.blank(words.demand(), Forms.TEXT);
    }

    private ComposeLetter words(Words words) {
        return words(words, ids);
    }

    static ComposeLetter words(Words words, Ids ids) {
        return new ComposeLetter(words.key() == null ? ids.random() : words.key(), text(words.addressee()), text(words.title()), text(words.facts()), text(words.basis()),
                text(words.demand()));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionLetter")
    @PostMapping("/supervision/letters/{id}/issue")
    ResponseEntity<?> issue(@PathVariable UUID id, @RequestBody Version form) {
        if (form.version() == null) {
            return incomplete();
        }
        return letters.get(id).kind() == LetterKind.REMINDER ? answer(id, letters.issue(id, form.version()))
                : answers.problem(HttpStatus.CONFLICT, "supervision.notPossible.signature");
    }

    @Allowed(value = Permission.LETTER_SIGN, record = "supervisionLetter")
    @PostMapping("/supervision/letters/{id}/signature")
    ResponseEntity<?> sign(@PathVariable UUID id, @RequestBody Version form) {
        return form.version() == null ? incomplete() : answer(id, letters.issue(id, form.version()));
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionLetter")
    @PostMapping("/supervision/letters/{id}/withdrawal")
    ResponseEntity<?> withdraw(@PathVariable UUID id, @RequestBody Withdrawal form) {
        return form.version() == null || SupervisionCaseApi.blank(form.reason(), Forms.LINE) ? incomplete() : answer(id, letters.withdraw(id, form.version(), form.reason().strip()));
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionLetter")
    @PostMapping("/supervision/letters/{id}/deliveries")
    ResponseEntity<?> deliver(@PathVariable UUID id, @RequestBody Delivery form) {
        return form.version() == null || form.method() == null || form.on() == null ? incomplete()
                : answer(id, letters.deliver(id, form.version(), new RecordDelivery(form.method(), form.on(), SupervisionCaseApi.yes(form.refused()), text(form.receiver()), text(form.note()),
                        form.attachmentId())));
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionLetter")
    @PostMapping("/supervision/letters/{id}/replies")
    ResponseEntity<?> reply(@PathVariable UUID id, @RequestBody Reply form) {
        return form.version() == null || form.answer() == null || form.receivedOn() == null || SupervisionCaseApi.blank(form.text(), Forms.TEXT) ? incomplete()
                : answer(id, letters.answer(id, form.version(), new RecordReply(form.answer(), form.text().strip(), form.correctBy(), form.receivedOn(), null)));
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionLetter")
    @PostMapping("/supervision/letters/{id}/checks")
    ResponseEntity<?> check(@PathVariable UUID id, @RequestBody Check form) {
        return form.version() == null || form.result() == null || form.on() == null || SupervisionCaseApi.blank(form.text(), Forms.TEXT) ? incomplete()
                : answer(id, letters.check(id, form.version(), form.result(), form.on(), form.text().strip()));
    }

    @Public
    @GetMapping("/reminders")
    List<PublishedLetter> published() {
        return letters.published(null);
    }

    @TakesPart(PartRole.EMPLOYER)
    @GetMapping("/part/supervision/letters")
    List<EmployersLetter> toEmployer() {
        return employerLetters.all().stream().map(l -> new EmployersLetter(l.id(), l.kind(), l.issuerName(), l.number(), l.title(), l.facts(), l.basis(), l.demand(),
                l.issuedOn(), l.answer() == null ? null : l.answer().name())).toList();
    }

    @TakesPart(PartRole.EMPLOYER)
    @PostMapping("/part/supervision/letters/{letter}/answer")
    ResponseEntity<?> answerByEmployer(@PathVariable String letter, @RequestBody Reply form) {
        return answerByEmployer(letter, form, List.of());
    }

    /** The same with files: the answer as part {@code reply} in JSON, the files as parts {@code files}. */
    @TakesPart(PartRole.EMPLOYER)
    @PostMapping(path = "/part/supervision/letters/{letter}/answer", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> answerByEmployerWithFiles(@PathVariable String letter, @RequestPart(required = false) @Nullable Reply reply,
                                                @RequestPart(required = false) @Nullable List<MultipartFile> files) {
        return reply == null ? incomplete() : answerByEmployer(letter, reply, EmployerPartController.sent(files));
    }

    private ResponseEntity<?> answerByEmployer(String letter, Reply form, List<EmployerLetters.Sent> files) {
        UUID id = Forms.uuid(letter);
        if (id == null || employerLetters.find(id).isEmpty()) {
            throw new NotFound("letter", letter);
        }
        if (form.answer() == null || SupervisionCaseApi.blank(form.text(), Forms.TEXT)) {
            return incomplete();
        }
        return switch (employerLetters.answer(id, new RecordReply(form.answer(), form.text().strip(), form.correctBy(), LocalDate.now(clock), null), files)) {
            case EmployerLetters.Answering.Answered() -> ResponseEntity.noContent().build();
            case EmployerLetters.Answering.NotPossible() -> answers.problem(HttpStatus.CONFLICT, "supervision.notPossible.answered");
            case EmployerLetters.Answering.Refused refused ->
                    answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "documents.take." + refused.fault().name(), refused.args().toArray());
        };
    }

    /** Sends the employer a link and a code to read the letters to him and to answer them. */
    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionLetter")
    @PostMapping("/supervision/letters/{id}/grant")
    ResponseEntity<?> grant(@PathVariable UUID id, @RequestBody NewGrantForm form) {
        LetterView view = letters.view(id);
        LocalDate today = LocalDate.now(clock);
        if (view.file() == null || !view.letter().isIssued() || !view.letter().kind().isToEmployer()) {
            return answers.problem(HttpStatus.CONFLICT, "supervision.notPossible.grant");
        }
        if (!(MobileNumber.parse(text(form.phone())) instanceof MobileNumber.Valid(MobileNumber phone))) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "supervision.fault.phone");
        }
        if (form.until() == null || form.until().isBefore(today) || form.until().isAfter(today.plusDays(LetterController.GRANT_DAYS))) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "supervision.fault.until", LetterController.GRANT_DAYS);
        }
        if (SupervisionCaseApi.blank(form.person(), 50)) {
            return incomplete();
        }
        UUID given = grants.give(new NewGrant(view.file().matterId(), PartRole.EMPLOYER, form.person().strip(), view.letter().addressee(),
                answers.text("supervision.part.purpose", view.letter().title()), phone.value(), form.until()),
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()).id();
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", given));
    }

    private ResponseEntity<?> answer(UUID id, Outcome outcome) {
        return outcome instanceof Outcome.Done ? ResponseEntity.ok(show(id)) : answers.problem(outcome);
    }

    private ResponseEntity<?> incomplete() {
        return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "supervision.fault.incomplete");
    }
}
