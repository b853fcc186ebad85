package org.gongqiao.app.disputes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.TakesPart;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.disputes.CaseFiles;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.JointResult;
import org.gongqiao.app.disputes.file.Side;
import org.gongqiao.app.disputes.TakingPart;
import org.gongqiao.app.disputes.Talks;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.CustodyEntry;
import org.gongqiao.app.documents.FormFiles;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The dispute of a grant, for mediator, partner body, lawyer and employer: what is shared with each, and their answer. */
@TakesPart({PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER, PartRole.EMPLOYER})
@Controller
@RequestMapping("/part/dispute")
class PartDisputeController {

    private final TakingPart taking;
    private final CaseFiles files;
    private final Talks talks;
    private final Grants grants;
    private final Attachments attachments;
    private final Ids ids;

    PartDisputeController(TakingPart taking, CaseFiles files, Talks talks, Grants grants, Attachments attachments, Ids ids) {
        this.taking = taking;
        this.files = files;
        this.talks = talks;
        this.grants = grants;
        this.attachments = attachments;
        this.ids = ids;
    }

    @GetMapping
    ModelAndView show(@ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, ui, Map.of());
    }

    @PostMapping("/words")
    ModelAndView say(@RequestParam(required = false) @Nullable String key, @RequestParam(defaultValue = "") String text,
                     @RequestParam(defaultValue = "") String result, @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent,
                     @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        UUID form = Typed.id(key).orElse(null);
        if (form == null || text.isBlank() || text.length() > ActForm.LONGEST) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, ui, Map.of("text", ui.msg("disputes.fault.answer")));
        }
        if (talks.answer(form, text.strip(), Typed.choice(JointResult.class, result).orElse(null), sent(sent)) instanceof Talks.Saying.Refused refused) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, ui, Map.of("files", ui.msg("documents.take." + refused.fault().name(), refused.args().toArray())));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.answered"));
        return new ModelAndView("redirect:/part/dispute");
    }

    @PostMapping(path = "/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView bring(@RequestParam(required = false) @Nullable MultipartFile file, @RequestParam(defaultValue = "") String title,
                       @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String source, @RequestParam(defaultValue = "") String proves,
                       @RequestParam(defaultValue = "false") boolean place, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) throws IOException {
        var offer = EvidenceController.offer(title, kind, source, proves, false, place);
        if (offer == null || file == null || file.isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, ui, Map.of("title", ui.msg("disputes.fault.evidence")));
        }
        return switch (EvidenceController.added(files, taking.dispute().id(), offer, side(), file)) {
            case CaseFiles.Adding.Added added -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.evidence", offer.title()));
                yield new ModelAndView("redirect:/part/dispute");
            }
            case CaseFiles.Adding.Refused refused -> show(HttpStatus.UNPROCESSABLE_CONTENT, ui,
                    Map.of("file", ui.msg("documents.take." + refused.fault().name(), refused.args().toArray())));
        };
    }

    /** A file that is shared with the role of the grant; that it was opened stands in its chain of custody. */
    @GetMapping("/files")
    void file(@RequestParam UUID file, HttpServletResponse response) throws IOException {
        Attachment opened = attachments.open(file, CustodyEntry.Act.SEEN);
        response.setContentType(opened.type().mediaType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, PaperController.disposition(opened.fileName()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLengthLong(opened.bytes());
        attachments.copy(opened, response.getOutputStream());
    }

    static List<Talks.Sent> sent(@Nullable List<MultipartFile> files) {
        return FormFiles.chosen(files).stream().map(file -> new Talks.Sent(file.getOriginalFilename() == null ? "" : file.getOriginalFilename(), file)).toList();
    }

    /** A lawyer brings for the worker, a mediator for the union whose committee he sits on. */
    static Side side() {
        return switch (Scope.part().role()) {
            case EMPLOYER -> Side.EMPLOYER;
            case PARTNER -> Side.PARTNER;
            case LAWYER -> Side.WORKER;
            default -> Side.UNION;
        };
    }

    private ModelAndView show(HttpStatus status, Ui ui, Map<String, String> errors) {
        Dispute dispute = taking.dispute();
        List<DisputePages.Worker> workers = taking.workers().stream().map(each -> DisputeDesk.worker(each, taking.heads())).toList();
        List<Ui.Option> results = Scope.part().role() == PartRole.PARTNER ? Answers.options(ui, JointResult.values(), "disputes.result.") : List.of();
        return Answers.view("disputes/part", status, new DisputePages.Part(dispute, grants.matter(), Scope.part().role().name(), Scope.part().name(), side(),
                workers, taking.entries(), files.of(dispute.id()), talks.log(dispute.id()), ids.next(), results, errors));
    }
}
