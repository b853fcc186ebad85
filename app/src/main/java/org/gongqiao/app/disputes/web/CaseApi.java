package org.gongqiao.app.disputes.web;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.disputes.CaseFiles;
import org.gongqiao.app.disputes.CasePapers;
import org.gongqiao.app.disputes.file.Mediator;
import org.gongqiao.app.disputes.Mediators;
import org.gongqiao.app.disputes.file.PaperName;
import org.gongqiao.app.disputes.file.Side;
import org.gongqiao.app.disputes.Talks;
import org.gongqiao.app.disputes.aid.Aid;
import org.gongqiao.app.disputes.aid.Aids;
import org.gongqiao.app.disputes.channel.Channels;
import org.gongqiao.app.disputes.channel.Share;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.law.rights.AidFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What belongs to one dispute, for other programs: evidence, papers, mediators, guests, shares, aid. */
@RestController
@RequestMapping("/api/v1/disputes/{id}")
class CaseApi {

    record FileView(UUID id, String name, String sha256) {}

    record EvidenceView(UUID id, int position, String title, String kind, String source, String proves, String side, boolean disclosed, List<FileView> files) {

        static EvidenceView of(CaseFiles.Piece piece) {
            var e = piece.evidence();
            return new EvidenceView(e.id(), e.position(), e.title(), e.kind().name(), e.source(), e.proves(), e.side().name(), e.isDisclosed(),
                    piece.files().stream().map(file -> new FileView(file.id(), file.fileName(), file.sha256())).toList());
        }
    }

    record AssignForm(@Nullable UUID mediator, @Nullable Boolean related, @Nullable Boolean sameEmployer, @Nullable Boolean earlierPart, @Nullable Boolean interest,
                      @Nullable String phone, @Nullable LocalDate lastDay) {}

    record GuestForm(@Nullable PartRole role, @Nullable String name, @Nullable String organisation, @Nullable String phone, @Nullable LocalDate lastDay) {}

    record WordForm(@Nullable UUID key, @Nullable String text, @Nullable List<PartRole> to) {}

    record WordView(Instant at, String speaker, @Nullable String role, String text, @Nullable String result) {}

    record ShareForm(@Nullable UUID partner) {}

    record SendForm(@Nullable UUID share, @Nullable LocalDate lastDay) {}

    record AidForm(@Nullable UUID worker, AidFacts.@Nullable Matter matter, @Nullable Set<Aid.Means> means, @Nullable Boolean represented, @Nullable Boolean preservation) {}

    record AidView(UUID id, UUID worker, String matter, String state, boolean atOnce) {

        static AidView of(Aid aid) {
            return new AidView(aid.id(), aid.claimantId(), aid.matter().name(), aid.state().name(), aid.atOnce());
        }
    }

    private final CaseFiles files;
    private final CasePapers papers;
    private final Mediators mediators;
    private final Talks talks;
    private final Channels channels;
    private final Aids aids;
    private final Answers answers;
    private final Clock clock;

    CaseApi(CaseFiles files, CasePapers papers, Mediators mediators, Talks talks, Channels channels, Aids aids, Answers answers, Clock clock) {
        this.files = files;
        this.papers = papers;
        this.mediators = mediators;
        this.talks = talks;
        this.channels = channels;
        this.aids = aids;
        this.answers = answers;
        this.clock = clock;
    }

