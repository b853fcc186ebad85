package org.gongqiao.app.supervision.web;

import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.supervision.LetterPapers;
import org.gongqiao.app.supervision.Letters;
import org.gongqiao.app.supervision.file.Letter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The written answer to a worker whose complaint was not accepted (S-05), on his phone. */
@Controller
class AnswerController {

    private final Letters letters;
    private final LetterPapers papers;

    AnswerController(Letters letters, LetterPapers papers) {
        this.letters = letters;
        this.papers = papers;
    }

    @Self
    @GetMapping("/my/supervision-answers/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return LetterController.view("supervision/answer", HttpStatus.OK, own(id));
    }

    @Self
    @GetMapping("/my/supervision-answers/{id}/paper.pdf")
    ResponseEntity<byte[]> paper(@PathVariable UUID id) {
        Paper paper = papers.again(own(id)).orElseThrow(() -> new NotFound("paper", id));
        return LetterController.file(paper.pdf(), Paper.PDF, paper.title() + ".pdf");
    }

    private Letter own(UUID id) {
        UUID person = Scope.actor().orElseThrow();
        return letters.find(id).filter(letter -> person.equals(letter.subject())).orElseThrow(() -> new NotFound("answer", id));
    }
}
