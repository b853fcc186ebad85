package org.gongqiao.app.openness.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterHistory;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.documents.AttachmentDownloads;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.openness.disclosure.Disclosures;
import org.gongqiao.app.openness.disclosure.Question;
import org.gongqiao.app.openness.disclosure.Questions;
import org.gongqiao.app.openness.disclosure.Reading;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a worker reads on his phone of his own enterprise, and what he asks about it. */
@Self
@Controller
class OwnOpennessController {

    static final int QUESTION = 1_000;
    private static final int MOST = 50;

    private final Reading reading;
    private final Questions questions;
    private final Matters matters;
    private final MatterHistory history;
    private final AttachmentDownloads downloads;
    private final Persons persons;
    private final ReplyDays days;
    private final Ids ids;

    OwnOpennessController(Reading reading, Questions questions, Matters matters, MatterHistory history, AttachmentDownloads downloads, Persons persons,
                          ReplyDays days, Ids ids) {
        this.reading = reading;
        this.questions = questions;
        this.matters = matters;
        this.history = history;
        this.downloads = downloads;
        this.persons = persons;
        this.days = days;
        this.ids = ids;
    }

    @GetMapping("/my/openness")
    ModelAndView board() {
        UUID person = Scope.desk().personId();
        return Views.of("openness/own-board", HttpStatus.OK, new OpennessPages.OwnBoard(reading.board(person).orElse(null), questions.of(person, MOST)));
    }

    /** One publication. A device that opens it for the first time is counted; which devices did stands on the devices alone. */
    @GetMapping("/my/openness/{id}")
    ModelAndView read(@PathVariable UUID id, @CookieValue(name = OpenedMark.COOKIE, required = false) @Nullable String marks, HttpServletRequest request,
                      HttpServletResponse response) {
        Reading.Seen seen = reading.see(Scope.desk().personId(), id);
        OpenedMark.of(marks).firstTime(id).ifPresent(marked -> {
            reading.opened(seen);
            response.addHeader("Set-Cookie", marked.cookie(request.isSecure()));
        });
        return show(HttpStatus.OK, seen, "", false, Map.of());
    }

    private ModelAndView show(HttpStatus status, Reading.Seen seen, String typed, boolean named, Map<String, String> errors) {
        return Views.of("openness/own-publication", status, new OpennessPages.OwnPublication(seen, days.nameOf(seen.publication().unitId()),
                days.at(seen.publication().unitId()), typed, named, ids.random(), errors));
    }

    @GetMapping("/my/openness/{id}/files/{file}")
    void file(@PathVariable UUID id, @PathVariable UUID file, @RequestParam(defaultValue = "false") boolean save, HttpServletRequest request,
              HttpServletResponse response) {
        reading.withFiles(reading.see(Scope.desk().personId(), id), () -> {
            try {
                downloads.send(AttachmentOwner.of(Disclosures.OWNER, id), file, save, request, response);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @PostMapping("/my/openness/{id}/questions")
    ModelAndView ask(@PathVariable UUID id, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        UUID person = Scope.desk().personId();
        Reading.Seen seen = reading.see(person, id);
        var form = new Forms(ui);
        String text = form.text("text", typed.getOrDefault("text", ""), QUESTION);
        boolean named = "true".equals(typed.get("named"));
        if (form.failed()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, seen, text, named, form.errors());
        }
        UUID key = Forms.uuid(typed.get("key"));
        String name = named ? persons.find(person).orElseThrow().name() : null;
        Question asked = questions.ask(key == null ? ids.random() : key, person, seen, name, text);
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("openness.flash.asked", asked.number()));
        return new ModelAndView("redirect:/my/openness-questions/" + asked.id());
    }

    @GetMapping("/my/openness-questions/{id}")
    ModelAndView question(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return question(HttpStatus.OK, questions.own(id), Map.of(), ui);
    }

    @PostMapping("/my/openness-questions/{id}/withdrawal")
    ModelAndView withdraw(@PathVariable UUID id, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Question question = questions.own(id);
        OpennessAnswers.No no = OpennessAnswers.no(questions.withdraw(id), ui);
        if (no != null) {
            return question(no.status(), question, no.errors(), ui);
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("openness.flash.questionWithdrawn"));
        return new ModelAndView("redirect:/my/openness");
    }

    private ModelAndView question(HttpStatus status, Question question, Map<String, String> errors, Ui ui) {
        Matter matter = matters.get(question.matterId());
        return Views.of("openness/own-question", status, new OpennessPages.OwnQuestion(question, matter.dueOn(),
                matter.due() == null ? null : matter.due().lateAfter(), history.of(ui, matter.id()), errors));
    }
}
