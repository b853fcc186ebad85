package org.gongqiao.app.elections;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a record out of scope from one that a role may not touch. */
@Component
class ElectionLookup implements RecordLookup {

    private final ElectionStore store;

    ElectionLookup(ElectionStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "election";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }
}
