package org.gongqiao.app.surveys.sheet;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.gongqiao.app.organization.Unions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A survey is its issuer's: unions below see their own sheets, and not how the others stand. */
@Component
class SurveyLookup implements RecordLookup {

    private final SheetStore store;
    private final Unions unions;

    SurveyLookup(SheetStore store, Unions unions) {
        this.store = store;
        this.unions = unions;
    }

    @Override
    public String kind() {
        return "survey";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.survey(id).filter(survey -> unions.findInScope(survey.unitId()).isPresent()).isPresent();
    }
}
