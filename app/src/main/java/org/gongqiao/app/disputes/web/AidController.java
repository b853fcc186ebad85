package org.gongqiao.app.disputes.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.disputes.aid.Aid;
import org.gongqiao.app.disputes.aid.Aids;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.documents.PaperFault;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.AidFacts;
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

/** Legal aid for a worker of a dispute: asking, what happened, the lawyer, the form. */
@Controller
@RequestMapping("/disputes/{id}/aids")
class AidController {

    private final Aids aids;
    private final DisputeDesk desk;
    private final Clock clock;

    AidController(Aids aids, DisputeDesk desk, Clock clock) {
        this.aids = aids;
        this.desk = desk;
        this.clock = clock;
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping
    ModelAndView ask(@PathVariable UUID id, @RequestParam(defaultValue = "") String aidFor, @RequestParam(defaultValue = "") String aidMatter,
                     @RequestParam(defaultValue = "") List<String> means, @RequestParam(defaultValue = "false") boolean represented,
                     @RequestParam(defaultValue = "false") boolean preservation, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var who = Typed.id(aidFor);
        var matter = Typed.choice(AidFacts.Matter.class, aidMatter);
        Set<Aid.Means> given = means.stream().flatMap(each -> Typed.choice(Aid.Means.class, each).stream()).collect(Collectors.toSet());
        if (who.isEmpty() || matter.isEmpty()) {
            return desk.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, List.of(), Map.of("aidFor", ui.msg("disputes.fault.choice")));
        }
        return switch (aids.ask(id, who.get(), matter.get(), given, represented, preservation)) {
            case Aids.Asking.Asked asked -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, asked.aid().atOnce() ? Ui.Flash.note("disputes.flash.aidAtOnce") : Ui.Flash.done("disputes.flash.aidAsked"));
                yield new ModelAndView("redirect:/disputes/" + id + "#aids");
            }
            case Aids.Asking.Refused(Verdict verdict) -> desk.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, List.of(verdict), Map.of("aidFor", Answers.refusal(ui, verdict)));
            case Aids.Asking.OneWaits() -> desk.show(HttpStatus.CONFLICT, id, ui, List.of(), Map.of("aidFor", ui.msg("disputes.fault.aidWaits")));
        };
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/steps")
    ModelAndView step(@PathVariable UUID id, @RequestParam UUID aid, @RequestParam(defaultValue = "") String what, @RequestParam(defaultValue = "") String aidOn,
                      @RequestParam(defaultValue = "") String aidWords, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var happening = Typed.choice(Aids.Happening.class, what);
        var on = Typed.day(aidOn);
        if (happening.isEmpty() || on.isEmpty() || aidWords.length() > 1000 || !aids.happened(id, aid, happening.get(), on.get(), aidWords.strip())) {
            return desk.show(HttpStatus.CONFLICT, id, ui, List.of(), Map.of("aidFor", ui.msg("disputes.fault.aidStep")));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.aidStep"));
        return new ModelAndView("redirect:/disputes/" + id + "#aids");
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/lawyers")
    ModelAndView assign(@PathVariable UUID id, @RequestParam UUID aid, @RequestParam(defaultValue = "") String lawyer, @RequestParam(defaultValue = "") String firm,
                        @RequestParam(defaultValue = "") String lawyerPhone, @RequestParam(defaultValue = "") String lawyerLastDay, @ModelAttribute("ui") Ui ui,
                        RedirectAttributes redirect) {
        LocalDate until = Typed.day(lawyerLastDay).filter(day -> !day.isBefore(LocalDate.now(clock))).orElse(null);
        if (lawyer.isBlank() || lawyer.length() > 50 || firm.length() > 100 || until == null || !(MobileNumber.parse(lawyerPhone.strip()) instanceof MobileNumber.Valid valid)) {
            return desk.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, List.of(), Map.of("aidFor", ui.msg("disputes.fault.invitation")));
        }
        if (!aids.assign(id, aid, lawyer.strip(), firm.strip(), valid.number().value(), until, MediatorController.base())) {
            return desk.show(HttpStatus.CONFLICT, id, ui, List.of(), Map.of("aidFor", ui.msg("disputes.fault.aidStep")));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.lawyer", lawyer.strip()));
        return new ModelAndView("redirect:/disputes/" + id + "#aids");
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @GetMapping("/paper")
    Object paper(@PathVariable UUID id, @RequestParam UUID aid, @RequestParam(defaultValue = "pdf") String form, @ModelAttribute("ui") Ui ui) {
        return switch (aids.paper(id, aid)) {
            case PaperOutcome.Made(Paper paper) -> PaperController.answer(paper, form);
            case PaperOutcome.Refused(List<PaperFault> faults) -> desk.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, List.of(),
                    Map.of("aidFor", ui.msg("disputes.fault.paper", PaperController.missing(ui, faults))));
        };
    }
}
