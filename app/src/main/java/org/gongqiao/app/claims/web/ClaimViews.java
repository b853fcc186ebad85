package org.gongqiao.app.claims.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterStep;
import org.gongqiao.app.casework.Opening;
import org.gongqiao.app.claims.file.Circumstance;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.file.ClaimStatus;
import org.gongqiao.app.claims.file.ClaimType;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.file.Topic;
import org.gongqiao.app.claims.template.Template;
import org.gongqiao.app.claims.template.Templates;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Parts that several pages about claims share, in the reader's language. */
@Component
class ClaimViews {

    private final Templates templates;

    ClaimViews(Templates templates) {
        this.templates = templates;
    }

    static ModelAndView view(String name, HttpStatus status, Object page) {
        return new ModelAndView(name, new HashMap<>(Map.of("page", page)), status);
    }

    ClaimPages.Choice choice(Ui ui, String action, boolean complaintsOnly, ClaimForm form, Map<String, String> errors) {
        return new ClaimPages.Choice(action, complaintsOnly ? List.of() : options(ui, "claims.type.", ClaimType.values()), occupations(ui), topics(ui), form, errors);
    }

    List<Ui.Option> occupations(Ui ui) {
        return options(ui, "claims.occupation.", Occupation.values());
    }

    List<Ui.Option> topics(Ui ui) {
        return options(ui, "claims.topic.", Topic.values());
    }

    static List<Ui.Option> options(Ui ui, String prefix, Enum<?>[] constants) {
        return Arrays.stream(constants).map(each -> new Ui.Option(each.name(), ui.msg(prefix + each.name()))).toList();
    }

    ClaimPages.Fields fields(Ui ui, ClaimForm form, Template template, boolean maySeal, @Nullable String uploads, List<Attachment> waiting, Map<String, String> errors) {
        return new ClaimPages.Fields(form, template.id() == null ? "1" : template.id().toString(), template.fields(form.topic().orElseThrow()),
                options(ui, "claims.circumstance.", Circumstance.values()), form.topic().orElseThrow().asksAmount(), maySeal, uploads,
                waiting, errors);
    }

    /** What was answered to the questions of the template, label to words. */
    Map<String, String> answers(Ui ui, Claim claim) {
        var answers = new LinkedHashMap<String, String>();
        for (Template.Field field : templates.kept(claim.occupation(), claim.template()).fields(claim.topic())) {
            String value = claim.answers().get(field.key());
            if (value != null) {
                answers.put(field.label(ui.english()), field.options().stream().filter(option -> option.value().equals(value))
                        .map(option -> option.label(ui.english())).findFirst().orElse(value));
            }
        }
        return answers;
    }

    static List<Ui.Event> history(Ui ui, List<MatterStep> steps) {
        var events = new ArrayList<Ui.Event>();
        for (MatterStep step : steps.reversed()) {
            String who = step.bySelf() ? ui.msg("casework.byPerson") : step.unitName() == null ? ui.msg("casework.bySystem") : step.unitName();
            events.add(new Ui.Event(Ui.Stage.DONE, ui.msg(step.key(), step.args().toArray()), ui.time(step.at()), who, null));
        }
        return events;
    }

    /** Who asked to open the seal, why, and what the second keeper said. */
    static List<Ui.Event> openings(Ui ui, List<Opening> openings) {
        var events = new ArrayList<Ui.Event>();
        for (Opening opening : openings.reversed()) {
            events.add(new Ui.Event(opening.waits() ? Ui.Stage.NOW : Boolean.TRUE.equals(opening.agreed()) ? Ui.Stage.DONE : Ui.Stage.BAD,
                    ui.msg("casework.seal.asked", opening.askedName()), ui.time(opening.askedAt()),
                    opening.waits() ? null : ui.msg(Boolean.TRUE.equals(opening.agreed()) ? "casework.seal.agreed" : "casework.seal.declined", opening.answeredName()),
                    opening.answer() == null || opening.answer().isEmpty() ? opening.reason() : opening.reason() + "\n" + opening.answer()));
        }
        return events;
    }

    /** Filed, with the union, answered. */
    static List<Ui.Step> steps(Ui ui, Claim claim, Matter matter) {
        var steps = new ArrayList<Ui.Step>();
        steps.add(new Ui.Step(Ui.Stage.DONE, ui.msg("claims.steps.filed"), ui.when(claim.filedAt())));
        String due = matter.dueOn() == null ? null : ui.date(matter.dueOn());
        String explained = matter.due() == null ? null : "/my/clocks/" + matter.due().clockId();
        switch (claim.status()) {
            case RECEIVED -> {
                steps.add(new Ui.Step(Ui.Stage.NOW, ui.msg("claims.step." + matter.step()), due, explained));
                steps.add(new Ui.Step(Ui.Stage.NEXT, ui.msg("claims.steps.answered"), null));
            }
            case ACCEPTED, MEDIATION -> {
                steps.add(new Ui.Step(Ui.Stage.DONE, ui.msg("claims.status.ACCEPTED"), null));
                steps.add(new Ui.Step(Ui.Stage.NOW, ui.msg(claim.status() == ClaimStatus.MEDIATION ? "claims.status.MEDIATION" : "claims.step.handle"), due, explained));
                steps.add(new Ui.Step(Ui.Stage.NEXT, ui.msg("claims.steps.answered"), null));
            }
            case ANSWERED -> steps.add(new Ui.Step(Ui.Stage.DONE, ui.msg("claims.steps.answered"), claim.closedAt() == null ? null : ui.when(claim.closedAt())));
            case NOT_ACCEPTED, WITHDRAWN -> steps.add(new Ui.Step(Ui.Stage.BAD, ui.msg("claims.status." + claim.status().name()),
                    claim.closedAt() == null ? null : ui.when(claim.closedAt())));
        }
        return List.copyOf(steps);
    }

    static Map<String, String> spoken(Ui ui, Map<String, String> faults) {
        var errors = new LinkedHashMap<String, String>();
        faults.forEach((field, key) -> errors.put(field, ui.msg(key)));
        return errors;
    }

    static String key(UUID key) {
        return key.toString();
    }
}
