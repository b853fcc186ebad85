package org.gongqiao.app.claims;

import org.gongqiao.app.casework.MatterPassedOn;
import org.gongqiao.app.casework.MattersJoined;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves a claim with its matter, in the same transaction, also after it has gone on to mediation under another kind. */
@Component
class ClaimFollower {

    private final ClaimStore store;

    ClaimFollower(ClaimStore store) {
        this.store = store;
    }

    @EventListener
    void on(MatterPassedOn moved) {
        store.followMatter(moved.matterId());
    }

    @EventListener
    void on(MattersJoined joined) {
        store.followMatter(joined.matterId());
    }
}
