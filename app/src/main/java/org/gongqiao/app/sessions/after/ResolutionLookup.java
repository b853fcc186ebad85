package org.gongqiao.app.sessions.after;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a resolution that is out of scope from one that a role may not touch. */
@Component
class ResolutionLookup implements RecordLookup {

    private final ResolutionStore store;

    ResolutionLookup(ResolutionStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "resolution";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }
}
