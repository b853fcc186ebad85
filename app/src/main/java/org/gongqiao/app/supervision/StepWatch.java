package org.gongqiao.app.supervision;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.clock.ClockRanOut;
import org.gongqiao.app.organization.Unions;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at open cases when a day has passed and proposes what comes next; it sends nothing. Each case in a transaction of
 * its own, so that a run that broke off loses nothing.
 */
@Component
public class StepWatch {

    private static final int BATCH = 500;
    private static final String SERVICE = "supervision-steps";

    private final Cases cases;
    private final Letters letters;
    private final CaseStore store;
    private final Unions unions;
    private final TransactionTemplate transaction;

    StepWatch(Cases cases, Letters letters, CaseStore store, Unions unions, TransactionTemplate transaction) {
        this.cases = cases;
        this.letters = letters;
        this.store = store;
        this.unions = unions;
        this.transaction = transaction;
    }

    /** Returns how many cases have another next step than before. */
    public int proposeAll() {
        return unions.root().map(top -> Scope.call(Scope.service(SERVICE, top.areaPath()), this::eachOpen)).orElse(0);
    }

    private int eachOpen() {
        int changed = 0;
        UUID after = new UUID(0, 0);
        while (true) {
            List<UUID> open = cases.openAfter(after, BATCH);
            for (UUID id : open) {
                changed += cases.propose(id) ? 1 : 0;
            }
            if (open.size() < BATCH) {
                return changed;
            }
            after = open.getLast();
        }
    }

    /** The time of the other side has passed by every reading. */
    @Async
    @TransactionalEventListener(id = "supervision.clockRanOut")
    void on(ClockRanOut event) {
        inService(() -> store.byMatter(event.matterId()).ifPresent(cases::propose));
    }

    @Async
    @TransactionalEventListener(id = "supervision.answeredByEmployer")
    void on(LetterAnsweredByEmployer event) {
        inService(() -> letters.answeredByLink(event.letterId()));
    }

    private void inService(Runnable work) {
        unions.root().ifPresent(top -> Scope.run(Scope.service(SERVICE, top.areaPath()), () -> transaction.executeWithoutResult(status -> work.run())));
    }
}
