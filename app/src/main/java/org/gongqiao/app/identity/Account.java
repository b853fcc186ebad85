package org.gongqiao.app.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a sign-in needs to know of an account; never leaves this module. */
record Account(UUID id, UUID personId, @Nullable String passwordHash, byte @Nullable [] totpSecret, @Nullable Instant totpSince,
               @Nullable Long totpLastStep, int failures, @Nullable Instant lockedUntil, boolean disabled) {

    boolean hasSecondFactor() {
        return totpSince != null;
    }
}
