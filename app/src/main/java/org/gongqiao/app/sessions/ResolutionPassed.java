package org.gongqiao.app.sessions;

import java.util.UUID;

/** An item that had to pass has passed. */
public record ResolutionPassed(UUID session, UUID item) {}
