package org.gongqiao.app.disputes.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.disputes.file.ActOutcome;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.file.DisputeAct;
import org.gongqiao.app.disputes.Disputes;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Recording a step of a dispute: for all workers who may take it, or for some. */
@Controller
@RequestMapping("/disputes/{id}/acts")
class ActController {

    private final Disputes disputes;
    private final DisputeDesk desk;
    private final Law law;
    private final Ids ids;
    private final Clock clock;

    ActController(Disputes disputes, DisputeDesk desk, Law law, Ids ids, Clock clock) {
        this.disputes = disputes;
        this.desk = desk;
        this.law = law;
        this.ids = ids;
        this.clock = clock;
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @GetMapping("/new")
    ModelAndView form(@PathVariable UUID id, @RequestParam(required = false) @Nullable DisputeAct act, @ModelAttribute("ui") Ui ui) {
        Map<DisputeAct, List<Claimant>> open = disputes.open(id);
        if (act == null || !open.containsKey(act)) {
            return desk.show(HttpStatus.CONFLICT, id, ui, List.of(), Map.of("act", ui.msg("disputes.fault.notNow")));
        }
        Dispute dispute = disputes.get(id);
        String place = act == DisputeAct.ARBITRATION_FILED ? dispute.commission() : "";
        ActForm empty = ActForm.empty(act, LocalDate.now(clock), dispute.version(), ids.next(), open.get(act).stream().map(each -> each.id().toString()).toList(), place);
        return form(HttpStatus.OK, dispute, act, open.get(act), empty, null, Map.of());
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping
    ModelAndView record(@PathVariable UUID id, @ModelAttribute("form") ActForm form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Map<String, String> faults = form.faults();
        if (faults.containsKey("act")) {
            return desk.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, List.of(), Answers.inWords(ui, faults));
        }
        if (!faults.isEmpty()) {
            return again(id, form, null, Answers.inWords(ui, faults), ui, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (disputes.record(id, form.read())) {
            case ActOutcome.Done done -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, done(done));
                yield new ModelAndView("redirect:/disputes/" + id);
            }
            case ActOutcome.Stale stale -> again(id, form, null, Map.of("stale", ui.msg("disputes.stale")), ui, HttpStatus.CONFLICT);
            case ActOutcome.Unlawful(Verdict verdict) -> again(id, form, verdict, Map.of("rule", Answers.refusal(ui, verdict)), ui, HttpStatus.UNPROCESSABLE_CONTENT);
            case ActOutcome.Faulty(Map<String, String> wrong) -> again(id, form, null, Answers.inWords(ui, wrong), ui, HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    /** Warnings of the rules are told with the success; they stand in the step as well. */
    private static Ui.Flash done(ActOutcome.Done done) {
        return done.verdicts().stream().anyMatch(each -> !(each instanceof Verdict.Lawful)) ? Ui.Flash.note("disputes.flash.recordedWarned", done.dispute().number())
                : Ui.Flash.done("disputes.flash.recorded", done.dispute().number());
    }

    private ModelAndView again(UUID id, ActForm form, @Nullable Verdict verdict, Map<String, String> errors, Ui ui, HttpStatus status) {
        DisputeAct act = Typed.choice(DisputeAct.class, form.act()).orElseThrow();
        List<Claimant> workers = disputes.open(id).getOrDefault(act, List.of());
        if (workers.isEmpty()) {
            return desk.show(HttpStatus.CONFLICT, id, ui, List.of(), Map.of("act", ui.msg("disputes.fault.notNow")));
        }
        return form(status, disputes.get(id), act, workers, form, verdict, errors);
    }

    private ModelAndView form(HttpStatus status, Dispute dispute, DisputeAct act, List<Claimant> workers, ActForm form, @Nullable Verdict refused,
                              Map<String, String> errors) {
        return Answers.view("disputes/act", status, new DisputePages.ActPage(dispute, act, workers, form, law.today(dispute.region()).rule(act.ruleId()), refused, errors));
    }
}
