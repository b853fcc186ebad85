package org.gongqiao.app.claims.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Ratings;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.ClaimCounts;
import org.gongqiao.app.claims.ClaimOutcome;
import org.gongqiao.app.claims.ClaimWork;
import org.gongqiao.app.claims.MediationPages;
import org.gongqiao.app.claims.file.RefusalReason;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Claims at an officer's desk: the list, one of them, what he does with it, and the counts. */
@Controller
@RequestMapping("/claims")
class ClaimController {

    private static final int PAGE = 30;
    private static final int FRONT = 10;

    private final ClaimWork work;
    private final ClaimCounts counts;
    private final ClaimViews views;
    private final DeskView desks;
    private final Ratings ratings;
    private final MediationPages mediation;
    private final Clock clock;

    ClaimController(ClaimWork work, ClaimCounts counts, ClaimViews views, DeskView desks, Ratings ratings, MediationPages mediation, Clock clock) {
        this.work = work;
        this.counts = counts;
        this.views = views;
        this.desks = desks;
        this.ratings = ratings;
        this.mediation = mediation;
        this.clock = clock;
    }

    @Allowed(Permission.CLAIM_READ)
    @GetMapping
    ModelAndView list(@RequestParam MultiValueMap<String, String> typed, @RequestParam(defaultValue = "OPEN") String tab,
                      @RequestParam(required = false) @Nullable String after, @ModelAttribute("ui") Ui ui) {
        ClaimForm form = ClaimForm.of(typed);
        String wanted = List.of("OPEN", "URGENT", "MEDIATION", "CLOSED").contains(tab) ? tab : "OPEN";
        String from = after != null && after.matches("[0-9a-z.]*_[0-9a-f-]{36}") ? after : null;
        Slice<Claim> page = work.list(filter(form, wanted), from, PAGE);
        var rows = new LinkedHashSet<Claim>();
        if (wanted.equals("OPEN") && from == null) {
            // What the law calls urgent stands in front, wherever in the tree it is.
            rows.addAll(work.list(filter(form, "URGENT"), null, FRONT).items());
        }
        rows.addAll(page.items());
        String narrowed = form.occupation().map(each -> "&occupation=" + each.name()).orElse("") + form.topic().map(each -> "&topic=" + each.name()).orElse("");
        String next = page.next() == null ? null : "/claims?tab=" + wanted + narrowed + "&after=" + page.next();
        return ClaimViews.view("claims/list", HttpStatus.OK, new ClaimPages.ListPage(List.copyOf(rows), wanted, form, views.occupations(ui), views.topics(ui), next,
                ratings.score(Scope.desk().unit())));
    }

    private static ClaimWork.Filter filter(ClaimForm form, String tab) {
        return new ClaimWork.Filter(!tab.equals("CLOSED"), tab.equals("URGENT"), form.occupation().orElse(null), form.topic().orElse(null),
                tab.equals("CLOSED") ? null : tab.equals("MEDIATION"));
    }

    /** Counts by occupation and topic, no persons; this year unless days are given. */
    @Allowed(Permission.CLAIM_READ)
    @GetMapping("/counts")
    ModelAndView counts(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String until) {
        LocalDate today = LocalDate.now(clock);
        LocalDate first = day(from, today.withDayOfYear(1));
        LocalDate last = day(until, today);
        List<ClaimCounts.Cell> cells = counts.of(first, last);
        return ClaimViews.view("claims/counts", HttpStatus.OK, new ClaimPages.Counts(first, last, cells,
                cells.stream().mapToLong(ClaimCounts.Cell::filed).sum(), cells.stream().mapToLong(ClaimCounts.Cell::open).sum(),
                cells.stream().mapToLong(ClaimCounts.Cell::answered).sum(), cells.stream().mapToLong(ClaimCounts.Cell::refused).sum(),
                cells.stream().mapToLong(ClaimCounts.Cell::urgent).sum()));
    }

    static LocalDate day(String typed, LocalDate otherwise) {
        return typed.matches("20\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])") ? LocalDate.parse(typed) : otherwise;
    }

    @Allowed(value = Permission.CLAIM_READ, record = "claim")
    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return desks.claim(HttpStatus.OK, work.open(id), ui, ClaimForm.of(Map.of()), Map.of());
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/{id}/acceptance")
    ModelAndView accept(@PathVariable UUID id, @RequestParam int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, work.accept(id, version), "claims.decided.accepted", ui, redirect);
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/{id}/refusal")
    ModelAndView refuse(@PathVariable UUID id, @RequestParam int version, @RequestParam MultiValueMap<String, String> typed, @ModelAttribute("ui") Ui ui,
                        RedirectAttributes redirect) {
        ClaimForm form = ClaimForm.of(typed);
        Map<String, String> errors = refusalFaults(ui, form);
        return errors.isEmpty() ? answer(id, work.refuse(id, version, RefusalReason.valueOf(form.get("reason")), form.get("refusalText").strip()),
                "claims.decided.notAccepted", ui, redirect) : desks.claim(HttpStatus.UNPROCESSABLE_CONTENT, work.open(id), ui, form, errors);
    }

