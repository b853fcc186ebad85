package org.gongqiao.app.claims.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.Opening;
import org.gongqiao.app.casework.OpeningOutcome;
import org.gongqiao.app.casework.Sealing;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.ClaimOutcome;
import org.gongqiao.app.claims.ClaimWork;
import org.gongqiao.app.claims.Claims;
import org.gongqiao.app.claims.file.RefusalReason;
import org.gongqiao.app.documents.AttachmentDownloads;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.kernel.NotFound;
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

/** Sealed complaints at a keeper's desk; {@code {id}} is the matter's, since what it says is not known before it is opened. */
@Controller
@RequestMapping("/sealed")
class SealedController {

    private static final int PAGE = 30;

    private final Matters matters;
    private final Sealing sealing;
    private final Claims claims;
    private final ClaimWork work;
    private final DeskView desks;
    private final Attachments attachments;
    private final AttachmentDownloads downloads;

    SealedController(Matters matters, Sealing sealing, Claims claims, ClaimWork work, DeskView desks, Attachments attachments,
                     AttachmentDownloads downloads) {
        this.matters = matters;
        this.sealing = sealing;
        this.claims = claims;
        this.work = work;
        this.desks = desks;
        this.attachments = attachments;
        this.downloads = downloads;
    }

    @Allowed(Permission.SEALED_KEEP)
    @GetMapping
    ModelAndView list(@RequestParam(required = false) @Nullable String after) {
        Slice<Matter> page = matters.toDo(Scope.desk().unit(), after != null && after.matches("\\d{4}-\\d{2}-\\d{2}_[0-9a-f-]{36}") ? after : null, PAGE);
        return ClaimViews.view("claims/sealed-list", HttpStatus.OK, new ClaimPages.SealedList(page.items(), page.next() == null ? null : "/sealed?after=" + page.next()));
    }

