package org.gongqiao.app.congress;

import java.util.UUID;

/** A delegate stopped being one before the end of the term. */
public record DelegateEnded(UUID body, UUID delegate) {}
