package org.gongqiao.app.supervision.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.supervision.drafts.DraftLaw;
import org.gongqiao.app.supervision.drafts.LawDrafts;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A worker reads draft laws on his phone, says what he thinks, and sees what became of it. */
@Controller
class OwnDraftController {

    private final LawDrafts drafts;
    private final SupervisionAnswers answers;
    private final Ids ids;
    private final Clock clock;

    OwnDraftController(LawDrafts drafts, SupervisionAnswers answers, Ids ids, Clock clock) {
        this.drafts = drafts;
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    @Self
    @GetMapping("/my/law-drafts")
    ModelAndView show(@RequestParam(defaultValue = "") String draft) {
        return page(HttpStatus.OK, Forms.uuid(draft), "", "", Map.of());
    }

    @Self
    @PostMapping("/my/law-drafts/opinions")
    ModelAndView give(@RequestParam(defaultValue = "") String draft, @RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String provision,
                      @RequestParam(defaultValue = "") String opinion, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        UUID of = Forms.uuid(draft);
        DraftLaw law = of == null ? DraftController.missing(draft) : drafts.get(of);
        var form = new Forms(ui);
        String at = form.optional("provision", provision, 100);
        String text = form.text("opinion", opinion, Forms.TEXT);
        if (form.failed()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, law.id(), provision, opinion, form.errors());
        }
        UUID once = Forms.uuid(key);
        Outcome outcome = drafts.give(once == null ? ids.random() : once, law.id(), at, text);
        if (outcome instanceof Outcome.Done) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("supervision.flash.ownOpinion"));
            return new ModelAndView("redirect:/my/law-drafts");
        }
        return page(SupervisionAnswers.status(outcome), law.id(), provision, opinion, answers.faults(outcome, ui));
    }

    private ModelAndView page(HttpStatus status, @Nullable UUID at, String provision, String text, Map<String, String> errors) {
        return LetterController.view("supervision/own-drafts", status, new DraftPages.Own(drafts.all(30), at == null ? null : drafts.find(at).orElse(null),
                drafts.ofPerson(Scope.actor().orElseThrow()), ids.random().toString(), provision, text, LocalDate.now(clock), errors));
    }
}
