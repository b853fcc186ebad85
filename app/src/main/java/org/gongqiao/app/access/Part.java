package org.gongqiao.app.access;

import java.util.UUID;

/**
 * Somebody without an account who has proved a grant on one matter.
 *
 * @param name as the grant names him; empty for whoever complained without a name
 */
public record Part(UUID grantId, UUID matterId, PartRole role, String name) {

    public Scope scope() {
        return new Scope.Part(grantId, matterId, role);
    }
}
