package org.gongqiao.app.supervision.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.clock.RunningClock;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.law.RiskFacts;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.supervision.risk.RecordRisk;
import org.gongqiao.app.supervision.risk.Risk;
import org.gongqiao.app.supervision.risk.RiskKind;
import org.gongqiao.app.supervision.risk.Risks;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
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

/** Risks on the employers' side, for those who were named; and who was named. */
@Controller
@RequestMapping("/supervision")
class RiskController {

    private final Risks risks;
    private final SupervisionAnswers answers;
    private final Ids ids;
    private final Clock clock;

    RiskController(Risks risks, SupervisionAnswers answers, Ids ids, Clock clock) {
        this.risks = risks;
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whoever reads supervision sees that the page exists and who was named; risks only those who were. */
    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping("/risks")
    ModelAndView list() {
        return list(HttpStatus.OK, "", Map.of());
    }

    @Allowed(Permission.RISK_WATCH)
    @GetMapping("/risks/new")
    ModelAndView blank() {
        return form(HttpStatus.OK, new RiskPages.Form(ids.random().toString(), "", "", "", "", "0", false, false, "", LocalDate.now(clock).toString(), Map.of()));
    }

    @Allowed(Permission.RISK_WATCH)
    @PostMapping("/risks")
    ModelAndView record(@RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String employerId, @RequestParam(defaultValue = "") String q,
                        @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String workers, @RequestParam(defaultValue = "") String months,
                        @RequestParam(defaultValue = "false") boolean stopping, @RequestParam(defaultValue = "false") boolean stoppage,
                        @RequestParam(defaultValue = "") String situation, @RequestParam(defaultValue = "") String foundOn, @ModelAttribute("ui") Ui ui,
                        RedirectAttributes redirect) {
        var form = new Forms(ui);
        UUID employer = Forms.uuid(employerId);
        if (employer == null) {
            form.fault("employerId-text", "ui.fault.choose");
        }
        UUID of = Forms.uuid(key);
        var command = new RecordRisk(of == null ? ids.random() : of, employer == null ? ids.random() : employer, form.one("kind", RiskKind.values(), kind),
                form.number("workers", workers, 1_000_000), form.number("months", months, 600), stopping, stoppage, form.text("situation", situation, Forms.TEXT),
                form.day("foundOn", foundOn));
        Map<String, String> errors = form.errors();
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (!form.failed()) {
            Outcome outcome = risks.record(command);
            if (outcome instanceof Outcome.Done(UUID id)) {
                return done(id, "supervision.flash.risk", redirect);
            }
            errors = answers.faults(outcome, ui);
            status = SupervisionAnswers.status(outcome);
        }
        return form(status, new RiskPages.Form(key, employerId, q, kind, workers, months, stopping, stoppage, situation, foundOn, errors));
    }

    private static ModelAndView form(HttpStatus status, RiskPages.Form form) {
        return LetterController.view("supervision/risk-form", status, form);
    }

    @Allowed(value = Permission.RISK_WATCH, record = "risk")
    @GetMapping("/risks/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return show(HttpStatus.OK, id, Map.of());
    }

    @Allowed(value = Permission.RISK_WATCH, record = "risk")
    @PostMapping("/risks/{id}/report")
    ModelAndView report(@PathVariable UUID id, @RequestParam int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, risks.report(id, version), "supervision.flash.riskReported", ui, redirect);
    }

