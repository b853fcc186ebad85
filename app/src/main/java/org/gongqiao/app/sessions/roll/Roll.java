package org.gongqiao.app.sessions.roll;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.congress.Attendee;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.congress.Delegate;
import org.gongqiao.app.congress.Roster;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.SessionOutcome;
import org.gongqiao.app.sessions.SessionState;
import org.gongqiao.app.sessions.SessionStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The roll of a session: drawn from the congress, with proof of the papers and the sign-in. */
@Component
public class Roll {

    private final RollStore store;
    private final SessionStore sessions;
    private final Congresses congresses;
    private final DoorCodes codes;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Roll(RollStore store, SessionStore sessions, Congresses congresses, DoorCodes codes, AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.congresses = congresses;
        this.codes = codes;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Draws it again as the congress stands on the day of the session; what was proved and signed stays. Returns how many delegates there are. */
    @Transactional
    public int draw(Session session) {
        Roster roster = congresses.roster(session.bodyId(), session.heldOn());
        Map<UUID, Seat> before = new HashMap<>();
        store.of(session.id()).forEach(seat -> before.put(seat.personId(), seat));
        for (Delegate delegate : roster.delegates()) {
            enter(session, before.remove(delegate.person()), delegate.person(), delegate.name(), delegate.constituencyName(), true, delegate.weight());
        }
        for (Attendee attendee : roster.attendees()) {
            UUID person = attendee.person();
            if (person != null && roster.delegates().stream().noneMatch(delegate -> delegate.person().equals(person))) {
                enter(session, before.remove(person), person, attendee.name(), "", false, 1);
            }
        }
        before.values().stream().filter(seat -> !seat.gone()).forEach(seat -> store.gone(seat.id()));
        return roster.delegates().size();
    }

    private void enter(Session session, @Nullable Seat known, UUID person, String name, String group, boolean delegate, int weight) {
        if (known == null) {
            store.insert(ids.next(), session, person, name, group, delegate, weight);
        } else {
            store.again(known.id(), name, group, delegate, weight);
        }
    }

    /** Everybody on the roll, at an officer's desk. */
    @Transactional(readOnly = true)
    public List<Seat> of(UUID session) {
        return store.of(session);
    }

    /** Those who vote. */
    @Transactional(readOnly = true)
    public List<Seat> delegates(UUID session) {
        return store.of(session).stream().filter(seat -> seat.delegate() && !seat.gone()).toList();
    }

    /** A person's own place; in his own scope, or at a desk. */
    @Transactional(readOnly = true)
    public Optional<Seat> own(UUID session, UUID person) {
        return store.of(session, person);
    }

    @Transactional(readOnly = true)
    public Turnout turnout(Session session) {
        List<Seat> delegates = delegates(session.id());
        return new Turnout(delegates.stream().mapToInt(Seat::weight).sum(), delegates.stream().filter(Seat::isPresent).mapToInt(Seat::weight).sum(),
                delegates.size(), (int) delegates.stream().filter(seat -> seat.had(session.papersVersion())).count());
    }

    /** The same numbers for a delegate, without names; proofs are not counted. */
    @Transactional(readOnly = true)
    public Turnout ownTurnout(UUID session) {
        int[] counted = store.attendance(session);
        return new Turnout(counted[0], counted[1], 0, 0);
    }

    /**
     * The day on which the last delegate had the papers; while one has not, the day asked for: had he them then, that would
     * be it.
     */
    @Transactional(readOnly = true)
    public LocalDate hadOn(Session session, LocalDate otherwise) {
        LocalDate latest = session.papersVersion() == 0 ? otherwise : LocalDate.MIN;
        for (Seat seat : delegates(session.id())) {
            LocalDate on = seat.proofOn();
            LocalDate had = on == null || !seat.had(session.papersVersion()) ? otherwise : on;
            latest = had.isAfter(latest) ? had : latest;
        }
        return latest.equals(LocalDate.MIN) ? otherwise : latest;
    }

    /** The delegate opened the papers on his phone: that is the proof. The first day counts. */
    @Transactional
    public boolean opened(Session session, UUID person) {
        Optional<Seat> seat = store.of(session.id(), person).filter(each -> !each.had(session.papersVersion()));
        if (seat.isEmpty() || session.papersVersion() == 0 || session.state() == SessionState.PREPARING) {
            return false;
        }
        store.proved(seat.get().id(), LocalDate.now(clock), Seat.ProofHow.PHONE, session.papersVersion());
        audit.record(AuditEntry.of(Act.SESSION_PAPERS_HAD, "session", session.id()).about(person).with(Map.of("version", session.papersVersion()))
                .at(session.areaPath(), session.linePath()));
        return true;
    }

    /** He signed for them on paper, on this day; never in the future. */
    @Transactional
    public SessionOutcome signedFor(UUID sessionId, UUID seatId, LocalDate on) {
        Session session = sessions.lock(sessionId).orElseThrow(() -> new NotFound("session", sessionId));
        Seat seat = seat(sessionId, seatId);
        if (session.papersVersion() == 0) {
            return SessionOutcome.not("sessions.papers.none");
        }
        if (on.isAfter(LocalDate.now(clock)) || on.isAfter(session.heldOn())) {
            return SessionOutcome.not("sessions.papers.future");
        }
        store.proved(seatId, on, Seat.ProofHow.PAPER, session.papersVersion());
        audit.record(AuditEntry.of(Act.SESSION_PAPERS_HAD, "session", sessionId).about(seat.personId())
                .with(Map.of("version", session.papersVersion(), "how", Seat.ProofHow.PAPER.name())));
        return SessionOutcome.done(seatId);
    }

    /** A delegate signs himself in with the code that he reads at the door. */
    @Transactional
    public SessionOutcome signIn(Session session, UUID person, String code) {
        Optional<Seat> seat = store.of(session.id(), person);
        if (seat.isEmpty()) {
            throw new NotFound("seat", session.id());
        }
        if (!takesSignIns(session)) {
            return SessionOutcome.not("sessions.door.notToday");
        }
        if (!codes.opens(session.id(), code)) {
            return SessionOutcome.not("sessions.door.wrongCode");
        }
        return signed(session, seat.get(), Seat.SignedHow.PHONE);
    }

    /** Somebody at the door reads the code of a delegate from his phone. */
    @Transactional
    public SessionOutcome signInByCode(UUID sessionId, String code) {
        Session session = sessions.find(sessionId).orElseThrow(() -> new NotFound("session", sessionId));
        if (!takesSignIns(session)) {
            return SessionOutcome.not("sessions.door.notToday");
        }
        return store.of(sessionId).stream().filter(seat -> !seat.gone() && codes.isSeat(seat.id(), code)).findFirst()
                .map(seat -> signed(session, seat, Seat.SignedHow.DOOR)).orElseGet(() -> SessionOutcome.not("sessions.door.unknown"));
    }

    /** An officer signs somebody in by name. */
    @Transactional
    public SessionOutcome signInByName(UUID sessionId, UUID seatId) {
        Session session = sessions.find(sessionId).orElseThrow(() -> new NotFound("session", sessionId));
        Seat seat = seat(sessionId, seatId);
        return takesSignIns(session) ? signed(session, seat, Seat.SignedHow.NAME) : SessionOutcome.not("sessions.door.notToday");
    }

    /** On its day, or any time while a past session is entered; never before the notice and never after the close. */
    public boolean takesSignIns(Session session) {
        boolean running = session.state() == SessionState.CALLED || session.isOpen();
        return running && (session.recordedLater() || !LocalDate.now(clock).isBefore(session.heldOn()));
    }

    private SessionOutcome signed(Session session, Seat seat, Seat.SignedHow how) {
        if (seat.gone()) {
            return SessionOutcome.not("sessions.door.gone");
        }
        boolean back = seat.leftAt() != null;
        if (back) {
            store.left(seat.id(), null);
        }
        if (!store.signed(seat.id(), clock.instant(), how) && !back) {
            return SessionOutcome.done(seat.id());
        }
        audit.record(AuditEntry.of(Act.SESSION_SIGNED_IN, "session", session.id()).about(seat.personId()).with(Map.of("how", how.name()))
                .at(session.areaPath(), session.linePath()));
        return SessionOutcome.done(seat.id());
    }

    /** Somebody was signed in by mistake. */
    @Transactional
    public SessionOutcome takeBack(UUID sessionId, UUID seatId) {
        Session session = sessions.find(sessionId).orElseThrow(() -> new NotFound("session", sessionId));
        Seat seat = seat(sessionId, seatId);
        if (!takesSignIns(session) || seat.signedAt() == null) {
            return SessionOutcome.not("sessions.door.notSigned");
        }
        store.unsigned(seatId);
        audit.record(AuditEntry.of(Act.SESSION_SIGNED_IN, "session", sessionId).about(seat.personId()).with(Map.of("how", "TAKEN_BACK")));
        return SessionOutcome.done(seatId);
    }

    /** Somebody leaves before the end: he is not present at what follows. */
    @Transactional
    public SessionOutcome leave(UUID sessionId, UUID seatId) {
        Session session = sessions.find(sessionId).orElseThrow(() -> new NotFound("session", sessionId));
        Seat seat = seat(sessionId, seatId);
        if (!session.isOpen() || !seat.isPresent()) {
            return SessionOutcome.not("sessions.door.notSigned");
        }
        store.left(seatId, clock.instant());
        audit.record(AuditEntry.of(Act.SESSION_SIGNED_IN, "session", sessionId).about(seat.personId()).with(Map.of("how", "LEFT")));
        return SessionOutcome.done(seatId);
    }

    private Seat seat(UUID session, UUID id) {
        return store.find(id).filter(seat -> seat.sessionId().equals(session)).orElseThrow(() -> new NotFound("seat", id));
    }
}
