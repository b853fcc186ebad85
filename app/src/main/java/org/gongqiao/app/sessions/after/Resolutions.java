package org.gongqiao.app.sessions.after;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.casework.clock.RunningClock;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.SessionOutcome;
import org.gongqiao.app.sessions.SessionStore;
import org.gongqiao.app.sessions.agenda.AgendaStore;
import org.gongqiao.app.sessions.agenda.Item;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Resolutions: drafted from what passed, carried out by somebody by a day, and reported to the next session. */
@Component
public class Resolutions {

    static final String EXECUTE = "D-31.execute";

    private final ResolutionStore store;
    private final AgendaStore agenda;
    private final SessionStore sessions;
    private final Matters matters;
    private final ResolutionMatter kind;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Resolutions(ResolutionStore store, AgendaStore agenda, SessionStore sessions, Matters matters, ResolutionMatter kind, AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.agenda = agenda;
        this.sessions = sessions;
        this.matters = matters;
        this.kind = kind;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Resolution> of(UUID session) {
        return store.of(session);
    }

    @Transactional(readOnly = true)
    public Resolution get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("resolution", id));
    }

    /**
     * Writes the resolution on an item that passed or was dealt with, and names who carries it out and by when; the day becomes
     * that of a matter of casework. An item has one resolution.
     */
    @Transactional
    public SessionOutcome draft(UUID itemId, String words, String responsible, LocalDate dueOn) {
        Item item = agenda.lock(itemId).orElseThrow(() -> new NotFound("item", itemId));
        Session session = sessions.find(item.sessionId()).orElseThrow(() -> new NotFound("session", item.sessionId()));
        Optional<Resolution> before = store.ofItem(itemId);
        if (before.isPresent()) {
            return SessionOutcome.done(before.get().id());
        }
        if (item.result() != Item.Result.PASSED && item.result() != Item.Result.DONE) {
            return SessionOutcome.not("sessions.resolution.notPassed");
        }
        LocalDate today = LocalDate.now(clock);
        if (!dueOn.isAfter(today)) {
            return SessionOutcome.not("sessions.resolution.due.past");
        }
        UUID id = ids.next();
        Matter matter = matters.open(new NewMatter(kind, List.of(item.title()), id, null, List.of(session.unitId()), ResolutionMatter.STEP, EXECUTE, EXECUTE));
        int more = Math.toIntExact(ChronoUnit.DAYS.between(today, dueOn)) - 1;
        if (more > 0) {
            RunningClock driving = matters.clocks(matter.id()).stream().filter(RunningClock::drives).findFirst().orElseThrow();
            matters.turn(driving.id(), new Turn.ExtendedBy(today, more), "sessions.clock.due");
        }
        store.insert(new Resolution(id, session.id(), itemId, item.title(), words, responsible, dueOn, matter.id(), null, "", null, 0), session);
        audit.record(AuditEntry.of(Act.RESOLUTION_CHANGED, "resolution", id).with(Map.of("item", itemId, "due", dueOn.toString())));
        return SessionOutcome.done(id);
    }

    /** It is carried out; closes its matter. */
    @Transactional
    public SessionOutcome carriedOut(UUID id, int version, LocalDate on, String words) {
        Resolution seen = get(id);
        matters.hold(seen.matterId());
        Resolution resolution = store.lock(id).orElseThrow(() -> new NotFound("resolution", id));
        if (resolution.version() != version || !resolution.isOpen()) {
            return new SessionOutcome.Stale();
        }
        if (on.isAfter(LocalDate.now(clock))) {
            return SessionOutcome.not("sessions.resolution.future");
        }
        store.done(id, on, words);
        matters.note(resolution.matterId(), "sessions.done.carriedOut", on.toString());
        matters.close(resolution.matterId(), "CARRIED_OUT");
        audit.record(AuditEntry.of(Act.RESOLUTION_CHANGED, "resolution", id).with(Map.of("done", on.toString())));
        return SessionOutcome.done(id);
    }

    /** Resolutions of earlier sessions of the body that no session was told of. */
    @Transactional(readOnly = true)
    public List<Resolution> unreported(UUID body) {
        return store.unreported(body);
    }

    /** They stand on the agenda of a later session. */
    @Transactional
    public void reportedTo(UUID item, List<Resolution> resolutions) {
        resolutions.forEach(resolution -> store.reported(resolution.id(), item));
    }
}
