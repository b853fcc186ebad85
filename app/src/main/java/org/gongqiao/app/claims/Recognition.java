package org.gongqiao.app.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Joins;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.claims.event.ClaimFiled;
import org.gongqiao.app.claims.event.ClaimUrgent;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.organization.Unions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * After a claim came in: whether others report the same, and whether their number makes all of them urgent (U-02). At
 * least once; a second run proposes and raises nothing twice.
 */
@Component
class Recognition {

    private final ClaimStore store;
    private final Joins joins;
    private final Matters matters;
    private final Urgency urgency;
    private final Unions unions;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Recognition(ClaimStore store, Joins joins, Matters matters, Urgency urgency, Unions unions, ApplicationEventPublisher events,
                TransactionTemplate transaction) {
        this.store = store;
        this.joins = joins;
        this.matters = matters;
        this.urgency = urgency;
        this.unions = unions;
        this.events = events;
        this.transaction = transaction;
    }

    @Async
    @TransactionalEventListener(id = "claims.recognition.filed")
    void on(ClaimFiled event) {
        if (!event.sealed()) {
            look(event.matterId());
        }
    }

    /** Package-wide for tests, which need not wait for another thread. */
    void look(UUID matterId) {
        joins.recognise(matterId);
        unions.root().ifPresent(top -> Scope.run(Scope.service("urgent-claims", top.areaPath()), () ->
                transaction.executeWithoutResult(status -> raise(matterId))));
    }

    private void raise(UUID matterId) {
        List<UUID> alike = joins.allAlike(matterId);
        int persons = joins.alike(matterId);
        for (Claim found : store.followers(alike)) {
            matters.hold(found.matterId());
            Claim claim = store.lock(found.id()).orElseThrow();
            if (!claim.isOpen() || claim.people() >= persons) {
                continue;
            }
            List<Verdict> flags = urgency.flags(Urgency.Stated.of(claim, persons));
            var rules = new ArrayList<>(claim.urgent());
            List<Verdict> raised = flags.stream().filter(flag -> !rules.contains(flag.ground().ruleId())).toList();
            if (!raised.isEmpty()) {
                raised.forEach(flag -> rules.add(flag.ground().ruleId()));
                store.urgent(claim.id(), rules, raised);
                if (claim.urgent().isEmpty()) {
                    matters.proceed(claim.matterId(), matters.get(claim.matterId()).step(), Urgency.ESCALATE);
                }
                matters.note(claim.matterId(), "claims.done.urgent", String.join(", ", rules));
                events.publishEvent(new ClaimUrgent(claim.id(), claim.handlerUnit()));
            }
        }
    }
}
