package org.gongqiao.app.proposals.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.TakesPart;
import org.gongqiao.app.documents.AttachmentDownloads;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.proposals.proposal.OwnProposals;
import org.gongqiao.app.proposals.proposal.PartProposal;
import org.gongqiao.app.proposals.proposal.PartReplies;
import org.gongqiao.app.proposals.proposal.ReplyKind;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.Views;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An owner outside, with a link and a code: what is proposed, and his answer in writing. */
@Controller
@TakesPart(PartRole.EMPLOYER)
class PartProposalController {

    private final PartReplies replies;
    private final AttachmentDownloads downloads;

    PartProposalController(PartReplies replies, AttachmentDownloads downloads) {
        this.replies = replies;
        this.downloads = downloads;
    }

    @GetMapping("/part/proposal")
    ModelAndView show() {
        return page(HttpStatus.OK, "", "", Map.of());
    }

    @PostMapping("/part/proposal/reply")
    ModelAndView reply(@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String reply, @ModelAttribute("ui") Ui ui,
                       RedirectAttributes redirect) {
        var form = Fields.form(ui);
        ReplyKind sort = form.one("kind", ReplyKind.values(), kind);
        String text = form.text("reply", reply, Fields.TEXT);
        if (form.failed()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, kind, reply, form.errors());
        }
        if (!replies.reply(sort, text)) {
            return page(HttpStatus.CONFLICT, kind, reply, Map.of("reply", ui.msg("proposals.not.answered")));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("proposals.part.sent"));
        return new ModelAndView("redirect:/part/proposal");
    }

    @GetMapping("/part/proposal/files/{file}")
    void file(@PathVariable String file, @RequestParam(defaultValue = "false") boolean save, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        UUID id = Forms.uuid(file);
        if (id == null) {
            throw new NotFound("attachment", file);
        }
        downloads.send(AttachmentOwner.of(OwnProposals.ATTACHMENTS, replies.get().id()), id, save, request, response);
    }

    private ModelAndView page(HttpStatus status, String kind, String text, Map<String, String> errors) {
        Optional<PartProposal> found = replies.find();
        return Views.of("proposals/part", status, new ProposalPages.Part(found.orElse(null), found.map(replies::files).orElse(List.of()), kind, text, errors));
    }
}
