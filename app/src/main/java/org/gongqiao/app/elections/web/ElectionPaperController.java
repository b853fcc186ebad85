package org.gongqiao.app.elections.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.documents.PaperFault;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.elections.ElectionPapers;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Problems;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The papers of an election as docx and PDF. */
@Controller
@RequestMapping({"/elections/{id}/papers", "/api/v1/elections/{id}/papers"})
class ElectionPaperController {

    private final ElectionPapers papers;
    private final Problems problems;

    ElectionPaperController(ElectionPapers papers, Problems problems) {
        this.papers = papers;
        this.problems = problems;
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "election")
    @GetMapping({"/candidates.pdf", "/candidates.docx"})
    ResponseEntity<?> candidates(@PathVariable UUID id, HttpServletRequest request) {
        return file(papers.candidates(id), request);
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "election")
    @GetMapping({"/ballot.pdf", "/ballot.docx"})
    ResponseEntity<?> ballot(@PathVariable UUID id, HttpServletRequest request) {
        return file(papers.ballot(id), request);
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "election")
    @GetMapping({"/rounds/{round}/count.pdf", "/rounds/{round}/count.docx"})
    ResponseEntity<?> count(@PathVariable UUID id, @PathVariable UUID round, HttpServletRequest request) {
        return file(papers.countSheet(id, round), request);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @GetMapping({"/report.pdf", "/report.docx"})
    ResponseEntity<?> report(@PathVariable UUID id, HttpServletRequest request, @RequestParam(defaultValue = "") String number,
                             @RequestParam(defaultValue = "") String signer) {
        return file(papers.report(id, number.strip(), signer.strip()), request);
    }

    private ResponseEntity<?> file(PaperOutcome outcome, HttpServletRequest request) {
        String format = request.getRequestURI().endsWith(".pdf") ? "pdf" : "docx";
        return switch (outcome) {
            case PaperOutcome.Made(Paper paper) -> {
                boolean pdf = format.equals("pdf");
                yield ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, pdf ? Paper.PDF : Paper.DOCX)
                        .header(HttpHeaders.CONTENT_DISPOSITION, (pdf ? ContentDisposition.inline() : ContentDisposition.attachment())
                                .filename(paper.title() + "." + format, StandardCharsets.UTF_8).build().toString())
                        .body(pdf ? paper.pdf() : paper.docx());
            }
            case PaperOutcome.Refused(var faults) -> {
                if (faults.isEmpty()) {
                    throw new NotFound("paper", request);
                }
                yield problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "elections.paper.refused", faults.stream().map(ElectionPaperController::name)
                        .reduce((a, b) -> a + ", " + b).orElse(""));
            }
        };
    }

    private static String name(PaperFault fault) {
        return switch (fault) {
            case PaperFault.MissingValue missing -> missing.label();
            case PaperFault.WrongValue wrong -> wrong.label();
            case PaperFault.MissingGlyph glyph -> glyph.character();
        };
    }
}
