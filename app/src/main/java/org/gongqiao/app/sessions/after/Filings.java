package org.gongqiao.app.sessions.after;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.HandOverReason;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.casework.clock.RunningClock;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.sessions.Judge;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.SessionChanged;
import org.gongqiao.app.sessions.SessionOutcome;
import org.gongqiao.app.sessions.SessionStore;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** After the close: publication, the report to the union above with its clock (D-15), and its receipt there. */
@Component
public class Filings {

    /** Where no text names days. */
    static final String SET_HERE = "D-31.file";
    static final String RECEIVE = "D-31.receive";
    static final String PUBLISH = "D-31.publish";

    private final SessionStore sessions;
    private final Matters matters;
    private final FilingMatter kind;
    private final Unions unions;
    private final Judge judge;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Filings(SessionStore sessions, Matters matters, FilingMatter kind, Unions unions, Judge judge, AuditLog audit, ApplicationEventPublisher events, Clock clock) {
        this.sessions = sessions;
        this.matters = matters;
        this.kind = kind;
        this.unions = unions;
        this.judge = judge;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The union that takes the report; empty at the top. */
    @Transactional(readOnly = true)
    public Optional<Union> above(UUID unit) {
        List<Union> ancestry = unions.ancestry(unit);
        return ancestry.size() < 2 ? Optional.empty() : Optional.of(ancestry.get(ancestry.size() - 2));
    }

    /** Opens the matter of the report with the clock that counts from the close; returns its id. */
    @Transactional
    public UUID begin(Session session, LocalDate closedOn) {
        var succession = new ArrayList<UUID>();
        succession.add(session.unitId());
        above(session.unitId()).ifPresent(above -> succession.add(above.id()));
        String region = unions.get(session.unitId()).region();
        String limit = judge.due(Judge.FILING, region, closedOn).isPresent() ? Judge.FILING : SET_HERE;
        Matter matter = matters.open(new NewMatter(kind, List.of(session.title()), session.id(), null, succession, FilingMatter.FILE, limit, RECEIVE));
        if (!closedOn.equals(LocalDate.now(clock))) {
            RunningClock driving = matters.clocks(matter.id()).stream().filter(RunningClock::drives).findFirst().orElseThrow();
            matters.turn(driving.id(), new Turn.Started(closedOn), "sessions.clock.closed");
        }
        return matter.id();
    }

    /** By when the report is due: by the text, or by what this deployment set. */
    @Transactional(readOnly = true)
    public Optional<Due> dueOn(Session session) {
        LocalDate closed = session.closedOn();
        return closed == null ? Optional.empty()
                : judge.due(Judge.FILING, session.region(), closed).or(() -> judge.due(SET_HERE, session.region(), closed));
    }

    /** By when resolutions are to be published. */
    @Transactional(readOnly = true)
    public Optional<Due> publicationDue(Session session) {
        return session.closedOn() == null ? Optional.empty() : judge.due(PUBLISH, session.region(), session.closedOn());
    }

    /** The resolutions were made public. */
    @Transactional
    public SessionOutcome publish(UUID id, int version, String where) {
        Session session = held(id);
        if (session.version() != version) {
            return new SessionOutcome.Stale();
        }
        if (!session.isClosed() || session.publishedAt() != null) {
            return SessionOutcome.not("sessions.publication.notNow");
        }
        sessions.published(id, clock.instant(), where);
        audit.record(AuditEntry.of(Act.SESSION_CHANGED, "session", id).with(Map.of("published", true)));
        events.publishEvent(new SessionChanged(id, SessionChanged.Change.PUBLISHED));
        return SessionOutcome.done(id);
    }

    /** Reports to the union above, which has the matter from now on. Late is late, and the decision says so. */
    @Transactional
    public SessionOutcome file(UUID id, int version) {
        Session seen = sessions.find(id).orElseThrow(() -> new NotFound("session", id));
        UUID matter = seen.filingMatter();
        if (matter == null || above(seen.unitId()).isEmpty()) {
            return SessionOutcome.not("sessions.filing.nobodyAbove");
        }
        matters.hold(matter);
        Session session = held(id);
        if (session.version() != version || session.filedOn() != null) {
            return new SessionOutcome.Stale();
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate closed = session.closedOn();
        if (closed == null) {
            return SessionOutcome.not("sessions.filing.notClosed");
        }
        sessions.filed(id, today);
        if (!session.ofMembers()) {
            judge.keep(session, List.of(judge.filing(session, closed, true, today)));
        }
        matters.note(matter, "sessions.done.filed", session.title());
        if (matters.get(matter).hasNext()) {
            matters.passOn(matter, HandOverReason.BY_OFFICER, "");
        }
        audit.record(AuditEntry.of(Act.SESSION_FILED, "session", id).with(Map.of("on", today.toString())));
        events.publishEvent(new SessionChanged(id, SessionChanged.Change.FILED));
        return SessionOutcome.done(id);
    }

    /** The union above acknowledges, with a word where something is missing or unlawful. */
    @Transactional
    public SessionOutcome receive(UUID id, int version, String note, UUID byUnit) {
        Session seen = sessions.find(id).orElseThrow(() -> new NotFound("session", id));
        UUID matter = seen.filingMatter();
        if (matter == null || seen.filedOn() == null) {
            return SessionOutcome.not("sessions.filing.notFiled");
        }
        if (seen.unitId().equals(byUnit)) {
            return SessionOutcome.not("sessions.filing.ownUnion");
        }
        matters.hold(matter);
        Session session = held(id);
        if (session.version() != version || session.receivedAt() != null) {
            return new SessionOutcome.Stale();
        }
        sessions.received(id, clock.instant(), note);
        matters.note(matter, "sessions.done.received", unions.get(byUnit).name());
        matters.close(matter, "RECEIVED");
        audit.record(AuditEntry.of(Act.SESSION_RECEIVED, "session", id).with(Map.of("by", byUnit)));
        events.publishEvent(new SessionChanged(id, SessionChanged.Change.RECEIVED));
        return SessionOutcome.done(id);
    }

    @Transactional(readOnly = true)
    public List<Session> waiting(int most) {
        return sessions.filings(false, most);
    }

    @Transactional(readOnly = true)
    public List<Session> received(int most) {
        return sessions.filings(true, most);
    }

    private Session held(UUID id) {
        return sessions.lock(id).orElseThrow(() -> new NotFound("session", id));
    }
}
