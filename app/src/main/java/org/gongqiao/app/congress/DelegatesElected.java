package org.gongqiao.app.congress;

import java.util.UUID;

/** A constituency elected delegates, for the first time or to fill a gap. */
public record DelegatesElected(UUID body, UUID election) {}
