package org.gongqiao.app.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.casework.clock.Clocks;
import org.gongqiao.app.casework.clock.RunningClock;
import org.gongqiao.app.casework.clock.Side;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Matters in the caller's scope: an officer's subtree, a person's own. */
@Component
public class Matters {

    private final MatterStore store;
    private final Clocks clocks;
    private final Deadlines deadlines;
    private final Unions unions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Matters(MatterStore store, Clocks clocks, Deadlines deadlines, Unions unions, AuditLog audit, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.clocks = clocks;
        this.deadlines = deadlines;
        this.unions = unions;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Opens a matter under the next official number, with the first union of its succession. */
    @Transactional
    public Matter open(NewMatter opened) {
        UUID first = opened.succession().getFirst();
        // A sealed matter carries no paths that a move could leave behind.
        Union handler = opened.sealed() ? unions.get(first) : unions.held(first);
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        UUID id = opened.sealed() ? ids.random() : ids.next();
        String number = "%s-%d-%06d".formatted(opened.kind().prefix(), today.getYear(), store.nextNumber(opened.kind().prefix(), today.getYear()));
        store.insert(new Matter(id, number, opened.kind().name(), opened.titleArgs(), opened.objectId(), opened.subject(), handler.id(),
                handler.name(), opened.step(), null, opened.succession(), 1, now, null, null, 0, null, opened.sealed(), null),
                handler, deadlines.due(opened.limit(), handler.region(), List.of(new Turn.Started(today))).earlier(), opened.limitPassedOn());
        startHandlers(id, opened.limit(), handler, "casework.clock.opened");
        return get(id);
    }

    /**
     * Holds the matter until the end of the transaction. Whoever decides about the record behind a matter takes this lock
     * first and the record's second, as a hand-over does, so that the two never wait for each other.
     */
    @Transactional
    public Matter hold(UUID matterId) {
        return store.lock(matterId).orElseThrow(() -> new NotFound("matter", matterId));
    }

    /** Adds a step to the matter's history. */
    @Transactional
    public void note(UUID matterId, String key, String... args) {
        note(matterId, List.of(), key, args);
    }

    /** Adds a step that those who take part in these roles see, too. */
    @Transactional
    public void note(UUID matterId, List<PartRole> sharedWith, String key, String... args) {
        Matter matter = get(matterId);
        boolean bySelf = matter.subject() != null && Scope.actor().filter(matter.subject()::equals).isPresent();
        // Where no person acts, nobody's desk is named: whoever is signed in beside a complaint without a name stays unknown.
        String unitName = bySelf || Scope.actor().isEmpty() || !Scope.DESK.isBound() ? null : Scope.desk().unitName();
        store.addStep(matter.sealed() ? ids.random() : ids.next(), matter, clock.instant(), key, List.of(args), Scope.actor().orElse(null), unitName,
                sharedWith);
    }

    /** What comes next in an open matter, and the law parameter that limits it from today; false where it is closed. */
    @Transactional
    public boolean proceed(UUID matterId, String step, String limit) {
        Matter matter = hold(matterId);
        return matter.isOpen() && store.proceed(matterId, step) && restart(matter, limit, "casework.clock.step");
    }

    /**
     * An open matter becomes one of another kind with another record behind it, as when a claim goes on to mediation: number,
     * history, handler, grants and companions stay. False where it is closed.
     *
     * @param limit law parameter that limits the first step, from today
     */
    @Transactional
    public boolean turnInto(UUID matterId, MatterKind kind, List<String> titleArgs, UUID objectId, String step, String limit) {
        Matter matter = hold(matterId);
        return matter.isOpen() && store.turnInto(matterId, kind.name(), titleArgs, objectId, step) && restart(matter, limit, "casework.clock.step");
    }

    /**
     * Closes an open matter; false where somebody else closed it, or moved it to where the caller does not see it.
     */
    @Transactional
    public boolean close(UUID matterId, String outcome) {
        if (!store.close(matterId, outcome, OffsetDateTime.now(clock), Scope.actor().orElse(null))) {
            return false;
        }
        clocks.endAll(matterId, "casework.clock.closed");
        return true;
    }

    /**
     * Hands the matter to the next union of its succession, past those that were closed meanwhile; false where none is left
     * or somebody was faster.
     */
    @Transactional
    public boolean passOn(UUID matterId, HandOverReason reason, String note) {
        Matter matter = store.lock(matterId).orElseThrow(() -> new NotFound("matter", matterId));
        if (!matter.isOpen() || !matter.hasNext()) {
            return false;
        }
        for (int position = matter.position() + 1; position <= matter.succession().size(); position++) {
            Union next = unions.get(matter.succession().get(position - 1));
            if (!next.isClosed()) {
                return move(matter, next, position, matter.step(), store.limitPassedOn(matterId), reason, note);
            }
        }
        return false;
    }

    /** Opens a closed matter again at the union that decides the appeal, outside the succession. */
    @Transactional
    public boolean appeal(UUID matterId, UUID toUnit, String step, String limit) {
        Matter closed = get(matterId);
        Union higher = unions.get(toUnit);
        if (!store.reopen(matterId, LocalDate.now(clock))) {
            return false;
        }
        return move(get(closed.id()), higher, 0, step, limit, HandOverReason.APPEAL, "");
    }

    private boolean move(Matter matter, Union to, int position, String step, String limit, HandOverReason reason, String note) {
        Union from = unions.get(matter.handlerUnit());
        store.addHandOver(ids.next(), matter, clock.instant(), reason, note, Scope.actor().orElse(null), from, to);
        note(matter.id(), "casework.passedOn." + reason.name(), from.name(), to.name());
        audit.record(AuditEntry.of(Act.MATTER_PASSED_ON, "matter", matter.id()).about(matter.subject())
                .with(Map.of("from", from.id(), "to", to.id(), "reason", reason.name()))
                .at(matter.sealed() ? null : from.areaPath(), matter.sealed() ? null : from.linePath()));
        List<UUID> followers = matter.sealed() ? List.of() : store.followers(matter.id());
        clocks.endDriving(matter.id(), "casework.clock.passedOn." + reason.name());
        startHandlers(matter.id(), limit, to, "casework.clock.taken." + reason.name());
        boolean moved = store.move(matter, to, position, step);
        if (!moved) {
            throw new IllegalStateException("a locked matter could not be moved");
        }
        events.publishEvent(new MatterPassedOn(matter.id(), matter.kind(), matter.objectId(), from.id(), to.id(), position, reason));
        // What is handled together stays together; the followers' own history tells of it as well.
        followers.forEach(follower -> move(get(follower), to, position, step, limit, reason, note));
        return true;
    }

    /** The handler's own time begins today. */
    private void startHandlers(UUID matterId, String limit, Union handler, String why) {
        clocks.start(new Clocks.Start(matterId, limit, handler.region(), Side.OURS, true, LocalDate.now(clock), why));
    }

    private boolean restart(Matter matter, String limit, String why) {
        clocks.endDriving(matter.id(), why);
        startHandlers(matter.id(), limit, unions.get(matter.handlerUnit()), why);
        return true;
    }

    /** Starts a clock of ours beside the handler's own; see {@link #startClock(UUID, Side, String, LocalDate, String)}. */
    @Transactional
    public UUID startClock(UUID matterId, String limit, LocalDate eventDay, String why) {
        return startClock(matterId, Side.OURS, limit, eventDay, why);
    }

    /**
     * Starts a clock of the matter, counted where its handler is.
     *
     * @param limit    name of a law parameter that counts time, such as {@code R-02.mediate}
     * @param eventDay the day of the event; it is not counted
     * @param why      a message key, or words; never blank
     * @throws IllegalStateException where nobody has set the limit for the region: the act must not go on without a day
     */
    @Transactional
    public UUID startClock(UUID matterId, Side side, String limit, LocalDate eventDay, String why) {
        Union handler = unions.get(get(matterId).handlerUnit());
        return clocks.start(new Clocks.Start(matterId, limit, handler.region(), side, false, eventDay, why));
    }

    /** Records what happened to a clock; see {@link Clocks#turn}. */
    @Transactional
    public Due turn(UUID clockId, Turn turn, String why) {
        return clocks.turn(clockId, turn, why);
    }

    /** The clocks of a matter with their days as they derive now, those that ended too. */
    @Transactional(readOnly = true)
    public List<RunningClock> clocks(UUID matterId) {
        return clocks.of(matterId);
    }

    /** Open matters that are handled together with this one; held until the end of the transaction. */
    @Transactional
    public List<UUID> followers(UUID lead) {
        return store.followers(lead);
    }

    /** Where a matter in the caller's scope is kept, else not found. */
    @Transactional(readOnly = true)
    public MatterPlace place(UUID id) {
        return store.place(id).orElseThrow(() -> new NotFound("matter", id));
    }

    /** In the caller's scope, else not found. */
    @Transactional(readOnly = true)
    public Matter get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("matter", id));
    }

    /** The newest matter about a record; empty out of scope. */
    @Transactional(readOnly = true)
    public Optional<Matter> about(UUID objectId) {
        return store.about(objectId);
    }

    @Transactional(readOnly = true)
    public List<MatterStep> steps(UUID matterId) {
        return store.steps(matterId);
    }

    @Transactional(readOnly = true)
    public List<HandOver> handOvers(UUID matterId) {
        return store.handOvers(matterId);
    }

    /** What waits at a union, and what went up to its list from below, the earliest day first; {@code after} is the key of the page before. */
    @Transactional(readOnly = true)
    public Slice<Matter> toDo(UUID unit, @Nullable String after, int size) {
        return store.toDo(unit, after, size);
    }

    /** What is overdue at the unions below, for whoever oversees them. */
    @Transactional(readOnly = true)
    public List<Matter> overdueBelow(UUID unit, int most) {
        return store.overdueBelow(unit, LocalDate.now(clock), most);
    }

    /** Open matters of a kind in the caller's scope whose day has passed by every reading, the longest overdue first. */
    @Transactional(readOnly = true)
    public List<Matter> overdue(MatterKind kind, int most) {
        return store.overdue(kind.name(), LocalDate.now(clock), most);
    }

    /** How much waits, and how much of it is overdue, at a union and at the unions below it. */
    @Transactional(readOnly = true)
    public Workload workload(UUID unit) {
        return store.workload(unit, LocalDate.now(clock));
    }

    /** What a union had and passed on, newest first. */
    @Transactional(readOnly = true)
    public List<HandOver> passedOnBy(UUID unit, int most) {
        return store.passedOnBy(unit, most);
    }

    /** A person's own matters, open ones first. */
    @Transactional(readOnly = true)
    public List<Matter> of(UUID person, int most) {
        return store.of(person, most);
    }

    /** Counts of open matters. */
    public record Workload(long waiting, long overdue, long waitingBelow, long overdueBelow) {}
}
