package org.gongqiao.app.supervision.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.supervision.inspection.Checklist;
import org.gongqiao.app.supervision.inspection.Inspection;
import org.gongqiao.app.supervision.inspection.Inspections;
import org.gongqiao.app.supervision.inspection.ItemAnswer;
import org.gongqiao.app.supervision.inspection.Plan;
import org.gongqiao.app.ui.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Checklists, plans and inspections for other programs. */
@RestController
@RequestMapping("/api/v1/supervision")
class InspectionApi {

    record NewChecklist(@Nullable String title, @Nullable List<Checklist.NewItem> items) {}

    record NewPlan(@Nullable UUID key, @Nullable String title, @Nullable UUID checklist, @Nullable LocalDate from, @Nullable LocalDate until, @Nullable List<UUID> employers) {}

    record Done(@Nullable Integer version, @Nullable LocalDate on, @Nullable String inspectors, @Nullable String note, @Nullable List<ItemAnswer> answers) {}

    record Finding(@Nullable UUID item) {}

    record PlanView(Plan plan, List<Inspection> inspections) {}

    record View(Inspection inspection, List<ItemAnswer> answers) {}

    private final Inspections inspections;
    private final Employers employers;
    private final SupervisionAnswers answers;
    private final Ids ids;

    InspectionApi(Inspections inspections, Employers employers, SupervisionAnswers answers, Ids ids) {
        this.inspections = inspections;
        this.employers = employers;
        this.answers = answers;
        this.ids = ids;
    }

    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping("/checklists")
    List<Checklist> checklists() {
        return inspections.checklists();
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/checklists")
    ResponseEntity<?> add(@RequestBody NewChecklist form) {
        if (SupervisionCaseApi.blank(form.title(), Forms.LINE) || form.items() == null || form.items().isEmpty() || form.items().size() > 40
                || form.items().stream().anyMatch(item -> item == null || item.cause() == null || SupervisionCaseApi.blank(item.text(), 500))) {
            return incomplete();
        }
        UUID id = inspections.add(form.title().strip(), form.items().stream().map(item -> new Checklist.NewItem(item.cause(), item.text().strip(),
                item.source() == null ? "" : item.source().strip())).toList());
        return ResponseEntity.status(HttpStatus.CREATED).body(inspections.checklist(id));
    }

    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping("/plans")
    List<Plan> plans() {
        return inspections.plans(100);
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/plans")
    ResponseEntity<?> plan(@RequestBody NewPlan form) {
        if (SupervisionCaseApi.blank(form.title(), Forms.LINE) || form.checklist() == null || form.from() == null || form.until() == null || form.employers() == null
                || form.employers().isEmpty() || form.employers().size() > 300) {
            return incomplete();
        }
        List<Employer> chosen = form.employers().stream().distinct().map(employers::getInScope).toList();
        Outcome outcome = inspections.plan(form.key() == null ? ids.random() : form.key(), form.title().strip(), form.checklist(), form.from(), form.until(), chosen);
        return outcome instanceof Outcome.Done(UUID id) ? ResponseEntity.created(URI.create("/api/v1/supervision/plans/" + id)).body(plan(id)) : answers.problem(outcome);
    }

    @Allowed(value = Permission.SUPERVISION_READ, record = "inspectionPlan")
    @GetMapping("/plans/{id}")
    PlanView plan(@PathVariable UUID id) {
        return new PlanView(inspections.planOf(id), inspections.of(id));
    }

    @Allowed(value = Permission.SUPERVISION_READ, record = "inspection")
    @GetMapping("/inspections/{id}")
    View show(@PathVariable UUID id) {
        return new View(inspections.get(id), List.copyOf(inspections.answers(id).values()));
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "inspection")
    @PostMapping("/inspections/{id}/record")
    ResponseEntity<?> complete(@PathVariable UUID id, @RequestBody Done form) {
        if (form.version() == null || form.on() == null || SupervisionCaseApi.blank(form.inspectors(), Forms.LINE) || form.answers() == null
                || form.answers().stream().anyMatch(each -> each == null || each.itemId() == null || each.found() == null)) {
            return incomplete();
        }
        Outcome outcome = inspections.complete(id, form.version(), form.on(), form.inspectors().strip(), form.note() == null ? "" : form.note().strip(),
                form.answers().stream().map(each -> new ItemAnswer(each.itemId(), each.found(), each.note() == null ? "" : each.note().strip(), null)).toList());
        return outcome instanceof Outcome.Done ? ResponseEntity.ok(show(id)) : answers.problem(outcome);
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "inspection")
    @PostMapping("/inspections/{id}/cases")
    ResponseEntity<?> openCase(@PathVariable UUID id, @RequestBody Finding form) {
        if (form.item() == null) {
            return incomplete();
        }
        Outcome outcome = inspections.openCase(id, form.item());
        return outcome instanceof Outcome.Done(UUID file) ? ResponseEntity.created(URI.create("/api/v1/supervision/cases/" + file)).body(Map.of("caseId", file))
                : answers.problem(outcome);
    }

    private ResponseEntity<?> incomplete() {
        return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "supervision.fault.incomplete");
    }
}
