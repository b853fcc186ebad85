package org.gongqiao.app.disputes;

import java.util.List;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.casework.PartMatter;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.file.Dispute.Entry;
import org.gongqiao.app.disputes.file.Dispute.Head;
import org.gongqiao.app.kernel.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The dispute of the current grant, as far as row-level security shares it with its role. */
@Component
public class TakingPart {

    private final DisputeStore store;
    private final Grants grants;

    TakingPart(DisputeStore store, Grants grants) {
        this.store = store;
        this.grants = grants;
    }

    /** Not found where the grant is on a matter of another kind, or has ended. */
    @Transactional(readOnly = true)
    public Dispute dispute() {
        PartMatter matter = grants.matter();
        return store.find(matter.objectId()).orElseThrow(() -> new NotFound("dispute", matter.objectId()));
    }

    /** Names and stages; never a number, a phone or an address. */
    @Transactional(readOnly = true)
    public List<Claimant> workers() {
        return store.namesOfClaimants(dispute().id());
    }

    @Transactional(readOnly = true)
    public List<Head> heads() {
        return store.heads(dispute().id());
    }

    @Transactional(readOnly = true)
    public List<Entry> entries() {
        return store.entries(dispute().id());
    }
}
