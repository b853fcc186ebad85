package org.gongqiao.app.proposals.guide;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a pilot that is out of scope from one that a role may not touch. */
@Component
class PilotLookup implements RecordLookup {

    private final GuideStore store;

    PilotLookup(GuideStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "pilot";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.pilot(id).isPresent();
    }
}
