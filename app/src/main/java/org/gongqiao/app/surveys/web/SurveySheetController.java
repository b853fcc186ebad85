package org.gongqiao.app.surveys.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.surveys.Outcome;
import org.gongqiao.app.surveys.sheet.Sheet;
import org.gongqiao.app.surveys.sheet.Survey;
import org.gongqiao.app.surveys.sheet.Surveys;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.Views;
import org.jspecify.annotations.Nullable;
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

/** Sheets of surveys: the grassroots officer fills them in, an officer above checks them. */
@Controller
@RequestMapping("/survey-sheets")
class SurveySheetController {

    private final Surveys surveys;

    SurveySheetController(Surveys surveys) {
        this.surveys = surveys;
    }

    @Allowed(Permission.SURVEY_READ)
    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "") String survey, @RequestParam(defaultValue = "") String state, @RequestParam(required = false) @Nullable String after) {
        Sheet.State known = Forms.known(Sheet.State.values(), state);
        List<Sheet.State> states = known == null ? List.of(Sheet.State.values()) : List.of(known);
        List<Survey> all = surveys.list();
        UUID named = Forms.uuid(survey);
        UUID of = all.stream().map(Survey::id).filter(each -> each.equals(named)).findFirst().orElse(null);
        Slice<Sheet> page = surveys.sheets(of, states, Forms.after(after), SurveyController.PAGE);
        String chosen = of == null ? "" : of.toString();
        String wanted = known == null ? "" : known.name();
        return Views.of("surveys/sheets", HttpStatus.OK, new SurveyPages.Sheets(page.items(), chosen,
                all.stream().map(each -> new Ui.Option(each.id().toString(), each.title())).toList(), wanted,
                page.next() == null ? null : "/survey-sheets?survey=" + chosen + "&state=" + wanted + "&after=" + page.next()));
    }

    @Allowed(value = Permission.SURVEY_READ, record = "surveySheet")
    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return show(HttpStatus.OK, id, Map.of(), "", Map.of());
    }

    @Allowed(value = Permission.SURVEY_WORK, record = "surveySheet")
    @PostMapping("/{id}/answers")
    ModelAndView fill(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui,
                      RedirectAttributes redirect) {
        Map<String, String> answers = Typed.answers(typed);
        Outcome outcome = surveys.fill(id, version, answers);
        return outcome instanceof Outcome.Done ? done(id, "surveys.flash.filled", redirect)
                : show(SurveyAnswers.status(outcome), id, answers, "",
                SurveyAnswers.faults(outcome, ui, surveys.questions(surveys.get(surveys.sheet(id).surveyId()))));
    }

    @Allowed(value = Permission.SURVEY_WORK, record = "surveySheet")
    @PostMapping("/{id}/check")
    ModelAndView check(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Outcome outcome = surveys.check(id, version);
        return outcome instanceof Outcome.Done ? done(id, "surveys.flash.checked", redirect)
                : show(SurveyAnswers.status(outcome), id, Map.of(), "", SurveyAnswers.faults(outcome, ui));
    }

    @Allowed(value = Permission.SURVEY_WORK, record = "surveySheet")
    @PostMapping("/{id}/return")
    ModelAndView giveBack(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @RequestParam(defaultValue = "") String words,
                          @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        if (Forms.blank(words, Typed.TEXT)) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, id, Map.of(), words, Map.of("words", ui.msg("surveys.fault.words", Typed.TEXT)));
        }
        Outcome outcome = surveys.giveBack(id, version, words.strip());
        return outcome instanceof Outcome.Done ? done(id, "surveys.flash.returned", redirect)
                : show(SurveyAnswers.status(outcome), id, Map.of(), words, SurveyAnswers.faults(outcome, ui));
    }

    private static ModelAndView done(UUID id, String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(key));
        return new ModelAndView("redirect:/survey-sheets/" + id);
    }

    private ModelAndView show(HttpStatus status, UUID id, Map<String, String> typed, String words, Map<String, String> errors) {
        Sheet sheet = surveys.sheet(id);
        Survey survey = surveys.get(sheet.surveyId());
        Map<String, String> known = surveys.known(sheet);
        boolean works = survey.isOpen() && Scope.desk().may(Permission.SURVEY_WORK);
        Map<String, String> answers = !typed.isEmpty() ? typed : sheet.filledAt() == null ? known : sheet.answers();
        return Views.of("surveys/sheet", status, new SurveyPages.Show(survey, sheet, surveys.questions(survey), answers, known,
                works && sheet.state().isToFill() && !(sheet.state() == Sheet.State.FILLED && surveys.mayCheck(sheet)), works && sheet.filledAt() != null && surveys.mayCheck(sheet), words, errors));
    }
}
