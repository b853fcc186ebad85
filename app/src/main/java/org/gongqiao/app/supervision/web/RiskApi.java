package org.gongqiao.app.supervision.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Refusal;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.law.RiskFacts;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.supervision.risk.RecordRisk;
import org.gongqiao.app.supervision.risk.Risk;
import org.gongqiao.app.supervision.risk.RiskReader;
import org.gongqiao.app.supervision.risk.Risks;
import org.gongqiao.app.ui.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Risks for other programs, with the same narrow access: only for a desk whose holder was named. */
@RestController
@RequestMapping("/api/v1/supervision/risks")
class RiskApi {

    /** @param phone of the account of whoever is named */
    record NewReader(@Nullable String phone, @Nullable String reason, @Nullable LocalDate until) {}

    record ReaderView(UUID id, String name, UUID unitId, String unitName, String reason, LocalDate from, LocalDate until, int version) {

        static ReaderView of(RiskReader reader) {
            return new ReaderView(reader.id(), reader.name(), reader.unitId(), reader.unitName(), reader.reason(), reader.from(), reader.until(), reader.version());
        }
    }

    record Version(@Nullable Integer version) {}

    record Figures(@Nullable Integer version, @Nullable Integer workers, @Nullable Integer monthsUnpaid, @Nullable Boolean stopping, @Nullable Boolean stoppage, @Nullable String text) {}

    record Text(@Nullable Integer version, @Nullable String text) {}

    private final Risks risks;
    private final SupervisionAnswers answers;
    private final Ids ids;

    RiskApi(Risks risks, SupervisionAnswers answers, Ids ids) {
        this.risks = risks;
        this.answers = answers;
        this.ids = ids;
    }

    @Allowed(Permission.RISK_WATCH)
    @GetMapping
    List<Risk> list(@RequestParam(defaultValue = "true") boolean open) {
        return risks.list(open, 200);
    }

    @Allowed(value = Permission.RISK_WATCH, record = "risk")
    @GetMapping("/{id}")
    Risk show(@PathVariable UUID id) {
        return risks.open(id);
    }

    @Allowed(Permission.RISK_WATCH)
    @PostMapping
    ResponseEntity<?> record(@RequestBody RecordRisk form) {
        if (form.employerId() == null || form.kind() == null || form.workers() < 0 || form.monthsUnpaid() < 0 || SupervisionCaseApi.blank(form.situation(), Forms.TEXT)
                || form.foundOn() == null) {
            return incomplete();
        }
        if (!risks.isNamed()) {
            throw new Refusal(Refusal.Kind.WITHOUT_ROLE);
        }
        Outcome outcome = risks.record(new RecordRisk(form.key() == null ? ids.random() : form.key(), form.employerId(), form.kind(), form.workers(), form.monthsUnpaid(),
                form.stopping(), form.stoppage(), form.situation().strip(), form.foundOn()));
        return outcome instanceof Outcome.Done(UUID id) ? ResponseEntity.created(URI.create("/api/v1/supervision/risks/" + id)).body(risks.open(id))
                : answers.problem(outcome);
    }

    @Allowed(value = Permission.RISK_WATCH, record = "risk")
    @PostMapping("/{id}/report")
    ResponseEntity<?> report(@PathVariable UUID id, @RequestBody Version form) {
        return form.version() == null ? incomplete() : answer(id, risks.report(id, form.version()));
    }

    @Allowed(value = Permission.RISK_WATCH, record = "risk")
    @PostMapping("/{id}/figures")
    ResponseEntity<?> regrade(@PathVariable UUID id, @RequestBody Figures form) {
        return form.version() == null || form.workers() == null || form.monthsUnpaid() == null || form.workers() < 0 || form.monthsUnpaid() < 0
                || SupervisionCaseApi.blank(form.text(), Forms.TEXT) ? incomplete()
                : answer(id, risks.regrade(id, form.version(), new RiskFacts(form.workers(), form.monthsUnpaid(), SupervisionCaseApi.yes(form.stopping()), SupervisionCaseApi.yes(form.stoppage())), form.text().strip()));
    }

    @Allowed(value = Permission.RISK_WATCH, record = "risk")
    @PostMapping("/{id}/notes")
    ResponseEntity<?> note(@PathVariable UUID id, @RequestBody Text form) {
        return SupervisionCaseApi.blank(form.text(), Forms.TEXT) ? incomplete() : answer(id, risks.note(id, form.text().strip()));
    }

    @Allowed(value = Permission.RISK_WATCH, record = "risk")
    @PostMapping("/{id}/closing")
    ResponseEntity<?> close(@PathVariable UUID id, @RequestBody Text form) {
        return form.version() == null || SupervisionCaseApi.blank(form.text(), Forms.TEXT) ? incomplete() : answer(id, risks.close(id, form.version(), form.text().strip()));
    }

    /** Who may see the risks of the desk's union and below; phones and persons are not told. */
    @Allowed(Permission.RISK_NAME)
    @GetMapping("/readers")
    List<ReaderView> readers() {
        return risks.readers().stream().map(ReaderView::of).toList();
    }

    /** Names somebody, by the phone of his account; refused where he holds no post that watches risks there. */
    @Allowed(Permission.RISK_NAME)
    @PostMapping("/readers")
    ResponseEntity<?> name(@RequestBody NewReader form) {
        if (!(MobileNumber.parse(form.phone() == null ? "" : form.phone()) instanceof MobileNumber.Valid(MobileNumber phone))) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "supervision.fault.phone");
        }
        if (SupervisionCaseApi.blank(form.reason(), Forms.LINE) || form.until() == null) {
            return incomplete();
        }
        Outcome outcome = risks.name(phone.value(), form.reason().strip(), form.until());
        return outcome instanceof Outcome.Done(UUID id) ? ResponseEntity.status(HttpStatus.CREATED).body(ReaderView.of(risks.findReader(id).orElseThrow()))
                : answers.problem(outcome);
    }

    @Allowed(value = Permission.RISK_NAME, record = "riskReader")
    @PostMapping("/readers/{id}/ending")
    ResponseEntity<?> endReader(@PathVariable UUID id, @RequestBody Version form) {
        if (form.version() == null) {
            return incomplete();
        }
        Outcome outcome = risks.endReader(id, form.version());
        return outcome instanceof Outcome.Done ? ResponseEntity.ok(readers()) : answers.problem(outcome);
    }

    private ResponseEntity<?> answer(UUID id, Outcome outcome) {
        return outcome instanceof Outcome.Done ? ResponseEntity.ok(risks.open(id)) : answers.problem(outcome);
    }

    private ResponseEntity<?> incomplete() {
        return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "supervision.fault.incomplete");
    }
}
