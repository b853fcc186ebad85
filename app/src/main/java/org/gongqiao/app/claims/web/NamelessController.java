package org.gongqiao.app.claims.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.TakesPart;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.casework.Invitations;
import org.gongqiao.app.casework.MatterStep;
import org.gongqiao.app.casework.RatingOutcome;
import org.gongqiao.app.casework.Ratings;
import org.gongqiao.app.casework.Sealing;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.ClaimFiling;
import org.gongqiao.app.claims.ClaimOutcome;
import org.gongqiao.app.claims.file.ClaimType;
import org.gongqiao.app.claims.Filing;
import org.gongqiao.app.claims.OwnClaims;
import org.gongqiao.app.claims.template.Template;
import org.gongqiao.app.claims.template.Templates;
import org.gongqiao.app.documents.AttachmentDownloads;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.FormFiles;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Complaining without a name, and coming back with the code. Nothing here looks at who has signed in, keeps an address or
 * leaves a cookie with the complaint.
 */
@Controller
class NamelessController {

    private final Filing filing;
    private final OwnClaims own;
    private final Templates templates;
    private final ClaimViews views;
    private final FormFiles files;
    private final Invitations invitations;
    private final Grants grants;
    private final Ratings ratings;
    private final Sealing sealing;
    private final Attachments attachments;
    private final AttachmentDownloads downloads;
    private final Ids ids;
    private final Clock clock;

    NamelessController(Filing filing, OwnClaims own, Templates templates, ClaimViews views, FormFiles files, Invitations invitations, Grants grants,
                       Ratings ratings, Sealing sealing, Attachments attachments, AttachmentDownloads downloads, Ids ids, Clock clock) {
        this.filing = filing;
        this.own = own;
        this.templates = templates;
        this.views = views;
        this.files = files;
        this.invitations = invitations;
        this.grants = grants;
        this.ratings = ratings;
        this.sealing = sealing;
        this.attachments = attachments;
        this.downloads = downloads;
        this.ids = ids;
        this.clock = clock;
    }

    @Public(nameless = true)
    @GetMapping("/complaints/new")
    ModelAndView begin(@RequestParam MultiValueMap<String, String> typed, @ModelAttribute("ui") Ui ui) {
        ClaimForm form = ClaimForm.of(typed).with("type", ClaimType.COMPLAINT.name());
        if (!form.isChosen()) {
            Map<String, String> errors = typed.isEmpty() ? Map.of() : OwnClaimController.missing(ui, form);
            return ClaimViews.view("claims/nameless", HttpStatus.OK, new ClaimPages.Nameless(views.choice(ui, "/complaints/new", true, form, errors), null));
        }
        return form(HttpStatus.OK, ui, form.with("key", ids.random().toString()), Map.of());
    }

