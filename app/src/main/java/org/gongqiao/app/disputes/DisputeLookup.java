package org.gongqiao.app.disputes;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a dispute that is out of scope from one that a role may not touch. */
@Component
class DisputeLookup implements RecordLookup {

    private final DisputeStore store;

    DisputeLookup(DisputeStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "dispute";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }
}