    @Allowed(value = Permission.RISK_WATCH, record = "risk")
    @PostMapping("/risks/{id}/figures")
    ModelAndView regrade(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String workers, @RequestParam(defaultValue = "") String months,
                         @RequestParam(defaultValue = "false") boolean stopping, @RequestParam(defaultValue = "false") boolean stoppage,
                         @RequestParam(defaultValue = "") String why, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = new Forms(ui);
        var facts = new RiskFacts(form.number("workers", workers, 1_000_000), form.number("months", months, 600), stopping, stoppage);
        String text = form.text("why", why, Forms.TEXT);
        return form.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, form.errors())
                : answer(id, risks.regrade(id, version, facts, text), "supervision.flash.changed", ui, redirect);
    }

    @Allowed(value = Permission.RISK_WATCH, record = "risk")
    @PostMapping("/risks/{id}/notes")
    ModelAndView note(@PathVariable UUID id, @RequestParam(defaultValue = "") String noteText, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = new Forms(ui);
        String text = form.text("noteText", noteText, Forms.TEXT);
        return form.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, form.errors()) : answer(id, risks.note(id, text), "supervision.flash.noted", ui, redirect);
    }

    @Allowed(value = Permission.RISK_WATCH, record = "risk")
    @PostMapping("/risks/{id}/closing")
    ModelAndView close(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String riskOutcome, @ModelAttribute("ui") Ui ui,
                       RedirectAttributes redirect) {
        var form = new Forms(ui);
        String text = form.text("riskOutcome", riskOutcome, Forms.TEXT);
        return form.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, form.errors())
                : answer(id, risks.close(id, version, text), "supervision.flash.riskClosed", ui, redirect);
    }

    @Allowed(Permission.RISK_NAME)
    @PostMapping("/risk-readers")
    ModelAndView name(@RequestParam(defaultValue = "") String phone, @RequestParam(defaultValue = "") String readerReason, @RequestParam(defaultValue = "") String until,
                      @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = new Forms(ui);
        String number = MobileNumber.parse(phone) instanceof MobileNumber.Valid(MobileNumber valid) ? valid.value() : "";
        if (number.isEmpty()) {
            form.fault("phone", "supervision.fault.phone");
        }
        String why = form.text("readerReason", readerReason, Forms.LINE);
        LocalDate last = form.day("until", until);
        if (form.failed()) {
            return list(HttpStatus.UNPROCESSABLE_CONTENT, phone, form.errors());
        }
        Outcome outcome = risks.name(number, why, last);
        if (outcome instanceof Outcome.Done) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("supervision.flash.named"));
            return new ModelAndView("redirect:/supervision/risks");
        }
        return list(SupervisionAnswers.status(outcome), phone, answers.faults(outcome, ui));
    }

    @Allowed(value = Permission.RISK_NAME, record = "riskReader")
    @PostMapping("/risk-readers/{id}/ending")
    ModelAndView end(@PathVariable UUID id, @RequestParam int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Outcome outcome = risks.endReader(id, version);
        if (outcome instanceof Outcome.Done) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("supervision.flash.readerEnded"));
            return new ModelAndView("redirect:/supervision/risks");
        }
        return list(SupervisionAnswers.status(outcome), "", answers.faults(outcome, ui));
    }

    private ModelAndView answer(UUID id, Outcome outcome, String done, Ui ui, RedirectAttributes redirect) {
        return outcome instanceof Outcome.Done ? done(id, done, redirect) : show(SupervisionAnswers.status(outcome), id, answers.faults(outcome, ui));
    }

    private static ModelAndView done(UUID id, String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(key));
        return new ModelAndView("redirect:/supervision/risks/" + id);
    }

    private ModelAndView show(HttpStatus status, UUID id, Map<String, String> errors) {
        Risk risk = risks.open(id);
        return LetterController.view("supervision/risk", status, new RiskPages.Show(risk, risks.grounds(id), risks.clock(risk).map(RunningClock::due),
                risks.clock(risk).map(RunningClock::id).orElse(null), risks.steps(id), errors));
    }

    private ModelAndView list(HttpStatus status, String phone, Map<String, String> errors) {
        boolean watches = Scope.desk().may(Permission.RISK_WATCH);
        boolean named = watches && risks.isNamed();
        return LetterController.view("supervision/risks", status, new RiskPages.ListPage(named ? risks.list(false, 200) : List.of(), named,
                Scope.desk().may(Permission.RISK_NAME), watches, risks.readers(), LocalDate.now(clock), phone, errors));
    }
}
