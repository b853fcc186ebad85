package org.gongqiao.app.surveys.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.documents.ListFormat;
import org.gongqiao.app.documents.ListWriter;
import org.gongqiao.app.kernel.CodeList;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.organization.EmployerKind;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.surveys.Outcome;
import org.gongqiao.app.surveys.form.Question;
import org.gongqiao.app.surveys.form.Questions;
import org.gongqiao.app.surveys.form.SurveyForms;
import org.gongqiao.app.surveys.sheet.Rates;
import org.gongqiao.app.surveys.sheet.Sheet;
import org.gongqiao.app.surveys.sheet.Survey;
import org.gongqiao.app.surveys.sheet.Surveys;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Surveys: issued, followed, with their rates, gaps and export. */
@Controller
class SurveyController {

    static final int PAGE = 50;

    private final Surveys surveys;
    private final SurveyForms forms;
    private final Unions unions;
    private final Law law;
    private final Ids ids;
    private final Clock clock;

    SurveyController(Surveys surveys, SurveyForms forms, Unions unions, Law law, Ids ids, Clock clock) {
        this.surveys = surveys;
        this.forms = forms;
        this.unions = unions;
        this.law = law;
        this.ids = ids;
        this.clock = clock;
    }

    @Allowed(Permission.SURVEY_READ)
    @GetMapping("/surveys")
    ModelAndView list() {
        return Views.of("surveys/list", HttpStatus.OK, new SurveyPages.Listing(surveys.list(), LocalDate.now(clock), Scope.desk().may(Permission.SURVEY_WORK)));
    }

    @Allowed(Permission.SURVEY_WORK)
    @GetMapping("/surveys/new")
    ModelAndView begin() {
        LocalDate today = LocalDate.now(clock);
        int days = law.today(unions.get(Scope.desk().unit()).region()).parameter(Surveys.FILL).map(Parameter::value).orElse(0);
        return form(HttpStatus.OK, new SurveyPages.New(ids.next().toString(), "", options(), "", today.toString(), days == 0 ? "" : today.plusDays(days).toString(),
                List.of(EmployerKind.ENTERPRISE.name(), EmployerKind.PLATFORM.name(), EmployerKind.PARTNER.name()), Map.of()));
    }

    private List<Ui.Option> options() {
        return forms.at(Scope.desk().unit()).stream().map(each -> new Ui.Option(each.id().toString(), each.title())).toList();
    }

    private static ModelAndView form(HttpStatus status, SurveyPages.New page) {
        return Views.of("surveys/new", status, page);
    }

