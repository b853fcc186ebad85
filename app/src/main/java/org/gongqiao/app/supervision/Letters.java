package org.gongqiao.app.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.HandOverReason;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.DraftFacts;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.SupervisionDutyRules;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.About;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.rights.SupervisionFacts;
import org.gongqiao.app.law.rights.SupervisionFacts.Level;
import org.gongqiao.app.law.rights.SupervisionFacts.Signer;
import org.gongqiao.app.law.rights.SupervisionFacts.Topic;
import org.gongqiao.app.law.rights.SupervisionRules;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.supervision.file.Case;
import org.gongqiao.app.supervision.file.CaseOutcome;
import org.gongqiao.app.supervision.file.ComposeLetter;
import org.gongqiao.app.supervision.file.Correction;
import org.gongqiao.app.supervision.file.CorrectionCheck;
import org.gongqiao.app.supervision.file.Delivery;
import org.gongqiao.app.supervision.file.DeliveryMethod;
import org.gongqiao.app.supervision.file.Inquiry;
import org.gongqiao.app.supervision.file.Letter;
import org.gongqiao.app.supervision.file.LetterKind;
import org.gongqiao.app.supervision.file.LetterState;
import org.gongqiao.app.supervision.file.Origin;
import org.gongqiao.app.supervision.file.PublishedLetter;
import org.gongqiao.app.supervision.file.PublishedReminder;
import org.gongqiao.app.supervision.file.RecordDelivery;
import org.gongqiao.app.supervision.file.RecordReply;
import org.gongqiao.app.supervision.file.Reply;
import org.gongqiao.app.supervision.file.Stage;
import org.gongqiao.app.supervision.file.Step;
import org.gongqiao.app.supervision.people.SupervisionBody;
import org.gongqiao.app.supervision.people.Supervisors;
import org.gongqiao.app.supervision.step.LetterRules;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The letters of supervision: who may issue which, under which number; delivery, answer, and the check of what was
 * corrected. Nothing goes out by itself. A number is taken in the transaction of the issue and given back when it fails.
 */
@Component
public class Letters {

    /** Kind of record that receipts and papers are attached to. */
    public static final String ATTACHMENTS = "supervisionLetter";

