package org.gongqiao.app.organization.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.EmployerKind;
import org.gongqiao.app.organization.EmployerOutcome;
import org.gongqiao.app.organization.EmployerVersion;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.organization.Ownership;
import org.gongqiao.app.organization.RecordEmployer;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Employers for other systems, with the same rules and refusals as the pages. */
@RestController
@RequestMapping("/api/v1/employers")
class EmployerApi {

    /** {@code ownership} is the three-digit code. */
    record EmployerView(UUID id, String name, EmployerKind kind, @Nullable String creditCode, @Nullable String ownership, @Nullable String industry,
                        String region, @Nullable Integer staff, @Nullable Integer women, @Nullable UUID platformId, @Nullable UUID unitId,
                        LocalDate knownSince, @Nullable LocalDate endedOn, int version) {}

    record Page(List<EmployerView> items, @Nullable String next) {}

    record Entering(@Nullable UUID id, @Nullable Integer version, @Nullable LocalDate on, @Nullable String name, @Nullable EmployerKind kind, @Nullable String creditCode,
                    @Nullable String ownership, @Nullable String industry, @Nullable String region, @Nullable Integer staff,
                    @Nullable Integer women, @Nullable UUID platformId, @Nullable UUID unitId) {}

    record Ending(@Nullable Integer version, @Nullable LocalDate on) {}

    private final Employers employers;
    private final EmployerPages pages;

    EmployerApi(Employers employers, EmployerPages pages) {
        this.employers = employers;
        this.pages = pages;
    }

    /** By name or credit code within the desk's scope, or those of one union. */
    @Allowed(Permission.TREE_READ)
    @GetMapping
    Page list(@RequestParam(defaultValue = "") String q, @RequestParam(required = false) @Nullable UUID unit, @RequestParam(defaultValue = "") String after) {
        EmployerPages.Listing listing = q.isBlank() ? pages.of(unit == null ? Scope.desk().unit() : unit, after) : pages.search(q);
        return new Page(listing.rows().stream().map(row -> view(row.employer())).toList(), listing.next());
    }

    @Allowed(value = Permission.TREE_READ, record = "employer")
    @GetMapping("/{id}")
    EmployerView show(@PathVariable UUID id) {
        return view(employers.getInScope(id));
    }

    @Allowed(value = Permission.TREE_READ, record = "employer")
    @GetMapping("/{id}/versions")
    List<EmployerVersion> versions(@PathVariable UUID id) {
        return employers.history(id);
    }

    @Allowed(Permission.TREE_WRITE)
    @PostMapping
    ResponseEntity<?> enter(@RequestBody Entering body, @ModelAttribute("ui") Ui ui) {
        return answer(employers.record(command(body.id() == null ? employers.newId() : body.id(), null, body)), HttpStatus.CREATED, ui);
    }

    @Allowed(value = Permission.TREE_WRITE, record = "employer")
    @PutMapping("/{id}")
    ResponseEntity<?> change(@PathVariable UUID id, @RequestBody Entering body, @ModelAttribute("ui") Ui ui) {
        return answer(employers.record(command(id, UnionApi.seen(body.version()), body)), HttpStatus.OK, ui);
    }

    @Allowed(value = Permission.TREE_WRITE, record = "employer")
    @PutMapping("/{id}/ending")
    ResponseEntity<?> end(@PathVariable UUID id, @RequestBody Ending body, @ModelAttribute("ui") Ui ui) {
        return answer(employers.end(id, UnionApi.seen(body.version()), body.on()), HttpStatus.OK, ui);
    }

    private static RecordEmployer command(UUID id, @Nullable Integer version, Entering body) {
        return new RecordEmployer(id, version, body.on(), UnionForm.text(body.name()), body.kind() == null ? EmployerKind.ENTERPRISE : body.kind(), body.creditCode(),
                body.ownership() == null ? null : Ownership.byCode(body.ownership()).orElse(null), body.industry(), UnionForm.text(body.region()), body.staff(), body.women(),
                body.platformId(), body.unitId());
    }

    private static ResponseEntity<?> answer(EmployerOutcome outcome, HttpStatus done, Ui ui) {
        return switch (outcome) {
            case EmployerOutcome.Done ok -> ResponseEntity.status(done).body(view(ok.employer()));
            case EmployerOutcome.Refused refused -> Reasons.problem(refused.faults(), ui);
        };
    }

    private static EmployerView view(Employer e) {
        return new EmployerView(e.id(), e.name(), e.kind(), e.creditCode(), e.ownership() == null ? null : e.ownership().code(), e.industry(), e.region(),
                e.staff(), e.women(), e.platformId(), e.unitId(), e.knownSince(), e.endedOn(), e.version());
    }
}
