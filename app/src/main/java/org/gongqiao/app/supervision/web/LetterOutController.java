package org.gongqiao.app.supervision.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.casework.NewGrant;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.supervision.LetterPapers;
import org.gongqiao.app.supervision.LetterView;
import org.gongqiao.app.supervision.Letters;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** How a letter leaves the house: its paper, and the link by which the employer reads and answers it. */
@Controller
@RequestMapping("/supervision")
class LetterOutController {


    private final Letters letters;
    private final LetterPapers papers;
    private final LetterController page;
    private final Grants grants;
    private final Clock clock;

    LetterOutController(Letters letters, LetterPapers papers, LetterController page, Grants grants, Clock clock) {
        this.letters = letters;
        this.papers = papers;
        this.page = page;
        this.grants = grants;
        this.clock = clock;
    }

    /** Sends the employer a link and a code to read the letters to him and to answer them. */
    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionLetter")
    @PostMapping("/letters/{id}/grant")
    ModelAndView grant(@PathVariable UUID id, @RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "") String phone,
                       @RequestParam(defaultValue = "") String until, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        LetterView view = letters.view(id);
        var form = new Forms(ui);
        String name = form.text("person", person, 50);
        String number = MobileNumber.parse(phone) instanceof MobileNumber.Valid(MobileNumber valid) ? valid.value() : "";
        if (number.isEmpty()) {
            form.fault("phone", "supervision.fault.phone");
        }
        var day = form.day("until", until);
        LocalDate today = LocalDate.now(clock);
        if (day.isBefore(today) || day.isAfter(today.plusDays(LetterController.GRANT_DAYS))) {
            form.fault("until", "supervision.fault.until", LetterController.GRANT_DAYS);
        }
        if (view.file() == null || !view.letter().isIssued() || !view.letter().kind().isToEmployer()) {
            form.fault("person", "supervision.notPossible.grant");
        }
        if (form.failed()) {
            return page.show(HttpStatus.UNPROCESSABLE_CONTENT, id, form.errors());
        }
        grants.give(new NewGrant(view.file().matterId(), PartRole.EMPLOYER, name, view.letter().addressee(), ui.msg("supervision.part.purpose", view.letter().title()),
                number, day), ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString());
        return LetterController.done(id, "supervision.flash.granted", redirect);
    }

    @Allowed(value = Permission.SUPERVISION_READ, record = "supervisionLetter")
    @GetMapping("/letters/{id}/paper.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id) {
        Paper paper = paper(id);
        return LetterController.file(paper.pdf(), Paper.PDF, paper.title() + ".pdf");
    }

    @Allowed(value = Permission.SUPERVISION_READ, record = "supervisionLetter")
    @GetMapping("/letters/{id}/paper.docx")
    ResponseEntity<byte[]> docx(@PathVariable UUID id) {
        Paper paper = paper(id);
        return LetterController.file(paper.docx(), Paper.DOCX, paper.title() + ".docx");
    }

    /** Before issue the paper is a preview without number and signature. */
    private Paper paper(UUID id) {
        LetterView view = letters.view(id);
        if (view.letter().isIssued()) {
            return papers.again(view.letter()).orElseThrow(() -> new NotFound("paper", id));
        }
        PaperOutcome preview = papers.preview(view.letter(), view.letter().issuerName(), LocalDate.now(clock), view.file() == null ? "" : view.file().number());
        return preview instanceof PaperOutcome.Made(Paper made) ? made : missing(id);
    }

    private static Paper missing(UUID id) {
        throw new NotFound("paper", id);
    }
}
