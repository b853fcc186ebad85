package org.gongqiao.app.supervision.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.supervision.file.Cause;
import org.gongqiao.app.supervision.inspection.Checklist;
import org.gongqiao.app.supervision.inspection.Inspection;
import org.gongqiao.app.supervision.inspection.Inspections;
import org.gongqiao.app.supervision.inspection.ItemAnswer;
import org.gongqiao.app.supervision.inspection.Plan;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Checklists, plans and inspections at an officer's desk. */
@Controller
@RequestMapping("/supervision")
class InspectionController {

    private static final int EMPLOYERS = 300;

    private final Inspections inspections;
    private final Employers employers;
    private final SupervisionAnswers answers;
    private final MessageSource texts;
    private final Ids ids;
    private final Clock clock;

    InspectionController(Inspections inspections, Employers employers, SupervisionAnswers answers, MessageSource texts, Ids ids, Clock clock) {
        this.inspections = inspections;
        this.employers = employers;
        this.answers = answers;
        this.texts = texts;
        this.ids = ids;
        this.clock = clock;
    }

    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping("/inspections")
    ModelAndView list() {
        return LetterController.view("supervision/inspections", HttpStatus.OK, new InspectionPages.ListPage(inspections.plans(100), inspections.checklists(),
                Scope.desk().unit(), Scope.desk().may(Permission.SUPERVISION_WORK)));
    }

