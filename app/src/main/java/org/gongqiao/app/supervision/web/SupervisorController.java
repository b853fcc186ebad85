package org.gongqiao.app.supervision.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.supervision.people.SetUpBody;
import org.gongqiao.app.supervision.people.SupervisionBody;
import org.gongqiao.app.supervision.people.Supervisor;
import org.gongqiao.app.supervision.people.Supervisors;
import org.gongqiao.app.ui.Forms;
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

/** Who supervises: the body of the desk's union, supervisors in scope, training, cards. */
@Controller
@RequestMapping("/supervision")
class SupervisorController {

    private static final int PAGE = 50;

    private final Supervisors supervisors;
    private final SupervisionAnswers answers;
    private final Clock clock;

    SupervisorController(Supervisors supervisors, SupervisionAnswers answers, Clock clock) {
        this.supervisors = supervisors;
        this.answers = answers;
        this.clock = clock;
    }

    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping("/supervisors")
    ModelAndView list(@RequestParam(required = false) @Nullable String after) {
        return list(HttpStatus.OK, Forms.after(after), null, "", Map.of());
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/body")
    ModelAndView setUp(@RequestParam(defaultValue = "") String form, @RequestParam(defaultValue = "") String establishedOn,
                       @RequestParam(defaultValue = "") String bodyUntil, @RequestParam(defaultValue = "") String letterCode,
                       @RequestParam(defaultValue = "") String address, @RequestParam(defaultValue = "") String bodyPhone,
                       @RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String version, @ModelAttribute("ui") Ui ui,
                       RedirectAttributes redirect) {
        var read = new Forms(ui);
        var typed = new SupervisorPages.BodyForm(form, establishedOn, bodyUntil, letterCode, address, bodyPhone, email, version);
        var command = new SetUpBody(read.one("form", SupervisionBody.Form.values(), form), read.day("establishedOn", establishedOn),
                read.optionalDay("bodyUntil", bodyUntil), read.text("letterCode", letterCode, 20), read.text("address", address, Forms.LINE),
                read.text("bodyPhone", bodyPhone, 40), read.optional("email", email, 100), version.matches("\\d{1,9}") ? Integer.valueOf(version) : null);
        if (read.failed()) {
            return list(HttpStatus.UNPROCESSABLE_CONTENT, null, typed, "", read.errors());
        }
        Outcome outcome = supervisors.setUp(Scope.desk().unit(), command);
        return outcome instanceof Outcome.Done ? done("/supervision/supervisors", "supervision.flash.body", redirect)
                : list(SupervisionAnswers.status(outcome), null, typed, "", answers.faults(outcome, ui));
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/supervisors")
    ModelAndView appoint(@RequestParam(defaultValue = "") String phone, @RequestParam(defaultValue = "") String kind,
                         @RequestParam(defaultValue = "false") boolean head, @RequestParam(defaultValue = "") String appointedOn,
                         @RequestParam(defaultValue = "") String termUntil, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var read = new Forms(ui);
        String number = MobileNumber.parse(phone) instanceof MobileNumber.Valid(MobileNumber valid) ? valid.value() : "";
        if (number.isEmpty()) {
            read.fault("phone", "supervision.fault.phone");
        }
        Supervisor.Kind chosen = read.one("kind", Supervisor.Kind.values(), kind);
        LocalDate from = read.day("appointedOn", appointedOn);
        LocalDate until = read.day("termUntil", termUntil);
        if (read.failed()) {
            return list(HttpStatus.UNPROCESSABLE_CONTENT, null, null, phone, read.errors());
        }
        Outcome outcome = supervisors.appoint(Scope.desk().unit(), number, chosen, head, from, until);
        return outcome instanceof Outcome.Done(UUID id) ? done("/supervision/supervisors/" + id, "supervision.flash.appointed", redirect)
                : list(SupervisionAnswers.status(outcome), null, null, phone, answers.faults(outcome, ui));
    }

    @Allowed(value = Permission.SUPERVISION_READ, record = "supervisor")
    @GetMapping("/supervisors/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return show(HttpStatus.OK, id, Map.of());
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisor")
    @PostMapping("/supervisors/{id}/training")
    ModelAndView train(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String trainedOn,
                       @RequestParam(defaultValue = "") String training, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var read = new Forms(ui);
        LocalDate on = read.day("trainedOn", trainedOn);
        if (on.isAfter(LocalDate.now(clock))) {
            read.fault("trainedOn", "supervision.notPossible.future");
        }
        String text = read.text("training", training, Forms.LINE);
        return read.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, read.errors())
                : answer(id, supervisors.train(id, version, on, text), "supervision.flash.trained", ui, redirect);
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisor")
    @PostMapping("/supervisors/{id}/card")
    ModelAndView card(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String cardFrom,
                      @RequestParam(defaultValue = "") String cardUntil, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var read = new Forms(ui);
        LocalDate from = read.day("cardFrom", cardFrom);
        LocalDate until = read.day("cardUntil", cardUntil);
        return read.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, read.errors())
                : answer(id, supervisors.issueCard(id, version, from, until), "supervision.flash.card", ui, redirect);
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisor")
    @PostMapping("/supervisors/{id}/card-withdrawal")
    ModelAndView withdraw(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String cardReason, @ModelAttribute("ui") Ui ui,
                          RedirectAttributes redirect) {
        var read = new Forms(ui);
        String why = read.text("cardReason", cardReason, Forms.LINE);
        return read.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, read.errors())
                : answer(id, supervisors.withdrawCard(id, version, why), "supervision.flash.cardWithdrawn", ui, redirect);
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisor")
    @PostMapping("/supervisors/{id}/ending")
    ModelAndView end(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String endReason, @ModelAttribute("ui") Ui ui,
                     RedirectAttributes redirect) {
        var read = new Forms(ui);
        String why = read.text("endReason", endReason, Forms.LINE);
        return read.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, read.errors())
                : answer(id, supervisors.end(id, version, why), "supervision.flash.ended", ui, redirect);
    }

    private ModelAndView answer(UUID id, Outcome outcome, String done, Ui ui, RedirectAttributes redirect) {
        return outcome instanceof Outcome.Done ? done("/supervision/supervisors/" + id, done, redirect)
                : show(SupervisionAnswers.status(outcome), id, answers.faults(outcome, ui));
    }

    private static ModelAndView done(String where, String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(key));
        return new ModelAndView("redirect:" + where);
    }

    private ModelAndView show(HttpStatus status, UUID id, Map<String, String> errors) {
        Supervisor supervisor = supervisors.get(id);
        LocalDate today = LocalDate.now(clock);
        return LetterController.view("supervision/supervisor", status, new SupervisorPages.Show(supervisor,
                supervisors.cardVerdicts(supervisor, Scope.desk().unit(), supervisor.termUntil()), supervisor.endedOn() == null
                && Scope.desk().may(Permission.SUPERVISION_WORK), today, errors));
    }

    private ModelAndView list(HttpStatus status, @Nullable String after, SupervisorPages.@Nullable BodyForm typed, String phone, Map<String, String> errors) {
        UUID unit = Scope.desk().unit();
        SupervisionBody body = supervisors.body(unit).orElse(null);
        Slice<Supervisor> page = supervisors.list(after, PAGE);
        LocalDate today = LocalDate.now(clock);
        return LetterController.view("supervision/supervisors", status, new SupervisorPages.ListPage(page.items(), body, supervisors.members(unit),
                supervisors.standing(unit), Scope.desk().may(Permission.SUPERVISION_WORK), today, page.next() == null ? null : "/supervision/supervisors?after=" + page.next(),
                typed == null ? SupervisorPages.BodyForm.of(body, today) : typed, phone, errors));
    }
}
