package org.gongqiao.app.casework.clock;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Reckoner;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at the clocks every few minutes: warns ahead of a day, says when a later day has passed, and puts a late matter
 * that nobody else takes on the list of the union above, a level more after some days. Each clock in a transaction of its
 * own that first claims the step, so that two runs at once, or one after a crash, tell nobody twice. A sealed matter is
 * watched in the scope of its keepers, and never goes on anybody else's list.
 */
@Component
public class ClockWatch {

    /** Days after which a late matter goes up another level. */
    static final String AGAIN = "N-2.escalateAgain";

    private static final int BATCH = 500;
    private static final String NAME = "watch-clocks";

    private final ClockStore store;
    private final Deadlines deadlines;
    private final Unions unions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ClockWatch(ClockStore store, Deadlines deadlines, Unions unions, AuditLog audit, ApplicationEventPublisher events, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.deadlines = deadlines;
        this.unions = unions;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How many were warned of, told of, and put on a list above. */
    public record Told(int warned, int ranOut, int escalated) {}

    /** One run over the whole tree. */
    public Told look() {
        LocalDate today = LocalDate.now(clock);
        return unions.root().map(root -> Scope.call(Scope.service(NAME, root.areaPath()), () -> {
            transaction.execute(status -> store.takeOffLists(today));
            int warned = all(most -> store.toWarn(today, most), told -> warn(told, null));
            int ranOut = all(most -> store.ranOut(today, most), told -> ranOut(told, null));
            Reckoner reckoner = deadlines.reckoner();
            int escalated = all(most -> store.toEscalate(today, most), told -> escalate(told, today, reckoner));
            for (UUID keeper : transaction.execute(status -> store.keepers())) {
                Told sealed = Scope.call(Scope.keeperService(NAME, keeper), () -> new Told(all(most -> store.toWarn(today, most), told -> warn(told, keeper)),
                        all(most -> store.ranOut(today, most), told -> ranOut(told, keeper)), 0));
                warned += sealed.warned();
                ranOut += sealed.ranOut();
            }
            return new Told(warned, ranOut, escalated);
        })).orElse(new Told(0, 0, 0));
    }

    /** Works off what a query finds until it finds nothing new. */
    private int all(Function<Integer, List<ClockStore.Told>> query, Predicate<ClockStore.Told> step) {
        int done = 0;
        while (true) {
            List<ClockStore.Told> found = transaction.execute(status -> query.apply(BATCH));
            int before = done;
            for (ClockStore.Told each : found) {
                done += Boolean.TRUE.equals(transaction.execute(status -> step.test(each))) ? 1 : 0;
            }
            if (found.size() < BATCH || done == before) {
                return done;
            }
        }
    }

    private boolean warn(ClockStore.Told told, @Nullable UUID keeper) {
        if (!store.warned(told.clockId(), told.dueOn())) {
            return false;
        }
        events.publishEvent(new ClockWarned(told.clockId(), told.matterId(), keeper));
        return true;
    }

    private boolean ranOut(ClockStore.Told told, @Nullable UUID keeper) {
        if (!store.toldLate(told.clockId(), told.laterOn())) {
            return false;
        }
        events.publishEvent(new ClockRanOut(told.clockId(), told.matterId(), told.limit(), told.side(), told.laterOn(), keeper));
        return true;
    }

    private boolean escalate(ClockStore.Told told, LocalDate today, Reckoner reckoner) {
        if (!store.holdMatter(told.matterId())) {
            return false;
        }
        return store.escalated(told.clockId(), today).map(levels -> {
            List<Union> above = unions.ancestry(told.handlerUnit()).reversed().stream().skip(1).filter(union -> !union.isClosed()).toList();
            int level = levels + 1;
            if (level > above.size()) {
                store.escalate(told.clockId(), levels, null);
                return false;
            }
            Union next = above.get(level - 1);
            LocalDate again = level == above.size() ? null : today.plusDays(reckoner.limit(AGAIN, next.region(), today).value());
            store.escalate(told.clockId(), level, again);
            store.putOnListOf(told.matterId(), next.id());
            audit.record(AuditEntry.of(Act.MATTER_ESCALATED, "matter", told.matterId()).with(Map.of("to", next.id(), "level", level, "clock", told.clockId())));
            events.publishEvent(new ClockEscalated(told.clockId(), told.matterId(), next.id(), level));
            return true;
        }).orElse(false);
    }
}
