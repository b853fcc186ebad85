package org.gongqiao.app.openness.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.openness.hold.CompanyDecision;
import org.gongqiao.app.openness.hold.CompanyDecisions;
import org.gongqiao.app.openness.hold.CompanyMatter;
import org.gongqiao.app.openness.hold.DecisionState;
import org.gongqiao.app.openness.hold.RecordDecision;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Decisions of employers that touch workers, for other programs. */
@RestController
@RequestMapping("/api/v1/company-decisions")
class CompanyDecisionApi {

    private static final int PAGE = 50;

    record NewDecision(@Nullable UUID key, @Nullable CompanyMatter kind, @Nullable String title, @Nullable String body, @Nullable String organ,
                       @Nullable LocalDate effectiveOn, @Nullable Integer affected, @Nullable List<UUID> attachments) {}

    record Act(@Nullable Integer version, @Nullable UUID stepItem, @Nullable LocalDate on, @Nullable String text) {}

    /** @param verdict what the matrix says (D-18); effect what follows where it was carried out without the step (D-13), null otherwise */
    record View(UUID id, UUID unitId, String employerName, String number, CompanyMatter kind, String title, String body, String organ, @Nullable LocalDate effectiveOn,
                int affected, String required, DecisionState state, CompanyDecision.@Nullable Step step, @Nullable LocalDate carriedOutOn,
                @Nullable LocalDate demandedOn, @Nullable UUID supervisionCase, @Nullable LocalDate correctedOn, Instant recordedAt, int version,
                @Nullable RuleView verdict, @Nullable RuleView effect) {

        static View of(CompanyDecision d, @Nullable RuleView verdict, @Nullable RuleView effect) {
            return new View(d.id(), d.unitId(), d.employerName(), d.number(), d.kind(), d.title(), d.body(), d.organ(), d.effectiveOn(), d.affected(),
                    d.required().map(Enum::name).orElse("UNSET"), d.state(), d.step(), d.carriedOutOn(), d.demandedOn(), d.supervisionCase(), d.correctedOn(),
                    d.recordedAt(), d.version(), verdict, effect);
        }
    }

    record RuleView(String verdict, String key, String ruleId, String instrument, String article, String mark) {

        static RuleView of(org.gongqiao.app.law.Verdict v) {
            return new RuleView(v.getClass().getSimpleName(), v.key(), v.ground().ruleId(), v.ground().citation().instrument(), v.ground().citation().article(),
                    v.ground().mark().name());
        }
    }

    private final CompanyDecisions decisions;
    private final Enterprises enterprises;
    private final OpennessAnswers answers;
    private final Ids ids;

    CompanyDecisionApi(CompanyDecisions decisions, Enterprises enterprises, OpennessAnswers answers, Ids ids) {
        this.decisions = decisions;
        this.enterprises = enterprises;
        this.answers = answers;
        this.ids = ids;
    }

    @Allowed(Permission.OPENNESS_READ)
    @GetMapping
    Slice<View> list(@RequestParam(defaultValue = "") String state, @RequestParam(required = false) @Nullable String before) {
        Slice<CompanyDecision> page = decisions.list(Forms.known(DecisionState.values(), state), Forms.uuid(before), PAGE);
        return new Slice<>(page.items().stream().map(each -> View.of(each, null, null)).toList(), page.next());
    }

    @Allowed(value = Permission.OPENNESS_READ, record = "companyDecision")
    @GetMapping("/{id}")
    View show(@PathVariable UUID id) {
        CompanyDecision decision = decisions.get(id);
        return View.of(decision, RuleView.of(decisions.verdict(decision)), decisions.effect(decision).map(RuleView::of).orElse(null));
    }

    /** At the desk's own enterprise. */
    @Allowed(Permission.OPENNESS_WORK)
    @PostMapping
    ResponseEntity<?> record(@RequestBody NewDecision form) {
        UUID unit = Scope.desk().unit();
        if (enterprises.find(unit).isEmpty()) {
            return answers.faulty("openness.notPossible.notSetUp");
        }
        Integer affected = form.affected();
        if (form.kind() == null || OpennessApi.blank(form.title(), 100) || OpennessApi.blank(form.body(), CompanyDecisionController.BODY)
                || OpennessApi.blank(form.organ(), 60) || affected == null || affected < 0 || affected > 1_000_000) {
            return answers.faulty("openness.fault.form");
        }
        return answers.of(decisions.record(new RecordDecision(form.key() == null ? ids.random() : form.key(), unit, form.kind(), OpennessApi.text(form.title()),
                OpennessApi.text(form.body()), OpennessApi.text(form.organ()), form.effectiveOn(), affected,
                OpennessApi.ids(form.attachments()))));
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "companyDecision")
    @PostMapping("/{id}/step")
    ResponseEntity<?> link(@PathVariable UUID id, @RequestBody Act form) {
        return form.version() == null || form.stepItem() == null ? answers.faulty("openness.fault.form")
                : answers.of(decisions.link(id, form.version(), form.stepItem()));
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "companyDecision")
    @PostMapping("/{id}/carrying-out")
    ResponseEntity<?> carriedOut(@PathVariable UUID id, @RequestBody Act form) {
        return form.version() == null || form.on() == null ? answers.faulty("openness.fault.form") : answers.of(decisions.carriedOut(id, form.version(), form.on()));
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "companyDecision")
    @PostMapping("/{id}/demand")
    ResponseEntity<?> demand(@PathVariable UUID id, @RequestBody Act form) {
        return form.version() == null || form.on() == null || OpennessApi.blank(form.text(), 1_000) ? answers.faulty("openness.fault.form")
                : answers.of(decisions.demand(id, form.version(), form.on(), OpennessApi.text(form.text())));
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "companyDecision")
    @PostMapping("/{id}/supervision")
    ResponseEntity<?> supervise(@PathVariable UUID id, @RequestBody Act form) {
        return form.version() == null || OpennessApi.blank(form.text(), 1_000) ? answers.faulty("openness.fault.form")
                : answers.of(decisions.supervise(id, form.version(), OpennessApi.text(form.text())));
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "companyDecision")
    @PostMapping("/{id}/correction")
    ResponseEntity<?> corrected(@PathVariable UUID id, @RequestBody Act form) {
        return form.version() == null || form.on() == null || OpennessApi.blank(form.text(), 500) ? answers.faulty("openness.fault.form")
                : answers.of(decisions.corrected(id, form.version(), form.on(), OpennessApi.text(form.text())));
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "companyDecision")
    @PostMapping("/{id}/withdrawal")
    ResponseEntity<?> withdraw(@PathVariable UUID id, @RequestBody Act form) {
        return form.version() == null || OpennessApi.blank(form.text(), 500) ? answers.faulty("openness.fault.form")
                : answers.of(decisions.withdraw(id, form.version(), OpennessApi.text(form.text())));
    }
}
