package org.gongqiao.app.openness.web;

import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterHistory;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.openness.disclosure.Disclosures;
import org.gongqiao.app.openness.disclosure.Question;
import org.gongqiao.app.openness.disclosure.Questions;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.Views;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Questions of workers at the desk, and the answers. */
@Controller
class QuestionController {

    static final int REPLY = 2_000;
    private static final int MOST = 200;

    private final Questions questions;
    private final Disclosures disclosures;
    private final Matters matters;
    private final MatterHistory history;

    QuestionController(Questions questions, Disclosures disclosures, Matters matters, MatterHistory history) {
        this.questions = questions;
        this.disclosures = disclosures;
        this.matters = matters;
        this.history = history;
    }

    @Allowed(Permission.OPENNESS_READ)
    @GetMapping("/openness/questions")
    ModelAndView list(@RequestParam(defaultValue = "") String state) {
        boolean waiting = !state.equals("answered");
        return Views.of("openness/questions", HttpStatus.OK, new OpennessPages.QuestionList(waiting, questions.list(waiting, MOST).stream().map(question -> {
            Matter matter = matters.get(question.matterId());
            return new OpennessPages.QuestionRow(question, matter.dueOn(), matter.due() == null ? null : matter.due().lateAfter());
        }).toList()));
    }

    @Allowed(value = Permission.OPENNESS_READ, record = "openQuestion")
    @GetMapping("/openness/questions/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, id, "", Map.of(), ui);
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "openQuestion")
    @PostMapping("/openness/questions/{id}/reply")
    ModelAndView reply(@PathVariable UUID id, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = new Forms(ui);
        String text = form.text("reply", typed.getOrDefault("reply", ""), REPLY);
        int version = form.number("version", typed.getOrDefault("version", ""), Integer.MAX_VALUE);
        if (form.failed()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, id, text, form.errors(), ui);
        }
        OpennessAnswers.No no = OpennessAnswers.no(questions.reply(id, version, text, "true".equals(typed.get("shared"))), ui);
        if (no != null) {
            return show(no.status(), id, text, no.errors(), ui);
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("openness.flash.replied"));
        return new ModelAndView("redirect:/openness/questions/" + id);
    }

    private ModelAndView show(HttpStatus status, UUID id, String typed, Map<String, String> errors, Ui ui) {
        Question question = questions.open(id);
        Matter matter = matters.get(question.matterId());
        return Views.of("openness/question", status, new OpennessPages.QuestionPage(question, disclosures.publication(question.publicationId()),
                questions.verdict(question), matter.dueOn(), matter.due() == null ? null : matter.due().lateAfter(), matter.due() == null ? null : matter.due().clockId(),
                history.of(ui, matter.id()), question.waits() && Scope.desk().may(Permission.OPENNESS_WORK), typed, errors));
    }
}
