package org.gongqiao.app.supervision.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.supervision.CaseView;
import org.gongqiao.app.supervision.Cases;
import org.gongqiao.app.supervision.Letters;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.supervision.file.BeginInquiry;
import org.gongqiao.app.supervision.file.Case;
import org.gongqiao.app.supervision.file.CaseOutcome;
import org.gongqiao.app.supervision.file.Cause;
import org.gongqiao.app.supervision.file.Concern;
import org.gongqiao.app.supervision.file.Inquiry;
import org.gongqiao.app.supervision.file.Obstruction;
import org.gongqiao.app.supervision.file.Origin;
import org.gongqiao.app.supervision.file.RecordFinding;
import org.gongqiao.app.supervision.file.RegisterClue;
import org.gongqiao.app.supervision.file.Stage;
import org.gongqiao.app.supervision.people.Supervisors;
import org.gongqiao.app.ui.Ui;
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

/** Cases at an officer's desk: the list, a new clue, one case, and what is done in it before letters. */
@Controller
@RequestMapping("/supervision/cases")
class CaseController {

    private static final int PAGE = 30;

    private final Cases cases;
    private final Letters letters;
    private final Supervisors supervisors;
    private final Persons persons;
    private final ClaimClues clues;
    private final CaseSteps steps;
    private final CaseHistory history;
    private final SupervisionAnswers answers;
    private final Ids ids;
    private final Clock clock;

