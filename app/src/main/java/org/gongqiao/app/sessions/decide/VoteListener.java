package org.gongqiao.app.sessions.decide;

import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.voting.VoteAnnulled;
import org.gongqiao.app.voting.VoteFinished;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes over what a vote came to, after its commit, at least once. */
@Component
class VoteListener {

    private final ItemVotes itemVotes;
    private final Unions unions;
    private final TransactionTemplate transaction;

    VoteListener(ItemVotes itemVotes, Unions unions, TransactionTemplate transaction) {
        this.itemVotes = itemVotes;
        this.unions = unions;
        this.transaction = transaction;
    }

    @Async
    @TransactionalEventListener(id = "sessions.votes.finished")
    void on(VoteFinished event) {
        settle(event.vote());
    }

    @Async
    @TransactionalEventListener(id = "sessions.votes.annulled")
    void on(VoteAnnulled event) {
        settle(event.vote());
    }

    private void settle(UUID vote) {
        unions.root().ifPresent(top -> Scope.run(Scope.service("sessions-votes", top.areaPath()), () ->
                transaction.executeWithoutResult(status -> itemVotes.settle(vote))));
    }
}
