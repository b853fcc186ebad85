package org.gongqiao.app.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.SupervisionDutyRules;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.law.rights.SupervisionFacts.Level;
import org.gongqiao.app.law.rights.SupervisionFacts;
import org.gongqiao.app.law.rights.SupervisionRules;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.supervision.file.BeginInquiry;
import org.gongqiao.app.supervision.file.Case;
import org.gongqiao.app.supervision.file.CaseOutcome;
import org.gongqiao.app.supervision.file.Concern;
import org.gongqiao.app.supervision.file.Correction;
import org.gongqiao.app.supervision.file.Inquiry;
import org.gongqiao.app.supervision.file.Letter;
import org.gongqiao.app.supervision.file.LetterKind;
import org.gongqiao.app.supervision.file.LetterState;
import org.gongqiao.app.supervision.file.Origin;
import org.gongqiao.app.supervision.file.RecordFinding;
import org.gongqiao.app.supervision.file.RegisterClue;
import org.gongqiao.app.supervision.file.Stage;
import org.gongqiao.app.supervision.file.Step;
import org.gongqiao.app.supervision.people.SupervisionBody;
import org.gongqiao.app.supervision.people.Supervisor;
import org.gongqiao.app.supervision.people.Supervisors;
import org.gongqiao.app.supervision.step.LetterRules;
import org.gongqiao.app.supervision.step.NextSteps;
import org.gongqiao.app.supervision.step.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cases of supervision in the caller's scope, from the clue to the end. Each act names the version of the case that was
 * seen. The letters of a case are written by {@link Letters}.
 */
@Component
public class Cases {

    private final CaseStore store;
    private final LetterStore letters;
    private final CaseClocks clocks;
    private final Matters matters;
    private final Supervisors supervisors;
    private final Unions unions;
    private final Employers employers;
    private final Law law;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final SupervisionMatter kind;
    private final Ids ids;
    private final Clock clock;

    Cases(CaseStore store, LetterStore letters, CaseClocks clocks, Matters matters, Supervisors supervisors, Unions unions, Employers employers, Law law,
          AuditLog audit, ApplicationEventPublisher events, SupervisionMatter kind, Ids ids, Clock clock) {
        this.store = store;
        this.letters = letters;
        this.clocks = clocks;
        this.matters = matters;
        this.supervisors = supervisors;
        this.unions = unions;
        this.employers = employers;
        this.law = law;
        this.audit = audit;
        this.events = events;
        this.kind = kind;
        this.ids = ids;
        this.clock = clock;
    }

    /** Registers a clue under a number of its own; the same form, or the same claim, twice gives the case that is already there. */
    @Transactional
    public Outcome register(RegisterClue clue) {
        Optional<UUID> known = store.byKey(clue.key()).or(() -> clue.claimId() == null ? Optional.empty() : store.byClaim(clue.claimId()));
        if (known.isPresent()) {
            return new Outcome.Done(known.get());
        }
        Union union = unions.getInScope(clue.unitId());
        String employer = clue.employer();
        if (clue.employerId() != null) {
            var found = employers.find(clue.employerId());
            if (found.isEmpty()) {
                return new Outcome.NotPossible("supervision.notPossible.noEmployer");
            }
            employer = found.get().name();
        }
        UUID id = ids.next();
        Matter matter = matters.open(new NewMatter(kind, List.of(employer), id, null, List.of(union.id()), Step.takeUp.name(), "S-14.takeUp", "S-14.takeUp"));
        var opened = new Case(id, matter.id(), matter.number(), union.id(), union.name(), union.region(), clue.employerId(), employer, clue.origin(),
                clue.cause(), clue.concerns(), clue.workers(), clue.clue(), clue.foundOn(), clue.complainant(), clue.claimId(), clue.inspectionId(),
                Stage.CLUE, null, null, Step.takeUp, clock.instant(), null, 0);
        store.insert(opened, clue.key(), Scope.actor().orElse(null), unions.place(union.id()));
        matters.note(matter.id(), "supervision.done.registered", employer);
        record(Act.SUPERVISION_CASE_OPENED, opened, Map.of("origin", clue.origin().name(), "cause", clue.cause().name()));
        return new Outcome.Done(id);
    }

