package org.gongqiao.app.claims;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a claim that is out of scope from one that a role may not touch. A sealed one is in no officer's scope. */
@Component
class ClaimLookup implements RecordLookup {

    private final ClaimStore store;

    ClaimLookup(ClaimStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "claim";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }
}