    @Public(nameless = true)
    @PostMapping(path = "/complaints", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView file(@RequestParam MultiValueMap<String, String> typed, @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent,
                      @ModelAttribute("ui") Ui ui) {
        ClaimForm form = ClaimForm.of(typed).with("type", ClaimType.COMPLAINT.name());
        if (!form.isChosen()) {
            return ClaimViews.view("claims/nameless", HttpStatus.UNPROCESSABLE_CONTENT,
                    new ClaimPages.Nameless(views.choice(ui, "/complaints/new", true, form, OwnClaimController.missing(ui, form)), null));
        }
        List<MultipartFile> chosen = FormFiles.chosen(sent);
        Map<String, String> errors = ClaimViews.spoken(ui, form.faults(LocalDate.now(clock), !chosen.isEmpty()));
        if (!errors.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, ui, form, errors);
        }
        String visit = UUID.randomUUID().toString();
        FormFiles.Taken taken = files.take(chosen, visit);
        if (taken.refused() != null) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, ui, form,
                    Map.of("files", ui.msg("documents.take." + taken.refused().fault().name(), taken.refused().args().toArray())));
        }
        return switch (filing.fileNameless(form.toCommand(template(form), true, null, taken.ids()), visit)) {
            case ClaimFiling.FiledNameless(String number, String handler, String code) ->
                    ClaimViews.view("claims/nameless-filed", HttpStatus.CREATED, new ClaimPages.NamelessFiled(number, handler, code));
            case ClaimFiling.SentBefore() -> ClaimViews.view("claims/return", HttpStatus.CONFLICT, new ClaimPages.Return(Map.of("code", ui.msg("claims.nameless.sentBefore"))));
            case ClaimFiling.NoKeepers() -> form(HttpStatus.CONFLICT, ui, form, Map.of("place", ui.msg("claims.noKeepers")));
            case ClaimFiling.NoUnion() -> form(HttpStatus.CONFLICT, ui, form, Map.of("place", ui.msg("claims.noUnion")));
            case ClaimFiling.Filed filed -> throw new IllegalStateException("a complaint without a name was filed with one");
        };
    }

    @Public(nameless = true)
    @GetMapping("/complaints/return")
    ModelAndView back() {
        return ClaimViews.view("claims/return", HttpStatus.OK, new ClaimPages.Return(Map.of()));
    }

    @Public(nameless = true)
    @PostMapping("/complaints/return")
    ModelAndView comeBack(@RequestParam(defaultValue = "") String code, @ModelAttribute("ui") Ui ui, HttpServletRequest request, HttpServletResponse response) {
        if (invitations.comeBack(code) instanceof Invitations.Entering.Entered entered) {
            invitations.remember(request, response, entered);
            return new ModelAndView("redirect:/part/complaint");
        }
        return ClaimViews.view("claims/return", HttpStatus.UNPROCESSABLE_CONTENT, new ClaimPages.Return(Map.of("code", ui.msg("claims.nameless.wrongCode"))));
    }

    @TakesPart(PartRole.COMPLAINANT)
    @GetMapping("/part/complaint")
    ModelAndView show(@ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, ui, Map.of());
    }

    @TakesPart(PartRole.COMPLAINANT)
    @PostMapping("/part/complaint/replies")
    ModelAndView reply(@RequestParam(defaultValue = "") String text, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        if (ClaimController.words(text).isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, ui, Map.of("text", ui.msg("claims.fault.words", OwnClaimController.LONGEST)));
        }
        ClaimOutcome outcome = own.replyNameless(text.strip());
        redirect.addFlashAttribute(Ui.Flash.NAME, outcome instanceof ClaimOutcome.Done ? Ui.Flash.done("claims.own.replied") : Ui.Flash.refused("claims.stale"));
        return new ModelAndView("redirect:/part/complaint");
    }

    @TakesPart(PartRole.COMPLAINANT)
    @PostMapping("/part/complaint/rating")
    ModelAndView rate(@RequestParam(defaultValue = "") String score, @RequestParam(defaultValue = "") String solved, @RequestParam(defaultValue = "") String words,
                      @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        if (!score.matches("[1-5]") || !solved.matches("true|false") || words.length() > 500) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, ui, Map.of("score", ui.msg("casework.rating.fault.score")));
        }
        RatingOutcome outcome = ratings.rateNameless(Integer.parseInt(score), solved.equals("true"), words.strip());
        redirect.addFlashAttribute(Ui.Flash.NAME, outcome == RatingOutcome.RATED ? Ui.Flash.done("casework.rating.thanks")
                : Ui.Flash.refused("casework.rating." + outcome.name()));
        return new ModelAndView("redirect:/part/complaint");
    }

    @TakesPart(PartRole.COMPLAINANT)
    @GetMapping("/part/complaint/files/{attachment}")
    void file(@PathVariable UUID attachment, @RequestParam(defaultValue = "false") boolean save, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        downloads.send(AttachmentOwner.of("claim", own.nameless().id()), attachment, save, request, response);
    }

    private Template template(ClaimForm form) {
        return templates.drawn(form.occupation().orElseThrow(), form.get("template")).orElseGet(() -> templates.at(form.occupation().orElseThrow(), null));
    }

    private ModelAndView form(HttpStatus status, Ui ui, ClaimForm form, Map<String, String> errors) {
        return ClaimViews.view("claims/nameless", status, new ClaimPages.Nameless(null, views.fields(ui, form, template(form), false, null, List.of(), errors)));
    }

    private ModelAndView show(HttpStatus status, Ui ui, Map<String, String> errors) {
        Claim claim = own.nameless();
        List<MatterStep> steps = grants.steps();
        return ClaimViews.view("claims/nameless-own", status, new ClaimPages.NamelessShow(claim, grants.matter(), own.messages(claim.id()),
                attachments.of(AttachmentOwner.of("claim", claim.id())), ClaimViews.history(ui, steps), ClaimViews.openings(ui, sealing.of(Scope.part().matterId())),
                views.answers(ui, claim), ratings.mayRate(Scope.part().matterId()), ratings.find(Scope.part().matterId()).orElse(null), scores(ui), errors));
    }

    private static List<Ui.Option> scores(Ui ui) {
        var scores = new ArrayList<Ui.Option>();
        for (int score = 5; score >= 1; score--) {
            scores.add(new Ui.Option(String.valueOf(score), ui.msg("casework.rating.score." + score)));
        }
        return scores;
    }
}
