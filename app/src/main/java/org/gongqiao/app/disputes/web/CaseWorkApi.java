package org.gongqiao.app.disputes.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.disputes.file.ActOutcome;
import org.gongqiao.app.disputes.CaseFiles;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.Disputes;
import org.gongqiao.app.disputes.file.HeadKind;
import org.gongqiao.app.disputes.Mediators;
import org.gongqiao.app.disputes.file.OpenDispute;
import org.gongqiao.app.disputes.Talks;
import org.gongqiao.app.disputes.aid.Aids;
import org.gongqiao.app.disputes.channel.Channels;
import org.gongqiao.app.kernel.MobileNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes to one dispute beside its steps, for other programs: its statement and workers, what is shared and ended, how its aid goes on. */
@RestController
@RequestMapping("/api/v1/disputes/{id}")
class CaseWorkApi {

    record StatementForm(@Nullable Integer version, @Nullable String facts, @Nullable String employerName, @Nullable String employerCode, @Nullable String employerAddress,
                         @Nullable String employerHead, @Nullable String commission) {}

    /** Amount in yuan, as on the page. */
    record WorkerForm(@Nullable Integer version, @Nullable String name, @Nullable String occupation, @Nullable String idNumber, @Nullable String phone,
                      @Nullable String address, @Nullable String head, @Nullable String amount, @Nullable String period) {

        @Override
        public String toString() {
            return "WorkerForm[" + head + "]";
        }
    }

    record ParticularsForm(@Nullable UUID worker, @Nullable String idNumber, @Nullable String phone, @Nullable String address) {

        @Override
        public String toString() {
            return "ParticularsForm[" + worker + "]";
        }
    }

    record RepresentativesForm(@Nullable Set<UUID> workers) {}

    record DisclosureForm(@Nullable UUID evidence, @Nullable Boolean disclosed) {}

    /** What is ended, and why. */
    record EndForm(@Nullable UUID of, @Nullable String why) {

        boolean isRight() {
            return of != null && !Typed.text(why).isEmpty() && Typed.text(why).length() <= 500;
        }

        UUID what() {
            return Objects.requireNonNull(of);
        }
    }

    record ConsentForm(@Nullable UUID share, @Nullable UUID worker) {}

    record AidStepForm(@Nullable UUID aid, Aids.@Nullable Happening what, @Nullable LocalDate on, @Nullable String words) {}

    record LawyerForm(@Nullable UUID aid, @Nullable String name, @Nullable String firm, @Nullable String phone, @Nullable LocalDate lastDay) {}

    private final Disputes disputes;
    private final CaseFiles files;
    private final Mediators mediators;
    private final Talks talks;
    private final Channels channels;
    private final Aids aids;
    private final Answers answers;
    private final Clock clock;

