package org.gongqiao.app.joining;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells an application that is out of scope from one that a role may not touch. */
@Component
class ApplicationLookup implements RecordLookup {

    private final ApplicationStore store;

    ApplicationLookup(ApplicationStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "application";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }
}
