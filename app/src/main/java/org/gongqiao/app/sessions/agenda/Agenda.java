package org.gongqiao.app.sessions.agenda;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.democracy.MatterFacts;
import org.gongqiao.app.law.democracy.MatterRules;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.sessions.Judge;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.SessionOutcome;
import org.gongqiao.app.sessions.SessionStore;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.sessions.roll.Seat;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes an agenda: what is proposed, by whom, with which power (D-18), and what delegates and groups say of it. */
@Component
public class Agenda {

    private final AgendaStore store;
    private final SessionStore sessions;
    private final Roll roll;
    private final Judge judge;
    private final Notices notices;
    private final Vault vault;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Agenda(AgendaStore store, SessionStore sessions, Roll roll, Judge judge, Notices notices, Vault vault, AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.roll = roll;
        this.judge = judge;
        this.notices = notices;
        this.vault = vault;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A kind of matter that the book names, with the power it proposes for this employer. */
    public record Named(String matter, Power power) {}

    /** The matters of D-18 as they hold for a session, none for members, before whom the staff's matters do not come (J-25); those without a power for this kind of employer are left out. */
    @Transactional(readOnly = true)
    public List<Named> matters(Session session) {
        return session.ofMembers() ? List.of() : matters(judge.book(session), session.firm());
    }

    public static List<Named> matters(Book book, MatterFacts.Firm firm) {
        return MatterRules.matters(book).stream().flatMap(matter -> MatterRules.proposed(book, firm, matter).map(power -> new Named(matter, power)).stream()).toList();
    }

    @Transactional(readOnly = true)
    public List<Item> of(UUID session) {
        return store.of(session);
    }

    @Transactional(readOnly = true)
    public Item get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("item", id));
    }

    /** What earlier sessions of the same body passed. */
    @Transactional(readOnly = true)
    public List<Item> passedBefore(Session session) {
        return store.passedBefore(session.bodyId(), session.heldOn());
    }

    /** The verdict on the power of each item, by the book of the session's day; an item that no text names has none. */
    @Transactional(readOnly = true)
    public Map<UUID, Verdict> powers(Session session, List<Item> items) {
        var verdicts = new LinkedHashMap<UUID, Verdict>();
        items.stream().filter(item -> item.matter() != null)
                .forEach(item -> verdicts.put(item.id(), judge.power(session, item.matter(), item.power()).verdict()));
        return verdicts;
    }

    /** Puts a matter on the agenda at an officer's desk. A wrong power is refused (D-18). */
    @Transactional
    public SessionOutcome add(UUID sessionId, NewItem item) {
        Optional<Item> before = store.byKey(item.key());
        if (before.isPresent()) {
            return SessionOutcome.done(before.get().id());
        }
        Session session = sessions.lock(sessionId).orElseThrow(() -> new NotFound("session", sessionId));
        if (!session.isAhead() && !(session.isOpen() && session.recordedLater())) {
            return SessionOutcome.not("sessions.agenda.settled");
        }
        return insert(session, item, null, Item.State.ADMITTED);
    }

    /** A delegate proposes a matter; the union screens it. */
    @Transactional
    public SessionOutcome propose(Session session, UUID person, NewItem item) {
        Optional<Item> before = store.byKey(item.key());
        if (before.isPresent()) {
            return SessionOutcome.done(before.get().id());
        }
        if (!session.isAhead() || roll.own(session.id(), person).filter(Seat::delegate).isEmpty()) {
            return SessionOutcome.not("sessions.agenda.settled");
        }
        return insert(session, item, person, Item.State.PROPOSED);
    }

    private SessionOutcome insert(Session session, NewItem item, @Nullable UUID proposer, Item.State state) {
        Power power = power(session, item.matter(), item.power());
        Optional<Decision> judged = judged(session, item.matter(), power);
        if (proposer == null && judged.isPresent() && judged.get().verdict() instanceof Verdict.Unlawful unlawful) {
            return new SessionOutcome.Refused(unlawful);
        }
        UUID id = ids.next();
        store.insert(id, session, item, power, proposer == null ? store.nextPosition(session.id()) : 0, proposer, state);
        if (proposer == null) {
            judged.ifPresent(decision -> judge.keep(session, List.of(decision)));
        }
        audit.record(AuditEntry.of(Act.SESSION_ITEM_CHANGED, "session", session.id()).with(Map.of("item", id, "state", state.name(), "power", power.name()))
                .at(session.areaPath(), session.linePath()));
        return SessionOutcome.done(id);
    }

    private Power power(Session session, @Nullable String matter, @Nullable Power chosen) {
        if (chosen != null) {
            return chosen;
        }
        return matter == null ? Power.DELIBERATED : MatterRules.proposed(judge.book(session), session.firm(), matter).orElse(Power.DELIBERATED);
    }

    private Optional<Decision> judged(Session session, @Nullable String matter, Power power) {
        return matter == null ? Optional.empty() : Optional.of(judge.power(session, matter, power));
    }

    /** Changes title, kind and power of an item before the session. */
    @Transactional
    public SessionOutcome change(UUID itemId, int version, NewItem now) {
        Item item = held(itemId);
        Session session = session(item);
        if (item.version() != version) {
            return new SessionOutcome.Stale();
        }
        if (!session.isAhead() || item.voteId() != null) {
            return SessionOutcome.not("sessions.agenda.settled");
        }
        Power power = power(session, now.matter(), now.power());
        Optional<Decision> judged = judged(session, now.matter(), power);
        if (judged.isPresent() && judged.get().verdict() instanceof Verdict.Unlawful unlawful) {
            return new SessionOutcome.Refused(unlawful);
        }
        store.change(itemId, now.title(), now.matter(), power, now.words(), now.changesItem());
        judged.ifPresent(decision -> judge.keep(session, List.of(decision)));
        audit.record(AuditEntry.of(Act.SESSION_ITEM_CHANGED, "session", session.id()).with(Map.of("item", itemId, "power", power.name())));
        return SessionOutcome.done(itemId);
    }

    /** Takes a delegate's proposal on the agenda, or declines it with the reason that he is told. */
    @Transactional
    public SessionOutcome screen(UUID itemId, boolean admitted, String why) {
        Item item = held(itemId);
        Session session = session(item);
        if (!session.isAhead() || item.result() != null) {
            return SessionOutcome.not("sessions.agenda.settled");
        }
        if (!admitted && why.isBlank()) {
            return SessionOutcome.not("sessions.agenda.whyMissing");
        }
        Optional<Decision> judged = judged(session, item.matter(), item.power());
        if (admitted && judged.isPresent() && judged.get().verdict() instanceof Verdict.Unlawful unlawful) {
            return new SessionOutcome.Refused(unlawful);
        }
        store.screened(itemId, admitted ? Item.State.ADMITTED : Item.State.DECLINED, admitted ? "" : why, admitted ? store.nextPosition(session.id()) : 0);
        if (item.proposer() != null) {
            notices.send(Message.inbox(item.proposer(), admitted ? "sessions.notice.admitted" : "sessions.notice.declined", item.title(), session.title(), why)
                    .leadingTo("/my/sessions/" + session.id()));
        }
        audit.record(AuditEntry.of(Act.SESSION_ITEM_CHANGED, "session", session.id())
                .with(Map.of("item", itemId, "state", admitted ? "ADMITTED" : "DECLINED")));
        return SessionOutcome.done(itemId);
    }

    /** A delegate speaks of an item; he must be on the roll. */
    @Transactional
    public SessionOutcome say(Session session, UUID itemId, UUID person, String words, UUID key) {
        Item item = get(itemId);
        Optional<Seat> seat = roll.own(session.id(), person);
        if (!item.sessionId().equals(session.id()) || seat.isEmpty()) {
            throw new NotFound("item", itemId);
        }
        if (session.isClosed() || !item.isAdmitted()) {
            return SessionOutcome.not("sessions.agenda.settled");
        }
        if (!store.opinionKnown(key)) {
            store.say(ids.next(), session, itemId, person, seat.get().group(), words, clock.instant(), key);
        }
        return SessionOutcome.done(itemId);
    }

    /** The secretary of a group writes down what it said. */
    @Transactional
    public SessionOutcome note(UUID itemId, String group, String words, UUID key) {
        Item item = get(itemId);
        Session session = session(item);
        if (session.isClosed() && !session.recordedLater()) {
            return SessionOutcome.not("sessions.agenda.settled");
        }
        if (!store.opinionKnown(key)) {
            store.say(ids.next(), session, itemId, null, group, words, clock.instant(), key);
        }
        return SessionOutcome.done(itemId);
    }

    /** Answers what was said; a delegate who said it is told. */
    @Transactional
    public SessionOutcome answer(UUID opinionId, String words) {
        Opinion opinion = store.opinion(opinionId).orElseThrow(() -> new NotFound("opinion", opinionId));
        Session session = session(get(opinion.itemId()));
        store.answer(opinionId, words, clock.instant());
        if (opinion.personId() != null) {
            notices.send(Message.inbox(opinion.personId(), "sessions.notice.answered", session.title()).leadingTo("/my/sessions/" + session.id()));
        }
        audit.record(AuditEntry.of(Act.SESSION_ITEM_CHANGED, "session", session.id()).about(opinion.personId()).with(Map.of("opinion", opinionId)));
        return SessionOutcome.done(opinionId);
    }

    @Transactional(readOnly = true)
    public List<Opinion> opinions(UUID session) {
        return store.opinions(session);
    }

    /** A group met before the session. */
    @Transactional
    public SessionOutcome discussed(UUID sessionId, Discussion held) {
        Session session = sessions.lock(sessionId).orElseThrow(() -> new NotFound("session", sessionId));
        if (held.heldOn().isAfter(LocalDate.now(clock)) || held.heldOn().isAfter(session.heldOn())) {
            return SessionOutcome.not("sessions.discussion.future");
        }
        if (!groups(sessionId).contains(held.group())) {
            return SessionOutcome.not("sessions.discussion.noGroup");
        }
        store.discussed(ids.next(), session, held);
        audit.record(AuditEntry.of(Act.SESSION_CHANGED, "session", sessionId).with(Map.of("discussed", held.heldOn().toString())));
        return SessionOutcome.done(sessionId);
    }

    @Transactional(readOnly = true)
    public List<Discussion> discussions(UUID session) {
        return store.discussions(session);
    }

    /** The groups of the delegates, by name. */
    @Transactional(readOnly = true)
    public List<String> groups(UUID session) {
        return new ArrayList<>(roll.delegates(session).stream().map(Seat::group).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Whether every group discussed before the session (D-11). */
    @Transactional(readOnly = true)
    public boolean allDiscussed(Session session) {
        List<String> held = discussions(session.id()).stream().map(Discussion::group).toList();
        List<String> groups = groups(session.id());
        return !groups.isEmpty() && held.containsAll(groups);
    }

    /** Notes that somebody looked at an item, so that reach can be counted and nobody listed. */
    @Transactional
    public void seen(Session session, UUID person) {
        store.of(session.id()).stream().filter(Item::isAdmitted)
                .forEach(item -> store.seen(session, item.id(), vault.hash(Vault.Domain.TOKEN, "sessions.reach:" + item.id() + ":" + person)));
    }

    @Transactional(readOnly = true)
    public Map<UUID, Reach> reach(UUID session) {
        return store.reach(session).stream().collect(Collectors.toMap(Reach::itemId, each -> each));
    }

    private Item held(UUID id) {
        return store.lock(id).orElseThrow(() -> new NotFound("item", id));
    }

    private Session session(Item item) {
        return sessions.find(item.sessionId()).orElseThrow(() -> new NotFound("session", item.sessionId()));
    }
}
