package org.gongqiao.app.standing.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterHistory;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.standing.ending.AppealOutcome;
import org.gongqiao.app.standing.ending.EndMembership;
import org.gongqiao.app.standing.ending.EndOutcome;
import org.gongqiao.app.standing.ending.Ending;
import org.gongqiao.app.standing.ending.EndingKind;
import org.gongqiao.app.standing.ending.Endings;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Memberships that end by decision: the procedure at the member's union, the list, and the appeal at the union above. */
@Controller
class EndingController {

    private final Endings endings;
    private final Memberships memberships;
    private final Matters matters;
    private final MatterHistory history;
    private final Unions unions;

    EndingController(Endings endings, Memberships memberships, Matters matters, MatterHistory history, Unions unions) {
        this.endings = endings;
        this.memberships = memberships;
        this.matters = matters;
        this.history = history;
        this.unions = unions;
    }

    @Allowed(value = Permission.MEMBER_WRITE, record = "member")
    @GetMapping("/members/{id}/lapse")
    ModelAndView lapse(@PathVariable UUID id) {
        return form(HttpStatus.OK, id, EndingKind.LAPSED, Map.of(), null, Map.of());
    }

    @Allowed(value = Permission.MEMBER_WRITE, record = "member")
    @PostMapping("/members/{id}/lapse")
    ModelAndView lapse(@PathVariable UUID id, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return end(id, EndingKind.LAPSED, typed, ui, redirect);
    }

    @Allowed(value = Permission.MEMBER_WRITE, record = "member")
    @GetMapping("/members/{id}/expulsion")
    ModelAndView expulsion(@PathVariable UUID id) {
        return form(HttpStatus.OK, id, EndingKind.EXPELLED, Map.of(), null, Map.of());
    }

    @Allowed(value = Permission.MEMBER_WRITE, record = "member")
    @PostMapping("/members/{id}/expulsion")
    ModelAndView expulsion(@PathVariable UUID id, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return end(id, EndingKind.EXPELLED, typed, ui, redirect);
    }

    private ModelAndView end(UUID id, EndingKind kind, Map<String, String> typed, Ui ui, RedirectAttributes redirect) {
        String words = typed.getOrDefault("words", "").strip();
        if (words.length() > TransferController.LONGEST) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, id, kind, typed, null, Map.of("words", ui.msg("standing.fault.text", TransferController.LONGEST)));
        }
        var command = new EndMembership(kind, day(typed, "awaySince"), day(typed, "spokenOn"), day(typed, "groupHeardOn"), day(typed, "committeeOn"), words);
        return switch (endings.end(id, command)) {
            case EndOutcome.Ended(Ending ending) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("standing.end.done", ending.name()));
                yield new ModelAndView("redirect:/endings/" + ending.id());
            }
            case EndOutcome.NotYet(Verdict verdict) -> form(HttpStatus.UNPROCESSABLE_CONTENT, id, kind, typed, verdict, Map.of());
            case EndOutcome.Faulty(Map<String, String> faults) -> {
                var errors = new LinkedHashMap<String, String>();
                faults.forEach((field, key) -> errors.put(field, ui.msg(key)));
                yield form(HttpStatus.UNPROCESSABLE_CONTENT, id, kind, typed, null, errors);
            }
            case EndOutcome.Stale() -> form(HttpStatus.CONFLICT, id, kind, typed, null, Map.of("stale", ui.msg("standing.end.stale")));
        };
    }

    private static java.time.@Nullable LocalDate day(Map<String, String> typed, String field) {
        return MemberTransferController.day(typed.getOrDefault(field, ""));
    }

    private ModelAndView form(HttpStatus status, UUID id, EndingKind kind, Map<String, String> typed, @Nullable Verdict verdict, Map<String, String> errors) {
        Membership membership = memberships.get(id);
        return TransferController.view("standing/end", status,
                new StandingPages.End(membership, unions.get(membership.unitId()).name(), kind, typed, verdict, errors));
    }

    @Allowed(Permission.MEMBER_READ)
    @GetMapping("/endings")
    ModelAndView list(@RequestParam(required = false) @Nullable String after) {
        Slice<Ending> page = endings.list(TransferController.key(after), TransferController.PAGE);
        return TransferController.view("standing/endings", HttpStatus.OK, new StandingPages.EndingList(page.items(),
                page.next() == null ? null : "/endings?after=" + page.next()));
    }

    @Allowed(value = Permission.MEMBER_READ, record = "ending")
    @GetMapping("/endings/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, id, ui, "", Map.of());
    }

    @Allowed(value = Permission.APPEAL_DECIDE, record = "ending")
    @PostMapping("/endings/{id}/appeal-decision")
    ModelAndView decide(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String outcome,
                        @RequestParam(defaultValue = "") String words, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var errors = new LinkedHashMap<String, String>();
        if (!outcome.equals("UPHELD") && !outcome.equals("REVERSED")) {
            errors.put("outcome", ui.msg("standing.appeal.outcomeMissing"));
        }
        if (words.isBlank() || words.length() > TransferController.LONGEST) {
            errors.put("words", ui.msg("standing.fault.text", TransferController.LONGEST));
        }
        if (!errors.isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, words, errors);
        }
        return switch (endings.decideAppeal(id, version, outcome.equals("REVERSED"), words.strip())) {
            case AppealOutcome.Done(Ending now) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("standing.appeal.decided", now.name()));
                yield new ModelAndView("redirect:/endings/" + id);
            }
            case AppealOutcome.Stale stale -> show(HttpStatus.CONFLICT, id, ui, words, Map.of("stale", ui.msg("standing.stale")));
            case AppealOutcome.NotPossible(String key) -> show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, words, Map.of("notPossible", ui.msg(key)));
        };
    }

    private ModelAndView show(HttpStatus status, UUID id, Ui ui, String words, Map<String, String> errors) {
        Ending ending = endings.open(id);
        // The union that decided sees that there is an appeal, not the matter at the union above.
        Matter matter = ending.appeal() == null ? null : matters.about(id).orElse(null);
        boolean may = matter != null && ending.appealWaits() && Scope.desk().may(Permission.APPEAL_DECIDE) && !ending.unitId().equals(Scope.desk().unitId());
        return TransferController.view("standing/ending", status, new StandingPages.EndingShow(ending, matter,
                matter == null ? List.of() : history.of(ui, matter.id()), may, words, errors));
    }
}
