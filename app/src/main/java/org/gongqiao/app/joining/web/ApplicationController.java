package org.gongqiao.app.joining.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
import org.gongqiao.app.joining.Application;
import org.gongqiao.app.joining.ApplicationStatus;
import org.gongqiao.app.joining.Choice;
import org.gongqiao.app.joining.DecisionOutcome;
import org.gongqiao.app.joining.Decisions;
import org.gongqiao.app.joining.RefusalReason;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.decision.Verdicts;
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

/** Applications at an officer's desk: the list, one of them, and the decisions. */
@Controller
@RequestMapping("/applications")
class ApplicationController {

    private static final int PAGE = 30;
    private static final int LONGEST = 500;

    private final Decisions decisions;
    private final Matters matters;
    private final MatterHistory history;
    private final Verdicts verdicts;

    ApplicationController(Decisions decisions, Matters matters, MatterHistory history, Verdicts verdicts) {
        this.decisions = decisions;
        this.matters = matters;
        this.history = history;
        this.verdicts = verdicts;
    }

    @Allowed(Permission.APPLICATION_READ)
    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "WAITING") String status, @RequestParam(required = false) String after) {
        ApplicationStatus wanted = status(status);
        Slice<Application> page = decisions.list(wanted, key(after), PAGE);
        String next = page.next() == null ? null : "/applications?status=" + (wanted == null ? "ALL" : wanted) + "&after=" + page.next();
        return view("joining/applications", HttpStatus.OK, new ApplicationPages.ListPage(Scope.desk().unit(), page.items(), wanted == null ? "ALL" : wanted.name(),
                Scope.desk().may(Permission.APPLICATION_DECIDE), next));
    }

    @Allowed(value = Permission.APPLICATION_READ, record = "application")
    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, id, ui, "", "", Map.of());
    }

    @Allowed(value = Permission.APPLICATION_DECIDE, record = "application")
    @PostMapping("/{id}/approval")
    ModelAndView approve(@PathVariable UUID id, @RequestParam int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, decisions.approve(id, version), "joining.decided.approved", ui, redirect);
    }

    @Allowed(value = Permission.APPLICATION_DECIDE, record = "application")
    @PostMapping("/{id}/refusal")
    ModelAndView refuse(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String reason,
                        @RequestParam(defaultValue = "") String text, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var errors = new LinkedHashMap<String, String>();
        RefusalReason chosen = Arrays.stream(RefusalReason.values()).filter(each -> each.name().equals(reason)).findFirst().orElse(null);
        if (chosen == null) {
            errors.put("reason", ui.msg("joining.fault.reason"));
        }
        if (text.isBlank() || text.length() > LONGEST) {
            errors.put("text", ui.msg("joining.fault.text", LONGEST));
        }
        if (chosen == null || !errors.isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, reason, text, errors);
        }
        return answer(id, decisions.refuse(id, version, chosen, text.strip()), "joining.decided.refused", ui, redirect);
    }

    @Allowed(value = Permission.APPLICATION_DECIDE, record = "application")
    @PostMapping("/{id}/hand-over")
    ModelAndView handOver(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String note,
                          @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        String kept = note.length() > LONGEST ? note.substring(0, LONGEST) : note;
        DecisionOutcome outcome = decisions.handOver(id, version, kept.strip());
        if (outcome instanceof DecisionOutcome.Done(Application before)) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("joining.decided.handedOver", before.number()));
            return new ModelAndView("redirect:/applications");
        }
        return answer(id, outcome, "joining.decided.handedOver", ui, redirect);
    }

    /** Approves the ticked rows, each by itself: one that fails stops no other. A row is {@code id:version}. */
    @Allowed(Permission.APPLICATION_DECIDE)
    @PostMapping("/approvals")
    ModelAndView approveMany(@RequestParam(name = "row", defaultValue = "") List<String> rows, @ModelAttribute("ui") Ui ui,
                             RedirectAttributes redirect) {
        if (rows.isEmpty()) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.refused("joining.bulk.none"));
            return new ModelAndView("redirect:/applications");
        }
        var results = new ArrayList<ApplicationPages.Result>();
        for (String row : rows.stream().filter(each -> each.matches("[0-9a-f-]{36}:\\d{1,9}")).limit(PAGE).toList()) {
            results.add(approveOne(UUID.fromString(row.substring(0, 36)), Integer.parseInt(row.substring(37)), ui));
        }
        return view("joining/approvals", HttpStatus.OK, results);
    }

    private ApplicationPages.Result approveOne(UUID id, int version, Ui ui) {
        try {
            return switch (decisions.approve(id, version)) {
                case DecisionOutcome.Done(Application now) ->
                        new ApplicationPages.Result(now.number(), now.name(), true, ui.msg("joining.bulk.approved", now.targetName()));
                case DecisionOutcome.Stale(Application now) ->
                        new ApplicationPages.Result(now.number(), now.name(), false, ui.msg("joining.bulk.stale", ui.msg("joining.status." + now.status().name())));
                case DecisionOutcome.Unlawful unlawful ->
                        new ApplicationPages.Result("", "", false, ui.msg(unlawful.verdict().key()) + " " + unlawful.verdict().ground().ruleId());
                case DecisionOutcome.NotPossible not -> new ApplicationPages.Result("", "", false, ui.msg(not.key()));
            };
        } catch (NotFound gone) {
            return new ApplicationPages.Result("", "", false, ui.msg("joining.bulk.gone"));
        } catch (org.gongqiao.app.access.Refusal refused) {
            return new ApplicationPages.Result("", "", false, ui.msg("joining.bulk.appeal"));
        }
    }

    private ModelAndView answer(UUID id, DecisionOutcome outcome, String done, Ui ui, RedirectAttributes redirect) {
        return switch (outcome) {
            case DecisionOutcome.Done(Application now) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(done, now.number(), now.name()));
                yield new ModelAndView("redirect:/applications/" + now.id());
            }
            case DecisionOutcome.Stale stale -> show(HttpStatus.CONFLICT, id, ui, "", "", Map.of("stale", ui.msg("joining.stale")));
            case DecisionOutcome.Unlawful unlawful -> show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, "", "", Map.of("unlawful",
                    ui.msg(unlawful.verdict().key()) + " (" + ui.msg("law.rule", unlawful.verdict().ground().ruleId()) + ")"));
            case DecisionOutcome.NotPossible not -> show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, "", "", Map.of("notPossible", ui.msg(not.key())));
        };
    }

    private ModelAndView show(HttpStatus status, UUID id, Ui ui, String reason, String text, Map<String, String> errors) {
        Application application = decisions.open(id);
        Matter matter = matters.get(application.matterId());
        boolean appealed = application.state() instanceof Application.State.Waiting waiting && waiting.appealed();
        boolean may = application.isWaiting() && Scope.desk().may(appealed ? Permission.APPEAL_DECIDE : Permission.APPLICATION_DECIDE);
        Choice next = may && matter.hasNext() ? application.choices().get(matter.position()) : null;
        var reasons = Arrays.stream(RefusalReason.values())
                .map(each -> new Ui.Option(each.name(), ui.msg("joining.refusal." + each.name()) + " (" + each.ruleId() + ")")).toList();
        return view("joining/application", status, new ApplicationPages.Show(application, matter, decisions.applicant(application).orElse(null),
                decisions.verdicts(application), verdicts.about("application", application.id()), history.of(ui, matter.id()), may, next, reasons, reason, text, errors));
    }

    private static @Nullable ApplicationStatus status(String name) {
        return Arrays.stream(ApplicationStatus.values()).filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    private static @Nullable String key(@Nullable String after) {
        return after != null && after.matches("[0-9a-z.]*_[0-9a-f-]{36}") ? after : null;
    }

    private static ModelAndView view(String name, HttpStatus status, Object page) {
        return new ModelAndView(name, new HashMap<>(Map.of("page", page)), status);
    }
}
