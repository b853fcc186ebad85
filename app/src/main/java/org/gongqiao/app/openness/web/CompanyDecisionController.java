package org.gongqiao.app.openness.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.MatterHistory;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.documents.TakeOutcome;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.openness.Outcome;
import org.gongqiao.app.openness.disclosure.Enterprise;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.openness.hold.CompanyDecision;
import org.gongqiao.app.openness.hold.CompanyDecisions;
import org.gongqiao.app.openness.hold.CompanyMatter;
import org.gongqiao.app.openness.hold.DecisionState;
import org.gongqiao.app.openness.hold.DemandPaper;
import org.gongqiao.app.openness.hold.RecordDecision;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Decisions of the employer that touch workers: recorded, held, released by the congress, or carried out without it. */
@Controller
@RequestMapping("/company-decisions")
class CompanyDecisionController {

    static final int BODY = 4_000;
    private static final int PAGE = 30;

    private final CompanyDecisions decisions;
    private final Enterprises enterprises;
    private final DemandPaper paper;
    private final Attachments attachments;
    private final MatterHistory history;
    private final Verdicts verdicts;
    private final Ids ids;

    CompanyDecisionController(CompanyDecisions decisions, Enterprises enterprises, DemandPaper paper, Attachments attachments, MatterHistory history,
                              Verdicts verdicts, Ids ids) {
        this.decisions = decisions;
        this.enterprises = enterprises;
        this.paper = paper;
        this.attachments = attachments;
        this.history = history;
        this.verdicts = verdicts;
        this.ids = ids;
    }

