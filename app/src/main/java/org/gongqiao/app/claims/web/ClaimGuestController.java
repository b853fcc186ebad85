package org.gongqiao.app.claims.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.TakesPart;
import org.gongqiao.app.claims.ClaimGuests;
import org.gongqiao.app.claims.ClaimOutcome;
import org.gongqiao.app.claims.ClaimWork;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Who takes part in a claim from outside: given and ended from the claim's page; and his own page, behind link and code. */
@Controller
class ClaimGuestController {

    private final ClaimGuests guests;
    private final ClaimWork work;
    private final DeskView desks;
    private final Ids ids;
    private final Clock clock;

    ClaimGuestController(ClaimGuests guests, ClaimWork work, DeskView desks, Ids ids, Clock clock) {
        this.guests = guests;
        this.work = work;
        this.desks = desks;
        this.ids = ids;
        this.clock = clock;
    }

    static String base() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/claims/{id}/guests")
    ModelAndView invite(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        ClaimForm form = ClaimForm.of(typed);
        var guest = new ClaimGuestForm(form.get("role"), form.get("guestName"), form.get("organisation"), form.get("purpose"), form.get("guestPhone"), form.get("lastDay"));
        Map<String, String> errors = ClaimViews.spoken(ui, guest.faults(LocalDate.now(clock)));
        if (!errors.isEmpty()) {
            return desks.claim(HttpStatus.UNPROCESSABLE_CONTENT, work.open(id), ui, form, errors);
        }
        return answer(id, guests.invite(id, guest.toGuest(), base()), "claims.guest.invited", ui, redirect);
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/claims/{id}/guests/end")
    ModelAndView dismiss(@PathVariable UUID id, @RequestParam UUID grant, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        guests.dismiss(id, grant, ui.msg("claims.guest.endedByDesk"));
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("claims.guest.dismissed"));
        return new ModelAndView("redirect:/claims/" + id + "#guests");
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/claims/{id}/words")
    ModelAndView tell(@PathVariable UUID id, @RequestParam UUID key, @RequestParam MultiValueMap<String, String> typed, @RequestParam(defaultValue = "") List<String> to,
                      @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        ClaimForm form = ClaimForm.of(typed);
        Set<PartRole> roles = ClaimGuestForm.roles(to);
        var errors = new LinkedHashMap<String, String>();
        if (roles.isEmpty()) {
            errors.put("to", ui.msg("claims.fault.guest.to"));
        }
        if (ClaimController.words(form.get("told")).isEmpty()) {
            errors.put("told", ui.msg("claims.fault.words", OwnClaimController.LONGEST));
        }
        return errors.isEmpty() ? answer(id, guests.tell(id, key, form.get("told").strip(), roles), "claims.guest.told", ui, redirect)
                : desks.claim(HttpStatus.UNPROCESSABLE_CONTENT, work.open(id), ui, form, errors);
    }

    private ModelAndView answer(UUID id, ClaimOutcome outcome, String done, Ui ui, RedirectAttributes redirect) {
        if (outcome instanceof ClaimOutcome.NotPossible not) {
            return desks.claim(HttpStatus.CONFLICT, work.open(id), ui, ClaimForm.of(Map.of()), Map.of("notPossible", ui.msg(not.key())));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(done));
        return new ModelAndView("redirect:/claims/" + id + "#guests");
    }

    @TakesPart({PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER, PartRole.EMPLOYER})
    @GetMapping("/part/claim")
    ModelAndView show() {
        return part(HttpStatus.OK, Map.of());
    }

    @TakesPart({PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER, PartRole.EMPLOYER})
    @PostMapping("/part/claim/words")
    ModelAndView say(@RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String text, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        if (ClaimController.words(text).isEmpty() || !key.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return part(HttpStatus.UNPROCESSABLE_CONTENT, Map.of("text", ui.msg("claims.fault.words", OwnClaimController.LONGEST)));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, guests.say(UUID.fromString(key), text.strip()) ? Ui.Flash.done("claims.guest.said") : Ui.Flash.refused("claims.notPossible.guest"));
        return new ModelAndView("redirect:/part/claim");
    }

    private ModelAndView part(HttpStatus status, Map<String, String> errors) {
        return ClaimViews.view("claims/part", status, new ClaimPages.Part(guests.claim(), Scope.part().name(), Scope.part().role().name(), guests.messages(),
                ids.next().toString(), errors));
    }
}
