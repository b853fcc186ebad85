package org.gongqiao.app.casework.clock;

import java.util.List;
import java.util.Optional;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Turn;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The handler's day as whoever takes part in a matter sees it: how it is counted, not who recorded what. */
@Component
public class PartClocks {

    /** The statute book is open to everybody, and to no grant in particular. */
    private static final Scope NOWHERE = Scope.service("part-clock", "0");

    private final ClockStore store;
    private final Deadlines deadlines;
    private final TransactionTemplate transaction;

    PartClocks(ClockStore store, Deadlines deadlines, TransactionTemplate transaction) {
        this.store = store;
        this.deadlines = deadlines;
        this.transaction = transaction;
    }

    /** @param limit name of the law parameter that limits the step */
    public record Explained(String limit, Side side, Due due) {}

    /** Of the matter of the current {@link Scope.Part}; empty once it is closed, or the grant has ended. */
    @Transactional(propagation = Propagation.NEVER)
    public Optional<Explained> driving() {
        record Counted(ClockStore.PartRow row, List<Turn> turns) {}
        Optional<Counted> counted = transaction.execute(status -> store.ofPart()
                .map(row -> new Counted(row, store.turns(List.of(row.id())).getOrDefault(row.id(), List.of()))));
        return counted.map(each -> new Explained(each.row().limit(), each.row().side(),
                Scope.call(NOWHERE, () -> deadlines.due(each.row().limit(), each.row().region(), each.turns()))));
    }
}
