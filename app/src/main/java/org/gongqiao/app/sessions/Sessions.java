package org.gongqiao.app.sessions;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.congress.Bodies;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.sessions.after.Filings;
import org.gongqiao.app.sessions.after.Resolution;
import org.gongqiao.app.sessions.after.Resolutions;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.AgendaStore;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.agenda.NewItem;
import org.gongqiao.app.sessions.between.Between;
import org.gongqiao.app.sessions.between.Joint;
import org.gongqiao.app.sessions.decide.ItemElections;
import org.gongqiao.app.sessions.decide.ItemVotes;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.sessions.roll.Turnout;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Sessions from being prepared to closed, and what other modules ask of them. */
@Component("congressSessions")
public class Sessions {

    /** Kind of the records that papers belong to. */
    public static final String OWNER = "session";
    private static final String EXECUTION = "execution";
    private static final String JOINT = "jointOutcome";

    private final SessionStore store;
    private final AgendaStore items;
    private final Agenda agenda;
    private final Roll roll;
    private final ItemVotes itemVotes;
    private final ItemElections itemElections;
    private final Resolutions resolutions;
    private final Filings filings;
    private final Between between;
    private final Guide guide;
    private final Judge judge;
    private final Bodies bodies;
    private final Congresses congresses;
    private final Unions unions;
    private final Attachments attachments;
    private final MessageSource texts;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Sessions(SessionStore store, AgendaStore items, Agenda agenda, Roll roll, ItemVotes itemVotes, ItemElections itemElections, Resolutions resolutions,
             Filings filings, Between between, Guide guide, Judge judge, Bodies bodies, Congresses congresses, Unions unions, Attachments attachments,
             MessageSource texts, AuditLog audit,
             ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.items = items;
        this.agenda = agenda;
        this.roll = roll;
        this.itemVotes = itemVotes;
        this.itemElections = itemElections;
        this.resolutions = resolutions;
        this.filings = filings;
        this.between = between;
        this.guide = guide;
        this.judge = judge;
        this.bodies = bodies;
        this.congresses = congresses;
        this.unions = unions;
        this.attachments = attachments;
        this.texts = texts;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The newest decision by which a congress of this unit passed a matter.
     *
     * @param what word of D-18, such as {@code collectiveContract}
     */
    @Transactional(readOnly = true)
    public Optional<Passed> passed(UUID unit, String what) {
        return items.passed(unit, what).stream().findFirst();
    }

    /** In the caller's scope, else not found. */
    @Transactional(readOnly = true)
    public Session get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("session", id));
    }

    @Transactional(readOnly = true)
    public Optional<Session> find(UUID id) {
        return store.find(id);
    }

    @Transactional(readOnly = true)
    public List<Session> of(UUID unit) {
        return store.of(unit);
    }

    @Transactional(readOnly = true)
    public List<Session> ofBody(UUID body) {
        return store.ofBody(body);
    }

    /** The next session of a body that is not closed; empty where none is prepared. */
    @Transactional(readOnly = true)
    public Optional<Session> nextOf(UUID body) {
        return store.ofBody(body).stream().filter(session -> session.isAhead() || session.isOpen()).reduce((first, second) -> second);
    }

    /** The sessions that a person is or was on the roll of; in his own scope. */
    @Transactional(readOnly = true)
    public List<Session> own() {
        return store.own();
    }

    /** What is ahead in the caller's scope. */
    @Transactional(readOnly = true)
    public List<Session> ahead(int most) {
        return store.ahead(most);
    }

    /**
     * How a body keeps its yearly session (D-07): the session before and the day by which the next is due.
     *
     * @param last    null where none was closed
     * @param verdict null without a session before
     */
    public record Rhythm(@Nullable Session last, @Nullable LocalDate due, @Nullable Verdict verdict) {}

    @Transactional(readOnly = true)
    public Rhythm rhythm(Body body) {
        List<Session> closed = store.ofBody(body.id()).stream().filter(Session::isClosed).toList();
        if (closed.isEmpty()) {
            return new Rhythm(null, judge.due(body.kind().meetsWithin(), body.region(), body.termFrom()).map(due -> due.earlier()).orElse(null), null);
        }
        Session last = closed.getFirst();
        LocalDate due = judge.due(body.kind().meetsWithin(), body.region(), last.heldOn()).map(found -> found.earlier()).orElse(null);
        return new Rhythm(last, due, bodies.frequency(body, closed.stream().map(Session::heldOn).sorted().toList()).orElse(null));
    }

    /**
     * Prepares a session; one whose day lies in the past is recorded from its papers. Its roll is drawn, and what resolutions
     * and joint meetings have left to report stands on its agenda.
     */
    @Transactional
    public SessionOutcome prepare(NewSession made) {
        Optional<Session> before = store.byKey(made.key());
        if (before.isPresent()) {
            return SessionOutcome.done(before.get().id());
        }
        Body body = congresses.get(made.bodyId());
        Union unit = unions.held(body.unit());
        if (store.ofBody(body.id()).stream().anyMatch(each -> each.state() == SessionState.PREPARING && each.heldOn().equals(made.heldOn())
                && each.title().equals(made.title()))) {
            return SessionOutcome.not("sessions.twice");
        }
        SessionKind kind = made.calledFor() == null ? SessionKind.REGULAR : SessionKind.EXTRAORDINARY;
        UUID id = ids.next();
        store.insert(id, made, body, unit, kind, made.heldOn().isBefore(LocalDate.now(clock)), clock.instant());
        Session session = get(id);
        if (!judge.knows(session.region(), session.heldOn(), session.ofMembers(), session.ofSchool())) {
            return undone(SessionOutcome.not("sessions.tooEarly"));
        }
        if (kind == SessionKind.EXTRAORDINARY) {
            int delegates = congresses.voters(body.id(), made.heldOn());
            int asking = made.calledFor() == SessionKind.CalledFor.DELEGATES ? Math.min(between.asking(body.id()), delegates) : 0;
            Decision decision = judge.request(session, delegates, asking);
            if (decision.verdict() instanceof Verdict.Unlawful unlawful) {
                return undone(new SessionOutcome.Refused(unlawful));
            }
            judge.keep(session, List.of(decision));
            between.answered(body.id(), id);
        }
        roll.draw(session);
        carryOver(session);
        record(Act.SESSION_PREPARED, session, Map.of("kind", kind.name(), "on", made.heldOn().toString()));
        return SessionOutcome.done(id);
    }

    /** Nothing of a session that may not be stays behind. */
    private static SessionOutcome undone(SessionOutcome outcome) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return outcome;
    }

    private void carryOver(Session session) {
        List<String> named = agenda.matters(session).stream().map(Agenda.Named::matter).toList();
        for (Joint.Dealt dealt : between.unreported(session.bodyId())) {
            String matter = named.contains(JOINT) ? JOINT : null;
            SessionOutcome added = agenda.add(session.id(), new NewItem(ids.next(), dealt.title(), matter, matter == null ? Power.HEARD : null, dealt.outcome(),
                    Item.Source.EARLIER, dealt.id(), null));
            if (added instanceof SessionOutcome.Done(UUID item)) {
                between.reported(dealt.id(), item);
            }
        }
        List<Resolution> open = resolutions.unreported(session.bodyId());
        if (!open.isEmpty()) {
            String matter = named.contains(EXECUTION) && !session.ofMembers() ? EXECUTION : null;
            String title = texts.getMessage("sessions.item.execution", null, Locale.SIMPLIFIED_CHINESE);
            String words = open.stream().map(Resolution::title).collect(Collectors.joining("\n"));
            SessionOutcome added = agenda.add(session.id(), new NewItem(ids.next(), title, matter, matter == null ? Power.SUPERVISED : null, words,
                    Item.Source.EARLIER, open.getFirst().id(), null));
            if (added instanceof SessionOutcome.Done(UUID item)) {
                resolutions.reportedTo(item, open);
            }
        }
    }

    /** Another day, hour, place or chair, while it is ahead; the roll is drawn for the new day. */
    @Transactional
    public SessionOutcome change(UUID id, int version, String title, LocalDate heldOn, @Nullable LocalTime startsAt, String place, String chair, String recorder) {
        Session session = held(id);
        if (session.version() != version) {
            return new SessionOutcome.Stale();
        }
        if (!session.isAhead()) {
            return SessionOutcome.not("sessions.settled");
        }
        boolean past = heldOn.isBefore(LocalDate.now(clock));
        if (past != session.recordedLater()) {
            return SessionOutcome.not("sessions.day");
        }
        if (!judge.knows(session.region(), heldOn, session.ofMembers(), session.ofSchool())) {
            return SessionOutcome.not("sessions.tooEarly");
        }
        store.move(id, title, heldOn, startsAt, place, chair, recorder);
        roll.draw(get(id));
        record(Act.SESSION_CHANGED, session, Map.of("on", heldOn.toString()));
        if (session.state() == SessionState.CALLED && !session.recordedLater()) {
            events.publishEvent(new SessionChanged(id, SessionChanged.Change.PAPERS));
        }
        return SessionOutcome.done(id);
    }

    /** Papers of the session, oldest first. */
    @Transactional(readOnly = true)
    public List<Attachment> papers(UUID id) {
        return attachments.of(AttachmentOwner.of(OWNER, id));
    }

    /** Adds papers that were uploaded; who had the papers before, has to be given these, too. */
    @Transactional
    public SessionOutcome addPapers(UUID id, Collection<UUID> uploads) {
        Session session = held(id);
        if (!session.isAhead()) {
            return SessionOutcome.not("sessions.settled");
        }
        if (attachments.bind(AttachmentOwner.of(OWNER, id), uploads, Audience.PERSON).isEmpty()) {
            return SessionOutcome.not("sessions.papers.nothing");
        }
        papersChanged(session);
        return SessionOutcome.done(id);
    }

    /** Takes a paper away for good; its hash stays. */
    @Transactional
    public SessionOutcome removePaper(UUID id, UUID attachment, String why) {
        Session session = held(id);
        if (!session.isAhead() || papers(id).stream().noneMatch(paper -> paper.id().equals(attachment) && paper.erasedAt() == null)) {
            return SessionOutcome.not("sessions.settled");
        }
        attachments.erase(attachment, why);
        papersChanged(session);
        return SessionOutcome.done(id);
    }

    /** What was added or taken away has to reach everybody again. */
    void papersChanged(Session session) {
        store.papersChanged(session.id());
        record(Act.SESSION_CHANGED, session, Map.of("papers", session.papersVersion() + 1));
        if (session.state() == SessionState.CALLED) {
            events.publishEvent(new SessionChanged(session.id(), SessionChanged.Change.PAPERS));
        }
    }

    /**
     * Sends the notice to everybody on the roll. Where the papers would come too late by every reading, it goes out only with
     * a reason that stays with the session.
     */
    @Transactional
    public SessionOutcome call(UUID id, int version, String reason) {
        Session session = held(id);
        if (session.version() != version) {
            return new SessionOutcome.Stale();
        }
        if (session.state() != SessionState.PREPARING) {
            return SessionOutcome.not("sessions.settled");
        }
        if (agenda.of(id).stream().noneMatch(Item::isAdmitted)) {
            return SessionOutcome.not("sessions.call.noItem");
        }
        if (roll.draw(session) == 0) {
            return SessionOutcome.not("sessions.call.noDelegates");
        }
        if (session.papersVersion() == 0 && !session.recordedLater()) {
            return SessionOutcome.not("sessions.papers.none");
        }
        var kept = new ArrayList<Decision>();
        if (!session.recordedLater()) {
            Decision decision = guide.papers(session);
            if (decision.verdict() instanceof Verdict.Unlawful unlawful && reason.isBlank()) {
                return new SessionOutcome.Refused(unlawful);
            }
            kept.add(decision);
        }
        judge.keep(session, kept);
        store.called(id, clock.instant(), reason);
        record(Act.SESSION_CALLED, session, Map.of());
        if (!session.recordedLater()) {
            events.publishEvent(new SessionChanged(id, SessionChanged.Change.CALLED));
        }
        return SessionOutcome.done(id);
    }

    /**
     * Opens the session: never without quorum. Where papers came late or groups did not discuss, only with a reason that
     * stays with the session.
     */
    @Transactional
    public SessionOutcome open(UUID id, int version, String reason) {
        Session session = held(id);
        if (session.version() != version) {
            return new SessionOutcome.Stale();
        }
        if (session.state() != SessionState.CALLED) {
            return SessionOutcome.not("sessions.open.notCalled");
        }
        if (!roll.takesSignIns(session)) {
            return SessionOutcome.not("sessions.door.notToday");
        }
        roll.draw(session);
        Turnout turnout = roll.turnout(session);
        if (turnout.delegates() == 0) {
            return SessionOutcome.not("sessions.call.noDelegates");
        }
        Decision quorum = judge.quorum(session, turnout.delegates(), turnout.present());
        if (quorum.verdict() instanceof Verdict.Unlawful unlawful) {
            return new SessionOutcome.Refused(unlawful);
        }
        Decision papers = judge.papers(session, session.papersVersion() > 0, roll.hadOn(session, session.heldOn()), agenda.allDiscussed(session));
        if (papers.verdict() instanceof Verdict.Unlawful unlawful && reason.isBlank()) {
            return new SessionOutcome.Refused(unlawful);
        }
        judge.keep(session, List.of(quorum, papers));
        if (!reason.isBlank()) {
            store.called(id, Objects.requireNonNull(session.calledAt()), session.words().isBlank() ? reason : session.words() + "\n" + reason);
        }
        store.opened(id, clock.instant());
        record(Act.SESSION_OPENED, session, Map.of("delegates", turnout.delegates(), "present", turnout.present()));
        return SessionOutcome.done(id);
    }

    /** Closes the session once every item has its result; the clock of the report to the union above begins. */
    @Transactional
    public SessionOutcome close(UUID id, int version, LocalDate closedOn) {
        Session session = held(id);
        if (session.version() != version) {
            return new SessionOutcome.Stale();
        }
        if (!session.isOpen()) {
            return SessionOutcome.not("sessions.close.notOpen");
        }
        if (closedOn.isBefore(session.heldOn()) || closedOn.isAfter(LocalDate.now(clock))) {
            return SessionOutcome.not("sessions.close.day");
        }
        agenda.of(id).stream().filter(item -> item.result() == null && item.voteId() != null).forEach(item -> itemVotes.settle(item.voteId()));
        agenda.of(id).stream().filter(item -> item.result() == null && item.electionId() != null).forEach(item -> itemElections.take(item.id()));
        List<String> open = agenda.of(id).stream().filter(item -> item.isAdmitted() && item.result() == null).map(Item::title).toList();
        if (!open.isEmpty()) {
            return SessionOutcome.not("sessions.close.items", open.size(), open.getFirst());
        }
        store.closed(id, closedOn, filings.begin(session, closedOn));
        record(Act.SESSION_CLOSED, session, Map.of("on", closedOn.toString()));
        events.publishEvent(new SessionClosed(id));
        return SessionOutcome.done(id);
    }

    /** Calls it off while it is ahead, with the reason that everybody on the roll is told. */
    @Transactional
    public SessionOutcome cancel(UUID id, int version, String reason) {
        Session session = held(id);
        if (session.version() != version) {
            return new SessionOutcome.Stale();
        }
        if (!session.isAhead()) {
            return SessionOutcome.not("sessions.settled");
        }
        if (reason.isBlank()) {
            return SessionOutcome.not("sessions.cancel.why");
        }
        store.cancelled(id, reason);
        record(Act.SESSION_CHANGED, session, Map.of("cancelled", true));
        if (session.state() == SessionState.CALLED && !session.recordedLater()) {
            events.publishEvent(new SessionChanged(id, SessionChanged.Change.CANCELLED));
        }
        return SessionOutcome.done(id);
    }

    private Session held(UUID id) {
        return store.lock(id).orElseThrow(() -> new NotFound("session", id));
    }

    private void record(Act act, Session session, Map<String, ?> facts) {
        audit.record(AuditEntry.of(act, "session", session.id()).with(facts).at(session.areaPath(), session.linePath()));
    }
}
