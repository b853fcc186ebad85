package org.gongqiao.app.proposals.proposal;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a proposal that is out of scope from one that a role may not touch. */
@Component
class CongressProposalLookup implements RecordLookup {

    private final CongressProposalStore store;

    CongressProposalLookup(CongressProposalStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "congressProposal";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }
}
