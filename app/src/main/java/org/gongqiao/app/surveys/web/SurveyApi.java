package org.gongqiao.app.surveys.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.organization.EmployerKind;
import org.gongqiao.app.surveys.Outcome;
import org.gongqiao.app.surveys.form.Question;
import org.gongqiao.app.surveys.form.Questions;
import org.gongqiao.app.surveys.form.SurveyForm;
import org.gongqiao.app.surveys.form.SurveyForms;
import org.gongqiao.app.surveys.sheet.Rates;
import org.gongqiao.app.surveys.sheet.Sheet;
import org.gongqiao.app.surveys.sheet.Survey;
import org.gongqiao.app.surveys.sheet.Surveys;
import org.gongqiao.app.ui.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Surveys for other programs: the same acts, the same refusals. */
@RestController
@RequestMapping("/api/v1")
class SurveyApi {

    record Issue(@Nullable UUID form, @Nullable String title, @Nullable LocalDate asOf, @Nullable LocalDate dueOn, @Nullable Set<EmployerKind> kinds) {}

    record Versioned(@Nullable Integer version) {}

    record Words(@Nullable Integer version, @Nullable String text) {}

    record Answers(@Nullable Integer version, @Nullable Map<String, String> answers) {}

    record Form(@Nullable Integer version, @Nullable String title, @Nullable List<Question> questions) {}

    record OneForm(SurveyForm form, List<Question> questions) {}

    record OneSheet(Sheet sheet, List<Question> questions, Map<String, String> known) {}

    private final Surveys surveys;
    private final SurveyForms forms;
    private final SurveyAnswers answers;

    SurveyApi(Surveys surveys, SurveyForms forms, SurveyAnswers answers) {
        this.surveys = surveys;
        this.forms = forms;
        this.answers = answers;
    }

    @Allowed(Permission.SURVEY_READ)
    @GetMapping("/surveys")
    List<Survey> list() {
        return surveys.list();
    }

    @Allowed(Permission.SURVEY_WORK)
    @PostMapping("/surveys")
    ResponseEntity<?> issue(@RequestBody Issue form, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key) {
        if (key == null || form.form() == null || form.title() == null || Forms.blank(form.title(), Typed.LINE) || form.asOf() == null || form.dueOn() == null
                || form.kinds() == null || form.kinds().isEmpty() || !Surveys.KINDS.containsAll(form.kinds())
                || forms.at(Scope.desk().unit()).stream().noneMatch(each -> each.id().equals(form.form()))) {
            return answers.incomplete();
        }
        Outcome outcome = surveys.issue(new Surveys.Issue(key, form.form(), form.title().strip(), form.asOf(), form.dueOn(), form.kinds()));
        return outcome instanceof Outcome.Done(UUID id) ? ResponseEntity.created(URI.create("/api/v1/surveys/" + id)).body(surveys.get(id)) : answers.problem(outcome);
    }

    @Allowed(value = Permission.SURVEY_READ, record = "survey")
    @GetMapping("/surveys/{id}")
    Survey show(@PathVariable UUID id) {
        return surveys.get(id);
    }

    @Allowed(value = Permission.SURVEY_WORK, record = "survey")
    @PostMapping("/surveys/{id}/closing")
    ResponseEntity<?> close(@PathVariable UUID id, @RequestBody Versioned form) {
        if (form.version() == null) {
            return answers.incomplete();
        }
        Outcome outcome = surveys.close(id, form.version());
        return outcome instanceof Outcome.Done ? ResponseEntity.ok(surveys.get(id)) : answers.problem(outcome);
    }

    /** Rates below a union of the desk's scope; without one below the desk's own. */
    @Allowed(Permission.SURVEY_READ)
    @GetMapping("/survey-rates")
    ResponseEntity<?> rates(@RequestParam(defaultValue = "") String survey, @RequestParam(defaultValue = "") String at) {
        UUID id = Forms.uuid(survey);
        Optional<UUID> union = Optional.ofNullable(Forms.uuid(at)).or(() -> Optional.ofNullable(Scope.desk().unitId()));
        return id == null || union.isEmpty() ? answers.incomplete() : ResponseEntity.ok(surveys.rates(surveys.get(id), union.get()));
    }

    /** The enterprises behind a rate: {@code answer} is no or none. Without a question those that lack anything, or have not answered at all. */
    @Allowed(Permission.SURVEY_READ)
    @GetMapping("/survey-gaps")
    ResponseEntity<?> gaps(@RequestParam(defaultValue = "") String survey, @RequestParam(defaultValue = "") String question,
                           @RequestParam(defaultValue = "no") String answer, @RequestParam(defaultValue = "") String at,
                           @RequestParam(required = false) @Nullable String after) {
        UUID id = Forms.uuid(survey);
        Optional<UUID> union = Optional.ofNullable(Forms.uuid(at)).or(() -> Optional.ofNullable(Scope.desk().unitId()));
        if (id == null || union.isEmpty() || !question.isEmpty() && surveys.questions(surveys.get(id)).find(question).filter(Question::rate).isEmpty()) {
            return answers.incomplete();
        }
        if (question.isEmpty()) {
            return ResponseEntity.ok(answer.equals("none") ? surveys.silent(id, union.get(), Forms.after(after), SurveyController.PAGE)
                    : surveys.lacking(surveys.get(id), union.get(), Forms.after(after), SurveyController.PAGE));
        }
        return ResponseEntity.ok(surveys.gaps(id, question, answer.equals("none") ? null : Questions.NO, union.get(), Forms.after(after), SurveyController.PAGE));
    }