    private final LetterStore store;
    private final LetterPapers papers;
    private final Cases cases;
    private final CaseStore caseStore;
    private final CaseClocks clocks;
    private final Matters matters;
    private final RequestMatter request;
    private final Supervisors supervisors;
    private final Federations federations;
    private final Unions unions;
    private final Persons persons;
    private final Attachments attachments;
    private final Law law;
    private final Verdicts decisions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Letters(LetterStore store, LetterPapers papers, Cases cases, CaseStore caseStore, CaseClocks clocks, Matters matters, RequestMatter request,
            Supervisors supervisors, Federations federations, Unions unions, Persons persons, Attachments attachments, Law law, Verdicts decisions, AuditLog audit,
            ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.papers = papers;
        this.cases = cases;
        this.caseStore = caseStore;
        this.clocks = clocks;
        this.matters = matters;
        this.request = request;
        this.supervisors = supervisors;
        this.federations = federations;
        this.unions = unions;
        this.persons = persons;
        this.attachments = attachments;
        this.law = law;
        this.decisions = decisions;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the rules say to a letter of this kind from the caller's desk, before a word of it is written. */
    @Transactional(readOnly = true)
    public List<Verdict> verdicts(CaseView view, LetterKind kind) {
        return verdicts(view, kind, issuer(view, kind).map(Federations::level).orElse(Level.GRASSROOTS), Signer.CHAIR);
    }

    private List<Verdict> verdicts(CaseView view, LetterKind kind, Level issuer, Signer signer) {
        return LetterRules.issuing(kind, view.standing(), issuer, signer, materials(view), law.today(view.file().region()));
    }

    /** The same with all that is needed to come to it again. */
    private List<Decision> weigh(CaseView view, LetterKind kind, Level issuer, Signer signer) {
        Book book = law.today(view.file().region());
        return LetterRules.asked(kind, view.standing(), issuer, signer, materials(view)).stream().map(asked -> weigh(asked, book)).toList();
    }

    private <F> Decision weigh(LetterRules.Asked<F> asked, Book book) {
        return decisions.weigh(asked.check(), asked.facts(), book);
    }

    private static List<Verdict> of(List<Decision> weighed) {
        return weighed.stream().map(Decision::verdict).toList();
    }

    /** Keeps what a letter rests on, about the letter, where its own row stands. */
    private void keep(UUID letter, @Nullable UUID subject, UUID unit, List<Decision> weighed) {
        Place place = unions.place(unit);
        decisions.keep(weighed, new About(ATTACHMENTS, letter, place.areaPath(), place.linePath(), subject));
    }

    /** What was decided about a letter, when it was proposed and when it was issued; each can be run again. */
    @Transactional(readOnly = true)
    public List<org.gongqiao.app.law.decision.Kept> decided(UUID id) {
        return decisions.about(ATTACHMENTS, get(id).id());
    }

    /** Opinion and proof of its delivery, or of the refusal to take it. */
    private boolean materials(CaseView view) {
        return view.letters().stream().filter(letter -> letter.kind() == LetterKind.OPINION && letter.isIssued())
                .anyMatch(letter -> store.deliveries(letter.id()).stream().anyMatch(each -> each.attachmentId() != null || !each.note().isBlank()));
    }

    /** The union under whose name the letter would go out: who inquired signs the opinion, a federation the rest. */
    private Optional<Union> issuer(CaseView view, LetterKind kind) {
        Union acting = cases.acting(view.file());
        Inquiry inquiry = view.inquiry();
        return switch (kind) {
            case REMINDER, NOT_ACCEPTED, DRAFT_OPINION -> Optional.of(acting);
            case OPINION -> Optional.of(inquiry == null ? acting : unions.get(inquiry.byUnit()));
            case RECOMMENDATION, PROSECUTION -> Federations.isLocal(acting) ? Optional.of(acting) : federations.nearestAbove(acting.id());
        };
    }

    /**
     * Proposes a letter in a case. A recommendation proposed by a union that may not issue it is a request to the next
     * federation above, where it waits as a matter and goes further up when nobody decides (S-03, S-14).
     */
    @Transactional
    public Outcome propose(UUID caseId, LetterKind kind, ComposeLetter words) {
        Optional<UUID> known = store.byKey(words.key());
        if (known.isPresent()) {
            return new Outcome.Done(known.get());
        }
        Case file = cases.hold(caseId);
        if (!file.isOpen()) {
            return new Outcome.Stale();
        }
        CaseView view = cases.view(caseId);
        if (view.letters().stream().anyMatch(letter -> letter.kind() == kind && letter.isPending())) {
            return new Outcome.NotPossible("supervision.notPossible.letterWaits");
        }
        Union acting = cases.acting(file);
        Optional<Union> issuer = issuer(view, kind);
        if (issuer.isEmpty()) {
            return new Outcome.NotPossible("supervision.notPossible.noFederation");
        }
        boolean asked = !issuer.get().id().equals(acting.id()) && (kind == LetterKind.RECOMMENDATION || kind == LetterKind.PROSECUTION);
        List<Decision> weighed = weigh(view, kind, Federations.level(issuer.get()), Signer.CHAIR);
        if (LetterRules.forbidden(of(weighed))) {
            return new Outcome.Refused(of(weighed));
        }
        UUID id = ids.next();
        UUID requested = asked ? ask(file, id, acting, issuer.get()) : null;
        boolean toEmployer = kind.isToEmployer();
        store.insert(new Letter(id, caseId, false, kind, asked ? LetterState.ASKED : LetterState.PROPOSED, acting.id(), acting.name(), issuer.get().id(),
                issuer.get().name(), toEmployer ? file.employerId() : null, toEmployer ? file.employer() : words.addressee(), file.region(), words.title(),
                words.facts(), words.basis(), words.demand(), requested, null, clock.instant(), Scope.actor().orElse(null), null, null, null, null, null, null,
                null, false, null, null, null, null, 0), words.key(), of(weighed), unions.place(file.unitId()));
        keep(id, null, file.unitId(), weighed);
        matters.note(file.matterId(), asked ? "supervision.done.asked" : "supervision.done.proposed", papers.chinese("supervision.letter." + kind), issuer.get().name());
        record(Act.LETTER_PROPOSED, id, file.unitId(), Map.of("kind", kind.name(), "asked", asked));
        events.publishEvent(new LetterProposed(id, issuer.get().id(), kind));
        cases.propose(caseId);
        return new Outcome.Done(id);
    }

    private UUID ask(Case file, UUID letter, Union acting, Union federation) {
        var succession = new java.util.ArrayList<UUID>(List.of(acting.id()));
        federations.above(acting.id()).forEach(each -> succession.add(each.id()));
        Matter asked = matters.open(new NewMatter(request, List.of(file.employer(), acting.name()), letter, null, succession, Step.recommend.name(),
                "S-14.request", "S-14.request"));
        matters.passOn(asked.id(), HandOverReason.BY_OFFICER, "");
        return asked.id();
    }

    /** Whether the clue may go to the prosecutors from the caller's desk (S-04): a way of its own, beside the next step. */
    @Transactional(readOnly = true)
    public boolean mayHandOver(CaseView view) {
        return view.file().isOpen() && view.standing().prosecution() == null && Federations.isLocal(cases.acting(view.file()))
                && !LetterRules.forbidden(verdicts(view, LetterKind.PROSECUTION, Level.FEDERATION, Signer.CHAIR));
    }

    /** What the rules say to issuing this letter now from the caller's desk. */
    @Transactional(readOnly = true)
    public List<Verdict> issuing(Letter letter, Role role) {
        if (letter.caseId() == null) {
            return List.of();
        }
        CaseView view = cases.view(letter.caseId());
        return verdicts(view, letter.kind(), Federations.level(cases.acting(view.file())), signer(role));
    }

    private static Signer signer(Role role) {
        return switch (role) {
            case CHAIR -> Signer.CHAIR;
            case VICE_CHAIR -> Signer.VICE_CHAIR;
            default -> Signer.OTHER;
        };
    }

    /**
     * Issues a letter under the next official number of the desk's union: the rules are asked again, the paper is made,
     * and both of its forms are kept with it.
     */
    @Transactional
    public Outcome issue(UUID id, int version) {
        Letter letter = hold(id);
        if (letter.version() != version || !letter.isPending()) {
            return new Outcome.Stale();
        }
        Union acting = unions.get(Scope.desk().unit());
        boolean asked = letter.state() == LetterState.ASKED;
        if (!asked && !letter.issuerUnit().equals(acting.id())) {
            return new Outcome.NotPossible("supervision.notPossible.otherIssuer", letter.issuerName());
        }
        CaseView view = letter.caseId() == null ? null : cases.view(letter.caseId());
        List<Decision> weighed = view == null ? List.of() : weigh(view, letter.kind(), Federations.level(cases.acting(view.file())), signer(Scope.desk().role()));
        if (LetterRules.forbidden(of(weighed))) {
            return new Outcome.Refused(of(weighed));
        }
        return issue(letter, acting, weighed, List.of());
    }

    private Outcome issue(Letter letter, Union issuer, List<Decision> weighed, List<LetterStore.Recipient> recipients) {
        Optional<SupervisionBody> body = supervisors.body(issuer.id());
        if (body.isEmpty()) {
            return new Outcome.NotPossible("supervision.notPossible.noBody");
        }
        LocalDate today = LocalDate.now(clock);
        int seq = store.nextNumber(issuer.id(), letter.kind(), today.getYear());
        String number = papers.number(letter.kind(), body.get().letterCode(), today.getYear(), seq);
        UUID person = Scope.actor().orElseThrow();
        String signer = persons.find(person).map(each -> each.name()).orElse("");
        String caseNumber = letter.caseId() == null ? "" : cases.get(letter.caseId()).number();
        Map<String, Object> values = papers.values(letter, issuer.name(), number, signer, today, caseNumber);
        if (!(papers.make(letter.kind(), values) instanceof PaperOutcome.Made(var paper))) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Outcome.NotPossible("supervision.notPossible.paper");
        }
        store.issue(letter.id(), issuer.id(), issuer.name(), new LetterStore.Numbered(number, today.getYear(), seq), person, signer,
                Scope.desk().role().name(), today, of(weighed), values, paper);
        keep(letter.id(), letter.subject(), letter.caseId() == null ? issuer.id() : cases.get(letter.caseId()).unitId(), weighed);
        attachments.keep(new AttachmentOwner(ATTACHMENTS, letter.id(), letter.subject()), paper, letter.subject() != null ? Audience.PERSON : Audience.PARTIES);
        record(Act.LETTER_ISSUED, letter.id(), letter.caseId() == null ? issuer.id() : cases.get(letter.caseId()).unitId(),
                Map.of("kind", letter.kind().name(), "number", number, "pdf", paper.pdfSha256()));
        Letter issued = get(letter.id());
        store.addRecipients(issued, recipients);
        if (letter.requestMatter() != null) {
            matters.close(letter.requestMatter(), "ISSUED");
        }
        if (letter.caseId() != null) {
            follow(issued, number);
        }
        events.publishEvent(new LetterIssued(letter.id(), letter.caseId(), letter.kind(), letter.proposerUnit()));
        return new Outcome.Done(letter.id());
    }

