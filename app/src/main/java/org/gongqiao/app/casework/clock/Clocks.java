package org.gongqiao.app.casework.clock;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Reckoner;
import org.gongqiao.app.law.deadline.Turn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The clocks of matters in the caller's scope. Whatever changes one holds its matter first. */
@Component
public class Clocks {

    private final ClockStore store;
    private final Deadlines deadlines;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Clocks(ClockStore store, Deadlines deadlines, AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.deadlines = deadlines;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A clock to start.
     *
     * @param limit  name of a law parameter that counts time
     * @param region where it is counted
     * @param drives whether it is the handler's own time; a matter has one such clock
     * @param event  the day of the event, itself not counted
     * @param why    a message key, or words
     */
    public record Start(UUID matterId, String limit, String region, Side side, boolean drives, LocalDate event, String why) {}

    /** Starts a clock and returns its id. A limit that nobody has set for the region stops the act. */
    @Transactional
    public UUID start(Start start) {
        holdMatter(start.matterId());
        UUID id = newId(start.matterId());
        var event = new Turn.Started(start.event());
        Reckoner reckoner = deadlines.reckoner();
        Due due = reckoner.due(start.limit(), start.region(), List.of(event));
        store.insert(new ClockStore.Row(id, start.matterId(), start.limit(), start.region(), start.side(), start.drives(), Kept.of(due, start.region(), reckoner)));
        store.addTurn(id, entry(start.matterId(), event, start.why()));
        store.keepMatters(List.of(start.matterId()));
        return id;
    }

    /**
     * Records what happened to a clock, and returns its days after it. A turn that came too late is recorded, too, and the
     * explanation says that it has no effect.
     *
     * @throws NotFound out of scope
     * @throws IllegalStateException where the clock has ended
     */
    @Transactional
    public Due turn(UUID clockId, Turn turn, String why) {
        ClockStore.Row row = held(clockId);
        if (row.kept().state() == Due.State.ENDED) {
            throw new IllegalStateException("the clock has ended");
        }
        store.addTurn(clockId, entry(row.matterId(), turn, why));
        audit.record(AuditEntry.of(Act.CLOCK_TURNED, "clock", clockId).because(why).with(Map.of("turn", turn.getClass().getSimpleName(), "day", turn.day().toString())));
        return derive(row);
    }

    /** Takes an entry of the ledger back; it stays readable, with who struck it out and why. The first one is never struck. */
    @Transactional
    public Due strike(UUID clockId, UUID entryId, String why) {
        ClockStore.Row row = held(clockId);
        List<LedgerEntry> ledger = store.ledgers(List.of(clockId)).getOrDefault(clockId, List.of());
        LedgerEntry struck = ledger.stream().filter(entry -> entry.id().equals(entryId) && entry.struck() == null).findFirst()
                .orElseThrow(() -> new NotFound("entry", entryId));
        if (ledger.getFirst().id().equals(entryId)) {
            throw new IllegalArgumentException("a clock keeps its event; a wrong one is replaced by another");
        }
        store.strike(newId(row.matterId()), clockId, entryId, LocalDate.now(clock), clock.instant(), Scope.actor().orElse(null), unitName(), why);
        audit.record(AuditEntry.of(Act.CLOCK_TURNED, "clock", clockId).because(why)
                .with(Map.of("turn", "Struck", "entry", entryId, "struck", struck.turn().getClass().getSimpleName())));
        return derive(row);
    }

    private Due derive(ClockStore.Row row) {
        Reckoner reckoner = deadlines.reckoner();
        Due due = reckoner.due(row.limit(), row.region(), store.turns(List.of(row.id())).get(row.id()));
        store.keep(List.of(with(row, Kept.of(due, row.region(), reckoner))));
        store.keepMatters(List.of(row.matterId()));
        return due;
    }

    static ClockStore.Row with(ClockStore.Row row, Kept kept) {
        return new ClockStore.Row(row.id(), row.matterId(), row.limit(), row.region(), row.side(), row.drives(), kept);
    }

    /** Ends the handler's own clock, when the matter leaves him. */
    @Transactional
    public void endDriving(UUID matterId, String why) {
        store.driving(matterId).ifPresent(row -> end(row, why));
    }

    /** Ends all open clocks of a matter, when it is closed. */
    @Transactional
    public void endAll(UUID matterId, String why) {
        store.openOf(List.of(matterId)).forEach(row -> end(row, why));
    }

    private void end(ClockStore.Row row, String why) {
        store.addTurn(row.id(), entry(row.matterId(), new Turn.Ended(LocalDate.now(clock)), why));
        store.end(row.id());
    }

    /** Whether the handler's time has run out by every reading, derived now and not read from the index. */
    @Transactional(readOnly = true)
    public boolean isHandlerLate(UUID matterId, LocalDate today) {
        return store.driving(matterId).map(this::live).filter(each -> each.due().isLate(today)).isPresent();
    }

    /** All clocks of a matter, those that ended too, with their days as they derive now. */
    @Transactional(readOnly = true)
    public List<RunningClock> of(UUID matterId) {
        List<ClockStore.Row> rows = store.of(matterId);
        if (rows.isEmpty()) {
            return List.of();
        }
        Reckoner reckoner = deadlines.reckoner();
        var ledgers = store.ledgers(rows.stream().map(ClockStore.Row::id).toList());
        return rows.stream().map(row -> live(row, ledgers.getOrDefault(row.id(), List.of()), reckoner)).toList();
    }

    /** One clock; empty out of scope. */
    @Transactional(readOnly = true)
    public Optional<RunningClock> find(UUID clockId) {
        return store.find(clockId).map(this::live);
    }

    private RunningClock live(ClockStore.Row row) {
        return live(row, store.ledgers(List.of(row.id())).getOrDefault(row.id(), List.of()), deadlines.reckoner());
    }

    private static RunningClock live(ClockStore.Row row, List<LedgerEntry> ledger, Reckoner reckoner) {
        List<Turn> turns = ledger.stream().filter(entry -> entry.struck() == null).map(LedgerEntry::turn).toList();
        return new RunningClock(row.id(), row.matterId(), row.limit(), row.region(), row.side(), row.drives(),
                reckoner.due(row.limit(), row.region(), turns), ledger);
    }

    private ClockStore.Row held(UUID clockId) {
        ClockStore.Row row = store.find(clockId).orElseThrow(() -> new NotFound("clock", clockId));
        holdMatter(row.matterId());
        return store.find(clockId).orElseThrow(() -> new NotFound("clock", clockId));
    }

    private void holdMatter(UUID matterId) {
        if (!store.holdMatter(matterId)) {
            throw new NotFound("matter", matterId);
        }
    }

    /** An id of a sealed matter tells no minute. */
    private UUID newId(UUID matterId) {
        return store.isSealed(matterId) ? ids.random() : ids.next();
    }

    private ClockStore.Entry entry(UUID matterId, Turn turn, String why) {
        return new ClockStore.Entry(newId(matterId), turn, clock.instant(), Scope.actor().orElse(null), unitName(), why);
    }

    private static @Nullable String unitName() {
        boolean atDesk = Scope.DESK.isBound() && Scope.current().filter(scope -> !(scope instanceof Scope.Own)).isPresent();
        return atDesk && Scope.actor().isPresent() ? Scope.desk().unitName() : null;
    }
}
