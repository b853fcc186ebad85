package org.gongqiao.app.surveys.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.surveys.Outcome;
import org.gongqiao.app.surveys.form.Question;
import org.gongqiao.app.surveys.form.Questions;
import org.gongqiao.app.surveys.form.SurveyForm;
import org.gongqiao.app.surveys.form.SurveyForms;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.Views;
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

/** The forms of surveys, which an officer edits question by question; each change is a version. */
@Controller
@RequestMapping("/survey-forms")
class SurveyFormController {

    private final SurveyForms forms;
    private final Unions unions;
    private final Ids ids;

    SurveyFormController(SurveyForms forms, Unions unions, Ids ids) {
        this.forms = forms;
        this.unions = unions;
        this.ids = ids;
    }

    @Allowed(Permission.SURVEY_READ)
    @GetMapping
    ModelAndView list() {
        return Views.of("surveys/forms", HttpStatus.OK, new SurveyPages.Forms(Scope.desk().unitId() == null ? List.of() : forms.at(Scope.desk().unit()),
                Scope.desk().may(Permission.SURVEY_WORK)));
    }

    /** Begins with the questions on establishment that come with the program. */
    @Allowed(Permission.SURVEY_WORK)
    @GetMapping("/new")
    ModelAndView begin() {
        return edit(HttpStatus.OK, new SurveyPages.Edit("", 0, ids.next().toString(), "", rows(forms.shipped()), true, Map.of()));
    }

    private static List<Question> rows(Questions questions) {
        var rows = new ArrayList<>(questions.all());
        for (int n = 0; n < Typed.MORE && rows.size() < Questions.MOST; n++) {
            rows.add(new Question("", Question.Type.YES_NO, "", List.of(), false, false, null, null));
        }
        return rows;
    }

    private static ModelAndView edit(HttpStatus status, SurveyPages.Edit page) {
        return Views.of("surveys/form", status, page);
    }

    @Allowed(Permission.SURVEY_WORK)
    @PostMapping
    ModelAndView keep(@RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String title, @RequestParam Map<String, String> typed,
                      @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Questions questions = Typed.questions(typed);
        if (Forms.blank(title, Typed.LINE)) {
            return edit(HttpStatus.UNPROCESSABLE_CONTENT, new SurveyPages.Edit("", 0, key, title, rows(questions), true,
                    Map.of("title", ui.msg("surveys.fault.title", Typed.LINE))));
        }
        UUID id = Forms.uuid(key);
        Outcome outcome = forms.keep(id == null ? ids.next() : id, title.strip(), questions);
        return outcome instanceof Outcome.Done(UUID kept) ? done(kept, redirect)
                : edit(HttpStatus.UNPROCESSABLE_CONTENT, new SurveyPages.Edit("", 0, key, title, rows(questions), true, SurveyAnswers.faults(outcome, ui)));
    }

    @Allowed(Permission.SURVEY_READ)
    @GetMapping("/{surveyForm}")
    ModelAndView show(@PathVariable String surveyForm) {
        SurveyForm of = form(surveyForm);
        return edit(HttpStatus.OK, new SurveyPages.Edit(of.id().toString(), of.version(), "", of.title(), rows(forms.questions(of.id(), of.version())), mayChange(of), Map.of()));
    }

    private boolean mayChange(SurveyForm of) {
        return Scope.desk().may(Permission.SURVEY_WORK) && unions.findInScope(of.unitId()).isPresent();
    }

    @Allowed(Permission.SURVEY_WORK)
    @PostMapping("/{surveyForm}/versions")
    ModelAndView change(@PathVariable String surveyForm, @RequestParam(defaultValue = "-1") int version, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui,
                        RedirectAttributes redirect) {
        SurveyForm of = form(surveyForm);
        Questions questions = Typed.questions(typed);
        Outcome outcome = forms.change(of.id(), version, questions);
        return outcome instanceof Outcome.Done ? done(of.id(), redirect) : edit(outcome instanceof Outcome.Stale ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
                new SurveyPages.Edit(of.id().toString(), version, "", of.title(), rows(questions), mayChange(of), SurveyAnswers.faults(outcome, ui)));
    }

    private static ModelAndView done(UUID id, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("surveys.flash.form"));
        return new ModelAndView("redirect:/survey-forms/" + id);
    }

    private SurveyForm form(String typed) {
        UUID id = Forms.uuid(typed);
        if (id == null) {
            throw new NotFound("form", typed);
        }
        return forms.get(id);
    }
}
