package org.gongqiao.app.disputes.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.disputes.file.ActOutcome;
import org.gongqiao.app.disputes.file.Cause;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.Disputes;
import org.gongqiao.app.disputes.file.HeadKind;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.membership.Trade;
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

/** Disputes at an officer's desk: the list, taking one up, the page of one, and the statement of the case. */
@Controller
@RequestMapping("/disputes")
class DisputeController {

    private static final int PAGE = 30;

    private final Disputes disputes;
    private final DisputeDesk desk;
    private final Ids ids;
    private final Clock clock;

    DisputeController(Disputes disputes, DisputeDesk desk, Ids ids, Clock clock) {
        this.disputes = disputes;
        this.desk = desk;
        this.ids = ids;
        this.clock = clock;
    }

    @Allowed(Permission.DISPUTE_READ)
    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "open") String state, @RequestParam(required = false) @Nullable String after) {
        boolean open = !state.equals("closed");
        Slice<Dispute> page = disputes.list(open, after != null && after.matches("[0-9a-z.]*_[0-9a-f-]{36}") ? after : null, PAGE);
        String next = page.next() == null ? null : "/disputes?state=" + (open ? "open" : "closed") + "&after=" + page.next();
        return Answers.view("disputes/disputes", HttpStatus.OK, new DisputePages.ListPage(page.items(), open, Scope.desk().may(Permission.DISPUTE_WORK), next));
    }

    @Allowed(Permission.DISPUTE_WORK)
    @GetMapping("/new")
    ModelAndView form(@ModelAttribute("ui") Ui ui) {
        return form(HttpStatus.OK, ui, DisputeForm.empty(ids.next().toString()), Map.of());
    }

    @Allowed(Permission.DISPUTE_WORK)
    @PostMapping
    ModelAndView open(@ModelAttribute("form") DisputeForm form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Map<String, String> faults = form.faults(LocalDate.now(clock));
        if (!faults.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, ui, form, Answers.inWords(ui, faults));
        }
        UUID id = disputes.open(form.read());
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.opened", disputes.get(id).number()));
        return new ModelAndView("redirect:/disputes/" + id);
    }

    @Allowed(value = Permission.DISPUTE_READ, record = "dispute")
    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return desk.show(HttpStatus.OK, id, ui, List.of(), Map.of());
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/{id}/statement")
    ModelAndView state(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String facts,
                       @RequestParam(defaultValue = "") String employerName, @RequestParam(defaultValue = "") String employerCode,
                       @RequestParam(defaultValue = "") String employerAddress, @RequestParam(defaultValue = "") String employerHead,
                       @RequestParam(defaultValue = "") String commission, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var employer = new Dispute.Employer(null, employerName.strip(), employerCode.strip(), employerAddress.strip(), employerHead.strip());
        if (!isStatement(facts.strip(), employer, commission.strip())) {
            return desk.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, List.of(), Map.of("facts", ui.msg("disputes.fault.statement")));
        }
        return switch (disputes.state(id, version, facts.strip(), employer, commission.strip())) {
            case ActOutcome.Done done -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.stated"));
                yield new ModelAndView("redirect:/disputes/" + id);
            }
            default -> desk.show(HttpStatus.CONFLICT, id, ui, List.of(), Map.of("stale", ui.msg("disputes.stale")));
        };
    }

    static boolean isStatement(String facts, Dispute.Employer employer, String commission) {
        return !facts.isEmpty() && facts.length() <= ActForm.LONGEST && !employer.name().isEmpty() && employer.name().length() <= 100
                && employer.address().length() <= 200 && employer.head().length() <= 100 && employer.code().length() <= 18 && commission.length() <= 100;
    }

    private ModelAndView form(HttpStatus status, Ui ui, DisputeForm form, Map<String, String> errors) {
        return Answers.view("disputes/new", status, new DisputePages.NewPage(form, Answers.options(ui, Cause.values(), "disputes.cause."),
                Answers.options(ui, Trade.values(), "membership.trade."), Answers.options(ui, HeadKind.values(), "disputes.head."), errors));
    }
}
