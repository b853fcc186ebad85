package org.gongqiao.app.supervision.web;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.supervision.CaseCounts;
import org.gongqiao.app.supervision.CaseView;
import org.gongqiao.app.supervision.Cases;
import org.gongqiao.app.supervision.Letters;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.supervision.file.BeginInquiry;
import org.gongqiao.app.supervision.file.Case;
import org.gongqiao.app.supervision.file.CaseOutcome;
import org.gongqiao.app.supervision.file.Cause;
import org.gongqiao.app.supervision.file.Concern;
import org.gongqiao.app.supervision.file.Inquiry;
import org.gongqiao.app.supervision.file.Letter;
import org.gongqiao.app.supervision.file.LetterKind;
import org.gongqiao.app.supervision.file.Obstruction;
import org.gongqiao.app.supervision.file.Origin;
import org.gongqiao.app.supervision.file.RecordFinding;
import org.gongqiao.app.supervision.file.RegisterClue;
import org.gongqiao.app.supervision.file.Stage;
import org.gongqiao.app.supervision.file.Step;
import org.gongqiao.app.ui.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases of supervision for other programs: the same acts, the same refusals with rule and article. 409 where a version is stale. */
@RestController
@RequestMapping("/api/v1/supervision")
class SupervisionCaseApi {

    private static final int PAGE = 50;

    /** A ground in short. */
    record Rule(String ruleId, int version, String instrument, String article, String mark, String verdict) {

        static Rule of(Verdict verdict) {
            return new Rule(verdict.ground().ruleId(), verdict.ground().ruleVersion(), verdict.ground().citation().instrument(), verdict.ground().citation().article(),
                    verdict.ground().mark().name(), verdict.getClass().getSimpleName());
        }
    }

    record View(UUID id, String number, String employer, @Nullable UUID employerId, UUID unitId, String unitName, Origin origin, Cause cause, List<Concern> concerns,
                int workers, LocalDate foundOn, Stage stage, @Nullable CaseOutcome outcome, Step next, Instant openedAt, int version) {

        static View of(Case c) {
            return new View(c.id(), c.number(), c.employer(), c.employerId(), c.unitId(), c.unitName(), c.origin(), c.cause(), c.concerns(), c.workers(), c.foundOn(),
                    c.stage(), c.outcome(), c.proposed(), c.openedAt(), c.version());
        }
    }

    record Days(LocalDate earlier, LocalDate later, boolean provisional) {

        static @Nullable Days of(@Nullable Due due) {
            return due == null ? null : new Days(due.earlier(), due.later(), due.provisional());
        }
    }

    record LetterView(UUID id, @Nullable UUID caseId, LetterKind kind, String state, String issuer, String addressee, String title, @Nullable String number,
                      @Nullable LocalDate issuedOn, @Nullable LocalDate deliveredOn, boolean refused, @Nullable Days reply, @Nullable String answer,
                      @Nullable String correction, @Nullable String pdfSha256, int version) {

        static LetterView of(Letter l, @Nullable Due due) {
            return new LetterView(l.id(), l.caseId(), l.kind(), l.state().name(), l.issuerName(), l.addressee(), l.title(), l.number(), l.issuedOn(), l.deliveredOn(),
                    l.refused(), Days.of(due), l.answer() == null ? null : l.answer().name(), l.correction() == null ? null : l.correction().name(), l.pdfSha256(),
                    l.version());
        }
    }

    record Full(View file, String clue, Step next, Rule ground, List<Inquiry> inquiries, List<LetterView> letters) {}

    record Clue(@Nullable UUID key, @Nullable UUID employerId, @Nullable String employer, @Nullable Origin origin, @Nullable Cause cause, @Nullable List<Concern> concerns,
                @Nullable Integer workers, @Nullable String clue, @Nullable LocalDate foundOn) {}

    record Begin(@Nullable Integer version, @Nullable LocalDate on, @Nullable List<UUID> supervisors, @Nullable List<UUID> interested, @Nullable Boolean cardsShown) {}

    record Finding(@Nullable Integer version, @Nullable Boolean breach, @Nullable LocalDate on, @Nullable Boolean workersHeard, @Nullable Boolean employerHeard,
                   @Nullable Boolean organisationsHeard,
                   @Nullable List<Obstruction> obstruction, @Nullable String record) {}

    record Urging(@Nullable Integer version, @Nullable LocalDate on, @Nullable String text) {}

    record Concerns(@Nullable Integer version, @Nullable List<Concern> concerns, @Nullable Integer workers) {}

    record NonAcceptance(@Nullable Integer version, @Nullable UUID key, @Nullable Boolean takenElsewhere, @Nullable Boolean outside, @Nullable String text) {}

    record Closing(@Nullable Integer version, @Nullable CaseOutcome outcome, @Nullable String text) {}

    private final Cases cases;
    private final Letters letters;
    private final CaseCounts counts;
    private final SupervisionAnswers answers;
    private final Ids ids;
    private final Clock clock;

