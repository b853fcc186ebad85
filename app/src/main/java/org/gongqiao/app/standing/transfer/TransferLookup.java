package org.gongqiao.app.standing.transfer;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a transfer that is out of scope from one that a role may not touch. */
@Component
class TransferLookup implements RecordLookup {

    private final TransferStore store;

    TransferLookup(TransferStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "transfer";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }
}
