package org.gongqiao.app.supervision.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.supervision.drafts.DraftLaw;
import org.gongqiao.app.supervision.drafts.LawDrafts;
import org.gongqiao.app.supervision.drafts.Opinion;
import org.gongqiao.app.supervision.drafts.RegisterDraft;
import org.gongqiao.app.supervision.file.ComposeLetter;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Draft laws at an officer's desk: registering, the union's own opinion, gathering, and what became of each. */
@Controller
@RequestMapping("/supervision")
class DraftController {

    private static final int MOST = 500;

    private final LawDrafts drafts;
    private final LetterController forms;
    private final SupervisionAnswers answers;
    private final MessageSource texts;
    private final Ids ids;
    private final Clock clock;

    DraftController(LawDrafts drafts, LetterController forms, SupervisionAnswers answers, MessageSource texts, Ids ids, Clock clock) {
        this.drafts = drafts;
        this.forms = forms;
        this.answers = answers;
        this.texts = texts;
        this.ids = ids;
        this.clock = clock;
    }

    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping("/drafts")
    ModelAndView list() {
        return LetterController.view("supervision/drafts", HttpStatus.OK, new DraftPages.ListPage(drafts.all(100), drafts.ofUnit(Scope.desk().unit()),
                Scope.desk().may(Permission.SUPERVISION_WORK), LocalDate.now(clock)));
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @GetMapping("/drafts/new")
    ModelAndView blank() {
        LocalDate today = LocalDate.now(clock);
        return LetterController.view("supervision/draft-form", HttpStatus.OK, new DraftPages.Form(ids.random().toString(), "", "", "", today.toString(),
                today.plusDays(14).toString(), today.plusDays(30).toString(), Map.of()));
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/drafts")
    ModelAndView register(@RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String drafter,
                          @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String receivedOn,
                          @RequestParam(defaultValue = "") String opinionsUntil, @RequestParam(defaultValue = "") String answerUntil, @ModelAttribute("ui") Ui ui,
                          RedirectAttributes redirect) {
        var form = new Forms(ui);
        UUID of = Forms.uuid(key);
        var command = new RegisterDraft(of == null ? ids.random() : of, form.text("title", title, Forms.LINE), form.text("drafter", drafter, Forms.LINE),
                form.text("text", text, LawDrafts.LONGEST), form.day("receivedOn", receivedOn), form.day("opinionsUntil", opinionsUntil), form.day("answerUntil", answerUntil));
        Map<String, String> errors = form.errors();
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (!form.failed()) {
            Outcome outcome = drafts.register(command);
            if (outcome instanceof Outcome.Done(UUID id)) {
                return done(id, "supervision.flash.draft", redirect);
            }
            errors = answers.faults(outcome, ui);
            status = SupervisionAnswers.status(outcome);
        }
        return LetterController.view("supervision/draft-form", status, new DraftPages.Form(key, title, drafter, text, receivedOn, opinionsUntil, answerUntil, errors));
    }

    /** A draft is for everybody to read; the opinions below it are the gathering union's. */
    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping("/drafts/{draft}")
    ModelAndView show(@PathVariable String draft) {
        return show(HttpStatus.OK, of(draft), null, "", "", Map.of());
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/drafts/{draft}/opinions")
    ModelAndView give(@PathVariable String draft, @RequestParam(defaultValue = "") String opinionKey, @RequestParam(defaultValue = "") String provision,
                      @RequestParam(defaultValue = "") String opinion, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        DraftLaw law = of(draft);
        var form = new Forms(ui);
        String at = form.optional("provision", provision, 100);
        String text = form.text("opinion", opinion, Forms.TEXT);
        if (form.failed()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, law, null, provision, opinion, form.errors());
        }
        UUID key = Forms.uuid(opinionKey);
        Outcome outcome = drafts.giveAsUnion(key == null ? ids.random() : key, law.id(), at, text);
        return outcome instanceof Outcome.Done ? done(law.id(), "supervision.flash.opinion", redirect)
                : show(SupervisionAnswers.status(outcome), law, null, provision, opinion, answers.faults(outcome, ui));
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/drafts/{draft}/letter")
    ModelAndView gather(@PathVariable String draft, @ModelAttribute LetterPages.WordsForm words, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        DraftLaw law = of(draft);
        var form = new Forms(ui);
        LetterPages.WordsForm typed = LetterController.kept(words);
        ComposeLetter command = forms.words(form, typed, false);
        Map<String, String> errors = form.errors();
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (!form.failed()) {
            Outcome outcome = drafts.gather(law.id(), command);
            if (outcome instanceof Outcome.Done(UUID letter)) {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("supervision.flash.proposed"));
                return new ModelAndView("redirect:/supervision/letters/" + letter);
            }
            errors = answers.faults(outcome, ui);
            status = SupervisionAnswers.status(outcome);
        }
        return show(status, law, typed, "", "", errors);
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "draftOpinion")
    @PostMapping("/draft-opinions/{id}/fate")
    ModelAndView decide(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String fate, @RequestParam(defaultValue = "") String fateReason,
                        @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Opinion opinion = drafts.findOpinion(id).orElseThrow(() -> new NotFound("opinion", id));
        DraftLaw law = drafts.get(opinion.draftId());
        var form = new Forms(ui);
        Opinion.Fate chosen = form.one("fate", Opinion.Fate.values(), fate);
        String reason = form.text("fateReason", fateReason, 1_000);
        if (form.failed()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, law, null, "", "", form.errors());
        }
        Outcome outcome = drafts.decide(id, version, chosen, reason);
        return outcome instanceof Outcome.Done ? done(law.id(), "supervision.flash.fate", redirect)
                : show(SupervisionAnswers.status(outcome), law, null, "", "", answers.faults(outcome, ui));
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/drafts/{draft}/closing")
    ModelAndView close(@PathVariable String draft, @RequestParam int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        DraftLaw law = of(draft);
        Outcome outcome = drafts.close(law.id(), version);
        return outcome instanceof Outcome.Done ? done(law.id(), "supervision.flash.draftClosed", redirect)
                : show(SupervisionAnswers.status(outcome), law, null, "", "", answers.faults(outcome, ui));
    }

    private DraftLaw of(String draft) {
        UUID id = Forms.uuid(draft);
        return id == null ? missing(draft) : drafts.get(id);
    }

    static DraftLaw missing(String draft) {
        throw new NotFound("draft law", draft);
    }

    private ModelAndView show(HttpStatus status, DraftLaw law, LetterPages.@Nullable WordsForm typed, String provision, String text, Map<String, String> errors) {
        List<Opinion> opinions = drafts.opinions(law.id(), MOST);
        boolean gathers = law.unitId().equals(Scope.desk().unit());
        Locale chinese = Locale.SIMPLIFIED_CHINESE;
        LetterPages.WordsForm words = typed != null ? typed : new LetterPages.WordsForm(ids.random().toString(), law.drafter(),
                texts.getMessage("supervision.draft.title.DRAFT_OPINION", new Object[] {law.title()}, chinese),
                opinions.stream().map(each -> each.provision().isEmpty() ? each.text() : each.provision() + " " + each.text()).collect(Collectors.joining("\n")),
                texts.getMessage("supervision.draft.basis.DRAFT_OPINION", null, chinese), texts.getMessage("supervision.draft.demand.DRAFT_OPINION", null, chinese));
        return LetterController.view("supervision/draft", status, new DraftPages.Show(law, drafts.verdict(law), opinions, gathers,
                Scope.desk().may(Permission.SUPERVISION_WORK), ids.random().toString(), words, LocalDate.now(clock), provision, text, errors));
    }

    private static ModelAndView done(UUID id, String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(key));
        return new ModelAndView("redirect:/supervision/drafts/" + id);
    }
}
