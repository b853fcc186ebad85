package org.gongqiao.app.openness.web;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.openness.disclosure.Questions;
import org.gongqiao.app.openness.disclosure.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a worker reads of his own enterprise and asks about it, for other programs. Nothing is counted here: a program has no device. */
@Self
@RestController
class OwnOpennessApi {

    private static final int MOST = 50;

    record Ask(@Nullable UUID key, @Nullable String text, @Nullable Boolean named) {}

    record BoardView(String employerName, String responsibleName, String responsiblePost, boolean delegate, List<OpennessApi.ItemView> items,
                     List<OpennessApi.PublicationView> publications) {}

    record SeenView(OpennessApi.PublicationView publication, List<OpennessApi.QuestionView> answers, int replyDays) {}

    private final Reading reading;
    private final Questions questions;
    private final Persons persons;
    private final ReplyDays days;
    private final OpennessAnswers answers;
    private final Ids ids;

    OwnOpennessApi(Reading reading, Questions questions, Persons persons, ReplyDays days, OpennessAnswers answers, Ids ids) {
        this.reading = reading;
        this.questions = questions;
        this.persons = persons;
        this.days = days;
        this.answers = answers;
        this.ids = ids;
    }

    /** 204 where one's enterprise keeps no open management here. */
    @GetMapping("/api/v1/my/openness")
    ResponseEntity<?> board() {
        return reading.board(Scope.desk().personId()).<ResponseEntity<?>>map(board -> ResponseEntity.ok(new BoardView(board.enterprise().employerName(),
                board.enterprise().responsibleName(), board.enterprise().responsiblePost(), board.delegate(),
                board.rows().stream().map(row -> OpennessApi.ItemView.of(row.item())).toList(),
                board.news().stream().map(each -> OpennessApi.PublicationView.of(each, null, List.of())).toList())))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @GetMapping("/api/v1/my/openness/{id}")
    SeenView read(@PathVariable UUID id) {
        Reading.Seen seen = reading.see(Scope.desk().personId(), id);
        return new SeenView(OpennessApi.PublicationView.of(seen.publication(), null, seen.attachments()),
                seen.answers().stream().map(OwnOpennessApi::nameless).toList(), days.at(seen.publication().unitId()));
    }

    /** Of others' questions only words, never who asked. */
    private static OpennessApi.QuestionView nameless(org.gongqiao.app.openness.disclosure.Question q) {
        return new OpennessApi.QuestionView(q.id(), q.publicationId(), "", q.itemName(), null, false, q.text(), q.askedAt(), q.reply(), q.repliedAt(), true, null, 0);
    }

    @PostMapping("/api/v1/my/openness/{id}/questions")
    ResponseEntity<?> ask(@PathVariable UUID id, @RequestBody Ask form) {
        UUID person = Scope.desk().personId();
        Reading.Seen seen = reading.see(person, id);
        if (OpennessApi.blank(form.text(), OwnOpennessController.QUESTION)) {
            return answers.faulty("openness.fault.form");
        }
        String name = Boolean.TRUE.equals(form.named()) ? persons.find(person).orElseThrow().name() : null;
        return ResponseEntity.status(HttpStatus.CREATED).body(OpennessApi.QuestionView.of(
                questions.ask(form.key() == null ? ids.random() : form.key(), person, seen, name, OpennessApi.text(form.text()))));
    }

    @GetMapping("/api/v1/my/openness-questions")
    List<OpennessApi.QuestionView> own() {
        return questions.of(Scope.desk().personId(), MOST).stream().map(OpennessApi.QuestionView::of).toList();
    }

    @GetMapping("/api/v1/my/openness-questions/{id}")
    OpennessApi.QuestionView own(@PathVariable UUID id) {
        return OpennessApi.QuestionView.of(questions.own(id));
    }

    @PostMapping("/api/v1/my/openness-questions/{id}/withdrawal")
    ResponseEntity<?> withdraw(@PathVariable UUID id) {
        questions.own(id);
        return answers.of(questions.withdraw(id));
    }
}
