package org.gongqiao.app.disputes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.disputes.CasePackages;
import org.gongqiao.app.disputes.CasePapers;
import org.gongqiao.app.disputes.file.PaperName;
import org.gongqiao.app.documents.CasePackage;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.documents.PaperFault;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Papers of a dispute as docx and PDF, and the whole case file. */
@Controller
@RequestMapping("/disputes/{id}")
class PaperController {

    private final CasePapers papers;
    private final CasePackages packages;
    private final DisputeDesk desk;

    PaperController(CasePapers papers, CasePackages packages, DisputeDesk desk) {
        this.papers = papers;
        this.packages = packages;
        this.desk = desk;
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @GetMapping("/papers")
    Object paper(@PathVariable UUID id, @RequestParam PaperName name, @RequestParam(defaultValue = "pdf") String form, @ModelAttribute("ui") Ui ui) {
        return switch (papers.make(id, name)) {
            case PaperOutcome.Made(Paper paper) -> answer(paper, form);
            case PaperOutcome.Refused(List<PaperFault> faults) -> desk.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, List.of(),
                    Map.of("paper", ui.msg("disputes.fault.paper", missing(ui, faults))));
        };
    }

    /** Written straight to the client: a case may be larger than memory. */
    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @GetMapping("/case-file")
    void file(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        CasePackages.Planned planned = packages.plan(id);
        response.setContentType(CasePackage.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(planned.fileName()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        CasePackage.write(response.getOutputStream(), planned.about(), planned.entries());
    }

    static ResponseEntity<byte[]> answer(Paper paper, String form) {
        boolean docx = form.equals("docx");
        return download(docx ? paper.docx() : paper.pdf(), paper.title() + (docx ? ".docx" : ".pdf"), docx ? Paper.DOCX : Paper.PDF);
    }

    static ResponseEntity<byte[]> download(byte[] bytes, String name, String type) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(name))
                .header(HttpHeaders.CACHE_CONTROL, "no-store").body(bytes);
    }

    static String disposition(String name) {
        return ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString();
    }

    static String missing(Ui ui, List<PaperFault> faults) {
        return faults.stream().map(fault -> switch (fault) {
            case PaperFault.MissingValue missing -> missing.label();
            case PaperFault.WrongValue wrong -> wrong.label();
            case PaperFault.MissingGlyph glyph -> ui.msg("disputes.fault.glyph", glyph.character(), glyph.code());
        }).collect(Collectors.joining(ui.msg("disputes.paper.comma")));
    }
}