    @Allowed(Permission.OPENNESS_READ)
    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "") String state, @RequestParam(required = false) @Nullable String before) {
        DecisionState chosen = Forms.known(DecisionState.values(), state);
        Slice<CompanyDecision> page = decisions.list(chosen, Forms.uuid(before), PAGE);
        return Views.of("openness/decisions", HttpStatus.OK, new SystemPages.DecisionList(page.items(), chosen == null ? "" : chosen.name(),
                Scope.desk().may(Permission.OPENNESS_WORK),
                page.next() == null ? null : "/company-decisions?before=" + page.next() + (chosen == null ? "" : "&state=" + chosen)));
    }

    @Allowed(Permission.OPENNESS_WORK)
    @GetMapping("/new")
    ModelAndView blank(@ModelAttribute("ui") Ui ui) {
        return form(HttpStatus.OK, ui, Map.of(), Map.of());
    }

    private ModelAndView form(HttpStatus status, Ui ui, Map<String, String> typed, Map<String, String> errors) {
        Enterprise enterprise = enterprises.find(Scope.desk().unit()).orElse(null);
        UUID key = Forms.uuid(typed.get("key"));
        List<Ui.Option> matters = Arrays.stream(CompanyMatter.values()).map(matter -> new Ui.Option(matter.name(), enterprise == null
                ? ui.msg("openness.matter." + matter) : ui.msg("openness.matter.with", ui.msg("openness.matter." + matter),
                ui.msg("openness.power." + decisions.required(matter, enterprise).map(Enum::name).orElse("UNSET"))))).toList();
        return Views.of("openness/decision-form", status, new SystemPages.DecisionForm(matters, enterprise, key == null ? ids.random() : key, typed, errors));
    }

    @Allowed(Permission.OPENNESS_WORK)
    @PostMapping
    ModelAndView record(@RequestParam Map<String, String> typed, @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
                        @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) throws IOException {
        var form = new Forms(ui);
        CompanyMatter matter = form.one("kind", CompanyMatter.values(), typed.getOrDefault("kind", ""));
        String title = form.text("title", typed.getOrDefault("title", ""), 100);
        String body = form.text("body", typed.getOrDefault("body", ""), BODY);
        String organ = form.text("organ", typed.getOrDefault("organ", ""), 60);
        var effective = form.optionalDay("effectiveOn", typed.getOrDefault("effectiveOn", ""));
        int affected = form.number("affected", typed.getOrDefault("affected", ""), 1_000_000);
        UUID unit = Scope.desk().unit();
        if (enterprises.find(unit).isEmpty()) {
            form.fault("notPossible", "openness.notPossible.notSetUp");
        }
        if (form.failed()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, ui, typed, form.errors());
        }
        UUID key = Forms.uuid(typed.get("key"));
        Outcome outcome = decisions.record(new RecordDecision(key == null ? ids.random() : key, unit, matter, title, body, organ, effective, affected, List.of()));
        OpennessAnswers.No no = OpennessAnswers.no(outcome, ui);
        if (no != null || !(outcome instanceof Outcome.Done(UUID id))) {
            return form(no == null ? HttpStatus.CONFLICT : no.status(), ui, typed, no == null ? Map.of() : no.errors());
        }
        TakeOutcome.Refused refused = ItemController.take(attachments, AttachmentOwner.of(CompanyDecisions.OWNER, id), Audience.DESK, files);
        redirect.addFlashAttribute(Ui.Flash.NAME, refused == null ? Ui.Flash.done("openness.flash.held")
                : Ui.Flash.refused("openness.flash.fileRefused", ui.msg("documents.take." + refused.fault().name(), refused.args().toArray())));
        return new ModelAndView("redirect:/company-decisions/" + id);
    }

    @Allowed(value = Permission.OPENNESS_READ, record = "companyDecision")
    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, id, null, Map.of(), ui);
    }

    private ModelAndView show(HttpStatus status, UUID id, @Nullable Verdict refused, Map<String, String> errors, Ui ui) {
        CompanyDecision decision = decisions.get(id);
        return Views.of("openness/decision", status, new SystemPages.DecisionPage(decision, decisions.verdict(decision), decisions.effect(decision).orElse(null),
                decisions.steps(decision.unitId()), paper.draft(decision), attachments.of(AttachmentOwner.of(CompanyDecisions.OWNER, id)),
                history.of(ui, decision.matterId()), verdicts.about(CompanyDecisions.OWNER, id), Scope.desk().may(Permission.OPENNESS_WORK),
                Scope.desk().may(Permission.SUPERVISION_WORK), refused, errors));
    }

    /** Links what a session of the congress did with it. */
    @Allowed(value = Permission.OPENNESS_WORK, record = "companyDecision")
    @PostMapping("/{id}/step")
    ModelAndView link(@PathVariable UUID id, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return act(id, typed, ui, redirect, "openness.flash.linked", form -> {
            UUID item = Forms.uuid(typed.get("step"));
            return item == null ? new Outcome.NotPossible("openness.notPossible.step") : decisions.link(id, version(form, typed), item);
        });
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "companyDecision")
    @PostMapping("/{id}/carrying-out")
    ModelAndView carriedOut(@PathVariable UUID id, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return act(id, typed, ui, redirect, "openness.flash.breached", form -> {
            var on = form.day("carriedOutOn", typed.getOrDefault("carriedOutOn", ""));
            return form.failed() ? new Outcome.Stale() : decisions.carriedOut(id, version(form, typed), on);
        });
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "companyDecision")
    @PostMapping("/{id}/demand")
    ModelAndView demand(@PathVariable UUID id, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return act(id, typed, ui, redirect, "openness.flash.demanded", form -> {
            var on = form.day("demandedOn", typed.getOrDefault("demandedOn", ""));
            String text = form.text("demandText", typed.getOrDefault("demandText", ""), 1_000);
            return form.failed() ? new Outcome.Stale() : decisions.demand(id, version(form, typed), on, text);
        });
    }

    /** Hands a breach to supervision, whose written opinion follows. */
    @Allowed(value = Permission.SUPERVISION_WORK, record = "companyDecision")
    @PostMapping("/{id}/supervision")
    ModelAndView supervise(@PathVariable UUID id, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        CompanyDecision decision = decisions.get(id);
        return act(id, typed, ui, redirect, "openness.flash.supervision", form -> decisions.supervise(id, version(form, typed),
                ui.msg("openness.supervision.clue", decision.title(), decision.number())));
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "companyDecision")
    @PostMapping("/{id}/correction")
    ModelAndView corrected(@PathVariable UUID id, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return act(id, typed, ui, redirect, "openness.flash.corrected", form -> {
            var on = form.day("correctedOn", typed.getOrDefault("correctedOn", ""));
            String why = form.text("correctedWhy", typed.getOrDefault("correctedWhy", ""), 500);
            return form.failed() ? new Outcome.Stale() : decisions.corrected(id, version(form, typed), on, why);
        });
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "companyDecision")
    @PostMapping("/{id}/withdrawal")
    ModelAndView withdraw(@PathVariable UUID id, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return act(id, typed, ui, redirect, "openness.flash.decisionWithdrawn", form -> {
            String why = form.text("why", typed.getOrDefault("why", ""), 500);
            return form.failed() ? new Outcome.Stale() : decisions.withdraw(id, version(form, typed), why);
        });
    }

    private static int version(Forms form, Map<String, String> typed) {
        String version = typed.getOrDefault("version", "");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }

    private ModelAndView act(UUID id, Map<String, String> typed, Ui ui, RedirectAttributes redirect, String done, Function<Forms, Outcome> act) {
        var form = new Forms(ui);
        Outcome outcome = act.apply(form);
        if (form.failed()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, id, null, form.errors(), ui);
        }
        OpennessAnswers.No no = OpennessAnswers.no(outcome, ui);
        if (no != null) {
            return show(no.status(), id, no.verdict(), no.errors(), ui);
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(done));
        return new ModelAndView("redirect:/company-decisions/" + id);
    }

    /** The written demand, as a draft until it was made. */
    @Allowed(value = Permission.OPENNESS_READ, record = "companyDecision")
    @GetMapping("/{id}/demand/{format}")
    ResponseEntity<byte[]> demand(@PathVariable UUID id, @PathVariable String format) {
        CompanyDecision decision = decisions.get(id);
        if (decision.carriedOutOn() == null) {
            throw new org.gongqiao.app.kernel.NotFound("paper", id);
        }
        return OpennessAnswers.paper(paper.make(decision), format);
    }
}