    @Allowed(Permission.SURVEY_WORK)
    @PostMapping("/surveys")
    ModelAndView issue(@RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String form, @RequestParam(defaultValue = "") String title,
                       @RequestParam(defaultValue = "") String asOf, @RequestParam(defaultValue = "") String dueOn, @RequestParam(defaultValue = "") List<String> kinds,
                       @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var errors = new LinkedHashMap<String, String>();
        UUID of = Forms.uuid(form);
        LocalDate day = Forms.date(asOf);
        LocalDate due = Forms.date(dueOn);
        Set<EmployerKind> chosen = kinds(kinds);
        if (Forms.blank(title, Typed.LINE)) {
            errors.put("title", ui.msg("surveys.fault.title", Typed.LINE));
        }
        if (of == null || forms.at(Scope.desk().unit()).stream().noneMatch(each -> each.id().equals(of))) {
            errors.put("form", ui.msg("surveys.fault.form"));
        }
        if (day == null) {
            errors.put("asOf", ui.msg("surveys.fault.NOT_A_DATE"));
        }
        if (due == null) {
            errors.put("dueOn", ui.msg("surveys.fault.NOT_A_DATE"));
        }
        if (chosen.isEmpty()) {
            errors.put("kinds", ui.msg("surveys.fault.kinds"));
        }
        if (errors.isEmpty() && of != null && day != null && due != null) {
            UUID typed = Forms.uuid(key);
            Outcome outcome = surveys.issue(new Surveys.Issue(typed == null ? ids.next() : typed, of, title.strip(), day, due, chosen));
            if (outcome instanceof Outcome.Done(UUID id)) {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("surveys.flash.issued", surveys.get(id).enterprises()));
                return new ModelAndView("redirect:/surveys/" + id);
            }
            errors.putAll(SurveyAnswers.faults(outcome, ui));
        }
        return form(HttpStatus.UNPROCESSABLE_CONTENT, new SurveyPages.New(key, form, options(), title, asOf, dueOn, kinds, errors));
    }

    static Set<EmployerKind> kinds(List<String> names) {
        Set<EmployerKind> chosen = EnumSet.noneOf(EmployerKind.class);
        Surveys.KINDS.stream().filter(each -> names.contains(each.name())).forEach(chosen::add);
        return chosen;
    }

    @Allowed(value = Permission.SURVEY_READ, record = "survey")
    @GetMapping("/surveys/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return rates(HttpStatus.OK, surveys.get(id), surveys.get(id).unitId(), ui, Map.of());
    }

    @Allowed(value = Permission.SURVEY_WORK, record = "survey")
    @PostMapping("/surveys/{id}/closing")
    ModelAndView close(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Outcome outcome = surveys.close(id, version);
        if (outcome instanceof Outcome.Done) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("surveys.flash.closed"));
            return new ModelAndView("redirect:/surveys/" + id);
        }
        return rates(HttpStatus.CONFLICT, surveys.get(id), surveys.get(id).unitId(), ui, SurveyAnswers.faults(outcome, ui));
    }

    /** Rates below a union of the desk's scope, also for a desk below the issuer. */
    @Allowed(Permission.SURVEY_READ)
    @GetMapping("/survey-rates")
    ModelAndView rates(@RequestParam(defaultValue = "") String survey, @RequestParam(defaultValue = "") String at, @ModelAttribute("ui") Ui ui) {
        return rates(HttpStatus.OK, survey(survey), at(at), ui, Map.of());
    }

    private Survey survey(String typed) {
        UUID id = Forms.uuid(typed);
        if (id == null) {
            throw new NotFound("survey", typed);
        }
        return surveys.get(id);
    }

    private UUID at(String typed) {
        UUID named = Forms.uuid(typed);
        UUID own = Scope.desk().unitId();
        if (named == null && own == null) {
            throw new NotFound("union", typed);
        }
        return named == null ? own : named;
    }

    private ModelAndView rates(HttpStatus status, Survey survey, UUID at, Ui ui, Map<String, String> errors) {
        Rates rates = surveys.rates(survey, at);
        Map<String, Union> below = surveys.below(at);
        var of = new ArrayList<SurveyPages.OfQuestion>();
        for (Question question : surveys.questions(survey).rates()) {
            List<SurveyPages.Block> blocks = Arrays.stream(Rates.By.values()).filter(by -> by != Rates.By.ALL).map(by -> new SurveyPages.Block(by,
                    rates.of(question.key(), by).stream().map(line -> row(survey, at, line, below, ui)).toList())).toList();
            of.add(new SurveyPages.OfQuestion(question, rates.of(question.key(), Rates.By.ALL).stream().findFirst().orElse(null), blocks));
        }
        return Views.of("surveys/rates", status, new SurveyPages.RatesPage(survey, at.toString(), unions.get(at).name(), rates.progress(), of,
                survey.isOpen() && Scope.desk().may(Permission.SURVEY_WORK) && unions.findInScope(survey.unitId()).isPresent(), LocalDate.now(clock), errors));
    }

    private static SurveyPages.Row row(Survey survey, UUID at, Rates.Line line, Map<String, Union> below, Ui ui) {
        Union union = line.by() == Rates.By.BELOW ? below.get(line.key()) : null;
        String href = union == null || union.id().equals(at) ? null : "/survey-rates?survey=" + survey.id() + "&at=" + union.id();
        return new SurveyPages.Row(union == null ? name(line, ui) : union.name(), href, line);
    }

    static String name(Rates.Line line, Ui ui) {
        if (line.key().isEmpty()) {
            return ui.msg("surveys.unknown");
        }
        return switch (line.by()) {
            case ALL, BELOW -> ui.msg("surveys.elsewhere");
            case LEVEL -> ui.msg("organization.level." + line.key());
            case OWNERSHIP -> ui.msg("organization.ownership." + line.key());
            case INDUSTRY -> CodeList.industries().entries().stream().filter(each -> each.code().equals(line.key())).findFirst()
                    .map(each -> line.key() + " " + (ui.english() ? each.en() : each.zh())).orElse(line.key());
        };
    }

    /** The enterprises behind a rate; without a question those that lack anything that is asked for. */
    @Allowed(Permission.SURVEY_READ)
    @GetMapping("/survey-gaps")
    ModelAndView gaps(@RequestParam(defaultValue = "") String survey, @RequestParam(defaultValue = "") String question, @RequestParam(defaultValue = "no") String answer,
                      @RequestParam(defaultValue = "") String at, @RequestParam(required = false) @Nullable String after) {
        Survey of = survey(survey);
        UUID union = at(at);
        List<Question> rates = surveys.questions(of).rates();
        Question asked = question.isEmpty() ? null : rates.stream().filter(each -> each.key().equals(question)).findFirst()
                .orElseThrow(() -> new NotFound("question", question));
        boolean none = answer.equals("none");
        String from = Forms.after(after);
        Slice<Sheet> page = asked != null ? surveys.gaps(of.id(), asked.key(), none ? null : Questions.NO, union, from, PAGE)
                : none ? surveys.silent(of.id(), union, from, PAGE) : surveys.lacking(of, union, from, PAGE);
        String wanted = none ? "none" : "no";
        return Views.of("surveys/gaps", HttpStatus.OK, new SurveyPages.Gaps(of, asked, rates, wanted, union.toString(), unions.get(union).name(), page.items(),
                page.next() == null ? null : "/survey-gaps?survey=" + of.id() + "&question=" + question + "&answer=" + wanted + "&at=" + union + "&after=" + page.next()));
    }

    /** Streams every sheet of the desk's scope; memory does not grow with them. */
    @Allowed(Permission.SURVEY_READ)
    @PostMapping("/survey-rates/export")
    void export(@RequestParam(defaultValue = "") String survey, @RequestParam(defaultValue = "XLSX") String format, @ModelAttribute("ui") Ui ui,
                HttpServletResponse response) throws IOException {
        Survey of = survey(survey);
        Questions questions = surveys.questions(of);
        ListFormat chosen = format.equals("CSV") ? ListFormat.CSV : ListFormat.XLSX;
        response.setContentType(chosen.mediaType());
        response.setHeader("Content-Disposition", ContentDisposition.attachment().filename(of.title() + "." + chosen.ending(), StandardCharsets.UTF_8).build().toString());
        var headings = new ArrayList<String>();
        List.of("employer", "code", "union", "region", "industry", "ownership", "staff", "state").forEach(each -> headings.add(ui.msg("surveys.column." + each)));
        questions.all().forEach(each -> headings.add(Wording.of(ui, each)));
        try (ListWriter writer = ListWriter.open(chosen, response.getOutputStream(), ui.msg("surveys.sheets"), headings)) {
            surveys.export(of.id(), sheet -> write(writer, sheet, questions, ui));
        }
    }

    private static void write(ListWriter writer, Sheet sheet, Questions questions, Ui ui) {
        var cells = new ArrayList<@Nullable String>();
        cells.add(sheet.employer());
        cells.add(sheet.creditCode());
        cells.add(sheet.unitName());
        cells.add(sheet.region());
        cells.add(sheet.industry());
        cells.add(sheet.ownership() == null ? null : ui.msg("organization.ownership." + sheet.ownership()));
        cells.add(sheet.staff() == null ? null : String.valueOf(sheet.staff()));
        cells.add(ui.msg("surveys.state." + sheet.state().name()));
        for (Question question : questions.all()) {
            String answer = sheet.answers().get(question.key());
            cells.add(answer == null ? null : question.type() == Question.Type.YES_NO ? ui.msg("surveys.answer." + answer) : Wording.of(ui, answer));
        }
        try {
            writer.row(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
