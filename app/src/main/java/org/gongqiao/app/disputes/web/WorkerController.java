package org.gongqiao.app.disputes.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.disputes.file.ActOutcome;
import org.gongqiao.app.disputes.Disputes;
import org.gongqiao.app.disputes.file.HeadKind;
import org.gongqiao.app.disputes.file.OpenDispute;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The workers of a dispute: one more, what the papers need of each, and who represents ten and more. */
@Controller
@RequestMapping("/disputes/{id}")
class WorkerController {

    private final Disputes disputes;
    private final DisputeDesk desk;

    WorkerController(Disputes disputes, DisputeDesk desk) {
        this.disputes = disputes;
        this.desk = desk;
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/claimants")
    ModelAndView add(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String name,
                     @RequestParam(defaultValue = "") String occupation, @RequestParam(defaultValue = "") String idNumber,
                     @RequestParam(defaultValue = "") String phone, @RequestParam(defaultValue = "") String address,
                     @RequestParam(defaultValue = "") String head, @RequestParam(defaultValue = "") String amount,
                     @RequestParam(defaultValue = "") String period, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Map<String, String> faults = faults(name.strip(), occupation, idNumber.strip(), phone.strip(), address, head, amount, period);
        if (!faults.isEmpty()) {
            return desk.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, List.of(), Answers.inWords(ui, faults));
        }
        HeadKind kind = Typed.choice(HeadKind.class, head).orElseThrow();
        var claimant = DisputeForm.claimant(name.strip(), occupation.strip(), idNumber.strip(), phone.strip(), address.strip(),
                new OpenDispute.NewHead(kind, kind.isSum() ? Typed.cents(amount).orElseThrow() : null, period.strip()));
        if (disputes.addClaimant(id, version, claimant) instanceof ActOutcome.Done) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.claimantAdded", name.strip()));
            return new ModelAndView("redirect:/disputes/" + id + "#workers");
        }
        return desk.show(HttpStatus.CONFLICT, id, ui, List.of(), Map.of("stale", ui.msg("disputes.stale")));
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/particulars")
    ModelAndView particulars(@PathVariable UUID id, @RequestParam UUID claimant, @RequestParam(defaultValue = "") String idNumber,
                             @RequestParam(defaultValue = "") String phone, @RequestParam(defaultValue = "") String address,
                             @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var faults = new LinkedHashMap<String, String>();
        DisputeForm.person(faults, idNumber.strip(), phone.strip());
        if (address.length() > 200) {
            faults.put("address", "disputes.fault.long");
        }
        if (!faults.isEmpty()) {
            return desk.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, List.of(), Answers.inWords(ui, faults));
        }
        disputes.particulars(id, claimant, idNumber.strip(), phone.strip(), address.strip());
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.particulars"));
        return new ModelAndView("redirect:/disputes/" + id + "#workers");
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/representatives")
    ModelAndView represent(@PathVariable UUID id, @RequestParam(defaultValue = "") List<String> claimant, RedirectAttributes redirect) {
        Set<UUID> chosen = claimant.stream().flatMap(each -> Typed.id(each).stream()).collect(Collectors.toSet());
        disputes.represent(id, chosen);
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.representatives", chosen.size()));
        return new ModelAndView("redirect:/disputes/" + id + "#workers");
    }

    static Map<String, String> faults(String name, String occupation, String idNumber, String phone, String address, String head, String amount, String period) {
        var faults = new LinkedHashMap<String, String>();
        if (name.isEmpty() || name.length() > 50 || address.length() > 200 || occupation.length() > 50 || period.length() > 100) {
            faults.put("name", "disputes.fault.empty");
        }
        DisputeForm.person(faults, idNumber, phone);
        DisputeForm.money(faults, "amount", head, amount);
        return faults;
    }
}
