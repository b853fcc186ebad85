package org.gongqiao.app.congress;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a body that is out of scope from one that a role may not touch. */
@Component
class CongressLookup implements RecordLookup {

    private final BodyStore store;

    CongressLookup(BodyStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "congress";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }
}
