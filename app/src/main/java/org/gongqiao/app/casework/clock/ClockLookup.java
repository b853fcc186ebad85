package org.gongqiao.app.casework.clock;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a clock that is out of scope from one that a role may not touch. */
@Component
class ClockLookup implements RecordLookup {

    private final ClockStore store;

    ClockLookup(ClockStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "clock";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }
}