    @Allowed(value = Permission.SEALED_KEEP, record = "sealed")
    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, id, ui, ClaimForm.of(Map.of()), Map.of());
    }

    @Allowed(value = Permission.SEALED_KEEP, record = "sealed")
    @PostMapping("/{id}/openings")
    ModelAndView ask(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return ClaimController.words(reason).isEmpty() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, ClaimForm.of(Map.of()),
                Map.of("reason", ui.msg("claims.fault.words", OwnClaimController.LONGEST)))
                : opened(id, sealing.ask(id, reason.strip(), name(ui)), "claims.sealed.asked", redirect);
    }

    /** The second keeper: agrees, or declines with a reason. */
    @Allowed(value = Permission.SEALED_KEEP, record = "sealed")
    @PostMapping("/{id}/opening-answer")
    ModelAndView answerOpening(@PathVariable UUID id, @RequestParam(defaultValue = "") String agree, @RequestParam(defaultValue = "") String why,
                               @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        if (agree.equals("true")) {
            return opened(id, sealing.agree(id, name(ui)), "claims.sealed.opened", redirect);
        }
        return ClaimController.words(why).isEmpty() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, ClaimForm.of(Map.of()),
                Map.of("why", ui.msg("claims.fault.words", OwnClaimController.LONGEST)))
                : opened(id, sealing.decline(id, name(ui), why.strip()), "claims.sealed.declined", redirect);
    }

    @Allowed(value = Permission.SEALED_KEEP, record = "sealed")
    @PostMapping("/{id}/acceptance")
    ModelAndView accept(@PathVariable UUID id, @RequestParam int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, open(id).map(claim -> work.accept(claim.id(), version)), "claims.decided.accepted", ui, redirect);
    }

    @Allowed(value = Permission.SEALED_KEEP, record = "sealed")
    @PostMapping("/{id}/refusal")
    ModelAndView refuse(@PathVariable UUID id, @RequestParam int version, @RequestParam MultiValueMap<String, String> typed, @ModelAttribute("ui") Ui ui,
                        RedirectAttributes redirect) {
        ClaimForm form = ClaimForm.of(typed);
        Map<String, String> errors = ClaimController.refusalFaults(ui, form);
        return errors.isEmpty() ? answer(id, open(id).map(claim -> work.refuse(claim.id(), version, RefusalReason.valueOf(form.get("reason")),
                form.get("refusalText").strip())), "claims.decided.notAccepted", ui, redirect) : show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, form, errors);
    }

    @Allowed(value = Permission.SEALED_KEEP, record = "sealed")
    @PostMapping("/{id}/questions")
    ModelAndView askBack(@PathVariable UUID id, @RequestParam int version, @RequestParam MultiValueMap<String, String> typed, @ModelAttribute("ui") Ui ui,
                         RedirectAttributes redirect) {
        ClaimForm form = ClaimForm.of(typed);
        String words = ClaimController.words(form.get("question"));
        return words.isEmpty() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, form, Map.of("question", ui.msg("claims.fault.words", OwnClaimController.LONGEST)))
                : answer(id, open(id).map(claim -> work.askBack(claim.id(), version, words)), "claims.decided.askedBack", ui, redirect);
    }

    @Allowed(value = Permission.SEALED_KEEP, record = "sealed")
    @PostMapping("/{id}/answer")
    ModelAndView answer(@PathVariable UUID id, @RequestParam int version, @RequestParam MultiValueMap<String, String> typed, @ModelAttribute("ui") Ui ui,
                        RedirectAttributes redirect) {
        ClaimForm form = ClaimForm.of(typed);
        String words = ClaimController.words(form.get("answer"));
        return words.isEmpty() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, form, Map.of("answer", ui.msg("claims.fault.words", OwnClaimController.LONGEST)))
                : answer(id, open(id).map(claim -> work.answer(claim.id(), version, words)), "claims.decided.answered", ui, redirect);
    }

    /** A file of an opened complaint; to a keeper's desk the database shows no other. */
    @Allowed(Permission.SEALED_KEEP)
    @GetMapping("/files/{attachment}")
    void file(@PathVariable UUID attachment, @RequestParam(defaultValue = "false") boolean save, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        downloads.send(attachments.get(attachment), save, request, response);
    }

    /** Empty while it is closed to its keepers: the database shows nothing of it before two have opened it. */
    private Optional<Claim> open(UUID matterId) {
        return claims.find(matterId);
    }

    private static String name(Ui ui) {
        return Objects.requireNonNull(ui.viewer()).name();
    }

    private static ModelAndView opened(UUID id, OpeningOutcome outcome, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Ui.Flash.NAME, outcome == OpeningOutcome.DONE ? Ui.Flash.done(done) : Ui.Flash.refused("claims.sealed." + outcome.name()));
        return new ModelAndView("redirect:/sealed/" + id);
    }

    private ModelAndView answer(UUID id, Optional<ClaimOutcome> outcome, String done, Ui ui, RedirectAttributes redirect) {
        return switch (outcome.orElseThrow(() -> new NotFound("opened complaint", id))) {
            case ClaimOutcome.Done(Claim now) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(done, now.number()));
                yield new ModelAndView("redirect:/sealed/" + id);
            }
            case ClaimOutcome.Stale stale -> show(HttpStatus.CONFLICT, id, ui, ClaimForm.of(Map.of()), Map.of("stale", ui.msg("claims.stale")));
            case ClaimOutcome.NotPossible not -> show(HttpStatus.CONFLICT, id, ui, ClaimForm.of(Map.of()), Map.of("notPossible", ui.msg(not.key())));
        };
    }

    private ModelAndView show(HttpStatus status, UUID id, Ui ui, ClaimForm form, Map<String, String> errors) {
        Matter matter = matters.get(id);
        List<Opening> openings = sealing.of(id);
        Opening waiting = openings.stream().filter(Opening::waits).findFirst().orElse(null);
        ClaimPages.Desk desk = open(id).map(claim -> desks.desk(work.open(claim.id()), ui, "/sealed/" + id, form, errors)).orElse(null);
        return ClaimViews.view("claims/sealed", status, new ClaimPages.Sealed(matter, ClaimViews.openings(ui, openings), waiting,
                waiting != null && waiting.askedBy().equals(Scope.desk().personId()), desk, errors));
    }
}
