package org.gongqiao.app.claims;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether a sealed complaint, named by its matter, is kept by the union at whose keeper's desk one sits; opened or not. */
@Component
class SealedLookup implements RecordLookup {

    private final ClaimStore store;

    SealedLookup(ClaimStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "sealed";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID matterId) {
        return store.isKept(matterId);
    }
}