    private void follow(Letter letter, String number) {
        Case file = cases.hold(letter.caseId());
        matters.note(file.matterId(), "supervision.done.issued", papers.chinese("supervision.letter." + letter.kind()), number);
        switch (letter.kind()) {
            case OPINION -> caseStore.stage(file.id(), Stage.OPINION);
            case RECOMMENDATION -> caseStore.stage(file.id(), Stage.RECOMMENDATION);
            case PROSECUTION -> caseStore.stage(file.id(), Stage.PROSECUTORS);
            case REMINDER, NOT_ACCEPTED, DRAFT_OPINION -> { }
        }
        cases.propose(file.id());
    }

    /** Takes a proposed letter back, or declines a request at the federation that was asked. */
    @Transactional
    public Outcome withdraw(UUID id, int version, String reason) {
        Letter letter = hold(id);
        if (!store.withdrawn(id, version)) {
            return new Outcome.Stale();
        }
        if (letter.requestMatter() != null) {
            matters.close(letter.requestMatter(), "DECLINED");
        }
        if (letter.caseId() != null) {
            Case file = cases.get(letter.caseId());
            matters.note(file.matterId(), "supervision.done.withdrawn", papers.chinese("supervision.letter." + letter.kind()), reason);
            cases.propose(file.id());
        }
        record(Act.LETTER_WITHDRAWN, id, letter.proposerUnit(), Map.of("kind", letter.kind().name()));
        events.publishEvent(new LetterWithdrawn(id, letter.proposerUnit(), letter.kind()));
        return new Outcome.Done(id);
    }

