package org.gongqiao.app.claims.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.file.Topic;
import org.gongqiao.app.claims.template.Template;
import org.gongqiao.app.claims.template.Templates;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The questions and answers by occupation, for other programs. */
@RestController
class ClaimTemplateApi {

    /** @param template null for the shipped version; a claim names it so that its answers keep their questions */
    record Asked(@Nullable UUID template, int version, List<Template.Field> fields) {}

    /**
     * A new version for the desk's union and those below.
     *
     * @param seen the version that was read; null for the shipped one; 409 where another one is in force by now
     */
    record NewVersion(@Nullable UUID seen, @Nullable List<Question> questions, @Nullable List<Reply> answers, @Nullable String reason) {}

    /** @param key of a question that stands already; without one it is a new one */
    record Question(@Nullable String key, @Nullable String zh, @Nullable String en, @Nullable List<String> topics, @Nullable List<Words> options) {}

    record Words(@Nullable String zh, @Nullable String en) {}

    record Reply(@Nullable String id, @Nullable String titleZh, @Nullable String titleEn, @Nullable String textZh, @Nullable String textEn,
                 @Nullable List<String> topics, @Nullable List<String> rules) {}

    private final Templates templates;
    private final Law law;
    private final Problems problems;

    ClaimTemplateApi(Templates templates, Law law, Problems problems) {
        this.templates = templates;
        this.law = law;
        this.problems = problems;
    }

    /** The questions of a form, for a program that draws it; those of a union where one is named, else those at the top. */
    @Public
    @GetMapping("/api/v1/claim-templates")
    Asked asked(@RequestParam Occupation occupation, @RequestParam Topic topic, @RequestParam(required = false) @Nullable UUID union) {
        Template template = templates.at(occupation, union);
        return new Asked(template.id(), template.version(), template.fields(topic));
    }

    /** All versions of the desk's union, the newest first; the shipped one last. */
    @Allowed(Permission.CLAIM_READ)
    @GetMapping("/api/v1/claims/templates/{occupation}")
    List<Template> versions(@PathVariable String occupation) {
        return templates.versions(ClaimTemplateController.occupation(occupation), Objects.requireNonNull(Scope.desk().unitId()));
    }

    @Allowed(Permission.CLAIM_CONFIGURE)
    @PostMapping("/api/v1/claims/templates/{occupation}")
    ResponseEntity<?> change(@PathVariable String occupation, @RequestBody NewVersion stated) {
        Occupation of = ClaimTemplateController.occupation(occupation);
        if (stated.questions() == null || stated.answers() == null || stated.questions().size() > 25 || stated.answers().size() > 30) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.template.label");
        }
        var form = new TemplateForm(stated.questions().stream().map(each -> new TemplateForm.Question(text(each.key()), text(each.zh()), text(each.en()), list(each.topics()),
                each.options() == null ? "" : String.join("\n", each.options().stream().map(words -> text(words.zh()) + " | " + text(words.en())).toList()))).toList(),
                stated.answers().stream().map(each -> new TemplateForm.Reply(text(each.id()), text(each.titleZh()), text(each.titleEn()), text(each.textZh()),
                        text(each.textEn()), list(each.topics()), String.join(" ", list(each.rules())))).toList(), text(stated.reason()));
        var faults = form.faults(rule -> law.rules().stream().anyMatch(each -> each.id().equals(rule)));
        if (!faults.isEmpty()) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, faults.values().iterator().next());
        }
        Template before = templates.at(of, Scope.desk().unit());
        return switch (templates.change(of, stated.seen(), form.fields(before), form.answers(before), form.reason())) {
            case Templates.Change.Made(Template made) -> ResponseEntity.status(HttpStatus.CREATED).body(made);
            case Templates.Change.Stale stale -> problems.of(HttpStatus.CONFLICT, "claims.template.stale");
        };
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static List<String> list(@Nullable List<String> typed) {
        return typed == null ? List.of() : typed.stream().filter(Objects::nonNull).toList();
    }
}
