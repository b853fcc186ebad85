package org.gongqiao.app.supervision.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.TakesPart;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.supervision.EmployerLetters;
import org.gongqiao.app.supervision.LetterPapers;
import org.gongqiao.app.supervision.file.Answer;
import org.gongqiao.app.supervision.file.Letter;
import org.gongqiao.app.supervision.file.RecordReply;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An employer with a link and a code: the letters to him, their papers, and his answer. */
@Controller
public class EmployerPartController {

    private final EmployerLetters letters;
    private final LetterPapers papers;
    private final Clock clock;

    EmployerPartController(EmployerLetters letters, LetterPapers papers, Clock clock) {
        this.letters = letters;
        this.papers = papers;
        this.clock = clock;
    }

    /** @param at the letter whose form was refused; empty for none */
    public record Page(List<Letter> letters, String at, String text, String correctBy, Map<String, String> errors) {}

    @TakesPart(PartRole.EMPLOYER)
    @GetMapping("/part/supervision")
    ModelAndView show() {
        return page(HttpStatus.OK, "", "", "", Map.of());
    }

    @TakesPart(PartRole.EMPLOYER)
    @PostMapping("/part/supervision/letters/{letter}/answer")
    ModelAndView answer(@PathVariable String letter, @RequestParam(defaultValue = "") String answer, @RequestParam(defaultValue = "") String answerText,
                        @RequestParam(defaultValue = "") String correctBy, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Letter to = one(letter);
        var form = new Forms(ui);
        var reply = new RecordReply(form.one("answer", Answer.values(), answer), form.text("answerText", answerText, Forms.TEXT),
                form.optionalDay("correctBy", correctBy), LocalDate.now(clock), null);
        if (form.failed()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, to.id().toString(), answerText, correctBy, form.errors());
        }
        if (!letters.answer(to.id(), reply)) {
            return page(HttpStatus.CONFLICT, to.id().toString(), answerText, correctBy, Map.of("answer", ui.msg("supervision.notPossible.answered")));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("supervision.part.answered"));
        return new ModelAndView("redirect:/part/supervision");
    }

    @TakesPart(PartRole.EMPLOYER)
    @GetMapping("/part/supervision/letters/{letter}/paper.pdf")
    ResponseEntity<byte[]> paper(@PathVariable String letter) {
        Paper paper = papers.again(one(letter)).orElseThrow(() -> new NotFound("paper", letter));
        return LetterController.file(paper.pdf(), Paper.PDF, paper.title() + ".pdf");
    }

    private Letter one(String letter) {
        UUID id = Forms.uuid(letter);
        return id == null ? missing(letter) : letters.find(id).orElseGet(() -> missing(letter));
    }

    private static Letter missing(String letter) {
        throw new NotFound("letter", letter);
    }

    private ModelAndView page(HttpStatus status, String at, String text, String correctBy, Map<String, String> errors) {
        return LetterController.view("supervision/part", status, new Page(letters.all(), at, text, correctBy, errors));
    }
}