    /**
     * Answers a complaint that is not accepted, in writing, and ends the case (S-05). Refused where the complaint is within
     * the scope and nowhere else: it must then be taken up.
     */
    @Transactional
    public Outcome notAccept(UUID caseId, int version, boolean takenElsewhere, boolean outside, UUID key, String text) {
        Case file = cases.hold(caseId);
        if (file.version() != version || !file.isOpen() || file.stage() != Stage.CLUE) {
            return new Outcome.Stale();
        }
        if (file.origin() != Origin.COMPLAINT) {
            return new Outcome.NotPossible("supervision.notPossible.noComplaint");
        }
        Book book = law.today(file.region());
        var facts = new SupervisionFacts.Complaint(outside ? Topic.NONE : file.cause().topic(), takenElsewhere, false, clocks.elapsed(clocks.tell(file)));
        var step = SupervisionRules.complaint(facts, book);
        List<Decision> weighed = List.of(decisions.weigh(SupervisionRules.COMPLAINT, facts, book));
        if (step.step() != org.gongqiao.app.law.rights.Step.TELL_NOT_ACCEPTED) {
            return new Outcome.Refused(List.of(step.verdict()));
        }
        Union acting = cases.acting(file);
        UUID id = ids.next();
        String reason = papers.chinese(takenElsewhere ? "supervision.paper.elsewhere" : "supervision.paper.outside");
        store.insert(new Letter(id, caseId, false, LetterKind.NOT_ACCEPTED, LetterState.PROPOSED, acting.id(), acting.name(), acting.id(), acting.name(), null,
                papers.chinese("supervision.paper.complainant"), file.region(), papers.chinese("supervision.paper.notAcceptedTitle"), reason,
                papers.chinese("supervision.paper.notAcceptedBasis"), text, null, null, clock.instant(), Scope.actor().orElse(null), null, null, null, null, null,
                null, null, false, null, null, null, file.complainant(), 0), key, List.of(step.verdict()), unions.place(file.unitId()));
        Outcome issued = issue(get(id), acting, weighed, List.of());
        if (issued instanceof Outcome.Done) {
            cases.closed(cases.get(caseId), CaseOutcome.NOT_ACCEPTED, text);
        } else {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return issued;
    }

    /** Reminds all these employers of an area by one published letter (S-01); anybody may read it. */
    @Transactional
    public Outcome remindArea(ComposeLetter words, List<Employer> employers) {
        Optional<UUID> known = store.byKey(words.key());
        if (known.isPresent()) {
            return new Outcome.Done(known.get());
        }
        Union acting = unions.getInScope(Scope.desk().unit());
        var covered = employers.stream().filter(each -> each.unitId() != null).toList();
        if (covered.isEmpty()) {
            return new Outcome.NotPossible("supervision.notPossible.noEmployers");
        }
        Decision weighed = decisions.weigh(SupervisionRules.SCOPE, new SupervisionFacts.Complaint(Topic.PAY, false, false, org.gongqiao.app.law.rights.Elapsed.RUNNING),
                law.today(acting.region()));
        UUID id = ids.next();
        store.insert(new Letter(id, null, true, LetterKind.REMINDER, LetterState.PROPOSED, acting.id(), acting.name(), acting.id(), acting.name(), null,
                words.addressee(), acting.region(), words.title(), words.facts(), words.basis(), words.demand(), null, null, clock.instant(),
                Scope.actor().orElse(null), null, null, null, null, null, null, null, false, null, null, null, null, 0), words.key(), List.of(weighed.verdict()),
                unions.place(acting.id()));
        var places = unions.places(covered.stream().map(Employer::unitId).distinct().toList());
        var recipients = covered.stream().filter(each -> places.containsKey(each.unitId()))
                .map(each -> new LetterStore.Recipient(each.id(), each.name(), places.get(each.unitId()))).toList();
        Outcome issued = issue(get(id), acting, List.of(weighed), recipients);
        if (!(issued instanceof Outcome.Done)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return issued;
        }
        LocalDate today = LocalDate.now(clock);
        store.delivered(id, today, false);
        store.insert(new Delivery(ids.next(), id, DeliveryMethod.PUBLISHED, today, false, "", papers.chinese("supervision.paper.published"), null, clock.instant(),
                acting.name()), Scope.actor().orElse(null));
        return issued;
    }

    /** Proposes what a union gathered on a draft law, for the chair to sign (S-12). */
    @Transactional
    public Outcome proposeOnDraft(ComposeLetter words, DraftFacts facts) {
        Optional<UUID> known = store.byKey(words.key());
        if (known.isPresent()) {
            return new Outcome.Done(known.get());
        }
        Union acting = unions.getInScope(Scope.desk().unit());
        Decision weighed = decisions.weigh(SupervisionDutyRules.DRAFT, facts, law.today(acting.region()));
        UUID id = ids.next();
        store.insert(new Letter(id, null, false, LetterKind.DRAFT_OPINION, LetterState.PROPOSED, acting.id(), acting.name(), acting.id(), acting.name(), null,
                words.addressee(), acting.region(), words.title(), words.facts(), words.basis(), words.demand(), null, null, clock.instant(),
                Scope.actor().orElse(null), null, null, null, null, null, null, null, false, null, null, null, null, 0), words.key(), List.of(weighed.verdict()),
                unions.place(acting.id()));
        keep(id, null, acting.id(), List.of(weighed));
        record(Act.LETTER_PROPOSED, id, acting.id(), Map.of("kind", LetterKind.DRAFT_OPINION.name()));
        events.publishEvent(new LetterProposed(id, acting.id(), LetterKind.DRAFT_OPINION));
        return new Outcome.Done(id);
    }

    /** Records how a letter was delivered, or that it was refused; the time to answer runs from the day after (S-01, S-02, S-03). */
    @Transactional
    public Outcome deliver(UUID id, int version, RecordDelivery delivery) {
        Letter letter = hold(id);
        if (letter.version() != version || !letter.isIssued()) {
            return new Outcome.Stale();
        }
        if (letter.isDelivered() && !letter.refused()) {
            return new Outcome.NotPossible("supervision.notPossible.delivered");
        }
        if (delivery.on().isAfter(LocalDate.now(clock)) || letter.issuedOn() != null && delivery.on().isBefore(letter.issuedOn())) {
            return new Outcome.NotPossible("supervision.notPossible.dates");
        }
        if (delivery.refused() && delivery.note().isBlank() && delivery.attachmentId() == null) {
            return new Outcome.NotPossible("supervision.notPossible.noProof");
        }
        store.insert(new Delivery(ids.next(), id, delivery.method(), delivery.on(), delivery.refused(), delivery.receiver(), delivery.note(),
                delivery.attachmentId(), clock.instant(), Scope.desk().unitName()), Scope.actor().orElse(null));
        store.delivered(id, delivery.on(), delivery.refused());
        String kind = papers.chinese("supervision.letter." + letter.kind());
        if (letter.caseId() != null) {
            Case file = cases.get(letter.caseId());
            String limit = letter.kind().replyLimit();
            if (!delivery.refused() && limit != null) {
                store.clock(id, clocks.start(file, limit, delivery.on(), kind + " " + letter.number()));
            }
            matters.note(file.matterId(), delivery.refused() ? "supervision.done.receiptRefused" : "supervision.done.delivered", kind, delivery.on().toString());
            cases.propose(file.id());
        }
        record(Act.LETTER_DELIVERED, id, letter.issuerUnit(), Map.of("method", delivery.method().name(), "refused", delivery.refused()));
        return new Outcome.Done(id);
    }

    /** Records what was answered; ends the time to answer. */
    @Transactional
    public Outcome answer(UUID id, int version, RecordReply reply) {
        Letter letter = hold(id);
        if (letter.version() != version || !letter.isIssued()) {
            return new Outcome.Stale();
        }
        return answered(letter, reply);
    }

    private Outcome answered(Letter letter, RecordReply reply) {
        if (letter.deliveredOn() == null || reply.receivedOn().isBefore(letter.deliveredOn()) || reply.receivedOn().isAfter(LocalDate.now(clock))) {
            return new Outcome.NotPossible("supervision.notPossible.dates");
        }
        store.insert(new Reply(ids.next(), letter.id(), reply.answer(), reply.text(), reply.correctBy(), reply.receivedOn(), false, reply.attachmentId(),
                clock.instant()), Scope.actor().orElse(null));
        store.answered(letter.id(), reply.answer(), reply.receivedOn());
        followAnswer(letter, reply.receivedOn(), "supervision.done.answered");
        record(Act.LETTER_ANSWERED, letter.id(), letter.issuerUnit(), Map.of("answer", reply.answer().name()));
        events.publishEvent(new LetterAnswered(letter.id(), letter.caseId(), letter.issuerUnit(), letter.proposerUnit()));
        return new Outcome.Done(letter.id());
    }

    /** An employer has answered by himself: what follows runs here, in the scope of a service. */
    @Transactional
    void answeredByLink(UUID id) {
        Letter letter = hold(id);
        followAnswer(letter, letter.answeredOn() == null ? LocalDate.now(clock) : letter.answeredOn(), "supervision.done.answeredByLink");
    }

    private void followAnswer(Letter letter, LocalDate on, String done) {
        if (letter.clockId() != null) {
            clocks.end(letter.clockId(), on, "supervision.why.answered");
        }
        if (letter.caseId() != null) {
            Case file = cases.get(letter.caseId());
            matters.note(file.matterId(), done, papers.chinese("supervision.letter." + letter.kind()));
            cases.propose(file.id());
        }
    }

    /** Records what a look at the correction found; for a recommendation, what the authority reported back. */
    @Transactional
    public Outcome check(UUID id, int version, Correction result, LocalDate on, String text) {
        Letter letter = hold(id);
        if (letter.version() != version || !letter.isIssued()) {
            return new Outcome.Stale();
        }
        if (letter.deliveredOn() == null || on.isBefore(letter.deliveredOn()) || on.isAfter(LocalDate.now(clock))) {
            return new Outcome.NotPossible("supervision.notPossible.dates");
        }
        store.insert(new CorrectionCheck(ids.next(), id, result, text, on, clock.instant(), Scope.desk().unitName()), Scope.actor().orElse(null));
        store.checked(id, result);
        if (letter.caseId() != null) {
            Case file = cases.get(letter.caseId());
            matters.note(file.matterId(), "supervision.done.checked", papers.chinese("supervision.correction." + result));
            cases.propose(file.id());
        }
        record(Act.CORRECTION_CHECKED, id, letter.issuerUnit(), Map.of("result", result.name()));
        return new Outcome.Done(id);
    }

    /** A letter for a page that shows it. */
    @Transactional(readOnly = true)
    public LetterView view(UUID id) {
        Letter letter = get(id);
        Case file = letter.caseId() == null ? null : caseStore.find(letter.caseId()).orElse(null);
        List<Verdict> verdicts = letter.isPending() && Scope.DESK.isBound() && Scope.desk().isPost() && file != null ? issuing(letter, Scope.desk().role())
                : store.grounds(id);
        return new LetterView(letter, file, verdicts, clocks.reply(letter), store.deliveries(id), store.replies(id), store.checks(id), store.recipients(id));
    }

    @Transactional(readOnly = true)
    public Letter get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("letter", id));
    }

    @Transactional(readOnly = true)
    public Optional<Letter> find(UUID id) {
        return store.find(id);
    }

    @Transactional(readOnly = true)
    public Slice<Letter> list(@Nullable LetterKind kind, @Nullable String after, int size) {
        boolean industry = Scope.current().filter(scope -> scope instanceof Scope.Reach reach && reach.line() == Line.INDUSTRY).isPresent();
        return store.list(kind, after, size, industry);
    }

    /** Published reminders that reached employers in scope. */
    @Transactional(readOnly = true)
    public List<PublishedReminder> reaching(int most) {
        return store.reaching(most);
    }

    /** What anybody may read, the newest first; with an id that one alone. */
    @Transactional(readOnly = true)
    public List<PublishedLetter> published(@Nullable UUID id) {
        return store.published(id);
    }

    private Letter hold(UUID id) {
        return store.lock(id).orElseThrow(() -> new NotFound("letter", id));
    }

    private void record(Act act, UUID letter, UUID unit, Map<String, ?> detail) {
        Union union = unions.get(unit);
        audit.record(AuditEntry.of(act, "supervisionLetter", letter).with(detail).at(union.areaPath(), union.linePath()));
    }
}