    static Map<String, String> refusalFaults(Ui ui, ClaimForm form) {
        var errors = new LinkedHashMap<String, String>();
        if (Arrays.stream(RefusalReason.values()).noneMatch(reason -> reason.name().equals(form.get("reason")))) {
            errors.put("reason", ui.msg("claims.fault.reason"));
        }
        if (words(form.get("refusalText")).isEmpty()) {
            errors.put("refusalText", ui.msg("claims.fault.words", OwnClaimController.LONGEST));
        }
        return errors;
    }

    static String words(String typed) {
        return typed.length() > OwnClaimController.LONGEST ? "" : typed.strip();
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/{id}/questions")
    ModelAndView askBack(@PathVariable UUID id, @RequestParam int version, @RequestParam MultiValueMap<String, String> typed, @ModelAttribute("ui") Ui ui,
                         RedirectAttributes redirect) {
        ClaimForm form = ClaimForm.of(typed);
        return words(form.get("question")).isEmpty() ? desks.claim(HttpStatus.UNPROCESSABLE_CONTENT, work.open(id), ui, form,
                Map.of("question", ui.msg("claims.fault.words", OwnClaimController.LONGEST)))
                : answer(id, work.askBack(id, version, words(form.get("question"))), "claims.decided.askedBack", ui, redirect);
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/{id}/answer")
    ModelAndView answer(@PathVariable UUID id, @RequestParam int version, @RequestParam MultiValueMap<String, String> typed, @ModelAttribute("ui") Ui ui,
                        RedirectAttributes redirect) {
        ClaimForm form = ClaimForm.of(typed);
        return words(form.get("answer")).isEmpty() ? desks.claim(HttpStatus.UNPROCESSABLE_CONTENT, work.open(id), ui, form,
                Map.of("answer", ui.msg("claims.fault.words", OwnClaimController.LONGEST)))
                : answer(id, work.answer(id, version, words(form.get("answer"))), "claims.decided.answered", ui, redirect);
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/{id}/hand-over")
    ModelAndView handOver(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String note, @ModelAttribute("ui") Ui ui,
                          RedirectAttributes redirect) {
        ClaimOutcome outcome = work.handOver(id, version, words(note));
        if (outcome instanceof ClaimOutcome.Done(Claim before)) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("claims.decided.handedOver", before.number()));
            return new ModelAndView("redirect:/claims");
        }
        return answer(id, outcome, "claims.decided.handedOver", ui, redirect);
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/{id}/mediation")
    ModelAndView mediate(@PathVariable UUID id, @RequestParam int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        ClaimOutcome outcome = work.mediate(id, version);
        ModelAndView shown = answer(id, outcome, "claims.decided.mediation", ui, redirect);
        // The next step is on the page of the dispute: nobody shall have to look for it.
        return outcome instanceof ClaimOutcome.Done(Claim now)
                ? mediation.atDesk(now.matterId()).map(page -> new ModelAndView("redirect:" + page)).orElse(shown) : shown;
    }

    /** Joins a claim alike, or records the representatives whom those joined have chosen. */
    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/{id}/companions")
    ModelAndView companions(@PathVariable UUID id, @RequestParam(defaultValue = "") String join, @RequestParam(name = "represents", defaultValue = "") List<String> chosen,
                            RedirectAttributes redirect) {
        boolean done = join.equals("all") ? work.joinAll(id) > 0 : join.isEmpty() ? work.represent(id, chosen.stream().filter(each -> each.matches("[0-9a-f-]{36}")).map(UUID::fromString).toList())
                : join.matches("[0-9a-f-]{36}") && work.join(id, UUID.fromString(join));
        redirect.addFlashAttribute(Ui.Flash.NAME, done ? Ui.Flash.done("claims.decided.joined") : Ui.Flash.refused("claims.stale"));
        return new ModelAndView("redirect:/claims/" + id);
    }

    private ModelAndView answer(UUID id, ClaimOutcome outcome, String done, Ui ui, RedirectAttributes redirect) {
        return switch (outcome) {
            case ClaimOutcome.Done(Claim now) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(done, now.number()));
                yield new ModelAndView("redirect:/claims/" + id);
            }
            case ClaimOutcome.Stale stale -> desks.claim(HttpStatus.CONFLICT, work.open(id), ui, ClaimForm.of(Map.of()), Map.of("stale", ui.msg("claims.stale")));
            case ClaimOutcome.NotPossible not -> desks.claim(HttpStatus.CONFLICT, work.open(id), ui, ClaimForm.of(Map.of()),
                    Map.of("notPossible", ui.msg(not.key())));
        };
    }
}
