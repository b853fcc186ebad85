package org.gongqiao.app.disputes.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.disputes.file.Mediator;
import org.gongqiao.app.disputes.Mediators;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.law.Verdict;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The mediation committee of the desk's union, and who mediates in a dispute. */
@Controller
class MediatorController {

    private final Mediators mediators;
    private final DisputeDesk desk;
    private final Clock clock;

    MediatorController(Mediators mediators, DisputeDesk desk, Clock clock) {
        this.mediators = mediators;
        this.desk = desk;
        this.clock = clock;
    }

    @Allowed(Permission.DISPUTE_READ)
    @GetMapping("/mediators")
    ModelAndView list(@ModelAttribute("ui") Ui ui) {
        return list(HttpStatus.OK, ui, Map.of());
    }

    @Allowed(Permission.DISPUTE_WORK)
    @PostMapping("/mediators")
    ModelAndView add(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String seat, @RequestParam(defaultValue = "") String employer,
                     @RequestParam(defaultValue = "") String basis, @RequestParam(defaultValue = "false") boolean chair, @ModelAttribute("ui") Ui ui,
                     RedirectAttributes redirect) {
        var chosenSeat = Typed.choice(Mediator.Seat.class, seat);
        var chosenBasis = Typed.choice(Mediator.Basis.class, basis);
        if (name.isBlank() || name.length() > 50 || employer.length() > 100 || chosenSeat.isEmpty() || chosenBasis.isEmpty()) {
            return list(HttpStatus.UNPROCESSABLE_CONTENT, ui, Map.of("name", ui.msg("disputes.fault.mediator")));
        }
        mediators.add(name.strip(), chosenSeat.get(), employer.strip(), chosenBasis.get(), chair);
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.mediator", name.strip()));
        return new ModelAndView("redirect:/mediators");
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "mediator")
    @PostMapping("/mediators/{id}/end")
    ModelAndView end(@PathVariable UUID id, RedirectAttributes redirect) {
        mediators.end(id);
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.mediatorEnded"));
        return new ModelAndView("redirect:/mediators");
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/disputes/{id}/assignments")
    ModelAndView assign(@PathVariable UUID id, @RequestParam UUID mediator, @RequestParam(defaultValue = "") List<String> conflict,
                        @RequestParam(defaultValue = "") String mediatorPhone, @RequestParam(defaultValue = "") String mediatorLastDay,
                        @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Mediators.Invitation invitation = null;
        if (!mediatorPhone.isBlank()) {
            LocalDate until = Typed.day(mediatorLastDay).filter(day -> !day.isBefore(LocalDate.now(clock))).orElse(null);
            if (!(MobileNumber.parse(mediatorPhone.strip()) instanceof MobileNumber.Valid valid) || until == null) {
                return desk.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, List.of(), Map.of("mediatorPhone", ui.msg("disputes.fault.invitation")));
            }
            invitation = new Mediators.Invitation(valid.number().value(), until, base());
        }
        var declared = new Mediator.Declared(conflict.contains("related"), conflict.contains("sameEmployer"), conflict.contains("earlierPart"), conflict.contains("interest"));
        return switch (mediators.assign(id, mediator, declared, invitation)) {
            case Mediators.Assigning.Done done -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.assigned"));
                yield new ModelAndView("redirect:/disputes/" + id);
            }
            case Mediators.Assigning.Refused(Verdict verdict) -> desk.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, List.of(verdict),
                    Map.of("mediator", Answers.refusal(ui, verdict)));
            case Mediators.Assigning.NotPossible(String key) -> desk.show(HttpStatus.CONFLICT, id, ui, List.of(), Map.of("mediator", ui.msg(key)));
        };
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/disputes/{id}/release")
    ModelAndView release(@PathVariable UUID id, @RequestParam UUID assignment, @RequestParam(defaultValue = "") String why, @ModelAttribute("ui") Ui ui,
                         RedirectAttributes redirect) {
        if (why.isBlank() || why.length() > 500) {
            return desk.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, List.of(), Map.of("why", ui.msg("disputes.fault.why")));
        }
        mediators.release(id, assignment, why.strip());
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.released"));
        return new ModelAndView("redirect:/disputes/" + id);
    }

    static String base() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }

    private ModelAndView list(HttpStatus status, Ui ui, Map<String, String> errors) {
        UUID unit = Scope.desk().unit();
        return Answers.view("disputes/mediators", status, new DisputePages.MediatorsPage(mediators.of(unit), mediators.committee(unit).orElse(null),
                Scope.desk().may(Permission.DISPUTE_WORK), Answers.options(ui, Mediator.Seat.values(), "disputes.seat."),
                Answers.options(ui, Mediator.Basis.values(), "disputes.basis."), errors));
    }
}
