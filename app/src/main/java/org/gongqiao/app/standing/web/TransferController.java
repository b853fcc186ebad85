package org.gongqiao.app.standing.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterHistory;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.standing.transfer.Departure;
import org.gongqiao.app.standing.transfer.Transfer;
import org.gongqiao.app.standing.transfer.TransferDecisions;
import org.gongqiao.app.standing.transfer.TransferOutcome;
import org.gongqiao.app.standing.transfer.TransferStatus;
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

/** Transfers at an officer's desk: those that come, those that go, and the receiving union's decision. */
@Controller
@RequestMapping("/transfers")
class TransferController {

    static final int PAGE = 30;
    static final int LONGEST = 500;

    private final TransferDecisions decisions;
    private final Matters matters;
    private final MatterHistory history;

    TransferController(TransferDecisions decisions, Matters matters, MatterHistory history) {
        this.decisions = decisions;
        this.matters = matters;
        this.history = history;
    }

    @Allowed(Permission.MEMBER_READ)
    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "WAITING") String status, @RequestParam(required = false) @Nullable String after) {
        TransferStatus wanted = Arrays.stream(TransferStatus.values()).filter(each -> each.name().equals(status)).findFirst().orElse(null);
        String shown = wanted == null ? "ALL" : wanted.name();
        Slice<Transfer> page = decisions.list(wanted, key(after), PAGE);
        return view("standing/transfers", HttpStatus.OK, new StandingPages.TransferList(page.items(), shown,
                page.next() == null ? null : "/transfers?status=" + shown + "&after=" + page.next()));
    }

    @Allowed(Permission.MEMBER_READ)
    @GetMapping("/departures")
    ModelAndView departures(@RequestParam(required = false) @Nullable String after) {
        Slice<Departure> page = decisions.departures(null, key(after), PAGE);
        return view("standing/departures", HttpStatus.OK, new StandingPages.DepartureList(page.items(),
                page.next() == null ? null : "/transfers/departures?after=" + page.next()));
    }

    @Allowed(value = Permission.MEMBER_READ, record = "transfer")
    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, id, ui, "", Map.of());
    }

    @Allowed(value = Permission.MEMBER_WRITE, record = "transfer")
    @PostMapping("/{id}/acceptance")
    ModelAndView accept(@PathVariable UUID id, @RequestParam int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, decisions.accept(id, version), "standing.decided.accepted", ui, redirect);
    }

    @Allowed(value = Permission.MEMBER_WRITE, record = "transfer")
    @PostMapping("/{id}/refusal")
    ModelAndView refuse(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String text,
                        @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        if (text.isBlank() || text.length() > LONGEST) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, text, Map.of("text", ui.msg("standing.fault.text", LONGEST)));
        }
        return answer(id, decisions.refuse(id, version, text.strip()), "standing.decided.refused", ui, redirect);
    }

    private ModelAndView answer(UUID id, TransferOutcome outcome, String done, Ui ui, RedirectAttributes redirect) {
        return switch (outcome) {
            case TransferOutcome.Done(Transfer now) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(done, now.number(), now.name()));
                yield new ModelAndView("redirect:/transfers/" + id);
            }
            case TransferOutcome.Stale stale -> show(HttpStatus.CONFLICT, id, ui, "", Map.of("stale", ui.msg("standing.stale")));
            case TransferOutcome.NotPossible(String key) -> show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, "", Map.of("notPossible", ui.msg(key)));
        };
    }

    private ModelAndView show(HttpStatus status, UUID id, Ui ui, String text, Map<String, String> errors) {
        Transfer transfer = decisions.open(id);
        Matter matter = matters.get(transfer.matterId());
        boolean may = transfer.isWaiting() && Scope.desk().may(Permission.MEMBER_WRITE);
        return view("standing/transfer", status, new StandingPages.Show(transfer, matter, decisions.member(transfer).orElse(null),
                history.of(ui, matter.id()), may, text, errors));
    }

    static @Nullable String key(@Nullable String after) {
        return after != null && after.matches("[0-9a-z.]*_[0-9a-f-]{36}") ? after : null;
    }

    static ModelAndView view(String name, HttpStatus status, Object page) {
        return new ModelAndView(name, new HashMap<>(Map.of("page", page)), status);
    }
}
