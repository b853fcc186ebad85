package org.gongqiao.app.openness.disclosure;

import java.util.UUID;

/** A matter was published. */
public record Published(UUID publicationId, UUID itemId, UUID unitId) {}
