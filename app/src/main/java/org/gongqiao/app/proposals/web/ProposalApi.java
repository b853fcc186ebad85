package org.gongqiao.app.proposals.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.proposals.Outcome;
import org.gongqiao.app.proposals.ProposalReport;
import org.gongqiao.app.proposals.Proposals;
import org.gongqiao.app.proposals.proposal.Proposal;
import org.gongqiao.app.proposals.proposal.ProposalDesk;
import org.gongqiao.app.proposals.proposal.ReplyKind;
import org.gongqiao.app.ui.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Proposals for other programs, at a desk: the same acts and the same refusals as on the pages. */
@RestController
@RequestMapping("/api/v1/proposals")
class ProposalApi {

    record Versioned(@Nullable Integer version) {}

    record Words(@Nullable Integer version, @Nullable String text) {}

    record Screening(@Nullable Integer version, @Nullable String result, @Nullable String text) {}

    record Assignment(@Nullable Integer version, @Nullable String owner, @Nullable String contact, @Nullable String phone, @Nullable LocalDate until) {

        @Override
        public String toString() {
            return "Assignment[" + owner + "]";
        }
    }

    record Reply(@Nullable Integer version, @Nullable ReplyKind kind, @Nullable String text, @Nullable LocalDate on) {}

    record Merging(@Nullable Integer version, @Nullable UUID with) {}

    private final ProposalDesk desk;
    private final Proposals proposals;
    private final Congresses congresses;
    private final Answers answers;
    private final Clock clock;

    ProposalApi(ProposalDesk desk, Proposals proposals, Congresses congresses, Answers answers, Clock clock) {
        this.desk = desk;
        this.proposals = proposals;
        this.congresses = congresses;
        this.answers = answers;
        this.clock = clock;
    }

    @Allowed(Permission.PROPOSAL_READ)
    @GetMapping
    Slice<Proposal> list(@RequestParam(defaultValue = "WAITING") String part, @RequestParam(required = false) @Nullable String after) {
        ProposalDesk.Part known = Forms.known(ProposalDesk.Part.values(), part);
        return desk.list(known == null ? ProposalDesk.Part.WAITING : known, Forms.after(after), ProposalController.PAGE);
    }

    @Allowed(Permission.PROPOSAL_READ)
    @GetMapping("/report")
    ResponseEntity<?> report(@RequestParam(defaultValue = "") String body, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        UUID id = Forms.uuid(body);
        Optional<Body> of = id == null ? Optional.empty() : congresses.find(id);
        if (of.isEmpty()) {
            return answers.incomplete();
        }
        LocalDate typed = Forms.date(to);
        LocalDate last = typed == null ? LocalDate.now(clock) : typed;
        LocalDate first = Forms.date(from);
        ProposalReport report = proposals.report(of.get().id(), first == null ? proposals.since(of.get().id(), last) : first, last);
        return ResponseEntity.ok(report);
    }

    @Allowed(value = Permission.PROPOSAL_READ, record = "congressProposal")
    @GetMapping("/{id}")
    Proposal show(@PathVariable UUID id) {
        return desk.open(id);
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "congressProposal")
    @PostMapping("/{id}/screening")
    ResponseEntity<?> screen(@PathVariable UUID id, @RequestBody Screening form) {
        String result = form.result() == null ? "" : form.result();
        boolean needsWords = result.equals("REFUSE") || result.equals("RETURN");
        if (form.version() == null || !result.equals("FILE") && !needsWords || needsWords && Forms.blank(form.text(), Fields.TEXT)) {
            return answers.incomplete();
        }
        String text = form.text() == null ? "" : form.text().strip();
        return answer(id, switch (result) {
            case "FILE" -> desk.putOnFile(id, form.version());
            case "REFUSE" -> desk.refuse(id, form.version(), text);
            default -> desk.giveBack(id, form.version(), text);
        });
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "congressProposal")
    @PostMapping("/{id}/assignment")
    ResponseEntity<?> assign(@PathVariable UUID id, @RequestBody Assignment form) {
        boolean link = form.phone() != null;
        String phone = link && MobileNumber.parse(String.valueOf(form.phone())) instanceof MobileNumber.Valid(MobileNumber valid) ? valid.value() : null;
        if (form.version() == null || Forms.blank(form.owner(), Fields.LINE) || form.contact() != null && Forms.blank(form.contact(), Fields.LINE)
                || link && (phone == null || form.contact() == null || form.until() == null || form.until().isBefore(LocalDate.now(clock)))) {
            return answers.incomplete();
        }
        var owner = new ProposalDesk.Owner(String.valueOf(form.owner()).strip(), form.contact() == null ? null : form.contact().strip(), phone, link ? form.until() : null);
        return answer(id, desk.assign(id, form.version(), owner, ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()));
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "congressProposal")
    @PostMapping("/{id}/reply")
    ResponseEntity<?> reply(@PathVariable UUID id, @RequestBody Reply form) {
        return form.version() == null || form.kind() == null || form.on() == null || form.text() == null || Forms.blank(form.text(), Fields.TEXT) ? answers.incomplete()
                : answer(id, desk.reply(id, form.version(), form.kind(), form.text().strip(), form.on()));
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "congressProposal")
    @PostMapping("/{id}/acceptance")
    ResponseEntity<?> accept(@PathVariable UUID id, @RequestBody Versioned form) {
        return form.version() == null ? answers.incomplete() : answer(id, desk.accept(id, form.version()));
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "congressProposal")
    @PostMapping("/{id}/return")
    ResponseEntity<?> sendBack(@PathVariable UUID id, @RequestBody Words form) {
        return form.version() == null || form.text() == null || Forms.blank(form.text(), Fields.TEXT) ? answers.incomplete()
                : answer(id, desk.sendBack(id, form.version(), form.text().strip()));
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "congressProposal")
    @PostMapping("/{id}/urging")
    ResponseEntity<?> urge(@PathVariable UUID id, @RequestBody Versioned form) {
        return form.version() == null ? answers.incomplete() : answer(id, desk.urge(id, form.version()));
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "congressProposal")
    @PostMapping("/{id}/round")
    ResponseEntity<?> again(@PathVariable UUID id, @RequestBody Words form) {
        return form.version() == null || form.text() == null || Forms.blank(form.text(), Fields.TEXT) ? answers.incomplete()
                : answer(id, desk.again(id, form.version(), form.text().strip()));
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "congressProposal")
    @PostMapping("/{id}/merging")
    ResponseEntity<?> proposeMerging(@PathVariable UUID id, @RequestBody Merging form) {
        return form.version() == null || form.with() == null || desk.find(form.with()).filter(Proposal::isSubmitted).isEmpty() ? answers.incomplete()
                : answer(id, desk.proposeMerging(id, form.version(), form.with()));
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "congressProposal")
    @PostMapping("/{id}/joining")
    ResponseEntity<?> merge(@PathVariable UUID id) {
        return answer(id, desk.merge(id));
    }

    private ResponseEntity<?> answer(UUID id, Outcome outcome) {
        return outcome instanceof Outcome.Done ? ResponseEntity.ok(desk.get(id)) : answers.problem(Answers.PROPOSAL, outcome);
    }
}
