package org.gongqiao.app.disputes.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.access.TakesPart;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.Disputes;
import org.gongqiao.app.disputes.file.JointResult;
import org.gongqiao.app.disputes.TakingPart;
import org.gongqiao.app.disputes.Talks;
import org.gongqiao.app.disputes.channel.Channels;
import org.gongqiao.app.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A worker's own disputes, and the dispute of a grant, for other programs. */
@RestController
class OwnDisputeApi {

    record OwnView(UUID id, String number, String title, String employer, String unit, String stage, @Nullable String outcome, List<NextView> next) {}

    record NextView(String step, String ruleId, String text, @Nullable LocalDate by) {}

    record ParticularsForm(@Nullable String idNumber, @Nullable String phone, @Nullable String address) {}

    record ConsentForm(@Nullable UUID share, @Nullable Boolean given) {}

    record PartView(String number, String title, String employer, String facts, List<String> workers) {}

    record AnswerForm(@Nullable UUID key, @Nullable String text, @Nullable JointResult result) {}

    private final Disputes disputes;
    private final Channels channels;
    private final TakingPart taking;
    private final Talks talks;
    private final Answers answers;

    OwnDisputeApi(Disputes disputes, Channels channels, TakingPart taking, Talks talks, Answers answers) {
        this.disputes = disputes;
        this.channels = channels;
        this.taking = taking;
        this.talks = talks;
        this.answers = answers;
    }

    @Self
    @GetMapping("/api/v1/my/disputes")
    List<OwnView> list() {
        return disputes.of(Scope.desk().personId()).stream().map(this::view).toList();
    }

    @Self
    @GetMapping("/api/v1/my/disputes/{id}")
    OwnView show(@PathVariable UUID id) {
        return view(disputes.get(id));
    }

    @Self
    @PostMapping("/api/v1/my/disputes/{id}/particulars")
    ResponseEntity<?> particulars(@PathVariable UUID id, @RequestBody ParticularsForm form) {
        Claimant mine = mine(disputes.get(id));
        var faults = new LinkedHashMap<String, String>();
        DisputeForm.person(faults, Typed.text(form.idNumber()), Typed.text(form.phone()));
        if (Typed.text(form.address()).length() > 200) {
            faults.put("address", "disputes.fault.long");
        }
        if (!faults.isEmpty()) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, faults);
        }
        disputes.particulars(id, mine.id(), Typed.text(form.idNumber()), Typed.text(form.phone()), Typed.text(form.address()));
        return ResponseEntity.noContent().build();
    }

    @Self
    @PostMapping("/api/v1/my/disputes/{id}/consents")
    ResponseEntity<?> consent(@PathVariable UUID id, @RequestBody ConsentForm form) {
        mine(disputes.get(id));
        return form.share() != null && form.given() != null && channels.answer(form.share(), Scope.desk().personId(), form.given())
                ? ResponseEntity.noContent().build() : answers.problem(HttpStatus.CONFLICT, "disputes.fault.share");
    }

    @TakesPart({PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER, PartRole.EMPLOYER})
    @GetMapping("/api/v1/part/dispute")
    PartView part() {
        Dispute dispute = taking.dispute();
        return new PartView(dispute.number(), dispute.title(), dispute.employer().name(), dispute.facts(), taking.workers().stream().map(Claimant::name).toList());
    }

    @TakesPart({PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER, PartRole.EMPLOYER})
    @PostMapping("/api/v1/part/dispute/words")
    ResponseEntity<?> answer(@RequestBody AnswerForm form) {
        return answer(form, List.of());
    }

    /** The same with files: the words as part {@code answer} in JSON, the files as parts {@code files}. */
    @TakesPart({PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER, PartRole.EMPLOYER})
    @PostMapping(path = "/api/v1/part/dispute/words", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> answerWithFiles(@RequestPart(required = false) @Nullable AnswerForm answer, @RequestPart(required = false) @Nullable List<MultipartFile> files) {
        return answer == null ? answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.answer") : answer(answer, PartDisputeController.sent(files));
    }

    private ResponseEntity<?> answer(AnswerForm form, List<Talks.Sent> files) {
        if (form.key() == null || Typed.text(form.text()).isEmpty() || Typed.text(form.text()).length() > ActForm.LONGEST) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.answer");
        }
        return talks.answer(form.key(), Typed.text(form.text()), form.result(), files) instanceof Talks.Saying.Refused refused
                ? answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "documents.take." + refused.fault().name(), refused.args().toArray())
                : ResponseEntity.noContent().build();
    }

    private Claimant mine(Dispute dispute) {
        UUID me = Scope.desk().personId();
        return disputes.claimants(dispute.id()).stream().filter(each -> me.equals(each.personId())).findFirst().orElseThrow(() -> new NotFound("dispute", dispute.id()));
    }

    private OwnView view(Dispute d) {
        Claimant mine = mine(d);
        return new OwnView(d.id(), d.number(), d.title(), d.employer().name(), d.unitName(), mine.stage().name(), mine.outcome() == null ? null : mine.outcome().name(),
                disputes.proposals(d.id()).stream().map(p -> new NextView(p.step().name(), p.verdict().ground().ruleId(), answers.text(p.verdict().key()), p.by())).toList());
    }
}
