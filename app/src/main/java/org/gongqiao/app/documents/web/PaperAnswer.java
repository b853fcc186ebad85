package org.gongqiao.app.documents.web;

import java.nio.charset.StandardCharsets;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.kernel.NotFound;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A paper of our own as an answer: a PDF to look at, a docx to save. */
final class PaperAnswer {

    private PaperAnswer() {}

    static ResponseEntity<byte[]> of(Paper paper, String ending) {
        boolean docx = switch (ending) {
            case "pdf" -> false;
            case "docx" -> true;
            default -> throw new NotFound("form of a paper", ending);
        };
        var disposition = (docx ? ContentDisposition.attachment() : ContentDisposition.inline()).filename(paper.title() + "." + ending, StandardCharsets.UTF_8).build();
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(docx ? Paper.DOCX : Paper.PDF)).header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store").body(docx ? paper.docx() : paper.pdf());
    }
}
