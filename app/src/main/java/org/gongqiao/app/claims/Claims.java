package org.gongqiao.app.claims;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.kernel.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Questions, claims and complaints in the caller's scope, as other modules see them. */
@Component
public class Claims {

    private final ClaimStore store;

    Claims(ClaimStore store) {
        this.store = store;
    }

    /** The claim with which a matter began; empty out of scope, and where the matter began otherwise. */
    @Transactional(readOnly = true)
    public Optional<Claim> find(UUID matterId) {
        return store.ofMatter(matterId);
    }

    /** By its own id; in the caller's scope, else not found. */
    @Transactional(readOnly = true)
    public Claim get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("claim", id));
    }

    /** A person's own, the newest first. */
    @Transactional(readOnly = true)
    public List<Claim> of(UUID person, int most) {
        return store.of(person, most);
    }
}
