package org.gongqiao.app.sessions.agenda;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells an item that is out of scope from one that a role may not touch. */
@Component
class ItemLookup implements RecordLookup {

    private final AgendaStore store;

    ItemLookup(AgendaStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "sessionItem";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }
}
