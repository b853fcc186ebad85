package org.gongqiao.app.disputes;

import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.claims.MediationPages;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Leads from a claim that went on to mediation to the dispute that it became; the scope decides who finds it. */
@Component
class DisputePagesOfClaims implements MediationPages {

    private final DisputeStore store;
    private final DisputeMatter kind;

    DisputePagesOfClaims(DisputeStore store, DisputeMatter kind) {
        this.store = store;
        this.kind = kind;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> atDesk(UUID matterId) {
        return Scope.desk().may(Permission.DISPUTE_READ) ? store.byMatter(matterId).map(kind::deskLink) : Optional.empty();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> own(UUID matterId) {
        return store.byMatter(matterId).map(kind::ownLink);
    }
}
