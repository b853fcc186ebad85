package org.gongqiao.app.sessions;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a session that is out of scope from one that a role may not touch. */
@Component
class SessionLookup implements RecordLookup {

    private final SessionStore store;

    SessionLookup(SessionStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "session";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }
}
