package org.gongqiao.app.openness.disclosure;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a publication that is out of scope from one that a role may not touch. */
@Component
class PublicationLookup implements RecordLookup {

    private final PublicationStore store;

    PublicationLookup(PublicationStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return Disclosures.OWNER;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }
}
