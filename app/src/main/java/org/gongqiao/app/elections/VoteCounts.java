package org.gongqiao.app.elections;

import org.gongqiao.app.access.Scope;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.voting.VoteFinished;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Takes the count of a finished vote over into its round; what was taken over before stays. */
@Component
class VoteCounts {

    private final ElectionStore store;
    private final Rounds rounds;
    private final Unions unions;

    VoteCounts(ElectionStore store, Rounds rounds, Unions unions) {
        this.store = store;
        this.rounds = rounds;
        this.unions = unions;
    }

    @ApplicationModuleListener(id = "elections.counts")
    void on(VoteFinished event) {
        unions.root().ifPresent(root -> Scope.run(Scope.service("election-counts", root.areaPath()), () -> rounds.takeCountOf(event.vote())));
    }
}