    CaseWorkApi(Disputes disputes, CaseFiles files, Mediators mediators, Talks talks, Channels channels, Aids aids, Answers answers, Clock clock) {
        this.disputes = disputes;
        this.files = files;
        this.mediators = mediators;
        this.talks = talks;
        this.channels = channels;
        this.aids = aids;
        this.answers = answers;
        this.clock = clock;
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/statement")
    ResponseEntity<?> state(@PathVariable UUID id, @RequestBody StatementForm form) {
        var employer = new Dispute.Employer(null, Typed.text(form.employerName()), Typed.text(form.employerCode()), Typed.text(form.employerAddress()),
                Typed.text(form.employerHead()));
        String facts = Typed.text(form.facts());
        // Whoever says nothing of the commission leaves it as it is.
        String commission = form.commission() == null ? disputes.get(id).commission() : form.commission().strip();
        if (form.version() == null || !DisputeController.isStatement(facts, employer, commission)) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.statement");
        }
        return done(disputes.state(id, form.version(), facts, employer, commission) instanceof ActOutcome.Done, "disputes.stale");
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/claimants")
    ResponseEntity<?> add(@PathVariable UUID id, @RequestBody WorkerForm form) {
        String head = Typed.text(form.head());
        String amount = Typed.text(form.amount());
        Map<String, String> faults = WorkerController.faults(Typed.text(form.name()), Typed.text(form.occupation()), Typed.text(form.idNumber()), Typed.text(form.phone()),
                Typed.text(form.address()), head, amount, Typed.text(form.period()));
        if (form.version() == null) {
            faults.put("version", "disputes.fault.empty");
        }
        if (!faults.isEmpty()) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, faults);
        }
        HeadKind kind = Typed.choice(HeadKind.class, head).orElseThrow();
        var claimant = DisputeForm.claimant(Typed.text(form.name()), Typed.text(form.occupation()), Typed.text(form.idNumber()), Typed.text(form.phone()),
                Typed.text(form.address()), new OpenDispute.NewHead(kind, kind.isSum() ? Typed.cents(amount).orElseThrow() : null, Typed.text(form.period())));
        return done(disputes.addClaimant(id, Objects.requireNonNull(form.version()), claimant) instanceof ActOutcome.Done, "disputes.stale");
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/particulars")
    ResponseEntity<?> particulars(@PathVariable UUID id, @RequestBody ParticularsForm form) {
        var faults = new LinkedHashMap<String, String>();
        DisputeForm.person(faults, Typed.text(form.idNumber()), Typed.text(form.phone()));
        if (form.worker() == null || Typed.text(form.address()).length() > 200) {
            faults.put(form.worker() == null ? "worker" : "address", form.worker() == null ? "disputes.fault.choice" : "disputes.fault.long");
        }
        if (!faults.isEmpty()) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, faults);
        }
        return done(disputes.particulars(id, Objects.requireNonNull(form.worker()), Typed.text(form.idNumber()), Typed.text(form.phone()),
                Typed.text(form.address())), "disputes.fault.choice");
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/representatives")
    ResponseEntity<?> represent(@PathVariable UUID id, @RequestBody RepresentativesForm form) {
        disputes.represent(id, form.workers() == null ? Set.of() : form.workers());
        return ResponseEntity.noContent().build();
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/disclosure")
    ResponseEntity<?> disclose(@PathVariable UUID id, @RequestBody DisclosureForm form) {
        if (form.evidence() == null || form.disclosed() == null) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.choice");
        }
        files.disclose(id, form.evidence(), form.disclosed());
        return ResponseEntity.noContent().build();
    }

    /** Ends the assignment of a mediator. */
    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/release")
    ResponseEntity<?> release(@PathVariable UUID id, @RequestBody EndForm form) {
        if (!form.isRight()) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.why");
        }
        mediators.release(id, form.what(), Typed.text(form.why()));
        return ResponseEntity.noContent().build();
    }

    /** Ends the grant of an employer or a lawyer. */
    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/guests/end")
    ResponseEntity<?> dismiss(@PathVariable UUID id, @RequestBody EndForm form) {
        if (!form.isRight()) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.why");
        }
        talks.dismiss(id, form.what(), Typed.text(form.why()));
        return ResponseEntity.noContent().build();
    }

    /** Records a worker's consent given on paper. */
    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/shares/consents")
    ResponseEntity<?> consent(@PathVariable UUID id, @RequestBody ConsentForm form) {
        return done(form.share() != null && form.worker() != null && channels.onPaper(id, form.share(), form.worker()), "disputes.fault.share");
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/shares/cancelled")
    ResponseEntity<?> cancel(@PathVariable UUID id, @RequestBody EndForm form) {
        return form.isRight() ? done(channels.cancel(id, form.what(), Typed.text(form.why())), "disputes.fault.share")
                : answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.why");
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/aids/steps")
    ResponseEntity<?> step(@PathVariable UUID id, @RequestBody AidStepForm form) {
        String words = Typed.text(form.words());
        return done(form.aid() != null && form.what() != null && form.on() != null && words.length() <= 1000
                && aids.happened(id, form.aid(), form.what(), form.on(), words), "disputes.fault.aidStep");
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/aids/lawyers")
    ResponseEntity<?> assign(@PathVariable UUID id, @RequestBody LawyerForm form) {
        String name = Typed.text(form.name());
        if (form.aid() == null || form.lastDay() == null || form.lastDay().isBefore(LocalDate.now(clock)) || name.isEmpty() || name.length() > 50
                || Typed.text(form.firm()).length() > 100 || !(MobileNumber.parse(Typed.text(form.phone())) instanceof MobileNumber.Valid valid)) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.invitation");
        }
        return done(aids.assign(id, form.aid(), name, Typed.text(form.firm()), valid.number().value(), form.lastDay(), MediatorController.base()), "disputes.fault.aidStep");
    }

    private ResponseEntity<?> done(boolean done, String otherwise) {
        return done ? ResponseEntity.noContent().build() : answers.problem(HttpStatus.CONFLICT, otherwise);
    }
}
