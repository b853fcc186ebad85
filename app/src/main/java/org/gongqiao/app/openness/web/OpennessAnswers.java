package org.gongqiao.app.openness.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Problems;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.openness.Outcome;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers of pages and of the interface for other programs to what came of an act. */
@Component
class OpennessAnswers {

    private final Problems problems;

    OpennessAnswers(Problems problems) {
        this.problems = problems;
    }

    /**
     * Why an act did not come about, for the page it was sent from.
     *
     * @param verdict of the rule that forbids it; null where none does
     */
    record No(HttpStatus status, Map<String, String> errors, @Nullable Verdict verdict) {}

    /** Null where it was done. */
    static @Nullable No no(Outcome outcome, Ui ui) {
        return switch (outcome) {
            case Outcome.Done done -> null;
            case Outcome.Stale stale -> new No(HttpStatus.CONFLICT, Map.of("stale", ui.msg("openness.stale")), null);
            case Outcome.Refused(Verdict verdict) -> new No(HttpStatus.UNPROCESSABLE_CONTENT, Map.of(), verdict);
            case Outcome.NotPossible not -> new No(HttpStatus.UNPROCESSABLE_CONTENT, Map.of("notPossible", ui.msg(not.key(), not.args().toArray())), null);
        };
    }

    /** The interface's answer: 201 with the id, or the refusal with its rule. */
    ResponseEntity<?> of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(UUID id) -> ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", id));
            case Outcome.Stale stale -> problems.of(HttpStatus.CONFLICT, "openness.stale");
            case Outcome.Refused(Verdict verdict) -> problems.of(HttpStatus.UNPROCESSABLE_CONTENT, verdict);
            case Outcome.NotPossible not -> problems.of(HttpStatus.UNPROCESSABLE_CONTENT, not.key(), not.args().toArray());
        };
    }

    /** A form that is not filled in right. */
    ResponseEntity<?> faulty(String key, Object... args) {
        return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, key, args);
    }

    /** A paper for saving, as PDF or docx; another ending is no page. */
    static ResponseEntity<byte[]> paper(PaperOutcome made, String ending) {
        if (!(made instanceof PaperOutcome.Made(Paper paper)) || !ending.equals("pdf") && !ending.equals("docx")) {
            throw new NotFound("paper", ending);
        }
        boolean pdf = ending.equals("pdf");
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(pdf ? Paper.PDF : Paper.DOCX)).header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(paper.title() + "." + ending)).body(pdf ? paper.pdf() : paper.docx());
    }

    static String disposition(String name) {
        return ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString();
    }
}