    @Allowed(value = Permission.DISPUTE_READ, record = "dispute")
    @GetMapping("/evidence")
    List<EvidenceView> evidence(@PathVariable UUID id) {
        return files.of(id).stream().map(EvidenceView::of).toList();
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping(path = "/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> add(@PathVariable UUID id, @RequestParam(required = false) @Nullable MultipartFile file, @RequestParam(defaultValue = "") String title,
                          @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String source, @RequestParam(defaultValue = "") String proves,
                          @RequestParam(defaultValue = "false") boolean disclosed, @RequestParam(defaultValue = "false") boolean place) throws IOException {
        var offer = EvidenceController.offer(title, kind, source, proves, disclosed, place);
        if (offer == null || file == null || file.isEmpty()) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.evidence");
        }
        return switch (EvidenceController.added(files, id, offer, Side.UNION, file)) {
            case CaseFiles.Adding.Added added -> ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", added.id()));
            case CaseFiles.Adding.Refused refused -> answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "documents.take." + refused.fault().name(), refused.args().toArray());
        };
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @GetMapping("/papers")
    ResponseEntity<?> paper(@PathVariable UUID id, @RequestParam PaperName name, @RequestParam(defaultValue = "pdf") String form) {
        return switch (papers.make(id, name)) {
            case PaperOutcome.Made(Paper paper) -> PaperController.answer(paper, form);
            case PaperOutcome.Refused refused -> answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.paper", refused.faults().toString());
        };
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/assignments")
    ResponseEntity<?> assign(@PathVariable UUID id, @RequestBody AssignForm form) {
        Mediators.Invitation invitation = null;
        if (form.phone() != null && !form.phone().isBlank()) {
            if (!(MobileNumber.parse(form.phone().strip()) instanceof MobileNumber.Valid valid) || past(form.lastDay())) {
                return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.invitation");
            }
            invitation = new Mediators.Invitation(valid.number().value(), java.util.Objects.requireNonNull(form.lastDay()), MediatorController.base());
        }
        if (form.mediator() == null || form.related() == null || form.sameEmployer() == null || form.earlierPart() == null || form.interest() == null) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.conflict");
        }
        return switch (mediators.assign(id, form.mediator(), new Mediator.Declared(form.related(), form.sameEmployer(), form.earlierPart(), form.interest()), invitation)) {
            case Mediators.Assigning.Done done -> ResponseEntity.status(HttpStatus.CREATED).body(Map.of("ruleId", done.verdict().ground().ruleId()));
            case Mediators.Assigning.Refused refused -> answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, refused.verdict());
            case Mediators.Assigning.NotPossible not -> answers.problem(HttpStatus.CONFLICT, not.key());
        };
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/guests")
    ResponseEntity<?> invite(@PathVariable UUID id, @RequestBody GuestForm form) {
        if (form.role() != PartRole.EMPLOYER && form.role() != PartRole.LAWYER || Typed.text(form.name()).isEmpty() || past(form.lastDay())
                || !(MobileNumber.parse(Typed.text(form.phone())) instanceof MobileNumber.Valid valid)) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.invitation");
        }
        var guest = new Talks.Guest(form.role(), Typed.text(form.name()), Typed.text(form.organisation()), valid.number().value(), java.util.Objects.requireNonNull(form.lastDay()));
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", talks.invite(id, guest, MediatorController.base()).id()));
    }

    @Allowed(value = Permission.DISPUTE_READ, record = "dispute")
    @GetMapping("/words")
    List<WordView> log(@PathVariable UUID id) {
        return talks.log(id).stream().map(word -> new WordView(word.at(), word.speaker(), word.role() == null ? null : word.role().name(), word.text(),
                word.result() == null ? null : word.result().name())).toList();
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/words")
    ResponseEntity<?> say(@PathVariable UUID id, @RequestBody WordForm form) {
        if (form.key() == null || Typed.text(form.text()).isEmpty() || Typed.text(form.text()).length() > ActForm.LONGEST || form.to() == null || form.to().isEmpty()
                || form.to().contains(PartRole.COMPLAINANT)) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.word");
        }
        talks.say(id, form.key(), Typed.text(form.text()), form.to(), List.of());
        return ResponseEntity.noContent().build();
    }

    @Allowed(value = Permission.DISPUTE_READ, record = "dispute")
    @GetMapping("/shares")
    List<Share> shares(@PathVariable UUID id) {
        return channels.of(id);
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/shares")
    ResponseEntity<?> propose(@PathVariable UUID id, @RequestBody ShareForm form) {
        return form.partner() == null ? answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.choice")
                : ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", channels.propose(id, form.partner())));
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/shares/sent")
    ResponseEntity<?> send(@PathVariable UUID id, @RequestBody SendForm form) {
        if (form.share() == null || past(form.lastDay())) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.share");
        }
        return channels.send(id, form.share(), java.util.Objects.requireNonNull(form.lastDay()), MediatorController.base()).<ResponseEntity<?>>map(grant -> ResponseEntity.ok(Map.of("grant", grant.id())))
                .orElseGet(() -> answers.problem(HttpStatus.CONFLICT, "disputes.fault.share"));
    }

    @Allowed(value = Permission.DISPUTE_READ, record = "dispute")
    @GetMapping("/aids")
    List<AidView> aids(@PathVariable UUID id) {
        return aids.of(id).stream().map(AidView::of).toList();
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/aids")
    ResponseEntity<?> ask(@PathVariable UUID id, @RequestBody AidForm form) {
        if (form.worker() == null || form.matter() == null) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.choice");
        }
        return switch (aids.ask(id, form.worker(), form.matter(), form.means() == null ? Set.of() : form.means(), Boolean.TRUE.equals(form.represented()),
                Boolean.TRUE.equals(form.preservation()))) {
            case Aids.Asking.Asked asked -> ResponseEntity.status(HttpStatus.CREATED).body(new LinkedHashMap<>(Map.of("aid", AidView.of(asked.aid()))));
            case Aids.Asking.Refused refused -> answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, refused.verdict());
            case Aids.Asking.OneWaits() -> answers.problem(HttpStatus.CONFLICT, "disputes.fault.aidWaits");
        };
    }

    private boolean past(@Nullable LocalDate day) {
        return day == null || day.isBefore(LocalDate.now(clock));
    }
}
