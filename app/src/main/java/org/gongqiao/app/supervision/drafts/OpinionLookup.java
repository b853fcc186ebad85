package org.gongqiao.app.supervision.drafts;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;

@Component
class OpinionLookup implements RecordLookup {

    private final LawDrafts drafts;

    OpinionLookup(LawDrafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public String kind() {
        return "draftOpinion";
    }

    @Override
    public boolean inScope(UUID id) {
        return drafts.findOpinion(id).isPresent();
    }
}
