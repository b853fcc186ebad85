package org.gongqiao.app.sessions.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.documents.CasePackage;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.documents.PaperFault;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.sessions.SessionOutcome;
import org.gongqiao.app.sessions.paper.PaperName;
import org.gongqiao.app.sessions.paper.SessionPackages;
import org.gongqiao.app.sessions.paper.SessionPapers;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Papers of a session as docx and PDF, and the whole session as one archive; programs get them from the same addresses under the API. */
@Controller
class SessionPaperController {

    private final SessionPapers papers;
    private final SessionPackages packages;
    private final SessionView view;

    SessionPaperController(SessionPapers papers, SessionPackages packages, SessionView view) {
        this.papers = papers;
        this.packages = packages;
        this.view = view;
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping({"/sessions/{id}/documents", "/api/v1/congress-sessions/{id}/documents"})
    Object paper(@PathVariable UUID id, @RequestParam String name, @RequestParam(defaultValue = "pdf") String form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        PaperName wanted = PaperName.of(name).orElseThrow(() -> new NotFound("paper", name));
        return switch (papers.make(id, wanted)) {
            case PaperOutcome.Made(Paper paper) -> answer(paper, form.equals("docx"));
            case PaperOutcome.Refused(List<PaperFault> faults) -> view.answer(SessionOutcome.not("sessions.paper.missing", missing(ui, faults)), id, "show", "", ui,
                    redirect, Map.of());
        };
    }

    /** Written straight to the client. */
    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping({"/sessions/{id}/archive", "/api/v1/congress-sessions/{id}/archive"})
    void archive(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        SessionPackages.Planned planned = packages.plan(id);
        response.setContentType(CasePackage.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(planned.fileName()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        CasePackage.write(response.getOutputStream(), planned.about(), planned.entries());
    }

    private static ResponseEntity<byte[]> answer(Paper paper, boolean docx) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(docx ? Paper.DOCX : Paper.PDF))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(paper.title() + (docx ? ".docx" : ".pdf")))
                .header(HttpHeaders.CACHE_CONTROL, "no-store").body(docx ? paper.docx() : paper.pdf());
    }

    private static String disposition(String name) {
        return ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString();
    }

    private static String missing(Ui ui, List<PaperFault> faults) {
        return faults.stream().map(fault -> switch (fault) {
            case PaperFault.MissingValue missing -> missing.label();
            case PaperFault.WrongValue wrong -> wrong.label();
            case PaperFault.MissingGlyph glyph -> glyph.character();
        }).collect(Collectors.joining(ui.msg("sessions.paper.comma")));
    }
}
