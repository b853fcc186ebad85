package org.gongqiao.app.documents;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.kernel.NotFound;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Hands an attachment to a browser, for the handlers of any module; the handler has decided who may. Nothing that was sent
 * in is ever shown as a page of ours: it is offered for saving, its type is fixed, and a sandbox holds it should a browser
 * open it all the same. A recording can be played from any point (RFC 9110 §14).
 */
@Component
public class AttachmentDownloads {

    private final Attachments attachments;

    AttachmentDownloads(Attachments attachments) {
        this.attachments = attachments;
    }

    /**
     * @param saved whether it leaves the house, which stands in the chain of custody as exported, or is only looked at
     * @throws NotFound where the caller does not see it, or it belongs to another record than {@code owner}
     */
    public void send(AttachmentOwner owner, UUID id, boolean saved, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Attachment attachment = attachments.get(id);
        AttachmentOwner its = attachment.owner();
        if (its == null || !its.kind().equals(owner.kind()) || !its.id().equals(owner.id())) {
            throw new NotFound("attachment", id);
        }
        send(attachment, saved, request, response);
    }

    /** The same for an attachment of whatever record. */
    public void send(Attachment attachment, boolean saved, HttpServletRequest request, HttpServletResponse response) throws IOException {
        long bytes = attachment.bytes();
        long from = 0;
        long until = bytes;
        String asked = request.getHeader(HttpHeaders.RANGE);
        if (asked != null) {
            List<HttpRange> ranges;
            try {
                ranges = HttpRange.parseRanges(asked);
            } catch (IllegalArgumentException unreadable) {
                ranges = List.of();
            }
            // Several ranges in one answer are never needed to play a recording.
            if (ranges.size() == 1) {
                from = ranges.getFirst().getRangeStart(bytes);
                until = ranges.getFirst().getRangeEnd(bytes) + 1;
            }
        }
        if (from >= bytes || from >= until) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + bytes);
            response.sendError(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value());
            return;
        }
        // A player asks for the rest again and again; it was opened once.
        if (from == 0 || attachment.type().sort() != FileType.Sort.SOUND && attachment.type().sort() != FileType.Sort.VIDEO) {
            attachments.open(attachment.id(), saved ? CustodyEntry.Act.EXPORTED : CustodyEntry.Act.SEEN);
        }
        boolean part = until - from < bytes;
        response.setStatus(part ? HttpStatus.PARTIAL_CONTENT.value() : HttpStatus.OK.value());
        if (part) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + (until - 1) + "/" + bytes);
        }
        response.setContentType(attachment.type().mediaType());
        response.setContentLengthLong(until - from);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(attachment.fileName(), StandardCharsets.UTF_8).build().toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        attachments.copy(attachment, from, until, response.getOutputStream());
    }
}
