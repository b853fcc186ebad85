package org.gongqiao.app.supervision.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.supervision.LetterPapers;
import org.gongqiao.app.supervision.Letters;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.supervision.file.ComposeLetter;
import org.gongqiao.app.supervision.file.PublishedLetter;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reminders to all employers of an area: written at a desk, read by anybody. */
@Controller
class ReminderController {

    private static final int MOST = 2_000;

    private final Letters letters;
    private final LetterPapers papers;
    private final LetterController forms;
    private final Employers employers;
    private final SupervisionAnswers answers;
    private final MessageSource texts;
    private final Ids ids;

    ReminderController(Letters letters, LetterPapers papers, LetterController forms, Employers employers, SupervisionAnswers answers, MessageSource texts, Ids ids) {
        this.letters = letters;
        this.papers = papers;
        this.forms = forms;
        this.employers = employers;
        this.answers = answers;
        this.texts = texts;
        this.ids = ids;
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @GetMapping("/supervision/reminders/new")
    ModelAndView blank() {
        Locale chinese = Locale.SIMPLIFIED_CHINESE;
        return form(HttpStatus.OK, new LetterPages.WordsForm(ids.random().toString(), texts.getMessage("supervision.draft.area", null, chinese),
                texts.getMessage("supervision.draft.title.AREA", null, chinese), texts.getMessage("supervision.draft.facts.AREA", null, chinese),
                texts.getMessage("supervision.draft.basis.REMINDER", null, chinese), texts.getMessage("supervision.draft.demand.AREA", null, chinese)), Map.of());
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/supervision/reminders")
    ModelAndView send(@ModelAttribute LetterPages.WordsForm words, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        LetterPages.WordsForm typed = LetterController.kept(words);
        var form = new Forms(ui);
        ComposeLetter command = forms.words(form, typed, false);
        if (form.failed()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, typed, form.errors());
        }
        Outcome outcome = letters.remindArea(command, employers.inScope(MOST));
        if (outcome instanceof Outcome.Done(UUID id)) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("supervision.flash.published"));
            return new ModelAndView("redirect:/supervision/letters/" + id);
        }
        return form(SupervisionAnswers.status(outcome), typed, answers.faults(outcome, ui));
    }

    private ModelAndView form(HttpStatus status, LetterPages.WordsForm form, Map<String, String> errors) {
        List<Employer> reached = employers.inScope(MOST);
        return LetterController.view("supervision/reminder-form", status, new LetterPages.Reminding(reached, Scope.desk().unitName(), form, errors));
    }

    @Public
    @GetMapping("/reminders")
    ModelAndView published() {
        return LetterController.view("supervision/reminders", HttpStatus.OK, letters.published(null));
    }

    @Public
    @GetMapping("/reminders/{letter}")
    ModelAndView published(@PathVariable String letter) {
        return LetterController.view("supervision/reminder", HttpStatus.OK, one(letter));
    }

    @Public
    @GetMapping("/reminders/{letter}/paper.pdf")
    ResponseEntity<byte[]> paper(@PathVariable String letter) {
        Paper paper = papers.published(one(letter).id()).orElseThrow(() -> new NotFound("reminder", letter));
        return LetterController.file(paper.pdf(), Paper.PDF, paper.title() + ".pdf");
    }

    private PublishedLetter one(String letter) {
        UUID id = Forms.uuid(letter);
        return id == null ? missing(letter) : letters.published(id).stream().findFirst().orElseGet(() -> missing(letter));
    }

    private static PublishedLetter missing(String letter) {
        throw new NotFound("reminder", letter);
    }
}