    @Allowed(Permission.SURVEY_READ)
    @GetMapping("/survey-sheets")
    Slice<Sheet> sheets(@RequestParam(defaultValue = "") String survey, @RequestParam(defaultValue = "") String state,
                        @RequestParam(required = false) @Nullable String after) {
        Sheet.State known = Forms.known(Sheet.State.values(), state);
        return surveys.sheets(Forms.uuid(survey), known == null ? List.of(Sheet.State.values()) : List.of(known), Forms.after(after), SurveyController.PAGE);
    }

    @Allowed(value = Permission.SURVEY_READ, record = "surveySheet")
    @GetMapping("/survey-sheets/{id}")
    OneSheet sheet(@PathVariable UUID id) {
        Sheet sheet = surveys.sheet(id);
        return new OneSheet(sheet, surveys.questions(surveys.get(sheet.surveyId())).all(), surveys.known(sheet));
    }

    @Allowed(value = Permission.SURVEY_WORK, record = "surveySheet")
    @PostMapping("/survey-sheets/{id}/answers")
    ResponseEntity<?> fill(@PathVariable UUID id, @RequestBody Answers form) {
        return form.version() == null || form.answers() == null ? answers.incomplete() : answer(id, surveys.fill(id, form.version(), form.answers()));
    }

    @Allowed(value = Permission.SURVEY_WORK, record = "surveySheet")
    @PostMapping("/survey-sheets/{id}/check")
    ResponseEntity<?> check(@PathVariable UUID id, @RequestBody Versioned form) {
        return form.version() == null ? answers.incomplete() : answer(id, surveys.check(id, form.version()));
    }

    @Allowed(value = Permission.SURVEY_WORK, record = "surveySheet")
    @PostMapping("/survey-sheets/{id}/return")
    ResponseEntity<?> giveBack(@PathVariable UUID id, @RequestBody Words form) {
        return form.version() == null || form.text() == null || Forms.blank(form.text(), Typed.TEXT) ? answers.incomplete()
                : answer(id, surveys.giveBack(id, form.version(), form.text().strip()));
    }

    private ResponseEntity<?> answer(UUID id, Outcome outcome) {
        return outcome instanceof Outcome.Done ? ResponseEntity.ok(surveys.sheet(id)) : answers.problem(outcome);
    }

    @Allowed(Permission.SURVEY_READ)
    @GetMapping("/survey-forms")
    List<SurveyForm> forms() {
        return Scope.desk().unitId() == null ? List.of() : forms.at(Scope.desk().unit());
    }

    @Allowed(Permission.SURVEY_READ)
    @GetMapping("/survey-forms/{surveyForm}")
    OneForm form(@PathVariable String surveyForm) {
        UUID id = Forms.uuid(surveyForm);
        if (id == null) {
            throw new NotFound("form", surveyForm);
        }
        SurveyForm of = forms.get(id);
        return new OneForm(of, forms.questions(id, of.version()).all());
    }

    @Allowed(Permission.SURVEY_WORK)
    @PostMapping("/survey-forms")
    ResponseEntity<?> keep(@RequestBody Form form, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key) {
        if (key == null || form.title() == null || Forms.blank(form.title(), Typed.LINE) || !isComplete(form.questions())) {
            return answers.incomplete();
        }
        Outcome outcome = forms.keep(key, form.title().strip(), new Questions(Objects.requireNonNull(form.questions())));
        return outcome instanceof Outcome.Done(UUID id) ? ResponseEntity.created(URI.create("/api/v1/survey-forms/" + id)).body(form(id.toString()))
                : answers.problem(outcome);
    }

    @Allowed(Permission.SURVEY_WORK)
    @PostMapping("/survey-forms/{surveyForm}/versions")
    ResponseEntity<?> change(@PathVariable String surveyForm, @RequestBody Form changed) {
        UUID id = form(surveyForm).form().id();
        if (changed.version() == null || !isComplete(changed.questions())) {
            return answers.incomplete();
        }
        Outcome outcome = forms.change(id, changed.version(), new Questions(Objects.requireNonNull(changed.questions())));
        return outcome instanceof Outcome.Done ? ResponseEntity.ok(form(surveyForm)) : answers.problem(outcome);
    }

    private static boolean isComplete(@Nullable List<Question> questions) {
        return questions != null && questions.stream().allMatch(each -> each != null && each.key() != null && each.type() != null && each.text() != null);
    }
}
