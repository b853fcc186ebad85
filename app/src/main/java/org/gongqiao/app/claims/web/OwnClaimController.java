package org.gongqiao.app.claims.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.casework.Joins;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.Ratings;
import org.gongqiao.app.casework.Sealing;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.ClaimDrafts;
import org.gongqiao.app.claims.ClaimFiling;
import org.gongqiao.app.claims.ClaimOutcome;
import org.gongqiao.app.claims.file.ClaimType;
import org.gongqiao.app.claims.Claims;
import org.gongqiao.app.claims.Filing;
import org.gongqiao.app.claims.MediationPages;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.OwnClaims;
import org.gongqiao.app.claims.template.Template;
import org.gongqiao.app.claims.template.Templates;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.FormFiles;
import org.gongqiao.app.identity.Consents;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.identity.Purpose;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A worker's own claims on his phone: the two screens of a new one, the list, one of them, and what he does with it. */
@Self
@Controller
@RequestMapping("/my/claims")
class OwnClaimController {

    static final int LONGEST = 1_000;
    private static final int MOST = 50;

    private final Filing filing;
    private final OwnClaims own;
    private final Claims claims;
    private final ClaimDrafts drafts;
    private final Templates templates;
    private final ClaimViews views;
    private final FormFiles files;
    private final Matters matters;
    private final Joins joins;
    private final Ratings ratings;
    private final Sealing sealing;
    private final Grants grants;
    private final Attachments attachments;
    private final Consents consents;
    private final Persons persons;
    private final MediationPages mediation;
    private final Ids ids;
    private final Clock clock;