    /** One case for a page that shows it; logged. */
    @Transactional
    public CaseView open(UUID id) {
        CaseView view = view(get(id));
        record(Act.SUPERVISION_CASE_SEEN, view.file(), Map.of());
        return view;
    }

    @Transactional(readOnly = true)
    public CaseView view(UUID id) {
        return view(get(id));
    }

    @Transactional(readOnly = true)
    public Case get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("supervision case", id));
    }

    @Transactional(readOnly = true)
    public Optional<Case> find(UUID id) {
        return store.find(id);
    }

    /** Cases in scope, in the order of the tree: of one stage, or all that are open, or all. */
    @Transactional(readOnly = true)
    public Slice<Case> list(@Nullable Stage stage, boolean open, @Nullable String after, int size) {
        boolean industry = Scope.current().filter(scope -> scope instanceof Scope.Reach reach && reach.line() == Line.INDUSTRY).isPresent();
        return store.list(stage, open, after, size, industry);
    }

    /** Cases about one employer in scope, the newest first: has it been before? */
    @Transactional(readOnly = true)
    public List<Case> ofEmployer(UUID employer, int most) {
        return store.ofEmployer(employer, most);
    }

    private CaseView view(Case file) {
        List<Inquiry> inquiries = store.inquiries(file.id());
        List<Letter> written = letters.of(file.id());
        var dues = new LinkedHashMap<UUID, Due>();
        written.forEach(letter -> clocks.reply(letter).ifPresent(due -> dues.put(letter.id(), due)));
        Level level = Federations.level(unions.get(file.unitId()));
        Standing standing = standing(file, level, inquiries, written);
        return new CaseView(file, inquiries, written, dues, standing, NextSteps.of(standing, law.today(file.region())), level);
    }

    Standing standing(Case file, Level level, List<Inquiry> inquiries, List<Letter> written) {
        Inquiry last = inquiries.isEmpty() ? null : inquiries.getLast();
        Elapsed tell = file.origin() == Origin.COMPLAINT && file.stage() == Stage.CLUE ? clocks.elapsed(clocks.tell(file)) : Elapsed.RUNNING;
        return new Standing(file.isOpen(), file.origin(), file.cause(), file.concerns(), level, tell, sent(written, LetterKind.REMINDER),
                last == null ? null : new Standing.Inquired(last.breach(), last.urgedOn() != null, !last.obstruction().isEmpty()),
                sent(written, LetterKind.OPINION), sent(written, LetterKind.RECOMMENDATION), sent(written, LetterKind.PROSECUTION));
    }

    private Standing.@Nullable Sent sent(List<Letter> written, LetterKind wanted) {
        return written.stream().filter(letter -> letter.kind() == wanted && letter.state() != LetterState.WITHDRAWN)
                .max(Comparator.comparing(Letter::proposedAt).thenComparing(Letter::id))
                .map(letter -> new Standing.Sent(letter.state(), letter.isDelivered(), letter.refused(), letter.answer(), letter.correction(), clocks.elapsed(letter)))
                .orElse(null);
    }

    /** What the rules say to an inquiry by these supervisors: enough of them, with cards that hold, and none with an interest (S-06, S-07). */
    @Transactional(readOnly = true)
    public List<Verdict> inquiryVerdicts(Case file, BeginInquiry begin) {
        Book book = law.today(file.region());
        Union acting = acting(file);
        List<Supervisor> going = supervisors.get(begin.supervisors());
        long withCard = going.stream().filter(each -> each.mayInquireOn(begin.on())).count();
        boolean committee = supervisors.body(acting.id()).map(body -> body.form() == SupervisionBody.Form.COMMITTEE).orElse(false);
        var facts = new SupervisionFacts.Inquiry(Math.toIntExact(withCard), begin.cardsShown() && withCard == begin.supervisors().size(),
                Federations.level(acting), committee, begin.interested().stream().anyMatch(begin.supervisors()::contains));
        return List.of(SupervisionRules.inquiry(facts, book).verdict(), SupervisionRules.recusal(facts, book).verdict());
    }

    /** Begins an inquiry, with the consent of the union at whose desk it is begun. */
    @Transactional
    public Outcome beginInquiry(UUID id, int version, BeginInquiry begin) {
        Case file = hold(id);
        if (file.version() != version || !file.isOpen()) {
            return new Outcome.Stale();
        }
        if (store.inquiries(id).stream().anyMatch(Inquiry::isRunning)) {
            return new Outcome.NotPossible("supervision.notPossible.inquiryRuns");
        }
        if (file.stage() != Stage.CLUE && file.stage() != Stage.BREACH) {
            return new Outcome.NotPossible("supervision.notPossible.stage");
        }
        if (begin.on().isAfter(LocalDate.now(clock))) {
            return new Outcome.NotPossible("supervision.notPossible.future");
        }
        List<Verdict> verdicts = inquiryVerdicts(file, begin);
        if (verdicts.stream().anyMatch(LetterRules::forbids)) {
            return new Outcome.Refused(verdicts.stream().filter(LetterRules::forbids).toList());
        }
        Union acting = acting(file);
        UUID inquiry = ids.next();
        List<Inquiry.Inquirer> inquirers = supervisors.get(begin.supervisors()).stream().filter(each -> each.card() != null)
                .map(each -> new Inquiry.Inquirer(each.id(), each.name(), each.card().number())).toList();
        store.insert(new Inquiry(inquiry, id, acting.id(), acting.name(), begin.on(), inquirers, false, false, false, List.of(), "", null, null, null, null, 0),
                verdicts);
        store.stage(id, Stage.INQUIRY);
        matters.note(file.matterId(), "supervision.done.inquiryBegan", acting.name(), String.valueOf(inquirers.size()));
        record(Act.INQUIRY_BEGAN, file, Map.of("inquiry", inquiry, "supervisors", inquirers.size()));
        propose(id);
        return new Outcome.Done(inquiry);
    }

    /** Records what an inquiry found, and ends it. */
    @Transactional
    public Outcome recordFinding(UUID id, int version, RecordFinding finding) {
        Case file = hold(id);
        Inquiry inquiry = store.inquiries(id).stream().filter(Inquiry::isRunning).findFirst().orElse(null);
        if (inquiry == null || file.version() != version) {
            return new Outcome.Stale();
        }
        if (finding.foundOn().isBefore(inquiry.beganOn()) || finding.foundOn().isAfter(LocalDate.now(clock))) {
            return new Outcome.NotPossible("supervision.notPossible.dates");
        }
        if (!store.found(inquiry.id(), inquiry.version(), finding)) {
            return new Outcome.Stale();
        }
        store.stage(id, finding.breach() ? Stage.BREACH : Stage.INQUIRY);
        matters.note(file.matterId(), finding.breach() ? "supervision.done.breach" : "supervision.done.noBreach");
        record(Act.INQUIRY_ENDED, file, Map.of("inquiry", inquiry.id(), "breach", finding.breach(), "obstruction", finding.obstruction().size()));
        propose(id);
        return new Outcome.Done(inquiry.id());
    }

    /** S-10: whether the record of an inquiry should say that an organisation of employers was heard. */
    @Transactional(readOnly = true)
    public Verdict organisations(Case file, boolean heard) {
        return SupervisionDutyRules.hearsOrganisationsOfEmployers(Federations.level(acting(file)) == Level.FEDERATION, heard, law.today(file.region()));
    }

    /** Records that the employer was urged to correct what was found. */
    @Transactional
    public Outcome urge(UUID id, int version, LocalDate on, String text) {
        Case file = hold(id);
        List<Inquiry> inquiries = store.inquiries(id);
        Inquiry last = inquiries.isEmpty() ? null : inquiries.getLast();
        if (file.version() != version || last == null || !last.foundBreach() || last.urgedOn() != null) {
            return new Outcome.Stale();
        }
        if (last.foundOn() == null || on.isBefore(last.foundOn()) || on.isAfter(LocalDate.now(clock))) {
            return new Outcome.NotPossible("supervision.notPossible.dates");
        }
        if (!store.urged(last.id(), last.version(), on, text)) {
            return new Outcome.Stale();
        }
        store.stage(id, file.stage());
        matters.note(file.matterId(), "supervision.done.urged", on.toString());
        record(Act.SUPERVISION_CASE_CHANGED, file, Map.of("step", "urge", "on", on.toString()));
        propose(id);
        return new Outcome.Done(id);
    }

    /** Corrects whom the case concerns and how many. */
    @Transactional
    public Outcome change(UUID id, int version, List<Concern> concerns, int workers) {
        Case file = get(id);
        if (!store.change(id, version, file.stage(), concerns, workers)) {
            return new Outcome.Stale();
        }
        record(Act.SUPERVISION_CASE_CHANGED, file, Map.of("step", "concerns", "concerns", concerns.size(), "workers", workers));
        propose(id);
        return new Outcome.Done(id);
    }

    /** Ends a case with a reason. A complaint that is not accepted ends with its answer ({@link Letters#notAccept}). */
    @Transactional
    public Outcome close(UUID id, int version, CaseOutcome outcome, String text) {
        Case file = hold(id);
        if (file.version() != version || !file.isOpen()) {
            return new Outcome.Stale();
        }
        CaseView view = view(file);
        if (outcome == CaseOutcome.NOT_ACCEPTED && file.origin() == Origin.COMPLAINT) {
            return new Outcome.NotPossible("supervision.notPossible.answerFirst");
        }
        if (view.inquiries().stream().anyMatch(Inquiry::isRunning)) {
            return new Outcome.NotPossible("supervision.notPossible.inquiryRuns");
        }
        if (view.letters().stream().anyMatch(Letter::isPending)) {
            return new Outcome.NotPossible("supervision.notPossible.letterWaits");
        }
        if (outcome == CaseOutcome.CORRECTED && view.letters().stream().anyMatch(letter -> letter.kind() == LetterKind.OPINION && letter.isIssued()
                && letter.correction() != Correction.DONE)) {
            return new Outcome.NotPossible("supervision.notPossible.checkFirst");
        }
        closed(file, outcome, text);
        return new Outcome.Done(id);
    }

    void closed(Case file, CaseOutcome outcome, String text) {
        store.close(file.id(), outcome, text, clock.instant());
        matters.note(file.matterId(), "supervision.done.closed");
        matters.close(file.matterId(), outcome.name());
        record(Act.SUPERVISION_CASE_CLOSED, file, Map.of("outcome", outcome.name()));
    }

    /**
     * Derives the next step anew; where it has changed, the matter shows it in the to-do list and the officers are told.
     * Returns whether it has.
     */
    @Transactional
    public boolean propose(UUID id) {
        Case file = get(id);
        if (file.isOpen()) {
            letters.of(id).forEach(clocks::lapse);
        }
        Step step = view(file).proposal().step();
        if (!file.isOpen() || step == file.proposed()) {
            return false;
        }
        store.propose(id, step);
        matters.proceed(file.matterId(), step.name(), step.limit());
        events.publishEvent(new StepProposed(id, file.unitId(), step));
        return true;
    }

    /** Open cases after the given one, for the job. */
    @Transactional(readOnly = true)
    public List<UUID> openAfter(UUID after, int most) {
        return store.open(after, most);
    }

    /** The union that acts: that of the desk, or the case's own for a job. */
    Union acting(Case file) {
        return unions.get(Scope.DESK.isBound() && Scope.desk().unitId() != null ? Scope.desk().unit() : file.unitId());
    }

    /** Holds the case until the end of the transaction. */
    Case hold(UUID id) {
        return store.lock(id).orElseThrow(() -> new NotFound("supervision case", id));
    }

    void record(Act act, Case file, Map<String, ?> detail) {
        Union union = unions.get(file.unitId());
        audit.record(AuditEntry.of(act, "supervisionCase", file.id()).with(detail).at(union.areaPath(), union.linePath()));
    }
}
