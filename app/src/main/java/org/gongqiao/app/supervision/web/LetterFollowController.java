package org.gongqiao.app.supervision.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.documents.NewAttachment;
import org.gongqiao.app.documents.TakeOutcome;
import org.gongqiao.app.supervision.Letters;
import org.gongqiao.app.supervision.file.Answer;
import org.gongqiao.app.supervision.file.Correction;
import org.gongqiao.app.supervision.file.DeliveryMethod;
import org.gongqiao.app.supervision.file.RecordDelivery;
import org.gongqiao.app.supervision.file.RecordReply;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What follows the issue of a letter: delivery with its proof, the answer, the check of what was corrected. */
@Controller
@RequestMapping("/supervision")
class LetterFollowController {

    private final Letters letters;
    private final LetterController page;
    private final Attachments attachments;

    LetterFollowController(Letters letters, LetterController page, Attachments attachments) {
        this.letters = letters;
        this.page = page;
        this.attachments = attachments;
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionLetter")
    @PostMapping(path = "/letters/{id}/deliveries", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView deliver(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String method,
                         @RequestParam(defaultValue = "") String deliveredOn, @RequestParam(defaultValue = "false") boolean refused,
                         @RequestParam(defaultValue = "") String receiver, @RequestParam(defaultValue = "") String note,
                         @RequestParam(required = false) @Nullable MultipartFile receipt, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) throws IOException {
        var form = new Forms(ui);
        DeliveryMethod how = form.one("method", DeliveryMethod.values(), method);
        var day = form.day("deliveredOn", deliveredOn);
        String where = form.optional("receiver", receiver, Forms.LINE);
        String why = form.optional("note", note, 1_000);
        UUID proof = form.failed() ? null : take(form, "receipt", id, receipt, Audience.DESK);
        return form.failed() ? page.show(HttpStatus.UNPROCESSABLE_CONTENT, id, form.errors())
                : page.answer(id, letters.deliver(id, version, new RecordDelivery(how, day, refused, where, why, proof)), "supervision.flash.delivered", ui, redirect);
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionLetter")
    @PostMapping(path = "/letters/{id}/replies", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView reply(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String answer,
                       @RequestParam(defaultValue = "") String answerText, @RequestParam(defaultValue = "") String correctBy,
                       @RequestParam(defaultValue = "") String receivedOn, @RequestParam(required = false) @Nullable MultipartFile scan,
                       @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) throws IOException {
        var form = new Forms(ui);
        var reply = new RecordReply(form.one("answer", Answer.values(), answer), form.text("answerText", answerText, Forms.TEXT),
                form.optionalDay("correctBy", correctBy), form.day("receivedOn", receivedOn), null);
        UUID file = form.failed() ? null : take(form, "scan", id, scan, Audience.DESK);
        return form.failed() ? page.show(HttpStatus.UNPROCESSABLE_CONTENT, id, form.errors())
                : page.answer(id, letters.answer(id, version, new RecordReply(reply.answer(), reply.text(), reply.correctBy(), reply.receivedOn(), file)),
                        "supervision.flash.answered", ui, redirect);
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionLetter")
    @PostMapping("/letters/{id}/checks")
    ModelAndView check(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String result,
                       @RequestParam(defaultValue = "") String checkedOn, @RequestParam(defaultValue = "") String checkText, @ModelAttribute("ui") Ui ui,
                       RedirectAttributes redirect) {
        var form = new Forms(ui);
        Correction found = form.one("result", Correction.values(), result);
        var day = form.day("checkedOn", checkedOn);
        String text = form.text("checkText", checkText, Forms.TEXT);
        return form.failed() ? page.show(HttpStatus.UNPROCESSABLE_CONTENT, id, form.errors())
                : page.answer(id, letters.check(id, version, found, day, text), "supervision.flash.checked", ui, redirect);
    }

    private @Nullable UUID take(Forms form, String field, UUID letter, @Nullable MultipartFile sent, Audience audience) throws IOException {
        if (sent == null || sent.isEmpty()) {
            return null;
        }
        String name = sent.getOriginalFilename() == null ? field : sent.getOriginalFilename();
        try (InputStream content = sent.getInputStream()) {
            return switch (attachments.take(NewAttachment.of(AttachmentOwner.of(Letters.ATTACHMENTS, letter), name, audience), content)) {
                case TakeOutcome.Taken taken -> taken.attachment().id();
                case TakeOutcome.Refused refused -> {
                    form.fault(field, "documents.take." + refused.fault(), refused.args().toArray());
                    yield null;
                }
            };
        }
    }
}
