package org.gongqiao.app.supervision.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Grant;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.supervision.CaseView;
import org.gongqiao.app.supervision.Cases;
import org.gongqiao.app.supervision.LetterView;
import org.gongqiao.app.supervision.Letters;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.supervision.file.ComposeLetter;
import org.gongqiao.app.supervision.file.Letter;
import org.gongqiao.app.supervision.file.LetterKind;
import org.gongqiao.app.supervision.step.LetterRules;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Letters at an officer's desk: the list, writing, issuing. */
@Controller
@RequestMapping("/supervision")
class LetterController {

    private static final int PAGE = 30;
    static final int GRANT_DAYS = 90;

    private final Letters letters;
    private final LetterTexts texts;
    private final Cases cases;
    private final Grants grants;
    private final Attachments attachments;
    private final SupervisionAnswers answers;
    private final Ids ids;
    private final Clock clock;

    LetterController(Letters letters, LetterTexts texts, Cases cases, Grants grants, Attachments attachments, SupervisionAnswers answers, Ids ids,
                     Clock clock) {
        this.letters = letters;
        this.texts = texts;
        this.cases = cases;
        this.grants = grants;
        this.attachments = attachments;
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping("/letters")
    ModelAndView list(@RequestParam(defaultValue = "ALL") String kind, @RequestParam(required = false) @Nullable String after) {
        LetterKind wanted = Forms.known(LetterKind.values(), kind);
        String filter = wanted == null ? "ALL" : wanted.name();
        Slice<Letter> page = letters.list(wanted, Forms.after(after), PAGE);
        return view("supervision/letters", HttpStatus.OK, new LetterPages.ListPage(page.items(), filter, letters.reaching(10),
                Scope.desk().may(Permission.SUPERVISION_WORK), page.next() == null ? null : "/supervision/letters?kind=" + filter + "&after=" + page.next()));
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionCase")
    @GetMapping("/cases/{id}/letters/new")
    ModelAndView blank(@PathVariable UUID id, @RequestParam(defaultValue = "REMINDER") String kind, @ModelAttribute("ui") Ui ui) {
        CaseView view = cases.view(id);
        LetterKind wanted = wanted(kind);
        return compose(HttpStatus.OK, view, wanted, texts.blank(view, wanted, ids.random()), Map.of());
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionCase")
    @PostMapping("/cases/{id}/letters")
    ModelAndView propose(@PathVariable UUID id, @RequestParam(defaultValue = "") String kind, @ModelAttribute LetterPages.WordsForm words,
                         @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        LetterKind wanted = wanted(kind);
        CaseView view = cases.view(id);
        LetterPages.WordsForm typed = kept(words);
        var form = new Forms(ui);
        ComposeLetter command = words(form, typed, wanted.isToEmployer());
        if (form.failed()) {
            return compose(HttpStatus.UNPROCESSABLE_CONTENT, view, wanted, typed, form.errors());
        }
        Outcome outcome = letters.propose(id, wanted, command);
        if (outcome instanceof Outcome.Done(UUID letter)) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("supervision.flash.proposed"));
            return new ModelAndView("redirect:/supervision/letters/" + letter);
        }
        return compose(SupervisionAnswers.status(outcome), view, wanted, typed, answers.faults(outcome, ui));
    }

    /** Only these are written in a case; the answer to a complaint and what is gathered on a draft have ways of their own. */
    private static LetterKind wanted(String kind) {
        LetterKind known = Forms.known(LetterKind.values(), kind);
        return known == null || known == LetterKind.NOT_ACCEPTED || known == LetterKind.DRAFT_OPINION ? LetterKind.REMINDER : known;
    }

    static LetterPages.WordsForm kept(LetterPages.WordsForm words) {
        return new LetterPages.WordsForm(some(words.key()), some(words.addressee()), some(words.title()), some(words.facts()), some(words.basis()), some(words.demand()));
    }

    private static String some(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    ComposeLetter words(Forms form, LetterPages.WordsForm typed, boolean toEmployer) {
        UUID key = Forms.uuid(typed.key());
        return new ComposeLetter(key == null ? ids.random() : key, toEmployer ? typed.addressee().strip() : form.text("addressee", typed.addressee(), Forms.LINE),
                form.text("title", typed.title(), Forms.LINE), form.text("facts", typed.facts(), Forms.TEXT), form.text("basis", typed.basis(), Forms.TEXT),
                form.text("demand", typed.demand(), Forms.TEXT));
    }

    private ModelAndView compose(HttpStatus status, CaseView view, LetterKind kind, LetterPages.WordsForm form, Map<String, String> errors) {
        List<Verdict> verdicts = letters.verdicts(view, kind);
        return view("supervision/letter-form", status, new LetterPages.Compose(view, kind, verdicts, LetterRules.forbidden(verdicts), form, errors));
    }

    @Allowed(value = Permission.SUPERVISION_READ, record = "supervisionLetter")
    @GetMapping("/letters/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return show(HttpStatus.OK, id, Map.of());
    }

    /** Reminders: the union issues them without a further signature. */
    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionLetter")
    @PostMapping("/letters/{id}/issue")
    ModelAndView issue(@PathVariable UUID id, @RequestParam int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Outcome outcome = letters.get(id).kind() == LetterKind.REMINDER ? letters.issue(id, version)
                : new Outcome.NotPossible("supervision.notPossible.signature");
        return answer(id, outcome, "supervision.flash.issued", ui, redirect);
    }

    /** What the chair or a vice-chair signs. */
    @Allowed(value = Permission.LETTER_SIGN, record = "supervisionLetter")
    @PostMapping("/letters/{id}/signature")
    ModelAndView sign(@PathVariable UUID id, @RequestParam int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, letters.issue(id, version), "supervision.flash.issued", ui, redirect);
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionLetter")
    @PostMapping("/letters/{id}/withdrawal")
    ModelAndView withdraw(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String reason, @ModelAttribute("ui") Ui ui,
                          RedirectAttributes redirect) {
        var form = new Forms(ui);
        String why = form.text("reason", reason, Forms.LINE);
        return form.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, form.errors())
                : answer(id, letters.withdraw(id, version, why), "supervision.flash.withdrawn", ui, redirect);
    }

    static ResponseEntity<byte[]> file(byte[] bytes, String type, String name) {
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, type).header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString()).body(bytes);
    }

    ModelAndView answer(UUID id, Outcome outcome, String done, Ui ui, RedirectAttributes redirect) {
        return outcome instanceof Outcome.Done ? done(id, done, redirect) : show(SupervisionAnswers.status(outcome), id, answers.faults(outcome, ui));
    }

    static ModelAndView done(UUID id, String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(key));
        return new ModelAndView("redirect:/supervision/letters/" + id);
    }

    ModelAndView show(HttpStatus status, UUID id, Map<String, String> errors) {
        LetterView view = letters.view(id);
        boolean signed = view.letter().kind() != LetterKind.REMINDER;
        boolean mayIssue = view.letter().isPending() && !LetterRules.forbidden(view.verdicts())
                && (view.letter().issuerUnit().equals(Scope.desk().unit()) || view.letter().requestMatter() != null)
                && Scope.desk().may(signed ? Permission.LETTER_SIGN : Permission.SUPERVISION_WORK);
        List<Grant> given = view.file() == null ? List.of() : grants.of(view.file().matterId());
        LocalDate today = LocalDate.now(clock);
        Map<UUID, Attachment> files = attachments.of(AttachmentOwner.of(Letters.ATTACHMENTS, id)).stream().collect(Collectors.toMap(Attachment::id, Function.identity()));
        return view("supervision/letter", status, new LetterPages.Show(view, Scope.desk().may(Permission.SUPERVISION_WORK), mayIssue, given, letters.decided(id), files,
                today.plusDays(GRANT_DAYS / 3).toString(), today, errors));
    }

    static ModelAndView view(String name, HttpStatus status, Object page) {
        return new ModelAndView(name, new HashMap<>(Map.of("page", page)), status);
    }
}
