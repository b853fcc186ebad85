package org.gongqiao.app.claims;

import java.util.Optional;
import java.util.UUID;

/** Where a claim that went on to mediation is worked on and followed; the module that takes it up knows. */
public interface MediationPages {

    /** Address for the desk of the request; empty where nothing was taken up, out of scope, or without the permission. */
    Optional<String> atDesk(UUID matterId);

    /** Address for the person himself, whether the matter is his own or the one that his is handled together with. */
    Optional<String> own(UUID matterId);
}
