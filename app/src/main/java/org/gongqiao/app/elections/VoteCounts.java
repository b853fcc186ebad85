package org.gongqiao.app.elections;

import org.gongqiao.app.access.Scope;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.voting.VoteFinished;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Takes the count of a finished vote over into its round; what was taken over before stays. */
@Component
class VoteCounts {

    private final Rounds rounds;
    private final Unions unions;

    VoteCounts(Rounds rounds, Unions unions) {
        this.rounds = rounds;
        this.unions = unions;
    }

    /** Not the usual listener of a module: its transaction would begin before the scope is bound, and reach no round. */
    @Async
    @TransactionalEventListener(id = "elections.counts")
    void on(VoteFinished event) {
        unions.root().ifPresent(root -> Scope.run(Scope.service("election-counts", root.areaPath()), () -> rounds.takeCountOf(event.vote())));
    }
}
