package org.gongqiao.app.supervision.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.TakesPart;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.AttachmentDownloads;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.FormFiles;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.supervision.EmployerLetters;
import org.gongqiao.app.supervision.LetterPapers;
import org.gongqiao.app.supervision.Letters;
import org.gongqiao.app.supervision.file.Answer;
import org.gongqiao.app.supervision.file.Letter;
import org.gongqiao.app.supervision.file.RecordReply;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An employer with a link and a code: the letters to him, their papers, and his answer. */
@Controller
public class EmployerPartController {

    private final EmployerLetters letters;
    private final LetterPapers papers;
    private final AttachmentDownloads downloads;
    private final Clock clock;

    EmployerPartController(EmployerLetters letters, LetterPapers papers, AttachmentDownloads downloads, Clock clock) {
        this.letters = letters;
        this.papers = papers;
        this.downloads = downloads;
        this.clock = clock;
    }

    /** @param at the letter whose form was refused; empty for none */
    public record Page(List<Letter> letters, Map<UUID, List<Attachment>> files, String at, String text, String correctBy, Map<String, String> errors) {}

    @TakesPart(PartRole.EMPLOYER)
    @GetMapping("/part/supervision")
    ModelAndView show() {
        return page(HttpStatus.OK, "", "", "", Map.of());
    }

    @TakesPart(PartRole.EMPLOYER)
    @PostMapping("/part/supervision/letters/{letter}/answer")
    ModelAndView answer(@PathVariable String letter, @RequestParam(defaultValue = "") String answer, @RequestParam(defaultValue = "") String answerText,
                        @RequestParam(defaultValue = "") String correctBy, @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent,
                        @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Letter to = one(letter);
        var form = new Forms(ui);
        var reply = new RecordReply(form.one("answer", Answer.values(), answer), form.text("answerText", answerText, Forms.TEXT),
                form.optionalDay("correctBy", correctBy), LocalDate.now(clock), null);
        if (form.failed()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, to.id().toString(), answerText, correctBy, form.errors());
        }
        return switch (letters.answer(to.id(), reply, sent(sent))) {
            case EmployerLetters.Answering.Answered() -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("supervision.part.answered"));
                yield new ModelAndView("redirect:/part/supervision");
            }
            case EmployerLetters.Answering.NotPossible() ->
                    page(HttpStatus.CONFLICT, to.id().toString(), answerText, correctBy, Map.of("answer", ui.msg("supervision.notPossible.answered")));
            case EmployerLetters.Answering.Refused refused -> page(HttpStatus.UNPROCESSABLE_CONTENT, to.id().toString(), answerText, correctBy,
                    Map.of("files", ui.msg("documents.take." + refused.fault().name(), refused.args().toArray())));
        };
    }

    static List<EmployerLetters.Sent> sent(@Nullable List<MultipartFile> files) {
        return FormFiles.chosen(files).stream().map(file -> new EmployerLetters.Sent(file.getOriginalFilename() == null ? "" : file.getOriginalFilename(), file)).toList();
    }

    /** The paper of a letter as it was kept, or what he sent himself. */
    @TakesPart(PartRole.EMPLOYER)
    @GetMapping("/part/supervision/letters/{letter}/files/{file}")
    void file(@PathVariable String letter, @PathVariable String file, @RequestParam(defaultValue = "false") boolean save, HttpServletRequest request,
              HttpServletResponse response) throws IOException {
        UUID id = Forms.uuid(file);
        if (id == null) {
            throw new NotFound("attachment", file);
        }
        downloads.send(AttachmentOwner.of(Letters.ATTACHMENTS, one(letter).id()), id, save, request, response);
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
        List<Letter> all = letters.all();
        return LetterController.view("supervision/part", status, new Page(all, all.stream().collect(Collectors.toMap(Letter::id, each -> letters.files(each.id()))), at, text, correctBy, errors));
    }
}
