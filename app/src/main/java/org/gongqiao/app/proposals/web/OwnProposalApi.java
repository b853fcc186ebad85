package org.gongqiao.app.proposals.web;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.proposals.Outcome;
import org.gongqiao.app.proposals.Proposals;
import org.gongqiao.app.proposals.proposal.Floors;
import org.gongqiao.app.proposals.proposal.OwnProposals;
import org.gongqiao.app.proposals.proposal.Proposal;
import org.gongqiao.app.proposals.proposal.Seconder;
import org.gongqiao.app.proposals.proposal.Topic;
import org.gongqiao.app.proposals.proposal.WriteProposal;
import org.gongqiao.app.ui.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A delegate's proposals for other programs, such as a mini-program. */
@Self
@RestController
@RequestMapping("/api/v1/my/proposals")
class OwnProposalApi {

    record Text(@Nullable Integer version, @Nullable UUID bodyId, @Nullable Topic topic, @Nullable String title, @Nullable String reason, @Nullable String measure,
                @Nullable List<UUID> seconders, @Nullable List<UUID> attachments) {

        boolean isComplete() {
            return topic != null && !Forms.blank(title, Fields.LINE) && !Forms.blank(reason, Fields.TEXT) && !Forms.blank(measure, Fields.TEXT);
        }
    }

    record Persons(@Nullable List<UUID> persons) {}

    record Answer(@Nullable Integer revision, @Nullable Boolean yes) {}

    record Versioned(@Nullable Integer version) {}

    record Opinion(@Nullable Integer score, @Nullable Boolean solved) {}

    /** @param asked what one was asked to second */
    record All(List<Proposal> own, List<Proposal> asked) {}

    /** @param seconders of one's own proposal all who were asked; of another's oneself */
    record One(Proposal proposal, List<Seconder> seconders) {}

    private static final int MOST = 50;

    private final OwnProposals own;
    private final Floors floors;
    private final Proposals proposals;
    private final Answers answers;
    private final Clock clock;

    OwnProposalApi(OwnProposals own, Floors floors, Proposals proposals, Answers answers, Clock clock) {
        this.own = own;
        this.floors = floors;
        this.proposals = proposals;
        this.answers = answers;
        this.clock = clock;
    }

    @GetMapping
    All list() {
        return new All(own.mine(MOST), own.asked(MOST));
    }

    /** The congresses in which one may propose. */
    @GetMapping("/congresses")
    List<Body> congresses() {
        return floors.bodiesOf(Scope.desk().personId());
    }

    /** Fellow delegates of a congress by name and constituency, to be asked to second: 20 at the most, so give more words to narrow it. */
    @GetMapping("/delegates")
    ResponseEntity<?> delegates(@RequestParam(defaultValue = "") String body, @RequestParam(defaultValue = "") String q) {
        UUID of = Forms.uuid(body);
        if (of == null || q.length() > Fields.LINE) {
            return answers.incomplete();
        }
        return floors.floor(of, Scope.desk().personId()).<ResponseEntity<?>>map(floor -> ResponseEntity.ok(floors.search(floor, q, List.of())))
                .orElseGet(() -> answers.problem(Answers.PROPOSAL, new Outcome.NotPossible("proposals.not.delegate")));
    }

    /** What became of the proposals since the last session, for a delegate of the congress. */
    @GetMapping("/report")
    ResponseEntity<?> report(@RequestParam(defaultValue = "") String body, @RequestParam(defaultValue = "") String to) {
        UUID of = Forms.uuid(body);
        LocalDate typed = Forms.date(to);
        if (of == null) {
            return answers.incomplete();
        }
        return proposals.forDelegate(Scope.desk().personId(), of, typed == null ? LocalDate.now(clock) : typed).<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> answers.problem(Answers.PROPOSAL, new Outcome.NotPossible("proposals.not.delegate")));
    }

    @GetMapping("/{id}")
    One show(@PathVariable UUID id) {
        return one(id);
    }

    private One one(UUID id) {
        return new One(own.get(id), own.seconders(id));
    }

    @PostMapping
    ResponseEntity<?> write(@RequestBody Text form, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key) {
        if (key == null || form.bodyId() == null || !form.isComplete()) {
            return answers.incomplete();
        }
        Outcome outcome = own.write(written(form, key, form.bodyId()));
        return outcome instanceof Outcome.Done(UUID id) ? ResponseEntity.created(URI.create("/api/v1/my/proposals/" + id)).body(one(id)) : answers.problem(Answers.PROPOSAL, outcome);
    }

    private static WriteProposal written(Text form, UUID key, UUID body) {
        return new WriteProposal(key, body, Objects.requireNonNull(form.topic()), String.valueOf(form.title()).strip(), String.valueOf(form.reason()).strip(),
                String.valueOf(form.measure()).strip(), form.seconders() == null ? List.of() : form.seconders(), form.attachments() == null ? List.of() : form.attachments());
    }

    @PutMapping("/{id}/text")
    ResponseEntity<?> rewrite(@PathVariable UUID id, @RequestBody Text form) {
        Proposal proposal = own.get(id);
        return form.version() == null || !form.isComplete() ? answers.incomplete()
                : answer(id, own.rewrite(id, form.version(), written(form, proposal.id(), proposal.bodyId())));
    }

    @PostMapping("/{id}/seconders")
    ResponseEntity<?> invite(@PathVariable UUID id, @RequestBody Persons form) {
        own.get(id);
        return form.persons() == null || form.persons().isEmpty() ? answers.incomplete() : answer(id, own.invite(id, form.persons()));
    }

    @PostMapping("/{id}/seconding")
    ResponseEntity<?> second(@PathVariable UUID id, @RequestBody Answer form) {
        own.get(id);
        return form.revision() == null || form.yes() == null ? answers.incomplete() : answer(id, own.second(id, form.revision(), form.yes()));
    }

    @PostMapping("/{id}/submission")
    ResponseEntity<?> submit(@PathVariable UUID id, @RequestBody Versioned form) {
        own.get(id);
        return form.version() == null ? answers.incomplete() : answer(id, own.submit(id, form.version()));
    }

    @PostMapping("/{id}/withdrawal")
    ResponseEntity<?> withdraw(@PathVariable UUID id, @RequestBody Versioned form) {
        own.get(id);
        return form.version() == null ? answers.incomplete() : answer(id, own.withdraw(id, form.version()));
    }

    @PostMapping("/{id}/joining")
    ResponseEntity<?> join(@PathVariable UUID id, @RequestBody Answer form) {
        own.get(id);
        return form.yes() == null ? answers.incomplete() : answer(id, own.answerJoining(id, form.yes()));
    }

    @PostMapping("/{id}/rating")
    ResponseEntity<?> rate(@PathVariable UUID id, @RequestBody Opinion form) {
        own.get(id);
        return form.score() == null || form.score() < 1 || form.score() > 5 || form.solved() == null ? answers.incomplete()
                : answer(id, own.rate(id, form.score(), form.solved()));
    }

    private ResponseEntity<?> answer(UUID id, Outcome outcome) {
        return outcome instanceof Outcome.Done ? ResponseEntity.ok(one(id)) : answers.problem(Answers.PROPOSAL, outcome);
    }
}
