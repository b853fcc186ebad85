package org.gongqiao.app.supervision.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.supervision.people.SetUpBody;
import org.gongqiao.app.supervision.people.SupervisionBody;
import org.gongqiao.app.supervision.people.Supervisor;
import org.gongqiao.app.supervision.people.Supervisors;
import org.gongqiao.app.ui.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bodies and supervisors for other programs. */
@RestController
@RequestMapping("/api/v1/supervision")
class SupervisorApi {

    record Appointment(@Nullable String phone, Supervisor.@Nullable Kind kind, @Nullable Boolean head, @Nullable LocalDate on, @Nullable LocalDate until) {}

    record Training(@Nullable Integer version, @Nullable LocalDate on, @Nullable String text) {}

    record Card(@Nullable Integer version, @Nullable LocalDate from, @Nullable LocalDate until) {}

    record Ending(@Nullable Integer version, @Nullable String reason) {}

    private final Supervisors supervisors;
    private final SupervisionAnswers answers;

    SupervisorApi(Supervisors supervisors, SupervisionAnswers answers) {
        this.supervisors = supervisors;
        this.answers = answers;
    }

    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping("/supervisors")
    Slice<Supervisor> list(@RequestParam(required = false) @Nullable String after) {
        return supervisors.list(Forms.after(after), 50);
    }

    @Allowed(value = Permission.SUPERVISION_READ, record = "supervisor")
    @GetMapping("/supervisors/{id}")
    Supervisor show(@PathVariable UUID id) {
        return supervisors.get(id);
    }

    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping("/body")
    SupervisionBody body() {
        UUID unit = Scope.desk().unit();
        return supervisors.body(unit).orElseThrow(() -> new NotFound("supervision body", unit));
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @PutMapping("/body")
    ResponseEntity<?> setUp(@RequestBody SetUpBody form) {
        if (form.form() == null || form.establishedOn() == null || SupervisionCaseApi.blank(form.letterCode(), 20) || SupervisionCaseApi.blank(form.address(), Forms.LINE)
                || SupervisionCaseApi.blank(form.phone(), 40)) {
            return incomplete();
        }
        Outcome outcome = supervisors.setUp(Scope.desk().unit(), new SetUpBody(form.form(), form.establishedOn(), form.termUntil(), form.letterCode().strip(),
                form.address().strip(), form.phone().strip(), form.email() == null ? "" : form.email().strip(), form.version()));
        return outcome instanceof Outcome.Done ? ResponseEntity.ok(body()) : answers.problem(outcome);
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/supervisors")
    ResponseEntity<?> appoint(@RequestBody Appointment form) {
        String number = form.phone() != null && MobileNumber.parse(form.phone()) instanceof MobileNumber.Valid(MobileNumber valid) ? valid.value() : "";
        if (number.isEmpty() || form.kind() == null || form.on() == null || form.until() == null) {
            return incomplete();
        }
        Outcome outcome = supervisors.appoint(Scope.desk().unit(), number, form.kind(), SupervisionCaseApi.yes(form.head()), form.on(), form.until());
        return outcome instanceof Outcome.Done(UUID id) ? ResponseEntity.created(URI.create("/api/v1/supervision/supervisors/" + id)).body(supervisors.get(id))
                : answers.problem(outcome);
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisor")
    @PostMapping("/supervisors/{id}/training")
    ResponseEntity<?> train(@PathVariable UUID id, @RequestBody Training form) {
        return form.version() == null || form.on() == null || SupervisionCaseApi.blank(form.text(), Forms.LINE) ? incomplete()
                : answer(id, supervisors.train(id, form.version(), form.on(), form.text().strip()));
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisor")
    @PostMapping("/supervisors/{id}/card")
    ResponseEntity<?> card(@PathVariable UUID id, @RequestBody Card form) {
        return form.version() == null || form.from() == null || form.until() == null ? incomplete()
                : answer(id, supervisors.issueCard(id, form.version(), form.from(), form.until()));
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisor")
    @PostMapping("/supervisors/{id}/card-withdrawal")
    ResponseEntity<?> withdraw(@PathVariable UUID id, @RequestBody Ending form) {
        return form.version() == null || SupervisionCaseApi.blank(form.reason(), Forms.LINE) ? incomplete()
                : answer(id, supervisors.withdrawCard(id, form.version(), form.reason().strip()));
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisor")
    @PostMapping("/supervisors/{id}/ending")
    ResponseEntity<?> end(@PathVariable UUID id, @RequestBody Ending form) {
        return form.version() == null || SupervisionCaseApi.blank(form.reason(), Forms.LINE) ? incomplete() : answer(id, supervisors.end(id, form.version(), form.reason().strip()));
    }

    private ResponseEntity<?> answer(UUID id, Outcome outcome) {
        return outcome instanceof Outcome.Done ? ResponseEntity.ok(supervisors.get(id)) : answers.problem(outcome);
    }

    private ResponseEntity<?> incomplete() {
        return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "supervision.fault.incomplete");
    }
}
