package org.gongqiao.app.sessions.between;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a joint meeting that is out of scope from one that a role may not touch. */
@Component
class JointLookup implements RecordLookup {

    private final BetweenStore store;

    JointLookup(BetweenStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "joint";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }
}
