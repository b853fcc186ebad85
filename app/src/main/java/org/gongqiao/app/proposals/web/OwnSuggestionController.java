package org.gongqiao.app.proposals.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.casework.MatterHistory;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.RatingOutcome;
import org.gongqiao.app.casework.Ratings;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.proposals.Outcome;
import org.gongqiao.app.proposals.suggestion.Field;
import org.gongqiao.app.proposals.suggestion.FileSuggestion;
import org.gongqiao.app.proposals.suggestion.Suggestion;
import org.gongqiao.app.proposals.suggestion.SuggestionState;
import org.gongqiao.app.proposals.suggestion.Suggestions;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A worker's own suggestions on the phone; a member's go to his union, another worker picks where he works. */
@Self
@Controller
@RequestMapping("/my/suggestions")
class OwnSuggestionController {

    private static final int MOST = 50;

    private final Suggestions suggestions;
    private final Memberships memberships;
    private final Employers employers;
    private final Unions unions;
    private final Matters matters;
    private final MatterHistory history;
    private final Ratings ratings;
    private final Attachments attachments;
    private final FormFiles files;
    private final Ids ids;

    OwnSuggestionController(Suggestions suggestions, Memberships memberships, Employers employers, Unions unions, Matters matters, MatterHistory history,
                            Ratings ratings, Attachments attachments, FormFiles files, Ids ids) {
        this.suggestions = suggestions;
        this.memberships = memberships;
        this.employers = employers;
        this.unions = unions;
        this.matters = matters;
        this.history = history;
        this.ratings = ratings;
        this.attachments = attachments;
        this.files = files;
        this.ids = ids;
    }

    @GetMapping
    ModelAndView list() {
        Optional<Membership> member = memberships.liveOf(Scope.desk().personId());
        return Views.of("proposals/own-suggestions", HttpStatus.OK, new SuggestionPages.Mine(suggestions.mine(MOST),
                member.map(each -> unions.get(each.unitId()).name()).orElse(""), member.map(each -> suggestions.ofThisYear(each.unitId())).orElse(null)));
    }

    @GetMapping("/new")
    ModelAndView begin() {
        return form(HttpStatus.OK, new SuggestionPages.Write(ids.next().toString(), unionName(), "", "", "", "", "", "", List.of(), Map.of()));
    }

    private String unionName() {
        return memberships.liveOf(Scope.desk().personId()).map(each -> unions.get(each.unitId()).name()).orElse("");
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView file(@RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String q,
                      @RequestParam(defaultValue = "") String field, @RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String situation,
                      @RequestParam(defaultValue = "") String improvement, @RequestParam(name = "attachments", defaultValue = "") List<String> uploaded,
                      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Optional<UUID> unit = unit(place);
        FormFiles.Taken taken = files.take(uploaded, sent);
        var form = Fields.form(ui);
        if (unit.isEmpty()) {
            form.fault("place-text", "proposals.fault.place");
        }
        UUID typed = Forms.uuid(key);
        var filed = new FileSuggestion(typed == null ? ids.next() : typed, unit.orElseGet(ids::next), form.one("field", Field.values(), field),
                form.text("title", title, Fields.LINE), form.text("situation", situation, Fields.TEXT), form.text("improvement", improvement, Fields.TEXT),
                FormFiles.idsOf(taken.waiting()));
        if (taken.refused() != null) {
            form.errors().put("attachments", ui.msg("documents.take." + taken.refused().fault().name(), taken.refused().args().toArray()));
        }
        if (!form.failed()) {
            Outcome outcome = suggestions.file(filed);
            if (outcome instanceof Outcome.Done(UUID id)) {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("proposals.flash.suggested"));
                return new ModelAndView("redirect:/my/suggestions/" + id);
            }
            form.errors().putAll(Answers.faults(outcome, ui));
        }
        return form(HttpStatus.UNPROCESSABLE_CONTENT, new SuggestionPages.Write(key, unionName(), place, q, field, title, situation, improvement, taken.waiting(),
                form.errors()));
    }

    /** A member's own union; else that of the place picked. */
    private Optional<UUID> unit(String place) {
        return memberships.liveOf(Scope.desk().personId()).map(Membership::unitId).or(() -> picked(place));
    }

    private Optional<UUID> picked(String place) {
        UUID id = place.contains(":") ? Forms.uuid(place.substring(place.indexOf(':') + 1)) : null;
        if (id == null) {
            return Optional.empty();
        }
        return place.startsWith("union:") ? unions.find(id).map(each -> each.id())
                : place.startsWith("employer:") ? employers.find(id).map(Employer::unitId) : Optional.empty();
    }

    private static ModelAndView form(HttpStatus status, SuggestionPages.Write form) {
        return Views.of("proposals/own-suggestion-form", status, form);
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, id, ui, Map.of());
    }

    @PostMapping("/{id}/withdrawal")
    ModelAndView withdraw(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Outcome outcome = suggestions.withdraw(id, version);
        if (outcome instanceof Outcome.Done) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("proposals.flash.withdrawn"));
            return new ModelAndView("redirect:/my/suggestions/" + id);
        }
        return show(HttpStatus.CONFLICT, id, ui, Answers.faults(outcome, ui));
    }

    private ModelAndView show(HttpStatus status, UUID id, Ui ui, Map<String, String> errors) {
        Suggestion suggestion = suggestions.get(id);
        boolean ended = suggestion.state() == SuggestionState.DONE || suggestion.state() == SuggestionState.NOT_ADOPTED;
        return Views.of("proposals/own-suggestion", status, new SuggestionPages.Own(suggestion, matters.get(suggestion.matterId()),
                history.of(ui, suggestion.matterId()), attachments.of(AttachmentOwner.of(Suggestions.ATTACHMENTS, id)),
                ended && ratings.mayRate(suggestion.matterId()) == RatingOutcome.RATED, ended ? ratings.find(suggestion.matterId()).orElse(null) : null, errors));
    }
}