    CaseController(Cases cases, Letters letters, Supervisors supervisors, Persons persons, ClaimClues clues, CaseSteps steps, CaseHistory history, SupervisionAnswers answers, Ids ids,
                   Clock clock) {
        this.cases = cases;
        this.letters = letters;
        this.supervisors = supervisors;
        this.persons = persons;
        this.clues = clues;
        this.steps = steps;
        this.history = history;
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "OPEN") String stage, @RequestParam(required = false) @Nullable String after) {
        Stage wanted = Forms.known(Stage.values(), stage);
        String filter = wanted != null ? wanted.name() : stage.equals("ALL") ? "ALL" : "OPEN";
        Slice<Case> page = cases.list(wanted, !filter.equals("ALL"), Forms.after(after), PAGE);
        return view("supervision/cases", HttpStatus.OK, new CasePages.ListPage(page.items(), filter, Scope.desk().may(Permission.SUPERVISION_WORK),
                page.next() == null ? null : "/supervision/cases?stage=" + filter + "&after=" + page.next()));
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @GetMapping("/new")
    ModelAndView blank(@RequestParam(defaultValue = "") String claim) {
        CasePages.ClueForm form = clues.of(Forms.uuid(claim), ids.random(), LocalDate.now(clock))
                .orElseGet(() -> CasePages.ClueForm.blank(ids.random(), LocalDate.now(clock)));
        return view("supervision/case-form", HttpStatus.OK, new CasePages.CluePage(form, Map.of()));
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping
    ModelAndView register(@RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String employerId, @RequestParam(defaultValue = "") String q,
                          @RequestParam(defaultValue = "") String origin, @RequestParam(defaultValue = "") String cause,
                          @RequestParam(defaultValue = "") List<String> concerns, @RequestParam(defaultValue = "") String workers,
                          @RequestParam(defaultValue = "") String clue, @RequestParam(defaultValue = "") String foundOn,
                          @RequestParam(defaultValue = "") String phone, @RequestParam(defaultValue = "") String claim, @ModelAttribute("ui") Ui ui,
                          RedirectAttributes redirect) {
        var form = new Forms(ui);
        Claim from = clues.claim(Forms.uuid(claim)).orElse(null);
        var typed = new CasePages.ClueForm(key, employerId, q, origin, cause, concerns, workers, clue, foundOn, phone, from == null ? "" : from.id().toString(),
                from == null ? "" : from.number());
        UUID employer = Forms.uuid(employerId);
        var found = form.day("foundOn", foundOn);
        if (found.isAfter(LocalDate.now(clock))) {
            form.fault("foundOn", "supervision.notPossible.future");
        }
        UUID complainant = from != null ? from.personId() : complainant(form, phone);
        var command = new RegisterClue(Forms.uuid(key) == null ? ids.random() : Forms.uuid(key), Scope.desk().unit(), employer,
                employer == null ? form.text("employerId-text", q, Forms.LINE) : q.strip(), form.one("origin", Origin.values(), origin),
                form.one("cause", Cause.values(), cause), Forms.some(Concern.values(), concerns), form.number("workers", workers, 1_000_000),
                form.text("clue", clue, Forms.TEXT), found, complainant, from == null ? null : from.id(), null);
        if (form.failed()) {
            return view("supervision/case-form", HttpStatus.UNPROCESSABLE_CONTENT, new CasePages.CluePage(typed, form.errors()));
        }
        Outcome outcome = cases.register(command);
        if (outcome instanceof Outcome.Done(UUID id)) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("supervision.flash.registered"));
            return new ModelAndView("redirect:/supervision/cases/" + id);
        }
        return view("supervision/case-form", SupervisionAnswers.status(outcome), new CasePages.CluePage(typed, answers.faults(outcome, ui)));
    }

    /** Who complained is found by his mobile number among those the desk reaches; nothing typed means that he stays unknown. */
    private @Nullable UUID complainant(Forms form, String phone) {
        if (phone.isBlank()) {
            return null;
        }
        List<UUID> known = persons.inScopeByPhone(phone.strip());
        if (known.size() != 1) {
            form.fault("phone", "supervision.notPossible.nobody");
            return null;
        }
        return known.getFirst();
    }

    @Allowed(value = Permission.SUPERVISION_READ, record = "supervisionCase")
    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, id, ui, Map.of());
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionCase")
    @PostMapping("/{id}/concerns")
    ModelAndView change(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") List<String> concerns,
                        @RequestParam(defaultValue = "") String workers, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = new Forms(ui);
        int count = form.number("workers", workers, 1_000_000);
        return form.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, form.errors())
                : answer(id, cases.change(id, version, Forms.some(Concern.values(), concerns), count), "supervision.flash.changed", ui, redirect);
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionCase")
    @GetMapping("/{id}/inquiry")
    ModelAndView inquiry(@PathVariable UUID id) {
        return inquiry(HttpStatus.OK, cases.view(id), List.of(), List.of(), false, LocalDate.now(clock).toString(), Map.of());
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionCase")
    @PostMapping("/{id}/inquiry")
    ModelAndView begin(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") List<String> supervisor,
                       @RequestParam(defaultValue = "") List<String> interested, @RequestParam(defaultValue = "false") boolean cardsShown,
                       @RequestParam(defaultValue = "") String on, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = new Forms(ui);
        var day = form.day("on", on);
        List<UUID> going = Forms.uuids(supervisor);
        if (going.isEmpty()) {
            form.fault("supervisor", "supervision.fault.supervisors");
        }
        Map<String, String> errors = form.errors();
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (!form.failed()) {
            Outcome outcome = cases.beginInquiry(id, version, new BeginInquiry(day, going, Forms.uuids(interested), cardsShown));
            if (outcome instanceof Outcome.Done) {
                return done(id, "supervision.flash.inquiry", redirect);
            }
            errors = answers.faults(outcome, ui);
            status = SupervisionAnswers.status(outcome);
        }
        return inquiry(status, cases.view(id), supervisor, interested, cardsShown, on, errors);
    }

    private ModelAndView inquiry(HttpStatus status, CaseView view, List<String> chosen, List<String> interested, boolean cardsShown, String on,
                                 Map<String, String> errors) {
        var units = new ArrayList<UUID>(List.of(view.file().unitId()));
        if (!units.contains(Scope.desk().unit())) {
            units.add(Scope.desk().unit());
        }
        return view("supervision/inquiry", status, new CasePages.InquiryPage(view, supervisors.at(units), chosen, interested, cardsShown, on, LocalDate.now(clock), errors));
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionCase")
    @PostMapping("/{id}/finding")
    ModelAndView find(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String breach,
                      @RequestParam(defaultValue = "") String findingOn, @RequestParam(defaultValue = "") List<String> heard,
                      @RequestParam(defaultValue = "") List<String> obstruction, @RequestParam(defaultValue = "") String record,
                      @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = new Forms(ui);
        if (!breach.equals("true") && !breach.equals("false")) {
            form.fault("breach", "supervision.fault.choose");
        }
        var finding = new RecordFinding(breach.equals("true"), form.day("findingOn", findingOn), heard.contains("WORKERS"), heard.contains("EMPLOYER"),
                heard.contains("ORGANISATIONS"), Forms.some(Obstruction.values(), obstruction), form.text("record", record, Forms.TEXT));
        return form.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, form.errors())
                : answer(id, cases.recordFinding(id, version, finding), "supervision.flash.found", ui, redirect);
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionCase")
    @PostMapping("/{id}/urging")
    ModelAndView urge(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String urgedOn,
                      @RequestParam(defaultValue = "") String urging, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = new Forms(ui);
        var day = form.day("urgedOn", urgedOn);
        String text = form.text("urging", urging, Forms.TEXT);
        return form.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, form.errors())
                : answer(id, cases.urge(id, version, day, text), "supervision.flash.urged", ui, redirect);
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionCase")
    @PostMapping("/{id}/non-acceptance")
    ModelAndView notAccept(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String key,
                           @RequestParam(defaultValue = "") String because, @RequestParam(defaultValue = "") String where, @ModelAttribute("ui") Ui ui,
                           RedirectAttributes redirect) {
        var form = new Forms(ui);
        if (!because.equals("ELSEWHERE") && !because.equals("OUTSIDE")) {
            form.fault("because", "supervision.fault.choose");
        }
        String text = form.text("where", where, Forms.TEXT);
        return form.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, form.errors())
                : answer(id, letters.notAccept(id, version, because.equals("ELSEWHERE"), because.equals("OUTSIDE"), Forms.uuid(key) == null ? ids.random()
                        : Forms.uuid(key), text), "supervision.flash.notAccepted", ui, redirect);
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionCase")
    @PostMapping("/{id}/closing")
    ModelAndView close(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String outcome,
                       @RequestParam(defaultValue = "") String outcomeText, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = new Forms(ui);
        CaseOutcome chosen = form.one("outcome", CaseOutcome.values(), outcome);
        String text = form.text("outcomeText", outcomeText, Forms.TEXT);
        return form.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, form.errors())
                : answer(id, cases.close(id, version, chosen, text), "supervision.flash.closed", ui, redirect);
    }

    private ModelAndView answer(UUID id, Outcome outcome, String done, Ui ui, RedirectAttributes redirect) {
        return outcome instanceof Outcome.Done ? done(id, done, redirect) : show(SupervisionAnswers.status(outcome), id, ui, answers.faults(outcome, ui));
    }

    private static ModelAndView done(UUID id, String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(key));
        return new ModelAndView("redirect:/supervision/cases/" + id);
    }

    private ModelAndView show(HttpStatus status, UUID id, Ui ui, Map<String, String> errors) {
        CaseView view = cases.open(id);
        Inquiry last = view.inquiry();
        boolean mayWrite = view.file().isOpen() && Scope.desk().may(Permission.SUPERVISION_WORK);
        return view("supervision/case", status, new CasePages.Show(view, history.of(ui, view.file().matterId()), steps.of(view, ui), mayWrite,
                Scope.desk().may(Permission.LETTER_SIGN), letters.mayHandOver(view), last != null && last.isRunning() ? cases.organisations(view.file(), false) : null,
                ids.random().toString(), LocalDate.now(clock), new LinkedHashMap<>(errors)));
    }

    private static ModelAndView view(String name, HttpStatus status, Object page) {
        return new ModelAndView(name, new HashMap<>(Map.of("page", page)), status);
    }
}
