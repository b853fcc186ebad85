package org.gongqiao.app.organization.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.EmployerKind;
import org.gongqiao.app.organization.EmployerOutcome;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.organization.Ownership;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Employers on the officer's desk: search and lists, one employer, entering, changing, ending. */
@Controller
class EmployerController {

    private final Employers employers;
    private final EmployerPages pages;

    EmployerController(Employers employers, EmployerPages pages) {
        this.employers = employers;
        this.pages = pages;
    }

    /** Found by name or code; without a question those of one union, or those of a region that no union covers. */
    @Allowed(Permission.TREE_READ)
    @GetMapping("/employers")
    ModelAndView list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String unit,
                      @RequestParam(defaultValue = "") String region, @RequestParam(defaultValue = "") String after) {
        UUID union = UnionForm.uuid(unit);
        var regions = pages.regions(Scope.desk());
        EmployerPages.Listing listing = !q.isBlank() ? pages.search(q) : !region.isBlank() ? pages.uncovered(region, after)
                : pages.of(union == null ? Scope.desk().unit() : union, after);
        var model = new HashMap<String, Object>(Map.of("listing", listing, "q", q, "region", region, "regions", regions,
                "mayWrite", Scope.desk().may(Permission.TREE_WRITE)));
        model.put("next", listing.next() == null ? null : "/employers?" + (region.isBlank() ? union == null ? "" : "unit=" + union + "&"
                : "region=" + region.replaceAll("\\D", "") + "&") + "after=" + listing.next());
        return new ModelAndView("organization/employers", model);
    }

    @Allowed(Permission.TREE_READ)
    @GetMapping("/employers/platforms")
    ModelAndView platforms(@RequestParam(defaultValue = "") String q) {
        return new ModelAndView("organization/_options", Map.of("options", pages.platforms(q).stream()
                .map(row -> new Suggestion(row.employer().id(), row.employer().name(), row.place())).toList()));
    }

    @Allowed(value = Permission.TREE_READ, record = "employer")
    @GetMapping("/employers/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return new ModelAndView("organization/employer", Map.of("page", pages.show(Scope.desk(), id)));
    }

    @Allowed(Permission.TREE_WRITE)
    @GetMapping("/employers/new")
    ModelAndView entering(@RequestParam(defaultValue = "") String unit, @ModelAttribute("ui") Ui ui) {
        return form(HttpStatus.OK, null, pages.blank(Scope.desk(), UnionForm.uuid(unit)), Map.of(), ui);
    }

    @Allowed(Permission.TREE_WRITE)
    @PostMapping("/employers")
    ModelAndView enter(EmployerForm form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        UUID id = UnionForm.uuid(form.key());
        return switch (employers.record(form.command(id == null ? employers.newId() : id, false))) {
            case EmployerOutcome.Done done -> done(redirect, done.employer());
            case EmployerOutcome.Refused refused -> form(Reasons.status(refused.faults()), null, form, Reasons.of(refused.faults(), ui), ui);
        };
    }

    @Allowed(value = Permission.TREE_WRITE, record = "employer")
    @GetMapping("/employers/{id}/edit")
    ModelAndView editing(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return form(HttpStatus.OK, id, pages.form(id), Map.of(), ui);
    }

    @Allowed(value = Permission.TREE_WRITE, record = "employer")
    @PostMapping("/employers/{id}")
    ModelAndView change(@PathVariable UUID id, EmployerForm form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return switch (employers.record(form.command(id, true))) {
            case EmployerOutcome.Done done -> done(redirect, done.employer());
            case EmployerOutcome.Refused refused -> form(Reasons.status(refused.faults()), id, form, Reasons.of(refused.faults(), ui), ui);
        };
    }

    @Allowed(value = Permission.TREE_WRITE, record = "employer")
    @PostMapping("/employers/{id}/ending")
    ModelAndView end(@PathVariable UUID id, @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String on,
                     @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return switch (employers.end(id, UnionForm.number(version), UnionForm.date(on))) {
            case EmployerOutcome.Done done -> done(redirect, done.employer());
            case EmployerOutcome.Refused refused -> form(Reasons.status(refused.faults()), id, pages.form(id), Reasons.of(refused.faults(), ui), ui);
        };
    }

    private ModelAndView form(HttpStatus status, @org.jspecify.annotations.Nullable UUID id, EmployerForm form, Map<String, String> errors, Ui ui) {
        var model = new HashMap<String, Object>(Map.of("form", form, "errors", errors, "regions", pages.regions(Scope.desk()),
                "industries", UnionPages.industries(ui)));
        model.put("id", id);
        model.put("platformName", pages.employerName(form.platformId()));
        model.put("unitName", pages.unionName(form.unitId()));
        model.put("kinds", Arrays.stream(EmployerKind.values()).map(kind -> new Ui.Option(kind.name(), ui.msg("organization.employerKind." + kind))).toList());
        model.put("ownerships", Arrays.stream(Ownership.values()).map(each -> new Ui.Option(each.code(), ui.msg("organization.ownership." + each.code()))).toList());
        return new ModelAndView("organization/employer-form", model, status);
    }

    private static ModelAndView done(RedirectAttributes redirect, Employer employer) {
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("organization.employer.saved", employer.name()));
        return new ModelAndView("redirect:/employers/" + employer.id());
    }
}
