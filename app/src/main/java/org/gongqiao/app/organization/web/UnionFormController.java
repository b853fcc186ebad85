package org.gongqiao.app.organization.web;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.UnionKind;
import org.gongqiao.app.organization.UnionOutcome;
import org.gongqiao.app.organization.UnionRegister;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Founding, changing, moving and closing a union. A refused form comes back with what was typed and the reasons. */
@Controller
class UnionFormController {

    private final UnionRegister register;
    private final Unions unions;
    private final UnionPages pages;

    UnionFormController(UnionRegister register, Unions unions, UnionPages pages) {
        this.register = register;
        this.unions = unions;
        this.pages = pages;
    }

    @Allowed(value = Permission.TREE_WRITE, record = "union")
    @GetMapping("/unions/{id}/founding")
    ModelAndView founding(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        Union parent = unions.getInScope(id);
        return form(HttpStatus.OK, parent, true, UnionForm.blank(register.newId(), parent, pages.today()), Map.of(), ui);
    }

    @Allowed(value = Permission.TREE_WRITE, record = "union")
    @PostMapping("/unions/{id}/founding")
    ModelAndView found(@PathVariable UUID id, UnionForm form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return switch (register.found(form.founding(id, register.newId()))) {
            case UnionOutcome.Done done -> done(redirect, "organization.founded", done.union());
            case UnionOutcome.Refused refused -> form(Reasons.status(refused.faults()), unions.getInScope(id), true, form, Reasons.of(refused.faults(), ui), ui);
        };
    }

    @Allowed(value = Permission.TREE_WRITE, record = "union")
    @GetMapping("/unions/{id}/edit")
    ModelAndView editing(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        Union union = unions.getInScope(id);
        return form(HttpStatus.OK, union, false, UnionForm.of(union, pages.today()), Map.of(), ui);
    }

    @Allowed(value = Permission.TREE_WRITE, record = "union")
    @PostMapping("/unions/{id}")
    ModelAndView change(@PathVariable UUID id, UnionForm form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return switch (register.change(form.change(unions.getInScope(id)))) {
            case UnionOutcome.Done done -> done(redirect, "organization.changed", done.union());
            case UnionOutcome.Refused refused -> form(Reasons.status(refused.faults()), unions.getInScope(id), false, form, Reasons.of(refused.faults(), ui), ui);
        };
    }

    @Allowed(value = Permission.TREE_WRITE, record = "union")
    @GetMapping("/unions/{id}/place")
    ModelAndView placing(@PathVariable UUID id) {
        Union union = unions.getInScope(id);
        return place(HttpStatus.OK, union, new UnionForm.Place(Integer.toString(union.version()), "AREA", null, null, pages.today().toString()), Map.of());
    }

    @Allowed(value = Permission.TREE_WRITE, record = "union")
    @PostMapping("/unions/{id}/place")
    ModelAndView move(@PathVariable UUID id, UnionForm.Place form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return switch (register.move(form.move(id))) {
            case UnionOutcome.Done done -> done(redirect, "organization.moved", done.union());
            case UnionOutcome.Refused refused -> place(Reasons.status(refused.faults()), unions.getInScope(id), form, Reasons.of(refused.faults(), ui));
        };
    }

    @Allowed(value = Permission.TREE_WRITE, record = "union")
    @GetMapping("/unions/{id}/closing")
    ModelAndView closing(@PathVariable UUID id) {
        Union union = unions.getInScope(id);
        return closing(HttpStatus.OK, union, new UnionForm.Closing(Integer.toString(union.version()), null, "", pages.today().toString()), Map.of());
    }

    @Allowed(value = Permission.TREE_WRITE, record = "union")
    @PostMapping("/unions/{id}/closing")
    ModelAndView close(@PathVariable UUID id, UnionForm.Closing form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return switch (register.close(form.close(id))) {
            case UnionOutcome.Done done -> done(redirect, "organization.closed", done.union());
            case UnionOutcome.Refused refused -> closing(Reasons.status(refused.faults()), unions.getInScope(id), form, Reasons.of(refused.faults(), ui));
        };
    }

    private ModelAndView form(HttpStatus status, Union union, boolean founding, UnionForm form, Map<String, String> errors, Ui ui) {
        var model = new HashMap<String, Object>(Map.of("union", union, "founding", founding, "form", form, "errors", errors));
        Union above = founding ? union : union.areaParent() == null ? null : unions.find(union.areaParent()).orElse(null);
        // The top has nothing above it that would say which levels fit: it keeps its own.
        model.put("kinds", above != null ? UnionPages.kindsBelow(above, ui).stream()
                .filter(option -> founding || isPart(option) == union.kind().isPart()).toList()
                : union.level().kinds().stream().sorted().map(kind -> new Ui.Option(kind + ":" + union.level(), ui.msg("organization.kind." + kind))).toList());
        model.put("regions", pages.regionsWithin(founding ? union.region() : unions.find(union.areaParent() == null ? union.id() : union.areaParent())
                .map(Union::region).orElse(union.region())));
        model.put("industries", UnionPages.industries(ui));
        model.put("lineParentName", name(form.lineParent()));
        return new ModelAndView("organization/union-form", model, status);
    }

    private static boolean isPart(Ui.Option option) {
        return UnionKind.valueOf(option.value().substring(0, option.value().indexOf(':'))).isPart();
    }

    /** What stands in a type-ahead box beside the id that it posts. */
    private String name(@Nullable String typed) {
        var id = UnionForm.uuid(typed);
        return id == null ? "" : unions.findInScope(id).map(Union::name).orElse("");
    }

    private ModelAndView place(HttpStatus status, Union union, UnionForm.Place form, Map<String, String> errors) {
        return new ModelAndView("organization/union-place", Map.of("union", union, "form", form, "errors", errors, "parentName", name(form.parent())), status);
    }

    private static ModelAndView closing(HttpStatus status, Union union, UnionForm.Closing form, Map<String, String> errors) {
        return new ModelAndView("organization/union-closing", Map.of("union", union, "form", form, "errors", errors), status);
    }

    private static ModelAndView done(RedirectAttributes redirect, String message, Union union) {
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(message, union.name()));
        return new ModelAndView("redirect:/unions/" + union.id());
    }
}
