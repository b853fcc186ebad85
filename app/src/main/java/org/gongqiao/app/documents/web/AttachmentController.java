package org.gongqiao.app.documents.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Refusal;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.AttachmentDownloads;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.CustodyEntry;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.ui.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * Attachments of whatever record: content, and chain of custody. What the desk's role needs depends on the kind of record and
 * is asked once the attachment was found in the desk's scope.
 */
@Controller
class AttachmentController {

    private final Attachments attachments;
    private final AttachmentDownloads downloads;

    AttachmentController(Attachments attachments, AttachmentDownloads downloads) {
        this.attachments = attachments;
        this.downloads = downloads;
    }

    /** The same for programs; {@code content} is the address of the bytes. */
    record Item(UUID id, String name, String mediaType, long bytes, String sha256, String sentSha256, boolean cleaned, boolean placeKept, java.time.Instant takenAt,
                String content, List<CustodyEntry> custody) {}

    @Allowed(Permission.DESK)
    @GetMapping({"/attachments/{attachment}", "/api/v1/attachments/{attachment}/content"})
    void content(@PathVariable UUID attachment, @RequestParam(defaultValue = "false") boolean save, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        downloads.send(forDesk(attachment), save, request, response);
    }

    @Self
    @GetMapping({"/my/attachments/{attachment}", "/api/v1/my/attachments/{attachment}/content"})
    void ownContent(@PathVariable UUID attachment, @RequestParam(defaultValue = "false") boolean save, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        downloads.send(bound(attachment), save, request, response);
    }

    @Allowed(Permission.DESK)
    @GetMapping("/attachments/{attachment}/custody")
    ModelAndView custody(@PathVariable UUID attachment, @ModelAttribute("ui") Ui ui) {
        Attachment found = forDesk(attachment);
        return new ModelAndView("documents/custody").addObject("page", AttachmentPages.custody(found, attachments.custody(attachment), ui));
    }

    @Allowed(Permission.DESK)
    @GetMapping("/api/v1/attachments/{attachment}")
    @ResponseBody
    Item item(@PathVariable UUID attachment) {
        Attachment a = forDesk(attachment);
        return new Item(a.id(), a.fileName(), a.type().mediaType(), a.bytes(), a.sha256(), a.sentSha256(), a.isCleaned(), a.placeKept(), a.takenAt(),
                "/api/v1/attachments/" + a.id() + "/content", attachments.custody(attachment));
    }

    private Attachment forDesk(UUID id) {
        Attachment found = bound(id);
        if (attachments.permission(found).filter(permission -> !Scope.desk().may(permission)).isPresent()) {
            throw new Refusal(Refusal.Kind.WITHOUT_ROLE);
        }
        return found;
    }

    private Attachment bound(UUID id) {
        Attachment found = attachments.get(id);
        if (found.owner() == null) {
            throw new NotFound("attachment", id);
        }
        return found;
    }
}
