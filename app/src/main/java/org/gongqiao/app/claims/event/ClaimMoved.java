package org.gongqiao.app.claims.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something happened that the person is told by {@code notice}. */
public record ClaimMoved(UUID claimId, @Nullable UUID personId, String notice) {}
