package org.gongqiao.app.proposals.suggestion;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a suggestion that is out of scope from one that a role may not touch. */
@Component
class SuggestionLookup implements RecordLookup {

    private final SuggestionStore store;

    SuggestionLookup(SuggestionStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "suggestion";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }
}
