package org.gongqiao.app.disputes.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.disputes.Talks;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who takes part in a dispute from outside, and the log that both sides read. */
@Controller
@RequestMapping("/disputes/{id}")
class GuestController {

    private final Talks talks;
    private final DisputeDesk desk;
    private final Clock clock;

    GuestController(Talks talks, DisputeDesk desk, Clock clock) {
        this.talks = talks;
        this.desk = desk;
        this.clock = clock;
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/guests")
    ModelAndView invite(@PathVariable UUID id, @RequestParam(defaultValue = "") String role, @RequestParam(defaultValue = "") String guestName,
                        @RequestParam(defaultValue = "") String organisation, @RequestParam(defaultValue = "") String guestPhone,
                        @RequestParam(defaultValue = "") String guestLastDay, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        PartRole as = Typed.choice(PartRole.class, role).filter(each -> each == PartRole.EMPLOYER || each == PartRole.LAWYER).orElse(null);
        LocalDate until = Typed.day(guestLastDay).filter(day -> !day.isBefore(LocalDate.now(clock))).orElse(null);
        if (as == null || guestName.isBlank() || guestName.length() > 50 || organisation.length() > 100 || until == null
                || !(MobileNumber.parse(guestPhone.strip()) instanceof MobileNumber.Valid valid)) {
            return desk.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, List.of(), Map.of("guestPhone", ui.msg("disputes.fault.invitation")));
        }
        talks.invite(id, new Talks.Guest(as, guestName.strip(), organisation.strip(), valid.number().value(), until), MediatorController.base());
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.invited", guestName.strip()));
        return new ModelAndView("redirect:/disputes/" + id + "#guests");
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/guests/end")
    ModelAndView dismiss(@PathVariable UUID id, @RequestParam UUID grant, @RequestParam(defaultValue = "") String why, @ModelAttribute("ui") Ui ui,
                         RedirectAttributes redirect) {
        if (why.isBlank() || why.length() > 500) {
            return desk.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, List.of(), Map.of("why", ui.msg("disputes.fault.why")));
        }
        talks.dismiss(id, grant, why.strip());
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.dismissed"));
        return new ModelAndView("redirect:/disputes/" + id + "#guests");
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/words")
    ModelAndView say(@PathVariable UUID id, @RequestParam UUID key, @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") List<String> to,
                     @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        List<PartRole> roles = to.stream().flatMap(each -> Typed.choice(PartRole.class, each).stream()).filter(each -> each != PartRole.COMPLAINANT).distinct().toList();
        if (text.isBlank() || text.length() > ActForm.LONGEST || roles.isEmpty()) {
            return desk.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, List.of(), Map.of("text", ui.msg("disputes.fault.word")));
        }
        if (talks.say(id, key, text.strip(), roles, PartDisputeController.sent(sent)) instanceof Talks.Saying.Refused refused) {
            return desk.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, List.of(), Map.of("files", ui.msg("documents.take." + refused.fault().name(), refused.args().toArray())));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.said"));
        return new ModelAndView("redirect:/disputes/" + id + "#guests");
    }
}
