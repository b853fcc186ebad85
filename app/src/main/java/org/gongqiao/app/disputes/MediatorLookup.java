package org.gongqiao.app.disputes;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a mediator of a union out of scope from one that a role may not touch. */
@Component
class MediatorLookup implements RecordLookup {

    private final MediatorStore store;

    MediatorLookup(MediatorStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "mediator";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }
}