    /** Begins with what supervision looks at (S-09), one row each, for the union to change. */
    @Allowed(Permission.SUPERVISION_WORK)
    @GetMapping("/checklists/new")
    ModelAndView blankChecklist() {
        Locale chinese = Locale.SIMPLIFIED_CHINESE;
        var rows = Arrays.stream(Cause.values()).filter(cause -> cause != Cause.OUTSIDE).map(cause -> new InspectionPages.Row(cause.name(),
                texts.getMessage("supervision.sample." + cause, null, chinese), texts.getMessage("supervision.sampleSource." + cause, null, chinese))).toList();
        return LetterController.view("supervision/checklist-form", HttpStatus.OK, new InspectionPages.ChecklistForm("", rows, Map.of()));
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/checklists")
    ModelAndView addChecklist(@RequestParam(defaultValue = "") String title, @RequestParam MultiValueMap<String, String> sent, @ModelAttribute("ui") Ui ui,
                              RedirectAttributes redirect) {
        var form = new Forms(ui);
        String name = form.text("title", title, Forms.LINE);
        var rows = new ArrayList<InspectionPages.Row>();
        var items = new ArrayList<Checklist.NewItem>();
        for (int i = 0; i < 40 && sent.containsKey("text" + i); i++) {
            var row = new InspectionPages.Row(first(sent, "cause" + i), first(sent, "text" + i), first(sent, "source" + i));
            rows.add(row);
            if (!row.text().isBlank()) {
                items.add(new Checklist.NewItem(form.one("cause" + i, Cause.values(), row.cause()), form.text("text" + i, row.text(), 500),
                        form.optional("source" + i, row.source(), Forms.LINE)));
            }
        }
        if (items.isEmpty()) {
            form.fault("title", "supervision.fault.items");
        }
        if (form.failed()) {
            return LetterController.view("supervision/checklist-form", HttpStatus.UNPROCESSABLE_CONTENT, new InspectionPages.ChecklistForm(title, rows, form.errors()));
        }
        inspections.add(name, items);
        return done("/supervision/inspections", "supervision.flash.checklist", redirect);
    }

    private static String first(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value;
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/checklists/{checklist}/retirement")
    ModelAndView retire(@PathVariable String checklist, RedirectAttributes redirect) {
        UUID id = Forms.uuid(checklist);
        boolean retired = id != null && inspections.retire(id);
        redirect.addFlashAttribute(Ui.Flash.NAME, retired ? Ui.Flash.done("supervision.flash.retired") : Ui.Flash.refused("supervision.notPossible.otherChecklist"));
        return new ModelAndView("redirect:/supervision/inspections");
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @GetMapping("/plans/new")
    ModelAndView blankPlan() {
        LocalDate today = LocalDate.now(clock);
        return plan(HttpStatus.OK, ids.random().toString(), "", "", today.toString(), today.plusMonths(1).toString(), List.of(), Map.of());
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/plans")
    ModelAndView plan(@RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String checklist,
                      @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String until,
                      @RequestParam(defaultValue = "") List<String> employer, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = new Forms(ui);
        String name = form.text("title", title, Forms.LINE);
        UUID list = Forms.uuid(checklist);
        if (list == null) {
            form.fault("checklist", "ui.fault.choose");
        }
        LocalDate first = form.day("from", from);
        LocalDate last = form.day("until", until);
        List<UUID> wanted = Forms.uuids(employer);
        List<Employer> chosen = employers.inScope(EMPLOYERS).stream().filter(each -> wanted.contains(each.id())).toList();
        if (chosen.isEmpty()) {
            form.fault("employer", "supervision.fault.employers");
        }
        if (form.failed() || list == null) {
            return plan(HttpStatus.UNPROCESSABLE_CONTENT, key, title, checklist, from, until, employer, form.errors());
        }
        UUID of = Forms.uuid(key);
        Outcome outcome = inspections.plan(of == null ? ids.random() : of, name, list, first, last, chosen);
        return outcome instanceof Outcome.Done(UUID id) ? done("/supervision/plans/" + id, "supervision.flash.planned", redirect)
                : plan(SupervisionAnswers.status(outcome), key, title, checklist, from, until, employer, answers.faults(outcome, ui));
    }

    private ModelAndView plan(HttpStatus status, String key, String title, String checklist, String from, String until, List<String> chosen,
                              Map<String, String> errors) {
        return LetterController.view("supervision/plan-form", status, new InspectionPages.PlanForm(key, title, checklist, from, until, chosen,
                inspections.checklists(), employers.inScope(EMPLOYERS), errors));
    }

    @Allowed(value = Permission.SUPERVISION_READ, record = "inspectionPlan")
    @GetMapping("/plans/{id}")
    ModelAndView plan(@PathVariable UUID id) {
        return LetterController.view("supervision/plan", HttpStatus.OK, new InspectionPages.PlanPage(inspections.planOf(id), inspections.of(id)));
    }

    @Allowed(value = Permission.SUPERVISION_READ, record = "inspection")
    @GetMapping("/inspections/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return show(HttpStatus.OK, id, Map.of());
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "inspection")
    @PostMapping("/inspections/{id}/record")
    ModelAndView complete(@PathVariable UUID id, @RequestParam int version, @RequestParam MultiValueMap<String, String> sent, @ModelAttribute("ui") Ui ui,
                          RedirectAttributes redirect) {
        Inspection inspection = inspections.get(id);
        Checklist checklist = inspections.checklist(inspections.planOf(inspection.planId()).checklistId());
        var form = new Forms(ui);
        LocalDate on = form.day("doneOn", first(sent, "doneOn"));
        String inspectors = form.text("inspectors", first(sent, "inspectors"), Forms.LINE);
        String note = form.optional("note", first(sent, "note"), Forms.TEXT);
        List<ItemAnswer> given = checklist.items().stream().map(item -> new ItemAnswer(item.id(),
                form.one("found" + item.position(), ItemAnswer.Found.values(), first(sent, "found" + item.position())),
                form.optional("note" + item.position(), first(sent, "note" + item.position()), 1_000), null)).toList();
        return form.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, form.errors())
                : answer(id, inspections.complete(id, version, on, inspectors, note, given), "/supervision/inspections/" + id, "supervision.flash.inspected", ui, redirect);
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "inspection")
    @PostMapping("/inspections/{id}/cases")
    ModelAndView openCase(@PathVariable UUID id, @RequestParam UUID item, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Outcome outcome = inspections.openCase(id, item);
        return answer(id, outcome, outcome instanceof Outcome.Done(UUID caseId) ? "/supervision/cases/" + caseId : "", "supervision.flash.registered", ui, redirect);
    }

    private ModelAndView answer(UUID id, Outcome outcome, String where, String done, Ui ui, RedirectAttributes redirect) {
        return outcome instanceof Outcome.Done ? done(where, done, redirect) : show(SupervisionAnswers.status(outcome), id, answers.faults(outcome, ui));
    }

    private ModelAndView show(HttpStatus status, UUID id, Map<String, String> errors) {
        Inspection inspection = inspections.get(id);
        Plan plan = inspections.planOf(inspection.planId());
        return LetterController.view("supervision/inspection", status, new InspectionPages.InspectionPage(inspection, plan, inspections.checklist(plan.checklistId()),
                inspections.answers(id), Scope.desk().may(Permission.SUPERVISION_WORK), LocalDate.now(clock), errors));
    }

    private static ModelAndView done(String where, String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(key));
        return new ModelAndView("redirect:" + where);
    }
}
