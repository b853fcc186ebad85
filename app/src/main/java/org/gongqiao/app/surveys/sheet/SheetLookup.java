package org.gongqiao.app.surveys.sheet;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a sheet that is out of scope from one that a role may not touch. */
@Component
class SheetLookup implements RecordLookup {

    private final SheetStore store;

    SheetLookup(SheetStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "surveySheet";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }
}
