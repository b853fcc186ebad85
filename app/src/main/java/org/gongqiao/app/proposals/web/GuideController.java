package org.gongqiao.app.proposals.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.proposals.Outcome;
import org.gongqiao.app.proposals.guide.Guide;
import org.gongqiao.app.proposals.guide.Guides;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Guides: a desk reads those of the unions above it and publishes its own; a worker reads what holds at his union. */
@Controller
class GuideController {

    private static final int TEXT = 20_000;

    private final Guides guides;
    private final Memberships memberships;
    private final Attachments attachments;
    private final Unions unions;
    private final FormFiles files;
    private final Ids ids;

    GuideController(Guides guides, Memberships memberships, Attachments attachments, Unions unions, FormFiles files, Ids ids) {
        this.guides = guides;
        this.memberships = memberships;
        this.attachments = attachments;
        this.unions = unions;
        this.files = files;
        this.ids = ids;
    }

    @Allowed(Permission.PROPOSAL_READ)
    @GetMapping("/guides")
    ModelAndView list() {
        return Views.of("proposals/guides", HttpStatus.OK, new GuidePages.Guides(guides.at(Scope.desk().unitId()), Scope.desk().may(Permission.PROPOSAL_WORK)));
    }

    @Allowed(Permission.PROPOSAL_WORK)
    @GetMapping("/guides/new")
    ModelAndView begin() {
        return form(HttpStatus.OK, new GuidePages.New(ids.next().toString(), "", "", List.of(), Map.of()));
    }

    @Allowed(Permission.PROPOSAL_WORK)
    @PostMapping(value = "/guides", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView publish(@RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String text,
                         @RequestParam(name = "attachments", defaultValue = "") List<String> uploaded,
                         @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        FormFiles.Taken taken = files.take(uploaded, sent);
        var form = Fields.form(ui);
        String name = form.text("title", title, Fields.LINE);
        String words = form.text("text", text, TEXT);
        refused(form, taken, ui);
        if (form.failed()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, new GuidePages.New(key, title, text, taken.waiting(), form.errors()));
        }
        UUID typed = Forms.uuid(key);
        Outcome outcome = guides.publish(typed == null ? ids.next() : typed, Scope.desk().unit(), name, words, FormFiles.idsOf(taken.waiting()));
        return outcome instanceof Outcome.Done(UUID id) ? done(id, "proposals.flash.published", redirect)
                : form(HttpStatus.CONFLICT, new GuidePages.New(key, title, text, taken.waiting(), Answers.faults(outcome, ui)));
    }

    private static void refused(Forms form, FormFiles.Taken taken, Ui ui) {
        if (taken.refused() != null) {
            form.errors().put("attachments", ui.msg("documents.take." + taken.refused().fault().name(), taken.refused().args().toArray()));
        }
    }

    private static ModelAndView form(HttpStatus status, GuidePages.New form) {
        return Views.of("proposals/guide-form", status, form);
    }

    @Allowed(Permission.PROPOSAL_READ)
    @GetMapping("/guides/{guide}")
    ModelAndView show(@PathVariable String guide, @RequestParam(defaultValue = "0") int version) {
        return show(HttpStatus.OK, "proposals/guide", guide(guide), version, Map.of(), Map.of());
    }

    @Allowed(Permission.PROPOSAL_WORK)
    @PostMapping(value = "/guides/{guide}/versions", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView next(@PathVariable String guide, @RequestParam(defaultValue = "0") int version, @RequestParam(defaultValue = "") String text,
                      @RequestParam(defaultValue = "") String changes, @RequestParam(name = "attachments", defaultValue = "") List<String> uploaded,
                      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Guide of = guide(guide);
        FormFiles.Taken taken = files.take(uploaded, sent);
        var form = Fields.form(ui);
        String words = form.text("text", text, TEXT);
        String what = form.text("changes", changes, Fields.TEXT);
        refused(form, taken, ui);
        if (form.failed()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, "proposals/guide", of, 0, Map.of("text", text, "changes", changes), form.errors());
        }
        return answer(of, guides.publishNext(of.id(), version, words, what, FormFiles.idsOf(taken.waiting())), "proposals.flash.published", ui, redirect);
    }

    @Allowed(Permission.PROPOSAL_WORK)
    @PostMapping("/guides/{guide}/ending")
    ModelAndView end(@PathVariable String guide, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Guide of = guide(guide);
        return answer(of, guides.end(of.id()), "proposals.flash.guideEnded", ui, redirect);
    }

    private ModelAndView answer(Guide of, Outcome outcome, String done, Ui ui, RedirectAttributes redirect) {
        return outcome instanceof Outcome.Done ? done(of.id(), done, redirect)
                : show(HttpStatus.CONFLICT, "proposals/guide", of, 0, Map.of(), Answers.faults(outcome, ui));
    }

    private static ModelAndView done(UUID id, String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(key));
        return new ModelAndView("redirect:/guides/" + id);
    }

    @Self
    @GetMapping("/my/guides")
    ModelAndView own() {
        UUID unit = memberships.liveOf(Scope.desk().personId()).map(Membership::unitId).orElse(null);
        return Views.of("proposals/own-guides", HttpStatus.OK, new GuidePages.Guides(guides.at(unit).stream().filter(Guide::holds).toList(), false));
    }

    @Self
    @GetMapping("/my/guides/{guide}")
    ModelAndView own(@PathVariable String guide, @RequestParam(defaultValue = "0") int version) {
        return show(HttpStatus.OK, "proposals/own-guide", guide(guide), version, Map.of(), Map.of());
    }

    private Guide guide(String typed) {
        UUID id = Forms.uuid(typed);
        return id == null ? missing(typed) : guides.get(id);
    }

    private static Guide missing(String typed) {
        throw new NotFound("guide", typed);
    }

    private ModelAndView show(HttpStatus status, String page, Guide guide, int version, Map<String, String> typed, Map<String, String> errors) {
        List<Guide.Version> versions = guides.versions(guide.id());
        Optional<Guide.Version> asked = versions.stream().filter(each -> each.version() == version).findFirst();
        Guide.Version shown = asked.orElseGet(versions::getFirst);
        List<Attachment> of = attachments.of(AttachmentOwner.of(Guides.ATTACHMENTS, shown.id()));
        boolean mayChange = guide.holds() && Scope.desk().may(Permission.PROPOSAL_WORK) && unions.findInScope(guide.unitId()).isPresent();
        return Views.of(page, status, new GuidePages.Show(guide, shown, versions, of, mayChange, typed, errors));
    }
}