    OwnClaimController(Filing filing, OwnClaims own, Claims claims, ClaimDrafts drafts, Templates templates, ClaimViews views, FormFiles files,
                       Matters matters, Joins joins, Ratings ratings, Sealing sealing, Grants grants, Attachments attachments, Consents consents,
                       Persons persons, MediationPages mediation, Ids ids, Clock clock) {
        this.filing = filing;
        this.own = own;
        this.claims = claims;
        this.drafts = drafts;
        this.templates = templates;
        this.views = views;
        this.files = files;
        this.matters = matters;
        this.joins = joins;
        this.ratings = ratings;
        this.sealing = sealing;
        this.grants = grants;
        this.attachments = attachments;
        this.consents = consents;
        this.persons = persons;
        this.mediation = mediation;
        this.ids = ids;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list() {
        UUID person = Scope.desk().personId();
        List<Claim> mine = claims.of(person, MOST);
        Map<UUID, Matter> behind = mine.stream().collect(Collectors.toMap(Claim::id, claim -> matters.get(claim.matterId())));
        return ClaimViews.view("claims/own-list", HttpStatus.OK, new ClaimPages.Mine(mine, behind, drafts.find(person).isPresent()));
    }

    /** First screen, and with all three choices made the second one. */
    @GetMapping("/new")
    ModelAndView begin(@RequestParam MultiValueMap<String, String> typed, @ModelAttribute("ui") Ui ui) {
        ClaimForm form = ClaimForm.of(typed);
        if (typed.isEmpty()) {
            form = drafts.find(Scope.desk().personId()).map(ClaimForm::new).orElse(form);
            return ClaimViews.view("claims/new", HttpStatus.OK, views.choice(ui, "/my/claims/new", false, form, Map.of()));
        }
        if (!form.isChosen()) {
            return ClaimViews.view("claims/new", HttpStatus.OK, views.choice(ui, "/my/claims/new", false, form, missing(ui, form)));
        }
        ClaimForm kept = drafts.find(Scope.desk().personId()).map(ClaimForm::new).orElse(form)
                .with("type", form.get("type")).with("occupation", form.get("occupation")).with("topic", form.get("topic"));
        return form(HttpStatus.OK, ui, kept.key().isPresent() ? kept : kept.with("key", ids.random().toString()), List.of(), Map.of());
    }

    static Map<String, String> missing(Ui ui, ClaimForm form) {
        var errors = new java.util.LinkedHashMap<String, String>();
        if (form.type().isEmpty()) {
            errors.put("type", ui.msg("claims.fault.type"));
        }
        if (form.occupation().isEmpty()) {
            errors.put("occupation", ui.msg("claims.fault.occupation"));
        }
        if (form.topic().isEmpty()) {
            errors.put("topic", ui.msg("claims.fault.topic"));
        }
        return errors;
    }

    /** Keeps what is typed while it is typed; answers nothing. */
    @PostMapping("/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@RequestParam MultiValueMap<String, String> typed) {
        drafts.save(Scope.desk().personId(), ClaimForm.of(typed).toKeep());
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView file(@RequestParam MultiValueMap<String, String> typed, @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent,
                      @RequestParam(name = "attachments", defaultValue = "") List<String> uploaded,
                      @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        UUID person = Scope.desk().personId();
        ClaimForm form = ClaimForm.of(typed);
        if (!form.isChosen()) {
            return ClaimViews.view("claims/new", HttpStatus.UNPROCESSABLE_CONTENT, views.choice(ui, "/my/claims/new", false, form, missing(ui, form)));
        }
        List<MultipartFile> chosen = FormFiles.chosen(sent);
        var waiting = new ArrayList<>(files.waiting(uploaded));
        var errors = new java.util.LinkedHashMap<>(ClaimViews.spoken(ui, form.faults(LocalDate.now(clock), !chosen.isEmpty() || !waiting.isEmpty())));
        if (!consented(person) && !form.get("agree").equals("true")) {
            errors.put("agree", ui.msg("claims.fault.agree"));
        }
        FormFiles.Taken taken = files.take(chosen);
        // What was sent with the form waits for the next try, too.
        waiting.addAll(files.waiting(taken.ids().stream().map(UUID::toString).toList()));
        if (!errors.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, ui, form, waiting, errors);
        }
        if (taken.refused() != null) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, ui, form, waiting,
                    Map.of("files", ui.msg("documents.take." + taken.refused().fault().name(), taken.refused().args().toArray())));
        }
        consents.give(person, Purpose.RIGHTS);
        boolean sealed = form.get("sealed").equals("true") && form.type().filter(ClaimType.COMPLAINT::equals).isPresent();
        return switch (filing.file(person, form.toCommand(template(form), sealed, null, waiting.stream().map(Attachment::id).toList()))) {
            case ClaimFiling.Filed(UUID id) -> {
                drafts.discard(person);
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("claims.filed", own.get(id).number()));
                yield new ModelAndView("redirect:/my/claims/" + id);
            }
            case ClaimFiling.NoUnion() -> form(HttpStatus.CONFLICT, ui, form, waiting, Map.of("place", ui.msg("claims.noUnion")));
            case ClaimFiling.NoKeepers() -> form(HttpStatus.CONFLICT, ui, form, waiting, Map.of("sealed", ui.msg("claims.noKeepers")));
            case ClaimFiling.FiledNameless nameless -> throw new IllegalStateException("a person with a name filed without one");
            case ClaimFiling.SentBefore() -> new ModelAndView("redirect:/my/claims");
        };
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, id, ui, Map.of());
    }

    @PostMapping("/{id}/replies")
    ModelAndView reply(@PathVariable UUID id, @RequestParam(defaultValue = "") String text, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        own.get(id);
        if (text.isBlank() || text.length() > LONGEST) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, Map.of("text", ui.msg("claims.fault.words", LONGEST)));
        }
        return answer(id, own.reply(id, text.strip()), "claims.own.replied", ui, redirect);
    }

    @PostMapping("/{id}/withdrawal")
    ModelAndView withdraw(@PathVariable UUID id, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, own.withdraw(id), "claims.own.withdrawn", ui, redirect);
    }

    @PostMapping("/{id}/reopening")
    ModelAndView reopen(@PathVariable UUID id, @RequestParam(name = "reopen", defaultValue = "") String text, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        own.get(id);
        if (text.isBlank() || text.length() > LONGEST) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, Map.of("reopen", ui.msg("claims.fault.words", LONGEST)));
        }
        return answer(id, own.reopen(id, text.strip()), "claims.own.reopened", ui, redirect);
    }

    /** Whether to be handled together with the others who report the same; a name where he offers to represent them. */
    @PostMapping("/{id}/joining")
    ModelAndView join(@PathVariable UUID id, @RequestParam(defaultValue = "") String answer, @RequestParam(defaultValue = "") String represent,
                      @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        UUID matterId = own.get(id).matterId();
        boolean done = switch (answer) {
            case "yes" -> joins.answer(matterId, true) && (represent.isEmpty() || joins.stand(matterId, name()));
            case "no" -> joins.answer(matterId, false);
            case "leave" -> joins.leave(matterId);
            case "stand" -> joins.stand(matterId, name());
            case "notStand" -> joins.stand(matterId, null);
            default -> false;
        };
        redirect.addFlashAttribute(Ui.Flash.NAME, done ? Ui.Flash.done("claims.join.answered") : Ui.Flash.refused("claims.stale"));
        return new ModelAndView("redirect:/my/claims/" + id);
    }

    private String name() {
        return persons.find(Scope.desk().personId()).orElseThrow().name();
    }

    private ModelAndView answer(UUID id, ClaimOutcome outcome, String done, Ui ui, RedirectAttributes redirect) {
        return switch (outcome) {
            case ClaimOutcome.Done(Claim now) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(done, now.number()));
                yield new ModelAndView("redirect:/my/claims/" + id);
            }
            case ClaimOutcome.Stale stale -> show(HttpStatus.CONFLICT, id, ui, Map.of("stale", ui.msg("claims.stale")));
            case ClaimOutcome.NotPossible not -> show(HttpStatus.CONFLICT, id, ui, Map.of("notPossible", ui.msg(not.key())));
        };
    }

    private ModelAndView form(HttpStatus status, Ui ui, ClaimForm form, List<Attachment> waiting, Map<String, String> errors) {
        boolean maySeal = form.type().filter(ClaimType.COMPLAINT::equals).isPresent();
        return ClaimViews.view("claims/form", status, new ClaimPages.Own(views.fields(ui, form, template(form), maySeal, "/api/v1/my/uploads", waiting, errors), consented(Scope.desk().personId())));
    }

    private Template template(ClaimForm form) {
        Occupation occupation = form.occupation().orElseThrow();
        return templates.drawn(occupation, form.get("template")).orElseGet(() -> templates.forPerson(occupation, Scope.desk().personId()));
    }

    private boolean consented(UUID person) {
        return consents.of(person).stream().anyMatch(consent -> consent.purpose() == Purpose.RIGHTS && consent.withdrawnAt() == null);
    }

    private ModelAndView show(HttpStatus status, UUID id, Ui ui, Map<String, String> errors) {
        Claim claim = own.get(id);
        Matter matter = matters.get(claim.matterId());
        var companion = joins.companion(claim.matterId());
        return ClaimViews.view("claims/own", status, new ClaimPages.Show(claim, matter, ClaimViews.steps(ui, claim, matter),
                ClaimViews.history(ui, matters.steps(matter.id())), matters.handOvers(matter.id()), own.messages(id),
                attachments.of(AttachmentOwner.of("claim", id)), ClaimViews.openings(ui, sealing.of(matter.id())), grants.of(matter.id()),
                own.mayReopenUntil(claim).orElse(null), ratings.mayRate(matter.id()), ratings.find(matter.id()).orElse(null), companion.orElse(null),
                companion.isEmpty() ? null : joins.others(matter.id()), mediation.own(matter.lead() == null ? matter.id() : matter.lead()).orElse(null),
                views.answers(ui, claim), errors));
    }
}