    SupervisionCaseApi(Cases cases, Letters letters, CaseCounts counts, SupervisionAnswers answers, Ids ids, Clock clock) {
        this.cases = cases;
        this.letters = letters;
        this.counts = counts;
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping("/cases")
    Slice<View> list(@RequestParam(required = false) @Nullable Stage stage, @RequestParam(defaultValue = "true") boolean open,
                     @RequestParam(required = false) @Nullable String after) {
        Slice<Case> page = cases.list(stage, open, Forms.after(after), PAGE);
        return new Slice<>(page.items().stream().map(View::of).toList(), page.next());
    }

    @Allowed(value = Permission.SUPERVISION_READ, record = "supervisionCase")
    @GetMapping("/cases/{id}")
    Full show(@PathVariable UUID id) {
        CaseView view = cases.open(id);
        return new Full(View.of(view.file()), view.file().clue(), view.proposal().step(), Rule.of(view.proposal().verdict()), view.inquiries(),
                view.letters().stream().map(letter -> LetterView.of(letter, view.dues().get(letter.id()))).toList());
    }

    @Allowed(Permission.SUPERVISION_WORK)
    @PostMapping("/cases")
    ResponseEntity<?> register(@RequestBody Clue form) {
        if (form.origin() == null || form.cause() == null || blank(form.clue(), Forms.TEXT) || form.foundOn() == null || form.foundOn().isAfter(LocalDate.now(clock))
                || form.employerId() == null && blank(form.employer(), Forms.LINE) || form.workers() != null && form.workers() < 0) {
            return incomplete();
        }
        Outcome outcome = cases.register(new RegisterClue(form.key() == null ? ids.random() : form.key(), Scope.desk().unit(), form.employerId(),
                form.employer() == null ? "" : form.employer().strip(), form.origin(), form.cause(), form.concerns() == null ? List.of() : form.concerns(),
                form.workers() == null ? 0 : form.workers(), form.clue().strip(), form.foundOn(), null, null, null));
        return outcome instanceof Outcome.Done(UUID id) ? ResponseEntity.created(URI.create("/api/v1/supervision/cases/" + id)).body(View.of(cases.get(id)))
                : answers.problem(outcome);
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionCase")
    @PostMapping("/cases/{id}/inquiries")
    ResponseEntity<?> begin(@PathVariable UUID id, @RequestBody Begin form) {
        return form.version() == null || form.on() == null || form.supervisors() == null || form.supervisors().isEmpty() ? incomplete()
                : answer(id, cases.beginInquiry(id, form.version(), new BeginInquiry(form.on(), form.supervisors(), form.interested() == null ? List.of() : form.interested(),
                        yes(form.cardsShown()))));
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionCase")
    @PostMapping("/cases/{id}/finding")
    ResponseEntity<?> find(@PathVariable UUID id, @RequestBody Finding form) {
        return form.version() == null || form.breach() == null || form.on() == null || blank(form.record(), Forms.TEXT) ? incomplete()
                : answer(id, cases.recordFinding(id, form.version(), new RecordFinding(form.breach(), form.on(), yes(form.workersHeard()), yes(form.employerHeard()),
                        yes(form.organisationsHeard()), form.obstruction() == null ? List.of() : form.obstruction(), form.record().strip())));
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionCase")
    @PostMapping("/cases/{id}/urging")
    ResponseEntity<?> urge(@PathVariable UUID id, @RequestBody Urging form) {
        return form.version() == null || form.on() == null || blank(form.text(), Forms.TEXT) ? incomplete()
                : answer(id, cases.urge(id, form.version(), form.on(), form.text().strip()));
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionCase")
    @PostMapping("/cases/{id}/concerns")
    ResponseEntity<?> change(@PathVariable UUID id, @RequestBody Concerns form) {
        return form.version() == null || form.workers() == null || form.workers() < 0 ? incomplete()
                : answer(id, cases.change(id, form.version(), form.concerns() == null ? List.of() : form.concerns(), form.workers()));
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionCase")
    @PostMapping("/cases/{id}/non-acceptance")
    ResponseEntity<?> notAccept(@PathVariable UUID id, @RequestBody NonAcceptance form) {
        return form.version() == null || blank(form.text(), Forms.TEXT) ? incomplete()
                : answer(id, letters.notAccept(id, form.version(), yes(form.takenElsewhere()), yes(form.outside()), form.key() == null ? ids.random() : form.key(), form.text().strip()));
    }

    @Allowed(value = Permission.SUPERVISION_WORK, record = "supervisionCase")
    @PostMapping("/cases/{id}/closing")
    ResponseEntity<?> close(@PathVariable UUID id, @RequestBody Closing form) {
        return form.version() == null || form.outcome() == null || blank(form.text(), Forms.TEXT) ? incomplete()
                : answer(id, cases.close(id, form.version(), form.outcome(), form.text().strip()));
    }

    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping("/counts")
    List<CaseCounts.Row> counts(@RequestParam(defaultValue = "UNIT") CaseCounts.By by, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
                                @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until) {
        LocalDate today = LocalDate.now(clock);
        return counts.of(by, from == null ? today.withDayOfYear(1) : from, until == null ? today : until);
    }

    private ResponseEntity<?> answer(UUID id, Outcome outcome) {
        return outcome instanceof Outcome.Done ? ResponseEntity.ok(View.of(cases.get(id))) : answers.problem(outcome);
    }

    private ResponseEntity<?> incomplete() {
        return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "supervision.fault.incomplete");
    }

    static boolean yes(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }

    static boolean blank(@Nullable String text, int most) {
        return text == null || text.isBlank() || text.strip().length() > most;
    }
}
