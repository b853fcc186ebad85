package org.gongqiao.app.joining;

import java.util.UUID;

/** The worker took his application back. */
public record ApplicationWithdrawn(UUID applicationId, UUID personId, UUID deciderUnit) {}
