package org.gongqiao.app.disputes.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.disputes.CaseFiles;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.Disputes;
import org.gongqiao.app.disputes.file.Side;
import org.gongqiao.app.disputes.file.Stage;
import org.gongqiao.app.disputes.Talks;
import org.gongqiao.app.disputes.channel.Channels;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.ui.Ui;
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

/** A worker's own dispute on his phone: where it stands, what comes next and by when, his evidence and his particulars. */
@Self
@Controller
@RequestMapping("/my/disputes")
class OwnDisputeController {

    private final Disputes disputes;
    private final CaseFiles files;
    private final Talks talks;
    private final Channels channels;

    OwnDisputeController(Disputes disputes, CaseFiles files, Talks talks, Channels channels) {
        this.disputes = disputes;
        this.files = files;
        this.talks = talks;
        this.channels = channels;
    }

    @GetMapping
    ModelAndView list() {
        return Answers.view("disputes/own-list", HttpStatus.OK, new DisputePages.OwnList(disputes.of(Scope.desk().personId())));
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, id, ui, Map.of());
    }

    @PostMapping(path = "/{id}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView bring(@PathVariable UUID id, @RequestParam(required = false) @Nullable MultipartFile file, @RequestParam(defaultValue = "") String title,
                       @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String source, @RequestParam(defaultValue = "") String proves,
                       @RequestParam(defaultValue = "false") boolean place, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) throws IOException {
        mine(id);
        var offer = EvidenceController.offer(title, kind, source, proves, false, place);
        if (offer == null || file == null || file.isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, Map.of("title", ui.msg("disputes.fault.evidence")));
        }
        return switch (EvidenceController.added(files, id, offer, Side.WORKER, file)) {
            case CaseFiles.Adding.Added added -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.evidence", offer.title()));
                yield new ModelAndView("redirect:/my/disputes/" + id);
            }
            case CaseFiles.Adding.Refused refused -> show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui,
                    Map.of("file", ui.msg("documents.take." + refused.fault().name(), refused.args().toArray())));
        };
    }

    @PostMapping("/{id}/particulars")
    ModelAndView particulars(@PathVariable UUID id, @RequestParam(defaultValue = "") String idNumber, @RequestParam(defaultValue = "") String phone,
                             @RequestParam(defaultValue = "") String address, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Claimant mine = mine(id);
        var faults = new LinkedHashMap<String, String>();
        DisputeForm.person(faults, idNumber.strip(), phone.strip());
        if (address.length() > 200) {
            faults.put("address", "disputes.fault.long");
        }
        if (!faults.isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, Answers.inWords(ui, faults));
        }
        disputes.particulars(id, mine.id(), idNumber.strip(), phone.strip(), address.strip());
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.particulars"));
        return new ModelAndView("redirect:/my/disputes/" + id);
    }

    /** Consent to share the dispute with a partner body, or not; once it was sent it is too late for either. */
    @PostMapping("/{id}/consents")
    ModelAndView consent(@PathVariable UUID id, @RequestParam(defaultValue = "") String share, @RequestParam(defaultValue = "") String given,
                         @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        mine(id);
        boolean yes = given.equals("true");
        boolean done = given.matches("true|false") && Typed.id(share).map(each -> channels.answer(each, Scope.desk().personId(), yes)).orElse(false);
        if (!done) {
            return show(HttpStatus.CONFLICT, id, ui, Map.of("share", ui.msg("disputes.fault.share")));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(yes ? "disputes.flash.consented" : "disputes.flash.refusedConsent"));
        return new ModelAndView("redirect:/my/disputes/" + id);
    }

    private Claimant mine(UUID id) {
        disputes.get(id);
        UUID me = Scope.desk().personId();
        return disputes.claimants(id).stream().filter(each -> me.equals(each.personId())).findFirst().orElseThrow(() -> new NotFound("dispute", id));
    }

    private ModelAndView show(HttpStatus status, UUID id, Ui ui, Map<String, String> errors) {
        Claimant mine = mine(id);
        Dispute dispute = disputes.get(id);
        return Answers.view("disputes/own", status, new DisputePages.Own(dispute, mine, disputes.heads(id),
                steps(ui, mine), disputes.proposals(id), disputes.clocks(id), disputes.entries(id), files.of(id), talks.log(id),
                channels.of(id).stream().filter(each -> each.sentAt() == null && each.cancelledAt() == null).toList(), errors));
    }

    /** The way in five steps; where it goes back to, what was passed stays passed. */
    static List<Ui.Step> steps(Ui ui, Claimant mine) {
        var steps = new ArrayList<Ui.Step>();
        int at = switch (mine.stage()) {
            case TAKEN_UP, CONSULTING -> 0;
            case MEDIATING, AGREED, UNSETTLED -> 1;
            case FILED, PENDING, AWARDED -> 2;
            case MAY_SUE, IN_COURT -> 3;
            case CLOSED -> 4;
        };
        String[] names = {"talk", "mediate", "arbitrate", "sue", "end"};
        for (int i = 0; i < names.length; i++) {
            boolean skipped = mine.stage() == Stage.CLOSED && i < 4 && i > 1;
            if (!skipped) {
                steps.add(new Ui.Step(i < at ? Ui.Stage.DONE : i == at ? mine.stage() == Stage.CLOSED ? Ui.Stage.DONE : Ui.Stage.NOW : Ui.Stage.NEXT,
                        ui.msg("disputes.way." + names[i]), i == at ? ui.date(mine.stageOn()) : null));
            }
        }
        return List.copyOf(steps);
    }
}
