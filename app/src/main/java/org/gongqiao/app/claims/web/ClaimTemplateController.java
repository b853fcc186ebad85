package org.gongqiao.app.claims.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.template.Template;
import org.gongqiao.app.claims.template.Templates;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.ui.Ui;
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

/** What is asked, and can be answered, by occupation: to read for whoever handles claims, to change for a higher union. */
@Controller
@RequestMapping("/claims/templates")
class ClaimTemplateController {

    private final Templates templates;
    private final ClaimViews views;
    private final Law law;

    ClaimTemplateController(Templates templates, ClaimViews views, Law law) {
        this.templates = templates;
        this.views = views;
        this.law = law;
    }

    @Allowed(Permission.CLAIM_READ)
    @GetMapping
    ModelAndView list() {
        return ClaimViews.view("claims/templates", HttpStatus.OK, new ClaimPages.TemplateList(
                Arrays.stream(Occupation.values()).map(each -> templates.at(each, Scope.desk().unit())).toList()));
    }

    /** @param version of the desk's own union; another one than that in force is shown to read, and to begin from */
    @Allowed(Permission.CLAIM_READ)
    @GetMapping("/{occupation}")
    ModelAndView show(@PathVariable String occupation, @RequestParam(defaultValue = "") String version, @ModelAttribute("ui") Ui ui) {
        Occupation of = occupation(occupation);
        Template shown = version.isEmpty() ? templates.at(of, Scope.desk().unit()) : versions(of).stream()
                .filter(each -> String.valueOf(each.version()).equals(version)).findFirst().orElseThrow(() -> new NotFound("claim template", version));
        return page(HttpStatus.OK, of, shown, TemplateForm.of(shown), ui, Map.of());
    }

    /** @param seen the version that was in force when the page was opened */
    @Allowed(Permission.CLAIM_CONFIGURE)
    @PostMapping("/{occupation}")
    ModelAndView change(@PathVariable String occupation, @RequestParam(defaultValue = "") String seen, @RequestParam MultiValueMap<String, String> typed,
                        @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Occupation of = occupation(occupation);
        TemplateForm form = TemplateForm.of(typed);
        Template before = templates.at(of, Scope.desk().unit());
        var errors = new LinkedHashMap<>(ClaimViews.spoken(ui, form.faults(rule -> law.rules().stream().anyMatch(each -> each.id().equals(rule)))));
        if (!errors.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, of, before, form.withSpare(), ui, errors);
        }
        Template drawn = templates.drawn(of, seen).orElse(before);
        // Compared under the lock again: between reading and writing somebody may be faster.
        return switch (templates.change(of, drawn.id(), form.fields(before), form.answers(before), form.reason())) {
            case Templates.Change.Made(Template made) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("claims.template.changed", String.valueOf(made.version())));
                yield new ModelAndView("redirect:/claims/templates/" + of.name());
            }
            case Templates.Change.Stale(Template current) ->
                    page(HttpStatus.CONFLICT, of, current, TemplateForm.of(current), ui, Map.of("stale", ui.msg("claims.template.stale")));
        };
    }

    private List<Template> versions(Occupation occupation) {
        return templates.versions(occupation, Objects.requireNonNull(Scope.desk().unitId()));
    }

    private ModelAndView page(HttpStatus status, Occupation occupation, Template shown, TemplateForm form, Ui ui, Map<String, String> errors) {
        Template current = templates.at(occupation, Scope.desk().unit());
        return ClaimViews.view("claims/template", status, new ClaimPages.TemplatePage(shown, current.id() == null ? "1" : current.id().toString(), versions(occupation),
                form, views.topics(ui), Scope.desk().may(Permission.CLAIM_CONFIGURE), errors));
    }

    static Occupation occupation(String name) {
        return Arrays.stream(Occupation.values()).filter(each -> each.name().equals(name)).findFirst().orElseThrow(() -> new NotFound("occupation", name));
    }
}
