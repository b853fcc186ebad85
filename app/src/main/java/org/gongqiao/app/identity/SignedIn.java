package org.gongqiao.app.identity;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/** Who a session belongs to. Everything else (posts, whether the account still works) is read anew for each request. */
record SignedIn(UUID personId, UUID accountId, boolean secondFactor) implements Principal, Serializable {

    @Override
    public String getName() {
        return accountId.toString();
    }
}
