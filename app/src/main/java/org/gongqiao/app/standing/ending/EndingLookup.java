package org.gongqiao.app.standing.ending;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells an ended membership that is out of scope from one that a role may not touch. */
@Component
class EndingLookup implements RecordLookup {

    private final EndingStore store;

    EndingLookup(EndingStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "ending";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }
}
