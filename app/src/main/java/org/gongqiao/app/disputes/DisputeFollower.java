package org.gongqiao.app.disputes;

import org.gongqiao.app.casework.MatterPassedOn;
import org.gongqiao.app.organization.Unions;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves a dispute with its matter, in the same transaction: both are seen by the new union, or neither. */
@Component
class DisputeFollower {

    private final DisputeStore store;
    private final Unions unions;

    DisputeFollower(DisputeStore store, Unions unions) {
        this.store = store;
        this.unions = unions;
    }

    @EventListener
    void on(MatterPassedOn moved) {
        if (moved.kind().equals(DisputeMatter.NAME) && !store.follow(moved.objectId(), unions.get(moved.toUnit()))) {
            throw new IllegalStateException("a dispute could not follow its matter");
        }
    }
}
