package org.gongqiao.app.supervision.web;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.supervision.drafts.DraftLaw;
import org.gongqiao.app.supervision.drafts.LawDrafts;
import org.gongqiao.app.supervision.drafts.GivenOpinion;
import org.gongqiao.app.supervision.drafts.Opinion;
import org.gongqiao.app.supervision.drafts.RegisterDraft;
import org.gongqiao.app.ui.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Draft laws and opinions for other programs: at a desk, and a worker's own. */
@RestController
@RequestMapping("/api/v1")
class DraftApi {

    record NewOpinion(@Nullable UUID key, @Nullable String provision, @Nullable String text) {}

    record Closing(@Nullable Integer version) {}

    record FateForm(@Nullable Integer version, Opinion.@Nullable Fate fate, @Nullable String reason) {}

    private final LawDrafts drafts;
    private final SupervisionAnswers answers;
    private final Ids ids;

    DraftApi(LawDrafts drafts, SupervisionAnswers answers, Ids ids) {
        this.drafts = drafts;
        this.answers = answers;
        this.ids = ids;
    }

    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping("/supervision/drafts")
    List<DraftLaw> list() {
        return drafts.all(100);
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/supervision/drafts")
    ResponseEntity<?> register(@RequestBody RegisterDraft form) {
        if (SupervisionCaseApi.blank(form.title(), Forms.LINE) || SupervisionCaseApi.blank(form.drafter(), Forms.LINE) || SupervisionCaseApi.blank(form.text(), LawDrafts.LONGEST) || form.receivedOn() == null
                || form.opinionsUntil() == null || form.answerUntil() == null) {
            return incomplete();
        }
        Outcome outcome = drafts.register(new RegisterDraft(form.key() == null ? ids.random() : form.key(), form.title().strip(), form.drafter().strip(),
                form.text().strip(), form.receivedOn(), form.opinionsUntil(), form.answerUntil()));
        return outcome instanceof Outcome.Done(UUID id) ? ResponseEntity.created(URI.create("/api/v1/supervision/drafts/" + id)).body(drafts.get(id))
                : answers.problem(outcome);
    }

    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping("/supervision/drafts/{draft}")
    DraftLaw show(@PathVariable String draft) {
        return of(draft);
    }

    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping("/supervision/drafts/{draft}/opinions")
    List<Opinion> opinions(@PathVariable String draft) {
        return drafts.opinions(of(draft).id(), 500).stream().map(each -> new Opinion(each.id(), each.draftId(), null, each.unitId(), each.giver(), each.provision(),
                each.text(), each.givenAt(), each.fate(), each.fateReason(), each.fateOn(), each.version())).toList();
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/supervision/drafts/{draft}/opinions")
    ResponseEntity<?> give(@PathVariable String draft, @RequestBody NewOpinion form) {
        DraftLaw law = of(draft);
        return wrong(form) ? incomplete() : answer(drafts.giveAsUnion(form.key() == null ? ids.random() : form.key(), law.id(), provision(form), form.text().strip()));
    }

    /** Proposes what was gathered as a letter to the drafting body, for the chair to sign. */
    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/supervision/drafts/{draft}/letter")
    ResponseEntity<?> gather(@PathVariable String draft, @RequestBody LetterApi.Words words) {
        DraftLaw law = of(draft);
        if (LetterApi.incomplete(words, true)) {
            return incomplete();
        }
        Outcome outcome = drafts.gather(law.id(), LetterApi.words(words, ids));
        return outcome instanceof Outcome.Done(UUID letter) ? ResponseEntity.created(URI.create("/api/v1/supervision/letters/" + letter)).build() : answers.problem(outcome);
    }

    /** The draft became law, or was dropped. */
    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/supervision/drafts/{draft}/closing")
    ResponseEntity<?> close(@PathVariable String draft, @RequestBody Closing form) {
        DraftLaw law = of(draft);
        return form.version() == null ? incomplete() : answer(drafts.close(law.id(), form.version()));
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "draftOpinion")
    @PostMapping("/supervision/draft-opinions/{id}/fate")
    ResponseEntity<?> decide(@PathVariable UUID id, @RequestBody FateForm form) {
        return form.version() == null || form.fate() == null || SupervisionCaseApi.blank(form.reason(), 1_000) ? incomplete()
                : answer(drafts.decide(id, form.version(), form.fate(), form.reason().strip()));
    }

    @Self
    @GetMapping("/my/law-drafts")
    List<DraftLaw> open() {
        return drafts.all(30);
    }

    @Self
    @GetMapping("/my/law-draft-opinions")
    List<GivenOpinion> given() {
        return drafts.ofPerson(Scope.actor().orElseThrow());
    }

    @Self
    @PostMapping("/my/law-drafts/{draft}/opinions")
    ResponseEntity<?> giveOwn(@PathVariable String draft, @RequestBody NewOpinion form) {
        DraftLaw law = of(draft);
        return wrong(form) ? incomplete() : answer(drafts.give(form.key() == null ? ids.random() : form.key(), law.id(), provision(form), form.text().strip()));
    }

    private static boolean wrong(NewOpinion form) {
        return SupervisionCaseApi.blank(form.text(), Forms.TEXT) || form.provision() != null && form.provision().length() > 100;
    }

    private static String provision(NewOpinion form) {
        return form.provision() == null ? "" : form.provision().strip();
    }

    private DraftLaw of(String draft) {
        UUID id = Forms.uuid(draft);
        if (id == null) {
            throw new NotFound("draft law", draft);
        }
        return drafts.get(id);
    }

    private ResponseEntity<?> answer(Outcome outcome) {
        return outcome instanceof Outcome.Done ? ResponseEntity.noContent().build() : answers.problem(outcome);
    }

    private ResponseEntity<?> incomplete() {
        return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "supervision.fault.incomplete");
    }
}
